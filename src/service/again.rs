//! A request that was done before, and comes again: whoever sent it did not hear the answer.

use super::changes::changes;
use super::failures::Trouble;
use super::names::Names;
use crate::domain::field::{DELETED, HANDLE};
use crate::domain::{Action, Change};
use crate::journal::Journal;
use crate::ops::{Code, Detail, Failure, Outcome, Receipt, Request, Talk, Verb};
use crate::store::{EntryRow, Store};

/// Tells once more what entry `seq` did. Nothing is done; another command under the same identity is refused.
pub(super) fn again(
    (store, journal): (&Store, &Journal),
    (request, seq): (&Request, u64),
    talk: &mut dyn Talk,
) -> Result<Receipt, Trouble> {
    let mut receipt = Receipt { entry: Some(seq), repeated: true, ..Receipt::default() };
    let Some(row) = store.entry(seq)? else { return Ok(receipt) };
    if row.header.words != request.words {
        let words = row.header.words.join(" ");
        return Err(Failure::new(Code::KeyUsed).fact("entry", seq).fact("words", words).into());
    }
    let mut names = Names::new(store);
    for change in changes(journal, row.begin) {
        let (change, _) = change?;
        let verb = verb(&row, &change);
        receipt.counts.add(verb);
        let mut outcome = Outcome { line: None, verb, record: None, change: None, failure: None };
        if talk.detail() == Detail::Whole {
            outcome.record = store.record(change.id)?;
            if let Some(record) = &mut outcome.record {
                names.dress(record)?;
            }
            outcome.change = Some(change);
        }
        talk.outcome(outcome);
    }
    receipt.reversed = reversed(store, row.header.action)?;
    Ok(receipt)
}

/// What a change made of its record.
fn verb(row: &EntryRow, change: &Change) -> Verb {
    let delta = |path: &str| change.set.get(path);
    let is_new = |path| delta(path).is_some_and(|delta| delta.old.is_none() && delta.new.is_some());
    match row.header.action {
        Action::Undo(_) | Action::Redo(_) => Verb::Reversed,
        Action::Do if is_new(HANDLE) => Verb::Created,
        Action::Do if is_new(DELETED) => Verb::Deleted,
        Action::Do if delta(DELETED).is_some() => Verb::Restored,
        Action::Do => Verb::Updated,
    }
}

/// The words of the command that an undo or redo was about.
fn reversed(store: &Store, action: Action) -> Result<Option<Vec<String>>, Trouble> {
    let of = match action {
        Action::Do => return Ok(None),
        Action::Undo(of) | Action::Redo(of) => store.seq_of(of)?,
    };
    let row = of.map(|seq| store.entry(seq)).transpose()?.flatten();
    Ok(row.map(|row| row.header.words))
}
