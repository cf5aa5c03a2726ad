//! The two lines at the bottom: the words of what was done, and the keys that matter here. As long as nothing was done,
//! the first one has keys, too, for which there is no room in the second.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::hints::hints;
use crate::grammar;
use crate::keymap::Action;
use crate::text::wrap;
use crate::tui::layout;
use crate::tui::modals::Modal;
use crate::tui::modals::form::Purpose;
use crate::tui::model::{Model, Pane, Status, Tone};
use crate::tui::widgets::cells;

/// The most lines that a notice takes.
const MOST_LINES: usize = 4;

/// Draws both lines.
pub(super) fn draw(frame: &mut Frame<'_>, model: &Model) {
    let areas = layout::areas(model.size);
    let [nearest, others] = hints(model, usize::from(areas.hints.width));
    let above = match filled_in(model) {
        Some(words) => typed(model, &words, usize::from(areas.status.width)),
        None if is_silent(model) => others.line(&model.theme),
        None => status(model, usize::from(areas.status.width)),
    };
    frame.render_widget(above, areas.status);
    frame.render_widget(nearest.line(&model.theme), areas.hints);
    if model.modals.is_empty() {
        draw_notice(frame, model, areas.status);
    }
}

/// What the hint at a cell does.
pub(crate) fn hit(model: &Model, at: Position) -> Option<Action> {
    let areas = layout::areas(model.size);
    let [nearest, others] = hints(model, usize::from(areas.hints.width));
    let is_typed_into = matches!(model.modals.last(), Some(Modal::Palette(_)));
    let are_others_seen = is_silent(model) && filled_in(model).is_none() && notice(model).is_none() && !is_typed_into;
    match at {
        at if areas.hints.contains(at) => nearest.hit(at.x),
        at if areas.status.contains(at) && are_others_seen => others.hit(at.x),
        _ => None,
    }
}

/// Whether there is nothing to say of what was done.
fn is_silent(model: &Model) -> bool {
    model.status.message.is_empty() && model.status.words.is_empty()
}

/// How many lines of the pane the notice covers.
pub(crate) fn covered(model: &Model) -> usize {
    notice(model).map_or(0, |(lines, _)| lines.len().saturating_sub(1))
}

/// Draws what has to be read whole: over the lowest lines of the pane if it is long.
fn draw_notice(frame: &mut Frame<'_>, model: &Model, below: Rect) {
    let Some((lines, style)) = notice(model) else { return };
    let top = below.y.saturating_sub(u16::try_from(lines.len().saturating_sub(1)).unwrap_or_default());
    for (line, y) in lines.into_iter().zip(top..=below.y) {
        let area = Rect { y, height: 1, ..below };
        frame.render_widget(Clear, area);
        frame.render_widget(Line::from(vec![Span::raw(" "), Span::styled(line, style)]), area);
    }
}

/// Why something was refused that nobody typed as a command, or who is calling, in lines.
fn notice(model: &Model) -> Option<(Vec<String>, Style)> {
    let Status { words, message, tone } = &model.status;
    let lines = |text: &str| {
        let lines = wrap(text, usize::from(model.size.width).saturating_sub(2)).into_iter();
        lines.take(MOST_LINES).collect::<Vec<String>>()
    };
    if *tone == Tone::Bad && words.is_empty() && !message.is_empty() {
        // One line of it stands in the status line as it is.
        return Some((lines(&cells::shown(message)), model.theme.bad)).filter(|(lines, _)| lines.len() > 1);
    }
    // Whoever waits on the telephone comes before what rang meanwhile, but not before what was done for them.
    let gives_way = words.is_empty() && *tone != Tone::Bad;
    let caller = model.contacts.caller().filter(|_| model.pane == Pane::List && gives_way)?;
    Some((lines(&model.text.caller(caller, model.now.time_zone()).line()), model.theme.strong))
}

fn status<'a>(model: &Model, room: usize) -> Line<'a> {
    let status = &model.status;
    let style = match status.tone {
        Tone::Plain => Style::new(),
        Tone::Good => model.theme.good,
        Tone::Bad => model.theme.bad,
    };
    let message = cells::fit(&cells::shown(&status.message), room.saturating_sub(2));
    let mut spans = vec![Span::raw(" ")];
    let left = room.saturating_sub(cells::width(&message) + 3);
    if !message.is_empty() {
        spans.push(Span::styled(message, style));
        spans.push(Span::raw("  "));
    }
    if !status.words.is_empty() {
        spans.push(Span::styled(cells::fit(&format!(":{}", cells::shown(&status.words)), left), model.theme.faint));
    }
    Line::from(spans)
}

/// A command line that is not given yet.
fn typed<'a>(model: &Model, words: &str, room: usize) -> Line<'a> {
    let words = cells::fit(&format!(":{}", cells::shown(words)), room.saturating_sub(2));
    Line::from(vec![Span::raw(" "), Span::styled(words, model.theme.faint)])
}

/// The words of the command that is being filled in, as far as it is.
fn filled_in(model: &Model) -> Option<String> {
    let Some(Modal::Form(form)) = model.modals.last() else { return None };
    let Purpose::Command(blank) = &form.purpose else { return None };
    let words = form.words().ok().flatten();
    Some(grammar::quote(words.as_ref().unwrap_or(&blank.path)))
}
