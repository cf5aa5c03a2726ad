//! Typed text: where it goes, and what follows from it.

use tui_input::{Input, InputRequest};

use super::{form, palette, pane, ready, words};
use crate::keymap::Action;
use crate::tui::modals::Modal;
use crate::tui::modals::form::{Way, Widget};
use crate::tui::model::{Model, Pane};
use crate::tui::msg::Effect;
use crate::tui::widgets::line_input;

/// Types a text at the cursor.
pub(super) fn type_text(model: &mut Model, text: &str) -> Vec<Effect> {
    if !text.is_empty() {
        if let Some(Modal::Prompt(prompt)) = model.modals.last_mut() {
            prompt.drop_proposal();
        }
        edit_with(model, |target| match target {
            Target::Line(input) => line_input::type_line(input, text),
            Target::Lines(input) => line_input::type_lines(input, text),
        });
    }
    Vec::new()
}

/// Types what was pasted; its line ends never press Enter.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    type_text(model, text)
}

/// Does an action of typed text.
pub(super) fn edit(model: &mut Model, action: Action) -> Vec<Effect> {
    edit_with(model, |target| match (target, action) {
        (Target::Lines(input), Action::Home) => move_in_line(input, Side::Start),
        (Target::Lines(input), Action::End) => move_in_line(input, Side::End),
        (Target::Line(input) | Target::Lines(input), action) => line_input::apply(input, action),
    });
    Vec::new()
}

/// Takes another choice.
pub(super) fn turn(model: &mut Model, way: Way) -> Vec<Effect> {
    let reading = model.reading();
    match model.modals.last_mut() {
        Some(Modal::Form(form)) => {
            form.take_beside(way);
            if let Some(entry) = form.current_mut() {
                entry.turn(way);
            }
            form.typed(&reading);
        }
        Some(Modal::Contest(contest)) => contest.turn(way),
        Some(Modal::Prompt(prompt)) => prompt.take_beside(way),
        Some(_) | None => {}
    }
    Vec::new()
}

/// A line up in a text of several lines, or to the field above.
pub(super) fn line_up(model: &mut Model) -> Vec<Effect> {
    step_line(model, -1)
}

/// A line down in a text of several lines, or to the field below.
pub(super) fn line_down(model: &mut Model) -> Vec<Effect> {
    step_line(model, 1)
}

fn step_line(model: &mut Model, by: isize) -> Vec<Effect> {
    let mut moved = false;
    edit_with(model, |target| {
        if let Target::Lines(input) = target {
            moved = line_input::step_line(input, by);
        }
    });
    if moved { Vec::new() } else { form::move_field(model, by) }
}

enum Target<'a> {
    Line(&'a mut Input),
    Lines(&'a mut Input),
}

#[derive(Clone, Copy)]
enum Side {
    Start,
    End,
}

fn move_in_line(input: &mut Input, side: Side) {
    let (line, column) = line_input::place(input);
    let length = input.value().split('\n').nth(line).map_or(0, |line| line.chars().count());
    let at = match side {
        Side::Start => input.cursor() - column,
        Side::End => input.cursor() - column + length,
    };
    input.handle(InputRequest::SetCursor(at));
}

/// Changes the text that has the cursor, and does what follows.
fn edit_with(model: &mut Model, change: impl FnOnce(Target<'_>)) {
    let (reading, screen) = (model.reading(), model.size);
    match model.modals.last_mut() {
        // In the calendar nothing is typed.
        Some(Modal::Form(form)) if form.calendar.is_some() => {}
        Some(Modal::Prompt(prompt)) if prompt.calendar.is_some() => {}
        Some(Modal::Form(form)) => {
            match form.current_mut().map(|entry| &mut entry.widget) {
                Some(Widget::Line(input)) => change(Target::Line(input)),
                Some(Widget::Lines(input)) => change(Target::Lines(input)),
                Some(Widget::Choice { .. } | Widget::Flag(_)) | None => return,
            }
            form.drop_taken();
            form.typed(&reading);
        }
        Some(Modal::Palette(typed)) => {
            change(Target::Line(&mut typed.input));
            palette::changed(model);
        }
        Some(Modal::Prompt(prompt)) => {
            change(Target::Line(&mut prompt.input));
            words::changed(model);
        }
        Some(Modal::Picker(picker)) => {
            change(Target::Line(&mut picker.input));
            picker.cursor = 0;
            ready::offer_typed(model);
        }
        Some(Modal::Reader(reader)) => {
            if let Some(sought) = &mut reader.sought {
                change(Target::Line(sought));
                reader.find(screen);
            }
        }
        Some(Modal::Confirm(_) | Modal::Contest(_) | Modal::Sorts(_)) => {}
        None => edit_search(model, change),
    }
}

fn edit_search(model: &mut Model, change: impl FnOnce(Target<'_>)) {
    let Some(input) = pane::narrowing(model) else { return };
    let before = input.value().to_owned();
    change(Target::Line(input));
    if input.value() != before {
        match model.pane {
            Pane::List => model.contacts.restart(),
            Pane::Board => model.board.restart(),
            Pane::Today | Pane::Card => {}
        }
    }
}
