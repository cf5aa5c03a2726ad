//! What an input of a form is about: a field of a record, or an argument of a command.

use super::entry::Widget;
use crate::domain::field::{Arity, Type};
use crate::domain::read::says_no;
use crate::domain::{Field, Invalid, Kind, Reading, Slot};
use crate::grammar::{Argument, Count, Holds, Need, Written};
use crate::text::Text;

/// The field without which a record is seldom found again.
const NAME: &str = "name";

/// What an input is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A field, or one item of a field that holds a list.
    Field(&'static Field),
    /// An argument, or one value of an argument that takes several.
    Argument(Box<Argument>),
}

impl Subject {
    /// What tells it from the others of its form.
    pub(crate) fn key(&self) -> &str {
        match self {
            Subject::Field(field) => field.key,
            Subject::Argument(argument) => &argument.id,
        }
    }

    /// Whether it is one of several inputs of its sort.
    pub(crate) const fn is_item(&self) -> bool {
        match self {
            Subject::Field(field) => match field.arity {
                Arity::One => false,
                Arity::List | Arity::Set | Arity::Log | Arity::Parts(_) => true,
            },
            Subject::Argument(argument) => matches!(argument.count, Count::Many),
        }
    }

    /// The kinds of the records that it names, if it does.
    pub(crate) fn targets(&self) -> Vec<Kind> {
        match self {
            Subject::Field(field) => field.value.target().into_iter().collect(),
            Subject::Argument(argument) => argument.holds.kinds(),
        }
    }

    /// Whether its value is a day, or a moment on one.
    pub(crate) fn is_dated(&self) -> bool {
        let value = match self {
            Subject::Field(field) => Some(field.value),
            Subject::Argument(argument) => argument.holds.value(),
        };
        matches!(value, Some(Type::Date | Type::When))
    }

    /// Whether nothing can be done without it.
    pub(crate) fn is_needed(&self) -> bool {
        match self {
            Subject::Field(field) => field.key == NAME,
            Subject::Argument(argument) => matches!(argument.need, Need::Required),
        }
    }

    /// Whether it is the next to be said: nothing is said of it yet, and it does not stand for what is.
    pub(super) const fn is_next(&self) -> bool {
        match self {
            Subject::Field(_) => true,
            Subject::Argument(argument) => argument.given.is_empty() && !matches!(argument.holds, Holds::Filter(_)),
        }
    }

    /// Whether a role may stand behind the name of a record.
    pub(crate) const fn has_roles(&self) -> bool {
        match self {
            Subject::Field(_) => true,
            Subject::Argument(argument) => matches!(argument.holds, Holds::Field(_)),
        }
    }

    /// Whether a failure that names an argument is about it.
    pub(crate) fn is_called(&self, argument: &str) -> bool {
        match self {
            Subject::Field(field) => argument.trim_start_matches("--") == field.name,
            Subject::Argument(own) => own.is_called(argument),
        }
    }

    /// What stands before the input.
    pub(super) fn label(&self, text: &Text) -> String {
        let sign = if self.is_needed() { "*" } else { "" };
        match self {
            Subject::Field(field) => format!("{}{sign}", text.label(Slot::Field(field))),
            Subject::Argument(argument) => format!("{}{sign}", argument.label),
        }
    }

    /// What it is for, in a form for records of a kind.
    pub(crate) fn help(&self, kind: Option<Kind>, text: &Text) -> Option<String> {
        match self {
            Subject::Field(Field { defined: Some(definition), .. }) => Some(definition.notes.clone()),
            Subject::Field(field) => {
                let kind = kind.map_or("record", Kind::as_str);
                text.find(&format!("field-{}.help", field.name), &[("kind", kind.into())])
            }
            Subject::Argument(argument) => Some(argument.help.clone()),
        }
    }

    /// What people call one of the words between which one chooses.
    pub(super) fn choice(&self, word: &str, text: &Text) -> String {
        match self {
            Subject::Field(field) => text.choice_of(field, word),
            Subject::Argument(argument) => match argument.holds {
                Holds::Field(field) => text.choice_of(field, word),
                Holds::Value(_) | Holds::Records(_) | Holds::Filter(_) | Holds::Words => text.choice(word),
            },
        }
    }

    /// Why a text is no value of it, if it is none.
    pub(super) fn refuses(&self, value: &str, reading: &Reading) -> Option<Invalid> {
        match self {
            Subject::Field(field) => refused_by(field, value, reading),
            // Whether it may be empty says the command.
            Subject::Argument(_) if Argument::is_empty_value(value) => None,
            Subject::Argument(argument) => match argument.holds {
                // Tags stand several in a word, with signs.
                Holds::Field(field) if field.value == Type::Tag => None,
                Holds::Field(field) => refused_by(field, value, reading),
                Holds::Value(value_type) => value_type.read(value, reading).err(),
                Holds::Records(_) | Holds::Filter(_) | Holds::Words => None,
            },
        }
    }

    /// What is typed into, with a text in it.
    pub(super) fn widget(&self, text: &str) -> Widget {
        match self {
            Subject::Field(field) => match field.value {
                Type::Text => Widget::lines(text),
                Type::Flag => Widget::flag(text),
                Type::Choice(choices) => Widget::choice(choices, text),
                Type::Line
                | Type::Money
                | Type::Date
                | Type::When
                | Type::Repeat
                | Type::Decimal
                | Type::Number(_)
                | Type::Remind
                | Type::External
                | Type::Birthday
                | Type::Language
                | Type::Zone
                | Type::Record(_)
                | Type::Position
                | Type::Consent
                | Type::Tag
                | Type::Item(_)
                | Type::Handle => Widget::line(text),
            },
            Subject::Argument(argument) if matches!(argument.written, Written::Switch(_)) => Widget::flag(text),
            Subject::Argument(argument) if !argument.choices.is_empty() => Widget::choice(&argument.choices, text),
            Subject::Argument(argument) if argument.holds.value() == Some(Type::Text) => Widget::lines(text),
            Subject::Argument(_) => Widget::line(text),
        }
    }
}

fn refused_by(field: &Field, value: &str, reading: &Reading) -> Option<Invalid> {
    let is_nothing = field.value == Type::Flag && says_no(value);
    if is_nothing { None } else { field.read(value, reading).err() }
}
