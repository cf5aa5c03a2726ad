//! Who has been dealt with lately, and how often: of equal hits they are the ones who are meant.

use std::collections::HashMap;

use super::failures::Trouble;
use crate::domain::{Kind, Life, RecordId};
use crate::store::Store;

/// How many of the newest activities are looked at.
const LOOKED_AT: usize = 200;

/// So many of them are the latest.
const LATEST: usize = 20;

/// What it is worth to be in one of the latest, to be in any, and the most that it comes to. It is less than what
/// parts a name from a company or a tag.
const IN_LATEST: i64 = 12;
const IN_ANY: i64 = 3;
const MOST: i64 = 36;

/// Who was familiar when it was asked last, so that not every key that is typed reads the same activities again.
#[derive(Debug, Default)]
pub(super) struct LastFamiliar(Option<(u64, Familiar)>);

impl LastFamiliar {
    /// Who is familiar now.
    pub(super) fn now(&mut self, store: &Store) -> Result<&Familiar, Trouble> {
        let seq = store.tip().seq;
        let familiar = match self.0.take() {
            Some((known, familiar)) if known == seq => familiar,
            Some(_) | None => Familiar::read(store)?,
        };
        Ok(&self.0.insert((seq, familiar)).1)
    }
}

/// What records are worth more in a search for having been dealt with lately.
#[derive(Debug, Default)]
pub(super) struct Familiar(HashMap<RecordId, i64>);

impl Familiar {
    /// Looks at the newest activities of a book.
    fn read(store: &Store) -> Result<Familiar, Trouble> {
        let mut worth: HashMap<RecordId, i64> = HashMap::new();
        for (place, id) in store.window(Kind::Activity, Life::Live, 0, LOOKED_AT)?.into_iter().enumerate() {
            let more = if place < LATEST { IN_LATEST } else { IN_ANY };
            if let Some(record) = store.record(id)? {
                for (_, _, about) in record.links() {
                    let worth = worth.entry(about).or_default();
                    *worth = (*worth + more).min(MOST);
                }
            }
        }
        Ok(Familiar(worth))
    }

    /// What a record is worth more.
    pub(super) fn lift(&self, id: RecordId) -> i64 {
        self.0.get(&id).copied().unwrap_or_default()
    }
}
