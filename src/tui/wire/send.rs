//! What is sent: the way from the picture that the terminal shows to the next one.

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Size};

use super::doubtful::reach;
use super::grid::{Grid, Known, Seen};
use super::link::Link;
use super::pen::Pen;
use super::shift;

/// Lets the terminal show a picture at once, where it can do that.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// With fewer cells than this to write, nobody looks for rows that only moved.
const MANY: usize = 24;

/// Up to so many cells are written once more rather than passed over by moving the cursor.
const GAP: u16 = 3;

/// From so many blanks on, emptying them is shorter than writing them: inside a row, and at its end.
const BLANKS_INSIDE: usize = 10;
const BLANKS_AT_END: usize = 3;

/// The line to a terminal.
#[derive(Debug)]
pub(in crate::tui) struct Wire<W> {
    pub(super) to: W,
    pen: Pen,
    shown: Grid,
    cursor: Cursor,
}

/// What is known of the terminal's cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cursor {
    Unknown,
    Hidden,
    Seen(Position),
}

impl<W: Write> Wire<W> {
    /// A line to a terminal of which nothing is known.
    pub(in crate::tui) fn new(to: W) -> Wire<W> {
        Wire { to, pen: Pen::default(), shown: Grid::default(), cursor: Cursor::Unknown }
    }

    /// Somebody else may have written on the terminal: the next picture is drawn whole.
    pub(in crate::tui) fn forget(&mut self) {
        self.pen.lift();
        self.shown = Grid::default();
        self.cursor = Cursor::Unknown;
    }

    /// Draws a picture with what leads out of it; [`Wire::end`] sends it.
    pub(in crate::tui) fn draw(&mut self, picture: &Buffer, links: &[Link]) {
        let mut wanted = Grid::of(picture);
        for link in links {
            wanted.lead(link);
        }
        let size = wanted.size();
        if size != self.shown.size() {
            self.forget();
            self.pen.clear();
            self.shown = Grid::blank(size);
        }
        if different(&self.shown, &wanted).take(MANY).count() == MANY
            && let Some(found) = shift::find(&self.shown, &wanted)
        {
            self.pen.shift(found.top, found.bottom, found.up, size);
            self.shown.shift(found.top, found.bottom, found.up);
        }
        for (y, (shown, wanted)) in (0..).zip(self.shown.rows.iter_mut().zip(&wanted.rows)) {
            Row { pen: &mut self.pen, shown, wanted, y, size }.draw();
        }
    }

    /// Sends what was drawn, with the cursor seen at this cell if at any; how many bytes that was.
    pub(in crate::tui) fn end(&mut self, cursor: Option<Position>) -> io::Result<usize> {
        // Whatever else is written on the terminal leads nowhere.
        self.pen.lead(None);
        self.settle_cursor(cursor.map_or(Cursor::Hidden, Cursor::Seen));
        let drawn = std::mem::take(&mut self.pen.out);
        if drawn.is_empty() {
            return Ok(0);
        }
        let sent = [BEGIN, &drawn, END].concat();
        self.to.write_all(&sent)?;
        self.to.flush()?;
        Ok(sent.len())
    }

    fn settle_cursor(&mut self, cursor: Cursor) {
        match (self.cursor, cursor) {
            (Cursor::Unknown | Cursor::Seen(_), Cursor::Hidden) => self.pen.hide_cursor(),
            // Whatever was written took the cursor along.
            (Cursor::Seen(_), Cursor::Seen(at)) => self.pen.go(at),
            (Cursor::Unknown | Cursor::Hidden, Cursor::Seen(at)) => self.pen.show_cursor(at),
            (Cursor::Hidden, Cursor::Hidden) | (_, Cursor::Unknown) => {}
        }
        self.cursor = cursor;
    }
}

/// The cells that have to be written.
fn different<'g>(shown: &'g Grid, wanted: &'g Grid) -> impl Iterator<Item = &'g Known> {
    let rows = shown.rows.iter().zip(&wanted.rows);
    let cells = rows.flat_map(|(shown, wanted)| shown.iter().zip(wanted));
    cells.filter(|(shown, wanted)| wanted.is_some() && shown != wanted).map(|(_, wanted)| wanted)
}

/// A row that is drawn.
struct Row<'r> {
    pen: &'r mut Pen,
    shown: &'r mut Vec<Known>,
    wanted: &'r [Known],
    y: u16,
    size: Size,
}

