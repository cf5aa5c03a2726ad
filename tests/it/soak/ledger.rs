//! What was asked for, and what was acknowledged; held against the book in the end.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use crate::rolo::Rolo;

/// What nobody may ever read: the words of sled and of the system about locks.
const FORBIDDEN: [&str; 4] = ["could not acquire lock", "Resource temporarily unavailable", "WouldBlock", "os error"];

/// Every change that was asked for, by its words, of which no two are the same.
#[derive(Default)]
pub struct Ledger(Mutex<BTreeMap<Vec<String>, Fate>>);

/// What became of a change, as far as whoever wanted it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It was done, as the entry of this number where that was told.
    Acknowledged(Option<u64>),
    /// Whoever asked was killed, or gave up.
    Unknown,
    /// It was refused.
    Refused,
}

impl Ledger {
    /// Notes what became of a change.
    pub fn note(&self, words: &[&str], fate: Fate) {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let before = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(words, fate);
        assert_eq!(before, None, "two changes are the same");
    }

    /// How many changes had which fate.
    pub fn told(&self) -> String {
        let deeds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = |is: fn(&Fate) -> bool| deeds.values().filter(|fate| is(fate)).count();
        let acknowledged = count(|fate| matches!(fate, Fate::Acknowledged(_)));
        let (unknown, refused) = (count(|fate| *fate == Fate::Unknown), count(|fate| *fate == Fate::Refused));
        format!("{acknowledged} changes acknowledged, {unknown} cut off, {refused} refused")
    }

    /// Holds everything against the history of the book.
    pub fn check(&self, rolo: &Rolo) {
        let deeds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut entries: BTreeMap<Vec<String>, Vec<u64>> = BTreeMap::new();
        for line in rolo.ok(&["history", "-o", "ndjson", "--limit", "1000000"]).lines() {
            let entry: Value = serde_json::from_str(line).unwrap();
            let words = entry["words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned());
            entries.entry(words.collect()).or_default().push(entry["seq"].as_u64().unwrap());
        }
        let mut wrong = BTreeSet::new();
        for (words, fate) in deeds.iter() {
            let found = entries.get(words).map_or(&[][..], Vec::as_slice);
            let is_right = match fate {
                Fate::Acknowledged(Some(entry)) => found == [*entry],
                Fate::Acknowledged(None) => found.len() == 1,
                Fate::Unknown => found.len() <= 1,
                Fate::Refused => found.is_empty(),
            };
            if !is_right {
                wrong.insert(format!("{words:?}: {fate:?}, and the history has it as {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        let acknowledged = deeds.values().any(|fate| matches!(fate, Fate::Acknowledged(_)));
        assert!(acknowledged, "nothing was acknowledged");
    }
}

/// Fails if something was said that nobody should read.
pub fn check_said(what: &str, said: &str) {
    for words in FORBIDDEN {
        assert!(!said.contains(words), "{what}: {said}");
    }
}
