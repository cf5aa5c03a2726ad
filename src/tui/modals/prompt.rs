//! A question that is answered with a line of text, without which nothing is done.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use tui_input::Input;

use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::widgets::line_input::{self, Caret};
use crate::tui::widgets::{cells, popup, wrap};

/// The widest question.
const WIDTH: u16 = 60;

/// A question.
#[derive(Clone, Debug)]
pub(crate) struct Prompt {
    /// What is asked.
    pub(crate) question: String,
    /// What it is about.
    pub(crate) about: String,
    /// What was typed.
    pub(crate) input: Input,
    /// The command that is run.
    pub(crate) words: Vec<String>,
    /// The flag of it that takes what was typed.
    pub(crate) flag: &'static str,
    /// What to say while nothing is typed; nothing until somebody tried.
    pub(crate) told: Option<String>,
}

impl Prompt {
    /// The command with what was typed; nothing as long as nothing was.
    pub(crate) fn answered(&self) -> Option<Vec<String>> {
        let answer = self.input.value().trim();
        let flag = format!("--{}={answer}", self.flag);
        (!answer.is_empty()).then(|| self.words.iter().cloned().chain([flag]).collect())
    }
}

/// Draws the question.
pub(crate) fn draw(frame: &mut Frame<'_>, prompt: &Prompt, model: &Model, caret: Caret) {
    let width = WIDTH.min(model.size.width.saturating_sub(8));
    let about = cells::fit(&cells::shown(&prompt.about), usize::from(width));
    let told = prompt.told.as_deref().map(|told| wrap::wrap(told, usize::from(width))).unwrap_or_default();
    let height = u16::try_from(2 + told.len()).unwrap_or(u16::MAX);
    let inside = layout::popup(model.size, width, height);
    popup::draw(frame, inside, &prompt.question, &model.theme);
    let line = |at: u16| Rect { y: inside.y.saturating_add(at), height: u16::from(at < inside.height), ..inside };
    frame.render_widget(Span::raw(about), line(0));
    line_input::draw(frame, line(1), &prompt.input, model.theme.strong, caret);
    for (text, at) in told.into_iter().zip(2..) {
        frame.render_widget(Span::styled(text, model.theme.bad), line(at));
    }
}
