//! Plans for deals on their way through a pipeline.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::civil::Date;

use super::super::failures::Trouble;
use super::column::Column;
use super::edit::edited;
use super::layout::{Stage, record_at};
use super::way::{self, Said};
use super::{Planning, links, log, pipelines, records, stages};
use crate::domain::id::Uuid128;
use crate::domain::stage::Outcome;
use crate::domain::{Kind, Life, Path, Record, RecordId, Value, deal};
use crate::ops::{Code, Destination, Edit, Failure, Spot, Targets, Verb};

/// Where deals go, and what else becomes of them.
pub(super) struct Way<'a> {
    pub(super) to: &'a Destination,
    pub(super) spot: Option<&'a Spot>,
    pub(super) on: Option<Date>,
    pub(super) edits: &'a [Edit],
    pub(super) next: Option<&'a [Edit]>,
}

/// A new deal, and the task that follows for it.
pub(super) fn add(planning: &mut Planning<'_>, edits: Vec<Edit>, next: Option<&[Edit]>) -> Result<(), Trouble> {
    let id = RecordId { kind: Kind::Deal, uuid: (planning.fresh)().into() };
    records::create(planning, None, id, edits, Verb::Created)?;
    let Some(next) = next else { return Ok(()) };
    let concerned = log::of(&records::current(planning, id)?);
    log::follow(planning, &concerned, next)
}

/// Deals brought to a stage.
pub(super) fn go(planning: &mut Planning<'_>, targets: &Targets, way: &Way<'_>) -> Result<(), Trouble> {
    let mut columns = HashMap::new();
    records::each(planning, Kind::Deal, targets, Life::Live, |planning, old| bring(planning, old, way, &mut columns))
}

fn bring(
    planning: &mut Planning<'_>,
    old: &Record,
    way: &Way<'_>,
    columns: &mut HashMap<Uuid128, Column>,
) -> Result<(), Trouble> {
    let mut edits = links::settle(planning, Kind::Deal, Some(old), way.edits.to_vec())?;
    let stage = destination(planning, old, way.to)?;
    if *way.to != Destination::Same {
        edits.push(Edit::Put(Path::one("stage"), Value::Record(stage.id.uuid)));
        // The stage decides, whatever else was said of pipelines.
        edits.push(Edit::Put(Path::one("pipeline"), Value::Record(stage.pipeline)));
    }
    let mut new = edited(old.clone(), edits.clone())?;
    way::settle(planning, Some(old), &mut new, &Said { edits: &edits, on: way.on })?;
    if let Some(spot) = way.spot {
        put_at(planning, old, &mut new, spot, columns)?;
    }
    let concerned = way.next.map(|next| (log::of(&new), next));
    planning.put(None, Verb::Updated, Some(old), new)?;
    concerned.map_or(Ok(()), |(concerned, next)| log::follow(planning, &concerned, next))
}

/// The stage to which a deal goes.
fn destination(planning: &mut Planning<'_>, deal: &Record, to: &Destination) -> Result<Stage, Trouble> {
    let now = stage_of(planning, deal)?;
    match to {
        Destination::Same => Ok(now),
        Destination::Stage(reference) => stages::called(planning, Some(now.pipeline), &reference.0),
        Destination::Beside(columns) => {
            let stages = planning.layout()?.stages(now.pipeline);
            let at = stages.iter().position(|stage| stage.id == now.id).unwrap_or_default();
            // At the edge it stays.
            let at = at.saturating_add_signed(isize::from(*columns)).min(stages.len().saturating_sub(1));
            Ok(stages.get(at).cloned().unwrap_or(now))
        }
        Destination::Outcome(outcome) if now.outcome == *outcome => Ok(now),
        Destination::Outcome(Outcome::Open) => open_again(planning, deal, &now),
        Destination::Outcome(outcome @ (Outcome::Won | Outcome::Lost)) => first_of(planning, now.pipeline, *outcome),
    }
}

/// The stage in which a deal is; one whose stage is gone begins anew.
fn stage_of(planning: &mut Planning<'_>, deal: &Record) -> Result<Stage, Trouble> {
    let stage = record_at(deal, "stage");
    if let Some(stage) =
        stage.map(|stage| Ok::<_, Trouble>(planning.layout()?.stage(stage).cloned())).transpose()?.flatten()
    {
        return Ok(stage);
    }
    let first = pipelines::first(planning)?;
    pipelines::entry(planning, first)
}

/// The open stage in which a deal was last, else the first open one of its pipeline.
fn open_again(planning: &mut Planning<'_>, deal: &Record, now: &Stage) -> Result<Stage, Trouble> {
    let layout = planning.layout()?;
    let moves: Vec<Uuid128> = deal.under(deal::MOVES).filter_map(|(_, value)| way::linked(value)).collect();
    let stages = moves.iter().rev().filter_map(|stage| layout.stage(*stage));
    let mut open = stages.filter(|stage| stage.outcome == Outcome::Open && stage.pipeline == now.pipeline);
    match open.next().cloned() {
        Some(stage) => Ok(stage),
        None => first_of(planning, now.pipeline, Outcome::Open),
    }
}

