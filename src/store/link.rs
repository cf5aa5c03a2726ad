//! The view of links: which records link to one, for the whole picture of it.

use crate::domain::{Kind, Record, RecordId};

use super::key::{View, id_bytes, kind_letter, last_id};
use super::packed::Direction;
use super::{Store, StoreError};

impl Store {
    /// The records of a kind that link to `target`, oldest first; deleted ones too.
    pub fn linking_to(
        &self,
        target: RecordId,
        kind: Kind,
    ) -> Result<impl Iterator<Item = Result<RecordId, StoreError>>, StoreError> {
        let prefix = View::Links.key(&[&id_bytes(target), &[kind_letter(kind)]]);
        let entries = self.views()?.entries(&prefix, Direction::Forward)?;
        Ok(entries.map(|entry| entry.and_then(|(key, _)| last_id(&key))))
    }
}

/// The keys of a record's links.
pub(super) fn keys(record: &Record) -> Vec<Vec<u8>> {
    let source = id_bytes(record.id);
    let mut keys: Vec<Vec<u8>> =
        record.links().map(|(_, _, target)| View::Links.key(&[&id_bytes(target), &source])).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
