//! Plans for stages: where they stand, and what becomes of their deals.

use super::super::failures::Trouble;
use super::layout::{Stage, record_at};
use super::{Planning, deals, pipelines, records};
use crate::domain::id::Uuid128;
use crate::domain::stage::{Outcome, Sketch, rank_between};
use crate::domain::{Kind, Life, Path, Record, RecordId, Value};
use crate::ops::{Code, Command, Edit, Failure, Reference, Spot, Verb};

/// How alike a name has to be to be what was meant.
const ALIKE: f64 = 0.6;

/// A new stage.
pub(super) fn add(planning: &mut Planning<'_>, edits: Vec<Edit>, spot: Option<&Spot>) -> Result<(), Trouble> {
    let id = RecordId { kind: Kind::Stage, uuid: (planning.fresh)().into() };
    let Some(spot) = spot else { return records::create(planning, None, id, edits, Verb::Created) };
    let edits = super::links::settle(planning, Kind::Stage, None, edits)?;
    let named = edits.iter().rev().find_map(|edit| match edit {
        Edit::Put(path, Value::Record(uuid)) if path.as_str() == "pipeline" => Some(*uuid),
        Edit::Put(..) | Edit::Link(..) | Edit::PutPart(..) | Edit::Remove(_) | Edit::Clear(_) | Edit::Replace(..) => {
            None
        }
    });
    let pipeline = named.map_or_else(|| pipelines::first(planning), Ok)?;
    let rank = rank_at(planning, pipeline, id, spot)?;
    let rank = rank.map(|rank| Edit::Put(Path::one("rank"), Value::Text(rank)));
    let edits: Vec<Edit> = edits.into_iter().chain(rank).collect();
    records::create(planning, None, id, edits, Verb::Created)
}

/// A stage put elsewhere in its pipeline.
pub(super) fn reorder(planning: &mut Planning<'_>, target: &Reference, spot: &Spot) -> Result<(), Trouble> {
    let old = found(planning, target)?;
    let Some(pipeline) = record_at(&old, "pipeline") else {
        return Err(Failure::new(Code::NoMatch).fact("reference", target).fact("kind", Kind::Stage.as_str()).into());
    };
    let mut new = old.clone();
    if let Some(rank) = rank_at(planning, pipeline, old.id, spot)? {
        new.fields.insert(Path::one("rank"), Value::Text(rank));
    }
    planning.put(None, Verb::Updated, Some(&old), new)
}

/// The record of the living stage that a command means: also `PIPELINE/STAGE`, or a name that is there once.
pub(super) fn found(planning: &mut Planning<'_>, target: &Reference) -> Result<Record, Trouble> {
    match planning.layout()?.stage_called(None, &target.0).map(|stage| stage.id) {
        Some(id) => records::current(planning, id),
        None => records::find(planning, Kind::Stage, target, Life::Live),
    }
}

/// The rank at a spot of a pipeline; none where the stage stands there already.
fn rank_at(
    planning: &mut Planning<'_>,
    pipeline: Uuid128,
    id: RecordId,
    spot: &Spot,
) -> Result<Option<String>, Trouble> {
    let beside = match spot {
        Spot::Before(other) | Spot::After(other) => Some(called(planning, Some(pipeline), &other.0)?),
        Spot::First | Spot::Last => None,
    };
    let stages = planning.layout()?.stages(pipeline);
    let was = stages.iter().position(|stage| stage.id == id);
    let others: Vec<&Stage> = stages.iter().filter(|stage| stage.id != id).collect();
    let place = |other: &Option<Stage>| {
        let other = other.as_ref().map(|other| other.id);
        others.iter().position(|stage| Some(stage.id) == other)
    };
    let at = match spot {
        Spot::First => Some(0),
        Spot::Last => Some(others.len()),
        Spot::Before(_) => place(&beside),
        Spot::After(_) => place(&beside).map(|at| at + 1),
    };
    match (at, &beside) {
        (Some(at), _) if was == Some(at) => Ok(None),
        (Some(at), _) => {
            let lower = at.checked_sub(1).and_then(|below| others.get(below));
            let rank = |stage: &&Stage| stage.rank.clone();
            let (lower, upper) = (lower.map(rank), others.get(at).map(rank));
            Ok(Some(rank_between(lower.as_deref(), upper.as_deref())))
        }
        (None, Some(other)) if other.id == id => Ok(None),
        (None, Some(other)) => Err(no_stage(planning, Some(pipeline), &other.name)),
        (None, None) => Ok(None),
    }
}

