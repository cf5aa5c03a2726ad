//! The verbs of segments: save, run, and those of every kind.

use clap::Arg;

use super::Ask;
use super::edits::{add_items, editable};
use super::given::{Given, Verb, refused};
use super::output::list_args;
use super::record::{DELETE, LIST, RESTORE, SHOW, edit_args, execute, outcome_args, read_edit, read_window};
use super::values::{FIELD, field_arg, read_made, read_name};
use crate::domain::segment::{FILTER, kinds};
use crate::domain::{Catalogue, Field, Kind};
use crate::ops::{Command, Failure, Reference};

/// The verbs, the most frequent first.
pub(super) const VERBS: &[Verb<Kind>] = &[
    Verb { name: "save", args: |_, catalogue| save_args(catalogue), read: read_save },
    Verb { name: "run", args: |_, _| run_args(), read: |_, given| read_run(given) },
    LIST,
    SHOW,
    Verb { name: "edit", args: |kind, catalogue| with_signs(edit_args(kind, catalogue)), read: read_edit },
    DELETE,
    RESTORE,
];

/// The fields of a new segment that stand in flags.
fn flags(catalogue: &Catalogue) -> impl Iterator<Item = &'static Field> {
    editable(catalogue, Kind::Segment).filter(|field| !matches!(field.key, "name" | FILTER))
}

/// Filters may begin with `-`.
fn with_signs(args: Vec<Arg>) -> Vec<Arg> {
    let filter = format!("{FIELD}{FILTER}");
    args.into_iter().map(|arg| if arg.get_id() == &filter { arg.allow_hyphen_values(true) } else { arg }).collect()
}

fn save_args(catalogue: &Catalogue) -> Vec<Arg> {
    let filter = Arg::new(FILTER).required(true).allow_hyphen_values(true);
    let mut args = vec![Arg::new("name").required(true), filter];
    args.extend(flags(catalogue).map(field_arg));
    args.extend(outcome_args());
    args
}

fn read_save(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    let mut edits = read_name(kind, given)?;
    if let Some(field) = Field::find(kind, FILTER) {
        edits.extend(add_items(field, &given.texts(FILTER), "FILTER", given.reading)?);
    }
    for field in flags(given.catalogue()) {
        edits.extend(read_made(field, given)?);
    }
    execute(kind, Command::Add { kind, edits }, given)
}

fn run_args() -> Vec<Arg> {
    let mut args = vec![Arg::new("name").num_args(1..).required(true)];
    args.extend(list_args());
    args
}

/// The list of a segment; until it is known of what that is, its words are those of any kind that it may be.
fn read_run(given: &Given<'_>) -> Result<Ask, Failure> {
    let segment = given.joined("name").parse::<Reference>().map_err(|invalid| refused(invalid, "NAME"))?;
    let kinds: Vec<Kind> = kinds().collect();
    let (list, show) = read_window(&kinds, String::new(), given)?;
    Ok(Ask::Run { segment, list, show })
}
