//! The mouse: a click goes to a row, a double one opens it, the wheel scrolls. Nothing needs it.

use ratatui::layout::Position;

use super::pane::{self, Motion};
use super::{drag, today};
use crate::tui::layout;
use crate::tui::model::{Model, Pane};
use crate::tui::msg::{Effect, Gesture};
use crate::tui::panes::activity::{self, LogLine};
use crate::tui::panes::contacts::Focus;
use crate::tui::panes::today::areas;

/// The mouse did something at a cell.
pub(super) fn did(model: &mut Model, at: Position, gesture: Gesture) -> Vec<Effect> {
    let is_on_board = model.pane == Pane::Board && model.modals.is_empty();
    match gesture {
        Gesture::Wheel(lines) if is_on_board && model.board.focus != Focus::Card => {
            drag::wheel(model, at, isize::try_from(lines).unwrap_or_default());
            Vec::new()
        }
        Gesture::Wheel(lines) => pane::go(model, Motion::Rows(isize::try_from(lines).unwrap_or_default())),
        _ if !model.modals.is_empty() => Vec::new(),
        Gesture::Press => press(model, at),
        // The first press went there.
        Gesture::DoublePress => pane::open(model),
        Gesture::Drag if is_on_board => {
            drag::carry(model, at);
            Vec::new()
        }
        Gesture::Release if is_on_board => drag::put_down(model),
        Gesture::Drag | Gesture::Release => Vec::new(),
    }
}

fn press(model: &mut Model, at: Position) -> Vec<Effect> {
    match model.pane {
        Pane::List => click_list(model, at),
        Pane::Board => click_board(model, at),
        Pane::Today => click_day(model, at),
    }
}

fn click_board(model: &mut Model, at: Position) -> Vec<Effect> {
    if layout::prompts(model.size).contains(at) {
        return pane::search(model);
    }
    drag::press(model, at);
    Vec::new()
}

fn click_day(model: &mut Model, at: Position) -> Vec<Effect> {
    let split = areas(model);
    if split.card.contains(at) {
        return pane::open(model);
    }
    if split.list.contains(at) {
        today::go_to_line(model, at.y);
    }
    Vec::new()
}

fn click_list(model: &mut Model, at: Position) -> Vec<Effect> {
    let split = layout::split(model.size, model.contacts.shown());
    if split.search.contains(at) {
        return pane::search(model);
    }
    if split.card.contains(at) {
        return pane::open(model);
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
        model.contacts.sheet.top = 0;
        model.contacts.wanted = None;
    }
    Vec::new()
}
