//! The mouse: a press goes to a row or does what a hint says, a double one opens, the wheel scrolls what lies under it.
//! Nothing needs it. What lies above the pane has its presses in `press`.

use ratatui::layout::{Position, Rect};

use super::pane::{self, Motion};
use super::{act, card, drag, press, today};
use crate::keymap::Action;
use crate::tui::layout;
use crate::tui::modals::{Choice, Chosen, Modal, Picker};
use crate::tui::model::{Model, Pane};
use crate::tui::msg::{Effect, Gesture};
use crate::tui::panes;
use crate::tui::panes::activity::{self, LogLine};
use crate::tui::panes::contacts::{Focus, Prompts, card_area};
use crate::tui::panes::today::areas;
use crate::tui::view::{foot, head};
use crate::tui::widgets::line_input::{self, Caret};

/// The mouse did something at a cell.
pub(super) fn did(model: &mut Model, at: Position, gesture: Gesture) -> Vec<Effect> {
    let is_on_board = model.pane == Pane::Board && model.modals.is_empty();
    match gesture {
        Gesture::Wheel(lines) => turn_wheel(model, at, isize::try_from(lines).unwrap_or_default()),
        Gesture::Press => press(model, at),
        Gesture::DoublePress => press_again(model, at),
        Gesture::Drag if is_on_board => {
            drag::carry(model, at);
            Vec::new()
        }
        Gesture::Release if is_on_board => drag::put_down(model),
        Gesture::Drag | Gesture::Release => Vec::new(),
    }
}

/// Scrolls what lies there: above the pane there is nothing else that could be meant.
fn turn_wheel(model: &mut Model, at: Position, lines: isize) -> Vec<Effect> {
    match model.modals.last() {
        None if card_area(model).contains(at) => {
            card::scroll(model, lines);
            Vec::new()
        }
        None if model.pane == Pane::Board && model.board.focus != Focus::Card => {
            drag::wheel(model, at, lines);
            Vec::new()
        }
        // Three lines of a text are little, three choices are too many.
        Some(Modal::Reader(_)) | None => pane::go(model, Motion::Rows(lines)),
        Some(_) => pane::go(model, Motion::Rows(lines.signum())),
    }
}

fn press(model: &mut Model, at: Position) -> Vec<Effect> {
    model.chord.clear();
    if layout::areas(model.size).banner.contains(at) {
        model.dismiss();
        return Vec::new();
    }
    if let Some(action) = foot::hit(model, at) {
        return act::act(model, action);
    }
    if !model.modals.is_empty() {
        return press::press(model, at);
    }
    match (head::hit(model, at), model.pane) {
        (Some(head::Spot::Reminders), _) => act::act(model, Action::Reminders),
        (Some(head::Spot::Pane), _) => pick_pane(model),
        (None, Pane::List) => click_list(model, at),
        (None, Pane::Board) => click_board(model, at),
        (None, Pane::Today) => click_day(model, at),
        (None, Pane::Card) => {
            card::press(model, at);
            Vec::new()
        }
    }
}

/// The first press went to a row, which is opened; elsewhere it is a press like the first.
fn press_again(model: &mut Model, at: Position) -> Vec<Effect> {
    let rows = match model.pane {
        Pane::List => layout::split(model.size, model.contacts.shown()).list,
        Pane::Board => layout::below_prompts(model.size),
        Pane::Today => areas(model).list,
        Pane::Card => card_area(model),
    };
    match model.modals.last() {
        Some(Modal::Picker(_) | Modal::Palette(_)) => press::press_again(model, at),
        None if (rows.contains(at) || card_area(model).contains(at)) && foot::hit(model, at).is_none() => {
            pane::open(model)
        }
        Some(_) | None => press(model, at),
    }
}

/// Offers whatever can fill the screen.
fn pick_pane(model: &mut Model) -> Vec<Effect> {
    let choice = |action: &Action| {
        let label = model.text.get(&format!("action-{}", action.as_str()));
        Choice { label, chosen: Chosen::Act(*action) }
    };
    let choices = panes::SHOWN_BY.iter().map(choice).collect();
    let question = model.text.get("screen-pick-pane");
    model.modals.push(Modal::Picker(Picker { question, choices, ..Picker::default() }));
    Vec::new()
}

/// Goes to the search line or the filter line, whichever is there, and to the character that is pressed.
fn press_prompts(model: &mut Model, area: Rect, x: u16) -> Vec<Effect> {
    let focus = model.focus();
    let (words, filter) = match model.pane {
        Pane::List => (&model.contacts.words, &model.contacts.filter),
        Pane::Board => (&model.board.words, &model.board.filter),
        Pane::Today | Pane::Card => return Vec::new(),
    };
    let Some((pressed, field)) = (Prompts { words, filter, focus }).hit(area, model, x) else {
        return pane::search(model);
    };
    let effects = if pressed == Focus::Filter { pane::filter(model) } else { pane::search(model) };
    let caret = if pressed == focus { Caret::Here } else { Caret::Elsewhere };
    if let Some(input) = pane::narrowing(model) {
        line_input::go_to(input, field, caret, x);
    }
    effects
}

fn click_board(model: &mut Model, at: Position) -> Vec<Effect> {
    if layout::prompts(model.size).contains(at) {
        return press_prompts(model, layout::prompts(model.size), at.x);
    }
    if model.board.focus == Focus::Card {
        card::press(model, at);
        return Vec::new();
    }
    drag::press(model, at);
    Vec::new()
}

fn click_day(model: &mut Model, at: Position) -> Vec<Effect> {
    let split = areas(model);
    if split.card.contains(at) {
        card::press(model, at);
        return Vec::new();
    }
    if split.list.contains(at) {
        today::go_to_line(model, at.y);
    }
    Vec::new()
}

fn click_list(model: &mut Model, at: Position) -> Vec<Effect> {
    let split = layout::split(model.size, model.contacts.shown());
    if split.search.contains(at) {
        return press_prompts(model, split.search, at.x);
    }
    if split.card.contains(at) {
        card::press(model, at);
        return Vec::new();
    }
    let line = usize::from(at.y.saturating_sub(split.list.y));
    let position = if model.contacts.is_log() {
        let lines = activity::lines(&model.contacts, model.now.time_zone(), line + 1);
        let Some(LogLine::Row(position)) = lines.get(line) else { return Vec::new() };
        *position
    } else {
        model.contacts.top + line
    };
    if split.list.contains(at) && position < model.contacts.window.total() {
        model.contacts.focus = Focus::List;
        model.contacts.cursor = position;
        model.contacts.sheet.restart();
        model.contacts.wanted = None;
    }
    Vec::new()
}
