//! One record whole.

use super::failures::Trouble;
use super::list::{self, LastList};
use super::names::Names;
use super::resolve::{self, Strictness};
use super::segments::Memberships;
use super::timeline::Sieve;
use super::{board, history, open_value, related, rhythms, timeline, touch};
use crate::domain::consent::Purpose;
use crate::domain::deal::Totals;
use crate::domain::{Kind, Life, Record, RecordId, segment};
use crate::filter::{self, Moment};
use crate::journal::Journal;
use crate::ops::answer::{Part, Timeline};
use crate::ops::{Card, Code, Dress, Linked, List, Reference, View};
use crate::store::Store;

/// How many linked records of a kind a card shows.
const MOST_LINKED: usize = 20;

/// How many past commands the card of a record without a timeline shows.
const HISTORY: usize = 5;

/// What is asked for, and in which circumstances.
pub(super) struct Asked<'a> {
    pub(super) kind: Option<Kind>,
    pub(super) reference: &'a Reference,
    /// At most so many happenings.
    pub(super) len: usize,
    /// Which activities; all happenings if empty.
    pub(super) filter: &'a str,
    pub(super) moment: Moment,
}

/// The card of the record that is meant. A deleted one is shown as well, if nothing else matches.
pub(super) fn show(
    store: &Store,
    journal: &Journal,
    Asked { kind, reference, len, filter, moment }: Asked<'_>,
    last: &mut LastList,
) -> Result<Card, Trouble> {
    let mut record = match resolve::record(store, kind, reference, Life::Live, Strictness::Unique) {
        Err(Trouble::Failure(failure)) if failure.code == Code::IsDeleted => {
            resolve::record(store, kind, reference, Life::Deleted, Strictness::Unique)?
        }
        other => other?,
    };
    touch::dress(store, &mut record, &moment.now)?;
    open_value::dress(store, &mut Names::new(store), &mut record)?;
    Memberships::of(store, record.id.kind, moment.clone())?.dress(&mut record);
    let mut linked = linked(store, record.id)?;
    if record.id.kind == Kind::Segment && !record.is_deleted() {
        linked.push(members(store, &record, &moment, last)?);
    }
    // What is wrong with it is told of every record, also of one without a timeline.
    let sieve = Sieve::read(store, filter, moment.clone())?;
    let (timeline, history) = if has_timeline(record.id.kind) {
        (timeline::timeline((store, journal), &record, len, &moment.now, sieve)?, Vec::new())
    } else {
        (Timeline::default(), history::of_record(store, journal, record.id, None, HISTORY)?)
    };
    let rhythm = rhythms::of_record(store, &record, moment)?;
    Ok(Card { record, linked, rhythm, timeline, history })
}

/// Those that are in a segment, in its order.
fn members(store: &Store, segment: &Record, moment: &Moment, last: &mut LastList) -> Result<Linked, Trouble> {
    let kind = segment::of(segment);
    let query = List {
        kinds: vec![kind],
        words: String::new(),
        filter: filter::asking(&segment.title()),
        sort: View::of(segment, store.catalogue()).sort,
        life: Life::Live,
        start: 0,
        purpose: Purpose::Any,
        len: MOST_LINKED,
        dress: Dress::Names,
        now: moment.now.clone(),
        week_start: moment.week_start,
        me: moment.me.clone(),
    };
    let page = list::list(store, &query, last)?;
    Ok(Linked { kind, part: Part::All, worth: Totals::default(), total: page.total, rows: page.rows })
}

/// Whether what concerns a record of this kind stands in one timeline.
const fn has_timeline(kind: Kind) -> bool {
    match kind {
        Kind::Contact | Kind::Company | Kind::Deal => true,
        Kind::User | Kind::Pipeline | Kind::Stage | Kind::Activity | Kind::Task | Kind::Segment | Kind::Field => false,
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
        if *kind == Kind::Deal && open_value::has_deals(target.kind) {
            all.extend(related::deals(store, &mut names, target, MOST_LINKED)?);
            continue;
        }
        let mut linked = Linked { kind: *kind, part: Part::All, worth: Totals::default(), total: 0, rows: Vec::new() };
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
