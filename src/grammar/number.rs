//! Arguments that are whole numbers.

use clap::builder::TypedValueParser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, Command};

use crate::domain::line::fold_width;
use crate::ops::{Code, Failure};

/// A whole number from 0 to `most`. What is none is told with an example.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    most: u64,
    example: &'static str,
}

/// Any number, of which this is an example.
pub(super) const fn number(example: &'static str) -> Number {
    Number { most: u64::MAX, example }
}

impl Number {
    /// The same with a largest one.
    pub(super) const fn up_to(self, most: u64) -> Number {
        Number { most, ..self }
    }

    /// What is given as a number and is none; [`refused_number`] tells it.
    fn refusal(self, command: &Command, arg: Option<&Arg>, typed: &str) -> Error {
        let mut error = Error::new(ErrorKind::ValueValidation).with_cmd(command);
        let argument = arg.map_or_else(String::new, |arg| match arg.get_long() {
            Some(long) => format!("--{long}"),
            None => arg.to_string(),
        });
        let most = if self.most == u64::MAX { String::new() } else { self.most.to_string() };
        error.insert(ContextKind::InvalidArg, ContextValue::String(argument));
        error.insert(ContextKind::InvalidValue, ContextValue::String(typed.to_owned()));
        error.insert(ContextKind::Custom, ContextValue::Strings(vec![most, self.example.to_owned()]));
        error
    }
}

impl TypedValueParser for Number {
    type Value = u64;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &std::ffi::OsStr) -> Result<u64, Error> {
        let typed = value.to_string_lossy();
        let number = fold_width(typed.trim()).parse().ok().filter(|number| *number <= self.most);
        number.ok_or_else(|| self.refusal(command, arg, &typed))
    }
}

/// The failure of an argument that was to be a number, with the facts `argument`, `text`, `most` (or empty) and `example`.
pub(super) fn refused_number(error: &Error) -> Option<Failure> {
    let ContextValue::Strings(facts) = error.get(ContextKind::Custom)? else { return None };
    let [most, example] = facts.as_slice() else { return None };
    let ContextValue::String(argument) = error.get(ContextKind::InvalidArg)? else { return None };
    let ContextValue::String(typed) = error.get(ContextKind::InvalidValue)? else { return None };
    let failure = Failure::new(Code::NoNumber).fact("argument", argument).fact("text", typed);
    Some(failure.fact("most", most).fact("example", example))
}
