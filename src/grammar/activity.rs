//! The verbs of activities, and `log`, by which they are noted.

use clap::{Arg, ArgAction};

use super::Ask;
use super::given::{Given, Verb, joined_arg, refused};
use super::output::read_show;
use super::record::{DELETE, EDIT, LIST, RESTORE, SHOW, TAG, outcome_args};
use super::task::{next_args, read_next};
use super::values::{FIELD, Suggested, field_arg, read_made};
use crate::domain::activity::ACTIVITIES;
use crate::domain::{Catalogue, Field, Kind, Path, Value, When};
use crate::grammar::edits::editable;
use crate::ops::{Command, Edit, Failure, Reference};

/// The verbs, the most frequent first; activities are made by `log`.
pub(super) const VERBS: &[Verb<Kind>] = &[LIST, SHOW, EDIT, TAG, DELETE, RESTORE];

/// The fields that `log` takes as words rather than flags.
const AS_WORDS: &[&str] = &["type", "text"];

fn fields(catalogue: &Catalogue) -> impl Iterator<Item = &'static Field> {
    editable(catalogue, Kind::Activity).filter(|field| !AS_WORDS.contains(&field.key))
}

/// `log TYPE REF TEXT`.
pub(super) fn log_args(catalogue: &Catalogue) -> Vec<Arg> {
    let mut args = vec![
        Arg::new("type").required(true).value_parser(Suggested(ACTIVITIES)),
        Arg::new("ref").required(true),
        joined_arg("text"),
        Arg::new("with").long("with").action(ArgAction::Append),
    ];
    args.extend(fields(catalogue).map(field_arg));
    args.extend(next_args());
    args.extend(outcome_args());
    args
}

/// Something that happened, and what is to be done next.
pub(super) fn read_log(given: &Given<'_>) -> Result<Ask, Failure> {
    let mut about = given.read_all::<Reference>("ref")?;
    about.extend(given.read_all::<Reference>("with")?);
    let mut edits = read_said(&[("type", given.text("type").unwrap_or_default())], given)?;
    edits.push(Edit::Put(Path::one("at"), Value::When(now(given))));
    edits.extend(read_said(&[("text", &given.joined("text"))], given)?);
    for field in fields(given.catalogue()) {
        edits.extend(read_made(field, given)?);
    }
    let command = Command::Log { about, edits, next: read_next(given)? };
    Ok(Ask::Execute {
        command,
        mode: given.mode(),
        base: given.base(),
        show: read_show(&[Kind::Activity, Kind::Task], given)?,
    })
}

/// This moment, to the minute.
pub(super) fn now(given: &Given<'_>) -> When {
    let minute = given.now.with().second(0).subsec_nanosecond(0).build();
    When::At(minute.unwrap_or_else(|_| given.now.clone()))
}

/// What stands in words rather than flags; nothing said is nothing read.
pub(super) fn read_said(said: &[(&str, &str)], given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    let mut edits = Vec::new();
    for (key, text) in said.iter().filter(|(_, text)| !text.trim().is_empty()) {
        if let Some(field) = Field::find(Kind::Activity, key) {
            let value = field.value.read(text, given.reading).map_err(|invalid| refused(invalid, &shown(key)))?;
            edits.push(Edit::Put(Path::one(field.key), value));
        }
    }
    Ok(edits)
}

fn shown(key: &str) -> String {
    if AS_WORDS.contains(&key) { key.to_uppercase() } else { format!("--{key}") }
}

/// The id of the argument of a field.
pub(super) fn of_field(key: &str) -> String {
    format!("{FIELD}{key}")
}
