//! What records show of those to which they link, looked up once each: names, and how deals stand.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::failures::Trouble;
use crate::domain::consent::{Refusal, refusal};
use crate::domain::stage::Standing;
use crate::domain::{Kind, Record, RecordId, Value};
use crate::store::Store;

/// What others show of a record to which they link.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Its name.
    pub(super) name: String,
    /// What it does not want, if it is somebody who is not to be contacted.
    refusal: Option<Refusal>,
    /// What it gives to its deals, if it is a stage.
    pub(super) standing: Option<Standing>,
}

impl Known {
    /// What others show of `record`.
    pub(super) fn of(record: &Record) -> Known {
        let standing = match record.id.kind {
            Kind::Stage => Some(Standing::of(record)),
            Kind::Contact
            | Kind::Company
            | Kind::User
            | Kind::Deal
            | Kind::Pipeline
            | Kind::Activity
            | Kind::Task
            | Kind::Segment
            | Kind::Field => None,
        };
        Known { name: record.title(), refusal: refusal(record), standing }
    }

    /// Gives it to a record that links to `id`.
    pub(super) fn lend(&self, record: &mut Record, id: RecordId) {
        record.names.insert(id.uuid, self.name.clone());
        record.refusals.extend(self.refusal.clone().map(|refusal| (id.uuid, refusal)));
        if record.value("stage") == Some(&Value::Record(id.uuid)) {
            record.standing = self.standing;
        }
    }
}

/// The names that were needed so far.
pub(super) struct Names<'a> {
    store: &'a Store,
    known: HashMap<RecordId, Option<Known>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(store: &'a Store) -> Names<'a> {
        Names { store, known: HashMap::new() }
    }

    /// Gives a record the names of those to which it links; one that is gone keeps none.
    pub(super) fn dress(&mut self, record: &mut Record) -> Result<(), Trouble> {
        let links: Vec<RecordId> = record.links().map(|(_, _, id)| id).collect();
        for id in links {
            if let Some(known) = self.known(id)? {
                known.lend(record, id);
            }
        }
        Ok(())
    }

    /// What a record is called; nothing if it is gone.
    pub(super) fn name(&mut self, id: RecordId) -> Result<Option<String>, Trouble> {
        Ok(self.known(id)?.map(|known| known.name.clone()))
    }

    /// Whether a record is that of somebody: they own it, or nobody does. Its names are looked up for that.
    pub(super) fn is_of(&mut self, record: &mut Record, me: &str) -> Result<bool, Trouble> {
        let Some(Value::Record(owner)) = record.value("owner").cloned() else { return Ok(true) };
        self.dress(record)?;
        Ok(record.name_of(owner) == me)
    }

    /// Gives a deal what it takes from its stage, and no names.
    pub(super) fn stand(&mut self, record: &mut Record) -> Result<(), Trouble> {
        if let Some(Value::Record(uuid)) = record.value("stage") {
            let stage = RecordId { kind: Kind::Stage, uuid: *uuid };
            record.standing = self.known(stage)?.and_then(|known| known.standing);
        }
        Ok(())
    }

    fn known(&mut self, id: RecordId) -> Result<Option<&Known>, Trouble> {
        match self.known.entry(id) {
            Entry::Occupied(known) => Ok(known.into_mut().as_ref()),
            Entry::Vacant(free) => {
                let known = self.store.record(id)?.map(|linked| Known::of(&linked));
                Ok(free.insert(known).as_ref())
            }
        }
    }
}
