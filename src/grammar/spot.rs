//! Places in an order: `--before REF`, `--after REF`, `--first`, `--last`.

use clap::{Arg, ArgAction};

use super::given::{Given, refused};
use crate::ops::{Failure, Reference, Spot};

/// The group of all of them: they exclude each other.
const SPOT: &str = "spot";

/// The arguments, of which one at most is given.
pub(super) fn spot_args() -> [Arg; 4] {
    let args = [
        Arg::new("before").long("before"),
        Arg::new("after").long("after"),
        Arg::new("first").long("first").action(ArgAction::SetTrue),
        Arg::new("last").long("last").action(ArgAction::SetTrue),
    ];
    args.map(|arg| arg.group(SPOT))
}

/// The place that is named.
pub(super) fn read_spot(given: &Given<'_>) -> Result<Option<Spot>, Failure> {
    let beside = |id: &str| -> Result<Option<Reference>, Failure> {
        let text = given.text(id).map(str::parse::<Reference>).transpose();
        text.map_err(|invalid| refused(invalid, &format!("--{id}")))
    };
    if let Some(reference) = beside("before")? {
        return Ok(Some(Spot::Before(reference)));
    }
    if let Some(reference) = beside("after")? {
        return Ok(Some(Spot::After(reference)));
    }
    let first = given.has("first").then_some(Spot::First);
    Ok(first.or_else(|| given.has("last").then_some(Spot::Last)))
}
