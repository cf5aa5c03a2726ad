//! `edit`: what a filter lets through, as a table in the person's own editor.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction};

use super::Ask;
use super::ask::TableEdit;
use super::given::Given;
use super::output::{explain_arg, limit_arg, read_show, read_sort, sort_arg, where_arg};
use super::record::{outcome_args, selected};
use crate::domain::consent::Purpose;
use crate::domain::{Kind, Reading};
use crate::ops::{Added, Code, Dress, Failure, Life, List, Query};

/// The most records of a table: more of them nobody edits by hand.
const MOST: usize = 5_000;

/// The arguments of `edit`.
pub(super) fn edit_args() -> Vec<Arg> {
    let kinds = PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.as_str()));
    let mut args = vec![
        Arg::new("as").long("as").value_parser(kinds).default_value(Kind::Contact.as_str()),
        where_arg(),
        explain_arg().requires("where"),
        Arg::new("all").long("all").action(ArgAction::SetTrue).conflicts_with("where"),
        sort_arg(),
        limit_arg(),
        Arg::new("new-lines").long("add-lines").action(ArgAction::SetTrue),
    ];
    args.extend(outcome_args());
    args
}

/// Which records are edited, and how; everybody only if that is said.
pub(super) fn read_edit(given: &Given<'_>) -> Result<Ask, Failure> {
    let kind = given.text("as").and_then(Kind::from_word).unwrap_or(Kind::Contact);
    let filter = match given.text("where") {
        Some(filter) => selected(filter, given)?.filter,
        None if given.has("all") => String::new(),
        None => return Err(Failure::new(Code::Missing).fact("argument", "--where").fact("command", "rolo edit")),
    };
    let show = read_show(&[kind], given)?;
    let Reading { week_start, me, .. } = given.reading;
    let list = List {
        kinds: vec![kind],
        words: String::new(),
        filter,
        sort: read_sort(&[kind], given)?,
        life: Life::Live,
        purpose: Purpose::Any,
        start: 0,
        len: given.count("limit").unwrap_or(usize::MAX),
        dress: Dress::of(&show.columns),
        now: given.now.clone(),
        week_start: *week_start,
        me: me.clone(),
    };
    if given.explains() {
        return Ok(Ask::Query { query: Query::Explain(Box::new(list)), show });
    }
    let added = if given.has("new-lines") { Added::Make } else { Added::Refuse };
    Ok(Ask::Edit(Box::new(TableEdit { kind, list, most: MOST, added, mode: given.mode(), show })))
}
