//! Draws the log.

use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::lines::{Day, LogLine, lines};
use super::row;
use crate::domain::Record;
use crate::tui::model::Model;
use crate::tui::panes::contacts::{GAP, GUTTER, gutter};
use crate::tui::widgets::cells;
use crate::tui::widgets::hits::Hits;

/// The fields by which the columns are called.
const HEADS: [&str; 4] = ["at", "type", "contact", "text"];

/// Draws what the columns are called.
pub(crate) fn draw_heads(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let heads = HEADS.map(|field| model.text.get(&format!("field-{field}")));
    let columns = row::widths(usize::from(area.width).saturating_sub(GUTTER), GAP);
    let heads = heads.iter().zip(columns).filter(|(_, width)| *width > 0);
    let heads: Vec<String> = heads.map(|(head, width)| cells::pad(head, width)).collect();
    let line = format!("{}{}", " ".repeat(GUTTER), heads.join(&" ".repeat(GAP)));
    frame.render_widget(Span::styled(line, model.theme.label), area);
}

/// Draws the rows that are seen, and their days.
pub(crate) fn draw_rows(frame: &mut Frame<'_>, area: Rect, model: &Model) {
    let hits = Hits::of(model.contacts.words.value());
    let seen = lines(&model.contacts, model.now.time_zone(), usize::from(area.height));
    for (line, y) in seen.into_iter().zip(area.y..area.y.saturating_add(area.height)) {
        let drawn = match line {
            LogLine::Day(Day::On(date)) => Line::styled(heading(model, date), model.theme.strong),
            LogLine::Day(Day::Unknown) => Line::styled(model.text.get("screen-log-undated"), model.theme.strong),
            LogLine::Row(position) => match model.contacts.window.row(position) {
                Some(record) => row_line(model, record, position, &hits, usize::from(area.width)),
                None => continue,
            },
        };
        frame.render_widget(drawn, Rect { y, height: 1, ..area });
    }
}

/// A day, and whether it is today or was yesterday.
fn heading(model: &Model, date: Date) -> String {
    let day = model.text.day(date);
    let today = model.now.date();
    let id = if date == today {
        "screen-log-today"
    } else if Some(date) == today.yesterday().ok() {
        "screen-log-yesterday"
    } else {
        return day;
    };
    model.text.say(id, &[("day", day.into())])
}

fn row_line<'a>(model: &Model, record: &Record, position: usize, hits: &Hits, width: usize) -> Line<'a> {
    let widths = row::widths(width.saturating_sub(GUTTER), GAP);
    let [time, sort, who, said] = row::values(model, record, hits);
    let [_, _, who_width, said_width] = widths;
    let said = if who_width == 0 && !who.is_empty() { format!("{who}: {said}") } else { said };
    let columns = [(time, row::TIME), (sort, row::SORT), (who, who_width), (said, said_width)];
    let columns: Vec<_> = columns.into_iter().filter(|(_, width)| *width > 0).collect();
    hits.row(gutter(&model.contacts, record, position), &columns, GAP, &model.theme)
}
