//! Lanes of a board: what deals have in common by which it is divided, and the order of that.

use std::collections::{BTreeMap, BTreeSet};

use super::failures::Trouble;
use super::names::Names;
use crate::domain::deal::{Totals, outcome};
use crate::domain::id::Uuid128;
use crate::domain::stage::Outcome;
use crate::domain::{Kind, Record, RecordId, Value};
use crate::ops::answer::Lane;
use crate::ops::query::Lanes;
use crate::search::sort_key;

/// What the deals of a lane have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Common {
    /// Everything: there is one lane.
    Board,
    /// This owner or this company.
    Link(Uuid128),
    /// This month of this year.
    Month(i16, i8),
    /// That they have none.
    Nothing,
}

/// What is known of the deals of one lane in one column.
#[derive(Debug, Default)]
pub(super) struct Share {
    count: usize,
    totals: Totals,
    open: Totals,
}

/// The shares of the lanes of one column.
pub(super) type Shares = BTreeMap<Common, Share>;

impl Lanes {
    const fn linked(self) -> Option<Kind> {
        match self {
            Lanes::Owner => Some(Kind::User),
            Lanes::Company => Some(Kind::Company),
            Lanes::CloseMonth => None,
        }
    }
}

/// What a deal has in common with those of its lane.
pub(super) fn common(deal: &Record, lanes: Option<Lanes>) -> Common {
    let Some(lanes) = lanes else { return Common::Board };
    let Some(value) = deal.value(lanes.key()) else { return Common::Nothing };
    match (value, value.as_date()) {
        (Value::Record(uuid), _) => Common::Link(*uuid),
        (_, Some(day)) => Common::Month(day.year(), day.month()),
        (_, None) => Common::Nothing,
    }
}

/// Counts a deal.
pub(super) fn share(shares: &mut Shares, common: Common, deal: &Record) {
    let share = shares.entry(common).or_default();
    share.count += 1;
    share.totals.add(deal);
    if outcome(deal) == Outcome::Open {
        share.open.add(deal);
    }
}

/// What all of a column is worth.
pub(super) fn worth(shares: &Shares) -> Totals {
    let mut worth = Totals::default();
    for share in shares.values() {
        worth.merge(&share.totals);
    }
    worth
}

/// Adds what another thread counted.
pub(super) fn merge(shares: &mut Shares, more: Shares) {
    for (common, more) in more {
        let share = shares.entry(common).or_default();
        share.count += more.count;
        share.totals.merge(&more.totals);
        share.open.merge(&more.open);
    }
}

/// The lanes of these columns in their order, each with what its deals have in common: by name, or month by month;
/// those that have nothing come last.
pub(super) fn ordered(
    columns: &[&Shares],
    lanes: Lanes,
    names: &mut Names<'_>,
) -> Result<Vec<(Common, Lane)>, Trouble> {
    let all: BTreeSet<Common> = columns.iter().flat_map(|shares| shares.keys().copied()).collect();
    let mut ordered = Vec::new();
    for common in all {
        let name = match (common, lanes.linked()) {
            (Common::Link(uuid), Some(kind)) => names.name(RecordId { kind, uuid })?,
            (Common::Month(year, month), _) => Some(format!("{year:04}-{month:02}")),
            (Common::Board | Common::Link(_) | Common::Nothing, _) => None,
        };
        let mut lane = Lane { name, ..Lane::default() };
        for shares in columns {
            let share = shares.get(&common);
            lane.counts.push(share.map_or(0, |share| share.count));
            lane.totals.push(share.map(|share| share.totals.clone()).unwrap_or_default());
            if let Some(share) = share {
                lane.open.merge(&share.open);
            }
        }
        ordered.push((common, lane));
    }
    ordered.sort_by_cached_key(|(common, lane)| (lane.name.is_none(), lane.name.as_deref().map(sort_key), *common));
    Ok(ordered)
}
