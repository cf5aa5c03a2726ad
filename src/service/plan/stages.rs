//! Plans for stages: where they stand, and what becomes of their deals.

use super::super::failures::Trouble;
use super::Planning;
use crate::ops::{Code, Edit, Failure, Reference, Spot};

/// A new stage.
pub(super) fn add(_planning: &mut Planning<'_>, _edits: &[Edit], _spot: Option<&Spot>) -> Result<(), Trouble> {
    Err(Failure::new(Code::Internal).fact("reason", "stages").into())
}

/// A stage put elsewhere in its pipeline.
pub(super) fn reorder(_planning: &mut Planning<'_>, _target: &Reference, _spot: &Spot) -> Result<(), Trouble> {
    Err(Failure::new(Code::Internal).fact("reason", "stages").into())
}
