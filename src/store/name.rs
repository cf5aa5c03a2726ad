//! The view of names: the order of lists, read by position.

use crate::domain::{Kind, Life, Record, RecordId};
use crate::search;

use super::key::{View, id_bytes, kind_letter, last_id, life_letter, text_start};
use super::{Store, StoreError};

impl Store {
    /// How many live or deleted records of a kind there are.
    pub fn count(&self, kind: Kind, life: Life) -> Result<usize, StoreError> {
        self.views()?.count(&prefix(kind, life))
    }

    /// `len` records by name, the first `start` of them left out; fewer at the end.
    pub fn window(&self, kind: Kind, life: Life, start: usize, len: usize) -> Result<Vec<RecordId>, StoreError> {
        let keys = self.views()?.window(&prefix(kind, life), start, len)?;
        keys.iter().map(|key| last_id(key)).collect()
    }

    /// How many records of the same kind and life come before this one in the order of names.
    pub fn position_of(&self, record: &Record) -> Result<usize, StoreError> {
        let views = self.views()?;
        let before = views.rank(&prefix(record.id.kind, Life::of(record)))?;
        Ok(views.rank(&key(record))?.saturating_sub(before))
    }
}

/// The key of a record in the order of names.
pub(super) fn key(record: &Record) -> Vec<u8> {
    let order = search::place(record);
    let mut key = prefix(record.id.kind, Life::of(record));
    key.extend_from_slice(text_start(&order));
    key.push(0);
    key.extend_from_slice(&id_bytes(record.id));
    key
}

fn prefix(kind: Kind, life: Life) -> Vec<u8> {
    View::Names.key(&[&[kind_letter(kind), life_letter(life)]])
}
