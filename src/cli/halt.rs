//! Why printing ends early.

use std::io;

use crate::ops::{Code, Failure};

/// Why printing ends early.
#[derive(Debug)]
pub(super) enum Halt {
    /// Nobody reads any more, which is a success: `rolo contact list | head`.
    Closed,
    /// It failed.
    Failure(Failure),
}

impl Halt {
    /// Success or failure as the caller sees it.
    pub(super) fn settle(result: Result<(), Halt>) -> Result<(), Failure> {
        match result {
            Ok(()) | Err(Halt::Closed) => Ok(()),
            Err(Halt::Failure(failure)) => Err(failure),
        }
    }

    /// An answer to another question than the one that was asked.
    pub(super) fn wrong_answer() -> Halt {
        Halt::Failure(Failure::new(Code::Internal).fact("reason", "the answer belongs to another query"))
    }
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Halt {
        Halt::Failure(failure)
    }
}

impl From<io::Error> for Halt {
    fn from(error: io::Error) -> Halt {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Halt::Closed,
            _ => Halt::Failure(Failure::new(Code::CannotWrite).fact("path", "-").fact("reason", error)),
        }
    }
}

impl From<serde_json::Error> for Halt {
    fn from(error: serde_json::Error) -> Halt {
        io::Error::from(error).into()
    }
}
