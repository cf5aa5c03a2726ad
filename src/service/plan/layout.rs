//! The living pipelines with their stages, as a command has left them so far: read once, however many deals it touches.

use std::collections::{BTreeMap, HashSet};

use super::super::failures::Trouble;
use crate::domain::id::Uuid128;
use crate::domain::stage::{Outcome, Standing};
use crate::domain::{Kind, Life, Record, RecordId, Value};
use crate::search::fold;
use crate::store::Store;

/// All living pipelines and stages.
#[derive(Default)]
pub(super) struct Layout {
    /// The first one is the oldest.
    pipelines: BTreeMap<Uuid128, Pipeline>,
    /// Stages by their pipeline, in their order.
    stages: BTreeMap<Uuid128, Vec<Stage>>,
    /// Stages to which the command brought deals.
    joined: HashSet<Uuid128>,
}

/// A living pipeline.
#[derive(Clone, Debug)]
pub(super) struct Pipeline {
    pub(super) id: RecordId,
    pub(super) name: String,
    pub(super) handle: String,
}

/// A living stage.
#[derive(Clone, Debug)]
pub(super) struct Stage {
    pub(super) id: RecordId,
    pub(super) name: String,
    pub(super) handle: String,
    pub(super) pipeline: Uuid128,
    pub(super) outcome: Outcome,
    pub(super) rank: String,
    folded: String,
}

impl Layout {
    /// The pipelines and stages of the saved views.
    pub(super) fn read(store: &Store) -> Result<Layout, Trouble> {
        let mut layout = Layout::default();
        for kind in [Kind::Pipeline, Kind::Stage] {
            for record in store.records(kind, Life::Live)? {
                layout.note(&record?);
            }
        }
        Ok(layout)
    }

    /// Takes note of what the command made of a record.
    pub(super) fn note(&mut self, record: &Record) {
        let is_living = record.exists() && !record.is_deleted();
        match record.id.kind {
            Kind::Pipeline => {
                self.pipelines.remove(&record.id.uuid);
                if is_living {
                    let (name, handle) = (record.title(), record.handle().to_owned());
                    self.pipelines.insert(record.id.uuid, Pipeline { id: record.id, name, handle });
                }
            }
            Kind::Stage => {
                self.stages.values_mut().for_each(|stages| stages.retain(|stage| stage.id != record.id));
                if let Some(stage) = Stage::of(record).filter(|_| is_living) {
                    let stages = self.stages.entry(stage.pipeline).or_default();
                    stages.push(stage);
                    stages.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
                }
            }
            Kind::Deal => {
                let stage = record_at(record, "stage").filter(|_| is_living);
                self.joined.extend(stage);
            }
            Kind::Contact | Kind::Company | Kind::User | Kind::Activity | Kind::Task | Kind::Segment | Kind::Field => {}
        }
    }

    /// Whether the command brought a deal to a stage.
    pub(super) fn is_joined(&self, stage: Uuid128) -> bool {
        self.joined.contains(&stage)
    }

    /// The oldest pipeline.
    pub(super) fn first(&self) -> Option<&Pipeline> {
        self.pipelines.values().next()
    }

    /// The pipeline with this identity.
    pub(super) fn pipeline(&self, uuid: Uuid128) -> Option<&Pipeline> {
        self.pipelines.get(&uuid)
    }

    /// The pipeline that is called so: by its identity, its handle or its name.
    pub(super) fn pipeline_called(&self, text: &str) -> Option<&Pipeline> {
        if let Ok(uuid) = text.parse() {
            return self.pipeline(uuid);
        }
        let folded = fold(text);
        let mut all = self.pipelines.values();
        all.clone().find(|pipeline| pipeline.handle == text).or_else(|| all.find(|each| fold(&each.name) == folded))
    }

    /// The stages of a pipeline in their order.
    pub(super) fn stages(&self, pipeline: Uuid128) -> &[Stage] {
        self.stages.get(&pipeline).map(Vec::as_slice).unwrap_or_default()
    }

