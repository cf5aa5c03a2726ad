//! A form as the command line that saves it: only what differs is named.

use super::entry::Entry;
use super::state::typed;
use super::subject::Subject;
use super::{Form, Purpose};
use crate::domain::field::Type;
use crate::domain::segment::FILTER;
use crate::domain::{Field, Kind, Record};
use crate::grammar::Blank;
use crate::ops::Failure;

const NAME: &str = "name";
const GIVEN: &str = "given";
const FAMILY: &str = "family";

impl Form {
    /// The words that save the form; none if nothing differs from what a record has.
    pub(crate) fn words(&self) -> Result<Option<Vec<String>>, Failure> {
        match &self.purpose {
            Purpose::Command(blank) => self.filled(blank).map(Some),
            Purpose::Add(_) | Purpose::Edit(_) if !self.is_dirty() => Ok(None),
            Purpose::Add(Kind::Segment) => Ok(Some(self.segment())),
            Purpose::Add(kind) => Ok(self.of_record(*kind, None)),
            Purpose::Edit(record) => Ok(self.of_record(record.id.kind, Some(record))),
        }
    }

    /// The words of a command with what is filled in.
    fn filled(&self, blank: &Blank) -> Result<Vec<String>, Failure> {
        let values: Vec<Vec<String>> = blank.arguments.iter().map(|argument| self.values(&argument.id)).collect();
        blank.words(&values)
    }

    fn of_record(&self, kind: Kind, record: Option<&Record>) -> Option<Vec<String>> {
        let mut words = match record {
            Some(record) => [kind.as_str(), "edit", record.handle()].map(str::to_owned).to_vec(),
            None => [kind.as_str(), "add"].map(str::to_owned).to_vec(),
        };
        let fixed = words.len();
        let whole = self.whole_name(kind).filter(|_| record.is_none());
        words.extend(whole.clone());
        for field in self.fields() {
            if field.key == NAME && whole.is_some() {
                continue;
            }
            words.extend(self.flags(field, record).into_iter().map(|value| format!("--{}={value}", field.name)));
        }
        let is_said = words.len() > fixed;
        // Who was right is told by the history, too.
        words.extend(self.settled.map(|rev| format!("--if-rev={rev}")));
        is_said.then_some(words)
    }

    /// The fields that it asks for, each once.
    fn fields(&self) -> Vec<&'static Field> {
        let of_entry = |entry: &Entry| match &entry.subject {
            Subject::Field(field) => Some(*field),
            Subject::Argument(_) => None,
        };
        let mut fields: Vec<&Field> = self.entries.iter().filter_map(of_entry).collect();
        fields.dedup_by_key(|field| field.key);
        fields
    }

    /// The words that save a new segment: `segment save --of=deal -- NAME FILTER`.
    fn segment(&self) -> Vec<String> {
        let kind = Kind::Segment;
        let mut words = [kind.as_str(), "save"].map(str::to_owned).to_vec();
        let (mut plain, mut flagged) = (Vec::new(), Vec::new());
        for field in self.fields() {
            let values = self.values(field.key).into_iter();
            if matches!(field.key, NAME | FILTER) {
                plain.push(values.collect::<Vec<_>>().join(" "));
            } else {
                flagged.extend(values.map(|value| format!("--{}={value}", field.name)));
            }
        }
        words.extend(flagged);
        words.push("--".to_owned());
        words.extend(plain);
        words
    }

    /// The name of a new record, where it was typed whole: given as `add NAME` it is taken apart into its halves.
    fn whole_name(&self, kind: Kind) -> Option<String> {
        let said = |key: &str| self.values(Field::find(kind, key)?.key).into_iter().next();
        let is_whole = said(GIVEN).is_none() && said(FAMILY).is_none();
        // A name that begins with a sign would be taken for a flag.
        said(NAME).filter(|name| is_whole && !name.starts_with('-'))
    }

    /// The values of the field's flag, one a flag.
    fn flags(&self, field: &'static Field, record: Option<&Record>) -> Vec<String> {
        let before = record.map(|record| typed(record, field)).unwrap_or_default();
        let now = self.values(field.key);
        if before == now {
            return Vec::new();
        }
        if field.value == Type::Tag && record.is_some() {
            // Tags are added and removed one by one, so that two people who tag do not undo each other.
            let added = now.iter().filter(|tag| !before.contains(tag)).map(|tag| format!("+{tag}"));
            let removed = before.iter().filter(|tag| !now.contains(tag)).map(|tag| format!("-{tag}"));
            return added.chain(removed).collect();
        }
        // A field that was emptied is given an empty value, which clears it.
        if now.is_empty() { vec![String::new()] } else { now }
    }
}