impl Row<'_> {
    fn draw(&mut self) {
        let mut x = 0;
        while let Some(wanted) = self.wanted.get(x) {
            // Where something else than the beginning of a character is wanted, nothing is seen.
            let seen = wanted.as_ref().unwrap_or(&Seen::EMPTY);
            let is_there = self.shown.get(x).is_some_and(|shown| shown.as_ref() == Some(seen));
            x += if is_there { width(&seen.cell) } else { self.settle(x, seen) };
        }
    }

    /// Makes a cell what it should be; how many cells are settled with it.
    fn settle(&mut self, x: usize, seen: &Seen) -> usize {
        if *seen == Seen::EMPTY {
            let (blanks, is_end) = self.blanks(x);
            if is_end && blanks > BLANKS_AT_END {
                return self.erase(x, blanks, None);
            }
            if blanks > BLANKS_INSIDE {
                return self.erase(x, blanks, Some(blanks));
            }
        }
        self.go(x);
        self.pen.write(seen, self.size);
        let width = width(&seen.cell);
        self.wipe(x, width);
        self.spoil(x + width, x + reach(seen.cell.symbol()));
        if let Some(shown) = self.shown.get_mut(x) {
            *shown = Some(seen.clone());
        }
        width
    }

    /// How many cells from here on are to be blank, up to the last one that is not, and whether all behind are to be.
    fn blanks(&self, x: usize) -> (usize, bool) {
        let rest = self.wanted.get(x..).unwrap_or_default();
        let is_blank = |wanted: &&Known| wanted.as_ref() == Some(&Seen::EMPTY);
        let run = rest.iter().take_while(is_blank).count();
        let shown = self.shown.get(x..x + run).unwrap_or_default();
        let last = shown.iter().rposition(|shown| shown.as_ref() != Some(&Seen::EMPTY));
        (last.map_or(0, |last| last + 1), run == rest.len())
    }

    fn erase(&mut self, x: usize, blanks: usize, told: Option<usize>) -> usize {
        self.go(x);
        self.pen.erase(told);
        self.wipe(x, blanks);
        self.shown.iter_mut().skip(x).take(blanks).for_each(|shown| *shown = Some(Seen::EMPTY));
        blanks
    }

    /// These cells are being overwritten: what stood there may reach further than they do.
    fn wipe(&mut self, x: usize, count: usize) {
        for at in x..x + count {
            if let Some(gone) = self.shown.get_mut(at).and_then(Option::take) {
                self.spoil(at + 1, at + reach(gone.cell.symbol()));
            }
        }
    }

    /// Nobody knows any more what stands in these cells.
    fn spoil(&mut self, from: usize, to: usize) {
        self.shown.iter_mut().take(to).skip(from).for_each(|shown| *shown = None);
    }

    /// Moves the cursor, over a few cells by writing once more what stands there.
    fn go(&mut self, x: usize) {
        let to = u16::try_from(x).unwrap_or(u16::MAX);
        if let Some(from) = self.pen.column(self.y).filter(|from| *from <= to && to - *from <= GAP) {
            let between = self.wanted.get(usize::from(from)..x).unwrap_or_default().to_vec();
            let is_plain = |seen: &Known| {
                seen.as_ref().is_some_and(|seen| seen.cell.symbol().is_ascii() && self.pen.is_dressed(seen))
            };
            if between.iter().all(is_plain) {
                between.iter().flatten().for_each(|seen| self.pen.write(seen, self.size));
                return;
            }
        }
        self.pen.go(Position { x: to, y: self.y });
    }
}

fn width(cell: &Cell) -> usize {
    crate::tui::widgets::cells::width(cell.symbol()).max(1)
}

impl Grid {
    /// What a picture wants to be seen.
    fn of(picture: &Buffer) -> Grid {
        let columns = usize::from(picture.area.width).max(1);
        Grid { rows: picture.content.chunks(columns).map(row).collect() }
    }
}

fn row(cells: &[Cell]) -> Vec<Known> {
    let (mut row, mut hidden) = (Vec::with_capacity(cells.len()), 0);
    for (at, cell) in cells.iter().enumerate() {
        if hidden > 0 {
            hidden -= 1;
            row.push(None);
            continue;
        }
        hidden = width(cell) - 1;
        // Half a character cannot be seen.
        let fits = at + hidden < cells.len();
        row.push(Some(if fits { Seen::of(cell) } else { Seen::EMPTY }));
    }
    row
}
