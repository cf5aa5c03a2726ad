//! One of several to pick: a list that narrows as one types.

use std::cmp::Reverse;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;
use tui_input::Input;

use crate::domain::{RecordId, When};
use crate::keymap::Action;
use crate::ops::Sort;
use crate::ops::query::Lanes;
use crate::search::{Matcher, Row};
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::msg::Ticket;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::line_input::{self, Caret};
use crate::tui::widgets::{cells, popup};

/// The widest line.
const WIDTH: u16 = 50;

/// The most lines that are seen.
const HEIGHT: usize = 14;

/// Several things of which one is picked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Picker {
    /// What is asked.
    pub(crate) question: String,
    /// What there is.
    pub(crate) choices: Vec<Choice>,
    /// What was typed.
    pub(crate) input: Input,
    /// The position of the cursor among those that match.
    pub(crate) cursor: usize,
    /// The request that brings the choices, until they are here.
    pub(crate) awaits: Option<Ticket>,
    /// The words of the command that goes on with what is picked.
    pub(crate) words: Vec<String>,
    /// What may be typed that is no choice yet.
    pub(crate) free: Free,
    /// The choices that come of what was typed.
    pub(crate) offered: Vec<Choice>,
}

/// What may be typed that is no choice yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Free {
    /// Nothing.
    #[default]
    Nothing,
    /// A day or a moment, on which a task is put that is due then; it keeps its hour.
    Day(Option<When>),
    /// A person, a company or a user, for whom this filter is narrowed.
    Name(String),
}

/// One of the things that can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// As people read it.
    pub(crate) label: String,
    /// What it means.
    pub(crate) chosen: Chosen,
}

/// What a choice means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// A text to copy.
    Copy(String),
    /// The last word of the command.
    Word(String),
    /// A whole command.
    Words(Vec<String>),
    /// A task that rang.
    Reminder(RecordId),
    /// A draft that was left behind, by its place among them.
    Draft(usize),
    /// That none of them is needed.
    NoDrafts,
    /// That a task that rang was noted, or all of them.
    Seen(Option<RecordId>),
    /// An order of the board.
    Order(Vec<Sort>),
    /// The lanes of the board, if it is to have some.
    Lanes(Option<Lanes>),
    /// The filter of the list.
    Filter(String),
    /// Whom a name means in a command.
    Meant {
        /// The words of the command.
        words: Vec<String>,
        /// The names in it that are meant to be new.
        new: Vec<String>,
    },
    /// What a key does, too.
    Act(Action),
}

impl Picker {
    /// The choices that match what was typed, the best first, and what comes of it: before them where that is a day.
    pub(crate) fn matching(&self) -> Vec<&Choice> {
        let matcher = Matcher::new(self.input.value());
        let mut found: Vec<(Option<i64>, &Choice)> = Vec::new();
        for choice in &self.choices {
            let score = matcher.score(&Row::called(&[&choice.label]));
            if matcher.is_empty() || score.is_some() {
                found.push((score, choice));
            }
        }
        found.sort_by_key(|(score, _)| Reverse(*score));
        let found = found.into_iter().map(|(_, choice)| choice);
        match self.free {
            Free::Nothing | Free::Name(_) => found.chain(&self.offered).collect(),
            Free::Day(_) => self.offered.iter().chain(found).collect(),
        }
    }

    /// The choice under the cursor.
    pub(crate) fn current(&self) -> Option<Choice> {
        self.matching().get(self.cursor).map(|choice| (*choice).clone())
    }
}

/// Where it stands.
fn inside(picker: &Picker, model: &Model) -> Rect {
    let width = WIDTH.min(model.size.width.saturating_sub(8));
    let height = (picker.choices.len() + picker.offered.len()).clamp(1, HEIGHT) + 1;
    layout::popup(model.size, width, u16::try_from(height).unwrap_or(u16::MAX))
}

/// The position of the first choice that is seen, where there is room for so many.
const fn top(picker: &Picker, room: usize) -> usize {
    (picker.cursor + 1).saturating_sub(room)
}

/// The position of the choice at a cell among those that match.
pub(crate) fn hit(picker: &Picker, model: &Model, at: Position) -> Option<usize> {
    let inside = inside(picker, model);
    let line = usize::from(at.y.checked_sub(inside.y.saturating_add(1))?);
    let position = top(picker, usize::from(inside.height.saturating_sub(1))) + line;
    (inside.contains(at) && position < picker.matching().len()).then_some(position)
}

/// Draws the choices below what is typed.
pub(crate) fn draw(frame: &mut Frame<'_>, picker: &Picker, model: &Model, caret: Caret) {
    let inside = inside(picker, model);
    popup::draw(frame, inside, &picker.question, &model.theme);
    line_input::draw(frame, Rect { height: inside.height.min(1), ..inside }, &picker.input, model.theme.strong, caret);
    let rows = inside.y.saturating_add(1)..inside.y.saturating_add(inside.height);
    let matching = picker.matching();
    if matching.is_empty() {
        let id = if picker.awaits.is_some() { "screen-reading" } else { "screen-pick-nothing" };
        for y in rows.take(1) {
            frame.render_widget(Span::styled(model.text.get(id), model.theme.faint), Rect { y, height: 1, ..inside });
        }
        return;
    }
    let top = top(picker, rows.len());
    let hits = Hits::of(picker.input.value());
    for ((at, choice), y) in matching.into_iter().enumerate().skip(top).zip(rows) {
        let sign = if at == picker.cursor { "> " } else { "  " };
        let label = (cells::shown(&choice.label), usize::from(inside.width).saturating_sub(2));
        let line = hits.row(sign.to_owned(), &[label], 0, &model.theme);
        frame.render_widget(line, Rect { y, height: 1, ..inside });
    }
}
