//! Rosters that are searched again and again, held in memory as sheets of rows: a search reads all of them with every key
//! that is pressed. What is committed goes into them, so that they are read from the store once.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::key::last_id;
use super::packed::Overlay;
use super::{StoreError, roster};
use crate::domain::Kind;
use crate::domain::id::Uuid128;
use crate::search::{Row, Sheet};

/// The rows of a full sheet; one that is changed may become twice as long. A change copies one sheet.
const ROWS: usize = 1024;

/// All rows of a kind: sheets in the order of their identities, none of them empty.
pub(super) type Sheets = Vec<Arc<Sheet>>;

/// What is held of each kind.
#[derive(Default)]
pub(super) struct Held {
    /// Whether somebody searched before. Whoever searches once, as a command does, need not pay with memory.
    was_searched: AtomicBool,
    rosters: Mutex<BTreeMap<Kind, Arc<Sheets>>>,
}

impl Held {
    /// Notes that somebody searches; whether what they read is to be held, since others did before.
    pub(super) fn search(&self) -> bool {
        self.was_searched.swap(true, Ordering::Relaxed)
    }

    /// What is held of a kind.
    pub(super) fn get(&self, kind: Kind) -> Option<Arc<Sheets>> {
        self.rosters().get(&kind).map(Arc::clone)
    }

    /// Holds the rows of a kind. They come in several sheets, each of which has its own in order.
    pub(super) fn keep(&self, kind: Kind, parts: &[Sheet]) -> Arc<Sheets> {
        let mut parts: Vec<_> = parts.iter().map(|sheet| sheet.rows().peekable()).collect();
        let mut filler = Filler::default();
        loop {
            let heads = parts.iter_mut().filter_map(|rows| Some((rows.peek()?.0, rows)));
            let Some((_, rows)) = heads.min_by_key(|(id, _)| *id) else { break };
            rows.next().into_iter().for_each(|(id, row)| filler.push(id, &row));
        }
        let sheets = Arc::new(filler.into_sheets());
        self.rosters().insert(kind, Arc::clone(&sheets));
        sheets
    }

    /// Takes over what was committed.
    pub(super) fn renew(&mut self, overlay: &Overlay) -> Result<(), StoreError> {
        for (kind, sheets) in self.rosters.get_mut().unwrap_or_else(PoisonError::into_inner) {
            let prefix = roster::prefix(*kind);
            let mut changes = Vec::new();
            for (key, row) in overlay.writes().filter(|(key, _)| key.starts_with(&prefix)) {
                changes.push((last_id(key)?.uuid, row));
            }
            if !changes.is_empty() {
                *sheets = Arc::new(renewed(sheets, changes)?);
            }
        }
        Ok(())
    }

    fn rosters(&self) -> MutexGuard<'_, BTreeMap<Kind, Arc<Sheets>>> {
        self.rosters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The new row of a record as the store has it; none for one that is gone.
type Change<'o> = (Uuid128, Option<&'o [u8]>);

/// The sheets after changes, which come in the order of their identities.
fn renewed(sheets: &Sheets, changes: Vec<Change<'_>>) -> Result<Sheets, StoreError> {
    let mut changes = changes.into_iter().peekable();
    let empty = Arc::default();
    let mut renewed = Sheets::with_capacity(sheets.len() + 1);
    let mut rest = if sheets.is_empty() { std::slice::from_ref(&empty) } else { sheets };
    while let Some((sheet, behind)) = rest.split_first() {
        let end = behind.first().and_then(|next| next.first());
        let belongs = |id: Uuid128| end.is_none_or(|end| id < end);
        if changes.peek().is_some_and(|(id, _)| belongs(*id)) {
            renewed.extend(merged(sheet, &mut changes, belongs)?);
        } else {
            renewed.push(Arc::clone(sheet));
        }
        rest = behind;
    }
    renewed.retain(|sheet| !sheet.is_empty());
    Ok(renewed)
}

/// One sheet with the changes that belong into it, in pieces if it became too long.
fn merged<'o>(
    sheet: &Sheet,
    changes: &mut Peekable<impl Iterator<Item = Change<'o>>>,
    belongs: impl Fn(Uuid128) -> bool,
) -> Result<Sheets, StoreError> {
    let mut all = Sheet::default();
    for (id, row) in sheet.rows() {
        while let Some((new, bytes)) = changes.next_if(|(new, _)| *new < id) {
            push(&mut all, new, bytes)?;
        }
        match changes.next_if(|(new, _)| *new == id) {
            Some((_, bytes)) => push(&mut all, id, bytes)?,
            None => all.push(id, &row),
        }
    }
    while let Some((new, bytes)) = changes.next_if(|(new, _)| belongs(*new)) {
        push(&mut all, new, bytes)?;
    }
    if all.len() <= 2 * ROWS {
        return Ok(vec![Arc::new(all)]);
    }
    let mut filler = Filler::default();
    all.rows().for_each(|(id, row)| filler.push(id, &row));
    Ok(filler.into_sheets())
}

/// Lays rows, which come in order, into sheets.
#[derive(Default)]
struct Filler {
    full: Sheets,
    sheet: Sheet,
}

impl Filler {
    fn push(&mut self, id: Uuid128, row: &Row<'_>) {
        self.sheet.push(id, row);
        if self.sheet.len() == ROWS {
            self.full.push(Arc::new(mem::take(&mut self.sheet)));
        }
    }

    fn into_sheets(mut self) -> Sheets {
        if !self.sheet.is_empty() {
            self.full.push(Arc::new(self.sheet));
        }
        self.full
    }
}

fn push(sheet: &mut Sheet, id: Uuid128, bytes: Option<&[u8]>) -> Result<(), StoreError> {
    if let Some(bytes) = bytes {
        sheet.push(id, &roster::read(bytes)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sample::contact;
    use super::*;

    proptest! {
        #[test]
        fn what_is_held_follows_what_is_committed(
            commits in prop::collection::vec(prop::collection::btree_map(0..6_000_u64, any::<bool>(), 0..2_500), 1..4)
        ) {
            let mut held = Held::default();
            held.keep(Kind::Contact, &[]);
            let mut expected = BTreeMap::new();
            let rows: Vec<Vec<u8>> = (0..2).map(|number| roster::write(&contact(number))).collect();
            for (round, commit) in commits.iter().enumerate() {
                let mut overlay = Overlay::default();
                for (number, lives) in commit {
                    let mut id = contact(0).id;
                    id.uuid = Uuid128((*number).into());
                    let row = lives.then(|| rows[round % 2].as_slice());
                    overlay.set(&roster::key(id), row);
                    match row {
                        Some(row) => drop(expected.insert(id.uuid, row)),
                        None => drop(expected.remove(&id.uuid)),
                    }
                }
                held.renew(&overlay).unwrap();
            }
            let sheets = held.get(Kind::Contact).unwrap();
            prop_assert!(sheets.iter().all(|sheet| (1..=2 * ROWS).contains(&sheet.len())));
            let found: Vec<(Uuid128, Row<'_>)> = sheets.iter().flat_map(|sheet| sheet.rows()).collect();
            let expected: Vec<_> = expected.into_iter().map(|(id, row)| (id, roster::read(row).unwrap())).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
