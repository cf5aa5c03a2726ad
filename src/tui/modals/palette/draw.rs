//! Draws the command line where the status stands, and above it what is listed.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::item::{Does, Proposal};
use super::state::{Looking, Palette};
use crate::grammar;
use crate::text::wrap;
use crate::tui::layout::{self, Room};
use crate::tui::model::Model;
use crate::tui::update;
use crate::tui::widgets::cells;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::line_input::{self, Caret};

/// The most lines of the list that are seen.
const MOST: usize = 14;

/// The most lines that are said of what is typed.
const MOST_SAID: usize = 4;

/// What stands before a command line, and before one that was typed earlier and is looked for.
const SIGN: &str = ":";
const BACK: &str = "<:";

/// How many lines of the list are seen at once.
pub(crate) fn room(screen: Room) -> usize {
    MOST.min(usize::from(layout::areas(screen).body.height).saturating_sub(2))
}

/// Draws both.
pub(crate) fn draw(frame: &mut Frame<'_>, palette: &Palette, model: &Model, caret: Caret) {
    let area = layout::areas(model.size).status;
    frame.render_widget(Clear, area);
    let sign = match palette.looking {
        Looking::Forward => SIGN,
        Looking::Back => BACK,
    };
    let width = u16::try_from(sign.len()).unwrap_or_default().min(area.width);
    frame.render_widget(Span::styled(sign, model.theme.key), Rect { width, ..area });
    let field = Rect { x: area.x.saturating_add(width), width: area.width.saturating_sub(width), ..area };
    line_input::draw(frame, field, &palette.input, model.theme.strong, caret);
    let said = said(palette, model);
    let below = below(area, &said);
    for ((line, style), y) in said.into_iter().zip(below.y..area.y) {
        let line_area = Rect { y, ..area };
        frame.render_widget(Clear, line_area);
        frame.render_widget(Span::styled(format!(" {line}"), style), line_area);
    }
    draw_list(frame, palette, below, model);
}

/// What stands between the list and the line: what is wrong with it, or else for whom it is meant.
fn said(palette: &Palette, model: &Model) -> Vec<(String, Style)> {
    let room = usize::from(model.size.width).saturating_sub(2);
    let lines = |text: &str, style| {
        let lines = text.lines().flat_map(|line| wrap(&cells::shown(line), room)).take(MOST_SAID);
        lines.map(|line| (line, style)).collect::<Vec<_>>()
    };
    if let Some(told) = palette.told.as_deref() {
        return lines(told, model.theme.bad);
    }
    let line = palette.before();
    if palette.listed.is_empty() && !line.trim().is_empty() && !model.tree.is_named(line.trim_start()) {
        return lines(&model.text.get("screen-nothing-listed"), model.theme.faint);
    }
    let words = grammar::split(palette.input.value()).unwrap_or_default();
    if !update::are_about(&words) {
        return Vec::new();
    }
    lines(&selected(model), model.theme.faint)
}

/// For whom a word is meant that stands for all that are selected.
pub(crate) fn selected(model: &Model) -> String {
    let facts = [("count", model.selected().len().into()), ("kind", model.kind().as_str().into())];
    model.text.say("screen-palette-selected", &facts)
}

/// The row above which the list stands.
fn below(line: Rect, said: &[(String, Style)]) -> Rect {
    Rect { y: line.y.saturating_sub(u16::try_from(said.len()).unwrap_or_default()), ..line }
}

/// What is seen of the list, with its places.
fn seen<'p>(palette: &'p Palette, model: &Model) -> Vec<(usize, &'p Proposal)> {
    let room = room(model.size).saturating_sub(said(palette, model).len());
    let first = palette.cursor.map_or(0, |at| (at + 1).saturating_sub(room));
    palette.listed.iter().enumerate().skip(first).take(room).collect()
}

