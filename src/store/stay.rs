//! The view of stays: the living deals of each stage by the day on which they came there, or were closed.

use jiff::civil::Date;

use crate::domain::{Kind, Life, Record, RecordId, Value, deal};

use super::key::{DAY, View, day_bytes, id_bytes, last_id};
use super::{Store, StoreError};

impl Store {
    /// The living deals that came to a stage on one of these days, and are there still; of a stage that stands for won
    /// or lost, those that were closed on one of them. The earliest come first.
    pub fn stays(
        &self,
        stage: RecordId,
        first: Date,
        last: Date,
    ) -> Result<impl Iterator<Item = Result<RecordId, StoreError>>, StoreError> {
        let prefix = View::Stays.key(&[&stage.uuid.to_bytes()]);
        let entries = self.views()?.entries_from(&prefix, &[prefix.as_slice(), &day_bytes(first)].concat())?;
        let (from, last) = (prefix.len(), day_bytes(last));
        let is_within = move |key: &[u8]| key.get(from..from + DAY).is_some_and(|day| day <= last.as_slice());
        let keys = entries.map(|entry| entry.map(|(key, _)| key));
        let within = keys.take_while(move |key| key.as_ref().map_or(true, |key| is_within(key)));
        Ok(within.map(|key| last_id(&key?)))
    }
}

/// The key of a deal's stay in its stage, if it is known since when.
pub(super) fn key(record: &Record) -> Option<Vec<u8>> {
    if record.id.kind != Kind::Deal || Life::of(record) != Life::Live {
        return None;
    }
    let Some(Value::Record(stage)) = record.value("stage") else { return None };
    let closed = record.value("closed").and_then(Value::as_date);
    let day = closed.or_else(|| deal::since(record).and_then(deal::day_of))?;
    Some(View::Stays.key(&[&stage.to_bytes(), &day_bytes(day), &id_bytes(record.id)]))
}
