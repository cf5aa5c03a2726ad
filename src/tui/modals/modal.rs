//! Every sort of modal, and which keys it knows.

use super::{Confirm, Contest, Form, Palette, Picker, Prompt, Reader, Sorts};
use crate::keymap::Context;
use crate::tui::draft::Unsaved;
use crate::tui::modals::form::Widget;

/// Something that lies above the pane.
#[derive(Clone, Debug)]
pub(crate) enum Modal {
    /// A form.
    Form(Box<Form>),
    /// A question.
    Confirm(Confirm),
    /// What two people changed at once.
    Contest(Contest),
    /// A question that is answered with a line of text.
    Prompt(Prompt),
    /// One of several to pick.
    Picker(Picker),
    /// The sorts of what happened.
    Sorts(Sorts),
    /// The command line.
    Palette(Palette),
    /// A text to read.
    Reader(Reader),
}

impl Modal {
    /// The form, if it is one.
    pub(crate) fn as_form(&mut self) -> Option<&mut Form> {
        match self {
            Modal::Form(form) => Some(form),
            Modal::Confirm(_)
            | Modal::Contest(_)
            | Modal::Prompt(_)
            | Modal::Picker(_)
            | Modal::Sorts(_)
            | Modal::Palette(_)
            | Modal::Reader(_) => None,
        }
    }

    /// What was typed into it and is not saved.
    pub(crate) fn unsaved(&self) -> Option<Unsaved> {
        match self {
            Modal::Form(form) => form.unsaved(),
            Modal::Prompt(prompt) => prompt.unsaved(),
            Modal::Confirm(_)
            | Modal::Contest(_)
            | Modal::Picker(_)
            | Modal::Sorts(_)
            | Modal::Palette(_)
            | Modal::Reader(_) => None,
        }
    }

    /// The contexts in which its keys are looked up, nearest first.
    pub(crate) fn contexts(&self) -> Vec<Context> {
        match self {
            Modal::Form(form) => match form.current().map(|entry| &entry.widget) {
                Some(Widget::Line(_)) if form.calendar.is_some() => vec![Context::Calendar],
                Some(Widget::Line(_)) if form.current().is_some_and(|entry| entry.subject.is_dated()) => {
                    vec![Context::Date, Context::Form, Context::Text]
                }
                Some(Widget::Choice { .. } | Widget::Flag(_)) => vec![Context::Choice, Context::Form],
                Some(Widget::Lines(_)) => vec![Context::Lines, Context::Form, Context::Text],
                Some(Widget::Line(_)) if form.current().is_some_and(|entry| !entry.subject.targets().is_empty()) => {
                    vec![Context::Link, Context::Form, Context::Text]
                }
                Some(Widget::Line(_)) | None => vec![Context::Form, Context::Text],
            },
            Modal::Confirm(_) => vec![Context::Confirm],
            Modal::Contest(_) => vec![Context::Contest],
            Modal::Prompt(prompt) if prompt.calendar.is_some() => vec![Context::Calendar],
            Modal::Prompt(prompt) if prompt.is_dated() => vec![Context::Date, Context::Prompt, Context::Text],
            Modal::Prompt(_) => vec![Context::Prompt, Context::Text],
            Modal::Picker(_) => vec![Context::Picker, Context::Text],
            Modal::Sorts(_) => vec![Context::Log],
            Modal::Palette(_) => vec![Context::Palette, Context::Text],
            Modal::Reader(reader) if reader.sought.is_some() => vec![Context::Search, Context::Text],
            Modal::Reader(_) => vec![Context::Reader],
        }
    }
}
