//! One record whole.

use super::failures::Trouble;
use super::list::{self, LastList};
use super::names::Names;
use super::resolve::{self, Strictness};
use super::{board, history, rhythms};
use crate::domain::{Kind, Life, Record, RecordId, segment};
use crate::filter::{self, Moment};
use crate::journal::Journal;
use crate::ops::{Card, Code, Linked, List, Reference};
use crate::store::Store;

/// How many linked records of a kind a card shows.
const MOST_LINKED: usize = 20;

/// How many past commands a card shows.
const HISTORY: usize = 5;

/// What is asked for, and in which circumstances.
pub(super) struct Asked<'a> {
    pub(super) kind: Option<Kind>,
    pub(super) reference: &'a Reference,
    pub(super) moment: Moment,
}

/// The card of the record that is meant. A deleted one is shown as well, if nothing else matches.
pub(super) fn show(
    store: &Store,
    journal: &Journal,
    Asked { kind, reference, moment }: Asked<'_>,
    last: &mut LastList,
) -> Result<Card, Trouble> {
    let record = match resolve::record(store, kind, reference, Life::Live, Strictness::Unique) {
        Err(Trouble::Failure(failure)) if failure.code == Code::IsDeleted => {
            resolve::record(store, kind, reference, Life::Deleted, Strictness::Unique)?
        }
        other => other?,
    };
    let mut linked = linked(store, record.id)?;
    if record.id.kind == Kind::Segment && !record.is_deleted() {
        linked.extend(members(store, &record, &moment, last)?);
    }
    let rhythm = rhythms::of_record(store, &record, moment)?;
    let history = history::of_record(store, journal, record.id, None, HISTORY)?;
    Ok(Card { record, linked, rhythm, history })
}

/// Those that are in a segment.
fn members(store: &Store, segment: &Record, moment: &Moment, last: &mut LastList) -> Result<Option<Linked>, Trouble> {
    let kind = segment::of(segment);
    let query = List {
        kinds: vec![kind],
        words: String::new(),
        filter: filter::asking(&segment.title()),
        sort: Vec::new(),
        life: Life::Live,
        start: 0,
        len: MOST_LINKED,
        now: moment.now.clone(),
        week_start: moment.week_start,
        me: moment.me.clone(),
    };
    let page = list::list(store, &query, last)?;
    Ok(Some(Linked { kind, total: page.total, rows: page.rows }))
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
