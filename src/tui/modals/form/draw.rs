//! Draws a form.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use tui_input::Input;

use super::entry::{Answer, Entry, Widget};
use super::offers::Offer;
use super::rows::{self, Row};
use super::state::{Form, Purpose, Saving};
use crate::domain::{Record, Slot};
use crate::ops::Failure;
use crate::text::{Told, wrap};
use crate::tui::layout;
use crate::tui::modals::palette;
use crate::tui::model::Model;
use crate::tui::update;
use crate::tui::widgets::calendar::{self, Calendar};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::line_input::{self, Caret};
use crate::tui::widgets::{cells, popup};

/// The column of labels.
const LABELS: u16 = 18;

/// The column of labels where there is little room.
const NARROW_LABELS: u16 = 15;

/// Cells around a word of a choice: its sign, and the blanks behind it.
const CHOICE: usize = 6;

/// From this height on, there is room for a line about the field.
const HELPFUL: u16 = 10;

/// From this height on, there is room for a calendar below a field that holds a day.
const CALENDAR: u16 = calendar::HEIGHT + 6;

/// From this width on, there is room.
const ROOMY: u16 = 50;

/// Draws the form in its box.
pub(crate) fn draw(frame: &mut Frame<'_>, form: &Form, model: &Model, caret: Caret) {
    let inside = layout::page(model.size);
    popup::draw(frame, inside, &title(form, model), &model.theme);
    let (list, told, style) = laid(form, model);
    draw_rows(frame, form, model, list, caret);
    for (line, y) in told.into_iter().zip(list.y.saturating_add(list.height)..inside.y.saturating_add(inside.height)) {
        frame.render_widget(Line::styled(line, style), Rect { y, height: 1, ..inside });
    }
}

/// Where the rows stand, and what is told below them.
pub(super) fn laid(form: &Form, model: &Model) -> (Rect, Vec<String>, Style) {
    let inside = layout::page(model.size);
    let told = told_lines(form, model, usize::from(inside.width));
    let (told, style) = if told.is_empty() && inside.height >= HELPFUL {
        (help(form, model, usize::from(inside.width)), model.theme.faint)
    } else {
        (told, model.theme.bad)
    };
    let below = u16::try_from(told.len()).unwrap_or_default().min(inside.height / 2);
    (Rect { height: inside.height.saturating_sub(below), ..inside }, told, style)
}

/// The rows that are seen, each with where its label and what is typed stand.
pub(super) fn seen(form: &Form, model: &Model, area: Rect) -> Vec<(Row, Rect, Rect)> {
    let labels = label_width(form, model, area.width);
    let width = area.width.saturating_sub(labels);
    let calendar = calendar(form, model, area.height).len();
    let rows = rows::rows(form, usize::from(width), calendar, |entry| wrong(entry, model));
    let top = rows::top(form, &rows, usize::from(area.height));
    let lines = area.y..area.y.saturating_add(area.height);
    let placed = rows.into_iter().skip(top).zip(lines).map(|(row, y)| {
        let left = Rect { y, width: labels, height: 1, ..area };
        (row, left, Rect { x: area.x.saturating_add(labels), y, width, height: 1 })
    });
    placed.collect()
}

/// What the field that has the cursor is for.
fn help(form: &Form, model: &Model, width: usize) -> Vec<String> {
    let help = form.current().and_then(|entry| {
        let is_selected = update::are_about(&[entry.value()]);
        let selected = is_selected.then(|| palette::selected(model));
        selected.or_else(|| entry.subject.help(form.kind(), &model.text))
    });
    help.map(|help| vec![String::new(), cells::fit(&help, width)]).unwrap_or_default()
}

fn title(form: &Form, model: &Model) -> String {
    let mark = if form.is_dirty() { " *" } else { "" };
    match (&form.saving, &form.purpose) {
        (Saving::By(_), _) => model.text.get("screen-saving"),
        (Saving::Not, Purpose::Add(kind)) => {
            format!("{}{mark}", model.text.say("screen-form-add", &[("kind", kind.as_str().into())]))
        }
        (Saving::Not, Purpose::Edit(record)) => format!("{} ({}){mark}", record.title(), record.handle()),
        (Saving::Not, Purpose::Command(blank)) => format!("{}: {}{mark}", blank.path.join(" "), blank.about),
    }
}

fn told_lines(form: &Form, model: &Model, width: usize) -> Vec<String> {
    let Some(Told { message, hint }) = &form.told else { return Vec::new() };
    let hint = hint.as_ref().map(|hint| format!("{} {hint}", model.text.get("screen-hint")));
    std::iter::once(message.clone()).chain(hint).flat_map(|line| wrap(&cells::shown(&line), width)).collect()
}

