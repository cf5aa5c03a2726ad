//! Draws the contacts pane.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::prompts::Prompts;
use super::{card, list};
use crate::tui::layout;
use crate::tui::model::Model;

/// Draws list, card and search line.
pub(crate) fn draw(frame: &mut Frame<'_>, model: &Model) {
    let split = layout::split(model.size, model.contacts.shown());
    draw_search(frame, split.search, model);
    list::draw(frame, split.list, model);
    card::draw(frame, model);
    if split.list.width > 0 && split.card.width > 0 {
        draw_rule(frame, split.list, model);
    }
}

/// The line under the header: what narrows the list, else what its columns are called.
fn draw_search(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let contacts = &model.contacts;
    let prompts = Prompts { words: &contacts.words, filter: &contacts.filter, focus: contacts.focus };
    if prompts.are_shown() {
        prompts.draw(frame, area, model);
    } else {
        list::draw_heads(frame, Rect { width: list_width(model), ..area }, model);
    }
}

fn list_width(model: &Model) -> u16 {
    layout::split(model.size, model.contacts.shown()).list.width
}

/// The rule between a list and the card beside it.
pub(crate) fn draw_rule(frame: &mut Frame<'_>, list: Rect, model: &Model) {
    let x = list.x.saturating_add(list.width).saturating_add(1);
    for y in list.y..list.y.saturating_add(list.height) {
        let cell = Rect { x, y, width: 1, height: 1 }.intersection(frame.area());
        frame.render_widget(Span::styled("│", model.theme.faint), cell);
    }
}
