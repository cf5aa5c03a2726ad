//! Finds rows that only moved, as those of a list that scrolls: the terminal moves them by itself.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::grid::{Grid, Known, Seen};

/// The cells that are compared at once.
const BLOCK: usize = 8;

/// How many blocks have to be saved for a shift to be worth its bytes.
const WORTH: i32 = 6;

/// Rows that move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// The first row of the region.
    pub(super) top: usize,
    /// The row behind its last.
    pub(super) bottom: usize,
    /// By how many rows they move up; down, if it is negative.
    pub(super) up: isize,
}

/// The shift of what is shown that saves most on the way to what is wanted, if one saves anything.
pub(super) fn find(shown: &Grid, wanted: &Grid) -> Option<Shift> {
    let (from, to) = (blocks(shown), blocks(wanted));
    let blank: Vec<u64> = to.first().map(|row| vec![block(&[]); row.len()]).unwrap_or_default();
    let alike = |row: &[u64], other: &[u64]| row.iter().zip(other).filter(|(one, other)| one == other).count();
    let alike = |row: &[u64], other: &[u64]| i32::try_from(alike(row, other)).unwrap_or(i32::MAX);
    // What every row costs to be left where it is, and to be written on a blank one.
    let kept: Vec<i32> = to.iter().zip(&from).map(|(row, before)| alike(row, before)).collect();
    let fresh: Vec<i32> = to.iter().zip(&kept).map(|(row, kept)| alike(row, &blank) - kept).collect();
    let height = isize::try_from(to.len()).unwrap_or(isize::MAX);
    let ups = (1..height).flat_map(|up| [up, -up]);
    let found = ups.filter_map(|up| {
        let gain = |(at, row): (usize, &Vec<u64>)| {
            let before = from.get(at.checked_add_signed(up)?)?;
            Some((at, alike(row, before) - kept.get(at)?))
        };
        let gains: Vec<(usize, i32)> = to.iter().enumerate().filter_map(gain).collect();
        let (first, last, gained) = best_run(&gains)?;
        let distance = up.unsigned_abs();
        let (top, bottom) = if up > 0 { (first, last + 1 + distance) } else { (first - distance, last + 1) };
        let blanked = if up > 0 { last + 1..bottom } else { top..first };
        let blanks: i32 = fresh.get(blanked)?.iter().sum();
        Some((gained + blanks, Shift { top, bottom, up }))
    });
    found.filter(|(gain, _)| *gain >= WORTH).max_by_key(|(gain, _)| *gain).map(|(_, shift)| shift)
}

/// The run of neighbours whose gains are the most together: its first, its last, and their sum.
fn best_run(gains: &[(usize, i32)]) -> Option<(usize, usize, i32)> {
    let mut best: Option<(usize, usize, i32)> = None;
    let mut run: Option<(usize, i32)> = None;
    for (at, gain) in gains {
        let (first, sum) = run.filter(|(_, sum)| *sum > 0).unwrap_or((*at, 0));
        let sum = sum + gain;
        run = Some((first, sum));
        if best.is_none_or(|(.., most)| sum > most) {
            best = Some((first, *at, sum));
        }
    }
    best
}

/// Every row as the sums of its blocks.
fn blocks(grid: &Grid) -> Vec<Vec<u64>> {
    grid.rows.iter().map(|row| row.chunks(BLOCK).map(block).collect()).collect()
}

/// The sum of some cells; blanks at their end do not count.
fn block(cells: &[Known]) -> u64 {
    let is_blank = |cell: &Known| cell.as_ref().is_some_and(|seen| *seen == Seen::EMPTY);
    let length = cells.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
    let mut hasher = DefaultHasher::new();
    for cell in cells.iter().take(length) {
        let seen = cell.as_ref().map(|Seen { cell, link }| (cell.symbol(), cell.fg, cell.bg, cell.modifier, link));
        seen.hash(&mut hasher);
    }
    hasher.finish()
}