    /// The stage with this identity.
    pub(super) fn stage(&self, uuid: Uuid128) -> Option<&Stage> {
        self.all_stages().find(|stage| stage.id.uuid == uuid)
    }

    /// The stage that is called so: by its identity or its handle, by its name in this pipeline, or as
    /// `PIPELINE/STAGE`.
    pub(super) fn stage_called(&self, pipeline: Option<Uuid128>, text: &str) -> Option<&Stage> {
        if let Ok(uuid) = text.parse() {
            return self.stage(uuid);
        }
        if let Some(stage) = self.all_stages().find(|stage| stage.handle == text) {
            return Some(stage);
        }
        let folded = fold(text);
        let here = pipeline.and_then(|pipeline| self.stage_named(pipeline, &folded));
        here.or_else(|| {
            let (pipeline, stage) = text.split_once(['/', '／'])?;
            self.stage_named(self.pipeline_called(pipeline.trim())?.id.uuid, &fold(stage.trim()))
        })
    }

    /// The pipeline or the stage that is called so. A stage without a pipeline before its name is one of the first.
    pub(super) fn called(&self, kind: Kind, text: &str) -> Option<RecordId> {
        match kind {
            Kind::Pipeline => self.pipeline_called(text).map(|pipeline| pipeline.id),
            Kind::Stage => {
                let first = self.first().map(|pipeline| pipeline.id.uuid);
                self.stage_called(first, text).map(|stage| stage.id)
            }
            Kind::Contact
            | Kind::Company
            | Kind::User
            | Kind::Deal
            | Kind::Activity
            | Kind::Task
            | Kind::Segment
            | Kind::Field => None,
        }
    }

    /// The first stage of this folded name in any pipeline.
    pub(super) fn stage_anywhere(&self, text: &str) -> Option<&Stage> {
        let folded = fold(text);
        self.all_stages().find(|stage| stage.folded == folded)
    }

    /// The stage of a pipeline with this folded name.
    pub(super) fn stage_named(&self, pipeline: Uuid128, folded: &str) -> Option<&Stage> {
        self.stages(pipeline).iter().find(|stage| stage.folded == folded)
    }

    /// The first stage of a pipeline that stands for an outcome.
    pub(super) fn first_of(&self, pipeline: Uuid128, outcome: Outcome) -> Option<&Stage> {
        self.stages(pipeline).iter().find(|stage| stage.outcome == outcome)
    }

    /// The pipeline with the name of `record`, or the stage with its name in its pipeline, unless it is that itself.
    pub(super) fn namesake(&self, record: &Record) -> Option<(&str, &str)> {
        let folded = fold(&record.title());
        match record.id.kind {
            Kind::Pipeline => {
                let mut others = self.pipelines.values().filter(|each| each.id != record.id);
                others.find(|each| fold(&each.name) == folded).map(|each| (each.handle.as_str(), ""))
            }
            Kind::Stage => {
                let pipeline = record_at(record, "pipeline")?;
                let mut others = self.stages(pipeline).iter().filter(|each| each.id != record.id);
                let other = others.find(|each| each.folded == folded)?;
                Some((&other.handle, self.pipeline(pipeline).map_or("", |pipeline| &pipeline.name)))
            }
            Kind::Contact
            | Kind::Company
            | Kind::User
            | Kind::Deal
            | Kind::Activity
            | Kind::Task
            | Kind::Segment
            | Kind::Field => None,
        }
    }

    fn all_stages(&self) -> impl Iterator<Item = &Stage> {
        self.stages.values().flatten()
    }
}

impl Stage {
    fn of(record: &Record) -> Option<Stage> {
        let name = record.title();
        Some(Stage {
            id: record.id,
            handle: record.handle().to_owned(),
            pipeline: record_at(record, "pipeline")?,
            outcome: Standing::of(record).outcome,
            rank: record.text("rank").to_owned(),
            folded: fold(&name),
            name,
        })
    }
}

/// The record to which a field of another links.
pub(super) fn record_at(record: &Record, field: &str) -> Option<Uuid128> {
    match record.value(field) {
        Some(Value::Record(uuid)) => Some(*uuid),
        Some(_) | None => None,
    }
}
