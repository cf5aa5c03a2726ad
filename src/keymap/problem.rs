//! What is wrong with a keymap file.

use std::path::Path;

use thiserror::Error;

use super::Place;
use crate::ops::{Code, Failure, Reason};

/// One thing that is wrong with a keymap file, and in which line, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// It is no TOML.
    #[error("{message}")]
    Syntax {
        /// Where.
        line: usize,
        /// What the parser says.
        message: String,
    },
    /// A section that does not exist.
    #[error("no section [{section}]; did you mean [{nearest}]?")]
    Section {
        /// Where.
        line: usize,
        /// What stands there.
        section: String,
        /// What may have been meant.
        nearest: &'static str,
    },
    /// A condition that does not exist.
    #[error("no section [{context}.{condition}]; did you mean [{context}.{nearest}]?")]
    Condition {
        /// Where.
        line: usize,
        /// The context of which it is one.
        context: &'static str,
        /// What stands there.
        condition: String,
        /// What may have been meant.
        nearest: &'static str,
    },
    /// A keymap that does not exist.
    #[error("no keymap `{name}`; did you mean `{nearest}`?")]
    Unknown {
        /// Where.
        line: usize,
        /// What stands there.
        name: String,
        /// What may have been meant.
        nearest: String,
    },
    /// A command line that rolo does not understand.
    #[error("`:{words}`: {reason}")]
    Words {
        /// Where.
        line: usize,
        /// The words.
        words: String,
        /// What is wrong with them, in a sentence.
        reason: String,
    },
    /// An action that does not exist.
    #[error("no action `{action}`; did you mean `{nearest}`?")]
    Action {
        /// Where.
        line: usize,
        /// What stands there.
        action: String,
        /// What may have been meant.
        nearest: &'static str,
    },
    /// A key that cannot be pressed.
    #[error("no key `{key}`; keys are written as in `j`, `G`, `ctrl-r`, `shift-tab`, `g g`")]
    Key {
        /// Where.
        line: usize,
        /// What stands there.
        key: String,
        /// What may have been meant, if anything is near.
        nearest: Option<String>,
    },
    /// A value that is no text.
    #[error("`{key}` needs the name of an action in quotes, a command line that begins with `:`, or \"\"")]
    NoText {
        /// Where.
        line: usize,
        /// The key before it.
        key: String,
    },
    /// A chord that can never be finished, since its beginning does something already.
    #[error("`{long}` cannot be pressed, since `{short}` alone does something in [{place}]; unbind it with \"\"")]
    Ambiguous {
        /// Where.
        line: usize,
        /// The shorter chord.
        short: String,
        /// The longer one.
        long: String,
        /// Where both hold.
        place: Place,
    },
}

impl Problem {
    /// The line, from 1.
    pub const fn line(&self) -> usize {
        match self {
            Problem::Syntax { line, .. }
            | Problem::Condition { line, .. }
            | Problem::Unknown { line, .. }
            | Problem::Words { line, .. }
            | Problem::Section { line, .. }
            | Problem::Action { line, .. }
            | Problem::Key { line, .. }
            | Problem::NoText { line, .. }
            | Problem::Ambiguous { line, .. } => *line,
        }
    }

    /// The failure to tell, given the file in which it stands.
    pub fn failure(&self, path: &Path) -> Failure {
        let failure = Failure::new(Code::BadSettings).fact("path", path.display()).fact("line", self.line());
        match self {
            Problem::Condition { context, condition, nearest, .. } => failure
                .because(Reason::KeymapSection)
                .fact("section", format!("{context}.{condition}"))
                .fact("nearest", format!("{context}.{nearest}")),
            Problem::Unknown { name, nearest, .. } => {
                failure.because(Reason::KeymapUnknown).fact("name", name).fact("nearest", nearest)
            }
            Problem::Words { words, reason, .. } => {
                failure.because(Reason::KeymapWords).fact("words", words).fact("said", reason)
            }
            Problem::Syntax { message, .. } => failure.fact("reason", message),
            Problem::Section { section, nearest, .. } => {
                failure.because(Reason::KeymapSection).fact("section", section).fact("nearest", nearest)
            }
            Problem::Action { action, nearest, .. } => {
                failure.because(Reason::KeymapAction).fact("action", action).fact("nearest", nearest)
            }
            Problem::Key { key, nearest, .. } => {
                let nearest = nearest.as_deref().unwrap_or_default();
                failure.because(Reason::KeymapKey).fact("key", key).fact("nearest", nearest)
            }
            Problem::NoText { key, .. } => failure.because(Reason::KeymapNoText).fact("key", key),
            Problem::Ambiguous { short, long, place, .. } => {
                failure.because(Reason::KeymapAmbiguous).fact("short", short).fact("long", long).fact("context", place)
            }
        }
    }
}
