//! A question to be answered with yes or no.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::keymap::{Action, Context};
use crate::text::wrap;
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::widgets::buttons::Buttons;
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
    /// How much more it is about, of which there are no lines.
    pub(crate) beyond: usize,
    /// What yes does.
    pub(crate) then: Then,
}

/// What yes does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Run a command line that changes many records, and does not ask again.
    Sure(Vec<String>),
    /// Write a table by these words in place of what is there.
    Replace(Vec<String>),
    /// Do what a table says that came back from the editor.
    Apply,
    /// Throw away what was changed in it.
    DropTable,
    /// Put aside what was typed into what lies below.
    Leave,
    /// Throw away all drafts that were left behind.
    DropDrafts,
    /// Leave the program.
    Quit,
}

/// Draws the question.
pub(crate) fn draw(frame: &mut Frame<'_>, confirm: &Confirm, model: &Model) {
    let (inside, lines) = laid(confirm, model);
    popup::draw(frame, inside, &model.text.get("screen-question"), &model.theme);
    for (line, y) in lines.into_iter().zip(inside.y..inside.y.saturating_add(inside.height)) {
        frame.render_widget(line, Rect { y, height: 1, ..inside });
    }
}

/// The answer at a cell.
pub(crate) fn hit(confirm: &Confirm, model: &Model, at: Position) -> Option<Action> {
    let (inside, lines) = laid(confirm, model);
    let is_last = usize::from(at.y.checked_sub(inside.y)?) + 1 == lines.len();
    answers(model).hit(at.x.checked_sub(inside.x)?).filter(|_| is_last)
}

/// Where the question stands, and its lines; the last one has the answers.
fn laid<'a>(confirm: &Confirm, model: &Model) -> (Rect, Vec<Line<'a>>) {
    let most = confirm.about.iter().map(|line| cells::width(&cells::shown(line))).max().unwrap_or_default();
    let most = u16::try_from(most).unwrap_or(WIDEST).clamp(WIDTH, WIDEST);
    let width = most.min(model.size.width.saturating_sub(8));
    let question = wrap(&confirm.question, usize::from(width));
    let height = question.len() + confirm.about.len() + usize::from(confirm.beyond > 0) + 2;
    let inside = layout::popup(model.size, width, u16::try_from(height).unwrap_or(u16::MAX));
    let mut lines: Vec<Line<'_>> = question.into_iter().map(|line| Line::styled(line, model.theme.strong)).collect();
    let room = usize::from(inside.height).saturating_sub(lines.len() + 2);
    lines.extend(about(confirm, model, room, usize::from(inside.width)).into_iter().map(Line::raw));
    lines.push(Line::default());
    lines.push(answers(model).line(&model.theme));
    (inside, lines)
}

/// As many of the lines as there is room for, and how much more there is.
fn about(confirm: &Confirm, model: &Model, room: usize, width: usize) -> Vec<String> {
    let fitted = |line: &String| cells::fit(&cells::shown(line), width);
    if confirm.beyond == 0 && confirm.about.len() <= room {
        return confirm.about.iter().map(fitted).collect();
    }
    let seen = room.saturating_sub(1).min(confirm.about.len());
    let hidden = confirm.about.len() - seen + confirm.beyond;
    let more = model.text.say("screen-and-more", &[("count", hidden.into())]);
    confirm.about.iter().take(seen).map(fitted).chain(std::iter::once(more)).collect()
}

fn answers(model: &Model) -> Buttons {
    let answers = [(Action::Accept, "screen-yes"), (Action::Cancel, "screen-no")];
    Buttons::of(model, Context::Confirm, &answers)
}
