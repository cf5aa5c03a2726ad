//! Plans for pipelines: made with their stages.

use super::super::failures::Trouble;
use super::Planning;
use crate::domain::stage::Sketch;
use crate::ops::{Code, Edit, Failure};

/// A new pipeline with its stages in their order.
pub(super) fn add(_planning: &mut Planning<'_>, _edits: &[Edit], _stages: &[Sketch]) -> Result<(), Trouble> {
    Err(Failure::new(Code::Internal).fact("reason", "pipelines").into())
}
