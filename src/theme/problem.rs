//! What is wrong with a theme file.

use std::path::Path;

use thiserror::Error;

use crate::ops::{Code, Failure, Reason};

/// One thing that is wrong with a theme file, and in which line, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// There is no such theme.
    #[error("no theme `{name}`")]
    Unknown {
        /// What was asked for.
        name: String,
    },
    /// It is no TOML.
    #[error("{message}")]
    Syntax {
        /// Where.
        line: usize,
        /// What the parser says.
        message: String,
    },
    /// A role that does not exist.
    #[error("no role `{role}`; did you mean `{nearest}`?")]
    Role {
        /// Where.
        line: usize,
        /// What stands there.
        role: String,
        /// What may have been meant.
        nearest: &'static str,
    },
    /// Something of a role that is no look.
    #[error("`{role}` cannot look like `{look}`")]
    Look {
        /// Where.
        line: usize,
        /// The role.
        role: String,
        /// What stands there.
        look: String,
    },
}

impl Problem {
    /// The line, from 1.
    pub const fn line(&self) -> usize {
        match self {
            Problem::Unknown { .. } => 1,
            Problem::Syntax { line, .. } | Problem::Role { line, .. } | Problem::Look { line, .. } => *line,
        }
    }

    /// The failure to tell, given the file in which it stands.
    pub fn failure(&self, path: &Path) -> Failure {
        let failure = Failure::new(Code::BadSettings).fact("path", path.display()).fact("line", self.line());
        match self {
            Problem::Unknown { name } => failure.because(Reason::ThemeUnknown).fact("name", name),
            Problem::Syntax { message, .. } => failure.fact("reason", message),
            Problem::Role { role, nearest, .. } => {
                failure.because(Reason::ThemeRole).fact("role", role).fact("nearest", nearest)
            }
            Problem::Look { role, look, .. } => {
                failure.because(Reason::ThemeLook).fact("role", role).fact("look", look)
            }
        }
    }
}
