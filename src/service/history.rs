//! What happened to the book, or to one record, newest first.

use std::collections::BTreeMap;

use super::changes::changes;
use super::failures::Trouble;
use super::names::Names;
use super::standing::standing;
use crate::domain::id::Uuid128;
use crate::domain::{Change, Place, Record, RecordId};
use crate::journal::Journal;
use crate::ops::{Past, PastChange};
use crate::store::{EntryRow, Store};

/// How many changes of an entry are shown; the rest is only counted.
const MOST_CHANGES: usize = 5;

/// How many entries are read in one go.
const PAGE: usize = 256;

/// The last commands before `before`.
pub(super) fn of_book(
    store: &Store,
    journal: &Journal,
    mut before: Option<u64>,
    len: usize,
) -> Result<Vec<Past>, Trouble> {
    let mut past = Vec::new();
    while past.len() < len {
        let rows = store.entries_before(before, PAGE.min(len - past.len()))?;
        let Some(last) = rows.last() else { break };
        before = Some(last.seq);
        for row in rows {
            let changes = first_changes(journal, row.begin)?;
            past.push(tell(store, row, changes)?);
        }
    }
    Ok(past)
}

/// The last commands that touched one record.
pub(super) fn of_record(
    store: &Store,
    journal: &Journal,
    id: RecordId,
    before: Option<u64>,
    len: usize,
) -> Result<Vec<Past>, Trouble> {
    let mut past = Vec::new();
    for (seq, place) in store.trail(id, before, len)? {
        let Some(row) = store.entry(seq)? else { continue };
        let change = journal.change_at(place)?;
        past.push(tell(store, row, change.into_iter().collect())?);
    }
    Ok(past)
}

fn first_changes(journal: &Journal, begin: Place) -> Result<Vec<Change>, Trouble> {
    changes(journal, begin).take(MOST_CHANGES).map(|change| Ok(change?.0)).collect()
}

fn tell(store: &Store, row: EntryRow, changes: Vec<Change>) -> Result<Past, Trouble> {
    let mut told = Vec::with_capacity(changes.len());
    let mut names = Names::new(store);
    for change in changes {
        let record = store.record(change.id)?;
        let gone = || change.set.get("handle").and_then(|delta| delta.old.as_ref().or(delta.new.as_ref()));
        let handle = match &record {
            Some(record) => record.handle().to_owned(),
            None => gone().map(ToString::to_string).unwrap_or_default(),
        };
        let title = record.map(|record| record.title()).unwrap_or_default();
        let names = linked(&mut names, &change)?;
        told.push(PastChange { handle, title, change, names });
    }
    let reversed = standing(store, row.clone())?.is_none();
    Ok(Past {
        seq: row.seq,
        id: row.header.id,
        at: row.header.at,
        actor: row.header.actor,
        origin: row.header.origin,
        words: row.header.words,
        action: row.header.action,
        reversed,
        count: row.count,
        changes: told,
    })
}

/// The names of the records to which a change took links away or gave them.
fn linked(names: &mut Names<'_>, change: &Change) -> Result<BTreeMap<Uuid128, String>, Trouble> {
    let mut touched = Record::new(change.id, jiff::Timestamp::UNIX_EPOCH);
    for state in [&change.inverse(), change] {
        touched.apply(state);
        names.dress(&mut touched)?;
    }
    Ok(touched.names)
}
