//! What would change everything that a filter lets through says first how much that is, and asks.

use super::{blank, command, form};
use crate::grammar::{self, Ask};
use crate::ops::{Answer, Code, Failure, List, Mode, Query, one_of};
use crate::tui::modals::{Confirm, Modal, Then};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Topic};

/// The flag of a command about which nobody is asked.
const YES: &str = "--yes";

/// The question how many records a command would touch, if it is about whatever a filter lets through and does not say
/// that it is meant so.
pub(super) fn question(model: &mut Model, words: &[String], ask: &Ask) -> Option<Effect> {
    let Ask::Execute { command, mode: Mode::Do, .. } = ask else { return None };
    let (kinds, life, selection) = command.selection()?;
    if grammar::parse(words, &model.text).is_ok_and(|parsed| parsed.globals().yes) {
        return None;
    }
    let list = selection.counted(kinds, life);
    let ticket = model.next_ticket();
    model.touching = Some((ticket, words.to_vec(), list.clone()));
    Some(Effect::Ask(ticket, Topic::Touched, Box::new(Query::List(list))))
}

/// Asks whether so many records shall be touched; yes says so with the command.
pub(super) fn ask(model: &mut Model, mut words: Vec<String>, list: &List, answer: Result<Answer, Failure>) {
    let line = grammar::quote(&words);
    let kind = one_of(&list.kinds);
    let total = match answer {
        Ok(Answer::Page(page)) => page.total,
        // A page is asked for, and nothing else.
        Ok(_) => return,
        Err(failure) => {
            refuse(model, line, &failure);
            return;
        }
    };
    if total == 0 {
        let failure = Failure::new(Code::NoneSelected).fact("filter", &list.filter).fact("kind", kind);
        refuse(model, line, &failure);
        return;
    }
    let question = model.text.say("screen-ask-touched", &[("kind", kind.into()), ("count", total.into())]);
    let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
    words.insert(end, YES.to_owned());
    model.modals.push(Modal::Confirm(Confirm { question, about: vec![line], then: Then::Run(words) }));
}

/// Says why nothing can be touched: in the form that says what to touch, if one does.
fn refuse(model: &mut Model, line: String, failure: &Failure) {
    if blank::is_filled_in(model) {
        form::tell(model, failure);
    } else {
        command::refuse(model, line, failure);
    }
}
