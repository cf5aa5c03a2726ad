//! What can go wrong with the views.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::Place;

/// Why the store could not answer or could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Bytes that are not what was written, or sled gave up on them: make a fresh store from the journal.
    #[error("the store is damaged: {what}")]
    Damaged {
        /// What was found.
        what: String,
    },
    /// A large entry was begun and never finished: make a fresh store from the journal.
    #[error("the entry at {begin} was applied in part only")]
    Unfinished {
        /// Where that entry begins in the journal.
        begin: Place,
    },
    /// Somebody still has the store open although nobody should have.
    #[error("the store in {dir} is still open elsewhere")]
    Busy {
        /// The directory of the store.
        dir: PathBuf,
    },
    /// No space is left, so that making the store anew would not help.
    #[error("no space is left for the store")]
    Full,
    /// Entries must be applied one after the other.
    #[error("entry {found} was applied where entry {expected} was due")]
    OutOfOrder {
        /// The entry that was due.
        expected: u64,
        /// The entry that came.
        found: u64,
    },
    /// The journal says what no version of rolo that is known here would write.
    #[error("the change at {at} cannot be read: {what}")]
    Unreadable {
        /// Where its line begins in the journal.
        at: Place,
        /// What is wrong with it.
        what: String,
    },
    /// Nobody waits any longer for what was being read: there is nothing wrong.
    #[error("whoever asked no longer waits")]
    BrokenOff,
    /// The file system refused something.
    #[error("{path}: {source}")]
    Io {
        /// What was touched.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl StoreError {
    /// From an error of a library, or from a plain text.
    pub(super) fn damaged(what: impl fmt::Display) -> StoreError {
        StoreError::Damaged { what: what.to_string() }
    }

    /// A change whose line begins at `at`.
    pub(super) fn unreadable(at: Place) -> impl FnOnce(serde_json::Error) -> StoreError {
        move |error| StoreError::Unreadable { at, what: error.to_string() }
    }

    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> StoreError {
        move |source| {
            if source.kind() == io::ErrorKind::StorageFull {
                StoreError::Full
            } else {
                StoreError::Io { path: path.to_owned(), source }
            }
        }
    }
}
