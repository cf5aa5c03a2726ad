//! The timelines beside what the records themselves say.

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use tempfile::TempDir;

use super::super::sample::apply;
use super::super::{Due, Glance, Passed, Store};
use super::{fresh, rebuilt};
use crate::domain::activity::{self, ACTIVITIES, NOTE};
use crate::domain::id::Uuid128;
use crate::domain::item::Item;
use crate::domain::{Action, Change, Delta, Kind, Path, Record, RecordId, Value, When, task};

fn zone() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap()
}

fn id(kind: Kind, number: u8) -> RecordId {
    let kinds = u128::from(kind as u8) << 64;
    RecordId { kind, uuid: Uuid128(kinds | u128::from(number) << 8 | 0x7 << 76) }
}

/// A day of March, or a moment on it.
fn when(number: u8) -> When {
    let day = date(2026, 3, 25 + i8::try_from(number % 7).unwrap());
    if number.is_multiple_of(3) {
        return When::Day(day);
    }
    When::At(day.at(i8::try_from(number % 24).unwrap(), 30, 0, 0).to_zoned(zone()).unwrap())
}

#[derive(Clone, Debug)]
enum Deed {
    Activity { number: u8, sort: usize, about: u8, at: u8 },
    Task { number: u8, about: u8, due: Option<u8> },
    Done { number: u8, at: u8 },
    Delete { number: u8 },
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let number = 0..12_u8;
    prop_oneof![
        4 => (number.clone(), 0..ACTIVITIES.len(), 0..8_u8, 0..60_u8)
            .prop_map(|(number, sort, about, at)| Deed::Activity { number, sort, about, at }),
        4 => (number.clone(), 0..8_u8, prop::option::of(0..60_u8))
            .prop_map(|(number, about, due)| Deed::Task { number, about, due }),
        2 => (number.clone(), 0..60_u8).prop_map(|(number, at)| Deed::Done { number, at }),
        1 => number.prop_map(|number| Deed::Delete { number }),
        1 => Just(Deed::Undo),
    ]
}

/// Links to one contact, one company, or both.
fn about(fields: &mut BTreeMap<Path, Value>, number: u8) {
    for (field, kind) in [("contacts", Kind::Contact), ("companies", Kind::Company)] {
        if number % 3 != kind as u8 % 3 {
            let key = id(kind, number / 4).uuid.to_string();
            fields.insert(Path::item(field, &key), Value::Item(Item::default()));
        }
    }
}

fn state(deed: &Deed, records: &BTreeMap<RecordId, Record>) -> Option<Record> {
    let known = |id: RecordId| records.get(&id).cloned();
    match deed {
        Deed::Activity { number, sort, about: whom, at } => {
            let mut record = Record::new(id(Kind::Activity, *number), jiff::Timestamp::UNIX_EPOCH);
            record.fields.insert(Path::one("handle"), Value::Text(format!("a-0000{}", char::from(b'a' + number))));
            record.fields.insert(Path::one("type"), Value::Text(ACTIVITIES[*sort].to_owned()));
            record.fields.insert(Path::one("at"), Value::When(when(*at)));
            about(&mut record.fields, *whom);
            Some(record)
        }
        Deed::Task { number, about: whom, due } => {
            let mut record = Record::new(id(Kind::Task, *number), jiff::Timestamp::UNIX_EPOCH);
            record.fields.insert(Path::one("handle"), Value::Text(format!("t-0000{}", char::from(b'a' + number))));
            if let Some(due) = due {
                record.fields.insert(Path::one("due"), Value::When(when(*due)));
            }
            about(&mut record.fields, *whom);
            Some(record)
        }
        Deed::Done { number, at } => {
            let mut record = known(id(Kind::Task, *number))?;
            record.fields.insert(Path::one("done"), Value::When(when(*at)));
            Some(record)
        }
        Deed::Delete { number } => {
            let mut record = known(id(Kind::Activity, *number)).or_else(|| known(id(Kind::Task, *number)))?;
            record.fields.insert(Path::one("deleted"), Value::Flag);
            Some(record)
        }
        Deed::Undo => None,
    }
}

fn concerns(record: &Record, target: RecordId) -> bool {
    record.exists() && !record.is_deleted() && record.links().any(|(_, _, id)| id == target)
}

/// The open tasks about a record, from the records themselves.
fn upcoming(records: &BTreeMap<RecordId, Record>, target: RecordId) -> Vec<Due> {
    let tasks = records.values().filter(|record| record.id.kind == Kind::Task && concerns(record, target));
    let open = tasks.filter(|task| task::done(task).is_none());
    let mut due: Vec<Due> = open.map(|task| Due { due: task::due(task).cloned(), id: task.id }).collect();
    due.sort_by_key(|due| (due.due.is_none(), due.due.as_ref().map(When::order), due.id));
    due
}

