//! Draws the day, and beside it the card of the record under the cursor.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Entry, Row, facts, rows};
use crate::tui::layout::{self, Split};
use crate::tui::model::Model;
use crate::tui::panes::contacts::{Freshness, draw_card, draw_rule};
use crate::tui::widgets::cells;

/// Cells before the first column: cursor, mark, blank.
const GUTTER: usize = 3;

/// Cells of the column that says when.
const WHEN: usize = 13;

/// From this width on, those whom something concerns have a column of their own.
const WIDE: usize = 40;

/// Blank cells between two columns.
const GAP: usize = 2;

/// Where the day and the card stand.
pub(crate) fn areas(model: &Model) -> Split {
    layout::split_whole(model.size, model.today.shown())
}

/// Draws the day and the card.
pub(crate) fn draw(frame: &mut Frame<'_>, model: &Model) {
    let Split { list, card, .. } = areas(model);
    if list.width > 0 {
        draw_day(frame, list, model);
    }
    draw_card(frame, model);
    if list.width > 0 && card.width > 0 {
        draw_rule(frame, list, model);
    }
}

fn draw_day(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    if model.today.state == Freshness::Unread {
        let reading = format!("{}{}", " ".repeat(GUTTER), model.text.get("screen-reading"));
        frame.render_widget(Span::styled(reading, model.theme.faint), area);
        return;
    }
    let width = usize::from(area.width);
    let seen = rows(model).into_iter().skip(model.today.top);
    for (row, y) in seen.zip(area.y..area.y.saturating_add(area.height)) {
        let line = match row {
            Row::Blank => Line::default(),
            Row::Heading(text) => Line::styled(cells::fit(&format!(" {text}"), width), model.theme.label),
            Row::Text(text) => Line::styled(cells::fit(&text, width), model.theme.faint),
            Row::Entry(at) => match model.today.entries.get(at) {
                Some(entry) => entry_line(model, entry, at, width),
                None => Line::default(),
            },
        };
        frame.render_widget(line, Rect { y, height: 1, ..area });
    }
}

fn entry_line<'a>(model: &Model, entry: &Entry, at: usize, width: usize) -> Line<'a> {
    let cursor = if at == model.today.cursor { ">" } else { " " };
    let mark = if model.today.marks.contains_key(&entry.record.id) { "*" } else { " " };
    let facts = facts::of(model, entry);
    let style = if facts.is_over { model.theme.bad } else { Style::new() };
    let mut spans = vec![
        Span::raw(format!("{cursor}{mark} ")),
        Span::styled(cells::pad(&facts.when(), WHEN), style),
        Span::raw(" ".repeat(GAP)),
    ];
    let room = width.saturating_sub(GUTTER + WHEN + GAP);
    let [what, who] = [&facts.what, &facts.who].map(|text| cells::shown(text));
    if room < WIDE {
        let parts: Vec<String> = [what, who].into_iter().filter(|part| !part.is_empty()).collect();
        spans.push(Span::raw(cells::fit(&parts.join(" · "), room)));
    } else {
        let first = room / 2;
        spans.push(Span::raw(cells::pad(&what, first)));
        spans.push(Span::raw(" ".repeat(GAP)));
        spans.push(Span::styled(cells::fit(&who, room.saturating_sub(first + GAP)), model.theme.faint));
    }
    Line::from(spans)
}
