//! What a form knows: its inputs, which of them has the cursor, and what the book said to it.

use super::entry::Entry;
use super::offers::Offers;
use crate::domain::field::Arity;
use crate::domain::{Field, Kind, Reading, Record, Slot};
use crate::text::Told;
use crate::tui::msg::Ticket;

/// A form for one record.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// The kind of record.
    pub(crate) kind: Kind,
    /// The record that is edited; none if one is added.
    pub(crate) record: Option<Record>,
    /// What was filled in when it was opened, beside what the record has.
    begun: Vec<(&'static str, String)>,
    /// The inputs, top to bottom.
    pub(crate) entries: Vec<Entry>,
    /// The input that has the cursor.
    pub(crate) focus: usize,
    /// Why it could not be saved.
    pub(crate) told: Option<Told>,
    /// Whether it is being saved.
    pub(crate) saving: Saving,
    /// What the input that has the cursor may mean.
    pub(super) offers: Offers,
}

/// Whether a form is being saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    /// It is not.
    Not,
    /// It is, by this request.
    By(Ticket),
}

impl Form {
    /// An empty form.
    pub(crate) fn add(kind: Kind) -> Form {
        Form::with(kind, None)
    }

    /// A form that holds what is known of a record.
    pub(crate) fn edit(record: Record) -> Form {
        Form::with(record.id.kind, Some(record))
    }

    /// A form for a new record in which these fields are filled in already.
    pub(crate) fn begun(kind: Kind, values: &[(&str, String)]) -> Form {
        let mut form = Form::add(kind);
        for entry in &mut form.entries {
            if let Some((_, text)) = values.iter().find(|(key, _)| *key == entry.field.key) {
                *entry = Entry::new(entry.field, text);
                form.begun.push((entry.field.key, text.clone()));
            }
        }
        form
    }

    fn with(kind: Kind, record: Option<Record>) -> Form {
        let mut entries = Vec::new();
        // A name whose two halves are known stands below, and the whole one would stand there empty.
        let has_halves = record.as_ref().is_some_and(|record| record.value("name").is_none());
        let is_asked = |field: &&Field| field.is_editable() && !(has_halves && is_whole_name(kind, field));
        for field in kind.fields().iter().filter(is_asked) {
            let texts = record.as_ref().map(|record| typed(record, field)).unwrap_or_default();
            entries.extend(texts.iter().map(|text| Entry::new(field, text)));
            // A list has room for one more, a field without a value for one.
            if field.arity != Arity::One || texts.is_empty() {
                entries.push(Entry::new(field, ""));
            }
        }
        let (begun, offers) = (Vec::new(), Offers::default());
        Form { kind, record, begun, entries, focus: 0, told: None, saving: Saving::Not, offers }
    }

    /// The input that has the cursor.
    pub(crate) fn current(&self) -> Option<&Entry> {
        self.entries.get(self.focus)
    }

    /// The input that has the cursor, to be changed.
    pub(crate) fn current_mut(&mut self) -> Option<&mut Entry> {
        self.entries.get_mut(self.focus)
    }

    /// The values of a field as they are typed now.
    pub(crate) fn values(&self, field: &Field) -> Vec<String> {
        let entries = self.entries.iter().filter(|entry| entry.field.key == field.key);
        entries.map(Entry::value).filter(|value| !value.is_empty()).collect()
    }

    /// The values of a field as they were when the form was opened.
    pub(crate) fn originals(&self, field: &'static Field) -> Vec<String> {
        self.record.as_ref().map(|record| typed(record, field)).unwrap_or_default()
    }

    /// Whether anything differs from what it was.
    pub(crate) fn is_dirty(&self) -> bool {
        let mut editable = self.kind.fields().iter().filter(|field| field.is_editable());
        editable.any(|field| self.values(field) != self.opened_with(field))
    }

    fn opened_with(&self, field: &'static Field) -> Vec<String> {
        let begun = self.begun.iter().filter(|(key, _)| *key == field.key).map(|(_, text)| text.clone());
        self.originals(field).into_iter().chain(begun).collect()
    }

    /// Moves the cursor by so many inputs, not beyond either end.
    pub(crate) fn move_by(&mut self, by: isize) {
        self.focus = self.focus.saturating_add_signed(by).min(self.entries.len().saturating_sub(1));
    }

    /// Checks what was just typed, and leaves an empty input at the end of a list.
    pub(crate) fn typed(&mut self, reading: &Reading) {
        self.told = None;
        let Some(entry) = self.current_mut() else { return };
        entry.check(reading);
        let (field, is_item) = (entry.field, entry.is_item());
        let last = self.entries.iter().rposition(|entry| entry.field.key == field.key);
        if let Some(last) = last.filter(|_| is_item)
            && self.entries.get(last).is_some_and(|entry| !entry.value().is_empty())
        {
            self.entries.insert(last + 1, Entry::new(field, ""));
        }
    }

    /// Checks everything; puts the cursor on the first input that is no value of its field.
    pub(crate) fn check(&mut self, reading: &Reading) -> Checked {
        for entry in &mut self.entries {
            entry.check(reading);
        }
        match self.entries.iter().position(|entry| entry.invalid.is_some()) {
            Some(at) => {
                self.focus = at;
                Checked::Invalid
            }
            None => Checked::Valid,
        }
    }
}

/// Whether everything in a form is a value of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Checked {
    /// It is.
    Valid,
    /// Something is not.
    Invalid,
}

/// The values of a field as they can be typed again.
fn typed(record: &Record, field: &'static Field) -> Vec<String> {
    match field.arity {
        // A name that is put together from its halves is none that somebody typed.
        Arity::One => record.value(field.key).map(|value| record.shown(value)).into_iter().collect(),
        Arity::List | Arity::Set | Arity::Log | Arity::Parts(_) => record.texts(Slot::Field(field)),
    }
}

/// Whether a field stands for two others that say the same.
fn is_whole_name(kind: Kind, field: &Field) -> bool {
    kind == Kind::Contact && field.key == "name"
}
