//! The keys that matter most in each place.

use std::collections::HashSet;

use crate::domain::Kind;
use crate::keymap::{Action, Bound, Context, Familiarity, Lookup, Place, show_keys};
use crate::tui::model::{Model, Pane};
use crate::tui::update;
use crate::tui::widgets::buttons::{Button, Buttons};

/// The actions that are hinted at, the most useful first.
const USUAL: &[(Context, &[Action])] = &[
    (
        Context::Today,
        &[
            Action::Help,
            Action::Quit,
            Action::Week,
            Action::Open,
            Action::Done,
            Action::Snooze,
            Action::Log,
            Action::Add,
            Action::Everybody,
            Action::Plan,
            Action::Undo,
        ],
    ),
    (
        Context::List,
        &[
            Action::Help,
            Action::Quit,
            Action::Search,
            Action::Add,
            Action::Open,
            Action::Edit,
            Action::Log,
            Action::Plan,
            Action::Undo,
            Action::Palette,
            Action::Mark,
            Action::Tag,
            Action::Filter,
            Action::Delete,
            Action::People,
            Action::Companies,
            Action::Board,
            Action::Deals,
            Action::Tasks,
            Action::Activities,
            Action::Today,
            Action::MarkAll,
            Action::Redo,
            Action::Views,
            Action::Invert,
            Action::Assign,
            Action::Export,
            Action::EditTable,
            Action::Again,
            Action::GoBack,
        ],
    ),
    (
        Context::Board,
        &[
            Action::Help,
            Action::Quit,
            Action::MoveRight,
            Action::Add,
            Action::Open,
            Action::Win,
            Action::Lose,
            Action::Move,
            Action::Edit,
            Action::NextPipeline,
            Action::Undo,
            Action::MoveLeft,
            Action::Order,
            Action::Search,
            Action::Filter,
            Action::Palette,
            Action::Mark,
            Action::Log,
            Action::Plan,
            Action::Tag,
            Action::Reopen,
            Action::QuickAdd,
            Action::Fold,
            Action::Lanes,
            Action::MarkAll,
            Action::People,
            Action::Companies,
            Action::Deals,
            Action::Tasks,
            Action::Activities,
            Action::Today,
            Action::Views,
        ],
    ),
    (
        Context::Card,
        &[
            Action::Back,
            Action::Open,
            Action::NextName,
            Action::GoBack,
            Action::Edit,
            Action::Delete,
            Action::Undo,
            Action::Palette,
            Action::Help,
            Action::Log,
            Action::Plan,
            Action::Tag,
        ],
    ),
    (Context::Search, &[Action::Accept, Action::Cancel]),
    (Context::Choice, &[Action::NextChoice, Action::PreviousChoice]),
    (Context::Link, &[Action::Complete, Action::NextChoice]),
    (Context::Date, &[Action::Calendar]),
    (
        Context::Calendar,
        &[
            Action::Accept,
            Action::Cancel,
            Action::NextDay,
            Action::PreviousDay,
            Action::NextWeek,
            Action::PreviousWeek,
            Action::NextMonth,
            Action::PreviousMonth,
        ],
    ),
    (Context::Lines, &[Action::NewLine, Action::Editor]),
    (Context::Form, &[Action::Save, Action::Cancel, Action::NextField, Action::PreviousField, Action::DeleteToStart]),
    (Context::Prompt, &[Action::Accept, Action::Cancel, Action::Editor]),
    (Context::Log, &[Action::Cancel]),
    (Context::Picker, &[Action::Accept, Action::Cancel, Action::Down, Action::Up]),
    (
        Context::Palette,
        &[
            Action::Accept,
            Action::Complete,
            Action::Cancel,
            Action::Down,
            Action::FillIn,
            Action::LookBack,
            Action::Earlier,
        ],
    ),
    (Context::Reader, &[Action::Cancel, Action::PageDown, Action::PageUp, Action::Search, Action::Last]),
];

/// The keys that matter most, in a line, and those for which it has no room, in another one.
pub(super) fn hints(model: &Model, room: usize) -> [Buttons; 2] {
    let places = update::places(model);
    // What may follow keys that were pressed stands in a box of its own.
    let hints = if model.chord.is_empty() { usual(model, &places) } else { Vec::new() };
    let mut lines = [0, 1].map(|_| Buttons { indent: 1, gap: 2, all: Vec::new() });
    for hint in hints {
        // One hint that does not fit does not hide shorter ones behind it.
        let [first, second] = &mut lines;
        if let Some(hint) = first.push(hint, room) {
            drop(second.push(hint, room));
        }
    }
    lines
}

