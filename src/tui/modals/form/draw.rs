//! Draws a form.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use tui_input::Input;

use super::entry::{Answer, Entry, Widget};
use super::offers::Offer;
use super::rows::{self, Row};
use super::state::{Form, Saving};
use crate::domain::Field;
use crate::ops::Failure;
use crate::text::{Told, wrap};
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::widgets::line_input::{self, Caret};
use crate::tui::widgets::{cells, popup};

/// The column of labels.
const LABELS: u16 = 18;

/// The column of labels where there is little room.
const NARROW_LABELS: u16 = 15;

/// From this height on, there is room for a line about the field.
const HELPFUL: u16 = 10;

/// From this width on, there is room.
const ROOMY: u16 = 50;

/// Draws the form in its box.
pub(crate) fn draw(frame: &mut Frame<'_>, form: &Form, model: &Model, caret: Caret) {
    let inside = layout::page(model.size);
    popup::draw(frame, inside, &title(form, model), &model.theme);
    let told = told_lines(form, model, usize::from(inside.width));
    let (told, style) = if told.is_empty() && inside.height >= HELPFUL {
        (help(form, model, usize::from(inside.width)), model.theme.faint)
    } else {
        (told, model.theme.bad)
    };
    let below = u16::try_from(told.len()).unwrap_or_default().min(inside.height / 2);
    let list = Rect { height: inside.height.saturating_sub(below), ..inside };
    draw_rows(frame, form, model, list, caret);
    for (line, y) in told.into_iter().zip(list.y.saturating_add(list.height)..inside.y.saturating_add(inside.height)) {
        frame.render_widget(Line::styled(line, style), Rect { y, height: 1, ..inside });
    }
}

/// What the field that has the cursor is for.
fn help(form: &Form, model: &Model, width: usize) -> Vec<String> {
    let kind = [("kind", form.kind.as_str().into())];
    let help = form.current().and_then(|entry| model.text.find(&format!("field-{}.help", entry.field.name), &kind));
    help.map(|help| vec![String::new(), cells::fit(&help, width)]).unwrap_or_default()
}

fn title(form: &Form, model: &Model) -> String {
    let mark = if form.is_dirty() { " *" } else { "" };
    match (&form.saving, &form.record) {
        (Saving::By(_), _) => model.text.get("screen-saving"),
        (Saving::Not, None) => {
            format!("{}{mark}", model.text.say("screen-form-add", &[("kind", form.kind.as_str().into())]))
        }
        (Saving::Not, Some(record)) => format!("{} ({}){mark}", record.title(), record.handle()),
    }
}

fn told_lines(form: &Form, model: &Model, width: usize) -> Vec<String> {
    let Some(Told { message, hint }) = &form.told else { return Vec::new() };
    let hint = hint.as_ref().map(|hint| format!("{} {hint}", model.text.get("screen-hint")));
    std::iter::once(message.clone()).chain(hint).flat_map(|line| wrap(&cells::shown(&line), width)).collect()
}

fn draw_rows(frame: &mut Frame<'_>, form: &Form, model: &Model, area: Rect, caret: Caret) {
    let labels = if area.width < ROOMY { NARROW_LABELS } else { LABELS }.min(area.width / 2);
    let width = usize::from(area.width.saturating_sub(labels));
    let rows = rows::rows(form, width, |entry| wrong(entry, model));
    let top = rows::top(form, &rows, usize::from(area.height));
    for (row, y) in rows.into_iter().skip(top).zip(area.y..area.y.saturating_add(area.height)) {
        let left = Rect { y, width: labels, height: 1, ..area };
        let right = Rect { x: area.x.saturating_add(labels), y, width: area.width.saturating_sub(labels), height: 1 };
        match row {
            Row::Offer(sign, offer) => draw_offer(frame, right, model, sign, &offer),
            Row::Wrong(text) => frame.render_widget(Span::styled(text, model.theme.bad), right),
            Row::Input { entry, line } => {
                draw_label(frame, left, form, model, entry, line);
                let caret = if entry == form.focus { caret } else { Caret::Elsewhere };
                if let Some(entry) = form.entries.get(entry) {
                    draw_input(frame, right, entry, line, model, caret);
                }
            }
        }
    }
}

