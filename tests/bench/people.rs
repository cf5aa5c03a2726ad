//! Made-up people: the same ones for the same seed, as NDJSON for `rolo apply` and as CSV for other programs.

use std::io::Write;
use std::path::Path;
use std::{fs, io};

use fastrand::Rng;
use serde_json::{Value, json};

use super::nations::{NATIONS, Nation};

/// The columns of the CSV file, after the number of the row.
pub(crate) const COLUMNS: &[&str] =
    &["given", "family", "company", "role", "email", "phone", "street", "postcode", "city", "country", "tags", "notes"];

const TAGS: &[&str] = &["vip", "fair", "newsletter", "reseller", "cold", "press", "supplier", "pilot"];
const LIFECYCLES: &[&str] = &["lead", "qualified", "customer", "lapsed"];
const LABELS: &[&str] = &["work", "mobile", "home"];

/// A person who does not exist.
pub(crate) struct Person {
    nation: &'static Nation,
    given: &'static str,
    family: &'static str,
    company: String,
    role: &'static str,
    emails: Vec<String>,
    phones: Vec<String>,
    street: String,
    postcode: String,
    city: &'static str,
    tags: Vec<&'static str>,
    lifecycle: &'static str,
    birthday: Option<String>,
    notes: String,
}

/// Endlessly many people, always the same ones.
pub(crate) fn people(seed: u64) -> impl Iterator<Item = Person> {
    let mut rng = Rng::with_seed(seed);
    (0_u32..).map(move |number| Person::new(&mut rng, number))
}

/// Writes `count` people to `path`, one JSON object a line.
pub(crate) fn write_ndjson(path: &Path, count: usize) -> io::Result<()> {
    let mut file = io::BufWriter::new(fs::File::create(path)?);
    for person in people(1).take(count) {
        writeln!(file, "{}", person.to_json())?;
    }
    file.flush()
}

/// Writes the same people to `path` as CSV without a head.
pub(crate) fn write_csv(path: &Path, count: usize) -> Result<(), csv::Error> {
    let mut file = csv::Writer::from_path(path)?;
    for (number, person) in (1..=count).zip(people(1)) {
        file.write_field(number.to_string())?;
        file.write_record(person.to_columns())?;
    }
    file.flush().map_err(csv::Error::from)
}

/// Writes the same people to `path` as CSV with a head and the number of the row as an external id, for `rolo import`.
pub(crate) fn write_table(path: &Path, count: usize) -> Result<(), csv::Error> {
    let mut file = csv::Writer::from_path(path)?;
    file.write_field("external id")?;
    file.write_record(COLUMNS)?;
    for (number, person) in (1..=count).zip(people(1)) {
        file.write_field(number.to_string())?;
        file.write_record(person.to_columns())?;
    }
    file.flush().map_err(csv::Error::from)
}

impl Person {
    fn new(rng: &mut Rng, number: u32) -> Person {
        let nation = pick(rng, NATIONS);
        let (given, given_latin) = pick(rng, nation.given);
        let (family, family_latin) = pick(rng, nation.family);
        let (trade, domain) = pick(rng, nation.trades);
        let company = format!("{} {trade}", pick(rng, nation.family).0);
        let mut emails = vec![format!("{given_latin}.{family_latin}{number}@{domain}.example")];
        if rng.u8(..3) == 0 {
            emails.push(format!("{family_latin}{number}@mail.example"));
        }
        let phones = (0..rng.usize(1..=2)).map(|_| format!("{}{:07}", nation.calling, rng.u32(..10_000_000))).collect();
        let (city, zone) = pick(rng, nation.cities);
        let month_day = format!("{:02}-{:02}", rng.u8(1..=12), rng.u8(1..=28));
        Person {
            nation,
            given,
            family,
            company,
            role: pick(rng, nation.roles),
            emails,
            phones,
            street: format!("{} {}", pick(rng, nation.streets), rng.u8(1..)),
            postcode: format!("{zone}{:03}", rng.u16(..1000)),
            city,
            tags: TAGS.iter().copied().filter(|_| rng.u8(..4) == 0).collect(),
            lifecycle: pick(rng, LIFECYCLES),
            birthday: (rng.u8(..3) == 0).then(|| format!("{}-{month_day}", rng.u16(1940..2005))),
            notes: format!("{} {}", pick(rng, nation.openings), pick(rng, nation.endings)),
        }
    }

    /// A row for `rolo apply`.
    pub(crate) fn to_json(&self) -> Value {
        let phones = self.phones.iter().zip(LABELS).map(|(number, label)| json!({"number": number, "label": label}));
        let emails = self.emails.iter().zip(LABELS).map(|(address, label)| json!({"address": address, "label": label}));
        let address = json!({
            "label": "work",
            "street": self.street,
            "postcode": self.postcode,
            "city": self.city,
            "country": self.nation.country,
        });
        json!({
            "given": self.given,
            "family": self.family,
            "companies": [{"name": self.company, "role": self.role}],
            "emails": emails.collect::<Vec<_>>(),
            "phones": phones.collect::<Vec<_>>(),
            "addresses": [address],
            "lifecycle": self.lifecycle,
            "tags": self.tags,
            "birthday": self.birthday,
            "language": self.nation.language,
            "time_zone": self.nation.zone,
            "notes": self.notes,
        })
    }

    /// Name, company and e-mail in one line.
    pub(crate) fn line(&self) -> String {
        format!("{} {}, {}, {}", self.given, self.family, self.company, self.email())
    }

    /// The first of its e-mail addresses, which nobody else has.
    pub(crate) fn email(&self) -> String {
        self.emails.first().cloned().unwrap_or_default()
    }

    /// The values of [`COLUMNS`].
    fn to_columns(&self) -> [String; 12] {
        [
            self.given.into(),
            self.family.into(),
            self.company.clone(),
            self.role.into(),
            self.emails.join("; "),
            self.phones.join("; "),
            self.street.clone(),
            self.postcode.clone(),
            self.city.into(),
            self.nation.country.into(),
            self.tags.join("; "),
            self.notes.clone(),
        ]
    }
}

/// One of these.
#[expect(clippy::indexing_slicing, reason = "the place is drawn from the length of a list that is never empty")]
fn pick<T: Copy>(rng: &mut Rng, from: &[T]) -> T {
    from[rng.usize(..from.len())]
}
