//! Blocks that are read again and again, held in memory with their checksums checked: a search reads a whole roster with
//! every key that is pressed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::block::Block;
use super::overlay::Overlay;

/// What is held of each prefix that was asked for.
#[derive(Default)]
pub(super) struct Held(Mutex<BTreeMap<Vec<u8>, State>>);

/// What is known of a prefix.
enum State {
    /// It was read once. Whoever asks once, as a command does, need not pay with memory.
    Read,
    /// All blocks in which its entries are.
    Held(Arc<Vec<Block>>),
}

/// What a reader is to do.
pub(super) enum Reading {
    /// Read, and keep nothing.
    Once,
    /// Read, and give what was read to [`Held::keep`].
    Keeping,
    /// Take these.
    Held(Arc<Vec<Block>>),
}

impl Held {
    /// What is to be done by a reader of all entries below `prefix`.
    pub(super) fn ask(&self, prefix: &[u8]) -> Reading {
        let mut states = self.states();
        match states.get(prefix) {
            None => {
                states.insert(prefix.to_owned(), State::Read);
                Reading::Once
            }
            Some(State::Read) => Reading::Keeping,
            Some(State::Held(blocks)) => Reading::Held(Arc::clone(blocks)),
        }
    }

    /// Holds all blocks of a prefix.
    pub(super) fn keep(&self, prefix: &[u8], blocks: Vec<Block>) {
        self.states().insert(prefix.to_owned(), State::Held(Arc::new(blocks)));
    }

    /// Lets go of whatever these writes change.
    pub(super) fn forget(&mut self, overlay: &Overlay) {
        let states = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        if states.is_empty() {
            return;
        }
        for (key, _) in overlay.writes() {
            // One prefix may be within another.
            for (_, state) in states.iter_mut().filter(|(prefix, _)| key.starts_with(prefix)) {
                *state = State::Read;
            }
        }
    }

    fn states(&self) -> MutexGuard<'_, BTreeMap<Vec<u8>, State>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
