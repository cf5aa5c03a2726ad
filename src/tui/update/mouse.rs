//! The mouse: a click goes to a row, a double one opens it, the wheel scrolls. Nothing needs it.

use ratatui::layout::Position;

use super::pane::{self, Motion};
use super::{board, card, today};
use crate::tui::layout;
use crate::tui::model::{Model, Pane};
use crate::tui::msg::{Effect, Gesture};
use crate::tui::panes::activity::{self, LogLine};
use crate::tui::panes::board::columns;
use crate::tui::panes::contacts::Focus;
use crate::tui::panes::today::areas;

/// The mouse did something at a cell.
pub(super) fn did(model: &mut Model, at: Position, gesture: Gesture) -> Vec<Effect> {
    match gesture {
        Gesture::Wheel(lines) => pane::go(model, Motion::Rows(isize::try_from(lines).unwrap_or_default())),
        _ if !model.modals.is_empty() => Vec::new(),
        Gesture::Press => press(model, at),
        // The first press went there.
        Gesture::DoublePress => pane::open(model),
        Gesture::Drag | Gesture::Release => Vec::new(),
    }
}

fn press(model: &mut Model, at: Position) -> Vec<Effect> {
    match model.pane {
        Pane::List => click_list(model, at),
        Pane::Board => click_board(model, at),
        Pane::Today => click_day(model, at),
        Pane::Card => {
            card::press(model, at);
            Vec::new()
        }
    }
}

fn click_board(model: &mut Model, at: Position) -> Vec<Effect> {
    if layout::prompts(model.size).contains(at) {
        return pane::search(model);
    }
    let columns = columns(model);
    let hit = columns.areas.iter().position(|area| area.contains(at));
    if model.board.focus == Focus::Card {
        card::press(model, at);
        return Vec::new();
    }
    let Some(hit) = hit else { return Vec::new() };
    let place = model.board.left + hit;
    let below = at.y.saturating_sub(layout::below_prompts(model.size).y);
    let card = below.checked_sub(columns.head).map_or(0, |line| usize::from(line / columns.pitch.max(1)));
    let top = model.board.columns.get(place).map_or(0, |column| column.top);
    board::go_to(model, place, top + card);
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
        return pane::search(model);
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
