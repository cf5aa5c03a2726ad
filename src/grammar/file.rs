//! Attached files: `attach`, `detach`, and the verbs of `file`, which read them.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ValueHint, value_parser};

use super::ask::{FileAsk, Source};
use super::given::{Given, Verb, Whole, refused};
use super::output::{format_arg, read_format, read_show};
use super::record::outcome_args;
use super::{Ask, Show};
use crate::domain::{Invalid, Kind, Reading};
use crate::ops::{Command, Failure, Query, Reference, Upload};

/// The noun.
pub(super) const FILE: &str = "file";

/// The verbs.
pub(super) const VERBS: &[Verb<Whole>] = &[
    Verb { name: "list", args: |_, _| vec![ref_arg(), format_arg()], read: |_, given| read_list(given) },
    Verb { name: "open", args: |_, _| vec![ref_arg(), name_arg()], read: |_, given| read_open(given) },
    Verb { name: "save", args: |_, _| save_args(), read: |_, given| read_save(given) },
];

/// `attach REF FILE…`.
pub(super) fn attach_args() -> Vec<Arg> {
    let files = path_arg("file").num_args(1..).required(true);
    let names = Arg::new("name").long("name").action(ArgAction::Append).allow_hyphen_values(true);
    let mut args = vec![ref_arg(), files, names];
    args.extend(outcome_args());
    args
}

/// `detach REF NAME|HASH…`.
pub(super) fn detach_args() -> Vec<Arg> {
    let mut args = vec![ref_arg(), name_arg().num_args(1..).required(true)];
    args.extend(outcome_args());
    args
}

/// Files that are to be attached, each under its own name or the one that is given to it.
pub(super) fn read_attach(given: &Given<'_>) -> Result<Ask, Failure> {
    let paths: Vec<PathBuf> = given.matches.get_many("file").into_iter().flatten().cloned().collect();
    let names = given.texts("name");
    if let Some(left) = names.get(paths.len()) {
        return Err(refused(Invalid::new("file-name", *left), "--name"));
    }
    let names = names.into_iter().map(|name| Some(name.to_owned())).chain(std::iter::repeat(None));
    let files = paths.into_iter().zip(names).map(|(path, name)| Upload { path, name }).collect();
    execute(Command::Attach { target: read_ref(given)?, files }, given)
}

/// Files that are to be taken off.
pub(super) fn read_detach(given: &Given<'_>) -> Result<Ask, Failure> {
    let names = given.texts("name").into_iter().map(str::to_owned).collect();
    execute(Command::Detach { target: read_ref(given)?, names }, given)
}

fn execute(command: Command, given: &Given<'_>) -> Result<Ask, Failure> {
    Ok(Ask::Execute { command, mode: given.mode(), base: given.base(), show: read_show(Kind::ALL, given)? })
}

fn ref_arg() -> Arg {
    Arg::new("ref").required(true)
}

fn name_arg() -> Arg {
    Arg::new("name")
}

fn path_arg(name: &'static str) -> Arg {
    Arg::new(name).value_parser(value_parser!(PathBuf)).value_hint(ValueHint::FilePath)
}

fn save_args() -> Vec<Arg> {
    let force = Arg::new("force").long("force").short('f').action(ArgAction::SetTrue);
    vec![ref_arg(), name_arg().required(true), path_arg("to"), force]
}

fn read_ref(given: &Given<'_>) -> Result<Reference, Failure> {
    let reference = given.text("ref").unwrap_or_default().parse();
    reference.map_err(|invalid| refused(invalid, "REF"))
}

fn read_list(given: &Given<'_>) -> Result<Ask, Failure> {
    let show = Show { format: read_format(given), ..Show::default() };
    let Reading { me, week_start, .. } = given.reading;
    let (reference, now) = (read_ref(given)?, given.now.clone());
    let (week_start, me) = (*week_start, me.clone());
    let card = Query::Show { kind: None, reference, len: 0, filter: String::new(), now, week_start, me };
    Ok(Ask::File(FileAsk::List { card: Box::new(card), show }))
}

fn read_open(given: &Given<'_>) -> Result<Ask, Failure> {
    Ok(Ask::File(FileAsk::Open { reference: read_ref(given)?, name: given.text("name").map(str::to_owned) }))
}

fn read_save(given: &Given<'_>) -> Result<Ask, Failure> {
    let to = given
        .matches
        .get_one::<PathBuf>("to")
        .map(|path| if path.as_os_str() == "-" { Source::Stdin } else { Source::File(path.clone()) });
    Ok(Ask::File(FileAsk::Save {
        reference: read_ref(given)?,
        name: given.text("name").unwrap_or_default().to_owned(),
        to,
        force: given.has("force"),
    }))
}
