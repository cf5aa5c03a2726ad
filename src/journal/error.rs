//! What can go wrong with a journal, and what damage looks like.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::domain::Place;

/// What is wrong with a line, or with what ought to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The line does not end.
    Cut,
    /// The line is longer than 16 MiB.
    Long,
    /// The bytes are not the ones that were written.
    Checksum,
    /// Zero bytes stand where a line ought to be.
    Unwritten,
    /// The line is whole, but nothing that this version of rolo knows.
    Unknown,
    /// The line does not belong here: a change outside of an entry, or an entry within one.
    Order,
    /// An entry has no commit line.
    Uncommitted,
    /// A commit line does not fit its entry or the entry before.
    Chain,
    /// The segment is not there.
    Missing,
    /// The journal is shorter than the views know it to have been.
    Short,
    /// Another entry stands where the views know one.
    Replaced,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Flaw::Cut => "the line does not end",
            Flaw::Long => "the line is longer than 16 MiB",
            Flaw::Checksum => "the checksum does not fit",
            Flaw::Unwritten => "zero bytes instead of a line",
            Flaw::Unknown => "the line is of no known kind",
            Flaw::Order => "the line does not belong here",
            Flaw::Uncommitted => "the entry has no commit line",
            Flaw::Chain => "the hash chain is broken",
            Flaw::Missing => "the segment is missing",
            Flaw::Short => "the journal is shorter than it was",
            Flaw::Replaced => "another entry stands here",
        })
    }
}

/// Where a journal is damaged, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Where the first bad line begins.
    pub at: Place,
    /// What is wrong there.
    pub flaw: Flaw,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.flaw)
    }
}

/// Why something could not be done with a journal.
#[derive(Debug, Error)]
pub enum JournalError {
    /// The operating system refused something.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was tried, as a verb.
        action: &'static str,
        /// With which file or directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A journal shall be created where one is.
    #[error("a journal is already in {}", dir.display())]
    Exists {
        /// The directory.
        dir: PathBuf,
    },
    /// A journal shall be opened where none is.
    #[error("no journal is in {}", dir.display())]
    Absent {
        /// The directory.
        dir: PathBuf,
    },
    /// The journal is damaged: nothing is written, and nothing beyond the damage is read.
    #[error("the journal is damaged at {0}")]
    Damaged(Damage),
    /// A write or a sync failed earlier in this process, so that nothing more is written.
    #[error("nothing more is written to the journal since this failed: {reason}")]
    Poisoned {
        /// What failed.
        reason: String,
    },
    /// The length of the last segment is not what this process left: something else wrote to it.
    #[error("{} holds {found} bytes instead of {expected}", path.display())]
    Moved {
        /// The segment.
        path: PathBuf,
        /// The length in bytes that was left.
        expected: u64,
        /// The length in bytes that was found.
        found: u64,
    },
    /// No such line begins at a place that was asked for.
    #[error("no such line begins at {at}")]
    NoLine {
        /// The place.
        at: Place,
    },
    /// A line is whole, but its JSON is not what this version of rolo expects.
    #[error("cannot read the line at {at}: {source}")]
    Unreadable {
        /// Where the line begins.
        at: Place,
        /// What the JSON lacks.
        source: serde_json::Error,
    },
    /// A header or a change cannot be written as JSON.
    #[error("cannot write a line: {0}")]
    Unwritable(serde_json::Error),
    /// A header or a change is too long for a line.
    #[error("a line of {bytes} bytes is longer than 16 MiB")]
    TooLong {
        /// The length of the line in bytes.
        bytes: usize,
    },
    /// The draft cannot be committed, since a part of it could not be written or read back.
    #[error("the draft is incomplete")]
    Incomplete,
}

impl JournalError {
    /// Makes the error of a failed call to the operating system; for `map_err`.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> JournalError {
        move |source| JournalError::Io { action, path: path.to_owned(), source }
    }
}