fn draw_rows(frame: &mut Frame<'_>, form: &Form, model: &Model, area: Rect, caret: Caret) {
    let calendar = calendar(form, model, area.height);
    let hits = Hits::of(form.offers_for());
    for (row, left, right) in seen(form, model, area) {
        match row {
            Row::Offer(sign, offer) => draw_offer(frame, right, model, (sign, &offer), &hits),
            Row::Wrong(text) => frame.render_widget(Span::styled(text, model.theme.bad), right),
            Row::Calendar(line) => frame.render_widget(calendar.get(line).cloned().unwrap_or_default(), right),
            Row::Twin(record) => {
                let text = twin(&record, model);
                // Who it is matters more than that it stands below its input.
                let area = if cells::width(&text) > usize::from(right.width) {
                    Rect { width: area.width, ..left }
                } else {
                    right
                };
                let text = cells::fit(&text, usize::from(area.width));
                frame.render_widget(Span::styled(text, model.theme.bad), area);
            }
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

/// The calendar of the field that has the cursor, where there is room for it or somebody went into it. Where it is cut
/// short the weeks stay.
fn calendar(form: &Form, model: &Model, height: u16) -> Vec<Line<'static>> {
    let Some(entry) = form.current().filter(|entry| entry.subject.is_dated()) else { return Vec::new() };
    if form.calendar.is_none() && height < CALENDAR {
        return Vec::new();
    }
    let lines = Calendar::of(&entry.value(), &model.reading()).lines(&model.text, &model.theme);
    let surplus = lines.len().saturating_sub(usize::from(height).saturating_sub(1));
    lines.into_iter().skip(surplus).collect()
}

/// Who is in the book already: their name, their handle, and where they work.
fn twin(record: &Record, model: &Model) -> String {
    let company = Slot::find(record.id.kind, "companies").and_then(|slot| record.texts(slot).into_iter().next());
    let who = std::iter::once(format!("{} ({})", record.title(), record.handle())).chain(company);
    let who = cells::shown(&who.collect::<Vec<_>>().join(", "));
    model.text.say("screen-twin", &[("who", who.into())])
}

/// How wide the column of labels is: as all are to be read, unless that leaves too little for what is typed.
fn label_width(form: &Form, model: &Model, width: u16) -> u16 {
    let least = if width < ROOMY { NARROW_LABELS } else { LABELS };
    let widest = form.entries.iter().map(|entry| cells::width(&entry.subject.label(&model.text))).max();
    // The sign of the cursor before it, and a blank behind it.
    let needed = widest.map_or(0, |widest| u16::try_from(widest + 3).unwrap_or(u16::MAX));
    needed.clamp(least, (width / 3).max(least)).min(width / 2)
}

/// A record that may be meant, as far as there is room.
fn draw_offer(frame: &mut Frame<'_>, area: Rect, model: &Model, (sign, offer): (&'static str, &Offer), hits: &Hits) {
    let room = usize::from(area.width).saturating_sub(cells::width(sign));
    let word = hits.spans(&cells::shown(&offer.word), room, Style::new(), &model.theme);
    let used: usize = word.iter().map(|span| cells::width(&span.content)).sum();
    let detail = cells::shown(&offer.detail);
    let detail = hits.spans(&detail, room.saturating_sub(used + 2), model.theme.faint, &model.theme);
    let gap = if detail.is_empty() { "" } else { "  " };
    let spans = [Span::raw(sign)].into_iter().chain(word).chain([Span::raw(gap)]).chain(detail);
    frame.render_widget(spans.collect::<Line<'_>>(), area);
}

fn draw_label(frame: &mut Frame<'_>, area: Rect, form: &Form, model: &Model, at: usize, line: usize) {
    let Some(entry) = form.entries.get(at) else { return };
    let repeated = at.checked_sub(1).and_then(|before| form.entries.get(before));
    let is_first = line == 0 && repeated.is_none_or(|before| before.subject.key() != entry.subject.key());
    let here = at == form.focus;
    let gutter = if here && line == 0 { "> " } else { "  " };
    let label = if is_first { entry.subject.label(&model.text) } else { String::new() };
    let text = cells::fit(&format!("{gutter}{label}"), usize::from(area.width).saturating_sub(1));
    frame.render_widget(Span::styled(text, if here { model.theme.focus } else { model.theme.label }), area);
}

/// What is wrong with an input, in words.
fn wrong(entry: &Entry, model: &Model) -> Option<String> {
    let Told { message, hint } = model.text.tell(&Failure::from(entry.invalid.clone()?));
    let hint = hint.map(|hint| format!("{} {hint}", model.text.get("screen-hint")));
    Some(std::iter::once(message).chain(hint).collect::<Vec<_>>().join("\n"))
}

fn draw_input(frame: &mut Frame<'_>, area: Rect, entry: &Entry, line: usize, model: &Model, caret: Caret) {
    let theme = &model.theme;
    let style = if caret == Caret::Here { theme.strong } else { Style::new() };
    match &entry.widget {
        Widget::Line(input) => line_input::draw(frame, area, input, style, caret),
        Widget::Lines(input) => {
            let (line_input, caret) = one_line(input, line, caret);
            line_input::draw(frame, area, &line_input, style, caret);
        }
        Widget::Choice { choices, at } => {
            let labels = choice_labels(entry, choices, model);
            if !are_apart(&labels, area.width) {
                let word = at.and_then(|at| labels.get(at)).map_or("-", String::as_str);
                draw_choice(frame, area, vec![Span::styled(format!("< {word} >"), style)], caret);
                return;
            }
            let spans = labels.iter().enumerate().flat_map(|(choice, word)| {
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

/// The choices of an entry, as people read them.
pub(super) fn choice_labels(entry: &Entry, choices: &[String], model: &Model) -> Vec<String> {
    choices.iter().map(|word| cells::shown(&entry.subject.choice(word, &model.text))).collect()
}

/// Whether the words of a choice stand beside each other; else only the one that is taken is seen.
fn are_apart(choices: &[String], width: u16) -> bool {
    choices.iter().map(|word| cells::width(word) + CHOICE).sum::<usize>() <= usize::from(width)
}

/// Which of the words stands at a cell of their line, if they stand beside each other.
pub(super) fn choice_at(choices: &[String], area: Rect, x: u16) -> Option<usize> {
    let cell = usize::from(x.checked_sub(area.x)?);
    let mut right = 0;
    are_apart(choices, area.width).then(|| {
        choices.iter().position(|word| {
            right += cells::width(word) + CHOICE;
            cell < right
        })
    })?
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
