//! What stands in the cells of a terminal, as far as that is known.

use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::Size;

use super::look::Look;

/// A cell of the terminal; nothing where it cannot be known what stands there, as in the second half of a wide
/// character.
pub(super) type Known = Option<Cell>;

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
    vec![Some(Cell::EMPTY); width]
}

/// A cell as it is seen: a blank shows neither colour nor weight of what it does not hold.
pub(super) fn seen(cell: &Cell) -> Cell {
    let mut seen = cell.clone();
    seen.set_diff_option(CellDiffOption::None);
    if seen.symbol().is_empty() {
        seen.set_symbol(" ");
    }
    if seen.symbol() == " " {
        Look::of(&seen).of_blank().put_on(&mut seen);
    }
    seen
}
