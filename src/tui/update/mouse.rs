//! The mouse: a click goes to a row, the wheel scrolls. Nothing needs it.

use ratatui::layout::Position;

use super::pane::{self, Motion};
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::panes::contacts::Focus;

/// A cell was clicked.
pub(super) fn click(model: &mut Model, column: u16, row: u16) -> Vec<Effect> {
    let split = layout::split(model.size, model.contacts.shown());
    let at = Position { x: column, y: row };
    if !model.modals.is_empty() {
        return Vec::new();
    }
    if split.search.contains(at) {
        return pane::search(model);
    }
    if split.card.contains(at) {
        return pane::open(model);
    }
    let position = model.contacts.top + usize::from(row.saturating_sub(split.list.y));
    if split.list.contains(at) && position < model.contacts.window.total() {
        model.contacts.focus = Focus::List;
        model.contacts.cursor = position;
        model.contacts.card_top = 0;
        model.contacts.wanted = None;
    }
    Vec::new()
}

/// The wheel was turned by so many lines.
pub(super) fn wheel(model: &mut Model, lines: i32) -> Vec<Effect> {
    pane::go(model, Motion::Rows(isize::try_from(lines).unwrap_or_default()))
}
