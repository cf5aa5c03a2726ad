//! What stages are called in words: by name where that says which one is meant, else by handle.

use crate::domain::{Kind, Record, Slot, Value};
use crate::ops::{Life, List, Query};
use crate::tui::modals::{Choice, Chosen, Modal};
use crate::tui::model::Model;
use crate::tui::msg::Ticket;

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
    Query::List(List {
        kinds: vec![Kind::Stage],
        words: String::new(),
        filter: String::new(),
        sort: Vec::new(),
        life: Life::Live,
        start: 0,
        len: MOST,
        now: model.now.clone(),
        week_start: model.week_start,
        me: model.me.clone(),
    })
}

/// Offers the stages that were asked for: pipeline by pipeline, each in its order.
pub(super) fn offer(model: &mut Model, ticket: Ticket, mut stages: Vec<Record>) {
    let place = |stage: &Record| {
        let pipelines = model.board.pipelines.iter();
        let at = pipelines.enumerate().find(|(_, pipeline)| is_in(stage, pipeline)).map(|(at, _)| at);
        (at.unwrap_or(usize::MAX), stage.text("rank").to_owned(), stage.id)
    };
    stages.sort_by_cached_key(place);
    let choices = stages.iter().map(|stage| choice(model, stage, &stages)).collect();
    for modal in &mut model.modals {
        if let Modal::Picker(picker) = modal
            && picker.awaits == Some(ticket)
        {
            picker.awaits = None;
            picker.choices = choices;
            return;
        }
    }
}

fn choice(model: &Model, stage: &Record, all: &[Record]) -> Choice {
    let pipeline = Slot::find(Kind::Stage, "pipeline").and_then(|slot| stage.texts(slot).into_iter().next());
    let label = format!("{} {STROKE} {}", pipeline.unwrap_or_default(), stage.title());
    let siblings = all.iter().filter(|other| other.value("pipeline") == stage.value("pipeline"));
    let own = model.board.pipelines.iter().find(|pipeline| is_in(stage, pipeline));
    let own = own.and_then(|pipeline| name(pipeline, model.board.pipelines.iter()));
    let word = own.zip(name(stage, siblings)).map(|(pipeline, stage)| format!("{pipeline}{STROKE}{stage}"));
    Choice { label, chosen: Chosen::Word(format!("--to={}", word.unwrap_or_else(|| stage.handle().to_owned()))) }
}

fn is_in(stage: &Record, pipeline: &Record) -> bool {
    stage.value("pipeline") == Some(&Value::Record(pipeline.id.uuid))
}
