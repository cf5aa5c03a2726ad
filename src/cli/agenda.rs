//! What is to be done: what is overdue, then day by day; deals going stale, people not heard of for too long, birthdays,
//! and the month so far.
//!
//! JSON is `rolo/agenda/1`: `{"schema", "from", "overdue": [task], "days": [{"date", "tasks"}], "rotten": [deal],
//! "quiet": [{"due", "last", "rhythm", "record"}], "birthdays": [{"on", "contact"}], "month": {"won", "value": [{"currency", "sum"}], "lost", "activities": {type:
//! count}}}`. NDJSON, TSV and CSV have a line a thing to do: `what date time handle name who`. Dates
//! and times of those lines are on the reader's clock, as the days of the agenda are; JSON has moments as they were said.

use jiff::tz::TimeZone;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Shell;
use super::cells::{one_line, pad};
use super::halt::Halt;
use super::sheet::{Form, Sheet};
use crate::domain::money::plain;
use crate::domain::{Field, Kind, Record, Value, deal, task};
use crate::exchange::{json, plain_json};
use crate::grammar::{Format, Show};
use crate::ops::answer::{Agenda, Celebration, Month, Quiet};
use crate::text::{marked, with_marks};

/// The head of an agenda for scripts.
const HEAD: &[&str] = &["what", "date", "time", "handle", "name", "who"];

/// The cells of a time of day.
const TIME: usize = 5;

/// Prints an agenda.
pub(super) fn print(shell: &mut Shell<'_>, agenda: &Agenda, show: &Show) -> Result<(), Halt> {
    match shell.format(show) {
        Format::Table => print_for_people(shell, agenda),
        Format::Tsv => print_sheet(shell, agenda, Form::Tsv),
        Format::Csv => print_sheet(shell, agenda, Form::Csv),
        Format::Json => {
            plain_json::write(&mut shell.out.to, &AsJson(agenda))?;
            shell.put("")
        }
        Format::Ndjson => records(agenda).try_for_each(|record| {
            json::write_record(&mut shell.out.to, record)?;
            shell.put("")
        }),
        Format::Ids => records(agenda).try_for_each(|record| shell.put(&record.id.to_string())),
    }
}

/// Everything that is to be done, in the order in which it is shown.
fn records(agenda: &Agenda) -> impl Iterator<Item = &Record> {
    let days = agenda.days.iter().flat_map(|day| &day.tasks);
    let quiet = agenda.quiet.iter().map(|each| &each.record);
    let birthdays = agenda.birthdays.iter().map(|each| &each.record);
    agenda.overdue.iter().chain(days).chain(&agenda.rotten).chain(quiet).chain(birthdays)
}

fn print_for_people(shell: &mut Shell<'_>, agenda: &Agenda) -> Result<(), Halt> {
    if !agenda.overdue.is_empty() {
        let heading = shell.text.say("cli-agenda-overdue", &[("count", agenda.overdue.len().into())]);
        print_heading(shell, &heading)?;
        for task in &agenda.overdue {
            let date = date(task, &shell.zone);
            print_task(shell, task, &format!("{date} "))?;
        }
        shell.put("")?;
    }
    for day in &agenda.days {
        let heading = shell.text.day(day.date);
        print_heading(shell, &heading)?;
        day.tasks.iter().try_for_each(|task| print_task(shell, task, ""))?;
        shell.put("")?;
    }
    if agenda.days.is_empty() && agenda.overdue.is_empty() {
        let said = shell.text.get("cli-agenda-nothing");
        shell.put(&said)?;
        shell.put("")?;
    }
    print_rotten(shell, agenda)?;
    print_quiet(shell, &agenda.quiet)?;
    print_birthdays(shell, &agenda.birthdays)?;
    print_month(shell, &agenda.month)
}

fn print_heading(shell: &mut Shell<'_>, heading: &str) -> Result<(), Halt> {
    let heading = shell.out.paint.bold(heading);
    shell.put(&heading)
}

