//! The verb that takes in the files of other programs.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ValueHint, value_parser};

use super::ask::Import;
use super::book::read_source;
use super::given::{Given, Verb, Whole, refused};
use super::output::{format_arg, items, read_format};
use super::record::dry_run_arg;
use super::{Ask, Show};
use crate::domain::{Invalid, Kind, external};
use crate::ops::recipe::{IMPORTED, Recipe, Rest};
use crate::ops::{Delimiter, Failure, OnError};

/// The verb.
pub(super) const VERBS: &[Verb<Whole>] =
    &[Verb { name: "import", args: |_, _| import_args(), read: |_, given| read_import(given) }];

/// The word for no kind and no key.
const NONE: &str = "none";

pub(super) fn file_arg() -> Arg {
    Arg::new("file").value_parser(value_parser!(PathBuf)).value_hint(ValueHint::FilePath)
}

fn path_arg(name: &'static str) -> Arg {
    Arg::new(name).long(name).value_parser(value_parser!(PathBuf)).value_hint(ValueHint::FilePath)
}

fn repeated(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::Append).allow_hyphen_values(true)
}

pub(super) fn kind_arg(kinds: &'static [Kind]) -> Arg {
    Arg::new("as").long("as").value_parser(PossibleValuesParser::new(kinds.iter().map(|kind| kind.as_str())))
}

fn import_args() -> Vec<Arg> {
    let on_error = Arg::new("on-error").long("on-error").value_parser(PossibleValuesParser::new(["abort", "skip"]));
    let rest = PossibleValuesParser::new(Rest::ALL.iter().map(|rest| rest.as_str()));
    vec![
        file_arg(),
        kind_arg(IMPORTED),
        repeated("map"),
        repeated("set"),
        path_arg("recipe"),
        path_arg("save-recipe"),
        Arg::new("key").long("key").action(ArgAction::Append),
        Arg::new("make").long("make").action(ArgAction::Append),
        Arg::new("rest").long("rest").value_parser(rest),
        Arg::new("delimiter").long("delimiter").allow_hyphen_values(true),
        Arg::new("system").long("system"),
        on_error,
        path_arg("rejects"),
        dry_run_arg(),
        format_arg(),
    ]
}

fn read_import(given: &Given<'_>) -> Result<Ask, Failure> {
    let path = |name| given.matches.get_one::<PathBuf>(name).cloned();
    let kind = given.text("as").and_then(Kind::from_word);
    Ok(Ask::Import(Box::new(Import {
        source: read_source(given),
        told: Recipe {
            kind,
            key: given.matches.contains_id("key").then(|| read_key(given)),
            make: if given.matches.contains_id("make") { Some(read_make(given)?) } else { None },
            rest: given.text("rest").and_then(|word| Rest::ALL.iter().copied().find(|rest| rest.as_str() == word)),
            on_error: given.text("on-error").map(|word| if word == "skip" { OnError::Skip } else { OnError::Abort }),
            delimiter: read_delimiter(given)?,
            system: read_system(given)?,
            map: read_map(given)?,
            set: read_set(given)?,
        },
        recipe: path("recipe"),
        save_recipe: path("save-recipe"),
        rejects: path("rejects"),
        mode: given.mode(),
        show: Show { format: read_format(given), kind, ..Show::default() },
    })))
}

fn read_key(given: &Given<'_>) -> Vec<String> {
    items(&given.texts("key")).filter(|word| *word != NONE).map(str::to_owned).collect()
}

fn read_make(given: &Given<'_>) -> Result<Vec<Kind>, Failure> {
    let texts = given.texts("make");
    let words = items(&texts).filter(|word| *word != NONE);
    let kind = |word| {
        let names = Kind::ALL.iter().map(|kind| kind.as_str()).chain([NONE]);
        Kind::from_word(word).ok_or_else(|| refused(Invalid::new("kind", word).among(names), "--make"))
    };
    words.map(kind).collect()
}

fn read_delimiter(given: &Given<'_>) -> Result<Option<Delimiter>, Failure> {
    let read = |text: &str| text.parse().map_err(|invalid| refused(invalid, "--delimiter"));
    given.text("delimiter").map(read).transpose()
}

fn read_system(given: &Given<'_>) -> Result<Option<String>, Failure> {
    let read = |text: &str| external::read_system(text).map_err(|invalid| refused(invalid, "--system"));
    given.text("system").map(read).transpose()
}

/// `COLUMN=TARGET`: what stands behind the last `=` is the target, since heads may hold one themselves.
fn read_map(given: &Given<'_>) -> Result<Vec<(String, Vec<String>)>, Failure> {
    let mut map: Vec<(String, Vec<String>)> = Vec::new();
    for text in given.texts("map") {
        let pair = text.rsplit_once('=').filter(|(column, _)| !column.trim().is_empty());
        let (column, target) = pair.ok_or_else(|| refused(Invalid::new("mapping", text), "--map"))?;
        let targets = Some(target.trim().to_owned()).filter(|target| !target.is_empty());
        match map.iter_mut().find(|(other, _)| other == column.trim()) {
            Some((_, known)) => known.extend(targets),
            None => map.push((column.trim().to_owned(), targets.into_iter().collect())),
        }
    }
    Ok(map)
}

/// `FIELD=VALUE`: what stands behind the first `=` is the value.
fn read_set(given: &Given<'_>) -> Result<Vec<(String, String)>, Failure> {
    let read = |text: &str| {
        let pair = text.split_once('=').filter(|(field, _)| !field.trim().is_empty());
        let (field, value) = pair.ok_or_else(|| refused(Invalid::new("setting", text), "--set"))?;
        Ok((field.trim().to_owned(), value.to_owned()))
    };
    given.texts("set").into_iter().map(read).collect()
}
