//! Applying committed entries, one or a whole journal of them: few in one batch, many in parts behind a marker.

use std::collections::HashMap;

use crate::domain::{Action, EntryId, Header, Kind, Place, Record, RecordId, Tip, Unread};

use super::key::{View, kind_letter};
use super::newcomers::{Newcomer, Newcomers};
use super::packed::{Direction, Overlay, Written};
use super::rows::Rows;
use super::spill::Spill;
use super::{EntryRow, Store, StoreError, bytes, entry, record, trail, view};

/// When the writes take more memory than this, in bytes, they are applied in parts.
const SMALL: usize = 8 << 20;

/// About the bytes of a part.
const PART: usize = 32 << 20;

/// The first bytes of the views that a replay writes in no order and never reads.
const INDEXES: &[u8] = &[
    View::Birthdays.letter(),
    View::Rhythms.letter(),
    View::Stays.letter(),
    View::Reminders.letter(),
    View::Links.letter(),
    View::Timeline.letter(),
    View::Emails.letter(),
    View::Handles.letter(),
    View::Names.letter(),
    View::Phones.letter(),
    View::ExactNames.letter(),
    View::Domains.letter(),
    View::Externals.letter(),
    View::Values.letter(),
];

/// Takes entries in the order of the journal. Dropped before [`Replay::finish`], a few entries leave no trace; after
/// many or a large one the store answers nothing any more and is made anew.
pub struct Replay<'s> {
    store: &'s mut Store,
    overlay: Overlay,
    /// The state of the journal after the last entry that was taken whole.
    tip: Tip,
    current: Option<Current>,
    /// The highest key of a record of each kind, once it is known: records behind it are new without looking.
    newest: HashMap<Kind, Vec<u8>>,
    /// New records that are not in the overlay yet.
    newcomers: Newcomers,
    /// Writes to the indexes, which come in no order, of a large load.
    spill: Spill,
    /// Whether fields were defined otherwise.
    redefines: bool,
}

/// An entry that is being taken.
struct Current {
    header: Header,
    begin: Place,
    seq: u64,
    count: u64,
}

impl Store {
    /// Begins to apply the entries after the tip.
    pub fn replay(&mut self) -> Replay<'_> {
        let tip = self.meta.tip;
        let spill = Spill::new(self.dir());
        let (overlay, newest, newcomers) = (Overlay::default(), HashMap::new(), Newcomers::default());
        Replay { store: self, overlay, tip, current: None, newest, newcomers, spill, redefines: false }
    }
}

