//! The views as a command sees them while it is being planned: what is saved, and over it what it changed so far.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use super::failures::Trouble;
use super::marks::Marks;
use super::names::Known;
use crate::domain::id::Uuid128;
use crate::domain::{Handle, Kind, Record, RecordId};
use crate::ops::{Code, Failure};
use crate::search::fold;
use crate::store::Store;

/// How many changed records a command keeps in memory, in case that it touches them again.
const KEPT: usize = 10_000;

/// The saved views with one command's changes over them.
///
/// A command may touch millions of records: of all but the first few no more is kept than a mark or a hash, eight bytes
/// each.
pub(super) struct Overlay<'a> {
    store: &'a Store,
    touched: Touched,
    made: Made,
    /// What others show of the records to which they link.
    names: HashMap<RecordId, Known>,
}

/// The records that the command touched. No record is in two of these.
#[derive(Default)]
struct Touched {
    /// Those of which everything is known, at most [`KEPT`].
    whole: HashMap<RecordId, Box<Record>>,
    /// Those that are no more.
    gone: Marks,
    /// Those of which is known only that they are there.
    forgotten: Marks,
}

/// What the command made that others of its rows may mean. The hashes have a secret key: nobody can make two texts meet.
#[derive(Default)]
struct Made {
    hasher: RandomState,
    /// Hashes of the handles that the command gave. Two that meet by chance only make one of them longer.
    handles: HashSet<u64>,
    /// New records to which others may link, by the hash of their kind and folded name.
    by_name: HashMap<u64, Uuid128>,
}

impl<'a> Overlay<'a> {
    pub(super) fn new(store: &'a Store) -> Overlay<'a> {
        Overlay { store, touched: Touched::default(), made: Made::default(), names: HashMap::new() }
    }

    /// The saved views.
    pub(super) const fn store(&self) -> &'a Store {
        self.store
    }

    /// A record as the command left it.
    pub(super) fn record(&self, id: RecordId) -> Result<Option<Record>, Trouble> {
        if let Some(record) = self.touched.whole.get(&id) {
            Ok(Some((**record).clone()))
        } else if self.touched.gone.contains(id) {
            Ok(None)
        } else if self.is_forgotten(id) {
            Err(Failure::new(Code::TouchedTwice).fact("id", id).fact("most", KEPT).into())
        } else {
            Ok(self.store.record(id)?)
        }
    }

    /// Whether there is a record, as the command left it.
    pub(super) fn exists(&self, id: RecordId) -> Result<bool, Trouble> {
        if self.touched.whole.contains_key(&id) || self.is_forgotten(id) {
            Ok(true)
        } else if self.touched.gone.contains(id) {
            Ok(false)
        } else {
            Ok(self.store.record(id)?.is_some())
        }
    }

    /// Whether the command touched a record of which only that is still known.
    pub(super) fn is_forgotten(&self, id: RecordId) -> bool {
        self.touched.forgotten.contains(id)
    }

    /// Takes note of what the command made of a record.
    pub(super) fn keep(&mut self, record: &Record) {
        self.touched.keep(record);
        match record.id.kind {
            Kind::Contact | Kind::Deal | Kind::Activity | Kind::Task | Kind::Segment | Kind::Field => {}
            Kind::Company | Kind::User | Kind::Pipeline | Kind::Stage => {
                self.names.insert(record.id, Known::of(record));
            }
        }
    }

    /// Whether `handle` can be given to a new record.
    pub(super) fn is_free(&self, handle: &Handle) -> Result<bool, Trouble> {
        Ok(!self.made.handles.contains(&self.made.hash(handle)) && self.store.id_by_handle(handle)?.is_none())
    }

    /// The handle that a new record gets, for good: the shortest that is free.
    pub(super) fn give_handle(&mut self, id: RecordId) -> Result<Handle, Trouble> {
        for handle in id.handles() {
            if self.is_free(&handle)? {
                self.take_handle(&handle);
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
        self.made.by_name.get(&self.made.hash((kind, fold(name)))).copied()
    }

    /// Takes note of a new record, to which others may link by its name.
    pub(super) fn note_made(&mut self, record: &Record) {
        let RecordId { kind, uuid } = record.id;
        match kind {
            Kind::Contact | Kind::Deal | Kind::Activity | Kind::Task | Kind::Segment | Kind::Field => {}
            Kind::Company | Kind::User | Kind::Pipeline | Kind::Stage => {
                let name = self.made.hash((kind, fold(&record.title())));
                self.made.by_name.insert(name, uuid);
            }
        }
    }

    /// Takes note of a handle that is given from now on.
    pub(super) fn take_handle(&mut self, handle: &Handle) {
        let handle = self.made.hash(handle);
        self.made.handles.insert(handle);
    }
}

impl Touched {
    fn keep(&mut self, record: &Record) {
        let id = record.id;
        if !record.exists() {
            self.whole.remove(&id);
            self.forgotten.remove(id);
            self.gone.insert(id);
            return;
        }
        self.gone.remove(id);
        self.forgotten.remove(id);
        if self.whole.len() < KEPT || self.whole.contains_key(&id) {
            self.whole.insert(id, Box::new(record.clone()));
        } else {
            self.forgotten.insert(id);
        }
    }
}

impl Made {
    fn hash(&self, text: impl std::hash::Hash) -> u64 {
        self.hasher.hash_one(text)
    }
}
