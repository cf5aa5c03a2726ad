//! What the mouse presses above the pane: choices, answers, inputs.

use ratatui::layout::Position;

use super::{act, modal};
use crate::tui::modals::contest::{self, Spot};
use crate::tui::modals::{self, Modal, confirm, picker, prompt, sorts};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::widgets::line_input::{self, Caret};

/// Presses what lies at a cell.
pub(super) fn press(model: &mut Model, at: Position) -> Vec<Effect> {
    let action = match model.modals.last() {
        Some(Modal::Form(_)) => return press_form(model, at),
        Some(Modal::Contest(_)) => return press_contest(model, at),
        Some(Modal::Picker(_)) => {
            go_to_choice(model, at);
            None
        }
        Some(Modal::Prompt(_)) => {
            go_to_character(model, at);
            None
        }
        Some(Modal::Confirm(confirm)) => confirm::hit(confirm, model, at),
        Some(Modal::Sorts(_)) => sorts::hit(model, at),
        Some(Modal::Palette(_) | Modal::Reader(_)) | None => None,
    };
    action.map(|action| act::act(model, action)).unwrap_or_default()
}

/// Takes the choice to which the first press went.
pub(super) fn press_again(model: &mut Model, at: Position) -> Vec<Effect> {
    if go_to_choice(model, at) { modal::accept(model) } else { Vec::new() }
}

/// Goes to the choice at a cell; says whether there is one.
fn go_to_choice(model: &mut Model, at: Position) -> bool {
    let Some(Modal::Picker(shown)) = model.modals.last() else { return false };
    let hit = picker::hit(shown, model, at);
    if let (Some(position), Some(Modal::Picker(picker))) = (hit, model.modals.last_mut()) {
        picker.cursor = position;
    }
    hit.is_some()
}

fn go_to_character(model: &mut Model, at: Position) {
    let Some(Modal::Prompt(shown)) = model.modals.last() else { return };
    let area = prompt::typed(shown, model);
    if let Some(Modal::Prompt(prompt)) = model.modals.last_mut().filter(|_| area.contains(at)) {
        line_input::go_to(&mut prompt.input, area, Caret::Here, at.x);
    }
}

fn press_form(model: &mut Model, at: Position) -> Vec<Effect> {
    let reading = model.reading();
    let Some(Modal::Form(shown)) = model.modals.last() else { return Vec::new() };
    let hit = modals::form::hit(shown, model, at);
    if let (Some(spot), Some(Modal::Form(form))) = (hit, model.modals.last_mut()) {
        let before = form.answers();
        form.press(spot, at.x);
        if form.answers() != before {
            form.typed(&reading);
        }
    }
    Vec::new()
}

fn press_contest(model: &mut Model, at: Position) -> Vec<Effect> {
    let Some(Modal::Contest(shown)) = model.modals.last() else { return Vec::new() };
    let hit = contest::hit(shown, model, at);
    let Some(Modal::Contest(contest)) = model.modals.last_mut() else { return Vec::new() };
    match hit {
        Some(Spot::Key(action)) => return act::act(model, action),
        Some(Spot::Field(field)) => contest.cursor = field,
        Some(Spot::Side(field, side)) => {
            contest.cursor = field;
            contest.fields.iter_mut().skip(field).take(1).for_each(|field| field.side = side);
        }
        None => {}
    }
    Vec::new()
}
