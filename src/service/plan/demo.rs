//! Plans that fill an empty book with made-up records: rows as an import brings them, through the same door.

use super::super::emptiness::held;
use super::super::failures::Trouble;
use super::{Planning, apply};
use crate::demo;
use crate::ops::{Code, Failure};

/// Fills a book in which nothing is yet, not even something deleted.
pub(super) fn fill(planning: &mut Planning<'_>, seed: u64) -> Result<(), Trouble> {
    if let Some((kind, count)) = held(planning.views.store())? {
        return Err(Failure::new(Code::NotEmpty).fact("kind", kind.as_str()).fact("count", count).into());
    }
    let asked = demo::Asked { seed, now: &planning.request.at, me: &planning.request.actor };
    for row in demo::rows(&asked, &mut *planning.fresh) {
        planning.breathe()?;
        apply::apply_row(planning, row?)?;
    }
    planning.ask_to_go_on()
}
