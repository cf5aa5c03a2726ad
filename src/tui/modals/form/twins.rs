//! Whether a person or a company that is being typed is in the book already: by their name, e-mail, phone or domain.

use super::entry::Entry;
use super::{Form, Purpose};
use crate::domain::id::Uuid128;
use crate::domain::{Field, Kind, Reading, Record, RecordId, phone};
use crate::search::fold;
use crate::tui::msg::Ticket;

/// The most that are told.
const MOST: usize = 2;

/// Names that are shorter are not taken for misspelt.
const SPELT: usize = 6;

/// The fields that say who it is.
const NAMES: &[&str] = &["name", "given", "family"];
const EMAILS: &str = "emails";
const PHONES: &str = "phones";
const DOMAIN: &str = "domain";

/// What is known of those whom a new record may be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Twins {
    /// What was typed, as a record.
    typed: Option<Box<Record>>,
    /// The request that is under way, and the words that it looks for.
    asked: Option<(Ticket, String)>,
    /// Who was found by which words.
    found: Vec<(String, Vec<Record>)>,
}

impl Form {
    /// The kind and the words for which the book is to be asked next, if it is not being asked already.
    pub(crate) fn seeks_twins(&mut self, reading: &Reading) -> Option<(Kind, String)> {
        let Purpose::Add(kind @ (Kind::Contact | Kind::Company)) = self.purpose else { return None };
        let typed = self.as_record(kind, reading);
        let sought = sought(&typed);
        self.twins.typed = Some(Box::new(typed));
        self.twins.found.retain(|(words, _)| sought.contains(words));
        if self.twins.asked.as_ref().is_some_and(|(_, words)| sought.contains(words)) {
            return None;
        }
        let unknown = sought.into_iter().find(|words| self.twins.found.iter().all(|(known, _)| known != words))?;
        Some((kind, unknown))
    }

    /// Says by which request it is asked.
    pub(crate) fn ask_twins(&mut self, ticket: Ticket, words: String) {
        self.twins.asked = Some((ticket, words));
    }

    /// Whether that is the one.
    pub(crate) fn awaits_twins(&self, ticket: Ticket) -> bool {
        self.twins.asked.as_ref().is_some_and(|(asked, _)| *asked == ticket)
    }

    /// Takes over who was found.
    pub(crate) fn found_twins(&mut self, found: Vec<Record>) {
        self.twins.found.extend(self.twins.asked.take().map(|(_, words)| (words, found)));
    }

    /// Those who are in the book already, each with the input that says so.
    pub(crate) fn twins(&self) -> Vec<(usize, &Record)> {
        let Some(typed) = &self.twins.typed else { return Vec::new() };
        let mut twins: Vec<(usize, &Record)> = Vec::new();
        for record in self.twins.found.iter().flat_map(|(_, found)| found) {
            if twins.len() < MOST
                && twins.iter().all(|(_, known)| known.id != record.id)
                && let Some(keys) = alike(typed, record)
                && let Some(at) = self.entries.iter().rposition(|entry| says(entry, keys))
            {
                twins.push((at, record));
            }
        }
        twins
    }

    /// What is typed so far, as far as it can be read.
    fn as_record(&self, kind: Kind, reading: &Reading) -> Record {
        let mut record = Record::new(RecordId { kind, uuid: Uuid128(0) }, reading.now.timestamp());
        for key in NAMES.iter().chain(&[EMAILS, PHONES, DOMAIN]) {
            let Some(field) = Field::find(kind, key) else { continue };
            for value in self.values(key) {
                record.fields.extend(field.read(&value, reading).into_iter().flatten());
            }
        }
        record
    }
}

/// Whether one of these is typed into an input.
fn says(entry: &Entry, keys: &[&str]) -> bool {
    keys.contains(&entry.subject.key()) && !entry.value().is_empty()
}

fn has_name(record: &Record) -> bool {
    NAMES.iter().any(|key| record.value(key).is_some())
}

/// The words that find whoever is like that.
fn sought(typed: &Record) -> Vec<String> {
    let name = has_name(typed).then(|| typed.title());
    let domain = domain(typed);
    let emails = keys(typed, EMAILS).into_iter();
    let phones = keys(typed, PHONES).into_iter().map(|number| format!("{}{number}", phone::URI));
    name.into_iter().chain(emails).chain(phones).chain(domain).collect()
}

fn keys(record: &Record, field: &str) -> Vec<String> {
    record.items(field).into_iter().map(|(key, _)| key.to_lowercase()).collect()
}

fn domain(record: &Record) -> Option<String> {
    record.value(DOMAIN).map(|value| record.shown(value).to_lowercase())
}

/// The fields that say that two are one, if some do.
fn alike(typed: &Record, other: &Record) -> Option<&'static [&'static str]> {
    let share = |field| keys(typed, field).iter().any(|key| keys(other, field).contains(key));
    if share(EMAILS) {
        Some(&[EMAILS])
    } else if share(PHONES) {
        Some(&[PHONES])
    } else if domain(typed).is_some() && domain(typed) == domain(other) {
        Some(&[DOMAIN])
    } else {
        (has_name(typed) && is_same_name(typed, other)).then_some(NAMES)
    }
}

/// Whether two are called the same: but for the order of the words and a slip; of companies, but for what follows.
fn is_same_name(typed: &Record, other: &Record) -> bool {
    let [typed_title, other_title] = [typed, other].map(|record| fold(&record.title()));
    let [mut one, mut two] = [&typed_title, &other_title].map(|title| words(title));
    let are_words = !one.is_empty() && !two.is_empty();
    let is_longer = typed.id.kind == Kind::Company && (one.starts_with(&two) || two.starts_with(&one));
    one.sort_unstable();
    two.sort_unstable();
    let is_slip = || typed_title.chars().count() >= SPELT && strsim::osa_distance(&typed_title, &other_title) <= 1;
    typed_title == other_title || (are_words && (is_longer || one == two)) || is_slip()
}

fn words(title: &str) -> Vec<&str> {
    title.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same(kind: Kind, [one, two]: [&str; 2]) -> bool {
        let reading = Reading::on(jiff::civil::date(2026, 3, 2));
        let [one, two] = [one, two].map(|name| {
            let mut record = Record::new(RecordId { kind, uuid: Uuid128(0) }, reading.now.timestamp());
            record.fields.extend(Field::find(kind, "name").unwrap().read(name, &reading).unwrap());
            record
        });
        is_same_name(&one, &two)
    }

    #[test]
    fn names_are_the_same_in_any_order_and_but_for_a_slip() {
        for names in [["Doe Jane", "Jane Doe"], ["Jane Dow", "jane doe"], ["Müller, Ann", "Ann Muller"]] {
            assert!(is_same(Kind::Contact, names), "{names:?}");
        }
        for names in [["Ann", "Anna"], ["Jane", "Jane Doe"], ["王伟", "王"], ["🚀", "🎈"]] {
            assert!(!is_same(Kind::Contact, names), "{names:?}");
        }
        assert!(is_same(Kind::Company, ["Acme", "Acme GmbH"]) && !is_same(Kind::Company, ["Acme", "Acmeo GmbH"]));
        assert!(!is_same(Kind::Company, ["Acme", "🚀"]));
    }
}
