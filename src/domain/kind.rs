//! The kinds of record that a book holds.

use serde::{Deserialize, Serialize};

use super::field::Field;
use super::{catalogue, line};

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A person.
    Contact,
    /// An organisation.
    Company,
    /// A salesperson, who can own records.
    User,
    /// An opportunity.
    Deal,
    /// An ordered list of stages.
    Pipeline,
    /// One step of a pipeline.
    Stage,
    /// Something that happened.
    Activity,
    /// Something to do.
    Task,
    /// A filter with a name.
    Segment,
}

impl Kind {
    /// Every kind, in the order in which people meet them.
    pub const ALL: &'static [Kind] = &[
        Kind::Contact,
        Kind::Company,
        Kind::Deal,
        Kind::Task,
        Kind::Activity,
        Kind::Pipeline,
        Kind::Stage,
        Kind::Segment,
        Kind::User,
    ];

    /// Every kind, those first to which others link.
    pub const LINKED_FIRST: &'static [Kind] = &[
        Kind::User,
        Kind::Company,
        Kind::Contact,
        Kind::Pipeline,
        Kind::Stage,
        Kind::Deal,
        Kind::Task,
        Kind::Activity,
        Kind::Segment,
    ];

    /// The word of the command line, of paths and of JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Contact => "contact",
            Kind::Company => "company",
            Kind::User => "user",
            Kind::Deal => "deal",
            Kind::Pipeline => "pipeline",
            Kind::Stage => "stage",
            Kind::Activity => "activity",
            Kind::Task => "task",
            Kind::Segment => "segment",
        }
    }

    /// The letter that begins a handle, as in `c-7k2fq`.
    pub const fn letter(self) -> char {
        match self {
            Kind::Contact => 'c',
            Kind::Company => 'o',
            Kind::User => 'u',
            Kind::Deal => 'd',
            Kind::Pipeline => 'p',
            Kind::Stage => 's',
            Kind::Activity => 'a',
            Kind::Task => 't',
            Kind::Segment => 'g',
        }
    }

    /// The kind whose handles begin with `letter`.
    pub fn from_letter(letter: char) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.letter() == letter)
    }

    /// The kind that is called `word`.
    pub fn from_word(word: &str) -> Option<Kind> {
        let word = line::fold_width(word).to_lowercase();
        Kind::ALL.iter().copied().find(|kind| kind.as_str() == word)
    }

    /// The catalogue of this kind's fields.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Kind::Contact => catalogue::CONTACT,
            Kind::Company => catalogue::COMPANY,
            Kind::User => catalogue::USER,
            Kind::Deal => catalogue::DEAL,
            Kind::Pipeline => catalogue::PIPELINE,
            Kind::Stage => catalogue::STAGE,
            Kind::Activity => catalogue::ACTIVITY,
            Kind::Task => catalogue::TASK,
            Kind::Segment => catalogue::SEGMENT,
        }
    }
}