fn usual(model: &Model, places: &[Place]) -> Vec<Button> {
    let here = USUAL.iter().filter(|(context, _)| places.contains(&(*context).into()));
    // The list that is shown already needs no hint.
    let shown = match (model.pane, model.contacts.kind) {
        (Pane::Board, _) => Some(Action::Board),
        (Pane::Today, _) => Some(Action::Today),
        (Pane::List, Kind::Contact) => Some(Action::People),
        (Pane::List, Kind::Company) => Some(Action::Companies),
        (Pane::List, Kind::Deal) => Some(Action::Deals),
        (Pane::List, Kind::Activity) => Some(Action::Activities),
        (Pane::List, Kind::Task) => Some(Action::Tasks),
        (Pane::List, Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field) | (Pane::Card, _) => None,
    };
    // What is done to a record is of no use where there is none.
    let is_bare = match model.pane {
        // The hints stay as they are while the cursor goes over a column that is empty or folded.
        Pane::Board => model.board.count() == 0,
        Pane::List | Pane::Today | Pane::Card => model.current().is_none(),
    };
    let is_lacking = model.modals.is_empty() && is_bare && model.marks().is_empty() && !model.awaits_current();
    let is_in_list = places.contains(&Context::List.into()) || places.contains(&Context::Board.into());
    let is_marked = is_in_list && !model.marks().is_empty();
    let first: &[Action] = match (model.pane, model.contacts.kind) {
        _ if is_marked => of_kind(model.kind()),
        (Pane::List, Kind::Contact | Kind::Company | Kind::Deal) if is_in_list && is_lacking => OF_NONE,
        (Pane::List, Kind::Activity) if is_in_list => &[Action::Filters, Action::Log],
        (Pane::List, kind) if is_in_list => of_kind(kind),
        (Pane::List | Pane::Board | Pane::Today | Pane::Card, _) => &[],
    };
    let then = if is_marked { OF_MARKED } else { &[] };
    let mut seen = HashSet::new();
    let last = if places.contains(&Context::Card.into()) { of_kind(model.kind()) } else { &[] };
    let mut hints: Vec<Action> = first
        .iter()
        .chain(then)
        .chain(here.flat_map(|(_, actions)| actions.iter()))
        .chain(last)
        .copied()
        .filter(|action| Some(*action) != shown && seen.insert(*action))
        .filter(|action| !(is_lacking && update::is_about_record(*action)))
        // Whoever types into something, or is asked, may always see how that ends.
        .filter(|action| !model.modals.is_empty() || model.habits.familiarity(*action) != Familiarity::ByHeart)
        .collect();
    // What is known gives way to what is new.
    hints.sort_by_key(|action| model.habits.familiarity(*action));
    let hints = hints.into_iter().filter_map(|action| {
        let (keys, word) = (reached(model, places, action)?, short(model, action));
        Some(Button { action, keys, word })
    });
    hints
        // `down down` tells nobody anything.
        .filter(|hint| hint.keys != hint.word)
        .collect()
}

/// What is done to records of a kind alone.
const fn of_kind(kind: Kind) -> &'static [Action] {
    match kind {
        Kind::Task => &[Action::Done, Action::Snooze, Action::Reschedule],
        Kind::Deal => &[Action::Move, Action::Win, Action::Lose, Action::Reopen],
        Kind::Contact
        | Kind::Company
        | Kind::Activity
        | Kind::User
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Segment
        | Kind::Field => &[],
    }
}

/// What is done where a list is empty.
const OF_NONE: &[Action] = &[Action::Add, Action::Import];

/// What is done to all that are marked, whatever they are; before it comes what is done to their kind alone.
const OF_MARKED: &[Action] =
    &[Action::Tag, Action::Edit, Action::Delete, Action::Log, Action::Plan, Action::MarkAll, Action::Back];

/// The keys of an action, unless they do something else here.
fn reached(model: &Model, places: &[Place], action: Action) -> Option<String> {
    let keys = model.keymap.chord(places, action)?;
    let does = model.keymap.look_up(places, keys);
    matches!(does, Lookup::Found(Bound::Action(found)) if *found == action).then(|| show_keys(keys))
}

fn short(model: &Model, action: Action) -> String {
    let id = format!("action-{}", action.as_str());
    model.text.find(&format!("{id}.short"), &[]).unwrap_or_else(|| model.text.get(&id))
}
