//! The rows of a form: labels, inputs, and what is wrong with them below.

use super::entry::{Entry, Widget};
use super::offers::Offer;
use super::state::Form;
use crate::domain::Record;
use crate::text::wrap;
use crate::tui::layout::{self, Room};
use crate::tui::widgets::{cells, line_input};

/// One row of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A line of an input: which input, and which of its lines.
    Input {
        /// The input.
        entry: usize,
        /// The line of it, from 0.
        line: usize,
    },
    /// What is wrong with the input above.
    Wrong(String),
    /// Who is in the book already, as the input above says.
    Twin(Box<Record>),
    /// A line of a calendar, counted from its top.
    Calendar(usize),
    /// What the input above may mean, behind a sign that says whether it stands there now.
    Offer(&'static str, Offer),
}

/// The rows of a form, given how wide inputs are, how many lines a calendar has below the one with the cursor, and how to
/// put a mistake into words.
pub(super) fn rows(form: &Form, width: usize, calendar: usize, wrong: impl Fn(&Entry) -> Option<String>) -> Vec<Row> {
    let mut rows = Vec::new();
    let twins = form.twins();
    for (at, entry) in form.entries.iter().enumerate() {
        rows.extend((0..height(entry)).map(|line| Row::Input { entry: at, line }));
        let wrong =
            wrong(entry).map(|text| text.lines().flat_map(|line| wrap(&cells::shown(line), width)).collect::<Vec<_>>());
        let wrong = wrong.unwrap_or_default();
        rows.extend(wrong.into_iter().map(Row::Wrong));
        let alike = twins.iter().filter(|(by, _)| *by == at);
        rows.extend(alike.map(|(_, record)| Row::Twin(Box::new((*record).clone()))));
        if at == form.focus {
            rows.extend((0..calendar).map(Row::Calendar));
            rows.extend(form.offers().into_iter().map(|(sign, offer)| Row::Offer(sign, offer.clone())));
        }
    }
    rows
}

fn height(entry: &Entry) -> usize {
    match &entry.widget {
        Widget::Lines(input) => input.value().split('\n').count(),
        Widget::Line(_) | Widget::Choice { .. } | Widget::Flag(_) => 1,
    }
}

/// The first row to draw so that the row of the cursor and what is wrong with it are seen.
pub(super) fn top(form: &Form, rows: &[Row], room: usize) -> usize {
    let line = match form.current().map(|entry| &entry.widget) {
        Some(Widget::Lines(input)) => line_input::place(input).0,
        Some(Widget::Line(_) | Widget::Choice { .. } | Widget::Flag(_)) | None => 0,
    };
    let cursor = rows.iter().position(|row| *row == Row::Input { entry: form.focus, line }).unwrap_or_default();
    let below = rows
        .iter()
        .skip(cursor + 1)
        .take_while(|row| matches!(row, Row::Wrong(_) | Row::Twin(_) | Row::Calendar(_) | Row::Offer(..)))
        .count();
    // Half a screen above the cursor stays in sight, so that moving through a form does not jump.
    (cursor + 1 + below.max(room / 2)).saturating_sub(room).min(rows.len().saturating_sub(room)).min(cursor)
}

/// How many inputs a page of a form has.
pub(crate) fn page(screen: Room) -> usize {
    usize::from(layout::page(screen).height).saturating_sub(2).max(1)
}
