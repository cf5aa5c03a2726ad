//! The lines of the day: headings, records, and what is said below them.

use super::{Section, Span, areas, facts};
use crate::text::wrap;
use crate::tui::model::Model;

/// A line of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// Nothing.
    Blank,
    /// What a section is called.
    Heading(String),
    /// The record at this place.
    Entry(usize),
    /// Words.
    Text(String),
}

/// Blanks before words.
const INDENT: usize = 3;

/// All lines, for the width that the list has now.
pub(crate) fn rows(model: &Model) -> Vec<Row> {
    let today = &model.today;
    let mut rows = Vec::with_capacity(today.entries.len() + 16);
    if today.is_free() {
        rows.extend(sentence(model, &free(model)));
    }
    let mut section = None;
    for (at, entry) in today.entries.iter().enumerate() {
        if section != Some(entry.section) {
            // What is left out belongs to the days, which end here.
            if is_day(section) && !is_day(Some(entry.section)) {
                rows.extend(left_out(model));
            }
            begin(&mut rows, facts::heading(model, entry.section));
            section = Some(entry.section);
        }
        rows.push(Row::Entry(at));
    }
    if is_day(section) {
        rows.extend(left_out(model));
    }
    begin(&mut rows, facts::month_heading(model));
    rows.extend(sentence(model, &facts::month(model)));
    rows
}

fn begin(rows: &mut Vec<Row>, heading: String) {
    if !rows.is_empty() {
        rows.push(Row::Blank);
    }
    rows.push(Row::Heading(heading));
}

const fn is_day(section: Option<Section>) -> bool {
    matches!(section, Some(Section::Overdue | Section::Day(_) | Section::Ahead))
}

/// That nothing is due, and what one may do.
fn free(model: &Model) -> String {
    let today = &model.today;
    let id = match today.span {
        Span::Day => "screen-today-free",
        Span::Week if today.entries.iter().any(|entry| is_day(Some(entry.section))) => "screen-today-free",
        Span::Week => "screen-today-free-week",
    };
    model.text.say(id, &[("more", today.left_out.into())])
}

/// How much of the week is left out, unless that was said above.
fn left_out(model: &Model) -> Option<Row> {
    let count = model.today.left_out;
    let is_said = count == 0 || model.today.is_free();
    (!is_said).then(|| {
        let text = model.text.say("screen-today-more", &[("more", count.into())]);
        Row::Text(format!("{}{text}", " ".repeat(INDENT)))
    })
}

fn sentence(model: &Model, text: &str) -> Vec<Row> {
    let room = usize::from(areas(model).list.width).saturating_sub(INDENT);
    let lines = wrap(text, room).into_iter();
    lines.map(|line| Row::Text(format!("{}{line}", " ".repeat(INDENT)))).collect()
}
