//! Plans that make customers of leads.

use super::super::failures::Trouble;
use super::Planning;
use crate::ops::{Code, Edit, Failure, Reference};

/// Leads made customers, each with a deal where one is wanted.
pub(super) fn convert(
    _planning: &mut Planning<'_>,
    _targets: &[Reference],
    _deal: Option<&[Edit]>,
) -> Result<(), Trouble> {
    Err(Failure::new(Code::Internal).fact("reason", "convert").into())
}
