//! The verbs of segments, which are also the saved views: save, run, and those of every kind.

use std::ffi::OsStr;

use clap::builder::{StringValueParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, Command};

use super::edits::{add_items, editable};
use super::given::{Given, Verb, joined_arg, refused};
use super::output::{format_arg, list_args, read_format};
use super::record::{
    DELETE, LIST, RESTORE, SHOW, done_or_explained, dry_run_arg, edited_args, read_edited, read_window,
};
use super::values::{FIELD, field_arg, read_made, read_name};
use super::{Ask, Reading, Show};
use crate::domain::segment::{COLUMNS, FILTER, SORT, kinds};
use crate::domain::{Catalogue, Field, Kind};
use crate::ops::{self, Failure, Reference};

/// The verbs, the most frequent first.
pub(super) const VERBS: &[Verb<Kind>] = &[
    Verb { name: "save", args: |_, catalogue| save_args(catalogue), read: read_save },
    Verb { name: "run", args: |_, _| run_args(), read: |_, given| read_run(given) },
    LIST,
    SHOW,
    Verb { name: "edit", args: edit_args, read: |kind, given| Ok(execute(kind, read_edited(kind, given)?, given)) },
    DELETE,
    RESTORE,
];

/// The fields of a new segment that stand in flags.
fn flags(catalogue: &Catalogue) -> impl Iterator<Item = &'static Field> {
    editable(catalogue, Kind::Segment).filter(|field| !matches!(field.key, "name" | FILTER))
}

/// The flag of a field.
fn flag(key: &str) -> String {
    format!("{FIELD}{key}")
}

/// Filters and orders may begin with `-`.
fn with_signs(arg: Arg) -> Arg {
    let is_signed = [FILTER, SORT].iter().any(|key| *arg.get_id() == flag(key));
    if is_signed { arg.allow_hyphen_values(true) } else { arg }
}

/// A filter as a word of its own. What begins with two signs is a flag that there is not.
#[derive(Clone)]
struct Terms;

impl TypedValueParser for Terms {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        let text = StringValueParser::new().parse_ref(command, arg, value)?;
        if !text.starts_with("--") {
            return Ok(text);
        }
        let mut error = Error::new(ErrorKind::UnknownArgument).with_cmd(command);
        error.insert(ContextKind::InvalidArg, ContextValue::String(text));
        Err(error)
    }
}

/// How the outcome is shown: without `--columns`, which are those of the segment here.
fn outcome_args() -> [Arg; 2] {
    [dry_run_arg(), format_arg()]
}

fn edit_args(kind: Kind, catalogue: &Catalogue) -> Vec<Arg> {
    edited_args(kind, catalogue).into_iter().map(with_signs).chain(outcome_args()).collect()
}

/// A filter may only be left out where the columns or the order are worth a name.
fn save_args(catalogue: &Catalogue) -> Vec<Arg> {
    let filter = Arg::new(FILTER).value_parser(Terms).allow_hyphen_values(true);
    let filter = filter.required_unless_present_any([flag(COLUMNS), flag(SORT)]);
    let mut args = vec![Arg::new("name").required(true), filter];
    args.extend(flags(catalogue).map(field_arg).map(with_signs));
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
    Ok(execute(kind, ops::Command::Add { kind, edits }, given))
}

fn execute(kind: Kind, command: ops::Command, given: &Given<'_>) -> Ask {
    let show = Show { format: read_format(given), kind: Some(kind), ..Show::default() };
    done_or_explained(command, show, given)
}

fn run_args() -> Vec<Arg> {
    let mut args = vec![joined_arg("name").num_args(1..).required(true)];
    args.extend(list_args());
    args
}

/// The list of a segment; until it is known of what that is, its words are those of any kind that it may be.
fn read_run(given: &Given<'_>) -> Result<Ask, Failure> {
    let view = given.joined("name").parse::<Reference>().map_err(|invalid| refused(invalid, "NAME"))?;
    let kinds: Vec<Kind> = kinds().collect();
    let (list, show) = read_window(&kinds, String::new(), given)?;
    let list = Box::new(list);
    let reading = if given.explains() { Reading::Explanation(list, show) } else { Reading::List(list, show) };
    Ok(Ask::Through { view, reading })
}
