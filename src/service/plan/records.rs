//! Plans for single records: add, edit, delete, restore.

use super::super::failures::Trouble;
use super::super::resolve::{self, Strictness};
use super::Planning;
use super::edit::{check_findable, edited};
use super::links;
use crate::domain::field::{DELETED, HANDLE};
use crate::domain::{Kind, Life, Path, Record, RecordId, Value};
use crate::ops::{Code, Edit, Failure, Reference, Verb};

/// A new record.
pub(super) fn add(planning: &mut Planning<'_>, kind: Kind, edits: Vec<Edit>) -> Result<(), Trouble> {
    let id = RecordId { kind, uuid: (planning.fresh)().into() };
    create(planning, None, id, edits, Verb::Created)
}

/// Makes the record `id` under a handle that is free.
pub(super) fn create(
    planning: &mut Planning<'_>,
    line: Option<u64>,
    id: RecordId,
    edits: Vec<Edit>,
    verb: Verb,
) -> Result<(), Trouble> {
    let edits = links::settle(planning, id.kind, None, edits)?;
    let mut new = edited(Record::new(id, planning.request.at), edits)?;
    check_findable(&new)?;
    if !new.exists() {
        let handle = planning.views.give_handle(id)?;
        new.fields.insert(Path::one(HANDLE), Value::Text(handle.to_string()));
    }
    if !new.is_deleted() {
        planning.views.note_made(&new);
    }
    planning.put(line, verb, None, new)
}

/// Changed records.
pub(super) fn edit(
    planning: &mut Planning<'_>,
    kind: Kind,
    targets: &[Reference],
    edits: &[Edit],
) -> Result<(), Trouble> {
    if edits.is_empty() {
        return Err(Failure::new(Code::NoEdits).fact("kind", kind.as_str()).into());
    }
    for target in targets {
        let old = find(planning, kind, target, Life::Live)?;
        change(planning, None, &old, edits.to_vec())?;
    }
    Ok(())
}

/// Makes the edits of one record part of the entry.
pub(super) fn change(
    planning: &mut Planning<'_>,
    line: Option<u64>,
    old: &Record,
    edits: Vec<Edit>,
) -> Result<(), Trouble> {
    let edits = links::settle(planning, old.id.kind, Some(old), edits)?;
    let new = edited(old.clone(), edits)?;
    check_findable(&new)?;
    planning.put(line, Verb::Updated, Some(old), new)
}

/// Makes the edits of one record and its deletion part of the entry.
pub(super) fn change_deleted(
    planning: &mut Planning<'_>,
    line: Option<u64>,
    old: &Record,
    edits: Vec<Edit>,
) -> Result<(), Trouble> {
    let edits = links::settle(planning, old.id.kind, Some(old), edits)?;
    let mut new = edited(old.clone(), edits)?;
    check_findable(&new)?;
    new.fields.insert(Path::one(DELETED), Value::Flag);
    let verb = if old.is_deleted() { Verb::Updated } else { Verb::Deleted };
    planning.put(line, verb, Some(old), new)
}

/// Deleted records, which can be restored.
pub(super) fn delete(planning: &mut Planning<'_>, kind: Kind, targets: &[Reference]) -> Result<(), Trouble> {
    for target in targets {
        let old = find(planning, kind, target, Life::Live)?;
        mark_deleted(planning, None, &old)?;
    }
    Ok(())
}

/// Makes a record's deletion part of the entry.
pub(super) fn mark_deleted(planning: &mut Planning<'_>, line: Option<u64>, old: &Record) -> Result<(), Trouble> {
    let mut new = old.clone();
    new.fields.insert(Path::one(DELETED), Value::Flag);
    planning.put(line, Verb::Deleted, Some(old), new)
}

/// Records brought back.
pub(super) fn restore(planning: &mut Planning<'_>, kind: Kind, targets: &[Reference]) -> Result<(), Trouble> {
    for target in targets {
        let old = find(planning, kind, target, Life::Deleted)?;
        mark_restored(planning, None, &old)?;
    }
    Ok(())
}

/// Makes a record's return part of the entry.
pub(super) fn mark_restored(planning: &mut Planning<'_>, line: Option<u64>, old: &Record) -> Result<(), Trouble> {
    let mut new = old.clone();
    new.fields.remove(DELETED);
    planning.put(line, Verb::Restored, Some(old), new)
}

/// The record that a writing command means, as the command left it so far.
pub(super) fn find(planning: &mut Planning<'_>, kind: Kind, target: &Reference, life: Life) -> Result<Record, Trouble> {
    let found = resolve::record(planning.views.store(), Some(kind), target, life, Strictness::Exact)?;
    let mut current = planning.views.record(found.id)?.unwrap_or(found);
    planning.views.dress(&mut current)?;
    Ok(current)
}
