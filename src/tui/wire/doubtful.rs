//! Characters about whose width terminals disagree: flags, families, joined letters. What one of them may have painted
//! beyond its cells is painted over, so that it never stays behind or covers what stands beside it.

use unicode_width::UnicodeWidthChar;

use crate::tui::widgets::cells;

/// The longest single character in bytes; what is longer was put together.
const ONE_CHARACTER: usize = 4;

/// The variation that makes a character an emoji, which some terminals draw wider for it and others do not.
const AS_EMOJI: char = '\u{fe0f}';

/// How many cells a character may have painted: where its parts are drawn one by one, each may take two.
pub(super) fn reach(symbol: &str) -> usize {
    let width = cells::width(symbol).max(1);
    if symbol.len() <= ONE_CHARACTER {
        return width;
    }
    let parts = symbol.chars().filter(|char| char.width().unwrap_or_default() > 0).count();
    if parts > 1 || symbol.contains(AS_EMOJI) { width.max(parts * 2) } else { width }
}