/// The place in the list of what stands at a cell.
pub(crate) fn hit(palette: &Palette, model: &Model, at: Position) -> Option<usize> {
    let seen = seen(palette, model);
    let below = below(layout::areas(model.size).status, &said(palette, model));
    if at.y >= below.y {
        return None;
    }
    let top = below.y.saturating_sub(u16::try_from(seen.len()).unwrap_or_default());
    let line = at.y.checked_sub(top)?;
    seen.get(usize::from(line)).map(|(place, _)| *place)
}

/// Draws what is listed above a row.
fn draw_list(frame: &mut Frame<'_>, palette: &Palette, below: Rect, model: &Model) {
    let seen = seen(palette, model);
    let top = below.y.saturating_sub(u16::try_from(seen.len()).unwrap_or_default());
    let hits = Hits::of(&sought(palette));
    let widest = seen.iter().filter(|(_, proposal)| !proposal.about.is_empty()).map(|(_, each)| width(each)).max();
    let column = widest.unwrap_or_default().min(usize::from(below.width) / 2);
    for ((at, proposal), y) in seen.into_iter().zip(top..below.y) {
        let area = Rect { y, ..below };
        frame.render_widget(Clear, area);
        let sign = if palette.cursor == Some(at) { "> " } else { "  " };
        frame.render_widget(line(proposal, sign, (column, usize::from(area.width)), &hits, model), area);
    }
}

/// What stands out in the list: the last word where that is what is listed, else all that is typed.
fn sought(palette: &Palette) -> String {
    match palette.listed.first().map(|proposal| &proposal.does) {
        Some(Does::Word(..)) => {
            let begun = grammar::begun(&palette.before());
            begun.rsplit([' ', ':', '=', ',', '+', '/']).next().unwrap_or_default().to_owned()
        }
        Some(Does::Action(_) | Does::Line(_)) | None => palette.before(),
    }
}

/// What is typed bears the sign of the command line; what is only done does not.
fn sign(proposal: &Proposal) -> &'static str {
    if matches!(proposal.does, Does::Line(_)) { SIGN } else { "" }
}

fn width(proposal: &Proposal) -> usize {
    sign(proposal).len() + cells::width(&cells::shown(&proposal.word))
}

fn line<'a>(
    proposal: &Proposal,
    cursor: &'a str,
    (column, room): (usize, usize),
    hits: &Hits,
    model: &Model,
) -> Line<'a> {
    let theme = &model.theme;
    let column = if proposal.about.is_empty() { room.saturating_sub(3) } else { column };
    let style = if proposal.missing.is_some() { theme.faint } else { theme.key };
    let mut spans = vec![Span::raw(cursor), Span::styled(sign(proposal), style)];
    let word = cells::shown(&proposal.word);
    spans.extend(hits.spans(&word, column.saturating_sub(sign(proposal).len()), style, theme));
    let used = |spans: &[Span<'_>]| spans.iter().map(|span| cells::width(&span.content)).sum::<usize>();
    spans.push(Span::raw(" ".repeat((cursor.len() + column + 2).saturating_sub(used(&spans)))));
    let keys = cells::width(&proposal.keys);
    let left = room.saturating_sub(used(&spans) + if keys > 0 { keys + 2 } else { 1 });
    // The reason leaves room for what is said beside it.
    let about = cells::width(&cells::shown(&proposal.about));
    let most = left.saturating_sub(about).max(left * 2 / 3);
    let missing =
        proposal.missing.as_deref().map(|missing| format!("({}) ", cells::fit(missing, most.saturating_sub(3))));
    spans.extend(missing.map(|missing| Span::styled(missing, theme.bad)));
    let left = (room.saturating_sub(if keys > 0 { keys + 2 } else { 1 })).saturating_sub(used(&spans));
    spans.extend(hits.spans(&cells::shown(&proposal.about), left, Style::new(), theme));
    if keys > 0 {
        spans.push(Span::raw(" ".repeat(room.saturating_sub(used(&spans) + keys + 1))));
        spans.push(Span::styled(proposal.keys.clone(), theme.key));
    }
    Line::from(spans)
}
