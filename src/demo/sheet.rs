//! One record of the book as a row: what is said of it, read as people would type it.

use crate::domain::id::Uuid128;
use crate::domain::item::Item;
use crate::domain::{Kind, Path, Reading, RecordId, Value};
use crate::ops::{Act, Code, Edit, Failure, Row, Target};

/// A record that is being written down.
pub(super) struct Sheet<'a> {
    id: RecordId,
    edits: Vec<Edit>,
    reading: &'a Reading,
    failure: Option<Failure>,
}

impl<'a> Sheet<'a> {
    /// An empty one.
    pub(super) fn new(kind: Kind, uuid: Uuid128, reading: &'a Reading) -> Sheet<'a> {
        Sheet { id: RecordId { kind, uuid }, edits: Vec::new(), reading, failure: None }
    }

    /// Says a field, or one more item of a list; an empty text says nothing.
    pub(super) fn say(mut self, key: &str, text: &str) -> Self {
        if text.is_empty() {
            return self;
        }
        let read = match self.reading.catalogue.find(self.id.kind, key) {
            Some(field) => field.read(text, self.reading).map_err(Failure::from),
            None => Err(Failure::new(Code::UnknownField)),
        };
        match read {
            Ok(values) => self.edits.extend(values.into_iter().map(|(path, value)| Edit::Put(path, value))),
            Err(failure) => self.failure = Some(failure.fact("field", key)),
        }
        self
    }

    /// Says a value that needs no reading, if there is one.
    pub(super) fn put(mut self, key: &'static str, value: impl Into<Option<Value>>) -> Self {
        self.edits.extend(value.into().map(|value| Edit::Put(Path::one(key), value)));
        self
    }

    /// Links to another record, if there is one.
    pub(super) fn link(self, key: &'static str, to: Option<Uuid128>) -> Self {
        self.put(key, to.map(Value::Record))
    }

    /// Puts an item into a list, with its label.
    pub(super) fn item(mut self, key: &str, item: &str, label: &str) -> Self {
        let value = Item { label: label.to_owned(), ..Item::default() };
        self.edits.push(Edit::Put(Path::item(key, item), Value::Item(value)));
        self
    }

    /// Puts a phone number into the list, as it stands on a business card. To read it by the plans of all countries
    /// would take longer than all the rest, so that a test does it instead.
    pub(super) fn phone(mut self, typed: &str, label: &str) -> Self {
        if !typed.is_empty() {
            let number: String = typed.chars().filter(|char| !char.is_whitespace()).collect();
            let value = Item { label: label.to_owned(), typed: typed.to_owned(), ..Item::default() };
            self.edits.push(Edit::Put(Path::item("phones", &number), Value::Item(value)));
        }
        self
    }

    /// Says that a deal came to a stage on a day.
    pub(super) fn came(mut self, on: jiff::civil::Date, stage: Uuid128) -> Self {
        self.edits.push(Edit::Put(Path::item("moves", &on.to_string()), Value::Record(stage)));
        self
    }

    /// The row, which stands on a line.
    pub(super) fn row(self, line: u64) -> Result<Row, Failure> {
        match self.failure {
            Some(failure) => Err(failure.fact("line", line)),
            None => Ok(Row {
                line,
                kind: self.id.kind,
                target: Target::Id(self.id, None),
                act: Act::Edit(self.edits),
                rev: None,
            }),
        }
    }
}
