//! Chinese characters typed as characters, syllables, or beginnings of syllables, in any mixture: `张w`, `zhwei`.

use memchr::memchr_iter;

use super::pinyin::{Unit, is_han};

/// Begins a field of a row that holds characters with their readings: `\t单shan/dan伟wei`.
pub(super) const SPELT: char = '\t';

/// Steps after which an alignment is given up; names need a few dozen.
const MOST_STEPS: u32 = 256;

/// Consecutive characters that what was typed stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The first character, counted from 0.
    pub(super) start: usize,
    /// How many.
    pub(super) count: usize,
}

/// Writes characters with their readings, as [`find`] reads them.
pub(super) fn spell(units: &[Unit]) -> String {
    let mut spelt = String::from(SPELT);
    let mut readings = false;
    for unit in units {
        if readings && (unit.char.is_ascii_lowercase() || unit.char == '/') {
            spelt.push(SPELT);
        }
        readings = is_han(unit.char);
        spelt.push(unit.char);
        spelt.push_str(&unit.readings.join("/"));
    }
    spelt
}

/// The first characters of a spelt field for which `typed` stands.
pub(super) fn find(spelt: &str, typed: &str) -> Option<Span> {
    if !begins_anything(spelt, typed) {
        return None;
    }
    let mut steps = MOST_STEPS;
    let mut rest = spelt;
    let mut start = 0;
    while let Some((_, _, after)) = next(rest) {
        if let Some(count) = walk(rest, typed, &mut steps) {
            return Some(Span { start, count });
        }
        rest = after;
        start += 1;
    }
    None
}

/// Whether the first letter of what was typed stands where a character or a reading may begin: most do not.
fn begins_anything(spelt: &str, typed: &str) -> bool {
    let Some(first) = typed.bytes().next().filter(u8::is_ascii_lowercase) else { return true };
    let bytes = spelt.as_bytes();
    memchr_iter(first, bytes).any(|at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        // Inside a reading nothing begins; inside a text in Latin letters something does.
        before.is_none_or(|before| !before.is_ascii_lowercase()) || !is_in_reading(spelt, at)
    })
}

/// Whether the letter at a byte is of a reading.
fn is_in_reading(spelt: &str, at: usize) -> bool {
    let before = spelt.get(..at).unwrap_or_default();
    before.trim_end_matches(|char: char| char.is_ascii_lowercase() || char == '/').ends_with(is_han)
}

/// How many characters from the beginning of `spelt` use `typed` up.
fn walk(spelt: &str, typed: &str, steps: &mut u32) -> Option<usize> {
    if typed.is_empty() {
        return Some(0);
    }
    *steps = steps.checked_sub(1)?;
    let (char, readings, rest) = next(spelt)?;
    if let Some(after) = typed.strip_prefix(char) {
        return walk(rest, after, steps).map(|count| count + 1);
    }
    let shared = readings.split('/').map(|reading| shared_length(reading, typed)).max().unwrap_or_default();
    (1..=shared).rev().find_map(|taken| walk(rest, typed.get(taken..)?, steps)).map(|count| count + 1)
}

/// Takes one character and its readings off the beginning.
fn next(spelt: &str) -> Option<(char, &str, &str)> {
    let spelt = spelt.strip_prefix(SPELT).unwrap_or(spelt);
    let mut chars = spelt.chars();
    let char = chars.next()?;
    let rest = chars.as_str();
    if !is_han(char) {
        return Some((char, "", rest));
    }
    let end = rest.find(|char: char| !char.is_ascii_lowercase() && char != '/').unwrap_or(rest.len());
    Some((char, rest.get(..end)?, rest.get(end..)?))
}

/// With how many letters both begin; readings are plain letters.
fn shared_length(reading: &str, typed: &str) -> usize {
    reading.bytes().zip(typed.bytes()).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::super::pinyin::units;
    use super::*;

    #[test]
    fn characters_syllables_and_initials_mix() {
        for (name, typed, expected) in [
            ("张伟", "张w", Some((0, 2))),
            ("张伟", "zhang伟", Some((0, 2))),
            ("张伟", "zhwei", Some((0, 2))),
            ("张小伟", "xw", Some((1, 2))),
            ("单雄信", "danxx", Some((0, 3))),
            ("单雄信", "sxx", Some((0, 3))),
            ("tcl科技a", "tclkja", Some((0, 6))),
            ("tcl科技a", "clkeji", Some((1, 4))),
            ("科技tcl", "lc", None),
            ("科技tcl", "cl", Some((3, 2))),
            ("张伟", "hang", None),
            ("张伟", "zhangweix", None),
        ] {
            let found = find(&spell(&units(name)), typed).map(|span| (span.start, span.count));
            assert_eq!(found, expected, "{name} {typed}");
        }
    }

    #[test]
    fn a_long_repetition_is_given_up_rather_than_tried_for_ever() {
        let name = "安啊".repeat(40);
        assert_eq!(find(&spell(&units(&name)), &format!("{}x", "a".repeat(60))), None);
    }
}
