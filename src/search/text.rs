//! One word of letters against a row's terms: exact places first, then spelling, one slip, scattered letters.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memchr_iter;
use memchr::memmem::Finder;

use super::align::{self, SPELT};
use super::hit;
use super::mask::{begins, bit, is_latin, mask};
use super::pinyin::is_han;
use super::row::{LONGEST_FIELD, PLACE, Row};
use super::sieve::Need;
use super::typo::{self, Slips};
use crate::domain::id::{Handle, LONGEST_HANDLE};

/// The most characters of a word that are looked at.
const LONGEST_WORD: usize = LONGEST_FIELD;

/// Words from this length on are found with one slip; shorter ones would find everybody.
const LONG_ENOUGH_FOR_A_SLIP: usize = 5;

/// Letters up to which a word may be somebody's initials.
const MOST_INITIALS: usize = 4;

/// How many times its own length a word may be scattered over.
const NEAR: usize = 3;

/// The fewest characters that tell a handle.
const FEWEST_OF_HANDLE: usize = 3;

/// Characters that a name whose initial was typed may take.
const LONGEST_NAME: usize = 12;

/// A word of letters.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) typed: String,
    finder: Box<Finder<'static>>,
    /// The same with its umlauts spelt, as others may have written the name: `mueller` for `Müller`.
    spelt: Option<Box<Finder<'static>>>,
    pub(super) mask: u64,
    /// The bit of its first character.
    first: u64,
    chars: usize,
    /// Whether it may be a part of a handle: most words have a letter that no handle has.
    is_like_handle: bool,
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
            spelt: None,
            chars,
            is_like_handle: chars == 1 || is_like_handle(&typed),
            slips: (is_word && chars >= LONG_ENOUGH_FOR_A_SLIP).then(|| Slips::of(&typed)),
            typed,
        }
    }

    /// The same, which may be spelt like that, too: the spelling has all its letters and more, and begins alike.
    pub(super) fn or_spelt(self, spelt: &str) -> Text {
        let is_other = spelt != self.typed && self.chars > 1;
        Text { spelt: is_other.then(|| Box::new(Finder::new(spelt.as_bytes()).into_owned())), ..self }
    }

    /// Whether one slip in it is forgiven.
    pub(super) const fn is_forgiving(&self) -> bool {
        self.slips.is_some()
    }

    /// What it asks of the masks of a row: a single letter is found where words begin, and nowhere else.
    pub(super) fn need(&self) -> Need {
        let starts = if self.may_be_inside() { 0 } else { self.first };
        Need { mask: self.mask, starts, is_forgiving: self.is_forgiving() }
    }

    /// What it is worth in a row.
    pub(super) fn score(&self, row: &Row<'_>, fuzzy: &SkimMatcherV2) -> Option<i64> {
        let (terms, missing) = (row.terms.as_ref(), self.mask & !row.mask);
        let begins = self.first & !row.starts == 0;
        if missing == 0 {
            let mut found = if begins || self.may_be_inside() { self.literal(terms) } else { None };
            // What cannot be worth more is not looked for.
            if !is_latin(row.mask) && found < Some(hit::SPELT_START + hit::FIRST_FIELD) {
                found = found.max(self.spelt(terms));
            }
            if self.mask & !row.starts == 0 && found < Some(hit::INITIALS + hit::FIRST_FIELD) {
                found = found.max(self.initials(terms));
            }
            if found.is_some() {
                return found;
            }
        }
        let slip = if missing.count_ones() <= 1 { self.slip(terms, missing) } else { None };
        if missing != 0 || slip.is_some_and(|score| score >= hit::SLIP) {
            return slip;
        }
        let scattered = if begins { self.scattered(terms, fuzzy) } else { None };
        scattered.max(slip)
    }

    /// The most that it is worth in a row in which it is for certain, told without a look at more than how that begins; so
    /// much can be said of a single letter only.
    pub(super) fn certain(&self, row: &Row<'_>) -> Option<i64> {
        if self.may_be_inside() || self.first == 0 || self.first & !row.starts != 0 {
            return None;
        }
        Some(if self.first & row.alone != 0 {
            hit::FIELD + hit::FIRST_FIELD
        } else if row.terms.starts_with(&self.typed) {
            hit::FIELD_START + hit::FIRST_FIELD
        } else {
            // Another field begins with it, or a word of the first one.
            hit::FIELD_START + hit::FIRST_FIELD - hit::NEXT_FIELD
        })
    }

    /// Whether it is found in the middle of a word; a single letter is not.
    fn may_be_inside(&self) -> bool {
        self.chars > 1 || !self.typed.is_ascii()
    }

    /// What it is worth where it stands as it was typed: not in a number, nor inside a handle.
    pub(super) fn literal(&self, terms: &str) -> Option<i64> {
        let found = self.literal_as(&self.finder, terms);
        self.spelt.as_ref().map_or(found, |spelt| found.max(self.literal_as(spelt, terms)))
    }

    fn literal_as(&self, finder: &Finder<'_>, terms: &str) -> Option<i64> {
        let length = finder.needle().len();
        let places = finder.find_iter(terms.as_bytes()).map(|at| (at, hit::place(terms, at, length)));
        let mut worth = hit::Bonus::of(terms);
        places.filter_map(|(at, place)| Some(self.worth(terms, at, place)? + worth.at(at))).max()
    }

    /// What it is worth at a byte of terms, if it may stand there: in a handle at its beginning only, and least without
    /// its first letter; nowhere in a field of digits, which is a number and not read as text; as no word between the
    /// characters of a spelling, which [`Text::spelt`] reads.
    fn worth(&self, terms: &str, at: usize, place: i64) -> Option<i64> {
        if !self.may_be_inside() {
            let is_found = place > hit::INSIDE && self.handle_before(terms, at).is_none();
            return is_found.then(|| single(terms, at, place));
        }
        match self.handle_before(terms, at) {
            None if self.typed.starts_with(|char: char| char.is_ascii_digit()) => {
                (!field_at(terms, at).bytes().all(|byte| byte.is_ascii_digit())).then_some(place)
            }
            None if place > hit::INSIDE && is_reading(terms, at) => Some(hit::INSIDE),
            // A name that begins with it comes before those who live there.
            None if place == hit::WORD && field_at(terms, at).starts_with(PLACE) => Some(hit::WORD_START),
            None | Some(0) => Some(place),
            Some(2) if place == hit::WORD => Some(place),
            Some(2) if self.chars >= FEWEST_OF_HANDLE => Some(hit::INSIDE),
            Some(_) => None,
        }
    }

    /// How far inside a handle it stands at a byte of terms; nothing where it is in none.
    fn handle_before(&self, terms: &str, at: usize) -> Option<usize> {
        if self.is_like_handle { handle_before(terms, at) } else { None }
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

    fn slip(&self, terms: &str, missing: u64) -> Option<i64> {
        let words = self.slips.as_ref()?.words(terms, missing).filter(|(_, word)| word.len() + 4 >= self.typed.len());
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
        (start, before): (usize, Option<char>),
        most: usize,
        may: impl Fn(Option<char>, char) -> bool,
    ) -> Option<Vec<usize>> {
        let rest = terms.get(start..)?;
        let found = || {
            let (mut wanted, mut before, may) = (self.typed.chars().peekable(), before, &may);
            let near = rest.char_indices().take(most).take_while(|(_, char)| *char != '\n');
            near.filter(move |(_, char)| {
                let before = before.replace(*char);
                wanted.next_if(|next| next == char && may(before, *char)).is_some()
            })
        };
        // Most are not there whole, and need no memory.
        (found().count() == self.chars).then(|| found().map(|(at, _)| start + at).collect())
    }
}