/// One stage of a pipeline that is being made.
pub(super) fn add_sketch(planning: &mut Planning<'_>, pipeline: Uuid128, sketch: &Sketch) -> Result<(), Trouble> {
    let last = planning.layout()?.stages(pipeline).last().map(|stage| stage.rank.clone());
    let put = |field, value| Edit::Put(Path::one(field), value);
    let mut edits = vec![
        put("name", Value::Text(sketch.name.clone())),
        put("pipeline", Value::Record(pipeline)),
        put("outcome", Value::Text(sketch.outcome.as_str().to_owned())),
        put("rank", Value::Text(rank_between(last.as_deref(), None))),
    ];
    edits.extend(sketch.probability.map(|percent| put("probability", Value::Number(percent))));
    edits.extend(sketch.rot.map(|days| put("rot", Value::Number(days))));
    let id = RecordId { kind: Kind::Stage, uuid: (planning.fresh)().into() };
    records::create(planning, None, id, edits, Verb::Made)
}

/// A stage made on the way, since a row names it. Without an outcome, its name tells for what it stands.
pub(super) fn make(
    planning: &mut Planning<'_>,
    uuid: Uuid128,
    pipeline: Uuid128,
    name: &str,
    outcome: Option<Outcome>,
) -> Result<Uuid128, Trouble> {
    let mut edits = vec![
        Edit::Put(Path::one("name"), Value::Text(name.to_owned())),
        Edit::Put(Path::one("pipeline"), Value::Record(pipeline)),
    ];
    let outcome = outcome.map(|outcome| Value::Text(outcome.as_str().to_owned()));
    edits.extend(outcome.map(|outcome| Edit::Put(Path::one("outcome"), outcome)));
    records::create(planning, None, RecordId { kind: Kind::Stage, uuid }, edits, Verb::Made)?;
    Ok(uuid)
}

/// What a stage needs beside what was said of it: a pipeline, an outcome, and a place before those that are won or
/// lost.
pub(super) fn settle(planning: &mut Planning<'_>, old: Option<&Record>, new: &mut Record) -> Result<(), Trouble> {
    if let Some(old) = old {
        return keep_pipeline(planning, old, new);
    }
    let pipeline = match (record_at(new, "pipeline"), &planning.request.command) {
        (Some(pipeline), _) => pipeline,
        (None, Command::Apply { .. }) => pipelines::first_bare(planning)?,
        (None, _) => pipelines::first(planning)?,
    };
    if !new.is_deleted() && planning.layout()?.pipeline(pipeline).is_none() {
        let id = RecordId { kind: Kind::Pipeline, uuid: pipeline };
        return Err(records::gone(planning, id)?.into());
    }
    new.fields.insert(Path::one("pipeline"), Value::Record(pipeline));
    if new.value("outcome").is_none() {
        let outcome = Outcome::of_name(&new.title());
        new.fields.insert(Path::one("outcome"), Value::Text(outcome.as_str().to_owned()));
    }
    if new.text("rank").is_empty() {
        let rank = usual_rank(planning.layout()?.stages(pipeline), Outcome::from_word(new.text("outcome")));
        new.fields.insert(Path::one("rank"), Value::Text(rank));
    }
    Ok(())
}

fn keep_pipeline(planning: &mut Planning<'_>, old: &Record, new: &mut Record) -> Result<(), Trouble> {
    let (was, is) = (record_at(old, "pipeline"), record_at(new, "pipeline"));
    if let (Some(was), None) = (was, is) {
        new.fields.insert(Path::one("pipeline"), Value::Record(was));
    } else if was != is {
        let pipeline = was.and_then(|was| planning.layout().ok()?.pipeline(was).map(|pipeline| pipeline.name.clone()));
        let failure = Failure::new(Code::StageFixed).fact("title", old.title()).fact("handle", old.handle());
        return Err(failure.fact("pipeline", pipeline.unwrap_or_default()).into());
    }
    Ok(())
}

