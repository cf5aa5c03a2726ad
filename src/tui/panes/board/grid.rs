//! Where cards and the names of lanes stand below the heads of columns, line by line. Drawing, scrolling and the mouse
//! go by it.

use super::Board;
use crate::tui::layout::{CARD, Columns};

/// What stands beside each other in all columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// The name of a lane, by its number.
    Lane { y: u16, number: usize },
    /// A row of cards.
    Cards { y: u16, row: usize },
}

impl Board {
    /// What is seen, from the top.
    pub(crate) fn lines(&self, columns: &Columns) -> Vec<Line> {
        let (mut y, bottom) = (columns.cards.y, columns.cards.y.saturating_add(columns.cards.height));
        let mut lines = Vec::new();
        if self.lanes.is_empty() {
            let tops = (y..bottom).step_by(usize::from(columns.pitch.max(1)));
            return tops.zip(0..columns.room).map(|(y, row)| Line::Cards { y, row }).collect();
        }
        let mut shown = None;
        for row in self.top..self.lanes.rows() {
            let number = self.lanes.of_row(row);
            if shown != Some(number) && y < bottom {
                lines.push(Line::Lane { y, number });
                y = y.saturating_add(1);
                shown = Some(number);
            }
            // Below the first one, cards are shown whole.
            if y >= bottom || (row > self.top && y.saturating_add(CARD) > bottom) {
                break;
            }
            lines.push(Line::Cards { y, row });
            y = y.saturating_add(columns.pitch);
        }
        lines
    }

    /// The card of a column in a row that is seen, if there is one.
    pub(crate) fn card(&self, column: usize, row: usize) -> Option<usize> {
        let known = self.columns.get(column)?;
        let card = if self.lanes.is_empty() { Some(known.top + row) } else { self.lanes.card(column, row) };
        card.filter(|position| *position < known.count)
    }

    /// Keeps the cursor on the board and what is seen around it.
    pub(super) fn settle_rows(&mut self, columns: &Columns) {
        for column in &mut self.columns {
            column.settle(columns.room);
        }
        let Some(cursor) = self.columns.get(self.at).map(|column| column.cursor) else { return };
        if self.lanes.is_empty() {
            return;
        }
        let seen = self.left..self.left + columns.areas.len();
        let open = |at: &usize| self.columns.get(*at).is_some_and(|column| !self.is_folded(column));
        let open: Vec<usize> = seen.filter(open).collect();
        self.lanes.measure(&open);
        let last = self.lanes.rows().saturating_sub(1);
        let row = if self.is_at_fold() { self.top.min(last) } else { self.lanes.row(self.at, cursor) };
        self.top = self.top.clamp(self.highest(row, columns), row).min(self.highest(last, columns));
        for (at, column) in self.columns.iter_mut().enumerate() {
            column.top = self.lanes.above(at, self.top);
        }
    }

    /// The highest row from which on everything down to `row` is seen.
    fn highest(&self, row: usize, columns: &Columns) -> usize {
        let mut used = 1 + CARD;
        let mut top = row;
        while let Some(above) = top.checked_sub(1) {
            used += columns.pitch + u16::from(self.lanes.of_row(above) != self.lanes.of_row(top));
            if used > columns.cards.height {
                break;
            }
            top = above;
        }
        top
    }
}
