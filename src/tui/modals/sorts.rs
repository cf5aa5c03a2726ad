//! What happened: the sorts of activity, each by its own key.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::keymap::{Action, Bound, Context, show_keys};
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::panes::contacts::Marked;
use crate::tui::widgets::{cells, popup};

/// The widest line.
const WIDTH: u16 = 40;

/// Blank cells between a key and what it notes.
const GAP: usize = 2;

/// The sorts of what happened to those who were selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sorts {
    /// To whom.
    pub(crate) about: Vec<Marked>,
}

/// The sort of activity that an action notes.
pub(crate) fn sort(action: Action) -> Option<&'static str> {
    NOTED.iter().find(|(noted, _)| *noted == action).map(|(_, sort)| *sort)
}

/// The actions that note something, with the sort of activity.
const NOTED: &[(Action, &str)] = &[
    (Action::LogCall, "call"),
    (Action::LogVisit, "visit"),
    (Action::LogMeeting, "meeting"),
    (Action::LogEmail, "email"),
    (Action::LogMessage, "message"),
    (Action::LogNote, "note"),
];

/// To whom something happened, in one line.
pub(crate) fn told(model: &Model, about: &[Marked]) -> String {
    let titles: Vec<String> = about.iter().map(|Marked { title, .. }| cells::shown(title)).collect();
    model.text.say("screen-log-of", &[("count", about.len().into()), ("who", model.text.list(&titles).into())])
}

/// The sorts: what notes them, by which key, and what they are called.
fn rows(model: &Model) -> Vec<(Action, String, String)> {
    let bindings = model.keymap.bindings(Context::Log.into());
    let rows = bindings.filter_map(|binding| match binding.bound {
        Bound::Action(action) => Some((action, show_keys(&binding.keys), model.text.choice(sort(action)?))),
        Bound::Words(_) => None,
    });
    rows.collect()
}

/// Where they stand: below a line that says who it was.
fn inside(model: &Model, rows: usize) -> Rect {
    let width = WIDTH.min(model.size.width.saturating_sub(8));
    layout::popup(model.size, width, u16::try_from(rows + 1).unwrap_or(u16::MAX))
}

/// What notes the sort at a cell.
pub(crate) fn hit(model: &Model, at: Position) -> Option<Action> {
    let rows = rows(model);
    let inside = inside(model, rows.len());
    let line = usize::from(at.y.checked_sub(inside.y.saturating_add(1))?);
    rows.get(line).filter(|_| inside.contains(at)).map(|(action, ..)| *action)
}

/// Draws the sorts with their keys, as the keymap has them.
pub(crate) fn draw(frame: &mut Frame<'_>, sorts: &Sorts, model: &Model) {
    let rows = rows(model);
    let inside = inside(model, rows.len());
    popup::draw(frame, inside, &model.text.get("screen-log-what"), &model.theme);
    let keys = rows.iter().map(|(_, keys, _)| cells::width(keys)).max().unwrap_or_default() + GAP;
    let about = cells::fit(&told(model, &sorts.about), usize::from(inside.width));
    let rows = rows.into_iter().map(|(_, shown, what)| {
        Line::from(vec![Span::styled(cells::pad(&shown, keys), model.theme.key), Span::raw(what)])
    });
    let lines = std::iter::once(Line::raw(about)).chain(rows);
    for (line, y) in lines.zip(inside.y..inside.y.saturating_add(inside.height)) {
        frame.render_widget(line, Rect { y, height: 1, ..inside });
    }
}
