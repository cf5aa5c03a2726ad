//! A question to be answered with yes or no.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::keymap::{Action, Context, show_keys};
use crate::text::wrap;
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::widgets::{cells, popup};

/// The widest question.
const WIDTH: u16 = 60;

/// The widest one that says what would become of records.
const WIDEST: u16 = 96;

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Confirm {
    /// What is asked.
    pub(crate) question: String,
    /// What it is about, line by line.
    pub(crate) about: Vec<String>,
    /// What yes does.
    pub(crate) then: Then,
}

/// What yes does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Run a command line.
    Run(Vec<String>),
    /// Run a command line that changes many records, and does not ask again.
    Sure(Vec<String>),
    /// Leave the form below without saving it.
    DropForm,
    /// Leave the program.
    Quit,
}

/// Draws the question.
pub(crate) fn draw(frame: &mut Frame<'_>, confirm: &Confirm, model: &Model) {
    let most = confirm.about.iter().map(|line| cells::width(&cells::shown(line))).max().unwrap_or_default();
    let most = u16::try_from(most).unwrap_or(WIDEST).clamp(WIDTH, WIDEST);
    let width = most.min(model.size.width.saturating_sub(8));
    let question = wrap(&confirm.question, usize::from(width));
    let height = question.len() + confirm.about.len() + 2;
    let inside = layout::popup(model.size, width, u16::try_from(height).unwrap_or(u16::MAX));
    popup::draw(frame, inside, &model.text.get("screen-question"), &model.theme);
    let mut lines: Vec<Line<'_>> = question.into_iter().map(|line| Line::styled(line, model.theme.strong)).collect();
    let room = usize::from(inside.height).saturating_sub(lines.len() + 2);
    lines.extend(about(confirm, model, room, usize::from(inside.width)).into_iter().map(Line::raw));
    lines.push(Line::default());
    lines.push(answers(model));
    for (line, y) in lines.into_iter().zip(inside.y..inside.y.saturating_add(inside.height)) {
        frame.render_widget(line, Rect { y, height: 1, ..inside });
    }
}

/// As many of the lines as there is room for, and how many more there are.
fn about(confirm: &Confirm, model: &Model, room: usize, width: usize) -> Vec<String> {
    let fitted = |line: &String| cells::fit(&cells::shown(line), width);
    if confirm.about.len() <= room {
        return confirm.about.iter().map(fitted).collect();
    }
    let seen = room.saturating_sub(1);
    let more = model.text.say("screen-and-more", &[("count", confirm.about.len().saturating_sub(seen).into())]);
    confirm.about.iter().take(seen).map(fitted).chain(std::iter::once(more)).collect()
}

fn answers<'a>(model: &Model) -> Line<'a> {
    let places = [Context::Confirm.into()];
    let answer = |action: Action, id: &str| {
        let keys = model.keymap.chord(&places, action).map(show_keys).unwrap_or_default();
        [Span::styled(keys, model.theme.key), Span::raw(format!(" {}   ", model.text.get(id)))]
    };
    let yes = answer(Action::Accept, "screen-yes").into_iter();
    Line::from(yes.chain(answer(Action::Cancel, "screen-no")).collect::<Vec<_>>())
}
