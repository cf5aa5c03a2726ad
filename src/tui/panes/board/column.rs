//! One column of the board: a stage, what its deals are worth, and those of them that are known.

use std::ops::Range;

use crate::domain::deal::Totals;
use crate::domain::stage::{Outcome, Standing};
use crate::domain::{Record, RecordId};
use crate::ops::{Page, answer};
use crate::tui::panes::contacts::Window;

/// A stage with its deals.
#[derive(Debug)]
pub(crate) struct Column {
    /// The stage.
    pub(crate) stage: Record,
    /// How many deals are in it.
    pub(crate) count: usize,
    /// What they are worth.
    pub(crate) totals: Totals,
    /// The deals that are known.
    pub(crate) window: Window,
    /// The position of the cursor, which every column keeps for itself.
    pub(crate) cursor: usize,
    /// The position of the first card that is seen.
    pub(crate) top: usize,
}

impl Column {
    /// A column of which no deal is known yet.
    pub(super) fn of(stage: Record) -> Column {
        Column { stage, count: 0, totals: Totals::default(), window: Window::default(), cursor: 0, top: 0 }
    }

    /// Takes over what was read; `asked` are the positions that were asked for, if any.
    pub(super) fn fill(&mut self, column: answer::Column, asked: Option<Range<usize>>) {
        match asked {
            Some(asked) => {
                let page = Page { start: column.start, total: column.count, left_out: 0, rows: column.rows };
                self.window.fill(page, asked);
            }
            // Somebody else changed the book meanwhile.
            None if column.count != self.count || column.totals != self.totals => self.window.spoil(),
            None => {}
        }
        self.stage = column.stage;
        self.count = column.count;
        self.totals = column.totals;
    }

    /// Keeps the cursor inside the column and what is seen around the cursor, given room for so many cards.
    pub(super) fn settle(&mut self, room: usize) {
        self.cursor = self.cursor.min(self.count.saturating_sub(1));
        let lowest = (self.cursor + 1).saturating_sub(room);
        self.top = self.top.clamp(lowest, self.cursor).min(self.count.saturating_sub(room));
    }

    /// The stage's identity.
    pub(crate) const fn id(&self) -> RecordId {
        self.stage.id
    }

    /// Whether deals in it are open, won or lost.
    pub(crate) fn outcome(&self) -> Outcome {
        Standing::of(&self.stage).outcome
    }

    /// The deal under the column's own cursor.
    pub(crate) fn current(&self) -> Option<&Record> {
        self.window.row(self.cursor)
    }
}
