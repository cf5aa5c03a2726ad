//! Cells that a spreadsheet would compute: an apostrophe stands before them, and import takes it away again.

use std::borrow::Cow;

/// What begins a cell that spreadsheets compute, also in full width.
const SIGNS: &[char] = &['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The mark of a cell that is text.
const MARK: char = '\'';

/// A cell with an apostrophe before it if a spreadsheet would compute it. Numbers and phone numbers stay as they are.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_computed(cell) { Cow::Owned(format!("{MARK}{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell that [`guarded`] was given: it takes away exactly what that added.
pub(in crate::exchange) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix(MARK) {
        Some(bare) if is_computed(bare) => bare,
        Some(_) | None => cell,
    }
}

/// Apostrophes before the sign do not count, so that a cell which has one of its own comes back with it.
fn is_computed(cell: &str) -> bool {
    let bare = cell.trim_start_matches(MARK);
    bare.starts_with(SIGNS) && !is_number(bare)
}

/// Whether a text is made of digits and what stands between them: `-12.50`, `+49 (0)30 90-18`, `+49301; +49302`.
fn is_number(text: &str) -> bool {
    let rest = text.strip_prefix(['+', '-']);
    rest.is_some_and(|rest| {
        rest.starts_with(|char: char| char.is_ascii_digit() || matches!(char, '(' | '.'))
            && rest.chars().all(|char| {
                char.is_ascii_digit() || matches!(char, ' ' | '.' | ',' | '(' | ')' | '/' | '-' | ';' | '+')
            })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_be_computed_is_marked_and_numbers_are_not() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("-", "'-"),
            ("+49 (0)30 90-18", "+49 (0)30 90-18"),
            ("+4930901820; +4930901821", "+4930901820; +4930901821"),
            ("-12.50", "-12.50"),
            ("'tis", "'tis"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), written);
            assert_eq!(unguarded(written), cell);
        }
    }

    proptest! {
        #[test]
        fn the_mark_is_taken_away_exactly_where_it_was_added(cell in "['=+\\-@0-9a ]{0,6}") {
            let written = guarded(&cell);
            prop_assert_eq!(unguarded(&written), cell.as_str());
            prop_assert!(!written.starts_with('='));
        }
    }
}
