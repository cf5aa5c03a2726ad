//! The list: one row a record, a mark in the gutter for the cursor.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::columns::{self, Column, GAP};
use super::state::Contacts;
use crate::domain::Record;
use crate::text::wrap;
use crate::tui::model::Model;
use crate::tui::panes::activity;
use crate::tui::widgets::cells;
use crate::tui::widgets::hits::Hits;

/// Cells before the first column: cursor, mark, blank.
pub(crate) const GUTTER: usize = 3;

/// Draws the rows that are seen.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let contacts = &model.contacts;
    if area.width == 0 {
        return;
    }
    if contacts.window.total() == 0 {
        draw_emptiness(frame, area, model);
        return;
    }
    if contacts.is_log() {
        activity::draw_rows(frame, area, model);
        return;
    }
    let columns = columns::columns(&model.contacts, usize::from(area.width).saturating_sub(GUTTER));
    let hits = Hits::of(contacts.words.value());
    for (offset, y) in (area.y..area.y.saturating_add(area.height)).enumerate() {
        let position = contacts.top + offset;
        let Some(record) = contacts.window.row(position) else { continue };
        let line = row(model, record, position, &columns, &hits);
        frame.render_widget(line, Rect { y, height: 1, ..area });
    }
}

/// Draws what the columns are called; where the list is narrowed, that stands there instead.
pub(super) fn draw_heads(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    if area.width == 0 || model.contacts.window.total() == 0 {
        return;
    }
    if model.contacts.is_log() {
        activity::draw_heads(frame, area, model);
        return;
    }
    let columns = columns::columns(&model.contacts, usize::from(area.width).saturating_sub(GUTTER));
    let heads = columns.iter().map(|(column, width)| cells::pad(&column.head(&model.text), *width));
    let line = format!("{}{}", " ".repeat(GUTTER), heads.collect::<Vec<_>>().join(&" ".repeat(GAP)));
    frame.render_widget(Span::styled(line, model.theme.label), area);
}

fn row<'a>(model: &Model, record: &Record, position: usize, columns: &[(Column, usize)], hits: &Hits) -> Line<'a> {
    let value = |(column, width): &(Column, usize)| {
        let value = columns::fitting(model, record, *column, *width);
        (cells::shown(&value), *width)
    };
    let values: Vec<_> = columns.iter().map(value).collect();
    hits.row(gutter(&model.contacts, record, position), &values, GAP, &model.theme)
}

/// What stands before the first column: the cursor, and whether the record is marked.
pub(crate) fn gutter(contacts: &Contacts, record: &Record, position: usize) -> String {
    let cursor = if position == contacts.cursor { ">" } else { " " };
    let mark = if contacts.marks.contains_key(&record.id) { "*" } else { " " };
    format!("{cursor}{mark} ")
}

fn draw_emptiness(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let contacts = &model.contacts;
    let narrowed = !contacts.words.value().is_empty() || !contacts.filter.value().is_empty() || contacts.lens.is_some();
    let id = match (contacts.window.is_read(), narrowed) {
        (false, _) => "screen-reading",
        (true, true) => "screen-nothing-found",
        (true, false) => "screen-empty",
    };
    let sentence = model.text.say(id, &[("kind", contacts.kind.as_str().into())]);
    let lines = wrap(&sentence, usize::from(area.width).saturating_sub(GUTTER));
    for (line, y) in lines.into_iter().zip(area.y.saturating_add(1)..area.y.saturating_add(area.height)) {
        let indented = Rect { x: area.x + 3.min(area.width), y, width: area.width.saturating_sub(3), height: 1 };
        frame.render_widget(Span::styled(line, model.theme.faint), indented);
    }
}
