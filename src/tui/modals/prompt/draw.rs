//! Draws a question that is answered with a line of text.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::state::{Prompt, TO};
use crate::domain::{When, task};
use crate::keymap::{Action, Context, show_keys};
use crate::ops::Failure;
use crate::text::{Told, wrap};
use crate::tui::layout;
use crate::tui::modals::Proposal;
use crate::tui::model::Model;
use crate::tui::widgets::calendar::Calendar;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::line_input::{self, Caret};
use crate::tui::widgets::{cells, popup};

/// The widest question.
const WIDTH: u16 = 60;

/// From this height of the screen on, a calendar is seen before one goes into it.
const ROOMY: u16 = 20;

/// Draws the question.
pub(crate) fn draw(frame: &mut Frame<'_>, prompt: &Prompt, model: &Model, caret: Caret) {
    let (inside, below) = laid(prompt, model);
    let room = usize::from(inside.width);
    let about = cells::fit(&cells::shown(&prompt.about), room);
    popup::draw(frame, inside, &prompt.question, &model.theme);
    frame.render_widget(Span::raw(about), line(inside, 0));
    line_input::draw(frame, line(inside, 1), &prompt.input, model.theme.strong, caret);
    for (text, at) in below.into_iter().zip(2..) {
        frame.render_widget(text, line(inside, at));
    }
}

/// Where the text is typed.
pub(crate) fn typed(prompt: &Prompt, model: &Model) -> Rect {
    line(laid(prompt, model).0, 1)
}

fn line(inside: Rect, at: u16) -> Rect {
    Rect { y: inside.y.saturating_add(at), height: u16::from(at < inside.height), ..inside }
}

/// Where the question stands, and the lines below what is typed.
fn laid<'a>(prompt: &Prompt, model: &Model) -> (Rect, Vec<Line<'a>>) {
    let width = WIDTH.min(model.size.width.saturating_sub(8));
    let room = usize::from(width);
    let mut below = Vec::new();
    if !prompt.flags.is_empty() {
        below.push(Line::styled(cells::fit(&also(prompt, model), room), model.theme.faint));
    }
    below.extend(offers(prompt, model, room));
    below.extend(dates(prompt, model).iter().flat_map(|date| wrap(&cells::shown(date), room)).map(Line::raw));
    let told = prompt.told.as_deref().map(|told| wrap(told, room)).unwrap_or_default();
    below.extend(told.into_iter().map(|told| Line::styled(told, model.theme.bad)));
    if prompt.is_dated() {
        let calendar = Calendar::of(prompt.input.value(), &model.reading()).lines(&model.text, &model.theme);
        let is_seen = prompt.calendar.is_some() || model.size.height >= ROOMY;
        below.extend(calendar.into_iter().filter(|_| is_seen));
    }
    let height = u16::try_from(2 + below.len()).unwrap_or(u16::MAX);
    (layout::popup(model.size, width, height), below)
}

/// What may follow, and the key that brings it.
fn also(prompt: &Prompt, model: &Model) -> String {
    let keys = model.keymap.chord(&[Context::Prompt.into()], Action::Complete).map(show_keys).unwrap_or_default();
    let flags: Vec<String> = prompt.flags.iter().map(|flag| format!("--{}", flag.trim_end_matches('='))).collect();
    format!("{keys}  {} {}", model.text.get("screen-also"), flags.join(" ")).trim_start().to_owned()
}

/// What the value at the end of the line may be.
fn offers<'a>(prompt: &Prompt, model: &Model, room: usize) -> Vec<Line<'a>> {
    let hits = Hits::of(&prompt.begun());
    let line = |(sign, offer): (&'static str, &Proposal)| {
        let word = hits.spans(&cells::shown(&offer.word), room.saturating_sub(2), Style::new(), &model.theme);
        let used: usize = word.iter().map(|span| cells::width(&span.content)).sum();
        let about = cells::fit(&cells::shown(&offer.about), room.saturating_sub(used + 4));
        let about = Span::styled(about, model.theme.faint);
        [Span::raw(sign)].into_iter().chain(word).chain([Span::raw("  "), about]).collect()
    };
    prompt.offered().into_iter().map(line).collect()
}

/// How the days and moments are understood that were typed.
fn dates(prompt: &Prompt, model: &Model) -> Vec<String> {
    let read = |(flag, typed): (&str, String)| {
        let when = match When::read(&typed, &model.reading()) {
            Ok(to) if flag == TO => {
                let zone = model.now.time_zone();
                model.text.when(&task::put_off(prompt.due.as_ref(), &to, zone), zone)
            }
            Ok(when) => model.text.when(&when, model.now.time_zone()),
            Err(invalid) if invalid.choices.is_empty() => model.text.get("screen-read-not"),
            Err(invalid) => {
                let Told { message, hint } = model.text.tell(&Failure::from(invalid));
                std::iter::once(message).chain(hint).collect::<Vec<_>>().join(" · ")
            }
        };
        model.text.say("screen-read-as", &[("flag", flag.into()), ("when", when.into())])
    };
    prompt.dated().into_iter().map(read).collect()
}
