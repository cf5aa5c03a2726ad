//! The names of the records to which others link, looked up once each.

use std::collections::HashMap;

use super::failures::Trouble;
use crate::domain::{Record, RecordId};
use crate::store::Store;

/// The names that were needed so far.
pub(super) struct Names<'a> {
    store: &'a Store,
    known: HashMap<RecordId, Option<String>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(store: &'a Store) -> Names<'a> {
        Names { store, known: HashMap::new() }
    }

    /// Gives a record the names of those to which it links; one that is gone keeps none.
    pub(super) fn dress(&mut self, record: &mut Record) -> Result<(), Trouble> {
        let links: Vec<RecordId> = record.links().map(|(_, id)| id).collect();
        for id in links {
            if let Some(name) = self.name(id)? {
                record.names.insert(id.uuid, name);
            }
        }
        Ok(())
    }

    fn name(&mut self, id: RecordId) -> Result<Option<String>, Trouble> {
        if let Some(known) = self.known.get(&id) {
            return Ok(known.clone());
        }
        let name = self.store.record(id)?.map(|record| record.title());
        self.known.insert(id, name.clone());
        Ok(name)
    }
}
