//! One record whole.

use super::failures::Trouble;
use super::history;
use super::resolve::{self, Strictness};
use crate::domain::{Kind, Life};
use crate::journal::Journal;
use crate::ops::{Card, Code, Reference};
use crate::store::Store;

/// How many past commands a card shows.
const HISTORY: usize = 5;

/// The card of the record that `reference` means. A deleted one is shown as well, if nothing else matches.
pub(super) fn show(
    store: &Store,
    journal: &Journal,
    kind: Option<Kind>,
    reference: &Reference,
) -> Result<Card, Trouble> {
    let record = match resolve::record(store, kind, reference, Life::Live, Strictness::Unique) {
        Err(Trouble::Failure(failure)) if failure.code == Code::IsDeleted => {
            resolve::record(store, kind, reference, Life::Deleted, Strictness::Unique)?
        }
        other => other?,
    };
    let history = history::of_record(store, journal, record.id, None, HISTORY)?;
    Ok(Card { record, history })
}
