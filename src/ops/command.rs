//! Requests that change the book.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{EntryRef, Reference};
use crate::domain::id::SessionId;
use crate::domain::{EntryId, Handle, Kind, Origin, Path, RecordId, Value};

/// One command with everything that its journal entry says about where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its identity: sent twice, it is done once.
    pub id: EntryId,
    /// The user who asks.
    pub actor: String,
    /// From where.
    pub origin: Origin,
    /// Which running program.
    pub session: SessionId,
    /// When, by the clock that the user sees.
    pub at: Timestamp,
    /// The words of the command, without the program's name.
    pub words: Vec<String>,
    /// What is asked for.
    pub command: Command,
    /// Whether it is done or only shown.
    pub mode: Mode,
}

/// Whether a command is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// Do it.
    Do,
    /// Only say what it would do.
    DryRun,
}

/// What can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Makes a record.
    Add {
        /// Of which kind.
        kind: Kind,
        /// With which values.
        edits: Vec<Edit>,
    },
    /// Changes records.
    Edit {
        /// Of which kind.
        kind: Kind,
        /// Which ones.
        targets: Vec<Reference>,
        /// How.
        edits: Vec<Edit>,
    },
    /// Deletes records; they can be restored.
    Delete {
        /// Of which kind.
        kind: Kind,
        /// Which ones.
        targets: Vec<Reference>,
    },
    /// Brings deleted records back.
    Restore {
        /// Of which kind.
        kind: Kind,
        /// Which ones.
        targets: Vec<Reference>,
    },
    /// Does what each of the rows says that come with it.
    Apply {
        /// What becomes of the rest when one row cannot be done.
        on_error: OnError,
    },
    /// Takes a command back.
    Undo {
        /// Which one; else the last.
        entry: Option<EntryRef>,
        /// Whose last one.
        scope: Scope,
        /// What becomes of values that were changed since.
        kept: Kept,
    },
    /// Takes the last undo back.
    Redo {
        /// Whose.
        scope: Scope,
        /// What becomes of values that were changed since.
        kept: Kept,
    },
}

/// One step of an edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Sets a value, or adds an item to a list; an item that is there keeps its place.
    Put(Path, Value),
    /// Sets a part of the main address, which is made if there is none.
    PutPart(Path, Value),
    /// Removes a value, a list item, or everything below a path.
    Remove(Path),
    /// Removes every value of a field.
    Clear(Path),
    /// Makes a list field hold exactly these items in this order.
    Replace(Path, Vec<(Path, Value)>),
}

/// What becomes of a bulk command when one row cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnError {
    /// Nothing is done at all.
    Abort,
    /// The row is left out and reported.
    Skip,
}

/// Whose commands an undo looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// Everybody's.
    Book,
    /// Those of the program that asks.
    Session,
}

/// What becomes of values that were changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kept {
    /// If there are any, nothing is taken back, and they are listed.
    Refuse,
    /// They are left as they are; the rest is taken back.
    Skip,
}

/// One row of a bulk command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line in the input, from 1.
    pub line: u64,
    /// The kind of record.
    pub kind: Kind,
    /// Which record.
    pub target: Target,
    /// What becomes of it.
    pub act: Act,
}

/// Which record a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A new one.
    New,
    /// The one with this id; it is made, under this handle if it is free, when the book has none.
    Id(RecordId, Option<Handle>),
    /// An existing one.
    Existing(Reference),
}

/// What becomes of a row's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// It gets these values.
    Edit(Vec<Edit>),
    /// It gets these values and is deleted; where it is unknown, it is made so that it can be restored.
    EditDeleted(Vec<Edit>),
    /// It is deleted.
    Delete,
    /// It is brought back.
    Restore,
}
