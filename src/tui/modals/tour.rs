//! The tour: ten lines about what is done most, with the keys that do it.

use super::Reader;
use crate::keymap::{Action, Bound, Context, Lookup, Place, show_keys};
use crate::text::Fact;
use crate::tui::model::Model;
use crate::tui::panes;

/// Each line of the tour with the actions whose keys it names.
const LINES: &[(&str, &[Action])] = &[
    ("screen-tour-move", &[Action::Down, Action::Up, Action::Open, Action::Back]),
    ("screen-tour-find", &[Action::Search, Action::Filter]),
    ("screen-tour-panes", panes::SHOWN_BY),
    ("screen-tour-change", &[Action::Add, Action::Edit, Action::Delete, Action::Save]),
    ("screen-tour-log", &[Action::Log, Action::Plan]),
    ("screen-tour-tasks", &[Action::Done, Action::Snooze, Action::Reschedule]),
    ("screen-tour-mark", &[Action::Mark, Action::MarkAll]),
    ("screen-tour-board", &[Action::MoveLeft, Action::MoveRight, Action::Win]),
    ("screen-tour-command", &[Action::Palette]),
    ("screen-tour-help", &[Action::Undo, Action::Help, Action::Tour, Action::Quit]),
];

/// Where keys are pressed, lists first, and where else they are looked up there.
const PLACES: &[&[Context]] = &[
    &[Context::List, Context::Pane, Context::Global],
    &[Context::Board, Context::Pane, Context::Global],
    &[Context::Form, Context::Text, Context::Global],
];

/// The tour with the keys as they are now.
pub(crate) fn reader(model: &Model) -> Reader {
    let lines = LINES.iter().map(|(id, actions)| {
        let facts: Vec<Fact<'_>> =
            actions.iter().map(|action| (action.as_str(), keys(model, *action).into())).collect();
        model.text.say(id, &facts)
    });
    Reader::of(model.text.get("screen-tour"), lines.collect())
}

/// The keys of an action, in the first place where nothing nearer hides them; without any, what it is called.
fn keys(model: &Model, action: Action) -> String {
    let keys = PLACES.iter().find_map(|contexts| {
        let places: Vec<Place> = contexts.iter().map(|context| (*context).into()).collect();
        let keys = model.keymap.chord(&places, action)?;
        let does = model.keymap.look_up(&places, keys);
        matches!(does, Lookup::Found(Bound::Action(found)) if *found == action).then(|| show_keys(keys))
    });
    keys.unwrap_or_else(|| format!(":{}", action.as_str()))
}
