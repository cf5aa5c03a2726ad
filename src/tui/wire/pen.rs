//! Writes to a terminal: where its cursor is, how it writes, and the shortest way to another place and look.

use ratatui::layout::{Position, Size};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::grid::Seen;
use super::look::Look;
use crate::domain::Uri;

/// Wide characters of whose width no terminal has another opinion: those of East Asian scripts.
const SURELY_WIDE: &[(char, char)] =
    &[('\u{3000}', '\u{30ff}'), ('\u{4e00}', '\u{9fff}'), ('\u{ac00}', '\u{d7a3}'), ('\u{ff01}', '\u{ff60}')];

/// What writes.
#[derive(Debug, Default)]
pub(super) struct Pen {
    /// What was written and not sent yet.
    pub(super) out: Vec<u8>,
    /// Where the cursor is, if that is known.
    at: Option<Position>,
    /// In which look it writes, if that is known.
    look: Option<Look>,
    /// Where what it writes leads. Invariant: nowhere between two pictures.
    link: Option<Uri>,
}

impl Pen {
    /// Somebody else had the terminal.
    pub(super) const fn lift(&mut self) {
        (self.at, self.look) = (None, None);
    }

    /// Lets what is written from here on lead somewhere, or nowhere, as OSC 8 says it.
    pub(super) fn lead(&mut self, to: Option<&Uri>) {
        if self.link.as_ref() != to {
            let told = format!("\x1b]8;;{}\x1b\\", to.map(Uri::as_str).unwrap_or_default());
            self.out.extend(told.into_bytes());
            self.link = to.cloned();
        }
    }

    /// Empties the terminal.
    pub(super) fn clear(&mut self) {
        self.take(Look::default(), " ");
        self.command("\x1b[2J", None);
    }

    /// Shows the cursor at a cell.
    pub(super) fn show_cursor(&mut self, at: Position) {
        self.go(at);
        self.command("\x1b[?25h", self.at);
    }

    /// Hides the cursor.
    pub(super) fn hide_cursor(&mut self) {
        self.command("\x1b[?25l", self.at);
    }

    fn command(&mut self, command: &str, then: Option<Position>) {
        self.out.extend_from_slice(command.as_bytes());
        self.at = then;
    }

    /// Where the cursor is in a row, if it is there.
    pub(super) fn column(&self, y: u16) -> Option<u16> {
        self.at.filter(|at| at.y == y).map(|at| at.x)
    }

    /// Moves the cursor.
    pub(super) fn go(&mut self, to: Position) {
        if self.at == Some(to) {
            return;
        }
        let ways = self.at.map(|at| ways(at, to)).unwrap_or_default().into_iter().chain([absolute(to)]);
        let shortest = ways.min_by_key(String::len).unwrap_or_default();
        self.out.extend_from_slice(shortest.as_bytes());
        self.at = Some(to);
    }

    /// Writes a cell where the cursor is.
    pub(super) fn write(&mut self, seen: &Seen, size: Size) {
        let Seen { cell, link } = seen;
        self.lead(link.as_ref());
        self.take(Look::of(cell), cell.symbol());
        self.out.extend_from_slice(cell.symbol().as_bytes());
        let width = u16::try_from(cell.symbol().width()).unwrap_or(u16::MAX);
        let next = self.at.filter(|_| is_certain(cell.symbol())).map(|at| Position { x: at.x + width, ..at });
        // In the last column terminals wait with going on.
        self.at = next.filter(|next| next.x < size.width);
    }

    /// Whether a cell would be written without a change of look, and leads where the others do.
    pub(super) fn is_dressed(&self, seen: &Seen) -> bool {
        let Seen { cell, link } = seen;
        *link == self.link && self.look.is_some_and(|look| suits(look, Look::of(cell), cell.symbol()))
    }

    /// Empties this many cells, or all up to the end of the row, from the cursor on.
    pub(super) fn erase(&mut self, cells: Option<usize>) {
        self.lead(None);
        self.take(Look::default(), " ");
        let erase = cells.map_or_else(|| "\x1b[K".to_owned(), |cells| format!("\x1b[{cells}X"));
        self.out.extend_from_slice(erase.as_bytes());
    }

    /// Moves the rows of a region up, or down if `up` is negative; what comes in is blank.
    pub(super) fn shift(&mut self, top: usize, bottom: usize, up: isize, size: Size) {
        self.take(Look::default(), " ");
        let (verb, count) = (if up > 0 { 'M' } else { 'L' }, up.unsigned_abs());
        let count = if count == 1 { String::new() } else { count.to_string() };
        let first = Position { x: 0, y: u16::try_from(top).unwrap_or(u16::MAX) };
        if bottom == usize::from(size.height) {
            self.go(first);
            // Some terminals leave the cursor, others take it to the first column, where it is.
            self.command(&format!("\x1b[{count}{verb}"), Some(first));
        } else {
            let go = absolute(first);
            let home = Some(Position::ORIGIN);
            self.command(&format!("\x1b[{};{bottom}r{go}\x1b[{count}{verb}\x1b[r", top + 1), home);
        }
    }

    fn take(&mut self, look: Look, symbol: &str) {
        if !self.look.is_some_and(|now| suits(now, look, symbol)) {
            self.out.extend(Look::change(self.look, look));
            self.look = Some(look);
        }
    }
}

/// Whether what is written in a look looks as it should.
fn suits(now: Look, look: Look, symbol: &str) -> bool {
    now == look || (symbol == " " && now.of_blank() == look.of_blank())
}

/// Whether every terminal moves its cursor by the same number of cells.
fn is_certain(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let (Some(char), None) = (chars.next(), chars.next()) else { return false };
    match char.width() {
        Some(1) => true,
        Some(2) => SURELY_WIDE.iter().any(|(first, last)| (*first..=*last).contains(&char)),
        _ => false,
    }
}

fn absolute(to: Position) -> String {
    match (to.x, to.y) {
        (0, 0) => "\x1b[H".to_owned(),
        (0, y) => format!("\x1b[{}H", y + 1),
        (x, y) => format!("\x1b[{};{}H", y + 1, x + 1),
    }
}

/// The ways from one place to another that go by where one is.
fn ways(at: Position, to: Position) -> Vec<String> {
    let by = |count: u16, letter: char| match count {
        0 => String::new(),
        1 => format!("\x1b[{letter}"),
        count => format!("\x1b[{count}{letter}"),
    };
    let (right, left) = (by(to.x.saturating_sub(at.x), 'C'), by(at.x.saturating_sub(to.x), 'D'));
    let across = format!("{right}{left}");
    let up = by(at.y.saturating_sub(to.y), 'A');
    let lines = "\n".repeat(usize::from(to.y.saturating_sub(at.y)));
    let down = [by(to.y.saturating_sub(at.y), 'B'), lines].into_iter().min_by_key(String::len).unwrap_or_default();
    let along = format!("{up}{down}");
    let right = by(to.x, 'C');
    vec![format!("{along}{across}"), format!("\r{along}{right}"), format!("{along}\x1b[{}G", to.x + 1)]
}
