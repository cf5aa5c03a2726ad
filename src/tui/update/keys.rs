//! Keys: a chord is looked up in the contexts that hold; what is no key types its character.

use super::{act, command, fetch, typing};
use crate::domain::{Kind, Life};
use crate::keymap::{Action, Bound, Condition, Context, Key, Lookup, Place, show_keys};
use crate::tui::modals::Modal;
use crate::tui::model::{Model, Pane};
use crate::tui::msg::Effect;
use crate::tui::panes::contacts::Focus;

/// The contexts in which one is now, nearest first.
fn contexts(model: &Model) -> Vec<Context> {
    let is_deal = model.kind() == Kind::Deal;
    let mut contexts = match model.modals.last() {
        Some(top) => top.contexts(),
        None => match model.focus() {
            Focus::List => match model.pane {
                Pane::List if model.contacts.kind == Kind::Activity => {
                    vec![Context::Activity, Context::List, Context::Pane]
                }
                Pane::List if is_deal => vec![Context::Deal, Context::List, Context::Pane],
                Pane::List => vec![Context::List, Context::Pane],
                Pane::Board => vec![Context::Board, Context::Pane],
                Pane::Today if is_deal => vec![Context::Today, Context::Deal, Context::List, Context::Pane],
                Pane::Today => vec![Context::Today, Context::List, Context::Pane],
                Pane::Card => vec![Context::Card, Context::Pane],
            },
            Focus::Card if is_deal => vec![Context::Card, Context::Deal, Context::Pane],
            Focus::Card => vec![Context::Card, Context::Pane],
            Focus::Search | Focus::Filter => vec![Context::Search, Context::Text],
        },
    };
    contexts.push(Context::Global);
    contexts
}

/// The places in which keys are looked up now, nearest first: the contexts, each with the conditions that hold before it.
pub(crate) fn places(model: &Model) -> Vec<Place> {
    let holds = |place: &Place| place.when.is_none_or(|when| holds(model, when));
    contexts(model).into_iter().flat_map(Place::of).filter(holds).collect()
}

fn holds(model: &Model, condition: Condition) -> bool {
    match condition {
        Condition::Marked => !model.marks().is_empty(),
        Condition::Deleted => model.pane == Pane::List && model.contacts.life == Life::Deleted,
        Condition::Empty => model.current().is_none(),
    }
}

/// The keys of an action wherever it has some; without any, the command line finds it by its name.
pub(super) fn anywhere(model: &Model, action: Action) -> String {
    let places: Vec<Place> = model.keymap.places(action).collect();
    model.keymap.chord(&places, action).map_or_else(|| format!(":{}", action.as_str()), show_keys)
}

/// Takes one key press in.
pub(super) fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    if !model.held.is_empty() && !is_global(model, key) {
        model.held.push(key);
        return Vec::new();
    }
    model.chord.push(key);
    let bound = match model.keymap.look_up(&places(model), &model.chord) {
        Lookup::Found(bound) => bound.clone(),
        Lookup::Prefix => return Vec::new(),
        Lookup::Nothing => return unbound(model),
    };
    if needs_record(&bound) && model.awaits_current() || takes_offer(model, &bound) {
        model.held = std::mem::take(&mut model.chord);
        return Vec::new();
    }
    model.chord.clear();
    match bound {
        Bound::Action(action) => {
            model.used.count(action);
            act::act(model, action)
        }
        Bound::Words(words) => command::run_template(model, &words),
    }
}

/// Takes in a key that is pressed where nothing is shown: one may leave, and do what is the same everywhere.
pub(super) fn press_unseen(model: &mut Model, key: Key) -> Vec<Effect> {
    model.chord.clear();
    match model.keymap.look_up(&places(model), &[key]) {
        Lookup::Found(Bound::Action(action @ (Action::Quit | Action::Suspend | Action::Refresh))) => {
            let action = *action;
            act::act(model, action)
        }
        Lookup::Found(_) | Lookup::Prefix | Lookup::Nothing => Vec::new(),
    }
}

/// Presses the keys that were held back until the record under the cursor is known, or what a field offers.
pub(super) fn release(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    for key in std::mem::take(&mut model.held) {
        effects.extend(press(model, key));
        effects.extend(fetch::missing(model));
    }
    effects
}

/// Whether a key does the same wherever one is, so that it never waits.
fn is_global(model: &Model, key: Key) -> bool {
    matches!(model.keymap.look_up(&[Context::Global.into()], &[key]), Lookup::Found(_))
}

/// Whether an action is done to the record under the cursor.
pub(crate) fn is_about_record(action: Action) -> bool {
    ABOUT_RECORD.contains(&action)
}

/// Whether what is bound to a key is done to that record.
fn needs_record(bound: &Bound) -> bool {
    match bound {
        Bound::Action(action) => is_about_record(*action),
        Bound::Words(words) => ["{id}", "{ids}", "{name}"].iter().any(|place| words.contains(place)),
    }
}

/// Whether what is bound to a key takes what is offered, which is on its way: what is offered now belongs to what stood
/// there before.
fn takes_offer(model: &Model, bound: &Bound) -> bool {
    match model.modals.last() {
        Some(Modal::Form(form)) if form.awaits_offers() => {
            matches!(bound, Bound::Action(Action::NextChoice | Action::PreviousChoice))
        }
        Some(Modal::Picker(picker)) if picker.awaits.is_some() => {
            matches!(bound, Bound::Action(Action::Accept | Action::Down | Action::Up))
        }
        Some(_) | None => false,
    }
}

/// What is done to the record under the cursor.
const ABOUT_RECORD: &[Action] = &[
    Action::Open,
    Action::Edit,
    Action::Delete,
    Action::Restore,
    Action::Tag,
    Action::Mark,
    Action::MarkAll,
    Action::Invert,
    Action::Assign,
    Action::Export,
    Action::EditTable,
    Action::Again,
    Action::MoveLeft,
    Action::MoveRight,
    Action::MoveDown,
    Action::MoveUp,
    Action::Move,
    Action::Win,
    Action::Lose,
    Action::Reopen,
    Action::Log,
    Action::Done,
    Action::Snooze,
    Action::Reschedule,
    Action::Plan,
];

fn unbound(model: &mut Model) -> Vec<Effect> {
    let typed: String = std::mem::take(&mut model.chord).into_iter().filter_map(Key::typed).collect();
    typing::type_text(model, &typed)
}
