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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// They are.
    Named,
    /// When they are due is enough.
    Unnamed,
}

/// What a question asks of the touch of every record of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wish(Option<Naming>);

impl Wish {
    /// That of a filter and of the slots of an order.
    pub(super) fn of(filter: Option<&Filter>, slots: impl Iterator<Item = Slot>) -> Wish {
        let by_filter = filter.is_some_and(Filter::asks_for_touch);
        let by_filter_name = filter.is_some_and(Filter::asks_for_step);
        slots.fold(Wish(by_filter.then(|| naming(by_filter_name))), |wish, slot| match wish {
            _ if slot.names_step() => Wish(Some(Naming::Named)),
            Wish(None) if slot.is_touch() => Wish(Some(Naming::Unnamed)),
            wish @ Wish(_) => wish,
        })
    }
}

const fn naming(is_named: bool) -> Naming {
    if is_named { Naming::Named } else { Naming::Unnamed }
}

/// The touches of a whole kind, read in one go for a question that asks them of everybody.
pub(super) struct Touches<'a> {
    now: &'a Zoned,
    touches: HashMap<Uuid128, Touch>,
}

impl<'a> Touches<'a> {
    /// Those that a wish is about; none if it asks for nothing.
    pub(super) fn read(store: &Store, kind: Kind, wish: Wish, now: &'a Zoned) -> Result<Option<Touches<'a>>, Trouble> {
        let Wish(Some(naming)) = wish else { return Ok(None) };
        let mut touches = HashMap::new();
        for (target, glance) in store.glances(kind, now.time_zone())? {
            touches.insert(target, touch(store, &glance, now, naming)?);
        }
        Ok(Some(Touches { now, touches }))
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
