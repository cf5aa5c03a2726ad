//! The views as a command sees them while it is being planned: what is saved, and over it what it changed so far.

use std::collections::{HashMap, HashSet};

use super::failures::Trouble;
use super::names::Known;
use crate::domain::id::Uuid128;
use crate::domain::{Handle, Kind, Record, RecordId};
use crate::ops::{Code, Failure};
use crate::search::fold;
use crate::store::Store;

/// How many changed records a command keeps in memory, in case that it touches them again.
const KEPT: usize = 10_000;

/// What is known of a record that the command touched.
enum Touched {
    /// Everything.
    Whole(Box<Record>),
    /// That it is no more.
    Gone,
    /// That it is there: more than [`KEPT`] are not kept.
    Forgotten,
}

/// The saved views with one command's changes over them.
pub(super) struct Overlay<'a> {
    store: &'a Store,
    /// Records that the command touched.
    touched: HashMap<RecordId, Touched>,
    /// How many of them are kept whole.
    whole: usize,
    /// Handles that the command gave.
    handles: HashSet<Handle>,
    /// New records to which others may link, by kind and folded name.
    made: HashMap<(Kind, String), Uuid128>,
    /// What others show of the records to which they link.
    names: HashMap<RecordId, Known>,
}

impl<'a> Overlay<'a> {
    pub(super) fn new(store: &'a Store) -> Overlay<'a> {
        Overlay {
            store,
            touched: HashMap::new(),
            whole: 0,
            handles: HashSet::new(),
            made: HashMap::new(),
            names: HashMap::new(),
        }
    }

    /// The saved views.
    pub(super) const fn store(&self) -> &'a Store {
        self.store
    }

    /// A record as the command left it.
    pub(super) fn record(&self, id: RecordId) -> Result<Option<Record>, Trouble> {
        match self.touched.get(&id) {
            Some(Touched::Whole(record)) => Ok(Some((**record).clone())),
            Some(Touched::Gone) => Ok(None),
            Some(Touched::Forgotten) => Err(Failure::new(Code::TouchedTwice).fact("id", id).fact("most", KEPT).into()),
            None => Ok(self.store.record(id)?),
        }
    }

    /// Whether there is a record, as the command left it.
    pub(super) fn exists(&self, id: RecordId) -> Result<bool, Trouble> {
        match self.touched.get(&id) {
            Some(Touched::Whole(_) | Touched::Forgotten) => Ok(true),
            Some(Touched::Gone) => Ok(false),
            None => Ok(self.store.record(id)?.is_some()),
        }
    }

    /// Whether the command touched a record of which only that is still known.
    pub(super) fn is_forgotten(&self, id: RecordId) -> bool {
        matches!(self.touched.get(&id), Some(Touched::Forgotten))
    }

    /// Takes note of what the command made of a record.
    pub(super) fn keep(&mut self, record: &Record) {
        let touched = if !record.exists() {
            Touched::Gone
        } else if self.whole < KEPT {
            self.whole += 1;
            Touched::Whole(Box::new(record.clone()))
        } else {
            Touched::Forgotten
        };
        self.touched.insert(record.id, touched);
        match record.id.kind {
            Kind::Contact | Kind::Deal | Kind::Activity | Kind::Task => {}
            Kind::Company | Kind::User | Kind::Pipeline | Kind::Stage => {
                self.names.insert(record.id, Known::of(record));
            }
        }
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

    /// Gives a record the names of those to which it links, as the command left them.
    pub(super) fn dress(&mut self, record: &mut Record) -> Result<(), Trouble> {
        let links: Vec<RecordId> = record.links().map(|(_, _, id)| id).collect();
        for id in links {
            if !self.names.contains_key(&id)
                && let Some(linked) = self.store.record(id)?
            {
                self.names.insert(id, Known::of(&linked));
            }
            if let Some(known) = self.names.get(&id) {
                known.lend(record, id);
            }
        }
        Ok(())
    }

    /// The new record of this name.
    pub(super) fn made(&self, kind: Kind, name: &str) -> Option<Uuid128> {
        self.made.get(&(kind, fold(name))).copied()
    }

    /// Takes note of a new record, to which others may link by its name.
    pub(super) fn note_made(&mut self, record: &Record) {
        let RecordId { kind, uuid } = record.id;
        match kind {
            Kind::Contact | Kind::Deal | Kind::Activity | Kind::Task => {}
            Kind::Company | Kind::User | Kind::Pipeline | Kind::Stage => {
                self.made.insert((kind, fold(&record.title())), uuid);
            }
        }
    }

    /// Takes note of a handle that the input chose.
    pub(super) fn take_handle(&mut self, handle: &Handle) {
        self.handles.insert(handle.clone());
    }
}
