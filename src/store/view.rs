//! All that the views hold of one record: the difference of two such maps is what a change writes.

use std::collections::BTreeMap;

use crate::domain::{Life, Record};

use super::key::id_bytes;
use super::packed::Overlay;
use super::{StoreError, exact, handle, name, record, roster};

/// Keys and values of one record in every view but the trail.
type Rows = BTreeMap<Vec<u8>, Vec<u8>>;

/// Writes what became different between two states of a record.
pub(super) fn renew(old: Option<&Record>, new: &Record, overlay: &mut Overlay) -> Result<(), StoreError> {
    let mut old = old.map(rows).transpose()?.unwrap_or_default();
    for (key, value) in rows(new)? {
        if old.remove(&key).as_ref() != Some(&value) {
            overlay.set(key, Some(value));
        }
    }
    for gone in old.into_keys() {
        overlay.set(gone, None);
    }
    Ok(())
}

fn rows(record: &Record) -> Result<Rows, StoreError> {
    let mut rows = Rows::new();
    // What is left after its creation was undone waits for a redo, unseen.
    if !record.fields.is_empty() {
        rows.insert(record::key(record.id), record::write(record)?);
    }
    if !record.exists() {
        return Ok(rows);
    }
    rows.insert(handle::key(record.handle()), id_bytes(record.id).to_vec());
    rows.insert(name::key(record), Vec::new());
    rows.extend(exact::keys(record).into_iter().map(|key| (key, Vec::new())));
    match Life::of(record) {
        Life::Live => rows.insert(roster::key(record.id), roster::write(record)),
        Life::Deleted => None,
    };
    Ok(rows)
}
