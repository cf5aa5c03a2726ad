//! Typed words, ready to be held against many rows.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::fold::fold_for_search;
use super::highlight;
use super::hit;
use super::row::Row;
use super::word::Word;
use crate::domain::id::Uuid128;

/// What it is worth that all words together, as typed, are a whole field, or the beginning of one.
const WHOLE_FIELD: i64 = 500;
const WHOLE_START: i64 = 200;

/// Words to look for, in any order; each must be found somewhere in a row.
///
/// Invariant: it stays on one thread, since its scratch memory is slow to share. The type sees to it.
pub struct Matcher {
    words: Vec<Word>,
    whole: String,
    required: u64,
    fuzzy: SkimMatcherV2,
    one_thread: PhantomData<Cell<()>>,
}

impl Matcher {
    /// Reads what somebody typed. Nothing typed matches every row.
    pub fn new(words: &str) -> Matcher {
        let words = Word::all(&fold_for_search(words));
        let whole = words.iter().map(Word::text).collect::<Vec<_>>().join(" ");
        let required = words.iter().fold(0, |mask, word| mask | word.required());
        Matcher { words, whole, required, fuzzy: SkimMatcherV2::default().respect_case(), one_thread: PhantomData }
    }

    /// Whether there is anything to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a row matches, higher being better; nothing if a word is missing. Equal scores are the caller's to
    /// order, by title and id.
    pub fn score(&self, row: &Row<'_>) -> Option<i64> {
        self.sum(row).ok()
    }

    /// What all words are worth in a row together, or the first one that it does not have.
    fn sum(&self, row: &Row<'_>) -> Result<i64, Option<&Word>> {
        if self.required & !row.mask != 0 {
            return Err(self.words.iter().find(|word| word.required() & !row.mask != 0));
        }
        let mut sum = 0;
        for word in &self.words {
            sum += word.score(&row.terms, row.mask, &self.fuzzy).ok_or(Some(word))?;
        }
        Ok(sum + self.whole(&row.terms))
    }

    /// As [`Matcher::score`], but what is missing in the row may stand in the row of one of its companies.
    pub fn score_among<'c>(&self, row: &Row<'_>, company: impl Fn(Uuid128) -> Option<&'c Row<'static>>) -> Option<i64> {
        let missing = match self.sum(row) {
            Ok(score) => return Some(score),
            Err(missing) => missing,
        };
        let companies = row.company_ids().filter_map(company);
        let possible = companies.filter(|company| {
            // What a row does not have must be in its company's: no hit goes across fields.
            self.required & !(row.mask | company.mask) == 0
                && missing.is_none_or(|word| word.may_be_in(company, &self.fuzzy))
        });
        possible.filter_map(|company| self.score(&row.joined(company))).max()
    }

    /// Which characters of a shown text match, by their index in `text.chars()`, ascending.
    pub fn highlights(&self, text: &str) -> Vec<usize> {
        highlight::indices(&self.words, text)
    }

    fn whole(&self, terms: &str) -> i64 {
        if self.words.len() < 2 {
            return 0;
        }
        let places = terms.match_indices(self.whole.as_str()).map(|(at, found)| hit::place(terms, at, found.len()));
        match places.max() {
            Some(hit::FIELD) => WHOLE_FIELD,
            Some(hit::WORD | hit::FIELD_START) => WHOLE_START,
            Some(_) | None => 0,
        }
    }
}

impl fmt::Debug for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Matcher").field(&self.words).finish()
    }
}

impl Clone for Matcher {
    fn clone(&self) -> Self {
        Matcher {
            words: self.words.clone(),
            whole: self.whole.clone(),
            required: self.required,
            fuzzy: SkimMatcherV2::default().respect_case(),
            one_thread: PhantomData,
        }
    }
}

impl PartialEq for Matcher {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl Eq for Matcher {}
