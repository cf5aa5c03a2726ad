//! Gives records to somebody: a user is picked, and owns those that are selected from then on.

use super::{command, names, stages};
use crate::domain::{Field, Kind, Record};
use crate::ops::Query;
use crate::tui::modals::{Choice, Chosen, Modal, Picker};
use crate::tui::model::{Model, Tone};
use crate::tui::msg::{Effect, Topic};

/// The field of whoever a record belongs to.
const OWNER: &str = "owner";

/// Lets one pick who owns those that are selected.
pub(super) fn pick(model: &mut Model) -> Vec<Effect> {
    let kind = model.kind();
    if Field::find(kind, OWNER).is_none() {
        let message = model.text.say("screen-no-owner", &[("kind", kind.as_str().into())]);
        model.say(Tone::Bad, message);
        return Vec::new();
    }
    let handles: Vec<String> = model.selected().into_iter().map(|marked| marked.handle).collect();
    if handles.is_empty() {
        return command::nothing_selected(model);
    }
    let words = [kind.as_str(), "edit"].map(str::to_owned).into_iter().chain(handles).collect();
    let ticket = model.next_ticket();
    let question = model.text.get("screen-pick-owner");
    model.modals.push(Modal::Picker(Picker { question, awaits: Some(ticket), words, ..Picker::default() }));
    vec![Effect::Ask(ticket, Topic::Choices, Box::new(Query::List(names::all(model, Kind::User))))]
}

/// The users of the book to pick from: oneself first, and nobody last.
pub(super) fn choices(model: &Model, users: &[Record]) -> Vec<Choice> {
    let choice = |user: &Record| {
        let chosen = Chosen::Word(format!("--{OWNER}={}", stages::word_among(user, users)));
        Choice { label: user.title(), chosen }
    };
    let (mine, others): (Vec<&Record>, Vec<&Record>) = users.iter().partition(|user| user.title() == model.me);
    let nobody = Choice { label: model.text.get("screen-owner-nobody"), chosen: Chosen::Word(format!("--{OWNER}=")) };
    mine.into_iter().chain(others).map(choice).chain([nobody]).collect()
}
