//! The verbs of pipelines.

use std::collections::HashSet;

use clap::{Arg, ArgAction};

use super::Ask;
use super::deal::to_arg;
use super::given::{Given, Verb, refused};
use super::record::{EDIT, LIST, RESTORE, SHOW, add_args, execute, read_targets, target_args};
use super::values::read_new;
use crate::domain::stage::Sketch;
use crate::domain::{Catalogue, Invalid, Kind};
use crate::ops::{Command, Failure};

/// The verbs, the most frequent first.
pub(super) const VERBS: &[Verb<Kind>] =
    &[Verb { name: "add", args: pipeline_args, read: read_add }, LIST, SHOW, EDIT, DELETE, RESTORE];

/// Deletes what deals may be in, which go elsewhere then.
pub(super) const DELETE: Verb<Kind> = Verb { name: "delete", args: |_, _| delete_args(), read: read_delete };

fn pipeline_args(kind: Kind, catalogue: &Catalogue) -> Vec<Arg> {
    let mut args = add_args(kind, catalogue);
    args.insert(1, Arg::new("stage").long("stage").action(ArgAction::Append));
    args
}

fn read_add(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    let stages = given.texts("stage").into_iter().map(Sketch::read).collect::<Result<Vec<_>, _>>();
    let stages = stages.map_err(|invalid| refused(invalid, "--stage"))?;
    let mut names = HashSet::new();
    if let Some(twice) = stages.iter().find(|stage| !names.insert(stage.name.to_lowercase())) {
        return Err(refused(Invalid::new("stage-twice", &twice.name), "--stage"));
    }
    execute(kind, Command::AddPipeline { edits: read_new(kind, given)?, stages }, given)
}

fn delete_args() -> Vec<Arg> {
    let mut args = target_args();
    args.push(to_arg());
    args
}

fn read_delete(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    let heir = given.read("to")?;
    execute(kind, Command::Delete { kind, targets: read_targets(given)?, heir }, given)
}
