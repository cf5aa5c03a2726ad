//! What would change many records says first how much that is, and asks: of everything that a filter lets through how
//! many there are; of those that are named, as whatever is marked, what would become of each.

use super::{blank, command, form};
use crate::grammar::{self, Ask};
use crate::ops::{Answer, Code, Failure, List, Mode, Outcome, Query, one_of};
use crate::tui::modals::{Confirm, Modal, Then};
use crate::tui::model::{Model, Status, Tone};
use crate::tui::msg::{Done, Effect, Order, Ticket, Topic};

/// The flag of a command about which nobody is asked.
const YES: &str = "--yes";

/// Whether somebody was asked already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sureness {
    /// What changes many records asks first.
    Asks,
    /// It was asked, and is meant so.
    Said,
}

/// What has to be known before a command is done that changes many records and does not say that it is meant so: how
/// many a filter lets through, or what would become of those that it names.
pub(super) fn question(model: &mut Model, words: &[String], ask: &Ask) -> Option<Effect> {
    let Ask::Execute { command, mode: Mode::Do, base, .. } = ask else { return None };
    if grammar::parse(words, &model.text).is_ok_and(|parsed| parsed.globals().yes) {
        return None;
    }
    if command.named().len() > 1 {
        let ticket = model.next_ticket();
        model.status = Status { words: grammar::quote(words), ..Status::default() };
        model.trying = Some((ticket, words.to_vec()));
        let (words, command, base) = (words.to_vec(), command.clone(), *base);
        return Some(Effect::Execute(ticket, Box::new(Order { words, command, mode: Mode::DryRun, base })));
    }
    let (kinds, life, selection) = command.selection()?;
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

/// Whether this command is only tried, to be asked about.
pub(super) fn is_tried(model: &Model, ticket: Ticket) -> bool {
    model.trying.as_ref().is_some_and(|(trying, _)| *trying == ticket)
}

/// Asks whether what would become of the records of a command shall become of them.
pub(super) fn tried(model: &mut Model, words: Vec<String>, tried: Result<Done, Failure>) {
    let line = grammar::quote(&words);
    let done = match tried {
        Ok(done) => done,
        Err(failure) => {
            refuse(model, line, &failure);
            return;
        }
    };
    let changed = done.receipt.counts.changed();
    if changed == 0 {
        let failed = done.about().find_map(|outcome| outcome.failure.clone());
        match failed {
            Some(failure) => refuse(model, line, &failure),
            None => model.say(Tone::Plain, model.text.get("screen-nothing-changed")),
        }
        return;
    }
    let kind = done.about().filter_map(|outcome| outcome.change.as_ref()).map(|change| change.id.kind).next();
    let kind = kind.unwrap_or_else(|| model.kind()).as_str();
    let question = model.text.say("screen-ask-changed", &[("kind", kind.into()), ("count", changed.into())]);
    let about = done.about().filter_map(|outcome| told(model, outcome)).collect();
    model.modals.push(Modal::Confirm(Confirm { question, about, then: Then::Sure(words) }));
}

/// What would become of a record, in a line; nothing of one that stays as it is.
pub(super) fn told(model: &Model, outcome: &Outcome) -> Option<String> {
    let record = outcome.record.as_ref();
    let name = record.map(|record| format!("{} ({})", record.title(), record.handle())).unwrap_or_default();
    let what = match (&outcome.failure, &outcome.change, record) {
        (Some(failure), _, _) => model.text.tell(failure).message,
        (None, Some(change), Some(record)) => model.text.difference_line(record, change),
        (None, _, _) => return None,
    };
    Some(format!("{name}  {what}").trim().to_owned())
}

/// Says why nothing can be touched: in the form that says what to touch, if one does.
fn refuse(model: &mut Model, line: String, failure: &Failure) {
    if blank::is_filled_in(model) {
        form::tell(model, failure);
    } else {
        command::refuse(model, line, failure);
    }
}
