//! Writes that are gathered before they are merged into blocks.

use std::collections::BTreeMap;

/// What an entry costs in memory beside its key and its value, in bytes.
const OVERHEAD: usize = 96;

/// New values by key; no value is a removal.
#[derive(Default)]
pub(in crate::store) struct Overlay {
    writes: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
    size: usize,
}

impl Overlay {
    /// Sets `key` to `value`, or removes it.
    pub(in crate::store) fn set(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
        self.size += key.len() + value.as_ref().map_or(0, Vec::len) + OVERHEAD;
        self.writes.insert(key, value);
    }

    /// What is written at `key`: nothing yet, or a value, or a removal.
    pub(in crate::store) fn get(&self, key: &[u8]) -> Option<&Option<Vec<u8>>> {
        self.writes.get(key)
    }

    /// About how much memory it takes, in bytes.
    pub(in crate::store) const fn size(&self) -> usize {
        self.size
    }

    pub(super) fn into_writes(self) -> impl Iterator<Item = (Vec<u8>, Option<Vec<u8>>)> {
        self.writes.into_iter()
    }
}
