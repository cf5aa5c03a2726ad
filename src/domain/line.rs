//! Plain text as people type it: trimmed, composed, without what cannot be typed.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

use super::Invalid;

/// The most bytes that a one-line value may hold.
pub const LONGEST_LINE: usize = 1_000;

/// The most bytes that a text of several lines may hold: 64 KiB.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// The most combining marks that one character may carry.
const MOST_MARKS: usize = 8;

/// The line in which a byte of a text stands, from 1.
pub fn line_at(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// Reads one line: trimmed, NFC, inner runs of blanks made one; control characters are refused.
pub fn read_line(what: &'static str, text: &str) -> Result<String, Invalid> {
    if is_plain(text) {
        return Ok(text.to_owned());
    }
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = if is_nfc(&joined) { joined } else { joined.nfc().collect() };
    let refused =
        line.is_empty() || line.len() > LONGEST_LINE || line.chars().any(is_hidden) || has_too_many_marks(&line);
    if refused { Err(Invalid::new(what, text)) } else { Ok(line) }
}

/// Reads a text of several lines: NFC, line ends made `\n`, trailing blanks cut; control characters are refused.
pub fn read_text(what: &'static str, text: &str) -> Result<String, Invalid> {
    if is_plain(text) {
        return Ok(text.to_owned());
    }
    let joined = text.replace("\r\n", "\n").replace('\r', "\n");
    let body = joined.trim_end();
    let body = if is_nfc(body) { body.to_owned() } else { body.nfc().collect() };
    let refused = body.trim().is_empty()
        || body.len() > LONGEST_TEXT
        || body.chars().any(|char| is_hidden(char) && char != '\n' && char != '\t')
        || has_too_many_marks(&body);
    if refused { Err(Invalid::new(what, text)) } else { Ok(body) }
}

/// Whether a character would act on a terminal or hide in it instead of being seen: control, bidi and tag characters.
pub fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(char,
            '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// What stands between commas; nothing where nothing does.
pub fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '，']).map(str::trim).filter(|item| !item.is_empty())
}

/// Full-width letters, digits and punctuation as their plain forms: `ＡＢ：１` is `AB:1`.
pub fn fold_width(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.chars()
        .map(|char| match char {
            '\u{3000}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char),
            _ => char,
        })
        .collect()
}

/// Whether a line is as it has to be without a closer look: printable ASCII, single blanks between words.
pub fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !(b' '..=b'~').contains(&byte) || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' ' && text.len() <= LONGEST_LINE
}

fn has_too_many_marks(text: &str) -> bool {
    // Joined emoji are long clusters by right; only marks that pile up on one base are refused.
    let has_many = |text: &str| text.chars().filter(|char| is_combining_mark(*char)).count() > MOST_MARKS;
    // Taking a text apart into clusters is slow, and hardly any has so many marks at all.
    !text.is_ascii() && has_many(text) && text.graphemes(true).any(has_many)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_composed() {
        assert_eq!(read_line("name", "  Jose\u{301}   Núñez\n").unwrap(), "José Núñez");
        assert_eq!(read_line("name", "👨‍👩‍👧‍👦 Müller").unwrap(), "👨‍👩‍👧‍👦 Müller");
    }

    #[test]
    fn a_plain_line_is_read_as_any_other() {
        for (typed, read) in [("a b", "a b"), (" a", "a"), ("a ", "a"), ("a  b", "a b"), ("a\tb", "a b"), ("~", "~")] {
            assert_eq!(read_line("name", typed).unwrap(), read, "{typed:?}");
        }
        assert!(read_line("name", &"a".repeat(LONGEST_LINE)).is_ok());
        assert!(read_line("name", &"a".repeat(LONGEST_LINE + 1)).is_err());
    }

    #[test]
    fn what_would_act_on_a_terminal_is_refused() {
        for bad in ["a\u{1b}[31mb", "a\u{202e}b", "a\u{200b}b", "\u{e0041}", "", "   ", "\u{7}"] {
            assert!(read_line("name", bad).is_err(), "{bad:?}");
        }
        assert!(read_line("name", &format!("a{}", "\u{300}".repeat(10_000))).is_err());
        assert!(read_text("notes", "one\ntwo\tthree").is_ok());
    }
}
