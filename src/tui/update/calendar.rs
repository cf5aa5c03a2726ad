//! The calendar of a field that holds a day: opened by a key, from then on the arrows are its own until one leaves it.

use tui_input::Input;

use crate::domain::Reading;
use crate::tui::modals::Modal;
use crate::tui::modals::form::Widget;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::widgets::calendar::{self, Step};

/// Goes into the calendar; a field that is empty begins with today.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let reading = model.reading();
    let Some(days) = dated(model) else { return Vec::new() };
    let was = days.input.value().to_owned();
    *days.was = Some(was);
    step_by(model, Step::Days(0), &reading)
}

/// Goes to another day.
pub(super) fn step(model: &mut Model, step: Step) -> Vec<Effect> {
    let reading = model.reading();
    step_by(model, step, &reading)
}

fn step_by(model: &mut Model, step: Step, reading: &Reading) -> Vec<Effect> {
    if let Some(Days { input, .. }) = dated(model) {
        *input = Input::new(calendar::stepped(input.value(), step, reading));
    }
    checked(model, reading);
    Vec::new()
}

/// Leaves the calendar with the day that it shows; nothing if one is not in it.
pub(super) fn accept(model: &mut Model) -> Option<Vec<Effect>> {
    dated(model)?.was.take()?;
    Some(Vec::new())
}

/// Leaves the calendar with what was typed before; nothing if one is not in it.
pub(super) fn cancel(model: &mut Model) -> Option<Vec<Effect>> {
    let reading = model.reading();
    let Days { input, was } = dated(model)?;
    *input = Input::new(was.take()?);
    checked(model, &reading);
    Some(Vec::new())
}

/// A text that holds a day.
struct Days<'a> {
    input: &'a mut Input,
    /// What was typed before one went into the calendar.
    was: &'a mut Option<String>,
}

/// The text that has the cursor, if it holds a day.
fn dated(model: &mut Model) -> Option<Days<'_>> {
    match model.modals.last_mut()? {
        Modal::Form(form) => {
            let entry = form.entries.get_mut(form.focus).filter(|entry| entry.subject.is_dated())?;
            match &mut entry.widget {
                Widget::Line(input) => Some(Days { input, was: &mut form.calendar }),
                Widget::Lines(_) | Widget::Choice { .. } | Widget::Flag(_) => None,
            }
        }
        Modal::Prompt(prompt) if prompt.is_dated() => {
            Some(Days { input: &mut prompt.input, was: &mut prompt.calendar })
        }
        Modal::Prompt(_)
        | Modal::Confirm(_)
        | Modal::Contest(_)
        | Modal::Picker(_)
        | Modal::Sorts(_)
        | Modal::Palette(_)
        | Modal::Reader(_) => None,
    }
}

fn checked(model: &mut Model, reading: &Reading) {
    match model.modals.last_mut() {
        Some(Modal::Form(form)) => form.typed(reading),
        Some(Modal::Prompt(prompt)) => prompt.told = None,
        Some(_) | None => {}
    }
}
