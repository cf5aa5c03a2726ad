//! Applying committed entries: whole ones together in one batch, a very large one in parts behind a marker.

use super::packed::Overlay;
use super::{EntryRow, Store, StoreError, bytes, entry, record, trail, view};
use crate::domain::{Action, Change, EntryId, Header, Place, Record, RecordId, Tip};

/// Writes that take more memory than this, in bytes, are not kept back until the entry ends.
const SMALL: usize = 8 << 20;

/// Bytes of a part.
const PART: usize = 96 << 20;

/// Takes entries in the order of the journal. Dropped before [`Replay::finish`], small entries since the last whole
/// batch leave no trace; after a part of a large one the store answers nothing any more and is made anew.
pub struct Replay<'s> {
    store: &'s mut Store,
    overlay: Overlay,
    /// The last entry that ended.
    tip: Tip,
    /// The entry that has begun.
    current: Option<Current>,
}

/// An entry that has begun and not ended.
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
        Replay { store: self, overlay: Overlay::default(), tip, current: None }
    }
}

impl Replay<'_> {
    /// Begins the entry that begins at `begin` in the journal.
    pub fn begin(&mut self, header: Header, begin: Place) {
        let seq = self.tip.seq.saturating_add(1);
        self.current = Some(Current { header, begin, seq, count: 0 });
    }

    /// Applies the change whose line begins at `place`; a line that was erased has no change any more.
    pub fn change(&mut self, change: Option<&Change>, place: Place) -> Result<(), StoreError> {
        let Some(current) = &mut self.current else { return Err(self.out_of_order()) };
        current.count += 1;
        let (seq, at, begin) = (current.seq, current.header.at, current.begin);
        let Some(change) = change else { return Ok(()) };
        let old = self.record(change.id)?;
        let mut new = old.clone().unwrap_or_else(|| Record::new(change.id, at));
        new.apply(change);
        new.updated = at;
        new.rev = seq;
        view::renew(old.as_ref(), &new, &mut self.overlay)?;
        self.overlay.set(trail::key(change.id, seq), Some(bytes::write(&place)?));
        if self.overlay.size() > SMALL && self.store.meta.applying.is_none() {
            self.mark(begin)?;
        }
        if self.overlay.size() > PART {
            self.store.packed.pour(std::mem::take(&mut self.overlay))?;
        }
        Ok(())
    }

    /// Ends the entry. `tip` is the journal's state after it.
    pub fn commit(&mut self, tip: Tip) -> Result<(), StoreError> {
        let Some(Current { header, begin, seq, count }) = self.current.take() else {
            return Err(self.out_of_order());
        };
        if tip.seq != seq {
            return Err(StoreError::OutOfOrder { expected: seq, found: tip.seq });
        }
        match header.action {
            Action::Do => {}
            Action::Undo(target) | Action::Redo(target) => self.reverse(target, header.id)?,
        }
        self.overlay.set(entry::id_key(header.id), Some(seq.to_be_bytes().to_vec()));
        let row = EntryRow { seq, header, time: tip.time, begin, count, reversed_by: None };
        self.overlay.set(entry::key(seq), Some(entry::write(row)?));
        self.tip = tip;
        if self.overlay.size() > SMALL || self.store.meta.applying.is_some() { self.flush() } else { Ok(()) }
    }

    /// Makes everything that was applied part of the store.
    pub fn finish(mut self) -> Result<(), StoreError> {
        if self.current.is_some() {
            return Err(self.out_of_order());
        }
        self.flush()
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        let mut overlay = std::mem::take(&mut self.overlay);
        if self.store.meta.applying.is_some() {
            self.store.packed.pour(std::mem::take(&mut overlay))?;
        }
        let mut meta = self.store.meta.clone();
        (meta.tip, meta.applying) = (self.tip, None);
        self.store.packed.commit(overlay, meta.write()?)?;
        self.store.meta = meta;
        Ok(())
    }

    /// The record as it is by now, even if nothing but leftovers are there.
    fn record(&self, id: RecordId) -> Result<Option<Record>, StoreError> {
        let written = self.read(&record::key(id))?;
        written.map(|bytes| record::read(id, &bytes)).transpose()
    }

    fn read(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        match self.overlay.get(key) {
            Some(written) => Ok(written.clone()),
            None => self.store.packed.get(key),
        }
    }

    /// Notes at the entry `target` that the entry `by` takes it back.
    fn reverse(&mut self, target: EntryId, by: EntryId) -> Result<(), StoreError> {
        let Some(seq) = self.read(&entry::id_key(target))? else { return Ok(()) };
        let seq = entry::read_seq(&seq)?;
        let Some(written) = self.read(&entry::key(seq))? else { return Ok(()) };
        let mut row = entry::read(seq, &written)?;
        row.reversed_by = Some(by);
        self.overlay.set(entry::key(seq), Some(entry::write(row)?));
        Ok(())
    }

    /// Writes the marker that says that the entry at `begin` is applied in parts from here on.
    fn mark(&mut self, begin: Place) -> Result<(), StoreError> {
        let mut meta = self.store.meta.clone();
        meta.applying = Some(begin);
        self.store.packed.commit(Overlay::default(), meta.write()?)?;
        self.store.meta = meta;
        Ok(())
    }

    const fn out_of_order(&self) -> StoreError {
        let expected = self.tip.seq.saturating_add(1);
        StoreError::OutOfOrder { expected, found: expected }
    }
}
