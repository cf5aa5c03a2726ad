//! One word of letters against a row's terms: exact places first, then spelling, one slip, scattered letters.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memchr_iter;
use memchr::memmem::Finder;

use super::align::{self, SPELT};
use super::hit;
use super::mask::{begins, bit, mask};
use super::pinyin::is_han;
use super::row::{LONGEST_FIELD, Row};
use super::typo::{self, Slips};
use crate::domain::Handle;

/// The most characters of a word that are looked at.
const LONGEST_WORD: usize = LONGEST_FIELD;

/// Words from this length on are found with one slip; shorter ones would find everybody.
const LONG_ENOUGH_FOR_A_SLIP: usize = 5;

/// Letters up to which a word may be somebody's initials.
const MOST_INITIALS: usize = 4;

/// How many times its own length a word may be scattered over.
const NEAR: usize = 3;

/// Characters that a name whose initial was typed may take.
const LONGEST_NAME: usize = 12;

/// A word of letters.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) typed: String,
    finder: Box<Finder<'static>>,
    pub(super) mask: u64,
    /// The bit of its first character.
    first: u64,
    chars: usize,
    slips: Option<Slips>,
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.typed == other.typed
    }
}

impl Eq for Text {}

impl Text {
    pub(super) fn new(text: &str) -> Text {
        let typed: String = text.chars().take(LONGEST_WORD).collect();
        let chars = typed.chars().count();
        let is_word = typed.chars().all(|char| char.is_alphabetic() && !is_han(char));
        Text {
            mask: mask(&typed),
            first: typed.chars().next().map_or(0, bit),
            finder: Box::new(Finder::new(typed.as_bytes()).into_owned()),
            chars,
            slips: (is_word && chars >= LONG_ENOUGH_FOR_A_SLIP).then(|| Slips::of(&typed)),
            typed,
        }
    }

    /// Whether one slip in it is forgiven.
    pub(super) const fn is_forgiving(&self) -> bool {
        self.slips.is_some()
    }

    /// What it is worth in a row.
    pub(super) fn score(&self, row: &Row<'_>, fuzzy: &SkimMatcherV2) -> Option<i64> {
        let (terms, missing) = (row.terms.as_ref(), self.mask & !row.mask);
        let begins = self.first & !row.starts == 0;
        if missing == 0 {
            let literal = if begins || self.may_be_inside() { self.literal(terms) } else { None };
            let initials = if self.mask & !row.starts == 0 { self.initials(terms) } else { None };
            let found = literal.max(self.spelt(terms)).max(initials);
            if found.is_some() {
                return found;
            }
        }
        let slips = self.slips.as_ref().filter(|slips| missing.count_ones() <= 1 && slips.may_be_in(terms));
        let slip = slips.and_then(|_| self.slip(terms));
        if missing != 0 || slip.is_some_and(|score| score >= hit::SLIP) {
            return slip;
        }
        let scattered = if begins { self.scattered(terms, fuzzy) } else { None };
        scattered.max(slip)
    }

    /// Whether it is found in the middle of a word; a single letter is not.
    fn may_be_inside(&self) -> bool {
        self.chars > 1 || !self.typed.is_ascii()
    }

    pub(super) fn literal(&self, terms: &str) -> Option<i64> {
        let places = self.finder.find_iter(terms.as_bytes()).map(|at| (at, hit::place(terms, at, self.typed.len())));
        places
            .filter(|(_, worth)| *worth > hit::INSIDE || self.may_be_inside())
            .map(|(at, worth)| worth + hit::bonus(terms, at))
            .max()
    }

    fn spelt(&self, terms: &str) -> Option<i64> {
        if self.chars < 2 {
            return None;
        }
        // A spelling is a field of its own; a tab further inside parts a character from a letter.
        let tabs = memchr_iter(SPELT as u8, terms.as_bytes());
        let spelt = tabs.filter(|at| terms.get(..*at).is_some_and(|text| text.ends_with('\n')));
        let found = spelt.filter_map(|at| {
            let span = align::find(field_at(terms, at), &self.typed)?;
            let worth = if span.start == 0 { hit::SPELT_START } else { hit::SPELT_INSIDE };
            Some(worth + hit::bonus(terms, at))
        });
        found.max()
    }

