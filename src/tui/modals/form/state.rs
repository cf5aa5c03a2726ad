//! What a form knows: its inputs, which of them has the cursor, and what the book said to it.

use super::entry::{Entry, Way};
use super::offers::Offers;
use super::subject::Subject;
use super::twins::Twins;
use crate::domain::field::Arity;
use crate::domain::{Catalogue, Field, Kind, Reading, Record, Slot};
use crate::grammar::Blank;
use crate::ops::Base;
use crate::text::Told;
use crate::tui::msg::Ticket;

/// A form.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// What it is for.
    pub(crate) purpose: Purpose,
    /// What was filled in when it was opened: the values by what they are about.
    pub(super) opened: Vec<(String, Vec<String>)>,
    /// The inputs, top to bottom.
    pub(crate) entries: Vec<Entry>,
    /// The input that has the cursor.
    pub(crate) focus: usize,
    /// Why it could not be saved.
    pub(crate) told: Option<Told>,
    /// Whether it is being saved.
    pub(crate) saving: Saving,
    /// The revision on which it was settled who is right, where somebody else had changed the same.
    pub(super) settled: Option<u64>,
    /// What the input that has the cursor may mean.
    pub(super) offers: Offers,
    /// What was typed before one went into the calendar of the input that has the cursor; nothing outside of it.
    pub(crate) calendar: Option<String>,
    /// Who is in the book already.
    pub(super) twins: Twins,
}

/// What a form is for.
#[derive(Clone, Debug)]
pub(crate) enum Purpose {
    /// A new record of this kind.
    Add(Kind),
    /// Changes of this record.
    Edit(Box<Record>),
    /// A command.
    Command(Box<Blank>),
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
    pub(crate) fn add(kind: Kind, catalogue: &Catalogue) -> Form {
        Form::new(Purpose::Add(kind), fields(kind, None, catalogue))
    }

    /// A form that holds what is known of a record.
    pub(crate) fn edit(record: Record, catalogue: &Catalogue) -> Form {
        let entries = fields(record.id.kind, Some(&record), catalogue);
        Form::new(Purpose::Edit(Box::new(record)), entries)
    }

    /// A form for a new record in which these fields are filled in already.
    pub(crate) fn begun(kind: Kind, values: &[(&str, String)], catalogue: &Catalogue) -> Form {
        let mut entries = fields(kind, None, catalogue);
        for entry in &mut entries {
            if let Some((_, text)) = values.iter().find(|(key, _)| *key == entry.subject.key()) {
                *entry = Entry::new(entry.subject.clone(), text);
            }
        }
        Form::new(Purpose::Add(kind), entries)
    }

    /// A form for a command, with the cursor where it goes on: on what has to be filled in, if something has to.
    pub(crate) fn command(blank: Blank) -> Form {
        let mut entries = Vec::new();
        for argument in &blank.arguments {
            let subject = Subject::Argument(Box::new(argument.clone()));
            let default = Some(&argument.default).filter(|default| !default.is_empty() && argument.given.is_empty());
            let texts: Vec<&String> = argument.given.iter().chain(default).collect();
            entries.extend(texts.iter().map(|text| Entry::new(subject.clone(), text)));
            if subject.is_item() || texts.is_empty() {
                entries.push(Entry::new(subject, ""));
            }
        }
        let is_empty = |entry: &Entry| entry.value().is_empty() && entry.subject.is_next();
        let needed = entries.iter().position(|entry| is_empty(entry) && entry.subject.is_needed());
        let focus = needed.or_else(|| entries.iter().position(is_empty)).unwrap_or_default();
        Form { focus, ..Form::new(Purpose::Command(Box::new(blank)), entries) }
    }

    fn new(purpose: Purpose, entries: Vec<Entry>) -> Form {
        let form = Form {
            purpose,
            opened: Vec::new(),
            entries,
            focus: 0,
            told: None,
            saving: Saving::Not,
            settled: None,
            offers: Offers::default(),
            calendar: None,
            twins: Twins::default(),
        };
        Form { opened: form.answers(), ..form }
    }

    /// The kind of the record that it adds or edits.
    pub(crate) fn kind(&self) -> Option<Kind> {
        match &self.purpose {
            Purpose::Add(kind) => Some(*kind),
            Purpose::Edit(record) => Some(record.id.kind),
            Purpose::Command(_) => None,
        }
    }

