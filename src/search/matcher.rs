//! Typed words, ready to be held against many rows.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use fuzzy_matcher::skim::SkimMatcherV2;
use unicode_normalization::UnicodeNormalization;

use super::align::{self, SPELT};
use super::fold::{fold_for_search, spell_umlauts};
use super::highlight;
use super::hit;
use super::mask::is_latin;
use super::noted::{self, Noted};
use super::row::Row;
use super::sieve::Sieve;
use super::word::Word;
use crate::domain::id::Uuid128;

/// What it is worth that all words together, as typed, are a whole field, or the beginning of one.
const WHOLE_FIELD: i64 = 500;
const WHOLE_START: i64 = 200;

/// What it is worth that a word stands in the title with the very accents with which it was typed.
const AS_TYPED: i64 = 4;

/// Words to look for, in any order; each must be found somewhere in a row.
///
/// Invariant: it stays on one thread, since its scratch memory is slow to share. The type sees to it.
pub struct Matcher {
    words: Vec<Word>,
    /// The words as typed, in lower case.
    typed: Vec<String>,
    /// All words as one text, with blanks between them, without, and as they were typed.
    whole: Vec<String>,
    required: u64,
    fuzzy: SkimMatcherV2,
    one_thread: PhantomData<Cell<()>>,
}

impl Matcher {
    /// Reads what somebody typed. Nothing typed matches every row.
    pub fn new(words: &str) -> Matcher {
        let typed = words.split_whitespace().map(|word| word.nfc().collect::<String>().to_lowercase()).collect();
        let folded = fold_for_search(words);
        let spelt = spell_umlauts(words).map(|spelt| Word::all(&fold_for_search(&spelt)));
        let words = Word::all(&folded);
        let texts: Vec<String> = words.iter().map(Word::text).collect();
        let mut whole = vec![texts.join(" "), texts.concat(), folded];
        whole.dedup();
        let words = match spelt {
            Some(spelt) if spelt.len() == words.len() => {
                words.into_iter().zip(&spelt).map(|(word, spelt)| word.or_spelt(spelt)).collect()
            }
            Some(_) | None => words,
        };
        let required = words.iter().fold(0, |mask, word| mask | word.required());
        let fuzzy = SkimMatcherV2::default().respect_case();
        Matcher { words, typed, whole, required, fuzzy, one_thread: PhantomData }
    }

    /// Whether there is anything to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// What the masks of a row must have for it to match.
    pub fn sieve(&self) -> Sieve {
        Sieve::of(self.words.iter().map(Word::need))
    }

    /// What they must have for it to add something to the rows of those who belong to it: one word is enough.
    pub fn adding_sieve(&self) -> Sieve {
        match self.words.as_slice() {
            [word @ Word::Text(_)] => Sieve::of([word.need()].into_iter()),
            _ => Sieve::default(),
        }
    }

    /// How well a row matches, higher being better; nothing if a word is missing.
    pub fn score(&self, row: &Row<'_>) -> Option<i64> {
        self.sum(row).ok().map(|sum| sum.score)
    }

    /// The most that a row can be worth, if it is certain that it matches; it is told without a search.
    pub fn certain(&self, row: &Row<'_>) -> Option<i64> {
        match self.words.as_slice() {
            [Word::Text(text)] => text.certain(row).map(|worth| worth + AS_TYPED),
            _ => None,
        }
    }

    /// What all words are worth in a row together, or the first one that it does not have.
    fn sum(&self, row: &Row<'_>) -> Result<Sum<'_>, Option<&Word>> {
        if self.required & !row.mask != 0 {
            return Err(self.words.iter().find(|word| word.required() & !row.mask != 0));
        }
        let mut sum = Sum { score: 0, doubtful: None };
        for word in &self.words {
            let worth = word.score(row, &self.fuzzy).ok_or(Some(word))?;
            sum.score += worth;
            if worth < hit::INSIDE {
                sum.doubtful = sum.doubtful.or(Some(word));
            }
        }
        sum.score += self.whole(row) + self.as_typed(&row.title);
        Ok(sum)
    }

    /// As [`Matcher::score`], but what is missing in the row, or only nearly there, may stand in the row of one of its
    /// companies; `company` knows those that have any of the words ([`Matcher::may_add`]).
    pub fn score_among<'c>(&self, row: &Row<'_>, company: impl Fn(Uuid128) -> Option<&'c Row<'static>>) -> Option<i64> {
        let (own, wanted) = match self.sum(row) {
            Ok(Sum { score, doubtful: None }) => return Some(score),
            Ok(Sum { score, doubtful }) => (Some(score), doubtful),
            Err(missing) => (None, missing),
        };
        let companies = row.company_ids().filter_map(company);
        let possible = companies.filter(|company| {
            // What a row does not have must be in its company's: no hit goes across fields.
            self.required & !(row.mask | company.mask) == 0
                && (self.words.len() == 1 || wanted.is_none_or(|word| word.may_be_in(company, &self.fuzzy)))
        });
        possible.filter_map(|company| self.score(&row.joined(company))).max().max(own)
    }

