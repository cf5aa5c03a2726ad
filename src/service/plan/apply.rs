//! Plans for bulk input, row by row.

use super::super::failures::Trouble;
use super::{Planning, claims, merge, records};
use crate::domain::field::{DELETED, HANDLE};
use crate::domain::{Kind, Life, Path, Record, RecordId, Value};
use crate::ops::{Act, Base, Code, Edit, Failure, OnError, Reason, Row, Target, Verb};

/// Does what each row says; a row that cannot be done stops everything or is left out.
pub(super) fn apply(planning: &mut Planning<'_>, on_error: OnError) -> Result<(), Trouble> {
    while let Some(row) = planning.row()? {
        let (line, done) = match row {
            Ok(row) => (Some(row.line), apply_row(planning, row)),
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

/// Does what one row says.
pub(super) fn apply_row(planning: &mut Planning<'_>, row: Row) -> Result<(), Trouble> {
    let line = Some(row.line);
    planning.base = row.rev.map(Base::at).or(planning.request.base);
    merge::check(planning)?;
    let target = target(planning, &row)?;
    let known = target.as_ref().map(|record| record.id);
    if let Some(id) = known {
        note(planning, &row.target, id);
    }
    match (target, row.act) {
        (Some(old), Act::Edit(edits)) => records::change(planning, line, &old, edits),
        (Some(old), Act::EditDeleted(edits)) => records::change_deleted(planning, line, &old, edits),
        (Some(old), Act::Delete) => records::mark_deleted(planning, line, &old, None),
        (Some(old), Act::Restore) => records::mark_restored(planning, line, &old),
        (None, Act::Edit(edits)) => make(planning, row.line, row.kind, &row.target, edits),
        // A book that never saw the record gets it as a deleted one, which can be restored.
        (None, Act::EditDeleted(mut edits)) if !edits.is_empty() => {
            edits.push(Edit::Put(Path::one(DELETED), Value::Flag));
            make(planning, row.line, row.kind, &row.target, edits)
        }
        (None, Act::EditDeleted(_) | Act::Delete | Act::Restore) => Err(no_target(row.line, row.kind, &row.target)),
    }
}

/// Later rows that call a record as this one does mean the same.
fn note(planning: &mut Planning<'_>, target: &Target, id: RecordId) {
    match target {
        Target::Keyed(keys) => keys.iter().for_each(|key| planning.claims.note(id, key)),
        Target::New | Target::Id(..) | Target::Existing(_) => {}
    }
}

/// The record that a row is about, if there is one.
fn target(planning: &mut Planning<'_>, row: &Row) -> Result<Option<Record>, Trouble> {
    let life = match row.act {
        Act::Restore => Life::Deleted,
        Act::Edit(_) | Act::EditDeleted(_) | Act::Delete => Life::Live,
    };
    match &row.target {
        Target::New => Ok(None),
        Target::Keyed(keys) => claims::keyed(planning, row.kind, life, keys),
        Target::Id(id, _) => planning.views.record(*id),
        Target::Existing(reference) => records::find(planning, row.kind, reference, life).map(Some),
    }
}

fn no_target(line: u64, kind: Kind, target: &Target) -> Trouble {
    match target {
        Target::Id(id, _) => Failure::new(Code::NoMatch).fact("reference", id).fact("kind", id.kind.as_str()).into(),
        Target::Keyed(keys) => {
            let key = keys.first().map(claims::text).unwrap_or_default();
            Failure::new(Code::NoMatch).fact("reference", key).fact("kind", kind.as_str()).into()
        }
        Target::New | Target::Existing(_) => {
            Failure::new(Code::BadRow).fact("line", line).because(Reason::NoTarget).into()
        }
    }
}

/// Makes the record of a row: under the identity and the handle that it had where it came from, if it has some.
fn make(
    planning: &mut Planning<'_>,
    line: u64,
    kind: Kind,
    target: &Target,
    mut edits: Vec<Edit>,
) -> Result<(), Trouble> {
    let (id, handle) = match target {
        Target::Id(id, handle) => (*id, handle.as_ref()),
        Target::New | Target::Existing(_) | Target::Keyed(_) => {
            (RecordId { kind, uuid: (planning.fresh)().into() }, None)
        }
    };
    if let Some(handle) = handle {
        if !planning.views.is_free(handle)? {
            return Err(Failure::new(Code::Taken).fact("handle", handle).into());
        }
        planning.views.take_handle(handle);
        edits.push(Edit::Put(Path::one(HANDLE), Value::Text(handle.to_string())));
    }
    records::create(planning, Some(line), id, edits, Verb::Created)?;
    note(planning, target, id);
    Ok(())
}
