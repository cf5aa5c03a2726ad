//! The view of whole records, by id.

use std::borrow::Cow;
use std::collections::BTreeMap;

use iso_currency::Currency;
use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize, Serializer};

use crate::domain::birthday::Birthday;
use crate::domain::consent::Consent;
use crate::domain::field::{DELETED, HANDLE};
use crate::domain::id::Uuid128;
use crate::domain::item::Item;
use crate::domain::path::DEFINED;
use crate::domain::position::Position;
use crate::domain::{Field, Fields, Kind, Life, Money, Path, Record, RecordId, Value, When};

use super::key::{View, id_bytes, kind_letter, last_id};
use super::packed::Direction;
use super::{Store, StoreError, bytes};

/// A record as it is written. The fingerprint of the catalogue is part of the store's format, so that a field's
/// number always means the same field.
#[derive(Serialize, Deserialize)]
struct Written<'a> {
    created: (i64, i32),
    updated: (i64, i32),
    rev: u64,
    /// The paths, each with the length of its value.
    #[serde(borrow)]
    paths: Vec<(WrittenPath<'a>, u32)>,
    /// The values, end to end, so that one that nobody asks for is passed over.
    #[serde(serialize_with = "write_bytes")]
    values: &'a [u8],
}

/// A path with the number of its field in the catalogue.
#[derive(Clone, Copy, Serialize, Deserialize)]
enum WrittenPath<'a> {
    One(u16),
    Item(u16, &'a str),
    Unknown(&'a str),
}

/// A value, in a form that is read without being copied.
#[derive(Serialize, Deserialize)]
enum WrittenValue<'a> {
    Text(&'a str),
    Flag,
    Money(i64, &'a str),
    Date(i16, i8, i8),
    When(Cow<'a, When>),
    Number(u32),
    Record(Uuid128),
    Birthday(Option<i16>, i8, i8),
    Position(Position),
    Item(&'a str, &'a str, u32),
    Consent(Cow<'a, Consent>),
    Opaque(&'a str),
    /// An item of which the size is known: a file.
    File(&'a str, u32, u64),
    Decimal([u8; 16]),
}

/// A record in the store, of which no more is copied than is asked for.
pub struct Glimpse<'a> {
    id: RecordId,
    written: Written<'a>,
}

impl<'a> Glimpse<'a> {
    fn read(id: RecordId, bytes: &'a [u8]) -> Result<Glimpse<'a>, StoreError> {
        Ok(Glimpse { id, written: bytes::read(bytes)? })
    }

    /// Who it is.
    pub const fn id(&self) -> RecordId {
        self.id
    }

    /// Whether it was made, and is alive or deleted.
    fn is_there(&self, life: Life) -> bool {
        self.has(HANDLE) && self.has(DELETED) == (life == Life::Deleted)
    }

    /// Whether anything is known in a field that has one value.
    fn has(&self, key: &str) -> bool {
        let place = place_of(self.id.kind, key);
        self.written.paths.iter().any(|(path, _)| matches!(path, WrittenPath::One(number) if Some(*number) == place))
    }

    /// The record with these fields, as if nothing else were known of it.
    pub fn record(&self, fields: Fields) -> Result<Record, StoreError> {
        let mut rest = self.written.values;
        let mut known = Vec::with_capacity(self.written.paths.len());
        for (path, len) in &self.written.paths {
            let (value, behind) =
                rest.split_at_checked(*len as usize).ok_or_else(|| StoreError::damaged("the length of a value"))?;
            rest = behind;
            let is_wanted = match path {
                WrittenPath::One(number) | WrittenPath::Item(number, _) => fields.has(*number),
                WrittenPath::Unknown(path) => fields.are_all() || fields.have_defined() && path.starts_with(DEFINED),
            };
            if is_wanted {
                known.push((read_path(self.id.kind, path)?, read_value(&bytes::read(value)?)?));
            }
        }
        if !rest.is_empty() {
            return Err(StoreError::damaged("bytes behind the values"));
        }
        Ok(Record {
            id: self.id,
            fields: known.into_iter().collect(),
            names: BTreeMap::new(),
            refusals: BTreeMap::new(),
            standing: None,
            touch: None,
            open: None,
            segments: Vec::new(),
            created: read_time(self.written.created)?,
            updated: read_time(self.written.updated)?,
            rev: self.written.rev,
        })
    }
}

impl Store {
    /// The record, if there is one; deleted ones too.
    pub fn record(&self, id: RecordId) -> Result<Option<Record>, StoreError> {
        let written = self.views()?.get(&key(id))?;
        let record = written.map(|bytes| read(id, &bytes)).transpose()?;
        Ok(record.filter(Record::exists))
    }

    /// The record with these fields, as if nothing else were known of it.
    pub fn part(&self, id: RecordId, fields: Fields) -> Result<Option<Record>, StoreError> {
        let written = self.views()?.get(&key(id))?;
        let record = written.map(|bytes| Glimpse::read(id, &bytes)?.record(fields)).transpose()?;
        Ok(record.filter(Record::exists))
    }

    /// All live or all deleted records of a kind, oldest first.
    pub fn records(
        &self,
        kind: Kind,
        life: Life,
    ) -> Result<impl Iterator<Item = Result<Record, StoreError>>, StoreError> {
        let records = self.made_records(kind)?;
        Ok(records.filter(move |record| record.as_ref().map_or(true, |record| Life::of(record) == life)))
    }

    /// All records of a kind, living and deleted, oldest first.
    pub(super) fn made_records(
        &self,
        kind: Kind,
    ) -> Result<impl Iterator<Item = Result<Record, StoreError>>, StoreError> {
        let prefix = View::Records.key(&[&[kind_letter(kind)]]);
        let records = self.views()?.entries(&prefix, Direction::Forward)?;
        let records = records.map(|entry| entry.and_then(|(key, bytes)| read(last_id(&key)?, &bytes)));
        Ok(records.filter(|record| record.as_ref().map_or(true, Record::exists)))
    }
}

impl Store {
    /// Hands every live or deleted record of a kind to `each`, in no order, as [`Rosters::read`] does with rows.
    ///
    /// [`Rosters::read`]: super::Rosters::read
    pub fn survey<T: Send>(
        &self,
        kind: Kind,
        life: Life,
        begin: impl Fn() -> T + Sync,
        each: impl Fn(&mut T, &Glimpse<'_>) + Sync,
    ) -> Result<Vec<T>, StoreError> {
        let prefix = View::Records.key(&[&[kind_letter(kind)]]);
        let each = |state: &mut T, key: &[u8], bytes: &[u8]| {
            let glimpse = Glimpse::read(last_id(key)?, bytes)?;
            if glimpse.is_there(life) {
                each(state, &glimpse);
            }
            Ok(())
        };
        self.views()?.share(&prefix, begin, each)
    }
}

impl Store {
    /// The same with those among some records that are alive or deleted, on this thread alone.
    pub fn survey_among<T>(
        &self,
        ids: &[RecordId],
        life: Life,
        begin: impl FnOnce() -> T,
        each: impl Fn(&mut T, &Glimpse<'_>),
    ) -> Result<T, StoreError> {
        let mut state = begin();
        for id in ids {
            let Some(bytes) = self.views()?.get(&key(*id))? else { continue };
            let glimpse = Glimpse::read(*id, &bytes)?;
            if glimpse.is_there(life) {
                each(&mut state, &glimpse);
            }
        }
        Ok(state)
    }
}

/// The key of a record.
pub(super) fn key(id: RecordId) -> Vec<u8> {
    View::Records.key(&[&id_bytes(id)])
}

/// The bytes of a record.
pub(super) fn write(record: &Record) -> Result<Vec<u8>, StoreError> {
    let kind = record.id.kind;
    let (mut paths, mut values) = (Vec::with_capacity(record.fields.len()), Vec::new());
    for (path, value) in &record.fields {
        let start = values.len();
        bytes::append(&mut values, &write_value(value))?;
        paths.push((write_path(kind, path), u32::try_from(values.len() - start).map_err(StoreError::damaged)?));
    }
    bytes::write(&Written {
        created: write_time(record.created),
        updated: write_time(record.updated),
        rev: record.rev,
        paths,
        values: &values,
    })
}

/// The record of bytes that [`write()`] made.
pub(super) fn read(id: RecordId, bytes: &[u8]) -> Result<Record, StoreError> {
    Glimpse::read(id, bytes)?.record(Fields::all(id.kind))
}

fn place_of(kind: Kind, key: &str) -> Option<u16> {
    kind.fields().iter().position(|field| field.key == key).and_then(|place| u16::try_from(place).ok())
}

/// Bytes at once instead of one after another.
fn write_bytes<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

fn write_path(kind: Kind, path: &Path) -> WrittenPath<'_> {
    let key = path.field();
    match (place_of(kind, key), path.item_key()) {
        (Some(number), None) => WrittenPath::One(number),
        (Some(number), Some(item)) => WrittenPath::Item(number, item),
        (None, _) => WrittenPath::Unknown(path.as_str()),
    }
}

fn read_path(kind: Kind, path: &WrittenPath<'_>) -> Result<Path, StoreError> {
    let field = |number: u16| -> Result<&'static Field, StoreError> {
        kind.fields().get(usize::from(number)).ok_or_else(|| StoreError::damaged("a field's number"))
    };
    Ok(match *path {
        WrittenPath::One(number) => Path::one(field(number)?.key),
        WrittenPath::Item(number, item) => Path::item(field(number)?.key, item),
        WrittenPath::Unknown(path) => Path::from(path),
    })
}

fn write_value(value: &Value) -> WrittenValue<'_> {
    match value {
        Value::Text(text) => WrittenValue::Text(text),
        Value::Flag => WrittenValue::Flag,
        Value::Money(money) => WrittenValue::Money(money.minor, money.currency.code()),
        Value::Date(date) => WrittenValue::Date(date.year(), date.month(), date.day()),
        Value::When(when) => WrittenValue::When(Cow::Borrowed(when)),
        Value::Number(number) => WrittenValue::Number(*number),
        Value::Decimal(number) => WrittenValue::Decimal(number.serialize()),
        Value::Record(uuid) => WrittenValue::Record(*uuid),
        Value::Birthday(birthday) => WrittenValue::Birthday(birthday.year, birthday.month, birthday.day),
        Value::Position(position) => WrittenValue::Position(*position),
        Value::Item(item) => match item.size {
            Some(size) => WrittenValue::File(&item.label, item.order, size),
            None => WrittenValue::Item(&item.label, &item.typed, item.order),
        },
        Value::Consent(consent) => WrittenValue::Consent(Cow::Borrowed(consent)),
        Value::Opaque(json) => WrittenValue::Opaque(json),
    }
}

fn read_value(value: &WrittenValue<'_>) -> Result<Value, StoreError> {
    Ok(match *value {
        WrittenValue::Text(text) => Value::Text(text.to_owned()),
        WrittenValue::Flag => Value::Flag,
        WrittenValue::Money(minor, code) => {
            let currency = Currency::from_code(code).ok_or_else(|| StoreError::damaged("a currency"))?;
            Value::Money(Money { currency, minor })
        }
        WrittenValue::Date(year, month, day) => Value::Date(Date::new(year, month, day).map_err(StoreError::damaged)?),
        WrittenValue::When(ref when) => Value::When(when.clone().into_owned()),
        WrittenValue::Number(number) => Value::Number(number),
        WrittenValue::Decimal(bytes) => Value::Decimal(Decimal::deserialize(bytes)),
        WrittenValue::Record(uuid) => Value::Record(uuid),
        WrittenValue::Birthday(year, month, day) => Value::Birthday(Birthday { month, day, year }),
        WrittenValue::Position(position) => Value::Position(position),
        WrittenValue::Item(label, typed, order) => {
            Value::Item(Item { label: label.to_owned(), typed: typed.to_owned(), order, size: None })
        }
        WrittenValue::File(name, order, size) => {
            Value::Item(Item { label: name.to_owned(), typed: String::new(), order, size: Some(size) })
        }
        WrittenValue::Consent(ref consent) => Value::Consent(consent.clone().into_owned()),
        WrittenValue::Opaque(json) => Value::Opaque(json.to_owned()),
    })
}

fn write_time(time: Timestamp) -> (i64, i32) {
    (time.as_second(), time.subsec_nanosecond())
}

fn read_time((second, nanosecond): (i64, i32)) -> Result<Timestamp, StoreError> {
    Timestamp::new(second, nanosecond).map_err(StoreError::damaged)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{contact, id};
    use super::*;

    #[test]
    fn every_sort_of_value_is_read_back_as_it_was_written() {
        let mut record = contact(7);
        record.updated = Timestamp::new(-5, -300).unwrap();
        record.rev = u64::MAX;
        for (path, value) in [
            ("birthday", Value::Birthday("--02-29".parse().unwrap())),
            ("addresses/work/position", Value::Position("-33.868819,151.209295".parse().unwrap())),
            ("addresses/home/city", Value::Text("Köln".into())),
            ("tags/vip", Value::Flag),
            ("value", Value::Money("-12.50 EUR".parse().unwrap())),
            ("closed", Value::Date(jiff::civil::date(-9, 1, 31))),
            ("probability", Value::Number(70)),
            ("custom/discount", Value::Decimal("-12.50".parse().unwrap())),
            ("owner", Value::Record(Uuid128(9))),
            (
                "phones/+4930;ext=1",
                Value::Item(Item { label: "work".into(), typed: "030".into(), order: 300, size: None }),
            ),
            (
                "files/00ff",
                Value::Item(Item { label: "a.pdf".into(), order: 1, size: Some(u64::MAX), ..Item::default() }),
            ),
            ("aura/left", Value::Opaque("{\"from\":\"the future\"}".into())),
            ("notes/", Value::Opaque("[]".into())),
            ("", Value::Text(String::new())),
        ] {
            record.fields.insert(path.into(), value);
        }
        let today = jiff::civil::date(2026, 3, 1);
        let (_, consent) = crate::domain::consent::read_consent("email given 2025-12-24 fair", today).unwrap();
        record.fields.insert("consent/email".into(), Value::Consent(consent));
        let written = write(&record).unwrap();
        assert_eq!(read(id(7), &written).unwrap(), record);
        assert!(read(id(7), &[written.as_slice(), &[0]].concat()).is_err(), "a trailing byte");
        assert!(read(id(7), &written[..written.len() - 1]).is_err(), "a missing byte");
    }
    #[test]
    fn no_more_is_read_of_a_record_than_was_asked_for() {
        let record = contact(7);
        let written = write(&record).unwrap();
        let asked = Fields::least(Kind::Contact).and(&["family", "emails"]);
        let glimpsed = Glimpse::read(record.id, &written).unwrap().record(asked).unwrap();
        let mut expected = record;
        expected.fields.retain(|path, _| ["family", "emails", HANDLE, DELETED].contains(&path.field()));
        assert!(expected.fields.len() > 2);
        assert_eq!(glimpsed, expected);
    }
}