    fn slip(&self, terms: &str) -> Option<i64> {
        let words = words(terms).filter(|(_, word)| word.len() + 4 >= self.typed.len());
        let worth = words.filter_map(|(at, word)| {
            let worth = if typo::is_slip(&self.typed, word) {
                hit::SLIP
            } else if self.chars > LONG_ENOUGH_FOR_A_SLIP && typo::is_slip_of_beginning(&self.typed, word) {
                hit::SLIP_START
            } else {
                return None;
            };
            Some(worth + hit::bonus(terms, at))
        });
        worth.max()
    }

    fn initials(&self, terms: &str) -> Option<i64> {
        let start = self.initial_positions(terms)?.first().copied()?;
        Some(hit::INITIALS + hit::bonus(terms, start))
    }

    fn scattered(&self, terms: &str, fuzzy: &SkimMatcherV2) -> Option<i64> {
        let start = self.scattered_positions(terms)?.first().copied()?;
        let score = fuzzy.fuzzy_match(field_at(terms, start), &self.typed)?;
        Some(score.clamp(0, hit::SCATTERED) + hit::bonus(terms, start))
    }

    /// The byte positions of this word's letters in one of these fields: as initials, or close together from the
    /// beginning of a word on. A short word is initials or nothing: `jd` is Jane Doe, not Jude.
    pub(super) fn positions(&self, terms: &str) -> Option<Vec<usize>> {
        self.initial_positions(terms).or_else(|| self.scattered_positions(terms))
    }

    fn initial_positions(&self, terms: &str) -> Option<Vec<usize>> {
        if !(2..=MOST_INITIALS).contains(&self.chars) {
            return None;
        }
        let most = self.chars * if self.typed.chars().any(is_han) { NEAR } else { LONGEST_NAME };
        self.letters(terms, most, begins)
    }

    fn scattered_positions(&self, terms: &str) -> Option<Vec<usize>> {
        if self.chars < 3 { None } else { self.letters(terms, self.chars * NEAR, |_, _| true) }
    }

    /// The first positions of this word's letters within `most` characters of one field, each where `may` it stand,
    /// the first at the beginning of a word.
    fn letters(&self, terms: &str, most: usize, may: impl Fn(Option<char>, char) -> bool) -> Option<Vec<usize>> {
        let first = self.typed.chars().next()?;
        let mut bytes = [0; 4];
        let first_bytes = first.encode_utf8(&mut bytes).as_bytes();
        memchr_iter(*first_bytes.first()?, terms.as_bytes()).find_map(|start| {
            if !terms.get(start..)?.starts_with(first) {
                return None;
            }
            let before = terms.get(..start)?.chars().next_back();
            let found =
                begins(before, first).then(|| self.letters_from(terms, (start, before), most, &may)).flatten()?;
            is_prose(field_at(terms, start)).then_some(found)
        })
    }

    fn letters_from(
        &self,
        terms: &str,
        (start, mut before): (usize, Option<char>),
        most: usize,
        may: impl Fn(Option<char>, char) -> bool,
    ) -> Option<Vec<usize>> {
        let mut wanted = self.typed.chars();
        let mut next = wanted.next();
        let mut found = Vec::new();
        for (at, char) in terms.get(start..)?.char_indices().take(most).take_while(|(_, char)| *char != '\n') {
            if next == Some(char) && may(before, char) {
                found.push(start + at);
                next = wanted.next();
            }
            before = Some(char);
            if next.is_none() {
                return Some(found);
            }
        }
        None
    }
}

/// The words of a row's terms with the byte at which each begins.
fn words(terms: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    terms.split_inclusive(|char: char| !char.is_alphanumeric()).map(move |piece| {
        let start = at;
        at += piece.len();
        (start, piece.trim_end_matches(|char: char| !char.is_alphanumeric()))
    })
}

/// The field that holds byte `at` of a row's terms.
fn field_at(terms: &str, at: usize) -> &str {
    let start = terms.get(..at).and_then(|text| text.rfind('\n')).map_or(0, |end| end + 1);
    let rest = terms.get(start..).unwrap_or_default();
    rest.split('\n').next().unwrap_or_default()
}

/// Whether letters may be scattered over a field: not over an address, a number, a handle or a spelling.
fn is_prose(field: &str) -> bool {
    !field.contains(['@', SPELT])
        && !field.bytes().all(|byte| byte.is_ascii_digit())
        && Handle::looks_like(field).is_none()
}
