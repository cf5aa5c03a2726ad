//! What records show of those to which they link, looked up once each: names, and how deals stand.

use std::collections::HashMap;

use super::failures::Trouble;
use crate::domain::stage::Standing;
use crate::domain::{Kind, Record, RecordId, Value};
use crate::store::Store;

/// What others show of a record to which they link.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Its name.
    pub(super) name: String,
    /// What it gives to its deals, if it is a stage.
    pub(super) standing: Option<Standing>,
}

impl Known {
    /// What others show of `record`.
    pub(super) fn of(record: &Record) -> Known {
        let standing = match record.id.kind {
            Kind::Stage => Some(Standing::of(record)),
            Kind::Contact | Kind::Company | Kind::User | Kind::Deal | Kind::Pipeline | Kind::Activity | Kind::Task => {
                None
            }
        };
        Known { name: record.title(), standing }
    }

    /// Gives it to a record that links to `id`.
    pub(super) fn lend(&self, record: &mut Record, id: RecordId) {
        record.names.insert(id.uuid, self.name.clone());
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
            if !self.known.contains_key(&id) {
                let known = self.store.record(id)?.map(|linked| Known::of(&linked));
                self.known.insert(id, known);
            }
            if let Some(Some(known)) = self.known.get(&id) {
                known.lend(record, id);
            }
        }
        Ok(())
    }
}
