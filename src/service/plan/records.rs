//! Plans for single records: add, edit, delete, restore.

use super::super::failures::Trouble;
use super::super::list;
use super::super::resolve::{self, Strictness};
use super::edit::{check_findable, edited};
use super::way::{self, Said};
use super::{Planning, deals, fields, links, log, pipelines, segments, stages};
use crate::domain::field::{DELETED, HANDLE};
use crate::domain::{Kind, Life, Path, Record, RecordId, Value};
use crate::ops::{Code, Edit, Failure, Reference, Targets, Verb, Warning};

/// A new record.
pub(super) fn add(planning: &mut Planning<'_>, kind: Kind, edits: Vec<Edit>) -> Result<(), Trouble> {
    let id = RecordId { kind, uuid: (planning.fresh)().into() };
    let edits = match kind {
        Kind::Activity | Kind::Task => {
            let edits = links::settle(planning, kind, None, edits)?;
            log::completed(planning, edits)?
        }
        Kind::Contact
        | Kind::Company
        | Kind::User
        | Kind::Deal
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Segment
        | Kind::Field => edits,
    };
    create(planning, None, id, edits, Verb::Created)?;
    if matches!(kind, Kind::Contact | Kind::Company) { warn_of_same_name(planning, id) } else { Ok(()) }
}

/// Whoever adds a person or a company of a name that there is already seldom means two.
fn warn_of_same_name(planning: &mut Planning<'_>, id: RecordId) -> Result<(), Trouble> {
    let title = current(planning, id)?.title();
    let store = planning.views.store();
    for other in resolve::ids_by_name(store, Life::Live, &title)?.into_iter().filter(|other| other.kind == id.kind) {
        if let Some(record) = store.record(other)?.filter(|record| resolve::is_called(record, &title)) {
            let (kind, handle) = (id.kind, record.handle().to_owned());
            planning.warn(Warning::SameName { kind, handle, title });
            return Ok(());
        }
    }
    Ok(())
}

