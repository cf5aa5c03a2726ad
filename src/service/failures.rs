//! Errors of the journal, the store and the disk, as failures that people can act on.

use std::io;
use std::path::Path;

use thiserror::Error;

use crate::filter::{Fault, FilterError};
use crate::journal::JournalError;
use crate::ops::{Code, Failure, Reason};
use crate::store::StoreError;

/// Why a command or query stopped.
#[derive(Debug, Error)]
pub(super) enum Trouble {
    /// For a reason that people can act on.
    #[error("{0}")]
    Failure(Box<Failure>),
    /// The views failed: they can be made again.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The journal failed.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Trouble {
        Trouble::Failure(Box::new(failure))
    }
}

/// A failure of the disk at `path`.
pub(super) fn of_io(path: &Path, error: &io::Error) -> Failure {
    let full = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
    let code = if full { Code::DiskFull } else { Code::CannotWrite };
    Failure::new(code).fact("path", path.display()).fact("reason", error)
}

/// A filter that cannot be read.
pub(super) fn of_filter(filter: &str, error: &FilterError) -> Failure {
    let failure = Failure::new(Code::BadFilter)
        .fact("filter", filter)
        .fact("at", error.at + 1)
        .fact("reason", error.what.reason());
    match &error.what {
        Fault::UnknownField { word, nearest } => {
            let failure = failure.fact("found", word);
            nearest.iter().fold(failure, |failure, nearest| failure.fact("nearest", nearest))
        }
        Fault::UnknownSegment { name, nearest, names } => {
            let failure = failure.fact("found", name).fact("segments", names.join(", "));
            nearest.iter().fold(failure, |failure, nearest| failure.fact("nearest", nearest))
        }
        Fault::OtherKind { name, of, kind } => {
            failure.fact("found", name).fact("of", of.as_str()).fact("kind", kind.as_str())
        }
        Fault::Circle { names } => failure.fact("found", names.join(" → ")),
        Fault::Within { name, filter, error } => of_filter(filter, error).fact("segment", name),
        Fault::BadValue(invalid) => failure
            .because(Reason::BadValue)
            .fact("what", invalid.what)
            .fact("text", &invalid.text)
            .fact("choices", invalid.choices.join(", ")),
        Fault::OnlyOutside { word } => failure.fact("found", word),
        Fault::UnknownPlace { reference: found } | Fault::Distance { found } => failure.fact("found", found),
        Fault::Unfit { operator, .. } => failure.fact("found", operator),
        Fault::TooLong { .. }
        | Fault::TooDeep { .. }
        | Fault::UnclosedQuote
        | Fault::UnclosedParenthesis
        | Fault::StrayParenthesis
        | Fault::NoTerm
        | Fault::NoField
        | Fault::NoValue => failure,
    }
}
