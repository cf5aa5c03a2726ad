//! What would change many records says first how much that is and what would become of each, and asks, whether a filter
//! lets them through or they are named, as whatever is marked.

use super::{blank, command, form};
use crate::grammar::{self, Ask};
use crate::ops::{Command, Failure, Mode, Outcome};
use crate::tui::modals::{Confirm, Modal, Then};
use crate::tui::model::{Model, Status, Tone};
use crate::tui::msg::{Done, Effect, Order, Ticket};

/// Whether somebody was asked already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sureness {
    /// What changes many records asks first.
    Asks,
    /// It was asked, and is meant so.
    Said,
}

/// What has to be known before a command is done that changes many records and does not say that it is meant so: what
/// would become of them.
pub(super) fn question(model: &mut Model, words: &[String], ask: &Ask) -> Option<Effect> {
    let Ask::Execute { command, mode: Mode::Do, base, .. } = ask else { return None };
    let is_sure = grammar::parse(words, &model.text).is_ok_and(|parsed| parsed.globals().yes);
    if is_sure || !is_about_many(command) {
        return None;
    }
    let ticket = model.next_ticket();
    model.status = Status { words: command::in_short(words), ..Status::default() };
    model.trying = Some((ticket, words.to_vec()));
    let (words, command, base) = (words.to_vec(), command.clone(), *base);
    Some(Effect::Execute(ticket, Box::new(Order { words, command, mode: Mode::DryRun, base })))
}

/// Whether a command changes whatever a filter lets through, or several records that it names.
fn is_about_many(command: &Command) -> bool {
    command.selection().is_some() || command.named().len() > 1
}

/// Whether this command is only tried, to be asked about.
pub(super) fn is_tried(model: &Model, ticket: Ticket) -> bool {
    model.trying.as_ref().is_some_and(|(trying, _)| *trying == ticket)
}

/// Asks whether what would become of the records of a command shall become of them.
pub(super) fn tried(model: &mut Model, words: Vec<String>, tried: Result<Done, Failure>) {
    let line = command::in_short(&words);
    let done = match tried {
        Ok(done) => done,
        Err(failure) => {
            refuse(model, line, &failure);
            return;
        }
    };
    if done.receipt.counts.changed() == 0 {
        let failed = done.about().find_map(|outcome| outcome.failure.clone());
        match failed {
            Some(failure) => refuse(model, line, &failure),
            None => model.say(Tone::Plain, model.text.get("screen-nothing-changed")),
        }
        return;
    }
    ask(model, &done, Then::Sure(words));
}

/// Asks whether what would become of records shall become of them: how many they are, and what of each.
pub(super) fn ask(model: &mut Model, tried: &Done, then: Then) {
    let counts = &tried.receipt.counts;
    let changed = counts.changed();
    let kind = tried.about().filter_map(|outcome| outcome.change.as_ref()).map(|change| change.id.kind).next();
    let kind = kind.unwrap_or_else(|| model.kind()).as_str();
    let question = model.text.say("screen-ask-changed", &[("kind", kind.into()), ("count", changed.into())]);
    let about: Vec<String> = tried.about().filter_map(|outcome| told(model, outcome)).collect();
    // Only the first outcomes are kept.
    let all = usize::try_from(changed.saturating_sub(counts.made) + counts.failed).unwrap_or(usize::MAX);
    let beyond = all.saturating_sub(about.len());
    model.modals.push(Modal::Confirm(Confirm { question, about, beyond, then }));
}

/// What would become of a record, in a line; nothing of one that stays as it is.
fn told(model: &Model, outcome: &Outcome) -> Option<String> {
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
