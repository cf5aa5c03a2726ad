//! Journal entries: all changes of one command, with who, when, from where and in which words.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::id::SessionId;
use super::{Change, DeviceId, EntryId};

/// A hybrid logical clock reading: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16.
///
/// It never goes backwards, whatever the laptop's clock does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hlc(pub u64);

impl Hlc {
    /// The next reading after `self`, given the wall clock in milliseconds since 1970.
    #[must_use]
    pub const fn tick(self, wall_millis: u64) -> Hlc {
        let wall = wall_millis << 16;
        if wall > self.0 { Hlc(wall) } else { Hlc(self.0 + 1) }
    }
}

/// Where in the journal a line begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The number of the segment, from 1.
    pub segment: u32,
    /// The offset in the segment in bytes.
    pub offset: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}.log:{}", self.segment, self.offset)
    }
}

/// What an entry is in relation to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// A command of its own.
    Do,
    /// It takes that entry back.
    Undo(EntryId),
    /// It takes that undo back.
    Redo(EntryId),
}

/// From where a command came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A shell or a script.
    Shell,
    /// The screen.
    Screen,
}

/// What is known of a command before it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Its identity: the same request is done once.
    pub id: EntryId,
    /// The installation that did it.
    pub device: DeviceId,
    /// The user who did it.
    pub actor: String,
    /// From where.
    pub origin: Origin,
    /// Which running program.
    pub session: SessionId,
    /// When, by the clock that the user sees (`--now` included).
    pub at: Timestamp,
    /// The words of the command, without the program's name.
    pub words: Vec<String>,
    /// What it is in relation to others.
    pub action: Action,
}

/// A committed entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number in this book, from 1, without gaps.
    pub seq: u64,
    /// Its logical time.
    pub time: Hlc,
    /// What was known before it was done.
    pub header: Header,
    /// What it did, one change a record.
    pub changes: Vec<Change>,
}

/// The state of a journal after its last entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tip {
    /// The number of the last entry; 0 in an empty book.
    pub seq: u64,
    /// Its logical time.
    pub time: Hlc,
    /// Its hash, which the next entry names as its predecessor's.
    pub hash: [u8; 32],
    /// Where its commit line begins.
    pub commit: Place,
    /// Where the next entry begins.
    pub end: Place,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logical_time_never_goes_backwards() {
        let now = Hlc(0).tick(1_000);
        assert!(now.tick(1_000) > now);
        assert!(now.tick(500) > now);
        assert_eq!(now.tick(2_000), Hlc(2_000 << 16));
    }
}
