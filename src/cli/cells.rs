//! What stands in one cell of a list, and how texts are made fit for a terminal.

use jiff::tz::TimeZone;
use unicode_width::UnicodeWidthStr;

use crate::domain::field::{Arity, Sort, Type, Unit};
use crate::domain::slot::Derived;
use crate::domain::{Catalogue, Field, Kind, Record, Slot, Value};
use crate::text::{Text, marked, visible, with_marks};

/// The cells that a column of a table needs to say something.
const FAIR_WIDTH: usize = 12;

/// The columns of a list when nobody names others: fewer of them, but two at least, where a line has few cells.
pub(super) fn default_columns(kind: Kind, width: Option<usize>) -> Vec<Slot> {
    let count = width.map_or(usize::MAX, |width| (width / FAIR_WIDTH).max(2));
    Slot::usual(kind).take(count).collect()
}

/// For whom a cell is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reader<'a> {
    /// A person who is told in these words, in this time zone.
    Person(&'a Text, &'a TimeZone),
    /// A script: times are in RFC 3339.
    Script,
}

/// What a record holds in a slot: for lists the items without their labels, separated by `, `. People see who is not
/// to be contacted.
pub(super) fn cell(record: &Record, slot: Slot, reader: Reader<'_>) -> String {
    match (slot, reader) {
        (Slot::Field(Field { key: "name", .. }), Reader::Person(..)) => marked(record),
        (Slot::Field(field), Reader::Person(..)) if is_keyed(field) => {
            let record = with_marks(record);
            let keys: Vec<&str> = record.items(field.key).into_iter().map(|(key, _)| record.item_name(key)).collect();
            keys.join(", ")
        }
        (Slot::Field(field), _) if is_keyed(field) => {
            let keys: Vec<&str> = record.items(field.key).into_iter().map(|(key, _)| record.item_name(key)).collect();
            keys.join(", ")
        }
        (Slot::Field(_) | Slot::Part(..) | Slot::Derived(_), Reader::Person(text, zone)) => {
            for_people(record, slot, text, zone).join(", ")
        }
        (Slot::Field(_) | Slot::Part(..) | Slot::Derived(_), Reader::Script) => record.texts(slot).join(", "),
    }
}

/// What a record holds in a slot as people read it: money with its thousands set off, times as their clock shows them,
/// choices by their names, the position of an activity with its age.
pub(super) fn for_people(record: &Record, slot: Slot, text: &Text, zone: &TimeZone) -> Vec<String> {
    let amounts = record.amounts(slot);
    if !amounts.is_empty() {
        return amounts.into_iter().map(|money| text.money(money)).collect();
    }
    match slot {
        Slot::Derived(Derived::Created) => vec![text.moment(record.created, zone)],
        Slot::Derived(Derived::Updated) => vec![text.moment(record.updated, zone)],
        Slot::Derived(derived) if let Some(when) = record.when(derived) => vec![when.shown(zone)],
        Slot::Derived(Derived::Amount) => record.texts(slot).iter().map(|amount| text.number(amount)).collect(),
        Slot::Derived(Derived::Chance) => counted(record, slot, Unit::Percent),
        Slot::Field(field) if field.arity == Arity::Log || matches!(field.value, Type::Number(_) | Type::Remind) => {
            record.texts_for_people(field)
        }
        Slot::Field(field) if field.value == Type::When => {
            record.value(field.key).and_then(Value::as_when).map(|when| when.shown(zone)).into_iter().collect()
        }
        Slot::Field(field) if field.value == Type::Position => {
            record.texts(slot).into_iter().map(|position| text.position(record, &position, zone)).collect()
        }
        Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => text.texts(&with_marks(record), slot),
    }
}

/// A number with the sign of what is counted.
fn counted(record: &Record, slot: Slot, unit: Unit) -> Vec<String> {
    record.number(slot).map(|number| unit.shown(number)).into_iter().collect()
}

/// Whether a slot holds numbers, which stand below each other by their ends.
pub(super) const fn is_number(slot: Slot) -> bool {
    match slot {
        Slot::Field(field) => matches!(field.value, Type::Money | Type::Number(_) | Type::Remind),
        Slot::Part(..) => false,
        Slot::Derived(derived) => {
            matches!(derived, Derived::Rev | Derived::Chance | Derived::Weighted | Derived::Amount | Derived::OpenValue)
        }
    }
}

fn is_keyed(field: &Field) -> bool {
    matches!(field.value, Type::Item(Sort::Email | Sort::Phone | Sort::Record(_) | Sort::Link))
}

/// What stands over the column of a slot: in a list the name is the one by which people know the record.
pub(super) fn heading(text: &Text, slot: Slot) -> String {
    text.find(&format!("cli-column-{}", slot.name()), &[]).unwrap_or_else(|| text.label(slot))
}

/// The values of a record that this version of rolo does not know, with their paths.
pub(super) fn unknown(catalogue: &Catalogue, record: &Record) -> impl Iterator<Item = (String, String)> {
    let kind = record.id.kind;
    let unknown = record.fields.iter().filter(move |(path, value)| {
        matches!(value, Value::Opaque(_)) || path.is_defined() && catalogue.find(kind, path.field()).is_none()
    });
    unknown.map(|(path, value)| (path.to_string(), value.to_string()))
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