/// Makes the record `id` under a handle that is free.
pub(super) fn create(
    planning: &mut Planning<'_>,
    line: Option<u64>,
    id: RecordId,
    edits: Vec<Edit>,
    verb: Verb,
) -> Result<(), Trouble> {
    let edits = fields::with_defaults(planning, id.kind, edits)?;
    fields::check_edits(planning, id.kind, &edits)?;
    let edits = links::settle(planning, id.kind, None, edits)?;
    let mut new = followed(planning, None, Record::new(id, planning.request.at.timestamp()), edits)?;
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

/// A record with its edits made, and what follows from them by the rules of its kind.
fn followed(
    planning: &mut Planning<'_>,
    old: Option<&Record>,
    base: Record,
    edits: Vec<Edit>,
) -> Result<Record, Trouble> {
    match base.id.kind {
        Kind::Deal => {
            let mut new = edited(base, edits.clone())?;
            way::settle(planning, old, &mut new, &Said { edits: &edits, on: None })?;
            Ok(new)
        }
        Kind::Stage => {
            let mut new = edited(base, edits)?;
            stages::settle(planning, old, &mut new)?;
            Ok(new)
        }
        Kind::Segment => Ok(segments::settled(edited(base, edits)?)),
        Kind::Field => fields::settled(planning, edited(base, edits)?),
        Kind::Contact | Kind::Company | Kind::User | Kind::Pipeline | Kind::Activity | Kind::Task => {
            Ok(edited(base, edits)?)
        }
    }
}

/// Does something to each record of a command. Those that a filter finds are all found before the first one changes.
pub(super) fn each(
    planning: &mut Planning<'_>,
    kind: Kind,
    targets: &Targets,
    life: Life,
    mut act: impl FnMut(&mut Planning<'_>, &Record) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    match targets {
        Targets::Named(named) => {
            for target in named {
                let old = if kind == Kind::Stage && life == Life::Live {
                    stages::found(planning, target)?
                } else {
                    find(planning, kind, target, life)?
                };
                act(planning, &old)?;
            }
        }
        Targets::Where(selection) => {
            for id in list::selected(planning.views.store(), &[kind], life, selection)? {
                planning.breathe()?;
                let old = current(planning, id)?;
                // Another one may have taken it along.
                if Life::of(&old) == life {
                    act(planning, &old)?;
                }
            }
        }
    }
    Ok(())
}

/// Changed records.
pub(super) fn edit(planning: &mut Planning<'_>, kind: Kind, targets: &Targets, edits: &[Edit]) -> Result<(), Trouble> {
    if edits.is_empty() {
        return Err(Failure::new(Code::NoEdits).fact("kind", kind.as_str()).into());
    }
    each(planning, kind, targets, Life::Live, |planning, old| change(planning, None, old, edits.to_vec()))
}

/// Makes the edits of one record part of the entry.
pub(super) fn change(
    planning: &mut Planning<'_>,
    line: Option<u64>,
    old: &Record,
    edits: Vec<Edit>,
) -> Result<(), Trouble> {
    fields::check_edits(planning, old.id.kind, &edits)?;
    let edits = links::settle(planning, old.id.kind, Some(old), edits)?;
    let new = followed(planning, Some(old), old.clone(), edits)?;
    check_findable(&new)?;
    let means_other = new.id.kind == Kind::Stage && new.text("outcome") != old.text("outcome");
    planning.put(line, Verb::Updated, Some(old), new)?;
    if means_other { deals::follow(planning, old.id) } else { Ok(()) }
}

/// Makes the edits of one record and its deletion part of the entry.
pub(super) fn change_deleted(
    planning: &mut Planning<'_>,
    line: Option<u64>,
    old: &Record,
    edits: Vec<Edit>,
) -> Result<(), Trouble> {
    if !old.is_deleted() && matches!(old.id.kind, Kind::Stage | Kind::Pipeline) {
        return mark_deleted(planning, line, old, None);
    }
    let edits = links::settle(planning, old.id.kind, Some(old), edits)?;
    let mut edits = edits;
    edits.push(Edit::Put(Path::one(DELETED), Value::Flag));
    let new = followed(planning, Some(old), old.clone(), edits)?;
    check_findable(&new)?;
    let verb = if old.is_deleted() { Verb::Updated } else { Verb::Deleted };
    planning.put(line, verb, Some(old), new)
}

/// Deleted records, which can be restored.
pub(super) fn delete(
    planning: &mut Planning<'_>,
    kind: Kind,
    targets: &Targets,
    heir: Option<&Reference>,
) -> Result<(), Trouble> {
    each(planning, kind, targets, Life::Live, |planning, old| mark_deleted(planning, None, old, heir))
}

/// Makes a record's deletion, with what goes along with it, part of the entry.
pub(super) fn mark_deleted(
    planning: &mut Planning<'_>,
    line: Option<u64>,
    old: &Record,
    heir: Option<&Reference>,
) -> Result<(), Trouble> {
    match old.id.kind {
        // Deleting again what is deleted changes nothing.
        Kind::Stage if !old.is_deleted() => stages::delete(planning, line, old, heir),
        Kind::Pipeline if !old.is_deleted() => pipelines::delete(planning, line, old, heir),
        Kind::Contact
        | Kind::Company
        | Kind::User
        | Kind::Deal
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Activity
        | Kind::Task
        | Kind::Segment
        | Kind::Field => bury(planning, line, old),
    }
}

/// Marks one record as deleted.
pub(super) fn bury(planning: &mut Planning<'_>, line: Option<u64>, old: &Record) -> Result<(), Trouble> {
    let mut new = old.clone();
    new.fields.insert(Path::one(DELETED), Value::Flag);
    planning.put(line, Verb::Deleted, Some(old), new)
}

/// Records brought back.
pub(super) fn restore(planning: &mut Planning<'_>, kind: Kind, targets: &Targets) -> Result<(), Trouble> {
    each(planning, kind, targets, Life::Deleted, |planning, old| mark_restored(planning, None, old))
}

/// Makes a record's return, with what comes along with it, part of the entry.
pub(super) fn mark_restored(planning: &mut Planning<'_>, line: Option<u64>, old: &Record) -> Result<(), Trouble> {
    match old.id.kind {
        Kind::Stage if old.is_deleted() => stages::restore(planning, line, old),
        Kind::Pipeline if old.is_deleted() => pipelines::restore(planning, line, old),
        Kind::Contact
        | Kind::Company
        | Kind::User
        | Kind::Deal
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Activity
        | Kind::Task
        | Kind::Segment
        | Kind::Field => unearth(planning, line, old),
    }
}

/// Takes the mark of deletion from one record.
pub(super) fn unearth(planning: &mut Planning<'_>, line: Option<u64>, old: &Record) -> Result<(), Trouble> {
    let new = followed(planning, Some(old), old.clone(), vec![Edit::Remove(Path::one(DELETED))])?;
    planning.put(line, Verb::Restored, Some(old), new)
}

/// The record that a writing command means, as the command left it so far.
pub(super) fn find(planning: &mut Planning<'_>, kind: Kind, target: &Reference, life: Life) -> Result<Record, Trouble> {
    let found = resolve::record(planning.views.store(), Some(kind), target, life, Strictness::Exact)?;
    let mut current = planning.views.record(found.id)?.unwrap_or(found);
    planning.views.dress(&mut current)?;
    Ok(current)
}

/// The record with this identity, as the command left it so far.
pub(super) fn current(planning: &mut Planning<'_>, id: RecordId) -> Result<Record, Trouble> {
    let Some(mut current) = planning.views.record(id)? else {
        return Err(Failure::new(Code::NoMatch).fact("reference", id).fact("kind", id.kind.as_str()).into());
    };
    planning.views.dress(&mut current)?;
    Ok(current)
}

/// That a record is not there, or was deleted.
pub(super) fn gone(planning: &Planning<'_>, id: RecordId) -> Result<Failure, Trouble> {
    let Some(record) = planning.views.record(id)? else {
        return Ok(Failure::new(Code::NoMatch).fact("reference", id).fact("kind", id.kind.as_str()));
    };
    let failure = Failure::new(Code::IsDeleted).fact("reference", record.handle()).fact("kind", id.kind.as_str());
    Ok(failure.fact("handle", record.handle()).fact("title", record.title()))
}