    /// On which state of its record it was filled in.
    pub(crate) fn base(&self) -> Option<Base> {
        match &self.purpose {
            Purpose::Edit(record) => Some(Base::at(record.rev)),
            Purpose::Add(_) | Purpose::Command(_) => None,
        }
    }

    /// The input that has the cursor.
    pub(crate) fn current(&self) -> Option<&Entry> {
        self.entries.get(self.focus)
    }

    /// The input that has the cursor, to be changed.
    pub(crate) fn current_mut(&mut self) -> Option<&mut Entry> {
        self.entries.get_mut(self.focus)
    }

    /// What is typed now about the subject of this key.
    pub(crate) fn values(&self, key: &str) -> Vec<String> {
        let entries = self.entries.iter().filter(|entry| entry.subject.key() == key);
        entries.map(Entry::value).filter(|value| !value.is_empty()).collect()
    }

    /// What is typed now, by what it is about.
    pub(crate) fn answers(&self) -> Vec<(String, Vec<String>)> {
        let mut keys: Vec<&str> = self.entries.iter().map(|entry| entry.subject.key()).collect();
        keys.dedup();
        keys.into_iter().map(|key| (key.to_owned(), self.values(key))).collect()
    }

    /// Whether anything differs from what it was.
    pub(crate) fn is_dirty(&self) -> bool {
        self.answers() != self.opened
    }

    /// Goes to the next or previous input; the one that a list has for one more is passed over.
    pub(crate) fn pass(&mut self, way: Way) {
        let by = match way {
            Way::Next => 1,
            Way::Previous => -1,
        };
        self.move_by(by);
        if self.is_one_more() {
            self.move_by(by);
        }
    }

    /// Whether the cursor stands in the empty input that a list has behind its items.
    fn is_one_more(&self) -> bool {
        let before = self.focus.checked_sub(1).and_then(|before| self.entries.get(before));
        let is_behind = |entry: &&Entry| before.is_some_and(|before| before.subject.key() == entry.subject.key());
        self.current().filter(is_behind).is_some_and(|entry| entry.value().is_empty())
    }

    /// Moves the cursor by so many inputs, not beyond either end.
    pub(crate) fn move_by(&mut self, by: isize) {
        self.calendar = None;
        self.focus = self.focus.saturating_add_signed(by).min(self.entries.len().saturating_sub(1));
    }

    /// Checks what was just typed, and leaves an empty input at the end of a list.
    pub(crate) fn typed(&mut self, reading: &Reading) {
        self.told = None;
        self.settle(reading);
    }

    /// The same where nothing was typed: what was told stays.
    pub(crate) fn settle(&mut self, reading: &Reading) {
        let Some(entry) = self.current_mut() else { return };
        entry.check(reading);
        let subject = entry.subject.clone();
        let last = self.entries.iter().rposition(|entry| entry.subject.key() == subject.key());
        if let Some(last) = last.filter(|_| subject.is_item())
            && self.entries.get(last).is_some_and(|entry| !entry.value().is_empty())
        {
            self.entries.insert(last + 1, Entry::new(subject, ""));
        }
    }

    /// Checks everything; puts the cursor on the first input that is no value of its field.
    pub(crate) fn check(&mut self, reading: &Reading) -> Checked {
        self.calendar = None;
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

/// The inputs for the fields of a record.
fn fields(kind: Kind, record: Option<&Record>, catalogue: &Catalogue) -> Vec<Entry> {
    let mut entries = Vec::new();
    // A name whose two halves are known stands below, and the whole one would stand there empty.
    let has_halves = record.is_some_and(|record| record.value("name").is_none());
    let is_asked = |field: &&'static Field| field.is_editable() && !(has_halves && is_whole_name(kind, field));
    for field in catalogue.fields(kind).filter(is_asked) {
        let texts = record.map(|record| typed(record, field)).unwrap_or_default();
        entries.extend(texts.iter().map(|text| Entry::new(Subject::Field(field), text)));
        // A list has room for one more, a field without a value for one.
        if field.arity != Arity::One || texts.is_empty() {
            entries.push(Entry::new(Subject::Field(field), ""));
        }
    }
    entries
}

/// The values of a field as they can be typed again.
pub(super) fn typed(record: &Record, field: &'static Field) -> Vec<String> {
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
