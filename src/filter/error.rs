//! What is wrong with a filter, and where.

use thiserror::Error;

use super::expr::Operator;
use crate::domain::{Invalid, Kind};

/// A filter that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{what} (character {at})")]
pub struct FilterError {
    /// The character at which reading stopped making sense, counted from 0.
    pub at: usize,
    /// What is wrong there.
    pub what: Fault,
}

/// What is wrong with a filter.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The text is longer than this many bytes.
    #[error("the filter is longer than {most} bytes")]
    TooLong {
        /// The most bytes.
        most: usize,
    },
    /// Parentheses and negations are nested more deeply than this.
    #[error("the filter is nested more than {most} deep")]
    TooDeep {
        /// The most levels.
        most: usize,
    },
    /// A quote that begins here has no end.
    #[error("the quote is not closed")]
    UnclosedQuote,
    /// A parenthesis that opens here is never closed.
    #[error("the parenthesis is not closed")]
    UnclosedParenthesis,
    /// A parenthesis closes here that was never opened.
    #[error("the parenthesis was not opened")]
    StrayParenthesis,
    /// Something to look for is missing, as after `or` or `-`.
    #[error("something to look for is missing")]
    NoTerm,
    /// An operator without a field before it.
    #[error("the field is missing")]
    NoField,
    /// An operator without a value after it.
    #[error("the value is missing")]
    NoValue,
    /// No field is called so.
    #[error("there is no field `{word}`")]
    UnknownField {
        /// What was written.
        word: String,
        /// The field whose name is nearest.
        nearest: Option<&'static str>,
    },
    /// No segment is called so.
    #[error("there is no segment `{name}`")]
    UnknownSegment {
        /// What was written.
        name: String,
        /// The segment whose name is nearest.
        nearest: Option<String>,
        /// The first segments that there are.
        names: Vec<String>,
    },
    /// A segment holds records of another kind.
    #[error("the segment `{name}` is one of {}", .of.as_str())]
    OtherKind {
        /// The segment.
        name: String,
        /// What it holds.
        of: Kind,
        /// What is asked for.
        kind: Kind,
    },
    /// A segment asks for itself.
    #[error("a segment asks for itself: {}", .names.join(", "))]
    Circle {
        /// The segments on the way; the last is the first.
        names: Vec<String>,
    },
    /// The filter of a segment cannot be read.
    #[error("the segment `{name}` cannot be read: {error}")]
    Within {
        /// The segment.
        name: String,
        /// Its filter.
        filter: String,
        /// What is wrong with it.
        error: Box<FilterError>,
    },
    /// An order or a number stands where only questions can.
    #[error("`{word}` says nothing here")]
    OnlyOutside {
        /// The word for it.
        word: &'static str,
    },
    /// A place is named that is not known yet.
    #[error("where `{reference}` is, is not known")]
    UnknownPlace {
        /// A record, as it was written.
        reference: String,
    },
    /// What should be a distance is none.
    #[error("`{found}` is no distance")]
    Distance {
        /// What was written.
        found: String,
    },
    /// The value is none for this field.
    #[error(transparent)]
    BadValue(#[from] Invalid),
    /// The field cannot be asked in this way.
    #[error("`{operator}` does not fit `{field}`")]
    Unfit {
        /// The field's name.
        field: &'static str,
        /// The operator.
        operator: Operator,
    },
}

impl Fault {
    /// The record whose place has to be known.
    pub fn place(&self) -> Option<&str> {
        match self {
            Fault::UnknownPlace { reference } => Some(reference),
            Fault::Within { error, .. } => error.what.place(),
            Fault::TooLong { .. }
            | Fault::TooDeep { .. }
            | Fault::UnclosedQuote
            | Fault::UnclosedParenthesis
            | Fault::StrayParenthesis
            | Fault::NoTerm
            | Fault::NoField
            | Fault::NoValue
            | Fault::UnknownField { .. }
            | Fault::UnknownSegment { .. }
            | Fault::OtherKind { .. }
            | Fault::Circle { .. }
            | Fault::OnlyOutside { .. }
            | Fault::Distance { .. }
            | Fault::BadValue(_)
            | Fault::Unfit { .. } => None,
        }
    }

    /// The word by which a sentence for it is found.
    pub fn reason(&self) -> &'static str {
        match self {
            Fault::TooLong { .. } => "too-long",
            Fault::TooDeep { .. } => "too-deep",
            Fault::UnclosedQuote => "unclosed-quote",
            Fault::UnclosedParenthesis => "unclosed-parenthesis",
            Fault::StrayParenthesis => "stray-parenthesis",
            Fault::NoTerm => "no-term",
            Fault::NoField => "no-field",
            Fault::NoValue => "no-value",
            Fault::UnknownField { .. } => "unknown-field",
            Fault::UnknownSegment { .. } => "unknown-segment",
            Fault::OtherKind { .. } => "other-kind",
            Fault::Circle { .. } => "circle",
            Fault::Within { error, .. } => error.what.reason(),
            Fault::OnlyOutside { .. } => "only-outside",
            Fault::UnknownPlace { .. } => "unknown-place",
            Fault::Distance { .. } => "distance",
            Fault::BadValue(_) => "bad-value",
            Fault::Unfit { .. } => "unfit",
        }
    }
}
