//! `set`: changes everything that a filter lets through.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction};

use super::Ask;
use super::edits::{assign, find_editable};
use super::given::Given;
use super::output::{explain_arg, where_arg};
use super::record::{execute, outcome_args};
use crate::domain::{Catalogue, Kind, Reading};
use crate::ops::{Code, Command, Failure, Selection, Targets};

/// The arguments of `set`.
pub(super) fn set_args() -> Vec<Arg> {
    let kinds = PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.as_str()));
    let all = Arg::new("all").long("all").action(ArgAction::SetTrue).conflicts_with("where");
    let mut args = vec![
        Arg::new("assignment").num_args(1..).required(true).value_name("FIELD=VALUE"),
        Arg::new("as").long("as").value_parser(kinds).default_value(Kind::Contact.as_str()),
        where_arg(),
        explain_arg().requires("where"),
        all,
    ];
    args.extend(outcome_args());
    args
}

/// What becomes of the records that a filter lets through; everybody only if that is said.
pub(super) fn read_set(given: &Given<'_>) -> Result<Ask, Failure> {
    let kind = given.text("as").and_then(Kind::from_word).unwrap_or(Kind::Contact);
    let filter = given.text("where").unwrap_or_default().trim().to_owned();
    if filter.is_empty() && !given.has("all") {
        return Err(Failure::new(Code::Missing).fact("argument", "--where").fact("command", "rolo set"));
    }
    let edits = given.texts("assignment").into_iter().map(|text| assign(kind, text, given.reading));
    let edits = edits.collect::<Result<Vec<_>, _>>();
    let edits = edits.map_err(|failure| with_kinds(failure, given.catalogue()))?.concat();
    let Reading { week_start, me, .. } = given.reading;
    let selection = Selection { filter, now: given.now.clone(), week_start: *week_start, me: me.clone() };
    execute(kind, Command::Edit { kind, targets: Targets::Where(Box::new(selection)), edits }, given)
}

/// Names the kinds that have the column that this one does not have.
fn with_kinds(failure: Failure, catalogue: &Catalogue) -> Failure {
    let Some(column) = failure.facts.get("column").filter(|_| failure.code == Code::UnknownColumn) else {
        return failure;
    };
    let kinds = Kind::ALL.iter().filter(|kind| find_editable(catalogue, **kind, column).is_ok());
    let kinds: Vec<&str> = kinds.map(|kind| kind.as_str()).collect();
    failure.fact("kinds", kinds.join(", "))
}
