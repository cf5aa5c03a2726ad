//! Applying one committed entry: small ones in one batch, large ones in parts behind a marker.

use crate::domain::{Action, Change, EntryId, Header, Place, Record, RecordId, Tip};

use super::packed::Overlay;
use super::{EntryRow, Store, StoreError, bytes, entry, record, trail, view};

/// An entry whose writes take more memory than this, in bytes, is applied in parts.
const SMALL: usize = 8 << 20;

/// Bytes of a part.
const PART: usize = 96 << 20;

/// Takes the changes of one entry, in the order of the journal. Dropped before [`Writer::commit`], a small entry
/// leaves no trace; after a large one the store answers nothing any more and is rebuilt.
pub struct Writer<'s> {
    store: &'s mut Store,
    header: Header,
    begin: Place,
    seq: u64,
    count: u64,
    overlay: Overlay,
}

impl Store {
    /// Begins to apply the entry after the tip, which begins at `begin`.
    pub fn writer(&mut self, header: Header, begin: Place) -> Writer<'_> {
        let seq = self.meta.tip.seq.saturating_add(1);
        Writer { store: self, header, begin, seq, count: 0, overlay: Overlay::default() }
    }
}

impl Writer<'_> {
    /// Applies the change whose line begins at `place`; a line that was erased has no change any more.
    pub fn change(&mut self, change: Option<&Change>, place: Place) -> Result<(), StoreError> {
        self.count += 1;
        let Some(change) = change else { return Ok(()) };
        let old = self.record(change.id)?;
        let mut new = old.clone().unwrap_or_else(|| Record::new(change.id, self.header.at));
        new.apply(change);
        new.updated = self.header.at;
        new.rev = self.seq;
        view::renew(old.as_ref(), &new, &mut self.overlay)?;
        self.overlay.set(trail::key(change.id, self.seq), Some(bytes::write(&place)?));
        if self.overlay.size() > SMALL && self.store.meta.applying.is_none() {
            self.mark()?;
        }
        if self.overlay.size() > PART {
            self.store.packed.pour(std::mem::take(&mut self.overlay))?;
        }
        Ok(())
    }

    /// Ends the entry. `tip` is the journal's state after it.
    pub fn commit(mut self, tip: Tip) -> Result<(), StoreError> {
        if tip.seq != self.seq {
            return Err(StoreError::OutOfOrder { expected: self.seq, found: tip.seq });
        }
        match self.header.action {
            Action::Do => {}
            Action::Undo(target) | Action::Redo(target) => self.reverse(target)?,
        }
        let Writer { store, header, begin, seq, count, mut overlay } = self;
        overlay.set(entry::id_key(header.id), Some(seq.to_be_bytes().to_vec()));
        let row = EntryRow { seq, header, time: tip.time, begin, count, reversed_by: None };
        overlay.set(entry::key(seq), Some(entry::write(row)?));
        if store.meta.applying.is_some() {
            store.packed.pour(std::mem::take(&mut overlay))?;
        }
        let mut meta = store.meta.clone();
        (meta.tip, meta.applying) = (tip, None);
        store.packed.commit(overlay, meta.write()?)?;
        store.meta = meta;
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

    /// Notes at the entry `target` that this one takes it back.
    fn reverse(&mut self, target: EntryId) -> Result<(), StoreError> {
        let Some(seq) = self.read(&entry::id_key(target))? else { return Ok(()) };
        let seq = entry::read_seq(&seq)?;
        let Some(written) = self.read(&entry::key(seq))? else { return Ok(()) };
        let mut row = entry::read(seq, &written)?;
        row.reversed_by = Some(self.header.id);
        self.overlay.set(entry::key(seq), Some(entry::write(row)?));
        Ok(())
    }

    /// Writes the marker that says that the entry is applied in parts from here on.
    fn mark(&mut self) -> Result<(), StoreError> {
        let mut meta = self.store.meta.clone();
        meta.applying = Some(self.begin);
        self.store.packed.commit(Overlay::default(), meta.write()?)?;
        self.store.meta = meta;
        Ok(())
    }
}