    /// Whether any of the words is long enough to be looked for in what was noted.
    pub fn seeks_notes(&self) -> bool {
        noted::is_telling(&self.words)
    }

    /// How well a record matches by what was noted in it: a word at least stands in its text, the others there, in its row,
    /// or in the row of one of its companies. Nothing if it is found without its text.
    pub fn score_noted<'c>(
        &self,
        Noted { row, text }: &Noted<'_>,
        company: impl Fn(Uuid128) -> Option<&'c Row<'static>>,
    ) -> Option<i64> {
        let in_text: Vec<Option<i64>> = self.words.iter().map(|word| noted::worth(word, text)).collect();
        if in_text.iter().all(Option::is_none) || self.score_among(row, &company).is_some() {
            return None;
        }
        let elsewhere = |word: &Word| {
            let companies = row.company_ids().filter_map(&company);
            word.score(row, &self.fuzzy).max(companies.filter_map(|company| word.score(company, &self.fuzzy)).max())
        };
        self.words.iter().zip(in_text).map(|(word, worth)| worth.max(elsewhere(word))).sum()
    }

    /// Whether a row has any of the words, so that it may add one to the rows of those who belong to it.
    pub fn may_add(&self, row: &Row<'_>) -> bool {
        self.words.iter().any(|word| word.may_be_in(row, &self.fuzzy))
    }

    /// Which characters match in each of the texts that are shown of a record, by their index in `chars()`, ascending. A
    /// word that stands in one of them is not looked for letter by letter in the others.
    pub fn highlights(&self, texts: &[&str]) -> Vec<Vec<usize>> {
        highlight::indices(&self.words, texts)
    }

    fn whole(&self, row: &Row<'_>) -> i64 {
        if self.words.len() < 2 {
            return 0;
        }
        let terms = row.terms.as_ref();
        let places = self.whole.iter().flat_map(|whole| {
            terms.match_indices(whole.as_str()).map(|(at, found)| hit::place(terms, at, found.len()))
        });
        match places.max() {
            Some(hit::FIELD) => WHOLE_FIELD,
            Some(hit::WORD | hit::FIELD_START) => WHOLE_START,
            Some(_) | None if self.spells(row) => WHOLE_START,
            Some(_) | None => 0,
        }
    }

    /// Whether all words together spell the beginning of a name: `zha sx` is 查慎行.
    fn spells(&self, row: &Row<'_>) -> bool {
        let Some(together) = self.whole.get(1).filter(|_| !is_latin(row.mask)) else { return false };
        let mut spelt = row.terms.split('\n').filter(|field| field.starts_with(SPELT));
        spelt.any(|field| align::find(field, together).is_some_and(|span| span.start == 0))
    }

    /// What it is worth that words stand in a title as they were typed: `käthe` is Käthe before Kathe.
    fn as_typed(&self, title: &str) -> i64 {
        let worth = |has: &dyn Fn(&str) -> bool| self.typed.iter().filter(|word| has(word)).map(|_| AS_TYPED).sum();
        if title.is_ascii() {
            // As most are. Nothing is copied for them.
            return worth(&|word| has_ignoring_case(title.as_bytes(), word.as_bytes()));
        }
        let title = title.to_lowercase();
        worth(&|word| title.contains(word))
    }
}

fn has_ignoring_case(title: &[u8], word: &[u8]) -> bool {
    title.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

/// What all words are worth in a row together.
struct Sum<'m> {
    score: i64,
    /// The first word that is only nearly there.
    doubtful: Option<&'m Word>,
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
            typed: self.typed.clone(),
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
