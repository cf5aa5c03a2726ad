//! One input of a form.

use tui_input::Input;

use super::subject::Subject;
use crate::domain::{Invalid, Reading};

/// One input of a form.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// What it is about.
    pub(crate) subject: Subject,
    /// What is typed into.
    pub(crate) widget: Widget,
    /// Why what is typed is no value of it.
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
        choices: Vec<String>,
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
    pub(crate) fn new(subject: Subject, text: &str) -> Entry {
        Entry { widget: subject.widget(text), subject, invalid: None }
    }

    /// What was typed, as the command line takes it.
    pub(crate) fn value(&self) -> String {
        match &self.widget {
            Widget::Line(input) => input.value().trim().to_owned(),
            Widget::Lines(input) => input.value().trim_end().to_owned(),
            Widget::Choice { choices, at } => at.and_then(|at| choices.get(at)).cloned().unwrap_or_default(),
            Widget::Flag(Answer::Yes) => "yes".to_owned(),
            Widget::Flag(Answer::No) => String::new(),
        }
    }

    /// Checks what is typed.
    pub(crate) fn check(&mut self, reading: &Reading) {
        let value = self.value();
        self.invalid = if value.is_empty() { None } else { self.subject.refuses(&value, reading) };
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
    /// One line with a text in it.
    pub(super) fn line(text: &str) -> Widget {
        Widget::Line(Input::new(text.to_owned()))
    }

    /// Several lines with a text in them.
    pub(super) fn lines(text: &str) -> Widget {
        Widget::Lines(Input::new(text.to_owned()))
    }

    /// Yes where there is a text.
    pub(super) fn flag(text: &str) -> Widget {
        Widget::Flag(if text.is_empty() { Answer::No } else { Answer::Yes })
    }

    /// Words of which `text` is taken; a text that is none of them stays as it is.
    pub(super) fn choice<Word: AsRef<str>>(choices: &[Word], text: &str) -> Widget {
        let at = choices.iter().position(|choice| choice.as_ref() == text);
        if at.is_none() && !text.is_empty() {
            return Widget::line(text);
        }
        Widget::Choice { choices: choices.iter().map(|choice| choice.as_ref().to_owned()).collect(), at }
    }
}
