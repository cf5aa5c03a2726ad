//! The verbs of deals beyond those of every kind: move, win, lose, reopen; and the board.

use clap::Arg;
use clap::builder::PossibleValuesParser;
use jiff::civil::Date;

use super::given::{Given, Verb, joined_arg, refused};
use super::output::{explain_arg, format_arg, limit_arg, read_format, read_sort, sort_arg, where_arg};
use super::record::{
    DELETE, EDIT, LIST, RESTORE, SHOW, TAG, add_args, base_args, divided_targets, execute, outcome_args, read_targets,
    target_args, which_args,
};
use super::spot::{read_spot, spot_args};
use super::task::{next_args, read_next};
use super::values::read_new;
use super::view::{read_through, read_view, view_arg};
use super::{Ask, Reading, Show, edits};
use crate::domain::field::Type;
use crate::domain::segment::LANES;
use crate::domain::stage::Outcome;
use crate::domain::{Catalogue, Field, Handle, Kind};
use crate::ops::query::{Board, Lanes};
use crate::ops::{Code, Command, Destination, Edit, Failure, Reference};

/// The verbs, the most frequent first.
pub(super) const VERBS: &[Verb<Kind>] = &[
    Verb { name: "add", args: with_next, read: read_add },
    LIST,
    SHOW,
    EDIT,
    Verb { name: "move", args: |_, _| move_args(), read: read_move },
    Verb { name: "win", args: |_, _| win_args(), read: read_win },
    Verb { name: "lose", args: |_, _| lose_args(), read: read_lose },
    Verb { name: "reopen", args: |_, _| reopen_args(), read: read_reopen },
    TAG,
    DELETE,
    RESTORE,
];

fn with_next(kind: Kind, catalogue: &Catalogue) -> Vec<Arg> {
    let mut args = add_args(kind, catalogue);
    args.extend(next_args());
    args
}

fn read_add(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    execute(kind, Command::AddDeal { edits: read_new(kind, given)?, next: read_next(given)? }, given)
}

/// The flag that names a stage, where it may not be the last word.
pub(super) fn to_arg() -> Arg {
    Arg::new("to").long("to")
}

/// The flag that names a pipeline.
fn pipeline_arg() -> Arg {
    Arg::new("pipeline").long("pipeline")
}

fn on_arg() -> Arg {
    Arg::new("on").long("on").allow_hyphen_values(true)
}

fn move_args() -> Vec<Arg> {
    let [refs, filter] = which_args();
    let mut args = vec![refs.value_name("REF|STAGE"), filter, to_arg(), pipeline_arg(), on_arg()];
    args.extend(base_args());
    args.extend(spot_args());
    args.extend(next_args());
    args.extend(outcome_args());
    args
}

fn win_args() -> Vec<Arg> {
    let mut args = target_args();
    args.extend([on_arg(), Arg::new("value").long("value").allow_hyphen_values(true)]);
    args.extend(next_args());
    args
}

fn lose_args() -> Vec<Arg> {
    let mut args = target_args();
    args.extend([Arg::new("reason").long("reason").required(true), on_arg()]);
    args.extend(next_args());
    args
}

fn reopen_args() -> Vec<Arg> {
    let [refs, filter] = which_args();
    let mut args = vec![refs.value_name("REF|STAGE"), filter, to_arg()];
    args.extend(base_args());
    args.extend(next_args());
    args.extend(outcome_args());
    args
}

fn read_move(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    let mut words = given.texts("ref");
    let spot = read_spot(given)?;
    let stage = match given.text("to") {
        Some(stage) => Some(stage),
        // With a place and no stage they only change their places in their columns.
        None if spot.is_some()
            && given.text("pipeline").is_none()
            && (words.len() == 1 || words.last().is_some_and(is_deal)) =>
        {
            None
        }
        None if words.len() > 1 || (given.text("where").is_some() && !words.is_empty()) => words.pop(),
        None => return Err(Failure::new(Code::Missing).fact("argument", "STAGE").fact("command", "rolo deal move")),
    };
    let to = match stage {
        Some(stage) => Destination::Stage(read_stage(stage, given.text("pipeline"))?),
        None => Destination::Same,
    };
    let targets = divided_targets(&words, given)?;
    let (on, next) = (read_on(given)?, read_next(given)?);
    execute(kind, Command::MoveDeals { targets, to, spot, on, edits: Vec::new(), next }, given)
}

