//! What stands in one cell of a list, and how texts are made fit for a terminal.

use std::borrow::Cow;

use jiff::tz::TimeZone;
use unicode_width::UnicodeWidthStr;

use super::shell::moment;
use crate::domain::field::{Derived, Sort, Type};
use crate::domain::{Field, Kind, Path, Record, Slot, Value, line};
use crate::text::Text;

/// The columns of a list when nobody names others.
pub(super) fn default_columns(kind: Kind) -> Vec<Slot> {
    let words: &[&str] = match kind {
        Kind::Contact => &["handle", "name", "company", "phone", "email", "tag"],
    };
    words.iter().filter_map(|word| Slot::find(kind, word)).collect()
}

/// For whom a cell is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reader<'a> {
    /// A person in this time zone.
    Person(&'a TimeZone),
    /// A script: times are in RFC 3339.
    Script,
}

/// What a record holds in a slot: for lists the items without their labels, separated by `, `.
pub(super) fn cell(record: &Record, slot: Slot, reader: Reader<'_>) -> String {
    match (slot, reader) {
        (Slot::Field(field), _) if is_keyed(field) => {
            let keys: Vec<&str> = record.items(field.key).into_iter().map(|(key, _)| key).collect();
            keys.join(", ")
        }
        (Slot::Derived(Derived::Created), Reader::Person(zone)) => moment(record.created, zone),
        (Slot::Derived(Derived::Updated), Reader::Person(zone)) => moment(record.updated, zone),
        (Slot::Field(_) | Slot::Part(..) | Slot::Derived(_), Reader::Person(_) | Reader::Script) => {
            record.texts(slot).join(", ")
        }
    }
}

fn is_keyed(field: &Field) -> bool {
    matches!(field.value, Type::Item(Sort::Email | Sort::Phone | Sort::Company | Sort::Link))
}

/// The word for a slot in the reader's language.
pub(super) fn label(text: &Text, slot: Slot) -> String {
    let name = slot.name();
    text.find(&format!("field-{name}"), &[]).unwrap_or_else(|| name.to_owned())
}

/// The value at one path as it can be typed again, with its label.
pub(super) fn told_value(record: &Record, path: &Path, value: &Value) -> String {
    let field = Field::type_at(record.id.kind, path).and_then(|_| Field::find(record.id.kind, path.field()));
    match (field, value) {
        (None, _) | (Some(_), Value::Opaque(_)) => value.to_string(),
        (Some(field), _) => {
            let mut alone = Record::new(record.id, record.created);
            alone.fields.insert(path.clone(), value.clone());
            alone.texts(Slot::Field(field)).join(", ")
        }
    }
}

/// A text with everything in it visible that would act on a terminal; line ends too, since a cell has one line.
pub(super) fn one_line(text: &str) -> String {
    visible(&text.replace(['\n', '\t'], " ")).into_owned()
}

/// Text over several lines, each of them made visible.
pub(super) fn lines(text: &str) -> impl Iterator<Item = String> {
    text.split('\n').map(|line| visible(&line.replace('\t', "    ")).into_owned())
}

/// A text with blanks after it up to `width` cells.
pub(super) fn pad(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(blanks))
}

fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(line::is_hidden) {
        return Cow::Borrowed(text);
    }
    let shown =
        text.chars().map(|char| if line::is_hidden(char) { char.escape_unicode().to_string() } else { char.into() });
    Cow::Owned(shown.collect())
}
