//! One thing to look for in a row's terms: a word, or a telephone number typed in groups.

use fuzzy_matcher::skim::SkimMatcherV2;

use super::mask::mask;
use super::number::{Standing, Typed};
use super::row::{LONGEST_FIELD, Row};
use super::sieve::Need;
use super::text::Text;
use super::{hit, number};
use crate::domain::{Handle, phone};

/// What a number is worth that begins with what was typed.
const NUMBER_START: i64 = hit::INITIALS;

/// Signs around a word that are not of it.
const AROUND: &str = ",;:.()[]<>\"“”„，；：。（）《》";

/// Signs between the parts of a name, which people leave out, or type where there is a blank.
const BETWEEN: [char; 10] = ['-', '‐', '–', '・', '·', '/', ',', ';', '_', '、'];

/// Words between those of which a name is made; any of them may be written as a sign, or left out.
const SMALL: [&str; 4] = ["and", "und", "y", "et"];

/// One thing to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Letters, characters, or anything else.
    Text(Text),
    /// A telephone number, perhaps typed in groups.
    Number {
        /// Its digits.
        typed: Typed,
        /// The groups as they were typed, which may as well be no number; none where it was said to be one.
        groups: Vec<Text>,
    },
}

impl Word {
    /// What is to be looked for in folded words, numbers put together.
    pub(super) fn all(folded: &str) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        let mut groups: Vec<&str> = Vec::new();
        let mut tokens = folded.split(' ').peekable();
        while let Some(token) = tokens.next() {
            if number::is_number(token) {
                groups.push(token);
                continue;
            }
            words.extend(Word::number(&groups));
            groups.clear();
            if let Some(number) = token.strip_prefix(phone::URI).filter(|number| number::is_number(number)) {
                words.push(Word::Number { typed: Typed::of(number), groups: Vec::new() });
                continue;
            }
            let token = token.trim_matches(|char: char| AROUND.contains(char));
            let is_small = SMALL.contains(&token) && !words.is_empty() && tokens.peek().is_some();
            if !is_small {
                words.extend(halves(token).map(|half| Word::Text(Text::new(half))));
            }
        }
        words.extend(Word::number(&groups));
        words
    }

    /// The same, which may be spelt like that, too.
    pub(super) fn or_spelt(self, spelt: &Word) -> Word {
        match (self, spelt) {
            (Word::Text(text), Word::Text(spelt)) => Word::Text(text.or_spelt(&spelt.typed)),
            (word, _) => word,
        }
    }

    fn number(groups: &[&str]) -> Option<Word> {
        if groups.is_empty() {
            return None;
        }
        let typed: String = groups.concat().chars().take(LONGEST_FIELD).collect();
        Some(Word::Number { typed: Typed::of(&typed), groups: groups.iter().map(|group| Text::new(group)).collect() })
    }

    /// The characters without which no row can match.
    pub(super) fn required(&self) -> u64 {
        match self {
            Word::Text(text) if text.is_forgiving() => 0,
            Word::Text(text) => text.mask,
            Word::Number { typed, .. } => mask(&typed.run),
        }
    }

    /// The word as it was typed.
    pub(super) fn text(&self) -> String {
        match self {
            Word::Text(text) => text.typed.clone(),
            Word::Number { typed, groups } if groups.is_empty() => typed.run.clone(),
            Word::Number { groups, .. } => {
                groups.iter().map(|group| group.typed.as_str()).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// What stands in a text in which the word does: the groups of a number each by themselves.
    pub(super) fn written(&self) -> impl Iterator<Item = &str> {
        let (text, run, groups) = match self {
            Word::Text(text) => (Some(text.typed.as_str()), None, &[][..]),
            Word::Number { typed, groups } if groups.is_empty() => (None, Some(typed.run.as_str()), &[][..]),
            Word::Number { groups, .. } => (None, None, groups.as_slice()),
        };
        text.into_iter().chain(run).chain(groups.iter().map(|group| group.typed.as_str()))
    }

    /// What it asks of the masks of a row.
    pub(super) fn need(&self) -> Need {
        match self {
            Word::Text(text) => text.need(),
            Word::Number { typed, .. } => Need { mask: mask(&typed.run), ..Need::default() },
        }
    }

    /// What it is worth in a row.
    pub(super) fn score(&self, row: &Row<'_>, fuzzy: &SkimMatcherV2) -> Option<i64> {
        match self {
            Word::Text(text) => text.score(row, fuzzy),
            Word::Number { typed, groups } => {
                let terms = row.terms.as_ref();
                let worth: Option<Vec<i64>> = groups.iter().map(|group| group.literal(terms)).collect();
                in_numbers(typed, terms).max(worth.and_then(|worth| worth.into_iter().min()))
            }
        }
    }

    /// Whether a row may add this word, or a group of its digits, to one that does not have it.
    pub(super) fn may_be_in(&self, row: &Row<'_>, fuzzy: &SkimMatcherV2) -> bool {
        match self {
            Word::Text(text) => text.score(row, fuzzy).is_some(),
            Word::Number { typed, groups } => {
                in_numbers(typed, &row.terms).is_some()
                    || groups.iter().any(|group| group.literal(&row.terms).is_some())
            }
        }
    }
}

/// The halves of a word that has some: `anna-lena` is a name of two. What is an address, a handle or has digits is one.
fn halves(token: &str) -> impl Iterator<Item = &str> {
    let is_name = token.chars().all(|char| char.is_alphabetic() || BETWEEN.contains(&char));
    let is_whole = !is_name || Handle::looks_like(token).is_some();
    token.split(move |char| !is_whole && BETWEEN.contains(&char)).filter(|half| !half.is_empty())
}

/// What typed digits are worth in the telephone numbers of these terms. All numbers of a record are worth the same.
fn in_numbers(typed: &Typed, terms: &str) -> Option<i64> {
    let numbers = terms.split('\n').filter(|field| field.bytes().all(|byte| byte.is_ascii_digit()));
    let standing = numbers.filter_map(|field| typed.standing(field)).max()?;
    Some(match standing {
        Standing::Whole => hit::FIELD,
        Standing::End => hit::WORD_START,
        Standing::Start => NUMBER_START,
        Standing::Inside => hit::INSIDE,
    })
}
