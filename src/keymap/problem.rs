//! What is wrong with a keymap file.

use thiserror::Error;

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
    #[error("`{long}` cannot be pressed, since `{short}` alone does something in [{context}]; unbind it with \"\"")]
    Ambiguous {
        /// Where.
        line: usize,
        /// The shorter chord.
        short: String,
        /// The longer one.
        long: String,
        /// Where both hold.
        context: &'static str,
    },
}

impl Problem {
    /// The line, from 1.
    pub const fn line(&self) -> usize {
        match self {
            Problem::Syntax { line, .. }
            | Problem::Section { line, .. }
            | Problem::Action { line, .. }
            | Problem::Key { line, .. }
            | Problem::NoText { line, .. }
            | Problem::Ambiguous { line, .. } => *line,
        }
    }

    /// The failure to tell, given the file in which it stands.
    pub fn into_failure(self, path: &std::path::Path) -> Failure {
        let line = self.line();
        let failure = Failure::new(Code::BadSettings).fact("path", path.display()).fact("line", line);
        match self {
            Problem::Syntax { message, .. } => failure.fact("reason", message),
            Problem::Section { section, nearest, .. } => {
                failure.because(Reason::KeymapSection).fact("section", section).fact("nearest", nearest)
            }
            Problem::Action { action, nearest, .. } => {
                failure.because(Reason::KeymapAction).fact("action", action).fact("nearest", nearest)
            }
            Problem::Key { key, .. } => failure.because(Reason::KeymapKey).fact("key", key),
            Problem::NoText { key, .. } => failure.because(Reason::KeymapNoText).fact("key", key),
            Problem::Ambiguous { short, long, context, .. } => failure
                .because(Reason::KeymapAmbiguous)
                .fact("short", short)
                .fact("long", long)
                .fact("context", context),
        }
    }
}
