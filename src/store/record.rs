//! The view of whole records, by id.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::{Field, Kind, Life, Path, Record, RecordId, Value};

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
    #[serde(borrow)]
    fields: Vec<(WrittenPath<'a>, Cow<'a, Value>)>,
}

/// A path with the number of its field in the catalogue.
#[derive(Serialize, Deserialize)]
enum WrittenPath<'a> {
    One(u16),
    Item(u16, &'a str),
    Unknown(&'a str),
}

impl Store {
    /// The record, if there is one; deleted ones too.
    pub fn record(&self, id: RecordId) -> Result<Option<Record>, StoreError> {
        let written = self.views()?.get(&key(id))?;
        let record = written.map(|bytes| read(id, &bytes)).transpose()?;
        Ok(record.filter(Record::exists))
    }

    /// All live or all deleted records of a kind, oldest first.
    pub fn records(
        &self,
        kind: Kind,
        life: Life,
    ) -> Result<impl Iterator<Item = Result<Record, StoreError>>, StoreError> {
        let prefix = View::Records.key(&[&[kind_letter(kind)]]);
        let records = self.views()?.entries(&prefix, Direction::Forward)?;
        let records = records.map(|entry| entry.and_then(|(key, bytes)| read(last_id(&key)?, &bytes)));
        Ok(records.filter(move |record| record.as_ref().map_or(true, |record| belongs(record, life))))
    }
}

impl Store {
    /// Hands every live or deleted record of a kind to `each`, in no order, as [`Store::roster`] does with rows.
    pub fn survey<T: Send>(
        &self,
        kind: Kind,
        life: Life,
        begin: impl Fn() -> T + Sync,
        each: impl Fn(&mut T, Record) + Sync,
    ) -> Result<Vec<T>, StoreError> {
        let prefix = View::Records.key(&[&[kind_letter(kind)]]);
        let each = |state: &mut T, key: &[u8], bytes: &[u8]| {
            let record = read(last_id(key)?, bytes)?;
            if belongs(&record, life) {
                each(state, record);
            }
            Ok(())
        };
        self.views()?.share(&prefix, begin, each)
    }
}

fn belongs(record: &Record, life: Life) -> bool {
    record.exists() && Life::of(record) == life
}

/// The key of a record.
pub(super) fn key(id: RecordId) -> Vec<u8> {
    View::Records.key(&[&id_bytes(id)])
}

/// The bytes of a record.
pub(super) fn write(record: &Record) -> Result<Vec<u8>, StoreError> {
    let kind = record.id.kind;
    let fields = record.fields.iter().map(|(path, value)| (write_path(kind, path), Cow::Borrowed(value)));
    bytes::write(&Written {
        created: write_time(record.created),
        updated: write_time(record.updated),
        rev: record.rev,
        fields: fields.collect(),
    })
}

/// The record of bytes that [`write()`] made.
pub(super) fn read(id: RecordId, bytes: &[u8]) -> Result<Record, StoreError> {
    let written: Written<'_> = bytes::read(bytes)?;
    let fields = written.fields.into_iter().map(|(path, value)| Ok((read_path(id.kind, &path)?, value.into_owned())));
    Ok(Record {
        id,
        fields: fields.collect::<Result<_, StoreError>>()?,
        names: BTreeMap::new(),
        standing: None,
        created: read_time(written.created)?,
        updated: read_time(written.updated)?,
        rev: written.rev,
    })
}

fn write_path(kind: Kind, path: &Path) -> WrittenPath<'_> {
    let key = path.field();
    let number = kind.fields().iter().position(|field| field.key == key);
    match (number.and_then(|number| u16::try_from(number).ok()), path.item_key()) {
        (Some(number), None) => WrittenPath::One(number),
        (Some(number), Some(item)) => WrittenPath::Item(number, item),
        (None, _) => WrittenPath::Unknown(path.as_str()),
    }
}

fn read_path(kind: Kind, path: &WrittenPath<'_>) -> Result<Path, StoreError> {
    let field = |number: u16| -> Result<&Field, StoreError> {
        kind.fields().get(usize::from(number)).ok_or_else(|| StoreError::damaged("a field's number"))
    };
    Ok(match *path {
        WrittenPath::One(number) => Path::one(field(number)?.key),
        WrittenPath::Item(number, item) => Path::item(field(number)?.key, item),
        WrittenPath::Unknown(path) => Path::from(path),
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
    use crate::domain::item::Item;

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
            ("phones/+4930;ext=1", Value::Item(Item { label: "work".into(), typed: "030".into(), order: 300 })),
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
}
