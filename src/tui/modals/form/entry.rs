//! One input of a form.

use tui_input::Input;

use crate::domain::field::{Arity, Type};
use crate::domain::read::says_no;
use crate::domain::{Field, Invalid, Reading};

/// One input of a form: a field, or one item of a field that holds a list.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The field.
    pub(crate) field: &'static Field,
    /// What is typed into.
    pub(crate) widget: Widget,
    /// Why what is typed is no value of the field.
    pub(crate) invalid: Option<Invalid>,
}

/// What is typed into.
#[derive(Clone, Debug)]
pub(crate) enum Widget {
    /// One line.
    Line(Input),
    /// Several lines.
    Lines(Input),
    /// One of some words, or none.
    Choice {
        /// The words.
        choices: &'static [&'static str],
        /// Which one.
        at: Option<usize>,
    },
    /// Yes or no.
    Flag(Answer),
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// The way through choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// To the next.
    Next,
    /// To the previous.
    Previous,
}

impl Entry {
    /// An input that holds `text`.
    pub(crate) fn new(field: &'static Field, text: &str) -> Entry {
        Entry { field, widget: Widget::of(field.value, text), invalid: None }
    }

    /// What was typed, as the command line takes it.
    pub(crate) fn value(&self) -> String {
        match &self.widget {
            Widget::Line(input) => input.value().trim().to_owned(),
            Widget::Lines(input) => input.value().trim_end().to_owned(),
            Widget::Choice { choices, at } => {
                at.and_then(|at| choices.get(at)).map(|choice| (*choice).to_owned()).unwrap_or_default()
            }
            Widget::Flag(Answer::Yes) => "yes".to_owned(),
            Widget::Flag(Answer::No) => String::new(),
        }
    }

    /// Whether it is one of several inputs of its field.
    pub(crate) const fn is_item(&self) -> bool {
        match self.field.arity {
            Arity::One => false,
            Arity::List | Arity::Set | Arity::Log | Arity::Parts(_) => true,
        }
    }

    /// Checks what is typed.
    pub(crate) fn check(&mut self, reading: &Reading) {
        let value = self.value();
        let is_nothing = value.is_empty() || (self.field.value == Type::Flag && says_no(&value));
        self.invalid = if is_nothing { None } else { self.field.read(&value, reading).err() };
    }

    /// Takes the next or previous choice.
    pub(crate) fn turn(&mut self, way: Way) {
        match &mut self.widget {
            Widget::Choice { choices, at } => {
                // One more than there are words: nothing is a choice too.
                let count = choices.len() + 1;
                let now = at.map_or(0, |at| at + 1);
                let step = match way {
                    Way::Next => 1,
                    Way::Previous => count - 1,
                };
                *at = ((now + step) % count).checked_sub(1);
            }
            Widget::Flag(answer) => {
                *answer = match answer {
                    Answer::Yes => Answer::No,
                    Answer::No => Answer::Yes,
                };
            }
            Widget::Line(_) | Widget::Lines(_) => {}
        }
    }
}

impl Widget {
    fn of(value: Type, text: &str) -> Widget {
        match value {
            Type::Text => Widget::Lines(Input::new(text.to_owned())),
            Type::Choice(choices) => Widget::Choice { choices, at: choices.iter().position(|choice| *choice == text) },
            Type::Flag => Widget::Flag(if text.is_empty() { Answer::No } else { Answer::Yes }),
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
            | Type::Handle => Widget::Line(Input::new(text.to_owned())),
        }
    }
}
