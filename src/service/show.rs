//! One record whole.

use super::failures::Trouble;
use super::names::Names;
use super::resolve::{self, Strictness};
use super::{board, history};
use crate::domain::{Kind, Life, RecordId};
use crate::journal::Journal;
use crate::ops::{Card, Code, Linked, Reference};
use crate::store::Store;

/// How many linked records of a kind a card shows.
const MOST_LINKED: usize = 20;

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
    let linked = linked(store, record.id)?;
    let history = history::of_record(store, journal, record.id, None, HISTORY)?;
    Ok(Card { record, linked, history })
}

/// The living records that belong to another, kind by kind; the stages of a pipeline in their order.
fn linked(store: &Store, target: RecordId) -> Result<Vec<Linked>, Trouble> {
    let mut all = Vec::new();
    let mut names = Names::new(store);
    for kind in Kind::ALL {
        let mut linked = Linked { kind: *kind, total: 0, rows: Vec::new() };
        if (target.kind, *kind) == (Kind::Pipeline, Kind::Stage) {
            linked.rows = board::stages(store, target)?;
            linked.total = linked.rows.len();
        } else {
            for id in store.belonging_to(target, *kind)? {
                let id = id?;
                linked.total += 1;
                if linked.total <= MOST_LINKED {
                    linked.rows.extend(store.record(id)?);
                }
            }
        }
        for record in &mut linked.rows {
            names.dress(record)?;
        }
        if linked.total > 0 {
            all.push(linked);
        }
    }
    Ok(all)
}