impl Replay<'_> {
    /// Begins the next entry, which begins at `begin` in the journal.
    pub fn begin(&mut self, header: Header, begin: Place) {
        let seq = self.tip.seq.saturating_add(1);
        self.current = Some(Current { header, begin, seq, count: 0 });
    }

    /// Applies the change whose line begins at `place`; a line that was erased has no change any more.
    pub fn change(&mut self, change: Option<Unread<'_>>, place: Place) -> Result<(), StoreError> {
        let due = self.tip.seq.saturating_add(1);
        let current = self.current.as_mut().ok_or(StoreError::OutOfOrder { expected: due, found: self.tip.seq })?;
        current.count += 1;
        let Some(change) = change else { return Ok(()) };
        let (at, seq) = (current.header.at, current.seq);
        self.redefines |= change.id.kind == Kind::Field;
        if self.is_new(change.id)? {
            let rows = self.newcomers.push(change, Newcomer { id: change.id, place, at, seq })?;
            self.write(&rows);
            return self.relieve();
        }
        self.settle()?;
        let change = change.read().map_err(StoreError::unreadable(place))?;
        let old = self.read(&record::key(change.id))?;
        let old = old.map(|bytes| record::read(change.id, &bytes)).transpose()?;
        let mut new = old.clone().unwrap_or_else(|| Record::new(change.id, at));
        new.apply(&change);
        new.updated = at;
        new.rev = seq;
        view::renew(old.as_ref(), &new, &mut self.overlay)?;
        self.overlay.set(&trail::key(change.id, seq), Some(&bytes::write(&place)?));
        self.relieve()
    }

    /// Ends the entry. `tip` is the journal's state after it.
    pub fn commit(&mut self, tip: Tip) -> Result<(), StoreError> {
        let due = self.tip.seq.saturating_add(1);
        let current = self.current.take().filter(|current| current.seq == tip.seq);
        let Current { header, begin, seq, count } =
            current.ok_or(StoreError::OutOfOrder { expected: due, found: tip.seq })?;
        match header.action {
            Action::Do => {}
            Action::Undo(target) | Action::Redo(target) => self.reverse(target, header.id)?,
        }
        self.overlay.set(&entry::id_key(header.id), Some(&seq.to_be_bytes()));
        let row = EntryRow { seq, header, time: tip.time, begin, count, reversed_by: None };
        self.overlay.set(&entry::key(seq), Some(&entry::write(row)?));
        self.tip = tip;
        self.relieve()
    }

    /// Writes what was taken. An entry that was begun and not committed is an error.
    pub fn finish(mut self) -> Result<(), StoreError> {
        if let Some(open) = &self.current {
            return Err(StoreError::OutOfOrder { expected: open.seq, found: open.seq.saturating_add(1) });
        }
        self.settle()?;
        self.relieve()?;
        let Replay { store, overlay, tip, spill, redefines, .. } = self;
        if tip == store.meta.tip {
            return Ok(());
        }
        let mut meta = store.meta.clone();
        (meta.tip, meta.applying) = (tip, None);
        if store.meta.applying.is_some() {
            pour(store, overlay, spill)?;
            store.commit(&Overlay::default(), meta)?;
            return store.reopen();
        }
        store.commit(&overlay, meta)?;
        if redefines { store.renew_catalogue() } else { Ok(()) }
    }

    /// Whether nothing at all can be known of a record, not even leftovers.
    fn is_new(&mut self, id: RecordId) -> Result<bool, StoreError> {
        let key = record::key(id);
        let newest = match self.newest.remove(&id.kind) {
            Some(newest) => newest,
            None => self.newest_in_store(id.kind)?,
        };
        let is_new = key > newest;
        self.newest.insert(id.kind, if is_new { key } else { newest });
        Ok(is_new)
    }

    fn newest_in_store(&mut self, kind: Kind) -> Result<Vec<u8>, StoreError> {
        let view = View::Records.key(&[&[kind_letter(kind)]]);
        let last = self.store.packed()?.entries(&view, Direction::Backward)?.next().transpose()?;
        Ok(last.map_or(view, |(key, _)| key))
    }

    /// Writes the rows of all new records that were taken.
    fn settle(&mut self) -> Result<(), StoreError> {
        let rows = self.newcomers.settle()?;
        self.write(&rows);
        Ok(())
    }

    fn write(&mut self, rows: &Rows) {
        for (key, value) in rows.iter() {
            if key.first().is_some_and(|view| INDEXES.contains(view)) {
                self.overlay.add(key, value);
            } else {
                self.overlay.set(key, Some(value));
            }
        }
    }

    fn read(&mut self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        match self.overlay.get(key) {
            Written::Value(value) => Ok(Some(value.to_vec())),
            Written::Removed => Ok(None),
            Written::Untouched => self.store.packed()?.get(key),
        }
    }

    /// Notes at the entry `target` that the entry `by` takes it back.
    fn reverse(&mut self, target: EntryId, by: EntryId) -> Result<(), StoreError> {
        let Some(seq) = self.read(&entry::id_key(target))? else { return Ok(()) };
        let seq = entry::read_seq(&seq)?;
        let Some(written) = self.read(&entry::key(seq))? else { return Ok(()) };
        let mut row = entry::read(seq, &written)?;
        row.reversed_by = Some(by);
        self.overlay.set(&entry::key(seq), Some(&entry::write(row)?));
        Ok(())
    }

    /// Keeps the memory bounded: too much for one batch is announced by a marker and handed to sled in parts.
    fn relieve(&mut self) -> Result<(), StoreError> {
        if self.overlay.size() > SMALL && self.store.meta.applying.is_none() {
            let mut meta = self.store.meta.clone();
            meta.applying = Some(self.current.as_ref().map_or(self.tip.end, |current| current.begin));
            self.store.commit(&Overlay::default(), meta)?;
        }
        if self.overlay.size() > PART {
            let mut overlay = std::mem::take(&mut self.overlay);
            self.spill.push(&overlay.split_off(INDEXES))?;
            self.store.packed()?.pour(&overlay)?;
        }
        Ok(())
    }
}

/// Hands the rest of a large load to sled: what was spilled comes back in order, so that each block is written once.
fn pour(store: &mut Store, mut overlay: Overlay, mut spill: Spill) -> Result<(), StoreError> {
    if spill.is_empty() {
        return store.packed()?.pour(&overlay);
    }
    spill.push(&overlay.split_off(INDEXES))?;
    store.packed()?.pour(&overlay)?;
    let mut sorted = Overlay::default();
    spill.merge(|key, value| {
        sorted.set(key, value);
        if sorted.size() > SMALL {
            store.packed()?.pour(&std::mem::take(&mut sorted))?;
        }
        Ok(())
    })?;
    store.packed()?.pour(&sorted)
}
