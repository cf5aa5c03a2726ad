//! The verbs of tasks, and the flags by which a task follows from something else.

use clap::Arg;

use super::Ask;
use super::activity::{now, of_field, read_said};
use super::given::{Given, Verb, refused};
use super::record::{
    ADD, DELETE, EDIT, LIST, RESTORE, SHOW, TAG, among, divided_targets, execute, read_targets, target_args,
};
use crate::domain::task::TASKS;
use crate::domain::{Field, Kind, Path, When};
use crate::ops::{Command, Edit, Failure, Targets, Until};

use super::values::{Suggested, field_arg};

/// The verbs, the most frequent first.
pub(super) const VERBS: &[Verb<Kind>] = &[
    ADD,
    LIST,
    SHOW,
    EDIT,
    Verb { name: "done", args: |_, _| done_args(), read: read_done },
    Verb { name: "snooze", args: |_, _| snooze_args(), read: read_snooze },
    Verb { name: "reopen", args: |_, _| target_args(), read: read_reopen },
    TAG,
    DELETE,
    RESTORE,
];

/// What can be said of the activity that a task becomes when it is done.
const OF_ACTIVITY: &[&str] = &["outcome", "duration"];

/// Until when a task is put off when nothing is said.
const SNOOZE: &str = "tomorrow";

/// The arguments of the task that follows, each with its field.
pub(super) const OF_NEXT: &[(&str, &str)] = &[("next", "name"), ("due", "due"), ("next-type", "type")];

/// The flags of the task that follows.
pub(super) fn next_args() -> Vec<Arg> {
    vec![
        Arg::new("next").long("next"),
        Arg::new("due").long("due").allow_hyphen_values(true).requires("next"),
        Arg::new("next-type").long("next-type").value_parser(Suggested(TASKS)).requires("next"),
    ]
}

/// The task that follows, if one is named.
pub(super) fn read_next(given: &Given<'_>) -> Result<Option<Vec<Edit>>, Failure> {
    if given.text("next").is_none() {
        return Ok(None);
    }
    let mut edits = Vec::new();
    for (id, key) in OF_NEXT {
        if let (Some(text), Some(field)) = (given.text(id), Field::find(Kind::Task, key)) {
            let value = field.value.read(text, given.reading);
            edits.push(Edit::Put(Path::one(key), value.map_err(|invalid| refused(invalid, &format!("--{id}")))?));
        }
    }
    Ok(Some(edits))
}

fn done_args() -> Vec<Arg> {
    let mut args = target_args();
    args.extend([Arg::new("text").long("text").allow_hyphen_values(true), Arg::new("at").long("at")]);
    args.extend(OF_ACTIVITY.iter().filter_map(|key| Field::find(Kind::Activity, key)).map(field_arg));
    args.extend(next_args());
    args
}

fn read_done(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    let at = match given.text("at") {
        Some(text) => When::read(text, given.reading).map_err(|invalid| refused(invalid, "--at"))?,
        None => now(given),
    };
    let mut edits = read_said(&[("text", given.text("text").unwrap_or_default())], given)?;
    for key in OF_ACTIVITY {
        edits.extend(read_said(&[(key, given.text(&of_field(key)).unwrap_or_default())], given)?);
    }
    let targets = open(read_targets(given)?);
    execute(kind, Command::FinishTasks { targets, at, edits, next: read_next(given)? }, given)
}

/// The tasks that are meant; a filter lets only those through that are open.
fn open(targets: Targets) -> Targets {
    among("no:done", targets)
}

fn read_reopen(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    let (targets, edits) = (read_targets(given)?, vec![Edit::Clear(Path::one("done"))]);
    execute(kind, Command::Edit { kind, targets, edits }, given)
}

fn snooze_args() -> Vec<Arg> {
    let mut args = target_args();
    args.push(Arg::new("to").long("to").allow_hyphen_values(true));
    args
}

fn read_snooze(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    let mut words = given.texts("ref");
    let to = match given.text("to") {
        Some(text) => Some(text),
        // As in `snooze t-7k2fq fri`: the last of several words may say until when.
        None if words.len() > 1 || given.text("where").is_some() => {
            words.pop_if(|word| When::read(word, given.reading).is_ok())
        }
        None => None,
    };
    let read = |text| When::read(text, given.reading).map_err(|invalid| refused(invalid, "--to"));
    let to = match to {
        Some(to) => Until::Said(read(to)?),
        None => Until::Next(read(SNOOZE)?.date()),
    };
    execute(kind, Command::Snooze { targets: open(divided_targets(&words, given)?), to }, given)
}