fn print_task(shell: &mut Shell<'_>, task: &Record, before: &str) -> Result<(), Halt> {
    let sort = Some(task.text("type")).filter(|sort| !matches!(*sort, "" | "todo"));
    let sort = sort.map(|sort| format!("{}: ", shell.text.choice(sort))).unwrap_or_default();
    let (title, who, place) = (task.title(), who(&with_marks(task)), task.text("place").to_owned());
    let parts = [format!("{sort}{title}"), who, place, for_people(task, "duration"), remind(shell, task)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let head = format!("  {before}{}  {}  ", pad(&time(task, &shell.zone), TIME), task.handle());
    shell.put_hanging(&head, &one_line(&parts.join(" · ")))
}

/// How long before it is due a task rings, where that is said.
fn remind(shell: &Shell<'_>, task: &Record) -> String {
    let when = match task.value("remind") {
        None => return String::new(),
        Some(Value::Number(0)) => "due",
        Some(Value::Number(_)) => "before",
        Some(_) => "never",
    };
    let remind = for_people(task, "remind");
    shell.text.say("cli-agenda-remind", &[("when", when.into()), ("remind", remind.into())])
}

/// A field of a task as people read it.
fn for_people(task: &Record, field: &str) -> String {
    Field::find(Kind::Task, field).map(|field| task.texts_for_people(field).concat()).unwrap_or_default()
}

/// Whom a task concerns.
fn who(record: &Record) -> String {
    let names = ["contacts", "companies", "deals"].into_iter().flat_map(|field| record.items(field));
    names.map(|(key, _)| record.item_name(key).to_owned()).collect::<Vec<_>>().join(", ")
}

/// The day on which it is due by the reader's clock: the one under which it stands.
fn date(task: &Record, zone: &TimeZone) -> String {
    task::due(task).map(|due| due.date_in(zone).to_string()).unwrap_or_default()
}

fn time(task: &Record, zone: &TimeZone) -> String {
    task::due(task).and_then(|due| due.time_in(zone)).unwrap_or_default()
}

fn print_rotten(shell: &mut Shell<'_>, agenda: &Agenda) -> Result<(), Halt> {
    if agenda.rotten.is_empty() {
        return Ok(());
    }
    let heading = shell.text.say("cli-agenda-rotten", &[("count", agenda.rotten.len().into())]);
    print_heading(shell, &heading)?;
    for record in &agenda.rotten {
        let days = deal::days_in_stage(record, agenda.from).unwrap_or_default();
        let days = shell.text.say("cli-agenda-days", &[("days", days.into())]);
        let value = deal::value(record).map(|money| shell.text.money(money)).unwrap_or_default();
        let text = format!("{}  {days}  {value}", one_line(&marked(record)));
        shell.put_hanging(&format!("  {}  ", record.handle()), text.trim_end())?;
    }
    shell.put("")
}

/// With whom contact is due: since when, who, how often, and when it was last.
fn print_quiet(shell: &mut Shell<'_>, quiet: &[Quiet]) -> Result<(), Halt> {
    if quiet.is_empty() {
        return Ok(());
    }
    let heading = shell.text.say("cli-agenda-quiet", &[("count", quiet.len().into())]);
    print_heading(shell, &heading)?;
    for Quiet { record, rhythm, last, due } in quiet {
        let last = last.as_ref().map(|last| last.date_in(&shell.zone).to_string());
        let last = match &last {
            Some(last) => shell.text.say("cli-agenda-last", &[("date", last.as_str().into())]),
            None => shell.text.get("cli-agenda-never"),
        };
        let parts = [one_line(&marked(record)), shell.text.rhythm(*rhythm), last];
        shell.put_hanging(&format!("  {due}  {}  ", record.handle()), &parts.join(" · "))?;
    }
    shell.put("")
}

fn print_birthdays(shell: &mut Shell<'_>, birthdays: &[Celebration]) -> Result<(), Halt> {
    if birthdays.is_empty() {
        return Ok(());
    }
    let heading = shell.text.get("cli-agenda-birthdays");
    print_heading(shell, &heading)?;
    for Celebration { on, record } in birthdays {
        shell.put(&format!("  {on}  {}  {}", record.handle(), one_line(&marked(record))))?;
    }
    shell.put("")
}

fn print_month(shell: &mut Shell<'_>, month: &Month) -> Result<(), Halt> {
    let worth: Vec<String> = month.value.iter().map(|(currency, total)| shell.text.sum(total.sum, currency)).collect();
    let worth = if worth.is_empty() { String::new() } else { format!(" ({})", worth.join(", ")) };
    let facts = [("won", month.won.into()), ("worth", worth.into()), ("lost", month.lost.into())];
    let mut parts = vec![shell.text.say("cli-agenda-month", &facts)];
    parts.extend(month.activities.iter().map(|(sort, count)| {
        let sort = shell.text.choice(sort);
        shell.text.say("cli-agenda-count", &[("sort", sort.into()), ("count", (*count).into())])
    }));
    shell.put_hanging("", &parts.join(" · "))
}

fn print_sheet(shell: &mut Shell<'_>, agenda: &Agenda, form: Form) -> Result<(), Halt> {
    let zone = &shell.zone;
    let task = |what: &str, task: &Record| {
        vec![what.to_owned(), date(task, zone), time(task, zone), task.handle().to_owned(), task.title(), who(task)]
    };
    let bare = |what: &str, date: String, record: &Record| {
        vec![what.to_owned(), date, String::new(), record.handle().to_owned(), record.title(), String::new()]
    };
    let mut rows: Vec<Vec<String>> = agenda.overdue.iter().map(|each| task("overdue", each)).collect();
    rows.extend(agenda.days.iter().flat_map(|day| &day.tasks).map(|each| task("due", each)));
    let since = |deal: &Record| deal::since(deal).and_then(|since| since.get(..10)).unwrap_or_default().to_owned();
    rows.extend(agenda.rotten.iter().map(|each| bare("rotten", since(each), each)));
    rows.extend(agenda.quiet.iter().map(|each| bare("quiet", each.due.to_string(), &each.record)));
    rows.extend(agenda.birthdays.iter().map(|each| bare("birthday", each.on.to_string(), &each.record)));
    let mut sheet = Sheet::new(form, HEAD.iter().map(|word| (*word).to_owned()).collect(), 0);
    sheet.write(&mut shell.out, &rows)
}

struct AsJson<'a>(&'a Agenda);

