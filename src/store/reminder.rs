//! The view of reminders: which tasks ring when, in the order in which they do.
//!
//! What rings at a moment and what rings when a clock shows a time are apart: only whoever looks knows their time zone.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::domain::reminder::{Ring, ring};
use crate::domain::{Record, RecordId};

use super::key::{View, id_bytes, last_id};
use super::{Store, StoreError};

/// What stands in a key of a moment and of a time that a clock shows.
const MOMENT: u8 = b'm';
const CLOCK: u8 = b'c';

/// Bytes of the time in a key.
const TIME: usize = 8;

impl Store {
    /// The open tasks that ring, from `first` on and of its sort, in their order.
    pub fn rings(&self, first: Ring) -> Result<impl Iterator<Item = Result<(Ring, RecordId), StoreError>>, StoreError> {
        let (sort, from) = (View::Reminders.key(&[&[letter(first)]]), start(first));
        let entries = self.views()?.entries_from(&sort, &from)?;
        Ok(entries.map(|entry| entry.and_then(|(key, _)| Ok((read(&key)?, last_id(&key)?)))))
    }
}

/// The key of a task that rings.
pub(super) fn key(record: &Record) -> Option<Vec<u8>> {
    let mut key = start(ring(record)?);
    key.extend_from_slice(&id_bytes(record.id));
    Some(key)
}

/// The beginning of all keys of a time.
fn start(ring: Ring) -> Vec<u8> {
    View::Reminders.key(&[&[letter(ring)], &seconds(ring).to_be_bytes()])
}

const fn letter(ring: Ring) -> u8 {
    match ring {
        Ring::At(_) => MOMENT,
        Ring::Clock(_) => CLOCK,
    }
}

/// Seconds since the beginning of the calendar; a time that a clock shows counts as if it were UTC.
fn seconds(ring: Ring) -> u64 {
    let since = ring.moment(&TimeZone::UTC).as_second() - Timestamp::MIN.as_second();
    u64::try_from(since).unwrap_or_default()
}

fn read(key: &[u8]) -> Result<Ring, StoreError> {
    let parts = || {
        let (letter, rest) = key.get(1..)?.split_first()?;
        let seconds = i64::try_from(u64::from_be_bytes(*rest.first_chunk::<TIME>()?)).ok()?;
        let moment = Timestamp::from_second(seconds.checked_add(Timestamp::MIN.as_second())?).ok()?;
        match *letter {
            MOMENT => Some(Ring::At(moment)),
            CLOCK => Some(Ring::Clock(clock(moment))),
            _ => None,
        }
    };
    parts().ok_or_else(|| StoreError::damaged("the time of a reminder"))
}

fn clock(moment: Timestamp) -> DateTime {
    TimeZone::UTC.to_datetime(moment)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;
    use tempfile::TempDir;

    use super::super::sample::{apply, identity};
    use super::*;
    use crate::domain::id::Uuid128;
    use crate::domain::{Action, Change, Kind, Path, Value, When};

    const ZONES: &[&str] = &["Europe/Berlin", "Pacific/Apia", "America/St_Johns", "UTC"];

    /// A task: its number, when it is due in minutes of a week in which clocks are changed, its zone, whether it has a
    /// time of day, how long before it rings, whether it is open.
    type Planned = (u8, u16, usize, bool, Option<u32>, bool);

    fn task((number, due, zone, is_timed, remind, is_open): &Planned) -> Record {
        let id = RecordId { kind: Kind::Task, uuid: Uuid128(u128::from(*number)) };
        let mut record = Record::new(id, Timestamp::UNIX_EPOCH);
        let civil = date(2026, 3, 26).at(0, 0, 0, 0) + i64::from(*due).minutes();
        let zone = TimeZone::get(ZONES[*zone]).unwrap();
        let due = if *is_timed { When::At(civil.to_zoned(zone).unwrap()) } else { When::Day(civil.date()) };
        let handle = Value::Text(format!("t-{number:05}"));
        record.fields = BTreeMap::from([("handle".into(), handle), ("due".into(), Value::When(due))]);
        let remind = remind.map(Value::Number);
        record.fields.extend(remind.map(|minutes| (Path::one("remind"), minutes)));
        if !is_open {
            record.fields.insert("done".into(), Value::When("2026-03-01".parse().unwrap()));
        }
        record
    }

    fn planned() -> impl Strategy<Value = Planned> {
        let remind = proptest::option::of(prop_oneof![Just(0_u32), 1..3_000_u32]);
        (0..30_u8, 0..10_080_u16, 0..ZONES.len(), any::<bool>(), remind, proptest::bool::weighted(0.8))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

        #[test]
        fn the_view_rings_what_a_look_at_every_task_would(
            deeds in proptest::collection::vec(planned(), 1..40),
            zone in 0..ZONES.len(),
            (from, length) in (0..10_080_i64, 1..3_000_i64),
        ) {
            let dir = TempDir::new().unwrap();
            let mut store = Store::fresh(&dir.path().join("store"), &identity()).unwrap();
            let mut tasks: BTreeMap<RecordId, Record> = BTreeMap::new();
            for deed in &deeds {
                let new = task(deed);
                let change = Change::between(new.id, tasks.get(&new.id), &new);
                apply(&mut store, Action::Do, &[change]).unwrap();
                tasks.insert(new.id, new);
            }
            let zone = TimeZone::get(ZONES[zone]).unwrap();
            let since = "2026-03-26T00:00:00Z".parse::<Timestamp>().unwrap() + from.minutes();
            let until = since + length.minutes();
            let mut expected: Vec<(Timestamp, RecordId)> = tasks
                .values()
                .filter_map(|task| Some((ring(task)?.moment(&zone), task.id)))
                .filter(|(moment, _)| *moment > since && *moment <= until)
                .collect();
            let mut found = Vec::new();
            for sort in [Ring::At(since), Ring::Clock(DateTime::MIN)] {
                for entry in store.rings(sort.first_after(since, &zone)).unwrap() {
                    let (ring, id) = entry.unwrap();
                    if ring.is_beyond(until, &zone) {
                        break;
                    }
                    let moment = ring.moment(&zone);
                    found.extend((moment > since && moment <= until).then_some((moment, id)));
                }
            }
            expected.sort_unstable();
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}
