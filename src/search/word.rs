//! One thing to look for in a row's terms: a word, or a telephone number typed in groups.

use fuzzy_matcher::skim::SkimMatcherV2;

use super::mask::mask;
use super::row::{LONGEST_FIELD, Row};
use super::sieve::Need;
use super::text::Text;
use super::{hit, number};
use crate::domain::phone;

/// Digits from which on the end of a number is as good as the beginning of a word.
const TELLING_DIGITS: usize = 4;

/// One thing to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Letters, characters, or anything else.
    Text(Text),
    /// A telephone number, perhaps typed in groups.
    Number {
        /// Its digits, without what stands for the country's own prefix.
        run: String,
        /// The groups as they were typed, which may as well be no number; none where it was said to be one.
        groups: Vec<Text>,
    },
}

impl Word {
    /// What is to be looked for in folded words, numbers put together.
    pub(super) fn all(folded: &str) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        let mut groups: Vec<&str> = Vec::new();
        for token in folded.split(' ') {
            if number::is_number(token) {
                groups.push(token);
                continue;
            }
            words.extend(Word::number(&groups));
            groups.clear();
            if let Some(number) = token.strip_prefix(phone::URI).filter(|number| number::is_number(number)) {
                words.push(Word::Number { run: number::end_of_number(number), groups: Vec::new() });
                continue;
            }
            let token = token.trim_matches(|char: char| ",;:()[]<>\"“”„，；：（）《》".contains(char));
            if !token.is_empty() {
                words.push(Word::Text(Text::new(token)));
            }
        }
        words.extend(Word::number(&groups));
        words
    }

    fn number(groups: &[&str]) -> Option<Word> {
        if groups.is_empty() {
            return None;
        }
        let run = number::end_of_number(&groups.concat());
        Some(Word::Number {
            run: run.chars().take(LONGEST_FIELD).collect(),
            groups: groups.iter().map(|group| Text::new(group)).collect(),
        })
    }

    /// The characters without which no row can match.
    pub(super) fn required(&self) -> u64 {
        match self {
            Word::Text(text) if text.is_forgiving() => 0,
            Word::Text(text) => text.mask,
            Word::Number { run, .. } => mask(run),
        }
    }

    /// The word as it was typed.
    pub(super) fn text(&self) -> String {
        match self {
            Word::Text(text) => text.typed.clone(),
            Word::Number { run, groups } if groups.is_empty() => run.clone(),
            Word::Number { groups, .. } => {
                groups.iter().map(|group| group.typed.as_str()).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// What it asks of the masks of a row.
    pub(super) fn need(&self) -> Need {
        match self {
            Word::Text(text) => text.need(),
            Word::Number { run, .. } => Need { mask: mask(run), ..Need::default() },
        }
    }

    /// What it is worth in a row.
    pub(super) fn score(&self, row: &Row<'_>, fuzzy: &SkimMatcherV2) -> Option<i64> {
        match self {
            Word::Text(text) => text.score(row, fuzzy),
            Word::Number { run, groups } => {
                let terms = row.terms.as_ref();
                let worth: Option<Vec<i64>> = groups.iter().map(|group| group.literal(terms)).collect();
                in_numbers(run, terms).max(worth.and_then(|worth| worth.into_iter().min()))
            }
        }
    }

    /// Whether a row may add this word, or a group of its digits, to one that does not have it.
    pub(super) fn may_be_in(&self, row: &Row<'_>, fuzzy: &SkimMatcherV2) -> bool {
        match self {
            Word::Text(text) => text.score(row, fuzzy).is_some(),
            Word::Number { run, groups } => {
                in_numbers(run, &row.terms).is_some() || groups.iter().any(|group| group.literal(&row.terms).is_some())
            }
        }
    }
}

/// What a run of digits is worth in the telephone numbers of these terms.
fn in_numbers(run: &str, terms: &str) -> Option<i64> {
    let numbers = lines(terms).filter(|(_, field)| field.bytes().all(|byte| byte.is_ascii_digit()));
    let worth = numbers.filter_map(|(at, field)| {
        let worth = match field.rfind(run)? {
            0 if field.len() == run.len() => hit::FIELD,
            start if start + run.len() == field.len() && run.len() >= TELLING_DIGITS => hit::WORD_START,
            _ => hit::INSIDE,
        };
        Some(worth + hit::bonus(terms, at))
    });
    worth.max()
}

/// The fields of a row with the byte at which each begins.
fn lines(terms: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    terms.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    })
}
