//! Cards that the mouse holds, and where they would come if it let go of them.

use ratatui::layout::Position;

use super::Board;
use super::grid::Line;
use crate::domain::{Record, RecordId};
use crate::tui::layout::Columns;
use crate::tui::panes::contacts::Marked;

/// What the mouse holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grip {
    /// The deals: all that are marked, if it took one of them.
    pub(crate) deals: Vec<Marked>,
    /// The one that it took, and the column from which it did.
    held: RecordId,
    pub(crate) from: usize,
    /// Where they would come; nowhere as long as it did not leave the card.
    pub(crate) over: Option<Landing>,
}

impl Grip {
    /// The deal that the mouse took, as the board shows it.
    pub(crate) fn deal<'b>(&self, board: &'b Board) -> Option<&'b Record> {
        let window = &board.columns.get(self.from)?.window;
        window.row(window.find(|deal| deal.id == self.held)?)
    }
}

/// Where cards would come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Landing {
    /// The column.
    pub(crate) column: usize,
    /// The lane, where it is another one.
    pub(crate) lane: Option<usize>,
    /// The card beside which they would stand, if it matters.
    pub(crate) beside: Option<Beside>,
}

/// A place among the cards of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Above this card.
    Before(usize),
    /// Below it.
    After(usize),
}

impl Beside {
    /// The card.
    pub(crate) const fn position(&self) -> usize {
        match self {
            Beside::Before(position) | Beside::After(position) => *position,
        }
    }
}

impl Board {
    /// The column at a cell, if one is there.
    pub(crate) fn column_at(&self, columns: &Columns, at: Position) -> Option<usize> {
        let hit = columns.areas.iter().position(|area| area.contains(at))?;
        Some(self.left + hit).filter(|column| *column < self.columns.len())
    }

    /// The card of a column at the height of a cell; none above and below all cards.
    pub(crate) fn card_at(&self, columns: &Columns, column: usize, at: Position) -> Option<usize> {
        self.card(column, self.row_at(columns, at)?)
    }

    /// The card of a column that is nearest to the height of a cell.
    pub(crate) fn card_near(&self, columns: &Columns, column: usize, at: Position) -> usize {
        let Some(known) = self.columns.get(column) else { return 0 };
        let nearest = match self.row_at(columns, at) {
            None => known.cursor,
            Some(_) if self.is_folded(known) => known.cursor,
            Some(row) if self.lanes.is_empty() => known.top + row,
            Some(row) => self.lanes.nearest(column, row),
        };
        nearest.min(known.count.saturating_sub(1))
    }

    fn row_at(&self, columns: &Columns, at: Position) -> Option<usize> {
        match self.line_at(columns, at)? {
            Line::Cards { row, .. } => Some(row),
            Line::Lane { .. } => None,
        }
    }

    /// The lane at the height of a cell; none above all of them, and where there are none.
    fn lane_at(&self, columns: &Columns, at: Position) -> Option<usize> {
        let number = match self.line_at(columns, at).filter(|_| !self.lanes.is_empty())? {
            Line::Cards { row, .. } => self.lanes.of_row(row),
            Line::Lane { number, .. } => number,
        };
        Some(number)
    }

    fn line_at(&self, columns: &Columns, at: Position) -> Option<Line> {
        let is_above = |line: &Line| matches!(line, Line::Lane { y, .. } | Line::Cards { y, .. } if *y <= at.y);
        self.lines(columns).into_iter().rev().find(is_above)
    }

    /// Whether that comes to this column which the mouse holds.
    pub(crate) fn is_landing(&self, column: usize) -> bool {
        self.landing_now().is_some_and(|landing| landing.column == column)
    }

    /// Whether it comes to this lane, which is another one than its own.
    pub(crate) fn is_landing_lane(&self, lane: usize) -> bool {
        self.landing_now().is_some_and(|landing| landing.lane == Some(lane))
    }

    /// Whether it comes beside this card.
    pub(crate) fn is_beside_landing(&self, column: usize, position: usize) -> bool {
        let landing = self.landing_now().filter(|landing| landing.column == column);
        landing.and_then(|landing| landing.beside.as_ref()).is_some_and(|beside| beside.position() == position)
    }

    fn landing_now(&self) -> Option<&Landing> {
        self.grip.as_ref()?.over.as_ref()
    }

    /// Takes the card under the cursor into the mouse, and with it all that are marked if it is.
    pub(crate) fn take(&mut self) {
        self.grip = self.current().map(|deal| {
            let is_marked = self.marks.contains_key(&deal.id);
            let deals = if is_marked { self.marks.values().cloned().collect() } else { vec![Marked::of(deal)] };
            Grip { deals, held: deal.id, from: self.at, over: None }
        });
    }

    /// Says where the cards that the mouse holds would come now.
    pub(crate) fn carry(&mut self, columns: &Columns, at: Position) {
        let Some(grip) = &self.grip else { return };
        let over = self.column_at(columns, at).and_then(|column| self.landing(columns, grip, column, at));
        if let Some(grip) = &mut self.grip {
            grip.over = over;
        }
    }

    fn landing(&self, columns: &Columns, grip: &Grip, column: usize, at: Position) -> Option<Landing> {
        let own = self.columns.get(grip.from)?.window.find(|deal| deal.id == grip.held);
        let beside = self.row_at(columns, at).map(|row| match self.card(column, row) {
            Some(position) if column == grip.from && own < Some(position) => Beside::After(position),
            Some(position) => Beside::Before(position),
            // Below the last one.
            None => Beside::After(self.card_near(columns, column, at)),
        });
        let beside = beside.filter(|beside| self.is_free(grip, column, beside.position(), own));
        let own_lane = own.map(|own| self.lanes.of_card(grip.from, own));
        let lane = self.lane_at(columns, at).filter(|lane| own_lane.is_some_and(|own| own != *lane));
        let is_elsewhere = column != grip.from || beside.is_some() || lane.is_some();
        is_elsewhere.then_some(Landing { column, lane, beside })
    }

    /// Whether cards can be put beside this one: by hand, in their lane, and beside none that the mouse holds itself.
    fn is_free(&self, grip: &Grip, column: usize, position: usize, own: Option<usize>) -> bool {
        let Some(known) = self.columns.get(column).filter(|known| !self.is_folded(known)) else { return false };
        let lane = |column, position| self.lanes.of_card(column, position);
        let is_in_lane = own.is_some_and(|own| lane(grip.from, own) == lane(column, position));
        let is_other = |deal: &Record| grip.deals.iter().all(|held| held.handle != deal.handle());
        self.sort.is_empty() && is_in_lane && known.window.row(position).is_some_and(is_other)
    }
}
