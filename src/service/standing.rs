//! Whether what an entry did still holds: an undo takes it back, and a redo of that undo does it again.

use super::failures::Trouble;
use crate::store::{EntryRow, Store};

/// The entry by which that holds which `row` did: `row` itself, or the last redo of it; none while it is taken back.
pub(super) fn standing(store: &Store, mut row: EntryRow) -> Result<Option<EntryRow>, Trouble> {
    while row.reversed_by.is_some() {
        match reversal(store, &row)?.map(|undo| reversal(store, &undo)).transpose()?.flatten() {
            Some(redo) => row = redo,
            None => return Ok(None),
        }
    }
    Ok(Some(row))
}

/// The entry that took `row` back.
fn reversal(store: &Store, row: &EntryRow) -> Result<Option<EntryRow>, Trouble> {
    let Some(seq) = row.reversed_by.map(|id| store.seq_of(id)).transpose()?.flatten() else { return Ok(None) };
    // A reversal is always later; anything else would lead in circles.
    Ok(store.entry(seq)?.filter(|later| later.seq > row.seq))
}
