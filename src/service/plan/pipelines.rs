//! Plans for pipelines: made with their stages, and deleted with them.

use super::super::failures::Trouble;
use super::layout::{Pipeline, Stage, record_at};
use super::{Planning, deals, records, stages};
use crate::domain::id::Uuid128;
use crate::domain::stage::{Outcome, Sketch};
use crate::domain::{Kind, Path, Record, RecordId, Value};
use crate::ops::{Code, Edit, Failure, Reference, Verb};

/// The name of the pipeline of a book that has none.
const FIRST_NAME: &str = "Sales";

/// A new pipeline with its stages in their order.
pub(super) fn add(planning: &mut Planning<'_>, edits: Vec<Edit>, sketches: &[Sketch]) -> Result<(), Trouble> {
    let id = RecordId { kind: Kind::Pipeline, uuid: (planning.fresh)().into() };
    records::create(planning, None, id, edits, Verb::Created)?;
    if sketches.is_empty() {
        add_stages(planning, id.uuid, &Sketch::usual())
    } else {
        add_stages(planning, id.uuid, sketches)
    }
}

fn add_stages(planning: &mut Planning<'_>, pipeline: Uuid128, sketches: &[Sketch]) -> Result<(), Trouble> {
    for sketch in sketches {
        stages::add_sketch(planning, pipeline, sketch)?;
    }
    Ok(())
}

/// The first pipeline of the book, if it has one; else it gets one, with the usual stages.
pub(super) fn first(planning: &mut Planning<'_>) -> Result<Uuid128, Trouble> {
    if let Some(first) = planning.layout()?.first() {
        return Ok(first.id.uuid);
    }
    let first = first_bare(planning)?;
    add_stages(planning, first, &Sketch::usual())?;
    Ok(first)
}

/// The first pipeline of the book, if it has one; else it gets one, for stages that rows name.
pub(super) fn first_bare(planning: &mut Planning<'_>) -> Result<Uuid128, Trouble> {
    if let Some(first) = planning.layout()?.first() {
        return Ok(first.id.uuid);
    }
    let uuid = (planning.fresh)().into();
    make(planning, uuid, FIRST_NAME)
}

/// A pipeline made on the way.
pub(super) fn make(planning: &mut Planning<'_>, uuid: Uuid128, name: &str) -> Result<Uuid128, Trouble> {
    let edits = vec![Edit::Put(Path::one("name"), Value::Text(name.to_owned()))];
    records::create(planning, None, RecordId { kind: Kind::Pipeline, uuid }, edits, Verb::Made)?;
    Ok(uuid)
}

/// The stage to which a new deal of a pipeline comes; one without stages gets the usual ones.
pub(super) fn entry(planning: &mut Planning<'_>, pipeline: Uuid128) -> Result<Stage, Trouble> {
    if planning.layout()?.stages(pipeline).is_empty() {
        add_stages(planning, pipeline, &Sketch::usual())?;
    }
    let layout = planning.layout()?;
    let entry = layout.first_of(pipeline, Outcome::Open).or_else(|| layout.stages(pipeline).first()).cloned();
    entry.ok_or_else(|| Failure::new(Code::NoOutcome).fact("outcome", Outcome::Open.as_str()).into())
}

/// The living pipeline that is called so.
pub(super) fn called(planning: &mut Planning<'_>, text: &str) -> Result<Pipeline, Trouble> {
    let found = planning.layout()?.pipeline_called(text).cloned();
    found.ok_or_else(|| no_pipeline(text))
}

pub(super) fn no_pipeline(text: &str) -> Trouble {
    Failure::new(Code::NoMatch).fact("reference", text).fact("kind", Kind::Pipeline.as_str()).into()
}

/// Deletes a pipeline with its stages; deals that are there go to the heir.
pub(super) fn delete(
    planning: &mut Planning<'_>,
    line: Option<u64>,
    old: &Record,
    heir: Option<&Reference>,
) -> Result<(), Trouble> {
    let heir = heir.map(|heir| stages::called(planning, None, &heir.0)).transpose()?;
    if heir.as_ref().is_some_and(|heir| heir.pipeline == old.id.uuid) {
        return Err(Failure::new(Code::HeirGoes).fact("title", old.title()).into());
    }
    let stages = planning.layout()?.stages(old.id.uuid).to_vec();
    deals::hand_over(planning, old, heir.as_ref())?;
    for stage in stages {
        if let Some(stage) = planning.views.record(stage.id)? {
            records::bury(planning, None, &stage)?;
        }
    }
    records::bury(planning, line, old)
}

/// Brings a pipeline back with the stages that were deleted together with it.
pub(super) fn restore(planning: &mut Planning<'_>, line: Option<u64>, old: &Record) -> Result<(), Trouble> {
    records::unearth(planning, line, old)?;
    let store = planning.views.store();
    for id in store.linking_to(old.id, Kind::Stage)? {
        let Some(stage) = planning.views.record(id)? else { continue };
        let went_along = stage.is_deleted() && stage.rev == old.rev;
        if went_along && record_at(&stage, "pipeline") == Some(old.id.uuid) {
            records::unearth(planning, None, &stage)?;
        }
    }
    Ok(())
}
