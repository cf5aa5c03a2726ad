//! What stands in the cells of a terminal, as far as that is known.

use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::Size;

use super::look::Look;
use crate::domain::Uri;

/// A cell of the terminal; nothing where it cannot be known what stands there, as in the second half of a wide
/// character.
pub(super) type Known = Option<Seen>;

/// A cell as it is seen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seen {
    /// What stands there, and how.
    pub(super) cell: Cell,
    /// Where it leads, if anywhere.
    pub(super) link: Option<Uri>,
}

impl Seen {
    /// Nothing.
    pub(super) const EMPTY: Seen = Seen { cell: Cell::EMPTY, link: None };

    /// A cell as it is seen: a blank shows neither colour nor weight of what it does not hold.
    pub(super) fn of(cell: &Cell) -> Seen {
        let mut cell = cell.clone();
        cell.set_diff_option(CellDiffOption::None);
        if cell.symbol().is_empty() {
            cell.set_symbol(" ");
        }
        if cell.symbol() == " " {
            Look::of(&cell).of_blank().put_on(&mut cell);
        }
        Seen { cell, link: None }
    }
}

/// The cells of a terminal, row by row.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The rows, all equally long.
    pub(super) rows: Vec<Vec<Known>>,
}

impl Grid {
    /// An empty terminal.
    pub(super) fn blank(size: Size) -> Grid {
        Grid { rows: vec![blank_row(size.width.into()); size.height.into()] }
    }

    /// The size in cells.
    pub(super) fn size(&self) -> Size {
        let number = |count| u16::try_from(count).unwrap_or(u16::MAX);
        Size { width: number(self.rows.first().map_or(0, Vec::len)), height: number(self.rows.len()) }
    }

    /// Moves the rows of a region, as the terminal does; what comes in is blank.
    pub(super) fn shift(&mut self, top: usize, bottom: usize, up: isize) {
        let width = self.size().width.into();
        let Some(region) = self.rows.get_mut(top..bottom) else { return };
        let count = up.unsigned_abs().min(region.len());
        if up > 0 {
            region.rotate_left(count);
            region.iter_mut().rev().take(count).for_each(|row| *row = blank_row(width));
        } else {
            region.rotate_right(count);
            region.iter_mut().take(count).for_each(|row| *row = blank_row(width));
        }
    }
}

fn blank_row(width: usize) -> Vec<Known> {
    vec![Some(Seen::EMPTY); width]
}
