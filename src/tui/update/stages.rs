//! What stages are called in words: by name where that says which one is meant, else by handle.

use super::offers::linked;
use crate::domain::id::Uuid128;
use crate::domain::{Kind, Record, Value};
use crate::ops::Query;
use crate::tui::modals::{Choice, Chosen};
use crate::tui::model::Model;

/// The most stages that are offered.
const MOST: usize = 1_000;

/// Sets off the stage from its pipeline.
const STROKE: char = '/';

/// A stage of the pipeline that is shown, in words.
pub(super) fn word(model: &Model, stage: &Record) -> String {
    let columns = model.board.columns.iter().map(|column| &column.stage);
    name(stage, columns).unwrap_or_else(|| stage.handle().to_owned())
}

/// A pipeline in words.
pub(super) fn pipeline_word(model: &Model, pipeline: &Record) -> String {
    name(pipeline, model.board.pipelines.iter()).unwrap_or_else(|| pipeline.handle().to_owned())
}

/// A record's name, if no other of these can be meant by it.
fn name<'a>(record: &Record, all: impl Iterator<Item = &'a Record>) -> Option<String> {
    let title = record.title();
    let folded = title.to_lowercase();
    let alike = all.filter(|other| other.title().to_lowercase() == folded).count();
    let handle = [Kind::Stage, Kind::Pipeline].map(|kind| format!("{}-", kind.letter()));
    let is_plain = !title.contains(STROKE) && !handle.iter().any(|begin| folded.starts_with(begin.as_str()));
    (alike == 1 && is_plain).then_some(title)
}

/// The question for the stages of all pipelines.
pub(super) fn all(model: &Model) -> Query {
    Query::List(model.first(vec![Kind::Stage], MOST))
}

/// Stages to pick from: pipeline by pipeline, the one that is shown first, each in its order.
pub(super) fn choices(model: &Model, mut stages: Vec<Record>) -> Vec<Choice> {
    arrange(&mut stages, model.board.pipeline().map(|pipeline| pipeline.id.uuid));
    stages.iter().map(|stage| choice(stage, &stages)).collect()
}

/// Puts stages in order: those of the pipeline that is shown, then pipeline by pipeline.
pub(super) fn arrange(stages: &mut [Record], shown: Option<Uuid128>) {
    stages.sort_by_cached_key(|stage| {
        let place = match stage.value("pipeline") {
            Some(Value::Record(uuid)) => Some(*uuid),
            Some(_) | None => None,
        };
        (place != shown, place, stage.text("rank").to_owned(), stage.id)
    });
}

fn choice(stage: &Record, all: &[Record]) -> Choice {
    let label = format!("{} {STROKE} {}", pipeline_of(stage), stage.title());
    Choice { label, chosen: Chosen::Word(format!("--to={}", path(stage, all))) }
}

/// A stage with its pipeline, where no other of these stages can be meant by that; else its handle.
pub(super) fn path(stage: &Record, all: &[Record]) -> String {
    let pipeline = pipeline_of(stage);
    let is_sibling = |other: &&Record| other.value("pipeline") == stage.value("pipeline");
    let is_alike = |other: &Record| pipeline_of(other).to_lowercase() == pipeline.to_lowercase();
    let has_rival = all.iter().any(|other| !is_sibling(&other) && is_alike(other));
    let own = name(stage, all.iter().filter(is_sibling)).filter(|_| !has_rival && !pipeline.contains(STROKE));
    own.map_or_else(|| stage.handle().to_owned(), |own| format!("{pipeline}{STROKE}{own}"))
}

/// A stage by its name, where it is the only one of these that is called so; else its handle.
pub(super) fn word_among(stage: &Record, all: &[Record]) -> String {
    name(stage, all.iter()).unwrap_or_else(|| stage.handle().to_owned())
}

fn pipeline_of(stage: &Record) -> String {
    linked(stage, "pipeline")
}
