//! Made-up years of a sales team: companies, people, deals, what happened and what is to be done; as NDJSON for
//! `rolo apply`, and what happened and is to be done once more as CSV for the peer.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use fastrand::Rng;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan};
use serde_json::{Value, json};

use super::Failed;
use super::people::people;

/// The moment at which everything is asked: a Monday morning.
pub(crate) const NOW: &str = "2026-06-15T09:00";

/// The last day of which something is noted, and how many days before it the first one is.
const TODAY: Date = date(2026, 6, 15);
const DAYS: i64 = 4 * 365;

/// How many there are of what.
pub(crate) const PEOPLE: usize = 100_000;
const COMPANIES: usize = 20_000;
const DEALS: usize = 10_000;
const ACTIVITIES: usize = 100_000;
const TASKS: usize = 20_000;

/// Of so many activities one concerns one of the two people of whom the most is noted.
const ONE_IN: usize = 25;
const BUSY: usize = 2;

/// Of so many tasks one is open, and of so many people one has a rhythm.
const OPEN_ONE_IN: usize = 5;
const RHYTHM_ONE_IN: usize = 50;

const SORTS: &[&str] = &["call", "call", "visit", "email", "email", "message", "meeting", "note"];
const STAGES: &[&str] = &["Lead", "Lead", "Qualified", "Proposal", "Negotiation", "Won", "Lost"];
const OWNERS: &[&str] = &["Kim", "Lee", "Ada", "Bo", "Cy"];
const SAID: &[&str] =
    &["wants a quote", "asked for the manual", "要报价", "no answer", "delivery is late, sent a word"];
const TO_DO: &[&str] = &["send the quote", "ring back", "visit", "寄样品", "check the order"];

/// The company of the person of whom the most is noted.
pub(crate) fn busy_company() -> String {
    company(0)
}

/// The person of whom the most is noted, by e-mail address.
pub(crate) fn busy_person() -> Result<String, Failed> {
    people(1).next().map(|person| person.email()).ok_or_else(|| "there is nobody".into())
}

/// Writes everybody: users, companies and people.
pub(crate) fn write_people(path: &Path) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for owner in OWNERS {
        writeln!(file, "{}", json!({"kind": "user", "name": owner}))?;
    }
    for number in 0..COMPANIES {
        writeln!(file, "{}", json!({"kind": "company", "name": company(number)}))?;
    }
    for (number, person) in (0..PEOPLE).zip(people(1)) {
        let mut row = person.to_json();
        if let Value::Object(row) = &mut row {
            row.insert("companies".into(), json!([company(number % COMPANIES)]));
            if number < BUSY {
                row.insert("tags".into(), json!(["busy"]));
            }
            if number % RHYTHM_ONE_IN == 0 {
                row.insert("rhythm".into(), json!(30));
            }
        }
        writeln!(file, "{row}")?;
    }
    file.flush()
}

/// Writes deals, activities and tasks; `happened` and `to_do` are the tables of the peer.
pub(crate) fn write_work(path: &Path, happened: &Path, to_do: &Path) -> Result<(), Failed> {
    let mails: Vec<String> = people(1).take(PEOPLE).map(|person| person.email()).collect();
    let mut rng = Rng::with_seed(11);
    let mut file = BufWriter::new(File::create(path)?);
    for number in 0..DEALS {
        let company = company(rng.usize(..COMPANIES));
        let (stage, value) = (pick(&mut rng, STAGES), format!("{} EUR", rng.u32(100..250_000)));
        let name = format!("{company} {number}");
        writeln!(
            file,
            "{}",
            json!({"kind": "deal", "name": name, "company": company, "stage": stage, "value": value})
        )?;
    }
    let mut table = csv::Writer::from_path(happened)?;
    for number in 0..ACTIVITIES {
        let whose = whose(&mut rng, number);
        let about = About::draw(&mut rng, whose, &mails);
        let day = TODAY.checked_sub(rng.i64(0..DAYS).days())?;
        let (sort, text) = (pick(&mut rng, SORTS), pick(&mut rng, SAID));
        let row = json!({"kind": "activity", "type": sort, "at": about.moment(day), "text": text});
        writeln!(file, "{}", about.row(row))?;
        let columns = [&number.to_string(), &about.moment(day), sort, &about.company, &about.mail, text, about.owner];
        table.write_record(columns)?;
    }
    table.flush()?;
    let mut table = csv::Writer::from_path(to_do)?;
    for number in 0..TASKS {
        let whose = whose(&mut rng, number);
        let about = About::draw(&mut rng, whose, &mails);
        let is_open = number % OPEN_ONE_IN == 0;
        let day = if is_open { rng.i64(-90..10) } else { rng.i64(0..DAYS) };
        let due = TODAY.checked_sub(day.days())?.to_string();
        let done = if is_open { String::new() } else { due.clone() };
        let mut row = json!({"kind": "task", "name": pick(&mut rng, TO_DO), "due": due});
        if let (false, Value::Object(row)) = (is_open, &mut row) {
            row.insert("done".into(), json!(done));
        }
        writeln!(file, "{}", about.row(row))?;
        table.write_record([&number.to_string(), &due, &done, &about.company, &about.mail, about.owner])?;
    }
    table.flush()?;
    Ok(file.flush()?)
}

/// Whom something concerns, who noted it, and at what hour.
struct About {
    mail: String,
    company: String,
    owner: &'static str,
    minutes: i64,
}

impl About {
    fn draw(rng: &mut Rng, whose: usize, mails: &[String]) -> About {
        let mail = mails.get(whose).cloned().unwrap_or_default();
        About { mail, company: company(whose % COMPANIES), owner: pick(rng, OWNERS), minutes: rng.i64(8 * 60..18 * 60) }
    }

    fn moment(&self, day: Date) -> String {
        day.at(0, 0, 0, 0)
            .saturating_add(SignedDuration::from_mins(self.minutes))
            .strftime("%Y-%m-%dT%H:%M")
            .to_string()
    }

    /// The row with whom it concerns.
    fn row(&self, mut row: Value) -> Value {
        if let Value::Object(row) = &mut row {
            row.insert("contacts".into(), json!([self.mail]));
            row.insert("companies".into(), json!([self.company]));
            row.insert("owner".into(), json!(self.owner));
        }
        row
    }
}

/// Whom the next one concerns.
fn whose(rng: &mut Rng, number: usize) -> usize {
    if number.is_multiple_of(ONE_IN) { number / ONE_IN % BUSY } else { rng.usize(..PEOPLE) }
}

fn company(number: usize) -> String {
    format!("Works {number}")
}

/// One of these.
#[expect(clippy::indexing_slicing, reason = "the place is drawn from the length of a list that is never empty")]
fn pick(rng: &mut Rng, from: &[&'static str]) -> &'static str {
    from[rng.usize(..from.len())]
}
