//! Characters about whose width terminals disagree: flags, families, joined letters. What one of them may have painted
//! beyond its cells is painted over, so that it never stays behind or covers what stands beside it.

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthChar;

/// The longest single character in bytes; what is longer was put together.
const ONE_CHARACTER: usize = 4;

/// The variation that makes a character an emoji, which some terminals draw wider for it and others do not.
const AS_EMOJI: char = '\u{fe0f}';

/// The doubtful characters of the last picture.
#[derive(Debug, Default)]
pub(super) struct Doubtful {
    area: Rect,
    seen: Vec<Mark>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    at: Position,
    symbol: String,
    /// The cells that it covers by the rules.
    width: u16,
    /// The cells that it may cover where its parts are drawn one by one.
    reach: u16,
}

impl Doubtful {
    /// Lets the cells that a doubtful character may have painted be drawn, also where they seem to be unchanged.
    pub(super) fn settle(&mut self, picture: &mut Buffer) {
        if picture.area != self.area {
            // Another size is drawn on an empty screen.
            self.area = picture.area;
            self.forget();
        }
        let marks = marks(picture);
        for gone in self.seen.iter().filter(|mark| !marks.contains(mark)) {
            redraw(picture, gone, 1);
        }
        for new in marks.iter().filter(|mark| !self.seen.contains(mark)) {
            redraw(picture, new, new.width);
        }
        self.seen = marks;
    }

    /// Everything is drawn anew: nothing stays behind.
    pub(super) fn forget(&mut self) {
        self.seen.clear();
    }
}

fn marks(picture: &Buffer) -> Vec<Mark> {
    let columns = picture.area.width.max(1);
    let positions = (0_usize..).map(|index| {
        let wide = usize::from(columns);
        let number = |number| u16::try_from(number).unwrap_or(u16::MAX);
        Position { x: picture.area.x + number(index % wide), y: picture.area.y + number(index / wide) }
    });
    let cells = picture.content.iter().zip(positions).filter(|(cell, _)| cell.symbol().len() > ONE_CHARACTER);
    cells.filter_map(|(cell, at)| mark(cell, at)).collect()
}

fn mark(cell: &Cell, at: Position) -> Option<Mark> {
    let symbol = cell.symbol();
    let parts = symbol.chars().filter(|char| char.width().unwrap_or_default() > 0).count();
    let width = u16::try_from(crate::tui::widgets::cells::width(symbol)).unwrap_or(u16::MAX);
    let reach = u16::try_from(parts * 2).unwrap_or(u16::MAX).max(width);
    (parts > 1 || symbol.contains(AS_EMOJI)).then(|| Mark { at, symbol: symbol.to_owned(), width, reach })
}

fn redraw(picture: &mut Buffer, mark: &Mark, from: u16) {
    for x in mark.at.x.saturating_add(from)..mark.at.x.saturating_add(mark.reach) {
        if let Some(cell) = picture.cell_mut(Position { x, y: mark.at.y }) {
            cell.set_diff_option(CellDiffOption::AlwaysUpdate);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    /// The columns that are sent when one line follows another that has stood for a while.
    fn sent(before: &str, after: &str) -> Vec<u16> {
        let mut doubtful = Doubtful::default();
        let [_, second, third] = [before, before, after].map(|line| {
            let mut picture = Buffer::empty(Rect::new(0, 0, 12, 1));
            picture.set_string(0, 0, line, Style::new());
            doubtful.settle(&mut picture);
            picture
        });
        second.diff(&third).into_iter().map(|(x, ..)| x).collect()
    }

    #[test]
    fn what_may_stay_behind_a_flag_is_painted_over() {
        assert_eq!(sent("🇩🇪", ""), [0, 1, 2, 3]);
        assert_eq!(sent("🇩🇪", "🇩🇪x"), [2]);
    }

    #[test]
    fn what_a_family_may_cover_is_drawn_behind_it() {
        assert_eq!(sent("", "👨‍👩‍👧‍👦 a"), [0, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn other_characters_cost_nothing_more() {
        assert_eq!(sent("张伟 e\u{301}", ""), [0, 2, 5]);
        assert_eq!(sent("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"), [0_u16; 0]);
    }
}
