//! Keys: a chord is looked up in the contexts that hold; what is no key types its character.

use super::{act, command, typing};
use crate::keymap::{Bound, Context, Key, Lookup};
use crate::tui::model::{Model, Pane};
use crate::tui::msg::Effect;
use crate::tui::panes::contacts::Focus;

/// The contexts in which keys are looked up now, nearest first.
pub(crate) fn contexts(model: &Model) -> Vec<Context> {
    let mut contexts = match model.modals.last() {
        Some(top) => top.contexts(),
        None => match model.focus() {
            Focus::List => match model.pane {
                Pane::List => vec![Context::List, Context::Pane],
                Pane::Board => vec![Context::Board, Context::Pane],
            },
            Focus::Card => vec![Context::Card, Context::Pane],
            Focus::Search | Focus::Filter => vec![Context::Search, Context::Text],
        },
    };
    contexts.push(Context::Global);
    contexts
}

/// Takes one key press in.
pub(super) fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    model.chord.push(key);
    let bound = match model.keymap.look_up(&contexts(model), &model.chord) {
        Lookup::Found(bound) => bound.clone(),
        Lookup::Prefix => return Vec::new(),
        Lookup::Nothing => return unbound(model),
    };
    model.chord.clear();
    match bound {
        Bound::Action(action) => act::act(model, action),
        Bound::Words(words) => command::run_template(model, &words),
    }
}

fn unbound(model: &mut Model) -> Vec<Effect> {
    let typed: String = std::mem::take(&mut model.chord).into_iter().filter_map(Key::typed).collect();
    typing::type_text(model, &typed)
}
