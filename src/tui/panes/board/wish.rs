//! Which part of the board has to be read: the cards that are seen, and some around them.

use std::ops::Range;

use super::{Board, Column};
use crate::domain::RecordId;
use crate::ops::query;
use crate::tui::msg::Ticket;
use crate::tui::panes::contacts::Freshness;

/// Cards that are asked for on either side of those that are seen.
const MARGIN: usize = 40;

/// The most cards of a column among which a deal is looked for.
const SOUGHT: usize = 2_000;

/// What has to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    /// The positions that are wanted of every column that is known; none of some.
    windows: Vec<(RecordId, Range<usize>)>,
    /// How many cards are wanted of columns that are not known yet.
    pub(crate) len: usize,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// By which request.
    pub(crate) ticket: Ticket,
    /// What.
    pub(crate) wish: Wish,
}

impl Asked {
    /// The positions of a column that were asked for, if any.
    pub(super) fn range(&self, stage: RecordId) -> Option<Range<usize>> {
        let known = self.wish.windows.iter().find(|(known, _)| *known == stage);
        Some(known.map_or(0..self.wish.len, |(_, range)| range.clone())).filter(|range| !range.is_empty())
    }
}

impl Wish {
    /// The same, as a query has it.
    pub(crate) fn windows(&self) -> Vec<query::Window> {
        let windows = self.windows.iter();
        windows.map(|(stage, range)| query::Window { stage: *stage, start: range.start, len: range.len() }).collect()
    }
}

impl Board {
    /// What has to be read so that what is seen can be shown, given how many columns and cards are seen; nothing if
    /// it is known or on its way.
    pub(crate) fn missing(&self, seen: usize, room: usize) -> Option<Wish> {
        let len = match self.state {
            Freshness::Unread | Freshness::Stale => room + MARGIN,
            Freshness::Fresh => 0,
            Freshness::Failed => return None,
        };
        let near = self.left.saturating_sub(1)..self.left + seen + 1;
        let wanted = self.columns.iter().enumerate().map(|(at, column)| {
            let cards = self.cards(at, column, room);
            let is_wanted = !self.is_folded(column)
                && (near.contains(&at) || self.is_wanted(column))
                && column.window.missing(cards.clone()).is_some();
            (column.id(), if is_wanted { cards } else { 0..0 })
        });
        let wanted: Vec<_> = wanted.collect();
        if self.state == Freshness::Fresh && wanted.iter().all(|(_, cards)| cards.is_empty()) {
            return None;
        }
        if self.asked.as_ref().is_some_and(|asked| covers(asked, &wanted, len)) {
            return None;
        }
        let windows = wanted.into_iter().map(|(stage, cards)| (stage, widened(cards))).collect();
        Some(Wish { windows, len })
    }

    /// The cards of a column that have to be known.
    fn cards(&self, at: usize, column: &Column, room: usize) -> Range<usize> {
        match self.wanted.filter(|wanted| wanted.stage == column.id().uuid) {
            Some(wanted) if wanted.is_sought => 0..SOUGHT,
            // What comes to a column comes to its top.
            Some(_) if at != self.at => 0..room,
            Some(_) | None => column.top..column.top + room,
        }
    }

    fn is_wanted(&self, column: &Column) -> bool {
        self.wanted.is_some_and(|wanted| wanted.stage == column.id().uuid)
    }
}

fn widened(cards: Range<usize>) -> Range<usize> {
    if cards.is_empty() { cards } else { cards.start.saturating_sub(MARGIN)..cards.end + MARGIN }
}

fn covers(asked: &Asked, wanted: &[(RecordId, Range<usize>)], len: usize) -> bool {
    let all = wanted.iter().filter(|(_, cards)| !cards.is_empty());
    let mut ranges = all.map(|(stage, cards)| (asked.range(*stage), cards));
    asked.wish.len >= len
        && ranges.all(|(range, cards)| range.is_some_and(|range| range.start <= cards.start && range.end >= cards.end))
}