fn first_of(planning: &mut Planning<'_>, pipeline: Uuid128, outcome: Outcome) -> Result<Stage, Trouble> {
    let layout = planning.layout()?;
    let first = layout.first_of(pipeline, outcome).cloned();
    let name = layout.pipeline(pipeline).map_or("", |pipeline| &pipeline.name);
    let failure = || Failure::new(Code::NoOutcome).fact("outcome", outcome.as_str()).fact("pipeline", name);
    first.ok_or_else(|| failure().into())
}

/// Puts a deal at a spot of its column; the next one that goes there comes behind it.
fn put_at(
    planning: &mut Planning<'_>,
    old: &Record,
    new: &mut Record,
    spot: &Spot,
    columns: &mut HashMap<Uuid128, Column>,
) -> Result<(), Trouble> {
    let Some(stage) = record_at(new, "stage") else { return Ok(()) };
    for (_, column) in columns.iter_mut().filter(|(of, _)| **of != stage) {
        column.remove(new.id);
    }
    let beside = match spot {
        Spot::Before(other) | Spot::After(other) => Some(records::find(planning, Kind::Deal, other, Life::Live)?.id),
        Spot::First | Spot::Last => None,
    };
    let column = match columns.entry(stage) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(free) => free.insert(Column::read(planning, RecordId { kind: Kind::Stage, uuid: stage })?),
    };
    match column.place(new, spot, beside) {
        Ok(Some(rank)) => drop(new.fields.insert(Path::one("rank"), Value::Text(rank))),
        Ok(None) => {
            // It stands there already.
            let rank = old.value("rank").filter(|_| record_at(old, "stage") == Some(stage));
            rank.map(|rank| new.fields.insert(Path::one("rank"), rank.clone()));
        }
        Err(beside) => {
            let name = planning.layout()?.stage(stage).map(|stage| stage.name.clone()).unwrap_or_default();
            let failure = Failure::new(Code::SpotElsewhere).fact("stage", name).fact("reference", beside);
            return Err(failure.into());
        }
    }
    Ok(())
}

/// What becomes of the living deals of a stage or pipeline that goes: they come to the heir; without one it stays.
pub(super) fn hand_over(planning: &mut Planning<'_>, place: &Record, heir: Option<&Stage>) -> Result<(), Trouble> {
    let ids = living_at(planning, place.id)?;
    let Some(heir) = heir else {
        let joined = is_joined(planning, place.id)?;
        if ids.is_empty() && !joined {
            return Ok(());
        }
        let failure = Failure::new(Code::HasDeals).fact("kind", place.id.kind.as_str()).fact("title", place.title());
        return Err(failure.fact("handle", place.handle()).fact("count", ids.len().max(1)).into());
    };
    for id in ids {
        let old = records::current(planning, id)?;
        let edits = [("stage", heir.id.uuid), ("pipeline", heir.pipeline)];
        let edits = edits.map(|(field, uuid)| Edit::Put(Path::one(field), Value::Record(uuid)));
        let mut new = edited(old.clone(), edits.to_vec())?;
        way::settle(planning, Some(&old), &mut new, &Said { edits: &edits, on: None })?;
        planning.put(None, Verb::Updated, Some(&old), new)?;
    }
    Ok(())
}

/// What becomes of the living deals of a stage that stands for another outcome now: they are closed, or open again.
pub(super) fn follow(planning: &mut Planning<'_>, stage: RecordId) -> Result<(), Trouble> {
    for id in living_at(planning, stage)? {
        let old = records::current(planning, id)?;
        let mut new = old.clone();
        way::settle(planning, Some(&old), &mut new, &Said { edits: &[], on: None })?;
        if new.fields != old.fields {
            planning.put(None, Verb::Updated, Some(&old), new)?;
        }
    }
    Ok(())
}

/// The living deals of a stage or of a pipeline, as the command left them.
pub(super) fn living_at(planning: &Planning<'_>, place: RecordId) -> Result<Vec<RecordId>, Trouble> {
    let mut ids = Vec::new();
    for id in planning.views.store().linking_to(place, Kind::Deal)? {
        // What an undo put back and forgot is where it was when the place was there.
        if planning.reversal.is_some() && planning.views.is_forgotten(id) {
            continue;
        }
        let there = planning.views.record(id)?.filter(|deal| !deal.is_deleted());
        if there.is_some_and(|deal| record_at(&deal, place.kind.as_str()) == Some(place.uuid)) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// Whether the command itself brought a deal there, which the saved views do not know.
fn is_joined(planning: &mut Planning<'_>, place: RecordId) -> Result<bool, Trouble> {
    let layout = planning.layout()?;
    let stages = layout.stages(place.uuid).iter().map(|stage| stage.id.uuid);
    Ok(stages.chain([place.uuid]).any(|stage| layout.is_joined(stage)))
}
