//! The trail: where in the journal the changes of each record stand (history, blame, undo).

use crate::domain::{Place, RecordId};

use super::key::{View, id_bytes};
use super::{Store, StoreError, bytes};

impl Store {
    /// The changes of a record, newest first: the number of each entry and where the line of the change begins. Only
    /// those before the entry `before`, if it is given, and at most `limit`.
    pub fn trail(&self, id: RecordId, before: Option<u64>, limit: usize) -> Result<Vec<(u64, Place)>, StoreError> {
        let end = key(id, before.unwrap_or(u64::MAX));
        let steps = self.views()?.entries_before(&View::Trail.key(&[&id_bytes(id)]), &end)?;
        let read = |(key, bytes): (Vec<u8>, Vec<u8>)| {
            let seq = key.last_chunk().ok_or_else(|| StoreError::damaged("a key of the trail"))?;
            Ok((u64::from_be_bytes(*seq), bytes::read(&bytes)?))
        };
        steps.take(limit).map(|step| step.and_then(read)).collect()
    }
}

/// The key of what entry `seq` did to a record.
pub(super) fn key(id: RecordId, seq: u64) -> Vec<u8> {
    View::Trail.key(&[&id_bytes(id), &seq.to_be_bytes()])
}
