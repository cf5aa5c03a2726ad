//! The verb that writes files for other programs.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction};

use super::ask::{Export, Reading};
use super::book::read_source;
use super::given::{EXPLAIN, Given, Verb, Whole, refused};
use super::import::{file_arg, kind_arg};
use super::output::{
    columns_arg, explain_arg, find_column, items, limit_arg, purpose_args, read_purpose, read_sort, where_arg,
};
use super::view::{read_through, read_view, view_arg};
use super::{Ask, Show, Source};
use crate::domain::consent::Purpose;
use crate::domain::{Kind, Slot};
use crate::ops::{Dress, Failure, FileFormat, Life, List, Mark};

/// The flag that asks for the whole book.
const ALL: &str = "all";

/// The verb.
pub(super) const VERBS: &[Verb<Whole>] =
    &[Verb { name: "export", args: |_, _| export_args(), read: |_, given| read_export(given) }];

/// The whole book is of no one kind and in no order but its own.
fn all_arg() -> Arg {
    let narrower = ["as", "where", EXPLAIN, "sort", "columns", "view", "limit", "deleted", "format", "bom", "for"];
    Arg::new(ALL).long(ALL).action(ArgAction::SetTrue).conflicts_with_all(narrower)
}

fn export_args() -> Vec<Arg> {
    let formats = PossibleValuesParser::new(FileFormat::ALL.iter().map(|format| format.as_str()));
    let mut args = vec![
        file_arg(),
        kind_arg(Kind::ALL).required_unless_present(ALL),
        all_arg(),
        Arg::new("format").long("format").value_parser(formats),
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

/// `export --all`: every record that the book has, in an order in which `apply` takes them in.
fn read_whole_book(given: &Given<'_>, to: Source) -> Ask {
    let lists = Kind::LINKED_FIRST.iter().flat_map(|kind| [Life::Live, Life::Deleted].map(|life| (*kind, life)));
    let lists = lists.map(|(kind, life)| List { life, ..list_of(kind, given) }).collect();
    let export = Export { to, lists, columns: Vec::new(), format: FileFormat::Ndjson, mark: Mark::None };
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
    let format = match given.text("format").and_then(FileFormat::from_word) {
        Some(format) => format,
        None => of_source(&to)?.unwrap_or(FileFormat::Csv),
    };
    let mark = if given.has("bom") { Mark::Set } else { Mark::None };
    let reading = Reading::Export(Box::new(Export { to, lists: vec![list], columns, format, mark }));
    Ok(match command {
        Some(command) => Ask::Noted { command, reading },
        None => read_through(read_view(given)?, reading),
    })
}

/// The format of which the name of a file speaks.
fn of_source(to: &Source) -> Result<Option<FileFormat>, Failure> {
    match to {
        Source::File(path) => FileFormat::of_path(path).map_err(|invalid| refused(invalid, "FILE")),
        Source::Stdin => Ok(None),
    }
}
