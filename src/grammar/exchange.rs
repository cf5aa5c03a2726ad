//! The verbs for tables of other programs: import, export.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ValueHint, value_parser};

use super::ask::{Export, Import, Reading, Sheet};
use super::book::read_source;
use super::given::{EXPLAIN, Given, Verb, Whole, refused};
use super::output::{
    columns_arg, explain_arg, find_column, format_arg, items, limit_arg, purpose_args, read_format, read_purpose,
    read_sort, where_arg,
};
use super::record::dry_run_arg;
use super::view::{read_through, read_view, view_arg};
use super::{Ask, Show, Source};
use crate::domain::consent::Purpose;
use crate::domain::{Invalid, Kind, Slot};
use crate::ops::recipe::{IMPORTED, Recipe, Rest};
use crate::ops::{Delimiter, Dress, Failure, Life, List, OnError};

/// The flag that asks for the whole book.
const ALL: &str = "all";

/// The verbs.
pub(super) const VERBS: &[Verb<Whole>] = &[
    Verb { name: "import", args: |_, _| import_args(), read: |_, given| read_import(given) },
    Verb { name: "export", args: |_, _| export_args(), read: |_, given| read_export(given) },
];

/// The word for no kind and no key.
const NONE: &str = "none";

fn file_arg() -> Arg {
    Arg::new("file").value_parser(value_parser!(PathBuf)).value_hint(ValueHint::FilePath)
}

fn path_arg(name: &'static str) -> Arg {
    Arg::new(name).long(name).value_parser(value_parser!(PathBuf)).value_hint(ValueHint::FilePath)
}

fn repeated(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::Append).allow_hyphen_values(true)
}

fn kind_arg(kinds: &'static [Kind]) -> Arg {
    Arg::new("as").long("as").value_parser(PossibleValuesParser::new(kinds.iter().map(|kind| kind.as_str())))
}

/// The whole book is of no one kind and in no order but its own.
fn all_arg() -> Arg {
    let narrower = ["as", "where", EXPLAIN, "sort", "columns", "view", "limit", "deleted", "format", "bom", "for"];
    Arg::new(ALL).long(ALL).action(ArgAction::SetTrue).conflicts_with_all(narrower)
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
        on_error,
        path_arg("rejects"),
        dry_run_arg(),
        format_arg(),
    ]
}

fn export_args() -> Vec<Arg> {
    let mut args = vec![
        file_arg(),
        kind_arg(Kind::ALL).required_unless_present(ALL),
        all_arg(),
        Arg::new("format").long("format").value_parser(PossibleValuesParser::new(["csv", "ndjson"])),
        where_arg(),
        explain_arg(),
        Arg::new("sort").long("sort").action(ArgAction::Append).allow_hyphen_values(true),
        columns_arg(),
        view_arg().conflicts_with("despite"),
        limit_arg(),
        Arg::new("deleted").long("deleted").action(ArgAction::SetTrue),
        Arg::new("bom").long("bom").action(ArgAction::SetTrue),
    ];
    args.extend(purpose_args());
    args
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

/// `export --all`: every record that the book has, in an order in which `apply` takes them in.
fn read_whole_book(given: &Given<'_>, to: Source) -> Ask {
    let lists = Kind::LINKED_FIRST.iter().flat_map(|kind| [Life::Live, Life::Deleted].map(|life| (*kind, life)));
    let lists = lists.map(|(kind, life)| List { life, ..list_of(kind, given) }).collect();
    let export = Export { to, lists, columns: Vec::new(), sheet: Sheet::Ndjson };
    Ask::Export(Box::new(export))
}

/// All living records of a kind.
fn list_of(kind: Kind, given: &Given<'_>) -> List {
    List {
        kinds: vec![kind],
        words: String::new(),
        filter: String::new(),
        sort: Vec::new(),
        life: Life::Live,
        purpose: Purpose::Any,
        start: 0,
        len: usize::MAX,
        dress: Dress::Names,
        now: given.now.clone(),
        week_start: given.reading.week_start,
        me: given.reading.me.clone(),
    }
}

fn read_export(given: &Given<'_>) -> Result<Ask, Failure> {
    let to = read_source(given);
    if given.has(ALL) {
        return Ok(read_whole_book(given, to));
    }
    // The parser has made sure that there is one.
    let kind = given.text("as").and_then(Kind::from_word).unwrap_or(Kind::Contact);
    let columns: Vec<Slot> = items(&given.texts("columns"))
        .map(|word| find_column(given.catalogue(), &[kind], word))
        .collect::<Result<_, _>>()?;
    let limit = given.count("limit");
    let list = List {
        filter: given.text("where").unwrap_or_default().to_owned(),
        sort: read_sort(&[kind], given)?,
        life: if given.has("deleted") { Life::Deleted } else { Life::Live },
        len: limit.unwrap_or(usize::MAX),
        dress: Dress::of(&columns),
        ..list_of(kind, given)
    };
    let (list, command) = read_purpose(list, given)?;
    if given.explains() {
        return Ok(read_through(read_view(given)?, Reading::Explanation(Box::new(list), Show::default())));
    }
    let sheet = match given.text("format") {
        Some("ndjson") => Sheet::Ndjson,
        None if is_ndjson(&to) => Sheet::Ndjson,
        Some(_) | None if given.has("bom") => Sheet::MarkedCsv,
        Some(_) | None => Sheet::Csv,
    };
    let reading = Reading::Export(Box::new(Export { to, lists: vec![list], columns, sheet }));
    Ok(match command {
        Some(command) => Ask::Noted { command, reading },
        None => read_through(read_view(given)?, reading),
    })
}

/// Whether the name of a file says that it holds JSON, a record a line.
fn is_ndjson(to: &Source) -> bool {
    let Source::File(path) = to else { return false };
    let ending = Path::new(path).extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("ndjson") || ending.eq_ignore_ascii_case("jsonl"))
}
