//! The kinds of record that a book holds.

use serde::{Deserialize, Serialize};

use super::field::Field;
use super::{line, tables};

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
    /// A field that people defined.
    Field,
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
        Kind::Field,
    ];

    /// Every kind, those first to which others link.
    /// Fields come before the values that they hold.
    pub const LINKED_FIRST: &'static [Kind] = &[
        Kind::Field,
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

    /// The kinds for which people define fields of their own.
    pub const DEFINABLE: &'static [&'static str] =
        &["contact", "company", "deal", "task", "activity", "pipeline", "stage", "segment", "user"];

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
            Kind::Field => "field",
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
            Kind::Field => 'f',
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

    /// The fields that records of this kind have in every book.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Kind::Contact => tables::CONTACT,
            Kind::Company => tables::COMPANY,
            Kind::User => tables::USER,
            Kind::Deal => tables::DEAL,
            Kind::Pipeline => tables::PIPELINE,
            Kind::Stage => tables::STAGE,
            Kind::Activity => tables::ACTIVITY,
            Kind::Task => tables::TASK,
            Kind::Segment => tables::SEGMENT,
            Kind::Field => tables::FIELD,
        }
    }
}
