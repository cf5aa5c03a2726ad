//! The view of values: which records have a value in a field, so that few of many are found without looking at all.
//!
//! A key is the kind, whether the record lives, the field, the value so that keys sort as filters compare it, and the record. A value may be
//! written shorter than it is: what is found here is held against the filter that asked for it.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::birthday::Birthday;
use crate::domain::field::{Arity, DELETED, Part, Sort, Type};
use crate::domain::id::Uuid128;
use crate::domain::path::DEFINED;
use crate::domain::{Field, Kind, Life, Path, Record, RecordId, Slot, Span, Value, When};
use crate::search::{fold, is_number};

use super::key::{View, day_bytes, kind_letter, life_letter};
use super::{Store, StoreError};

/// Bytes of a text that stand in a key.
const LONGEST: usize = 32;

/// A day begins so many days at most before or after the same day elsewhere in the world.
const ASTRAY: i64 = 2;

/// What stands before a value in a key, in this order: what is no value, each sort of value, texts.
const NONE: u8 = b'a';
const BIRTHDAY: u8 = b'b';
const DAY: u8 = b'd';
const MOMENT: u8 = b'm';
const NUMBER: u8 = b'n';
/// Something that has no order: a flag, a file, or what this version of rolo does not know.
const OTHER: u8 = b'o';
const TEXT: u8 = b't';

/// What stands in the key of a phone before its extension.
const EXTENSION: &str = ";ext=";

/// What stands for a field that people defined; the others have their place in the catalogue, counted from one.
const OWN: u8 = 0;

/// What is kept of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// Nothing.
    Nothing,
    /// Its values.
    Values,
    /// Its values, and that there is none.
    ValuesAndNone,
    /// That there are values, but not which.
    Presence,
    /// Of what stands beside its values, what could be asked for like them.
    Labels,
}

impl Kept {
    /// What is kept of a field that every book has; of those that people defined all values are.
    ///
    /// A key takes about fifteen bytes of disk, and so it has to pay:
    /// - Of kinds of which books have few, all are looked at sooner than some are looked up.
    /// - Names, e-mail addresses, phones, domains, handles and links have views of their own. What stands beside them
    ///   answers to the same filters, and only that is kept here: the role at a company, a label that reads like an
    ///   address.
    /// - Sentences, the parts of names, streets and postcodes are searched for words and pieces; nobody asks who has
    ///   exactly these.
    /// - Languages, time zones and consent divide nearly everybody into few groups. Positions are asked for by distance,
    ///   in which no order of keys helps, external ids by the other program, which names them whole.
    /// - Everybody has a day on which they were made and changed, and lists are seldom about that.
    /// - Of what has no value nothing is kept, for those are most; but most tasks of an old book are done, and it is the
    ///   others that people want.
    pub(super) fn of(kind: Kind, field: &Field) -> Kept {
        match (field.arity, field.value) {
            _ if !is_numerous(kind) => Kept::Nothing,
            _ if ["name", "given", "family", "domain", "rank", DELETED].contains(&field.key) => Kept::Nothing,
            (Arity::One, Type::When) if kind == Kind::Task && field.key == "done" => Kept::ValuesAndNone,
            // What stands in the parts of an address they say themselves.
            (Arity::Log | Arity::Parts(_), _) => Kept::Nothing,
            (_, value) => Kept::of_type(value),
        }
    }

    const fn of_type(value: Type) -> Kept {
        match value {
            Type::Line
            | Type::Choice(_)
            | Type::Flag
            | Type::Money
            | Type::Date
            | Type::When
            | Type::Repeat
            | Type::Decimal
            | Type::Number(_)
            | Type::Remind
            | Type::Birthday
            | Type::Tag => Kept::Values,
            Type::Item(Sort::File) => Kept::Presence,
            Type::Item(Sort::Email | Sort::Phone | Sort::Record(_)) => Kept::Labels,
            Type::Text
            | Type::Language
            | Type::Zone
            | Type::Position
            | Type::Consent
            | Type::External
            | Type::Record(_)
            | Type::Handle
            | Type::Item(Sort::Link | Sort::Extra | Sort::Choice) => Kept::Nothing,
        }
    }

    /// Of a part of an address.
    pub(super) fn of_part(part: &Part) -> Kept {
        if ["street", "postcode"].contains(&part.name) { Kept::Nothing } else { Kept::of_type(part.value) }
    }

    /// Whether those are all that have a value in a span.
    const fn has(self, span: &Span) -> bool {
        match span {
            Span::Any => matches!(self, Kept::Values | Kept::ValuesAndNone | Kept::Presence),
            Span::None => matches!(self, Kept::ValuesAndNone),
            Span::Text(_) => matches!(self, Kept::Values | Kept::ValuesAndNone | Kept::Labels),
            Span::Days(..) | Span::Moments(..) | Span::Numbers(..) | Span::Birthdays(..) => {
                matches!(self, Kept::Values | Kept::ValuesAndNone)
            }
        }
    }
}