/// A record that may be meant, as far as there is room.
fn draw_offer(frame: &mut Frame<'_>, area: Rect, model: &Model, sign: &'static str, offer: &Offer) {
    let room = usize::from(area.width).saturating_sub(cells::width(sign));
    let word = cells::fit(&cells::shown(&offer.word), room);
    let detail = cells::fit(&cells::shown(&offer.detail), room.saturating_sub(cells::width(&word) + 2));
    let gap = if detail.is_empty() { "" } else { "  " };
    let detail = Span::styled(detail, model.theme.faint);
    frame.render_widget(Line::from(vec![Span::raw(sign), Span::raw(word), Span::raw(gap), detail]), area);
}

fn draw_label(frame: &mut Frame<'_>, area: Rect, form: &Form, model: &Model, at: usize, line: usize) {
    let Some(entry) = form.entries.get(at) else { return };
    let repeated = at.checked_sub(1).and_then(|before| form.entries.get(before));
    let is_first = line == 0 && repeated.is_none_or(|before| before.field.key != entry.field.key);
    let here = at == form.focus;
    let gutter = if here && line == 0 { "> " } else { "  " };
    let label = if is_first { label(entry.field, model) } else { String::new() };
    let text = cells::fit(&format!("{gutter}{label}"), usize::from(area.width).saturating_sub(1));
    frame.render_widget(Span::styled(text, if here { model.theme.focus } else { model.theme.label }), area);
}

fn label(field: &Field, model: &Model) -> String {
    model.text.find(&format!("field-{}", field.name), &[]).unwrap_or_else(|| field.name.to_owned())
}

/// What is wrong with an input, in words.
fn wrong(entry: &Entry, model: &Model) -> Option<String> {
    let invalid = entry.invalid.clone()?;
    Some(model.text.tell(&Failure::from(invalid)).message)
}

fn draw_input(frame: &mut Frame<'_>, area: Rect, entry: &Entry, line: usize, model: &Model, caret: Caret) {
    let theme = &model.theme;
    let style = if caret == Caret::Here { theme.strong } else { ratatui::style::Style::new() };
    match &entry.widget {
        Widget::Line(input) => line_input::draw(frame, area, input, style, caret),
        Widget::Lines(input) => {
            let (line_input, caret) = one_line(input, line, caret);
            line_input::draw(frame, area, &line_input, style, caret);
        }
        Widget::Choice { choices, at } => {
            let needed: usize = choices.iter().map(|word| cells::width(word) + 6).sum();
            if needed > usize::from(area.width) {
                let word = at.and_then(|at| choices.get(at)).copied().unwrap_or("-");
                draw_choice(frame, area, vec![Span::styled(format!("< {word} >"), style)], caret);
                return;
            }
            let spans = choices.iter().enumerate().flat_map(|(choice, word)| {
                let (sign, style) = if Some(choice) == *at { ("(*) ", theme.strong) } else { ("( ) ", theme.faint) };
                [Span::styled(format!("{sign}{word}"), style), Span::raw("  ")]
            });
            draw_choice(frame, area, spans.collect(), caret);
        }
        Widget::Flag(answer) => {
            let (sign, id) = match answer {
                Answer::Yes => ("[x] ", "screen-yes"),
                Answer::No => ("[ ] ", "screen-no"),
            };
            draw_choice(frame, area, vec![Span::styled(format!("{sign}{}", model.text.get(id)), style)], caret);
        }
    }
}

fn draw_choice(frame: &mut Frame<'_>, area: Rect, spans: Vec<Span<'_>>, caret: Caret) {
    frame.render_widget(Line::from(spans), area);
    if caret == Caret::Here && area.width > 1 {
        frame.set_cursor_position(Position { x: area.x.saturating_add(1), y: area.y });
    }
}

/// One line of a text of several, as an input of its own.
fn one_line(input: &Input, line: usize, caret: Caret) -> (Input, Caret) {
    let text = input.value().split('\n').nth(line).unwrap_or_default();
    let (cursor_line, column) = line_input::place(input);
    let caret = if cursor_line == line { caret } else { Caret::Elsewhere };
    let column = if cursor_line == line { column } else { 0 };
    (Input::new(text.to_owned()).with_cursor(column), caret)
}