/// A stage as it is named in one pipeline, or in that of the deal.
pub(super) fn read_stage(stage: &str, pipeline: Option<&str>) -> Result<Reference, Failure> {
    let stage = stage.parse::<Reference>().map_err(|invalid| refused(invalid, "STAGE"))?;
    let Some(pipeline) = pipeline else { return Ok(stage) };
    let pipeline = pipeline.parse::<Reference>().map_err(|invalid| refused(invalid, "--pipeline"))?;
    Ok(Reference(format!("{pipeline}/{stage}")))
}

fn read_on(given: &Given<'_>) -> Result<Option<Date>, Failure> {
    let Some(text) = given.text("on") else { return Ok(None) };
    let read = Type::Date.read(text, given.reading).map_err(|invalid| refused(invalid, "--on"))?;
    Ok(read.as_date())
}

fn read_win(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    close(kind, Outcome::Won, read_beside("value", "--value", given.text("value"), given)?, given)
}

fn read_lose(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    if given.text("reason").is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Failure::new(Code::Missing).fact("argument", "--reason").fact("command", "rolo deal lose"));
    }
    close(kind, Outcome::Lost, read_beside("lost_reason", "--reason", given.text("reason"), given)?, given)
}

fn close(kind: Kind, outcome: Outcome, edits: Vec<Edit>, given: &Given<'_>) -> Result<Ask, Failure> {
    let targets = read_targets(given)?;
    let to = Destination::Outcome(outcome);
    let (on, next) = (read_on(given)?, read_next(given)?);
    execute(kind, Command::MoveDeals { targets, to, spot: None, on, edits, next }, given)
}

/// What a field of the deal becomes on the way.
fn read_beside(key: &str, flag: &str, text: Option<&str>, given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    match (Field::find(Kind::Deal, key), text) {
        (Some(field), Some(text)) => edits::set_field(field, &[text], flag, given.reading),
        (None, _) | (_, None) => Ok(Vec::new()),
    }
}

/// Whether a word is the handle of a deal.
fn is_deal(word: &&str) -> bool {
    Handle::looks_like(word) == Some(Kind::Deal)
}

fn read_reopen(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    let mut words = given.texts("ref");
    let stage = match given.text("to") {
        Some(stage) => Some(stage),
        None if given.text("where").is_some() => words.pop(),
        None if words.len() > 1 && !words.last().is_some_and(is_deal) => words.pop(),
        None => None,
    };
    let to = match stage {
        Some(stage) => Destination::Stage(read_stage(stage, None)?),
        None => Destination::Outcome(Outcome::Open),
    };
    let targets = divided_targets(&words, given)?;
    let next = read_next(given)?;
    execute(kind, Command::MoveDeals { targets, to, spot: None, on: None, edits: Vec::new(), next }, given)
}

/// The arguments of `board`.
pub(super) fn board_args() -> Vec<Arg> {
    vec![
        joined_arg("pipeline"),
        where_arg(),
        explain_arg(),
        sort_arg(),
        lanes_arg(),
        view_arg(),
        limit_arg(),
        format_arg(),
    ]
}

fn lanes_arg() -> Arg {
    Arg::new("lanes").long("lanes").value_parser(PossibleValuesParser::new(LANES))
}

/// `board PIPELINE`. How many deals of each column are wanted is for whoever prints them to say.
pub(super) fn read_board(given: &Given<'_>) -> Result<Ask, Failure> {
    let words = given.joined("pipeline");
    let pipeline = if words.is_empty() { None } else { Some(words.parse::<Reference>()) };
    let show =
        Show { format: read_format(given), limit: given.count("limit"), kind: Some(Kind::Deal), ..Show::default() };
    let board = Board {
        pipeline: pipeline.transpose().map_err(|invalid| refused(invalid, "PIPELINE"))?,
        words: String::new(),
        filter: given.text("where").unwrap_or_default().to_owned(),
        sort: read_sort(&[Kind::Deal], given)?,
        lanes: given.text("lanes").and_then(Lanes::from_word),
        windows: Vec::new(),
        len: show.limit.unwrap_or_default(),
        now: given.now.clone(),
        week_start: given.reading.week_start,
        me: given.reading.me.clone(),
    };
    let reading = if given.explains() {
        Reading::Explanation(Box::new(board.as_list()), show)
    } else {
        Reading::Board(Box::new(board), show)
    };
    Ok(read_through(read_view(given)?, reading))
}
