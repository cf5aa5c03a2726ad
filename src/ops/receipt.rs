//! What commands are answered with.

use serde::{Deserialize, Serialize};

use crate::domain::{Catalogue, Change, Record};

use super::{Failure, Warning};

/// What a command did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The number of the entry that it became; none if nothing changed, or in a dry run.
    pub entry: Option<u64>,
    /// The words of the command that was undone or redone.
    pub reversed: Option<Vec<String>>,
    /// How many records it touched, and how.
    pub counts: Counts,
    /// What whoever gave it should know.
    pub warnings: Vec<Warning>,
    /// The fields that the book has now, if the command defined some otherwise.
    pub fields: Option<Catalogue>,
    /// Whether it was done before, when the same request came for the first time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub repeated: bool,
}

/// How many records a command touched, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Made.
    pub created: u64,
    /// Made on the way, since others link to them.
    pub made: u64,
    /// Changed.
    pub updated: u64,
    /// Deleted.
    pub deleted: u64,
    /// Brought back.
    pub restored: u64,
    /// As they were.
    pub unchanged: u64,
    /// Not possible.
    pub failed: u64,
    /// Put back by an undo or redo.
    pub reversed: u64,
    /// Left as they are by an undo or redo, since they were changed in between.
    pub kept: u64,
}

/// What became of one record or row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The line of the input that asked for it, if there was one.
    pub line: Option<u64>,
    /// What became of it.
    pub verb: Verb,
    /// The record as it is, or would be, afterwards; none if it failed or is gone.
    pub record: Option<Record>,
    /// The difference; none if there is none.
    pub change: Option<Change>,
    /// Why it failed, or why it was kept.
    pub failure: Option<Failure>,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verb {
    /// It was made.
    Created,
    /// It was made on the way, since another one links to it.
    Made,
    /// It was changed.
    Updated,
    /// It was deleted.
    Deleted,
    /// It was brought back.
    Restored,
    /// It is as it was.
    Unchanged,
    /// It could not be done.
    Failed,
    /// An undo or redo put it back.
    Reversed,
    /// An undo or redo left it as it is.
    Kept,
}

impl Verb {
    /// The word for scripts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Verb::Created => "created",
            Verb::Made => "made",
            Verb::Updated => "updated",
            Verb::Deleted => "deleted",
            Verb::Restored => "restored",
            Verb::Unchanged => "unchanged",
            Verb::Failed => "failed",
            Verb::Reversed => "reversed",
            Verb::Kept => "kept",
        }
    }
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, verb: Verb) {
        let count = match verb {
            Verb::Created => &mut self.created,
            Verb::Made => &mut self.made,
            Verb::Updated => &mut self.updated,
            Verb::Deleted => &mut self.deleted,
            Verb::Restored => &mut self.restored,
            Verb::Unchanged => &mut self.unchanged,
            Verb::Failed => &mut self.failed,
            Verb::Reversed => &mut self.reversed,
            Verb::Kept => &mut self.kept,
        };
        *count += 1;
    }

    /// How many records became different.
    pub const fn changed(&self) -> u64 {
        self.created + self.made + self.updated + self.deleted + self.restored + self.reversed
    }
}
