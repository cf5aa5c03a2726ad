//! On which state of the book a command was made, and what happens where others changed the same meanwhile.

use serde::{Deserialize, Serialize};

use crate::domain::{Change, Record};

/// The state that whoever gives a command saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// The number of the last entry that they knew of. The revision of a record is one, and so is any later one.
    pub rev: u64,
    /// What becomes of values that were changed since.
    pub newer: Newer,
}

impl Base {
    /// What was changed since shall not be lost.
    pub const fn at(rev: u64) -> Base {
        Base { rev, newer: Newer::Refuse }
    }
}

/// What becomes of values that were changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Newer {
    /// If the command would change the same ones, it is not done.
    Refuse,
    /// They are overwritten, which whoever gave the command is told.
    Overwrite,
}

/// The same values of a record, changed by two at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// The record as it is now, with the names of whatever the changes link to.
    pub now: Record,
    /// Who changed it last.
    pub by: String,
    /// What others made of these values.
    pub theirs: Change,
    /// What the command would make of them.
    pub yours: Change,
}
