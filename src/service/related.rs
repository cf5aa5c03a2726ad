//! The deals of a person or a company: those that are open with what they are worth, and apart from them those that are
//! over with what they brought in.

use std::cmp::Reverse;

use super::failures::Trouble;
use super::names::Names;
use crate::domain::deal::{self, Totals};
use crate::domain::stage::Outcome;
use crate::domain::{Fields, Kind, Record, RecordId};
use crate::ops::Linked;
use crate::ops::answer::Part;
use crate::store::Store;

/// What tells of a deal whether it is open, what it is worth, and when it closes or closed.
const OF_DEAL: &[&str] = &["stage", "value", CLOSE, CLOSED];

/// When an open deal is expected to close.
const CLOSE: &str = "close";

/// When a deal was won or lost.
const CLOSED: &str = "closed";

/// The deals that belong to a record, at most so many of each part: the open ones by the day on which they are expected
/// to close, those without one last; then the past ones, the last that was closed first.
pub(super) fn deals(store: &Store, names: &mut Names<'_>, of: RecordId, most: usize) -> Result<Vec<Linked>, Trouble> {
    let (mut open, mut past) = (Vec::new(), Vec::new());
    let (mut worth, mut won) = (Totals::default(), Totals::default());
    for id in store.belonging_to(of, Kind::Deal)? {
        let Some(mut deal) = store.part(id?, Fields::least(Kind::Deal).and(OF_DEAL))? else { continue };
        names.stand(&mut deal)?;
        match deal::outcome(&deal) {
            Outcome::Open => {
                worth.add(&deal);
                open.push((day(&deal, CLOSE).is_none(), day(&deal, CLOSE), deal.id));
            }
            Outcome::Won => {
                won.add(&deal);
                past.push((Reverse(day(&deal, CLOSED)), deal.id));
            }
            Outcome::Lost => past.push((Reverse(day(&deal, CLOSED)), deal.id)),
        }
    }
    open.sort_unstable();
    past.sort_unstable();
    let open: Vec<RecordId> = open.into_iter().map(|(_, _, id)| id).collect();
    let past: Vec<RecordId> = past.into_iter().map(|(_, id)| id).collect();
    let mut all = Vec::new();
    for (part, ids, worth) in [(Part::Open, open, worth), (Part::Past, past, won)] {
        if !ids.is_empty() {
            let rows = read(store, names, ids.iter().take(most))?;
            all.push(Linked { kind: Kind::Deal, part, worth, total: ids.len(), rows });
        }
    }
    Ok(all)
}

fn day(deal: &Record, field: &str) -> Option<String> {
    deal.value(field).map(ToString::to_string)
}

fn read<'a>(
    store: &Store,
    names: &mut Names<'_>,
    ids: impl Iterator<Item = &'a RecordId>,
) -> Result<Vec<Record>, Trouble> {
    let mut rows = Vec::new();
    for id in ids {
        if let Some(mut record) = store.record(*id)? {
            names.dress(&mut record)?;
            rows.push(record);
        }
    }
    Ok(rows)
}