impl Store {
    /// The living or deleted records of a kind that may have a value of a span in a slot, in the order of their
    /// identities: nobody is missing. Nothing if that is not kept, or if they are more than `most`.
    pub fn ids_valued(
        &self,
        kind: Kind,
        life: Life,
        slot: Slot,
        span: &Span,
        most: usize,
    ) -> Result<Option<Vec<RecordId>>, StoreError> {
        let Some(prefix) = prefix(kind, life, slot, span) else { return Ok(None) };
        let mut ids = Vec::new();
        for (from, to) in ranges(span) {
            let (first, last) = ([prefix.as_slice(), &from].concat(), [prefix.as_slice(), &to].concat());
            for entry in self.views()?.entries_from(&prefix, &first)? {
                let (key, _) = entry?;
                if key.get(..last.len()).unwrap_or(&key) > last.as_slice() {
                    break;
                }
                if ids.len() >= most {
                    return Ok(None);
                }
                let uuid = key.last_chunk().ok_or_else(|| StoreError::damaged("the key of a value"))?;
                ids.push(RecordId { kind, uuid: Uuid128(u128::from_be_bytes(*uuid)) });
            }
        }
        ids.sort_unstable();
        ids.dedup();
        Ok(Some(ids))
    }
}

/// The keys of a record's values.
pub(super) fn keys(record: &Record) -> Vec<Vec<u8>> {
    let kind = record.id.kind;
    let (of, id) = ([kind_letter(kind), life_letter(Life::of(record))], record.id.uuid.to_bytes());
    let key = |field: &[u8], value: &[u8]| View::Values.key(&[&of, field, value, &id]);
    let known = record.fields.iter().filter_map(|(path, value)| {
        let (field, value) =
            if path.is_defined() { own_value(kind, path, value) } else { value_of(kind, path, value) }?;
        Some(key(&field, &value))
    });
    let none = places(kind).filter(|(_, field)| Kept::of(kind, field) == Kept::ValuesAndNone);
    let none = none.filter(|(_, field)| record.value(field.key).is_none());
    let mut keys: Vec<Vec<u8>> = known.chain(none.map(|(place, _)| key(&[place, 0], &[NONE]))).collect();
    // Somebody may have two addresses in a city.
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The field and the value in a key, at a path of a field that every book has.
fn value_of(kind: Kind, path: &Path, value: &Value) -> Option<(Vec<u8>, Vec<u8>)> {
    let key = path.field();
    let (place, field) = places(kind).find(|(_, field)| field.key == key)?;
    if let Arity::Parts(parts) = field.arity {
        let (_, name) = path.part()?;
        let (number, part) = (1..).zip(parts).find(|(_, part)| part.name == name)?;
        return (is_numerous(kind) && Kept::of_part(part) == Kept::Values)
            .then(|| (vec![place, number], bytes_of(value)));
    }
    let bytes = match (Kept::of(kind, field), value, path.item_key()) {
        (Kept::Nothing, ..) => return None,
        (Kept::Presence, ..) => vec![OTHER],
        (Kept::Labels, Value::Item(item), Some(key)) => label(field.value, key, &item.label)?,
        (_, _, Some(key)) if field.arity != Arity::One => text(key),
        (_, value, _) => bytes_of(value),
    };
    Some((vec![place, 0], bytes))
}

/// The same, at a path of a field that people defined. What it holds its values say.
fn own_value(kind: Kind, path: &Path, value: &Value) -> Option<(Vec<u8>, Vec<u8>)> {
    is_numerous(kind).then(|| (own(path.field()), path.item_key().map_or_else(|| bytes_of(value), text)))
}

/// What stands beside an item of a list, if somebody who asks for such an item could mean it.
fn label(list: Type, key: &str, label: &str) -> Option<Vec<u8>> {
    // Who is called by a number with its extension is found by the number without it.
    if list == Type::Item(Sort::Phone) && key.contains(EXTENSION) {
        return Some(vec![OTHER]);
    }
    let could_be_meant = if list == Type::Item(Sort::Phone) {
        is_number(label)
    } else if list == Type::Item(Sort::Email) {
        label.contains('@')
    } else {
        !label.is_empty()
    };
    could_be_meant.then(|| text(label))
}

/// A value in a key.
fn bytes_of(value: &Value) -> Vec<u8> {
    match value {
        Value::Text(line) => text(line),
        Value::Date(date) => sorted(DAY, &day_bytes(*date)),
        Value::When(When::Day(date)) => sorted(MOMENT, &day_bytes(*date)),
        Value::When(When::At(at)) => sorted(MOMENT, &day_bytes(day_of(at.timestamp()))),
        Value::Number(number) => sorted(NUMBER, &thousandths(Decimal::from(*number))),
        Value::Decimal(number) => sorted(NUMBER, &thousandths(*number)),
        Value::Money(money) => sorted(NUMBER, &thousandths(money.amount())),
        Value::Birthday(Birthday { month, day, .. }) => sorted(BIRTHDAY, &day_of_year((*month, *day))),
        Value::Flag | Value::Record(_) | Value::Position(_) | Value::Item(_) | Value::Consent(_) | Value::Opaque(_) => {
            vec![OTHER]
        }
    }
}

/// The first and the last values of a span in keys, each with whatever follows; several where it is in pieces.
fn ranges(span: &Span) -> Vec<(Vec<u8>, Vec<u8>)> {
    let range = |sort, from: &[u8], to: &[u8]| vec![(sorted(sort, from), sorted(sort, to))];
    match span {
        Span::Any => vec![(vec![BIRTHDAY], vec![TEXT])],
        Span::None => vec![(vec![NONE], vec![NONE])],
        // What is no text may be shown as this one.
        Span::Text(asked) => vec![(text(asked), text(asked)), (vec![BIRTHDAY], vec![OTHER])],
        Span::Days(from, to) => range(DAY, &day_bytes(*from), &day_bytes(*to)),
        Span::Moments(from, to) => {
            let (from, to) = (day_of(*from).saturating_sub(ASTRAY.days()), day_of(*to).saturating_add(ASTRAY.days()));
            range(MOMENT, &day_bytes(from), &day_bytes(to))
        }
        Span::Numbers(from, to) => range(NUMBER, &thousandths(*from), &thousandths(*to)),
        Span::Birthdays(from, to) => range(BIRTHDAY, &day_of_year(*from), &day_of_year(*to)),
    }
}

/// The beginning of all keys of a slot, if all records are kept by what it holds of a span.
fn prefix(kind: Kind, life: Life, slot: Slot, span: &Span) -> Option<Vec<u8>> {
    let place = |wanted: &Field| places(kind).find(|(_, field)| field.key == wanted.key).map(|(place, _)| place);
    let (kept, field) = match slot {
        Slot::Field(field) if field.defined.is_some() => (Kept::Values, own(field.key)),
        Slot::Field(field) => (Kept::of(kind, field), vec![place(field)?, 0]),
        Slot::Part(field, part) => {
            let (number, _) = (1..).zip(field.parts()).find(|(_, other)| other.name == part.name)?;
            (Kept::of_part(part), vec![place(field)?, number])
        }
        Slot::Derived(_) => return None,
    };
    (is_numerous(kind) && kept.has(span)).then(|| View::Values.key(&[&[kind_letter(kind), life_letter(life)], &field]))
}

/// Whether a book may have so many of a kind that some are found sooner than all are looked at.
const fn is_numerous(kind: Kind) -> bool {
    match kind {
        Kind::Contact | Kind::Company | Kind::Deal | Kind::Activity | Kind::Task => true,
        Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => false,
    }
}

/// The fields that a kind has in every book, each with its place.
fn places(kind: Kind) -> impl Iterator<Item = (u8, &'static Field)> {
    (OWN + 1..).zip(kind.fields())
}

/// A field that people defined, in a key: no key of one has a byte of zero.
fn own(key: &str) -> Vec<u8> {
    [&[OWN], key.strip_prefix(DEFINED).unwrap_or(key).as_bytes(), &[0]].concat()
}

fn sorted(sort: u8, value: &[u8]) -> Vec<u8> {
    [&[sort], value].concat()
}

/// A text in a key, apart from longer ones that begin alike.
fn text(text: &str) -> Vec<u8> {
    let folded = fold(text);
    [&[TEXT], start(&folded), &[0]].concat()
}

/// The beginning of a folded text.
fn start(folded: &str) -> &[u8] {
    folded.as_bytes().get(..LONGEST).unwrap_or(folded.as_bytes())
}

/// The day on which a moment is where clocks are not put forward or back.
fn day_of(moment: Timestamp) -> Date {
    moment.to_zoned(TimeZone::UTC).date()
}

const fn day_of_year((month, day): (i8, i8)) -> [u8; 2] {
    [month.unsigned_abs(), day.unsigned_abs()]
}

/// A number to three digits behind its point: what is more than another one is not less here. Beyond what eight bytes
/// hold all are the same.
fn thousandths(number: Decimal) -> [u8; 8] {
    let whole = number.checked_mul(Decimal::ONE_THOUSAND).and_then(|number| number.floor().to_i64());
    let whole = whole.unwrap_or(if number.is_sign_negative() { i64::MIN } else { i64::MAX });
    whole.wrapping_sub(i64::MIN).to_be_bytes()
}
