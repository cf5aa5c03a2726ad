//! The two lines at the bottom: the words of what was done, and the keys that matter here.

use std::collections::HashSet;

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::domain::Kind;
use crate::keymap::{Action, Bound, Context, Lookup, show_keys};
use crate::tui::layout;
use crate::tui::model::{Model, Pane, Tone};
use crate::tui::update;
use crate::tui::widgets::cells;

/// Draws both lines.
pub(super) fn draw(frame: &mut Frame<'_>, model: &Model) {
    let areas = layout::areas(model.size);
    frame.render_widget(status(model, usize::from(areas.status.width)), areas.status);
    frame.render_widget(hints(model, usize::from(areas.hints.width)), areas.hints);
}

fn status<'a>(model: &Model, room: usize) -> Line<'a> {
    let status = &model.status;
    let style = match status.tone {
        Tone::Plain => ratatui::style::Style::new(),
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

fn hints<'a>(model: &Model, room: usize) -> Line<'a> {
    let contexts = update::contexts(model);
    let hints = if model.chord.is_empty() { usual(model, &contexts) } else { continuations(model, &contexts) };
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for (keys, word) in hints {
        let width = cells::width(&keys) + 1 + cells::width(&word) + 2;
        // One hint that does not fit does not hide shorter ones behind it.
        if used + width <= room + 2 {
            used += width;
            spans.push(Span::styled(keys, model.theme.key));
            spans.push(Span::raw(format!(" {word}  ")));
        }
    }
    Line::from(spans)
}

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
            Action::Undo,
            Action::Palette,
            Action::Companies,
            Action::People,
            Action::Board,
            Action::Delete,
            Action::Mark,
            Action::Tag,
            Action::Filter,
            Action::Redo,
            Action::Deals,
            Action::Log,
            Action::Plan,
            Action::Activities,
            Action::Views,
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
            Action::Reopen,
            Action::People,
            Action::Companies,
            Action::Deals,
            Action::Log,
            Action::Plan,
            Action::Activities,
            Action::Views,
        ],
    ),
    (
        Context::Card,
        &[
            Action::Back,
            Action::Edit,
            Action::Delete,
            Action::Undo,
            Action::Palette,
            Action::Help,
            Action::Log,
            Action::Plan,
        ],
    ),
    (Context::Search, &[Action::Accept, Action::Cancel]),
    (Context::Choice, &[Action::NextChoice, Action::PreviousChoice]),
    (Context::Link, &[Action::Complete, Action::NextChoice]),
    (Context::Lines, &[Action::NewLine]),
    (Context::Form, &[Action::Save, Action::Cancel, Action::NextField, Action::PreviousField]),
    (Context::Prompt, &[Action::Accept, Action::Cancel]),
    (Context::Log, &[Action::Cancel]),
    (Context::Picker, &[Action::Accept, Action::Cancel, Action::Down, Action::Up]),
    (Context::Palette, &[Action::Accept, Action::Complete, Action::Earlier, Action::Cancel]),
    (Context::Reader, &[Action::Cancel, Action::PageDown, Action::PageUp, Action::Last]),
];

fn usual(model: &Model, contexts: &[Context]) -> Vec<(String, String)> {
    let here = USUAL.iter().filter(|(context, _)| contexts.contains(context));
    // The list that is shown already needs no hint.
    let shown = match (model.pane, model.contacts.kind) {
        (Pane::Board, _) => Some(Action::Board),
        (Pane::Today, _) => Some(Action::Today),
        (Pane::List, Kind::Contact) => Some(Action::People),
        (Pane::List, Kind::Company) => Some(Action::Companies),
        (Pane::List, Kind::Deal) => Some(Action::Deals),
        (Pane::List, Kind::Activity) => Some(Action::Activities),
        (Pane::List, Kind::Task) => Some(Action::Tasks),
        (Pane::List, Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field) => None,
    };
    let first: &[Action] = match (model.pane, model.contacts.kind) {
        (Pane::List, Kind::Task) => &[Action::Done, Action::Snooze, Action::Reschedule],
        (Pane::List, Kind::Activity) => &[Action::Filters, Action::Log],
        (Pane::List | Pane::Board | Pane::Today, _) => &[],
    };
    let first = if contexts.contains(&Context::List) { first } else { &[] };
    let mut known = HashSet::new();
    first
        .iter()
        .chain(here.flat_map(|(_, actions)| actions.iter()))
        .filter(|action| Some(**action) != shown && known.insert(**action))
        .filter_map(|action| Some((reached(model, contexts, *action)?, short(model, *action))))
        // `down down` tells nobody anything.
        .filter(|(keys, word)| keys != word)
        .collect()
}

/// The keys of an action, unless they do something else here.
fn reached(model: &Model, contexts: &[Context], action: Action) -> Option<String> {
    let keys = model.keymap.chord(contexts, action)?;
    let does = model.keymap.look_up(contexts, keys);
    matches!(does, Lookup::Found(Bound::Action(found)) if *found == action).then(|| show_keys(keys))
}

/// What may follow the keys of a chord that was begun.
fn continuations(model: &Model, contexts: &[Context]) -> Vec<(String, String)> {
    let all = contexts.iter().flat_map(|context| model.keymap.bindings(*context));
    all.filter(|binding| binding.keys.starts_with(&model.chord))
        .map(|binding| {
            let does = match &binding.bound {
                Bound::Action(action) => short(model, *action),
                Bound::Words(words) => format!(":{words}"),
            };
            (show_keys(&binding.keys), does)
        })
        .collect()
}

fn short(model: &Model, action: Action) -> String {
    let id = format!("action-{}", action.as_str());
    model.text.find(&format!("{id}.short"), &[]).unwrap_or_else(|| model.text.get(&id))
}
