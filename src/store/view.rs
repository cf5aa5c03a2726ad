//! All that the views hold of one record: the difference of two such lists is what a change writes.

use crate::domain::{Life, Record};

use super::key::id_bytes;
use super::packed::Overlay;
use super::rows::Rows;
use super::{
    StoreError, birthday, exact, handle, link, name, record, reminder, rhythm, roster, stay, text, timeline, value,
};

/// Writes what became different between two states of a record.
pub(super) fn renew(old: Option<&Record>, new: &Record, overlay: &mut Overlay) -> Result<(), StoreError> {
    let (mut before, mut after) = (Rows::default(), Rows::default());
    if let Some(old) = old {
        add_rows(old, &mut before)?;
    }
    add_rows(new, &mut after)?;
    for (gone, _) in before.iter().filter(|(gone, _)| after.iter().all(|(key, _)| key != *gone)) {
        overlay.set(gone, None);
    }
    for (key, value) in after.iter().filter(|row| before.iter().all(|before| before != *row)) {
        overlay.set(key, Some(value));
    }
    Ok(())
}

/// Adds what the views but the trail hold of a record in this state.
pub(super) fn add_rows(record: &Record, rows: &mut Rows) -> Result<(), StoreError> {
    // What is left after its creation was undone waits for a redo, unseen.
    if !record.fields.is_empty() {
        rows.push(&record::key(record.id), &record::write(record)?);
    }
    if !record.exists() {
        return Ok(());
    }
    rows.push(&handle::key(record.handle()), &id_bytes(record.id));
    rows.push(&name::key(record), &[]);
    for (key, value) in timeline::rows(record) {
        rows.push(&key, &value);
    }
    let single = [birthday::key(record), reminder::key(record), rhythm::key(record), stay::key(record)];
    let several = [exact::keys(record), link::keys(record), value::keys(record)];
    for key in several.into_iter().flatten().chain(single.into_iter().flatten()) {
        rows.push(&key, &[]);
    }
    match Life::of(record) {
        Life::Live => {
            rows.push(&roster::key(record.id), &roster::write(record));
            if let Some((key, value)) = text::row(record) {
                rows.push(&key, &value);
            }
        }
        Life::Deleted => {}
    }
    Ok(())
}
