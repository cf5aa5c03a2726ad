//! All that the views hold of one record: the difference of two such lists is what a change writes.

use crate::domain::{Life, Record};

use super::key::id_bytes;
use super::packed::Overlay;
use super::{StoreError, exact, handle, link, name, record, roster};

/// Keys and values of one record in every view but the trail.
pub(super) type Rows = Vec<(Vec<u8>, Vec<u8>)>;

/// Writes what became different between two states of a record.
pub(super) fn renew(old: Option<&Record>, new: &Record, overlay: &mut Overlay) -> Result<(), StoreError> {
    let old = old.map(rows).transpose()?.unwrap_or_default();
    let new = rows(new)?;
    for (gone, _) in old.iter().filter(|(gone, _)| new.iter().all(|(key, _)| key != gone)) {
        overlay.set(gone, None);
    }
    for (key, value) in new.iter().filter(|row| !old.contains(row)) {
        overlay.set(key, Some(value));
    }
    Ok(())
}

/// What the views hold of a record in this state.
pub(super) fn rows(record: &Record) -> Result<Rows, StoreError> {
    let mut rows = Rows::new();
    // What is left after its creation was undone waits for a redo, unseen.
    if !record.fields.is_empty() {
        rows.push((record::key(record.id), record::write(record)?));
    }
    if !record.exists() {
        return Ok(rows);
    }
    rows.push((handle::key(record.handle()), id_bytes(record.id).to_vec()));
    rows.push((name::key(record), Vec::new()));
    rows.extend(exact::keys(record).into_iter().map(|key| (key, Vec::new())));
    rows.extend(link::keys(record).into_iter().map(|key| (key, Vec::new())));
    match Life::of(record) {
        Life::Live => rows.push((roster::key(record.id), roster::write(record))),
        Life::Deleted => {}
    }
    Ok(rows)
}
