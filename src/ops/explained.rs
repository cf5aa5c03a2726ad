//! How a list was read, and how it is answered: what its filter asks, in which order, and by which index.

use serde::{Deserialize, Serialize};

use super::query::Sort;
use crate::domain::Kind;

/// How a list was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// The words that are looked for; may be empty.
    pub words: String,
    /// How each kind of record reads it that has what the filter asks for.
    pub kinds: Vec<OfKind>,
    /// The order that was asked for; none if nobody said one.
    pub order: Vec<Sort>,
    /// At most so many.
    pub limit: Option<usize>,
}

/// How a kind of record reads a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfKind {
    /// The kind.
    pub kind: Kind,
    /// The filter as it was understood, in its own language; may be empty.
    pub filter: String,
    /// What it asks.
    pub asks: Clause,
    /// What the segments ask that it names, and those that these name; each once.
    pub segments: Vec<Named>,
    /// How those are found that it lets through.
    pub access: Access,
}

/// A segment, and what it asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// What it is called.
    pub name: String,
    /// What it asks.
    pub asks: Clause,
}

/// Something that a filter asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clause {
    /// All of these; none at all is always true.
    All(Vec<Clause>),
    /// At least one of these.
    Any(Vec<Clause>),
    /// Not this.
    Not(Box<Clause>),
    /// These words are found in it.
    Words(String),
    /// This text stands somewhere in it.
    Phrase(String),
    /// Something is known in at least one of these fields.
    Known(Vec<String>),
    /// It is in at least one of these segments.
    Segment(Vec<String>),
    /// It lies near a point.
    Near {
        /// The point, as it was named.
        place: String,
        /// Where it is.
        position: String,
        /// How far away it may be, in metres.
        metres: u32,
    },
    /// A field is as asked.
    Field {
        /// The field.
        field: String,
        /// How it stands to the values.
        relation: Relation,
        /// As what values are compared.
        scale: Scale,
        /// The values; one of them is enough.
        values: Vec<Span>,
    },
}

/// How a field stands to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// It is that.
    Is,
    /// It is not that.
    IsNot,
    /// It has that in it.
    Contains,
    /// It comes before that.
    Before,
    /// It is no more than that.
    UpTo,
    /// It comes after that.
    After,
    /// It is no less than that.
    From,
}

/// As what values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// As days or moments.
    Time,
    /// As numbers.
    Amount,
    /// As texts, or by their place among choices.
    Text,
}

/// One value, or a range of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Span {
    /// This one.
    One(Meant),
    /// From here to there, both included.
    Between(Meant, Meant),
    /// From here on.
    From(Meant),
    /// Up to here.
    UpTo(Meant),
}

/// A value, and what it means here and now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meant {
    /// The value as the filter has it: `30d`.
    pub said: String,
    /// What it means where that is something else: `2026-12-22`.
    pub means: Option<String>,
    /// The end of what it means where that is a stretch.
    pub until: Option<String>,
}

/// How the records of a list are found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// All are shown as the views keep them: no more is read than what is shown.
    Order {
        /// How many there are.
        all: usize,
    },
    /// The names of all are gone through, and what else words find them by; nothing else is read.
    Names {
        /// How many there are.
        all: usize,
    },
    /// Those are looked up of whom fields say what was asked, or link to what was named, and only they are looked at.
    Values {
        /// The fields; what any of them finds is needed.
        fields: Vec<String>,
        /// How many they are.
        candidates: usize,
    },
    /// Those are looked up with whom it was so that somebody was in touch, or will be, and only they are looked at.
    Touch {
        /// How many they are.
        candidates: usize,
    },
    /// Every record is looked at.
    Everything {
        /// How many there are.
        all: usize,
    },
}
