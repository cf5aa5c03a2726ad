//! The search behind every list: of all records those that have the words, the best first.

use std::collections::BinaryHeap;

use super::companies::Companies;
use super::failures::Trouble;
use super::familiar::{Familiar, LastFamiliar};
use crate::domain::{Kind, RecordId};
use crate::search::{Matcher, Noted, Rank, Row, has_notes};
use crate::store::{Rosters, Store};

/// What a search found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Hits {
    /// The best ones, in their order.
    pub(super) ids: Vec<RecordId>,
    /// How many there are.
    pub(super) total: usize,
}

/// Of several kinds the live records that match the words, the best first; of equal ones those who were dealt with
/// lately. No more than `most` of them are ranked, since a letter or two find a third of a large book.
pub(super) fn by_score(store: &Store, words: &str, kinds: &[Kind], most: usize) -> Result<Hits, Trouble> {
    let rosters = store.rosters()?;
    let companies = companies(&rosters, words, kinds)?;
    let mut familiar = LastFamiliar::default();
    Ok(ranked(familiar.now(store)?, &rosters, &companies, (words, kinds, most))?.into_hits())
}

/// The same, and then those in which the words were only noted at length.
pub(super) fn by_names_and_notes(
    store: &Store,
    familiar: &Familiar,
    (words, kinds, most): (&str, &[Kind], usize),
) -> Result<Hits, Trouble> {
    let rosters = store.rosters()?;
    let companies = companies(&rosters, words, kinds)?;
    let mut best = ranked(familiar, &rosters, &companies, (words, kinds, most))?;
    if Matcher::new(words).seeks_notes() {
        for (place, kind) in kinds.iter().enumerate().filter(|(_, kind)| has_notes(**kind)) {
            let begin = || (Matcher::new(words), Best::new(most));
            let each = |(matcher, best): &mut (Matcher, Best), id, noted: Noted<'_>| {
                if let Some(score) = matcher.score_noted(&noted, |company| companies.get(&company)) {
                    best.offer(score, place, id, &noted.row.title);
                }
            };
            for (_, part) in rosters.read_texts(*kind, begin, each)? {
                best.append(part);
            }
        }
    }
    Ok(best.into_hits())
}

/// The best ones by their rows.
fn ranked(
    familiar: &Familiar,
    rosters: &Rosters<'_>,
    companies: &Companies,
    (words, kinds, most): (&str, &[Kind], usize),
) -> Result<Best, Trouble> {
    let sieve = Matcher::new(words).sieve().among(companies.values());
    let mut best = Best::new(most);
    for (place, kind) in kinds.iter().enumerate() {
        let begin = || (Matcher::new(words), Best::new(most));
        let each = |(matcher, best): &mut (Matcher, Best), id, row: Row<'_>| {
            let lift = familiar.lift(id);
            if matcher.certain(&row).is_some_and(|most| best.is_above(most + lift)) {
                best.total += 1;
            } else if let Some(score) = matcher.score_among(&row, |company| companies.get(&company)) {
                best.offer(score + lift, place, id, &row.title);
            }
        };
        for (_, part) in rosters.read(*kind, &sieve, begin, each)? {
            best.append(part);
        }
    }
    Ok(best)
}

/// The rows of the companies that have any of the words, for people are found by theirs.
fn companies(rosters: &Rosters<'_>, words: &str, kinds: &[Kind]) -> Result<Companies, Trouble> {
    if !kinds.iter().any(|kind| *kind != Kind::Company) {
        return Ok(Companies::default());
    }
    let begin = || (Matcher::new(words), Vec::new());
    let each = |(matcher, rows): &mut (Matcher, Vec<_>), id: RecordId, row: Row<'_>| {
        if matcher.may_add(&row) {
            rows.push((id.uuid, row.into_owned()));
        }
    };
    let read = rosters.read(Kind::Company, &Matcher::new(words).adding_sieve(), begin, each)?;
    Ok(read.into_iter().flat_map(|(_, rows)| rows).collect())
}

/// The best hits so far, and how many there were.
struct Best {
    most: usize,
    /// The worst one is on top.
    ranked: BinaryHeap<(Rank, RecordId)>,
    total: usize,
}

impl Best {
    fn new(most: usize) -> Best {
        Best { most, ranked: BinaryHeap::new(), total: 0 }
    }

    fn offer(&mut self, score: i64, kind: usize, id: RecordId, title: &str) {
        self.total += 1;
        if !self.is_above(score) {
            self.keep((Rank::of(score, kind, title), id));
        }
    }

    /// Whether what is worth so much is not among the best.
    fn is_above(&self, score: i64) -> bool {
        let is_full = self.ranked.len() >= self.most;
        is_full && self.ranked.peek().is_none_or(|(worst, _)| worst.is_above(score))
    }

    fn keep(&mut self, hit: (Rank, RecordId)) {
        if self.ranked.len() < self.most {
            self.ranked.push(hit);
        } else if let Some(mut worst) = self.ranked.peek_mut().filter(|worst| hit < **worst) {
            *worst = hit;
        }
    }

    fn append(&mut self, other: Best) {
        self.total += other.total;
        other.ranked.into_iter().for_each(|hit| self.keep(hit));
    }

    fn into_hits(self) -> Hits {
        let ids = self.ranked.into_sorted_vec().into_iter().map(|(_, id)| id).collect();
        Hits { ids, total: self.total }
    }
}
