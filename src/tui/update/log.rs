//! What happened to those who are selected: which sort of activity, then what there is to say of it. The words are
//! those of the shell: `log call c-7k2fq 'wants a quote' --outcome=interested`.

use super::command;
use crate::keymap::Action;
use crate::tui::modals::{Modal, Place, Prompt, Sorts, sort, told};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// What may be said of an activity beside its text, in the order in which it is offered.
const SAID: &[&str] = &["outcome=", "next=", "due=", "direction=in", "duration=", "at="];

/// The sort of activity that is nothing without a text.
const NOTE: &str = crate::domain::activity::NOTE;

/// Asks what happened to those who are selected.
pub(super) fn ask_sort(model: &mut Model) -> Vec<Effect> {
    let about = model.selected();
    if about.is_empty() {
        return command::nothing_selected(model);
    }
    model.modals.push(Modal::Sorts(Sorts { about }));
    Vec::new()
}

/// Asks what there is to say of it.
pub(super) fn ask_text(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(sort) = sort(action) else { return Vec::new() };
    let about = match model.modals.pop_if(|modal| matches!(modal, Modal::Sorts(_))) {
        Some(Modal::Sorts(sorts)) => sorts.about,
        // A keymap may bind the sort itself.
        Some(_) | None => model.selected(),
    };
    let mut handles = about.iter().map(|marked| marked.handle.clone());
    let Some(first) = handles.next() else { return command::nothing_selected(model) };
    let words = ["log", sort].map(str::to_owned).into_iter().chain([first]);
    let words = words.chain(handles.map(|handle| format!("--with={handle}"))).collect();
    let question = model.text.say("screen-log-text", &[("sort", sort.into())]);
    let prompt = Prompt::new(question, told(model, &about), words, Place::Word);
    let needed = (sort == NOTE).then_some("screen-log-needed");
    model.modals.push(Modal::Prompt(Prompt { needed, flags: SAID, ..prompt }));
    Vec::new()
}