/// The field that holds byte `at` of a row's terms.
fn field_at(terms: &str, at: usize) -> &str {
    let start = terms.get(..at).and_then(|text| text.rfind('\n')).map_or(0, |end| end + 1);
    let rest = terms.get(start..).unwrap_or_default();
    rest.split('\n').next().unwrap_or_default()
}

/// Whether a word may be a part of a handle, with the letter of its kind or without.
fn is_like_handle(typed: &str) -> bool {
    let bare = typed.trim_start_matches('-');
    ["", "c-"].iter().any(|kind| Handle::looks_like(&format!("{kind}{bare}")).is_some())
}

/// How far inside a handle a byte of terms stands; nothing where it is in no handle.
fn handle_before(terms: &str, at: usize) -> Option<usize> {
    let before = terms.as_bytes().get(at.saturating_sub(LONGEST_HANDLE + 3)..at)?;
    let start = match before.iter().rposition(|byte| *byte == b'\n') {
        Some(end) => at - before.len() + end + 1,
        None if before.len() == at => 0,
        None => return None,
    };
    let is_like_one =
        terms.as_bytes().get(start + 1) == Some(&b'-') && Handle::looks_like(field_at(terms, start)).is_some();
    is_like_one.then_some(at - start)
}

/// Whether a byte of terms begins one of the readings of a character.
fn is_reading(terms: &str, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| terms.as_bytes().get(before));
    before.is_some_and(|byte| *byte == b'/' || !byte.is_ascii()) && field_at(terms, at).starts_with(SPELT)
}

/// What a single letter is worth: where words are typed letter by letter it begins one rather than being one.
fn single(terms: &str, at: usize, place: i64) -> i64 {
    let starts_field = at.checked_sub(1).is_none_or(|before| terms.as_bytes().get(before) == Some(&b'\n'));
    match place {
        hit::WORD if starts_field => hit::FIELD_START,
        hit::WORD => hit::WORD_START,
        _ => place,
    }
}

/// Whether letters may be scattered over a field: not over an address, a number, a handle or a spelling.
fn is_prose(field: &str) -> bool {
    !field.contains(['@', SPELT])
        && !field.bytes().all(|byte| byte.is_ascii_digit())
        && Handle::looks_like(field).is_none()
}
