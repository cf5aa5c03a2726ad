//! The views of journal entries: by number, and from the request's id to the number.

use serde::{Deserialize, Serialize};

use crate::domain::{EntryId, Header, Hlc, Place};

use super::key::View;
use super::packed::Direction;
use super::{Store, StoreError, bytes};

/// What is known of a committed entry without reading the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Its number.
    pub seq: u64,
    /// Who did what, when and in which words.
    pub header: Header,
    /// Its logical time.
    pub time: Hlc,
    /// Where it begins in the journal.
    pub begin: Place,
    /// How many records it changed.
    pub count: u64,
    /// The entry that took it back last: an undo, or for an undo a redo.
    pub reversed_by: Option<EntryId>,
}

/// An entry as it is written; its number is in the key.
#[derive(Serialize, Deserialize)]
struct Written {
    header: Header,
    time: Hlc,
    begin: Place,
    count: u64,
    reversed_by: Option<EntryId>,
}

impl Store {
    /// The entry with this number.
    pub fn entry(&self, seq: u64) -> Result<Option<EntryRow>, StoreError> {
        self.views()?.get(&key(seq))?.map(|bytes| read(seq, &bytes)).transpose()
    }

    /// The number of the entry that a request became, if it was done.
    pub fn seq_of(&self, id: EntryId) -> Result<Option<u64>, StoreError> {
        self.views()?.get(&id_key(id))?.map(|bytes| read_seq(&bytes)).transpose()
    }

    /// The entries before number `seq` (all of them for `None`), newest first, at most `limit`.
    pub fn entries_before(&self, seq: Option<u64>, limit: usize) -> Result<Vec<EntryRow>, StoreError> {
        let prefix = View::Entries.key(&[]);
        let entries = match seq {
            Some(seq) => self.views()?.entries_before(&prefix, &key(seq))?,
            None => self.views()?.entries(&prefix, Direction::Backward)?,
        };
        let rows = entries.map(|entry| entry.and_then(|(key, bytes)| read(read_seq(&key)?, &bytes)));
        rows.take(limit).collect()
    }
}

/// The key of an entry.
pub(super) fn key(seq: u64) -> Vec<u8> {
    View::Entries.key(&[&seq.to_be_bytes()])
}

/// The key of an entry's id.
pub(super) fn id_key(id: EntryId) -> Vec<u8> {
    View::EntryIds.key(&[&id.0.to_bytes()])
}

/// The number at the end of a key, or in the value of an id.
pub(super) fn read_seq(bytes: &[u8]) -> Result<u64, StoreError> {
    bytes.last_chunk().map(|seq| u64::from_be_bytes(*seq)).ok_or_else(|| StoreError::damaged("an entry's number"))
}

/// The bytes of an entry.
pub(super) fn write(row: EntryRow) -> Result<Vec<u8>, StoreError> {
    let EntryRow { seq: _, header, time, begin, count, reversed_by } = row;
    bytes::write(&Written { header, time, begin, count, reversed_by })
}

/// The entry of bytes that [`write()`] made.
pub(super) fn read(seq: u64, bytes: &[u8]) -> Result<EntryRow, StoreError> {
    let Written { header, time, begin, count, reversed_by } = bytes::read(bytes)?;
    Ok(EntryRow { seq, header, time, begin, count, reversed_by })
}
