//! What somebody should know of a command that was done all the same; [`crate::text`] puts it into words.

use serde::{Deserialize, Serialize};

use super::Candidate;
use crate::domain::consent::Refusal;
use crate::domain::{Change, Kind};

/// What somebody should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// Somebody was contacted who does not want that.
    Unwanted {
        /// Their handle.
        handle: String,
        /// Their name.
        title: String,
        /// What they do not want.
        refusal: Refusal,
    },
    /// A new record is called like another one.
    SameName {
        /// Of which kind they are.
        kind: Kind,
        /// The handle of the other one.
        handle: String,
        /// The name.
        title: String,
    },
    /// A record that is made on the way, since another one links to it by name, may be meant for one that is there. It is
    /// said of what is only tried: what is done was meant so.
    Alike {
        /// Of which kind it is.
        kind: Kind,
        /// What it is called.
        title: String,
        /// Those for which it may be meant, the likeliest first.
        others: Vec<Candidate>,
    },
    /// What others changed since the command was made was overwritten, as was wanted.
    Overwritten {
        /// The handle of the record.
        handle: String,
        /// Its name.
        title: String,
        /// What they had made of it.
        theirs: Change,
    },
    /// A deal came to its stage before other moves that the book had, which are gone by that.
    MovesDropped {
        /// The handle of the deal.
        handle: String,
        /// Its name.
        title: String,
        /// The moves, as they can be typed again.
        moves: Vec<String>,
    },
    /// A task that was put off rings when it is due, since so long before is over already.
    LeadDropped {
        /// The handle of the task.
        handle: String,
        /// Its name.
        title: String,
        /// How long before it would have rung, in minutes.
        minutes: u32,
    },
}

impl Warning {
    /// The word for scripts.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Warning::Unwanted { .. } => "unwanted",
            Warning::SameName { .. } => "same-name",
            Warning::Alike { .. } => "alike",
            Warning::Overwritten { .. } => "overwritten",
            Warning::MovesDropped { .. } => "moves-dropped",
            Warning::LeadDropped { .. } => "lead-dropped",
        }
    }
}
