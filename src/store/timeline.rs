//! The view of what happened to a record and of what is to be done: the activities and tasks that concern it, in order.
//!
//! A key is the record, then a section: open tasks by when they are due, those without a day, then everything that is
//! over, newest first. Keys alone tell when somebody was last in touch, so that lists can ask it of everybody.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::domain::activity::{self, ACTIVITIES};
use crate::domain::id::Uuid128;
use crate::domain::{Kind, Life, Record, RecordId, When, task};

use super::key::{View, id_bytes, kind_letter, last_id, read_id};
use super::packed::Direction;
use super::{Store, StoreError};

/// The sections of a record.
const DUE: u8 = b'0';
const SOME_DAY: u8 = b'1';
const OVER: u8 = b'2';

/// What stands for an activity is the letter of its sort; this stands for a task that was done.
const DONE: u8 = b'~';

/// A key with its value.
type Row = (Vec<u8>, Vec<u8>);

/// Where the parts of a key begin: after the view, the record, and the section.
const TARGET: usize = 1;
const SECTION: usize = TARGET + 17;
const ORDER: usize = SECTION + 1;
const MARK: usize = ORDER + 8;

/// Something of a record's timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// When it was.
    pub at: When,
    /// The activity, or the task that was done.
    pub id: RecordId,
    /// The sort of activity; none of a task.
    pub sort: Option<&'static str>,
}

/// A task that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// When it is due, if that is known.
    pub due: Option<When>,
    /// The task.
    pub id: RecordId,
}

/// What the timeline of a record says in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// The last activity that was more than a note.
    pub last: Option<Passed>,
    /// When the last visit was.
    pub visited: Option<When>,
    /// The first task that is open.
    pub next: Option<Due>,
}

impl Store {
    /// The open tasks that concern a record, the first due first; those without a day last. Moments are in `zone`.
    pub fn upcoming(
        &self,
        target: RecordId,
        zone: &TimeZone,
    ) -> Result<impl Iterator<Item = Result<Due, StoreError>>, StoreError> {
        let some_day = self.section(target, SOME_DAY)?;
        Ok(self.section(target, DUE)?.chain(some_day).map(move |entry| read_due(&entry?, zone)))
    }

    /// The activities and the tasks done that concern a record, newest first. Moments are in `zone`.
    pub fn passed(
        &self,
        target: RecordId,
        zone: &TimeZone,
    ) -> Result<impl Iterator<Item = Result<Passed, StoreError>>, StoreError> {
        Ok(self.section(target, OVER)?.map(move |entry| read_passed(&entry?, zone)))
    }

    /// What the timeline of a record says in short.
    pub fn glance(&self, target: RecordId, zone: &TimeZone) -> Result<Glance, StoreError> {
        let mut glance = Glance { next: self.upcoming(target, zone)?.next().transpose()?, ..Glance::default() };
        for passed in self.passed(target, zone)? {
            glance.add_passed(&passed?);
            if glance.last.is_some() && glance.visited.is_some() {
                break;
            }
        }
        Ok(glance)
    }

    /// The same of every record of a kind that has a timeline.
    pub fn glances(&self, kind: Kind, zone: &TimeZone) -> Result<HashMap<Uuid128, Glance>, StoreError> {
        let prefix = View::Timeline.key(&[&[kind_letter(kind)]]);
        let each = |glances: &mut HashMap<Uuid128, Glance>, key: &[u8], value: &[u8]| {
            let target = read_id(key.get(TARGET..SECTION).unwrap_or_default())?;
            let glance = glances.entry(target.uuid).or_default();
            let is_over = key.get(SECTION) == Some(&OVER);
            // Each thread meets the keys of a record in their order, so that only the first of each sort matter.
            match (is_over, &glance.last, &glance.visited, &glance.next) {
                (true, Some(_), Some(_), _) | (false, _, _, Some(_)) => {}
                (true, ..) => glance.add_passed(&read_passed(&(key.to_vec(), value.to_vec()), zone)?),
                (false, ..) => glance.next = Some(read_due(&(key.to_vec(), value.to_vec()), zone)?),
            }
            Ok(())
        };
        let mut all: HashMap<Uuid128, Glance> = HashMap::new();
        for part in self.views()?.share(&prefix, HashMap::new, each)? {
            for (target, glance) in part {
                all.entry(target).or_default().merge(glance);
            }
        }
        Ok(all)
    }

    fn section(
        &self,
        target: RecordId,
        section: u8,
    ) -> Result<impl Iterator<Item = Result<Row, StoreError>>, StoreError> {
        let prefix = View::Timeline.key(&[&id_bytes(target), &[section]]);
        self.views()?.entries(&prefix, Direction::Forward)
    }
}

