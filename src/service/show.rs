//! One record whole.

use jiff::Zoned;

use super::failures::Trouble;
use super::names::Names;
use super::resolve::{self, Strictness};
use super::{board, history, timeline, touch};
use crate::domain::{Kind, Life, RecordId};
use crate::journal::Journal;
use crate::ops::answer::Timeline;
use crate::ops::{Card, Code, Linked, Reference};
use crate::store::Store;

/// How many linked records of a kind a card shows.
const MOST_LINKED: usize = 20;

/// How many past commands the card of a record without a timeline shows.
const HISTORY: usize = 5;

/// The card of the record that `reference` means, with at most `len` happenings. A deleted one is shown as well, if
/// nothing else matches.
pub(super) fn show(
    store: &Store,
    journal: &Journal,
    (kind, reference): (Option<Kind>, &Reference),
    len: usize,
    now: &Zoned,
) -> Result<Card, Trouble> {
    let mut record = match resolve::record(store, kind, reference, Life::Live, Strictness::Unique) {
        Err(Trouble::Failure(failure)) if failure.code == Code::IsDeleted => {
            resolve::record(store, kind, reference, Life::Deleted, Strictness::Unique)?
        }
        other => other?,
    };
    touch::dress(store, &mut record, now)?;
    let linked = linked(store, record.id)?;
    let (timeline, history) = if has_timeline(record.id.kind) {
        (timeline::timeline(store, journal, &record, len, now)?, Vec::new())
    } else {
        (Timeline::default(), history::of_record(store, journal, record.id, None, HISTORY)?)
    };
    Ok(Card { record, linked, timeline, history })
}

/// Whether what concerns a record of this kind stands in one timeline.
const fn has_timeline(kind: Kind) -> bool {
    match kind {
        Kind::Contact | Kind::Company | Kind::Deal => true,
        Kind::User | Kind::Pipeline | Kind::Stage | Kind::Activity | Kind::Task => false,
    }
}

/// Whether records of `kind` stand in the timeline of `target`.
const fn is_happening(target: Kind, kind: Kind) -> bool {
    has_timeline(target) && matches!(kind, Kind::Activity | Kind::Task)
}

/// The living records that belong to another, kind by kind; the stages of a pipeline in their order.
fn linked(store: &Store, target: RecordId) -> Result<Vec<Linked>, Trouble> {
    let mut all = Vec::new();
    let mut names = Names::new(store);
    for kind in Kind::ALL.iter().filter(|kind| !is_happening(target.kind, **kind)) {
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