/// What is over about a record, from the records themselves; in no order within one moment.
fn passed(records: &BTreeMap<RecordId, Record>, target: RecordId) -> Vec<Passed> {
    let mut passed = Vec::new();
    for record in records.values().filter(|record| concerns(record, target)) {
        let sort = ACTIVITIES.iter().find(|sort| **sort == record.text("type")).copied();
        let at = if record.id.kind == Kind::Task { task::done(record) } else { activity::at(record) };
        let sort = sort.filter(|_| record.id.kind == Kind::Activity);
        passed.extend(at.map(|at| Passed { at: at.clone(), id: record.id, sort }));
    }
    passed.sort_by_key(|passed| (std::cmp::Reverse(passed.at.order()), passed.id));
    passed
}

fn glance_of(store: &Store, target: RecordId) -> Glance {
    store.glance(target, &zone()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_timeline_is_what_the_records_say(deeds in prop::collection::vec(deed(), 1..40)) {
        let dir = TempDir::new().unwrap();
        let mut store = fresh(&dir);
        let mut records: BTreeMap<RecordId, Record> = BTreeMap::new();
        let mut journal: Vec<(Action, Vec<Change>)> = Vec::new();
        for deed in deeds {
            let change = match state(&deed, &records) {
                Some(record) => Change::between(record.id, records.get(&record.id), &record),
                None => match journal.last() {
                    Some((_, changes)) if matches!(deed, Deed::Undo) => changes[0].inverse(),
                    Some(_) | None => continue,
                },
            };
            if change.set.values().all(Delta::is_empty) {
                continue;
            }
            apply(&mut store, Action::Do, std::slice::from_ref(&change)).unwrap();
            let blank = || Record::new(change.id, jiff::Timestamp::UNIX_EPOCH);
            records.entry(change.id).or_insert_with(blank).apply(&change);
            journal.push((Action::Do, vec![change]));
        }
        for kind in [Kind::Contact, Kind::Company] {
            let all = store.glances(kind, &zone()).unwrap();
            for target in (0..3).map(|number| id(kind, number)) {
                let due: Vec<Due> = store.upcoming(target, &zone()).unwrap().map(Result::unwrap).collect();
                prop_assert_eq!(&due, &upcoming(&records, target));
                let mut over: Vec<Passed> = store.passed(target, &zone()).unwrap().map(Result::unwrap).collect();
                prop_assert!(over.is_sorted_by_key(|passed| std::cmp::Reverse(passed.at.order())));
                over.sort_by_key(|passed| (std::cmp::Reverse(passed.at.order()), passed.id));
                let expected = passed(&records, target);
                prop_assert_eq!(&over, &expected);
                let glance = glance_of(&store, target);
                let contact = expected.iter().find(|passed| passed.sort.is_some_and(|sort| sort != NOTE));
                prop_assert_eq!(glance.last.as_ref().map(|last| &last.at), contact.map(|passed| &passed.at));
                let visit = expected.iter().find(|passed| passed.sort == Some("visit"));
                prop_assert_eq!(glance.visited.as_ref(), visit.map(|passed| &passed.at));
                prop_assert_eq!(glance.next.as_ref(), due.first());
                prop_assert_eq!(all.get(&target.uuid).cloned().unwrap_or_default(), glance);
            }
        }
        prop_assert_eq!(store.digest().unwrap(), rebuilt(&journal));
    }
}

#[test]
fn moments_are_told_by_the_clock_of_whoever_asks() {
    let dir = TempDir::new().unwrap();
    let mut store = fresh(&dir);
    let call = Deed::Activity { number: 1, sort: 0, about: 0, at: 1 };
    let record = state(&call, &BTreeMap::new()).unwrap();
    apply(&mut store, Action::Do, &[Change::between(record.id, None, &record)]).unwrap();
    let target = record.links().next().unwrap().2;
    let at: Zoned = "2026-03-26T01:30[Europe/Berlin]".parse().unwrap();
    assert_eq!(glance_of(&store, target).last.map(|last| last.at), Some(When::At(at.clone())));
    let tokyo = TimeZone::get("Asia/Tokyo").unwrap();
    let there = store.glance(target, &tokyo).unwrap();
    assert_eq!(there.last.map(|last| last.at), Some(When::At(at.with_time_zone(tokyo))));
}
