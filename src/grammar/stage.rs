//! The verbs of stages.

use clap::Arg;

use super::Ask;
use super::given::{Given, Verb, refused};
use super::pipeline::DELETE;
use super::record::{EDIT, LIST, RESTORE, SHOW, add_args, execute, outcome_args, show_args};
use super::spot::{read_spot, spot_args};
use super::values::read_new;
use crate::domain::{Catalogue, Kind};
use crate::ops::{Code, Command, Failure, Reference};

/// The verbs, the most frequent first.
pub(super) const VERBS: &[Verb<Kind>] = &[
    Verb { name: "add", args: stage_args, read: read_add },
    LIST,
    SHOW,
    EDIT,
    Verb { name: "move", args: |_, _| move_args(), read: read_move },
    DELETE,
    RESTORE,
];

fn stage_args(kind: Kind, catalogue: &Catalogue) -> Vec<Arg> {
    let mut args = add_args(kind, catalogue);
    args.extend(spot_args());
    args
}

fn read_add(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    let command = Command::AddStage { edits: read_new(kind, given)?, spot: read_spot(given)? };
    execute(kind, command, given)
}

fn move_args() -> Vec<Arg> {
    let mut args: Vec<Arg> = show_args().into_iter().take(1).collect();
    args.extend(spot_args());
    args.extend(outcome_args());
    args
}

fn read_move(kind: Kind, given: &Given<'_>) -> Result<Ask, Failure> {
    let target = given.joined("ref").parse::<Reference>().map_err(|invalid| refused(invalid, "REF"))?;
    let places = "--before, --after, --first or --last";
    let missing = || Failure::new(Code::Missing).fact("argument", places).fact("command", "rolo stage move");
    let spot = read_spot(given)?.ok_or_else(missing)?;
    execute(kind, Command::MoveStage { target, spot }, given)
}
