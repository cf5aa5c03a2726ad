//! The view of stays: the living deals of each stage by the day on which they came there, or were closed.

use jiff::civil::Date;

use crate::domain::{Kind, Life, Record, RecordId, Value, deal};

use super::key::{View, id_bytes, last_id};
use super::{Store, StoreError};

/// Bytes of a day in a key.
const DAY: usize = 4;

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

/// A day as part of a key: later ones are greater.
fn day_bytes(day: Date) -> [u8; DAY] {
    let [high, low] = day.year().wrapping_sub(i16::MIN).to_be_bytes();
    [high, low, day.month().unsigned_abs(), day.day().unsigned_abs()]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_is_any_day() {
        assert!(day_bytes(Date::MIN) < day_bytes(date(0, 1, 1)) && day_bytes(date(9999, 1, 1)) < day_bytes(Date::MAX));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn later_days_have_greater_keys(a in -9_999_i16..9_999, b in -9_999_i16..9_999, c in 1_i8..=12, d in 1_i8..=12) {
            let (one, other) = (date(a, c, 28), date(b, d, 1));
            prop_assert_eq!(one.cmp(&other), day_bytes(one).cmp(&day_bytes(other)));
        }
    }
}
