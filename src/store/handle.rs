//! The view of handles: which record each one means.

use crate::domain::{Handle, RecordId};

use super::key::{View, read_id};
use super::packed::Direction;
use super::{Store, StoreError};

impl Store {
    /// The record with this handle, deleted or not.
    pub fn id_by_handle(&self, handle: &Handle) -> Result<Option<RecordId>, StoreError> {
        self.views()?.get(&key(handle.as_str()))?.map(|id| read_id(&id)).transpose()
    }

    /// The records whose handles begin with `prefix`, at most `limit` of them, deleted or not.
    pub fn ids_by_handle_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<RecordId>, StoreError> {
        let entries = self.views()?.entries(&key(prefix), Direction::Forward)?;
        entries.take(limit).map(|entry| read_id(&entry?.1)).collect()
    }
}

/// The key of a handle or of the beginning of one.
pub(super) fn key(handle: &str) -> Vec<u8> {
    View::Handles.key(&[handle.as_bytes()])
}
