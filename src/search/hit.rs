//! What a hit is worth: the more of a field the typed word is, the more.

use memchr::memchr_iter;

use super::pinyin::is_han;

/// The word is the whole field.
pub(super) const FIELD: i64 = 1_000;
/// It is a whole word of the field.
pub(super) const WORD: i64 = 900;
/// The field begins with it.
pub(super) const FIELD_START: i64 = 850;
/// A word begins with it, or a number ends with it.
pub(super) const WORD_START: i64 = 800;
/// It spells Chinese characters from the first on.
pub(super) const SPELT_START: i64 = 780;
/// Its letters begin the words of the field.
pub(super) const INITIALS: i64 = 700;
/// It spells Chinese characters further inside.
pub(super) const SPELT_INSIDE: i64 = 640;
/// It stands somewhere inside.
pub(super) const INSIDE: i64 = 600;
/// It is a word but for one slip.
pub(super) const SLIP: i64 = 400;
/// Its letters stand there in order; the best of them.
pub(super) const SCATTERED: i64 = 300;
/// It is the beginning of a word but for one slip.
pub(super) const SLIP_START: i64 = 90;

/// What the first field of a row is worth more than one that stands far behind.
pub(super) const FIRST_FIELD: i64 = 64;
pub(super) const NEXT_FIELD: i64 = 8;

/// What it is worth that a word of `length` bytes stands at byte `at` of a row's terms.
pub(super) fn place(terms: &str, at: usize, length: usize) -> i64 {
    let end = at + length;
    let (before, after) = (last(terms.get(..at)), first(terms.get(end..)));
    let (from, to) = (first(terms.get(at..)), last(terms.get(..end)));
    let starts_field = before.is_none_or(|char| char == '\n');
    let ends_field = after.is_none_or(|char| char == '\n');
    let starts = starts_field || is_edge(before, from);
    let ends = ends_field || is_edge(to, after);
    match (starts_field, ends_field) {
        (true, true) => FIELD,
        _ if starts && ends => WORD,
        (true, false) => FIELD_START,
        (false, _) if starts => WORD_START,
        (false, _) => INSIDE,
    }
}

/// What a hit is worth more for standing at byte `at` of a row's terms: names come before companies and tags.
pub(super) fn bonus(terms: &str, at: usize) -> i64 {
    Bonus::of(terms).at(at)
}

/// The same of several hits that come in order, so that no byte is looked at twice.
pub(super) struct Bonus<'t> {
    terms: &'t [u8],
    counted: usize,
    worth: i64,
}

impl Bonus<'_> {
    pub(super) const fn of(terms: &str) -> Bonus<'_> {
        Bonus { terms: terms.as_bytes(), counted: 0, worth: FIRST_FIELD }
    }

    /// What a hit at byte `at` is worth more, which is not before the last one.
    pub(super) fn at(&mut self, at: usize) -> i64 {
        let more = self.terms.get(self.counted..at).unwrap_or_default();
        let fields = memchr_iter(b'\n', more).count();
        self.counted = self.counted.max(at);
        self.worth -= NEXT_FIELD * i64::try_from(fields).unwrap_or(FIRST_FIELD);
        self.worth = self.worth.max(0);
        self.worth
    }
}

/// Whether a word ends between two characters, or a script does.
#[inline]
pub(super) fn is_edge(left: Option<char>, right: Option<char>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => {
            !left.is_alphanumeric() || !right.is_alphanumeric() || is_han(left) != is_han(right)
        }
        (None, _) | (_, None) => true,
    }
}

fn first(text: Option<&str>) -> Option<char> {
    text.and_then(|text| text.chars().next())
}

fn last(text: Option<&str>) -> Option<char> {
    text.and_then(|text| text.chars().next_back())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_field_is_worth_more_than_a_word_and_a_word_more_than_a_fragment() {
        let terms = "anna lee\nlee\nleeds sharlee";
        let worth: Vec<i64> = terms.match_indices("lee").map(|(at, found)| place(terms, at, found.len())).collect();
        assert_eq!(worth, [WORD, FIELD, FIELD_START, INSIDE]);
        assert_eq!(place("a-lees", 2, 3), WORD_START);
        assert!(bonus(terms, 0) > bonus(terms, 9) && bonus(terms, 9) > bonus(terms, 13));
    }
}