/// Open stages come before the first one that is won or lost, the others last.
fn usual_rank(stages: &[Stage], outcome: Outcome) -> String {
    let closed = stages.iter().position(|stage| stage.outcome != Outcome::Open);
    let at = match outcome {
        Outcome::Open => closed.unwrap_or(stages.len()),
        Outcome::Won | Outcome::Lost => stages.len(),
    };
    let rank = |at: usize| stages.get(at).map(|stage| stage.rank.as_str());
    rank_between(at.checked_sub(1).and_then(rank), rank(at))
}

/// The living stage that is called so, by its name in this pipeline.
pub(super) fn called(planning: &mut Planning<'_>, pipeline: Option<Uuid128>, text: &str) -> Result<Stage, Trouble> {
    let found = planning.layout()?.stage_called(pipeline, text).cloned();
    match found {
        Some(stage) => Ok(stage),
        // Without a pipeline around it, a name that is there only once is clear enough.
        None if pipeline.is_none() => {
            let record = records::find(planning, Kind::Stage, &Reference(text.to_owned()), Life::Live)?;
            let stage = planning.layout()?.stage(record.id.uuid).cloned();
            stage.ok_or_else(|| no_stage(planning, None, text))
        }
        None => Err(not_called(planning, pipeline, text)),
    }
}

/// That nothing is called so, where the name may have that of a pipeline before it.
fn not_called(planning: &mut Planning<'_>, pipeline: Option<Uuid128>, text: &str) -> Trouble {
    let Some((before, stage)) = text.split_once(['/', '／']) else { return no_stage(planning, pipeline, text) };
    match pipelines::called(planning, before.trim()) {
        Ok(named) => no_stage(planning, Some(named.id.uuid), stage.trim()),
        Err(trouble) => trouble,
    }
}

/// That a pipeline has no such stage, and which ones it has.
pub(super) fn no_stage(planning: &mut Planning<'_>, pipeline: Option<Uuid128>, text: &str) -> Trouble {
    let layout = match planning.layout() {
        Ok(layout) => layout,
        Err(trouble) => return trouble,
    };
    let pipeline = pipeline.and_then(|pipeline| layout.pipeline(pipeline)).or_else(|| layout.first());
    let Some(pipeline) = pipeline else {
        return Failure::new(Code::NoMatch).fact("reference", text).fact("kind", Kind::Stage.as_str()).into();
    };
    let names: Vec<&str> = layout.stages(pipeline.id.uuid).iter().map(|stage| stage.name.as_str()).collect();
    let typed = text.to_lowercase();
    let alike = names.iter().map(|name| (strsim::jaro_winkler(&typed, &name.to_lowercase()), *name));
    let nearest = alike.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(likeness, _)| *likeness >= ALIKE);
    let failure = Failure::new(Code::NoStage).fact("reference", text).fact("pipeline", &pipeline.name);
    let failure = failure.fact("stages", names.join(", "));
    nearest.into_iter().fold(failure, |failure, (_, name)| failure.fact("nearest", name)).into()
}

/// Deletes a stage; deals that are there go to the heir.
pub(super) fn delete(
    planning: &mut Planning<'_>,
    line: Option<u64>,
    old: &Record,
    heir: Option<&Reference>,
) -> Result<(), Trouble> {
    let pipeline = record_at(old, "pipeline").unwrap_or(Uuid128(0));
    let heir = heir.map(|heir| called(planning, Some(pipeline), &heir.0)).transpose()?;
    if heir.as_ref().is_some_and(|heir| heir.id == old.id) {
        return Err(Failure::new(Code::HeirGoes).fact("title", old.title()).into());
    }
    let layout = planning.layout()?;
    if let Some(of) = layout.pipeline(pipeline).filter(|_| layout.stages(pipeline).len() <= 1) {
        let failure = Failure::new(Code::LastStage).fact("title", old.title()).fact("handle", old.handle());
        return Err(failure.fact("pipeline", &of.name).fact("pipeline-handle", &of.handle).into());
    }
    deals::hand_over(planning, old, heir.as_ref())?;
    records::bury(planning, line, old)
}

/// Brings a stage back to its pipeline, which has to be there.
pub(super) fn restore(planning: &mut Planning<'_>, line: Option<u64>, old: &Record) -> Result<(), Trouble> {
    if let Some(pipeline) = record_at(old, "pipeline")
        && planning.layout()?.pipeline(pipeline).is_none()
    {
        return Err(records::gone(planning, RecordId { kind: Kind::Pipeline, uuid: pipeline })?.into());
    }
    records::unearth(planning, line, old)
}
