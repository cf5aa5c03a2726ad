//! What others wrote, made safe to print: characters that would act on a terminal, or hide in it, are shown instead.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::line::is_hidden;

/// Joins what stands on both sides: legitimate between emoji and in Indic scripts, hidden elsewhere.
const JOINER: char = '\u{200d}';
/// Keeps apart what stands on both sides: legitimate in Persian, hidden elsewhere.
const NON_JOINER: char = '\u{200c}';

/// One line, safe to print: control characters as pictures (`␛`, `␊`), others that hide as `<U+202E>`.
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, needs_showing)
}

/// Several lines, safe to print: like [`visible`], but line ends stay.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    shown(text, |char| char != '\n' && needs_showing(char))
}

/// The most bytes for each column of a shortened text: a family of emoji has fewer.
const MOST_BYTES: usize = 16;

/// How many cells of a terminal a text takes.
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// At most `columns` wide, cut between characters as people see them; what was cut is an `…`. Characters under which
/// marks are piled up are cut, too.
pub fn shorten(text: &str, columns: usize) -> Cow<'_, str> {
    let most = columns.saturating_mul(MOST_BYTES);
    if text.width() <= columns && text.len() <= most {
        return Cow::Borrowed(text);
    }
    let mut short = String::new();
    let mut width = 0;
    for cluster in text.graphemes(true) {
        width += cluster.width();
        if width >= columns || short.len() + cluster.len() > most {
            break;
        }
        short.push_str(cluster);
    }
    short.push('…');
    Cow::Owned(short)
}

fn needs_showing(char: char) -> bool {
    is_hidden(char) || matches!(char, JOINER | NON_JOINER)
}

fn shown(text: &str, suspect: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&suspect) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(char) = rest.next() {
        let joins = matches!(char, JOINER | NON_JOINER) && is_joinable(before) && is_joinable(rest.peek().copied());
        if suspect(char) && !joins {
            show(char, &mut safe);
        } else {
            safe.push(char);
        }
        before = Some(char);
    }
    Cow::Owned(safe)
}

fn is_joinable(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|char| !char.is_ascii() && !needs_showing(char))
}

fn show(char: char, safe: &mut String) {
    let code = u32::from(char);
    let picture = match code {
        0..=0x1f => char::from_u32(0x2400 + code),
        0x7f => Some('␡'),
        _ => None,
    };
    let shown = picture.map_or_else(|| format!("<U+{code:04X}>"), String::from);
    safe.push_str(&shown);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_act_on_a_terminal_is_shown() {
        assert_eq!(visible("\u{1b}]52;c;eA==\u{7}\n\u{7f}"), "␛]52;c;eA==␇␊␡");
        assert_eq!(visible("a\u{9b}31mb\u{202e}c\u{200b}\u{e0041}"), "a<U+009B>31mb<U+202E>c<U+200B><U+E0041>");
        assert_eq!(visible_lines("a\nb\r"), "a\nb␍");
    }

    #[test]
    fn what_people_write_stays_as_it_is() {
        for text in ["👨‍👩‍👧‍👦 Müller", "می‌خواهم", "क्‍ष", "张伟 José"] {
            assert!(matches!(visible(text), Cow::Borrowed(_)) || visible(text) == text, "{text}");
        }
        assert_eq!(visible("pay\u{200d}pal"), "pay<U+200D>pal");
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(shorten("张伟张伟", 8), "张伟张伟");
        assert_eq!(shorten("张伟张伟", 6), "张伟…");
        assert_eq!(shorten("abc", 2), "a…");
        assert_eq!(shorten(&format!("abe{}", "\u{301}".repeat(1_000)), 20), "ab…");
    }

    proptest! {
        #[test]
        fn nothing_that_is_shown_acts(text in any::<String>()) {
            prop_assert!(!visible(&text).chars().any(is_hidden));
        }

        #[test]
        fn nothing_is_wider_than_it_may_be(text in any::<String>(), columns in 1_usize..40) {
            prop_assert!(shorten(&visible(&text), columns).width() <= columns);
        }
    }
}