impl Glance {
    fn add_passed(&mut self, passed: &Passed) {
        let is_contact = passed.sort.is_some_and(|sort| sort != activity::NOTE);
        if is_contact && self.last.as_ref().is_none_or(|last| last.at.order() < passed.at.order()) {
            self.last = Some(passed.clone());
        }
        let is_visit = passed.sort == Some("visit");
        if is_visit && self.visited.as_ref().is_none_or(|visited| visited.order() < passed.at.order()) {
            self.visited = Some(passed.at.clone());
        }
    }

    fn merge(&mut self, other: Glance) {
        if let Some(last) = &other.last {
            self.add_passed(last);
        }
        if let Some(at) = other.visited
            && self.visited.as_ref().is_none_or(|visited| visited.order() < at.order())
        {
            self.visited = Some(at);
        }
        let rank = |due: &Due| (due.due.as_ref().map_or(u64::MAX, When::order), due.id);
        if let Some(next) = other.next
            && self.next.as_ref().is_none_or(|known| rank(&next) < rank(known))
        {
            self.next = Some(next);
        }
    }
}

/// The rows of an activity or a task, one for each record that it concerns.
pub(super) fn rows(record: &Record) -> Vec<Row> {
    let Some((section, when, mark)) = place(record).filter(|_| Life::of(record) == Life::Live) else {
        return Vec::new();
    };
    let order = when.as_ref().map_or(0, When::order);
    let order = if section == OVER { !order } else { order }.to_be_bytes();
    let value = match &when {
        Some(When::At(at)) => at.timestamp().as_second().to_be_bytes().to_vec(),
        Some(When::Day(_)) | None => Vec::new(),
    };
    let mut targets: Vec<RecordId> = record.links().map(|(_, _, target)| target).filter(has_timeline).collect();
    targets.sort_unstable();
    targets.dedup();
    let key = |target| View::Timeline.key(&[&id_bytes(target), &[section], &order, &[mark], &id_bytes(record.id)]);
    targets.into_iter().map(|target| (key(target), value.clone())).collect()
}

/// Where a record stands in the timelines of others, if it does.
fn place(record: &Record) -> Option<(u8, Option<When>, u8)> {
    match record.id.kind {
        Kind::Activity => {
            let sort = ACTIVITIES.iter().zip(b'a'..).find(|(sort, _)| **sort == record.text("type"));
            let note = ACTIVITIES.iter().zip(b'a'..).find(|(sort, _)| **sort == activity::NOTE);
            // One that says nothing of its time happened when it was noted.
            let noted = || When::At(record.created.to_zoned(TimeZone::UTC));
            Some((OVER, Some(activity::at(record).cloned().unwrap_or_else(noted)), sort.or(note)?.1))
        }
        Kind::Task => Some(match (task::done(record), task::due(record)) {
            (Some(done), _) => (OVER, Some(done.clone()), DONE),
            (None, Some(due)) => (DUE, Some(due.clone()), 0),
            (None, None) => (SOME_DAY, None, 0),
        }),
        Kind::Contact
        | Kind::Company
        | Kind::User
        | Kind::Deal
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Segment
        | Kind::Field => None,
    }
}

/// Whether activities and tasks may concern a record of its kind.
const fn has_timeline(id: &RecordId) -> bool {
    match id.kind {
        Kind::Contact | Kind::Company | Kind::Deal => true,
        Kind::User | Kind::Pipeline | Kind::Stage | Kind::Activity | Kind::Task | Kind::Segment | Kind::Field => false,
    }
}

fn read_due((key, value): &Row, zone: &TimeZone) -> Result<Due, StoreError> {
    let is_due = key.get(SECTION) == Some(&DUE);
    let due = is_due.then(|| read_when(order_in(key)?, value, zone)).transpose()?;
    Ok(Due { due, id: last_id(key)? })
}

fn read_passed((key, value): &Row, zone: &TimeZone) -> Result<Passed, StoreError> {
    let at = read_when(!order_in(key)?, value, zone)?;
    let mark = key.get(MARK).copied().unwrap_or(DONE);
    let sort = mark.checked_sub(b'a').and_then(|place| ACTIVITIES.get(usize::from(place)).copied());
    Ok(Passed { at, id: last_id(key)?, sort })
}

fn order_in(key: &[u8]) -> Result<u64, StoreError> {
    let order = key.get(ORDER..MARK).and_then(|bytes| bytes.try_into().ok());
    order.map(u64::from_be_bytes).ok_or_else(|| StoreError::damaged("a place in a timeline"))
}

fn read_when(order: u64, value: &[u8], zone: &TimeZone) -> Result<When, StoreError> {
    let damaged = || StoreError::damaged("a time in a timeline");
    let Ok(seconds) = value.try_into() else {
        return When::day_in_order(order).map(When::Day).ok_or_else(damaged);
    };
    let moment = Timestamp::from_second(i64::from_be_bytes(seconds)).map_err(StoreError::damaged)?;
    Ok(When::At(moment.to_zoned(zone.clone())))
}
