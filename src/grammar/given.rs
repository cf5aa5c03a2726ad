//! A verb, and the words that were given to it.

use std::str::FromStr;

use clap::builder::ArgExt;
use clap::{Arg, ArgMatches};
use jiff::Zoned;

use super::Ask;
use crate::domain::{Catalogue, Invalid, Reading};
use crate::ops::{Base, Failure, Mode, Newer};

/// The flag that names the state of the book on which a command is made.
pub(super) const IF_REV: &str = "if-rev";

/// The argument by which what was changed since is overwritten.
pub(super) const OVERWRITE: &str = "overwrite";

/// The flag that asks how a filter is read, in place of what it lets through.
pub(super) const EXPLAIN: &str = "explain";

/// One command: its name, its arguments, and what they mean.
pub(super) struct Verb<Of: 'static> {
    /// Its word.
    pub(super) name: &'static str,
    /// Its arguments.
    pub(super) args: fn(Of, &Catalogue) -> Vec<Arg>,
    /// What is asked for with them.
    pub(super) read: fn(Of, &Given<'_>) -> Result<Ask, Failure>,
}

/// What verbs are about that are not about one kind of record.
#[derive(Clone, Copy)]
pub(super) struct Whole;

/// The arguments that a command was given, and what has to be known to read them.
pub(super) struct Given<'a> {
    /// The arguments.
    pub(super) matches: &'a ArgMatches,
    /// Country, day and user.
    pub(super) reading: &'a Reading,
    /// The moment of asking.
    pub(super) now: &'a Zoned,
}

impl<'a> Given<'a> {
    /// The value of an argument.
    pub(super) fn text(&self, id: &str) -> Option<&'a str> {
        self.matches.get_one::<String>(id).map(String::as_str)
    }

    /// All values of an argument.
    pub(super) fn texts(&self, id: &str) -> Vec<&'a str> {
        self.matches.get_many::<String>(id).into_iter().flatten().map(String::as_str).collect()
    }

    /// The fields that there are.
    pub(super) const fn catalogue(&self) -> &'a Catalogue {
        &self.reading.catalogue
    }

    /// All values of an argument, with a blank between them.
    pub(super) fn joined(&self, id: &str) -> String {
        self.texts(id).join(" ")
    }

    /// Whether a flag was given.
    pub(super) fn has(&self, id: &str) -> bool {
        self.matches.get_flag(id)
    }

    /// A number.
    pub(super) fn count(&self, id: &str) -> Option<usize> {
        // No list of this machine is longer than its addresses.
        self.matches.get_one::<u64>(id).map(|count| usize::try_from(*count).unwrap_or(usize::MAX))
    }

    /// The value of an argument, read as what it is.
    pub(super) fn read<T: FromStr<Err = Invalid>>(&self, id: &str) -> Result<Option<T>, Failure> {
        self.text(id).map(|text| text.parse().map_err(|invalid| refused(invalid, &shown(id)))).transpose()
    }

    /// All values of an argument, each read as what it is.
    pub(super) fn read_all<T: FromStr<Err = Invalid>>(&self, id: &str) -> Result<Vec<T>, Failure> {
        let read = |text: &str| text.parse().map_err(|invalid| refused(invalid, &shown(id)));
        self.texts(id).into_iter().map(read).collect()
    }

    /// Whether the command is done or only shown.
    pub(super) fn mode(&self) -> Mode {
        if self.has("dry-run") { Mode::DryRun } else { Mode::Do }
    }

    /// Whether it is only asked how the filter is read.
    pub(super) fn explains(&self) -> bool {
        self.matches.try_get_one::<bool>(EXPLAIN).unwrap_or_default().copied().unwrap_or_default()
    }

    /// On which state of the book the command is made, if it says so. Those that only make records cannot.
    pub(super) fn base(&self) -> Option<Base> {
        let rev = *self.matches.try_get_one::<u64>(IF_REV).unwrap_or_default()?;
        Some(Base { rev, newer: if self.has(OVERWRITE) { Newer::Overwrite } else { Newer::Refuse } })
    }
}

/// Marks an argument whose words mean one thing, with blanks between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joined;

impl ArgExt for Joined {}

/// An argument of any number of words that mean one thing: `find jane acme`.
pub(super) fn joined_arg(id: &'static str) -> Arg {
    Arg::new(id).num_args(0..).add(Joined)
}

/// The failure of an argument that holds no value of its type.
pub(super) fn refused(invalid: Invalid, argument: &str) -> Failure {
    Failure::from(invalid).fact("argument", argument)
}

/// A positional argument as usage lines show it: `REF`.
fn shown(id: &str) -> String {
    id.to_uppercase()
}
