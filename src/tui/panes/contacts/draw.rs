//! Draws the contacts pane.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use tui_input::Input;

use super::state::Focus;
use super::{card, list};
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::widgets::cells;
use crate::tui::widgets::line_input::{self, Caret};

/// Draws list, card and search line.
pub(crate) fn draw(frame: &mut Frame<'_>, model: &Model) {
    let split = layout::split(model.size, model.contacts.shown());
    draw_search(frame, split.search, model);
    list::draw(frame, split.list, model);
    card::draw(frame, split.card, model);
    if split.list.width > 0 && split.card.width > 0 {
        draw_rule(frame, split.list, model);
    }
}

/// The line under the header: what narrows the list.
fn draw_search(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let contacts = &model.contacts;
    let is_shown = |input: &Input, focus: Focus| contacts.focus == focus || !input.value().is_empty();
    let both = is_shown(&contacts.words, Focus::Search) && is_shown(&contacts.filter, Focus::Filter);
    let first = if both { area.width / 2 } else { area.width };
    let mut rest = area;
    if !is_shown(&contacts.words, Focus::Search) && !is_shown(&contacts.filter, Focus::Filter) {
        list::draw_heads(frame, Rect { width: list_width(model), ..area }, model);
    }
    for (input, focus, id) in
        [(&contacts.words, Focus::Search, "screen-search"), (&contacts.filter, Focus::Filter, "screen-filter")]
    {
        if is_shown(input, focus) {
            let width = first.min(rest.width);
            draw_prompt(frame, Rect { width, ..rest }, model, input, focus, id);
            rest = Rect { x: rest.x + width, width: rest.width - width, ..rest };
        }
    }
}

fn list_width(model: &Model) -> u16 {
    layout::split(model.size, model.contacts.shown()).list.width
}

fn draw_prompt(frame: &mut Frame<'_>, area: Rect, model: &Model, input: &Input, focus: Focus, id: &str) {
    let label = format!(" {} ", model.text.get(id));
    let room = u16::try_from(cells::width(&label)).unwrap_or(u16::MAX).min(area.width);
    let typing = model.contacts.focus == focus;
    let style = if typing { model.theme.focus } else { model.theme.label };
    frame.render_widget(Span::styled(label, style), Rect { width: room, ..area });
    let field = Rect { x: area.x + room, width: (area.width - room).saturating_sub(1), ..area };
    let caret = if typing && model.modals.is_empty() { Caret::Here } else { Caret::Elsewhere };
    line_input::draw(frame, field, input, model.theme.strong, caret);
}

fn draw_rule(frame: &mut Frame<'_>, list: Rect, model: &Model) {
    let x = list.x.saturating_add(list.width).saturating_add(1);
    for y in list.y..list.y.saturating_add(list.height) {
        let cell = Rect { x, y, width: 1, height: 1 }.intersection(frame.area());
        frame.render_widget(Span::styled("│", model.theme.faint), cell);
    }
}
