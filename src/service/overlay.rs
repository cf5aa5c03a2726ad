//! The views as a command sees them while it is being planned: what is saved, and over it what it changed so far.

use std::collections::{HashMap, HashSet};

use super::failures::Trouble;
use crate::domain::{Handle, Record, RecordId};
use crate::ops::{Code, Failure};
use crate::store::Store;

/// How many changed records a command keeps in memory, in case that it touches them again.
const KEPT: usize = 10_000;

/// The saved views with one command's changes over them.
pub(super) struct Overlay<'a> {
    store: &'a Store,
    /// Records that the command touched; `None` for those beyond [`KEPT`].
    touched: HashMap<RecordId, Option<Box<Record>>>,
    /// Handles that the command gave.
    handles: HashSet<Handle>,
}

impl<'a> Overlay<'a> {
    pub(super) fn new(store: &'a Store) -> Overlay<'a> {
        Overlay { store, touched: HashMap::new(), handles: HashSet::new() }
    }

    /// The saved views.
    pub(super) const fn store(&self) -> &'a Store {
        self.store
    }

    /// A record as the command left it.
    pub(super) fn record(&self, id: RecordId) -> Result<Option<Record>, Trouble> {
        match self.touched.get(&id) {
            Some(Some(record)) => Ok(Some((**record).clone()).filter(Record::exists)),
            Some(None) => Err(Failure::new(Code::TouchedTwice).fact("id", id).fact("most", KEPT).into()),
            None => Ok(self.store.record(id)?),
        }
    }

    /// Takes note of what the command made of a record.
    pub(super) fn keep(&mut self, record: &Record) {
        let kept = (self.touched.len() < KEPT).then(|| Box::new(record.clone()));
        self.touched.insert(record.id, kept);
    }

    /// Whether `handle` can be given to a new record.
    pub(super) fn is_free(&self, handle: &Handle) -> Result<bool, Trouble> {
        Ok(!self.handles.contains(handle) && self.store.id_by_handle(handle)?.is_none())
    }

    /// The handle that a new record gets, for good: the shortest that is free.
    pub(super) fn give_handle(&mut self, id: RecordId) -> Result<Handle, Trouble> {
        for handle in id.handles() {
            if self.is_free(&handle)? {
                self.handles.insert(handle.clone());
                return Ok(handle);
            }
        }
        Err(Failure::new(Code::Taken).fact("handle", id).into())
    }

    /// Takes note of a handle that the input chose.
    pub(super) fn take_handle(&mut self, handle: &Handle) {
        self.handles.insert(handle.clone());
    }
}
