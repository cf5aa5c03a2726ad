//! How answers are shown: `-o`, `--columns`, `--sort`, `--limit` and their like.

use clap::builder::EnumValueParser;
use clap::{Arg, ArgAction, ValueEnum};

use super::activity::{now, read_said};
use super::given::{EXPLAIN, Given, refused};
use super::number::number;
use super::{Format, Show};
use crate::domain::consent::Purpose;
use crate::domain::{Catalogue, Kind, Path, Slot, Value, line};
use crate::ops::{Code, Command, Edit, Failure, List, Sort};

/// `-o FORMAT`.
pub(super) fn format_arg() -> Arg {
    Arg::new("output").short('o').long("output").value_parser(EnumValueParser::<Format>::new())
}

/// `--columns a,b`.
pub(super) fn columns_arg() -> Arg {
    Arg::new("columns").long("columns").action(ArgAction::Append)
}

/// `--limit N`.
pub(super) fn limit_arg() -> Arg {
    Arg::new("limit").long("limit").value_parser(number("20"))
}

/// `--where FILTER`.
pub(super) fn where_arg() -> Arg {
    Arg::new("where").long("where").allow_hyphen_values(true)
}

/// `--explain`.
pub(super) fn explain_arg() -> Arg {
    Arg::new(EXPLAIN).long(EXPLAIN).action(ArgAction::SetTrue)
}

/// `--sort -name,city`.
pub(super) fn sort_arg() -> Arg {
    Arg::new("sort").long("sort").action(ArgAction::Append).allow_hyphen_values(true)
}

/// Everything that a list can be told: which rows, in which order, and how they are shown.
pub(super) fn list_args() -> Vec<Arg> {
    vec![
        where_arg(),
        explain_arg(),
        sort_arg(),
        Arg::new("deleted").long("deleted").action(ArgAction::SetTrue),
        limit_arg(),
        Arg::new("start").long("start").value_parser(number("100")),
        Arg::new("count").long("count").action(ArgAction::SetTrue),
        format_arg(),
        columns_arg(),
    ]
}

/// `--for contacting=email`, and `--despite REASON`.
pub(super) fn purpose_args() -> [Arg; 2] {
    [Arg::new("for").long("for"), Arg::new("despite").long("despite").requires("for")]
}

/// Whether somebody is contacted by means of records of a kind.
pub(super) const fn has_purpose(kind: Kind) -> bool {
    match kind {
        Kind::Contact | Kind::Company | Kind::Deal | Kind::Activity | Kind::Task => true,
        Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => false,
    }
}

/// What a list is made for, and the command that notes why nobody is left out of it, if that is said.
pub(super) fn read_purpose(mut list: List, given: &Given<'_>) -> Result<(List, Option<Command>), Failure> {
    let purpose = given.text("for").map(Purpose::read).transpose().map_err(|invalid| refused(invalid, "--for"))?;
    let purpose = purpose.unwrap_or_default();
    let Some(reason) = given.text("despite") else { return Ok((List { purpose, ..list }, None)) };
    if reason.trim().is_empty() {
        return Err(Failure::new(Code::Missing).fact("argument", "--despite").fact("command", "rolo contact list"));
    }
    let mut edits = read_said(&[("text", reason)], given)?;
    edits.push(Edit::Put(Path::one("at"), Value::When(now(given))));
    edits.push(Edit::Put(Path::item("tags", "despite"), Value::Flag));
    list.purpose = Purpose::Any;
    let command = Command::Despite { list: Box::new(list.clone()), purpose, edits };
    Ok((list, Some(command)))
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Format::Table, Format::Tsv, Format::Csv, Format::Json, Format::Ndjson, Format::Ids]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            Format::Table => "table",
            Format::Tsv => "tsv",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Ndjson => "ndjson",
            Format::Ids => "ids",
        }))
    }
}

/// How the answer to a command about records of `kinds` is shown.
pub(super) fn read_show(kinds: &[Kind], given: &Given<'_>) -> Result<Show, Failure> {
    let words = given.texts("columns");
    let columns = items(&words).map(|word| find_column(given.catalogue(), kinds, word));
    let columns = columns.collect::<Result<_, _>>()?;
    Ok(Show { format: read_format(given), columns, kind: kinds.first().copied(), ..Show::default() })
}

/// `-o FORMAT`.
pub(super) fn read_format(given: &Given<'_>) -> Option<Format> {
    given.matches.get_one::<Format>("output").copied()
}

/// `--sort -name,city`.
pub(super) fn read_sort(kinds: &[Kind], given: &Given<'_>) -> Result<Vec<Sort>, Failure> {
    let read = |word: &str| {
        let sort = Sort::read(word);
        find_column(given.catalogue(), kinds, &sort.by).map(|slot| Sort { by: slot.name().to_owned(), ..sort })
    };
    items(&given.texts("sort")).map(read).collect()
}

/// What stands between commas in one or more values of an argument.
pub(super) fn items<'a>(texts: &[&'a str]) -> impl Iterator<Item = &'a str> {
    texts.iter().flat_map(|text| line::items(text))
}

/// The slot that a word means to the first of `kinds` that knows it.
pub(super) fn find_column(catalogue: &Catalogue, kinds: &[Kind], word: &str) -> Result<Slot, Failure> {
    kinds.iter().find_map(|kind| catalogue.slot(*kind, word)).ok_or_else(|| {
        let mut names: Vec<&str> = Vec::new();
        for name in kinds.iter().flat_map(|kind| catalogue.slots(*kind)).map(Slot::name) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Failure::unknown_column(word, &names)
    })
}
