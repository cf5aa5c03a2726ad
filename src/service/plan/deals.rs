//! Plans for deals on their way through a pipeline.

use jiff::civil::Date;

use super::super::failures::Trouble;
use super::Planning;
use crate::ops::{Code, Destination, Edit, Failure, Spot, Targets};

/// Where deals go, and what else becomes of them.
pub(super) struct Way<'a> {
    pub(super) to: &'a Destination,
    pub(super) spot: Option<&'a Spot>,
    pub(super) on: Option<Date>,
    pub(super) edits: &'a [Edit],
}

/// Deals brought to a stage.
pub(super) fn go(_planning: &mut Planning<'_>, _targets: &Targets, _way: &Way<'_>) -> Result<(), Trouble> {
    Err(Failure::new(Code::Internal).fact("reason", "deals").into())
}
