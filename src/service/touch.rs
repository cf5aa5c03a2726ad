//! The last contact and the next step of records: looked up for one, or for every record of a kind at once.

use std::collections::HashMap;

use jiff::{Timestamp, Zoned};

use super::failures::Trouble;
use crate::domain::id::Uuid128;
use crate::domain::touch::{Lateness, Moment, Step, Touch};
use crate::domain::{Kind, Record, RecordId, Slot};
use crate::filter::{Filter, Moment as FilterMoment};
use crate::store::{Due, Glance, Store};

/// Tells of a record when somebody was last in touch, and what is next.
pub(super) fn dress(store: &Store, record: &mut Record, now: &Zoned) -> Result<(), Trouble> {
    record.touch = match record.id.kind {
        Kind::Contact | Kind::Company | Kind::Deal => {
            let glance = store.glance(record.id, now.time_zone())?;
            Some(Box::new(touch(store, &glance, now, Naming::Named)?))
        }
        Kind::Task => Some(Box::new(Touch::of_task(record, now))),
        Kind::User | Kind::Pipeline | Kind::Stage | Kind::Activity | Kind::Segment | Kind::Field => None,
    };
    Ok(())
}

/// Whether the names of next steps are wanted: each is read from its task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Naming {
    /// When they are due is enough.
    Unnamed,
    /// They are.
    Named,
}

impl Naming {
    /// What a slot asks; nothing if it does not follow from activities and tasks.
    pub(super) fn asked_by(slot: Slot) -> Option<Naming> {
        slot.is_touch().then(|| if slot.names_step() { Naming::Named } else { Naming::Unnamed })
    }
}

/// The touches of a whole kind, read in one go for a question that asks them of everybody.
pub(super) struct Touches<'a> {
    now: &'a Zoned,
    touches: HashMap<Uuid128, Touch>,
}

impl<'a> Touches<'a> {
    /// Reads them.
    pub(super) fn read(store: &Store, kind: Kind, naming: Naming, now: &'a Zoned) -> Result<Touches<'a>, Trouble> {
        let mut touches = HashMap::new();
        for (target, glance) in store.glances(kind, now.time_zone())? {
            touches.insert(target, touch(store, &glance, now, naming)?);
        }
        Ok(Touches { now, touches })
    }

    /// The records of a kind that a filter lets through that asks for nothing but their touch, in the order of their
    /// identities; nothing if it lets through those of whom there is nothing, or more than `most`.
    pub(super) fn among(&self, filter: &Filter, moment: &FilterMoment, most: usize) -> Option<Vec<RecordId>> {
        let kind = filter.kind();
        let mut record = Record::new(RecordId { kind, uuid: Uuid128(0) }, Timestamp::UNIX_EPOCH);
        if kind == Kind::Task || filter.matches(&record, moment) {
            return None;
        }
        let mut ids = Vec::new();
        for (uuid, touch) in &self.touches {
            record.touch = Some(Box::new(touch.clone()));
            if filter.matches(&record, moment) {
                ids.push(RecordId { kind, uuid: *uuid });
            }
            if ids.len() > most {
                return None;
            }
        }
        ids.sort_unstable();
        Some(ids)
    }

    /// Gives a record its own.
    pub(super) fn dress(&self, record: &mut Record) {
        record.touch = match record.id.kind {
            Kind::Contact | Kind::Company | Kind::Deal => self.touches.get(&record.id.uuid).cloned().map(Box::new),
            Kind::Task => Some(Box::new(Touch::of_task(record, self.now))),
            Kind::User | Kind::Pipeline | Kind::Stage | Kind::Activity | Kind::Segment | Kind::Field => None,
        };
    }
}

fn touch(store: &Store, glance: &Glance, now: &Zoned, naming: Naming) -> Result<Touch, Trouble> {
    let last = glance.last.as_ref();
    let next = glance.next.as_ref().map(|due| step(store, due, naming)).transpose()?;
    let lateness = Lateness::of(next.as_ref().and_then(|next| next.due.as_ref()), now);
    Ok(Touch {
        last: last.and_then(|last| Some(Moment { at: last.at.clone(), sort: last.sort? })),
        visited: glance.visited.clone(),
        next,
        lateness,
    })
}

fn step(store: &Store, due: &Due, naming: Naming) -> Result<Step, Trouble> {
    let task = match naming {
        Naming::Named => store.record(due.id)?,
        Naming::Unnamed => None,
    };
    Ok(Step { due: due.due.clone(), name: task.map(|task| task.title()).unwrap_or_default() })
}