impl Serialize for AsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Agenda { from, overdue, days, rotten, quiet, birthdays, month } = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", "rolo/agenda/1")?;
        map.serialize_entry("from", from)?;
        map.serialize_entry("overdue", &whole(overdue)?)?;
        let days = days.iter().map(|day| Ok(AsDay { date: day.date.to_string(), tasks: whole(&day.tasks)? }));
        map.serialize_entry("days", &days.collect::<Result<Vec<_>, S::Error>>()?)?;
        map.serialize_entry("rotten", &whole(rotten)?)?;
        let quiet = quiet.iter().map(|each| {
            let record = json::to_json(&each.record).map_err(serde::ser::Error::custom)?;
            let last = each.last.as_ref().map(ToString::to_string);
            Ok(AsQuiet { due: each.due.to_string(), last, rhythm: each.rhythm, record })
        });
        map.serialize_entry("quiet", &quiet.collect::<Result<Vec<_>, S::Error>>()?)?;
        let birthdays = birthdays.iter().map(|each| {
            let contact = json::to_json(&each.record).map_err(serde::ser::Error::custom)?;
            Ok(AsBirthday { on: each.on.to_string(), contact })
        });
        map.serialize_entry("birthdays", &birthdays.collect::<Result<Vec<_>, S::Error>>()?)?;
        let value = month
            .value
            .iter()
            .map(|(currency, total)| AsSum { currency: currency.code(), sum: plain(currency, total.sum) });
        let month = AsMonth { won: month.won, value: value.collect(), lost: month.lost, activities: &month.activities };
        map.serialize_entry("month", &month)?;
        map.end()
    }
}

fn whole<E: serde::ser::Error>(records: &[Record]) -> Result<Vec<serde_json::Value>, E> {
    records.iter().map(|record| json::to_json(record).map_err(E::custom)).collect()
}

#[derive(Serialize)]
struct AsDay {
    date: String,
    tasks: Vec<serde_json::Value>,
}

#[derive(Serialize)]
struct AsQuiet {
    due: String,
    last: Option<String>,
    rhythm: u32,
    record: serde_json::Value,
}

#[derive(Serialize)]
struct AsBirthday {
    on: String,
    contact: serde_json::Value,
}

#[derive(Serialize)]
struct AsSum {
    currency: &'static str,
    sum: String,
}

#[derive(Serialize)]
struct AsMonth<'a> {
    won: usize,
    value: Vec<AsSum>,
    lost: usize,
    activities: &'a std::collections::BTreeMap<String, usize>,
}
