//! Plans for bulk input, row by row.

use super::super::failures::Trouble;
use super::Planning;
use super::records;
use crate::domain::field::{DELETED, HANDLE};
use crate::domain::{Handle, Life, Path, RecordId, Value};
use crate::ops::{Act, Code, Edit, Failure, OnError, Reason, Row, Target, Verb};

/// Does what each row says; a row that cannot be done stops everything or is left out.
pub(super) fn apply(planning: &mut Planning<'_>, on_error: OnError) -> Result<(), Trouble> {
    while let Some(row) = planning.row()? {
        let (line, done) = match row {
            Ok(row) => (Some(row.line), apply_row(planning, &row)),
            Err(failure) => {
                let line = failure.facts.get("line").and_then(|line| line.parse().ok());
                (line, Err(failure.into()))
            }
        };
        match (done, on_error) {
            (Ok(()), _) => {}
            (Err(Trouble::Failure(failure)), OnError::Skip) => {
                planning.leave(line, Verb::Failed, None, located(*failure, line));
            }
            (Err(Trouble::Failure(failure)), OnError::Abort) => return Err(located(*failure, line).into()),
            (Err(trouble), _) => return Err(trouble),
        }
    }
    // Input also ends when the user has stopped the command.
    planning.ask_to_go_on()
}

fn located(failure: Failure, line: Option<u64>) -> Failure {
    match line {
        Some(line) if !failure.facts.contains_key("line") => failure.fact("line", line),
        Some(_) | None => failure,
    }
}

fn apply_row(planning: &mut Planning<'_>, row: &Row) -> Result<(), Trouble> {
    let line = Some(row.line);
    match (&row.target, &row.act) {
        (Target::New, Act::Edit(edits)) => {
            let id = RecordId { kind: row.kind, uuid: (planning.fresh)().into() };
            records::create(planning, line, id, edits)
        }
        (Target::Id(id, handle), Act::Edit(edits)) => upsert(planning, line, *id, handle.as_ref(), edits),
        (Target::Existing(reference), Act::Edit(edits)) => {
            let old = records::find(planning, row.kind, reference, Life::Live)?;
            records::change(planning, line, &old, edits)
        }
        (Target::Id(id, handle), Act::EditDeleted(edits)) => {
            upsert_deleted(planning, line, *id, handle.as_ref(), edits)
        }
        (Target::Existing(reference), Act::EditDeleted(edits)) => {
            let old = records::find(planning, row.kind, reference, Life::Live)?;
            records::change_deleted(planning, line, &old, edits)
        }
        (Target::New, Act::EditDeleted(_) | Act::Delete | Act::Restore) => {
            Err(Failure::new(Code::BadRow).fact("line", row.line).because(Reason::NoTarget).into())
        }
        (Target::Id(id, _), Act::Delete) => match planning.views.record(*id)? {
            Some(old) => records::mark_deleted(planning, line, &old),
            None => Err(no_such(*id)),
        },
        (Target::Id(id, _), Act::Restore) => match planning.views.record(*id)? {
            Some(old) => records::mark_restored(planning, line, &old),
            None => Err(no_such(*id)),
        },
        (Target::Existing(reference), Act::Delete) => {
            let old = records::find(planning, row.kind, reference, Life::Live)?;
            records::mark_deleted(planning, line, &old)
        }
        (Target::Existing(reference), Act::Restore) => {
            let old = records::find(planning, row.kind, reference, Life::Deleted)?;
            records::mark_restored(planning, line, &old)
        }
    }
}

fn no_such(id: RecordId) -> Trouble {
    Failure::new(Code::NoMatch).fact("reference", id).fact("kind", id.kind.as_str()).into()
}

/// Changes the record `id`, or makes it under the handle that it had where it came from.
fn upsert(
    planning: &mut Planning<'_>,
    line: Option<u64>,
    id: RecordId,
    handle: Option<&Handle>,
    edits: &[Edit],
) -> Result<(), Trouble> {
    if let Some(old) = planning.views.record(id)? {
        return records::change(planning, line, &old, edits);
    }
    make(planning, line, id, handle, edits)
}

/// Changes and deletes the record `id`; a book that has none gets it as a deleted one, which can be restored.
fn upsert_deleted(
    planning: &mut Planning<'_>,
    line: Option<u64>,
    id: RecordId,
    handle: Option<&Handle>,
    edits: &[Edit],
) -> Result<(), Trouble> {
    if let Some(old) = planning.views.record(id)? {
        return records::change_deleted(planning, line, &old, edits);
    }
    if edits.is_empty() {
        return Err(no_such(id));
    }
    let deleted = Edit::Put(Path::one(DELETED), Value::Flag);
    make(planning, line, id, handle, &[edits, &[deleted]].concat())
}

/// Makes the record `id` under `handle`, if that is free.
fn make(
    planning: &mut Planning<'_>,
    line: Option<u64>,
    id: RecordId,
    handle: Option<&Handle>,
    edits: &[Edit],
) -> Result<(), Trouble> {
    let mut all = Vec::with_capacity(edits.len() + 1);
    if let Some(handle) = handle {
        if !planning.views.is_free(handle)? {
            return Err(Failure::new(Code::Taken).fact("handle", handle).into());
        }
        planning.views.take_handle(handle);
        all.push(Edit::Put(Path::one(HANDLE), Value::Text(handle.to_string())));
    }
    all.extend_from_slice(edits);
    records::create(planning, line, id, &all)
}
