//! The view of birthdays: who was born on a day of the year, whatever the year.

use crate::domain::birthday::Birthday;
use crate::domain::{Life, Record, RecordId, Value};

use super::key::{View, id_bytes, last_id};
use super::packed::Direction;
use super::{Store, StoreError};

impl Store {
    /// The living who were born on this day of this month, oldest record first.
    pub fn ids_by_birthday(&self, month: i8, day: i8) -> Result<Vec<RecordId>, StoreError> {
        let entries = self.views()?.entries(&prefix(month, day), Direction::Forward)?;
        entries.map(|entry| last_id(&entry?.0)).collect()
    }
}

/// The key of a record's birthday, if it has one.
pub(super) fn key(record: &Record) -> Option<Vec<u8>> {
    let Some(Value::Birthday(Birthday { month, day, .. })) = record.value("birthday") else { return None };
    let is_living = Life::of(record) == Life::Live;
    is_living.then(|| [prefix(*month, *day).as_slice(), &id_bytes(record.id)].concat())
}

fn prefix(month: i8, day: i8) -> Vec<u8> {
    View::Birthdays.key(&[&[month.unsigned_abs(), day.unsigned_abs()]])
}
