//! What is asked about a command before it is done: whether so many records shall be changed, with what would become of
//! each, and whom a name means that would be a new record. The command is tried for that.

use super::reply::form_of;
use super::{blank, command, form, modal};
use crate::domain::Kind;
use crate::grammar::{self, Ask};
use crate::ops::{Candidate, Command, Failure, Mode, Outcome, Warning};
use crate::tui::modals::{Choice, Chosen, Confirm, Modal, Picker, Stage, Then};
use crate::tui::model::{Model, Status, Tone, Trying};
use crate::tui::msg::{Done, Effect, Order, Ticket};

/// Whether somebody was asked already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sureness {
    /// What changes many records, or may make some on the way, asks first.
    Asks,
    /// It was asked, and is meant so.
    Said,
}

/// What has to be known before a command is done about which there may be something to ask, and that does not say that
/// it is meant so: what would become of the records.
pub(super) fn question(model: &mut Model, words: &[String], ask: &Ask) -> Option<(Ticket, Effect)> {
    let Ask::Execute { command, mode: Mode::Do, base, .. } = ask else { return None };
    let is_sure = grammar::parse(words, &model.text).is_ok_and(|parsed| parsed.globals().yes);
    // Companies are the only records that commands make on the way.
    if is_sure || !(is_about_many(command) || command.names(Kind::Company)) {
        return None;
    }
    let ticket = model.next_ticket();
    model.status = Status { words: command::in_short(words), ..Status::default() };
    model.trying = Some(Trying { ticket, words: words.to_vec(), new: Vec::new() });
    let (words, command, base) = (words.to_vec(), command.clone(), *base);
    Some((ticket, Effect::Execute(ticket, Box::new(Order { words, command, mode: Mode::DryRun, base }))))
}

/// Whether a command changes whatever a filter lets through, or several records that it names.
fn is_about_many(command: &Command) -> bool {
    command.selection().is_some() || command.named().len() > 1
}

/// Whether this command is only tried, to be asked about.
pub(super) fn is_tried(model: &Model, ticket: Ticket) -> bool {
    model.trying.as_ref().is_some_and(|trying| trying.ticket == ticket)
}

/// A command was tried: asks what there is to ask about it, or else does it.
pub(super) fn tried(model: &mut Model, trying: Trying, tried: Result<Done, Failure>) -> Vec<Effect> {
    let form = form_of(model, trying.ticket);
    let done = match tried {
        Ok(done) => done,
        Err(failure) => {
            match form {
                Some(at) => form::fail(model, at, &failure),
                None => refuse(model, command::in_short(&trying.words), &failure),
            }
            return Vec::new();
        }
    };
    if let Some(at) = form {
        form::go_on(model, at);
    }
    if let Some((name, others)) = doubtful(&done, &trying.new) {
        ask_who(model, &trying, name, others);
        return Vec::new();
    }
    let is_many = matches!(command::understand(model, &trying.words), Ok(Ask::Execute { command, .. }) if is_about_many(&command));
    if !is_many {
        return go_on(model, trying.words);
    }
    if done.receipt.counts.changed() == 0 {
        say_nothing(model, &trying.words, &done);
        return Vec::new();
    }
    ask(model, &done, Then::Sure(trying.words));
    Vec::new()
}

/// Says why a command would change nothing.
fn say_nothing(model: &mut Model, words: &[String], done: &Done) {
    let failed = done.about().find_map(|outcome| outcome.failure.as_ref());
    if let Some(failure) = failed {
        refuse(model, command::in_short(words), failure);
    } else {
        leave_line(model);
        model.say(Tone::Plain, model.text.get("screen-nothing-changed"));
    }
}

/// The first name of a record to be made that may be meant for one that is there.
fn doubtful<'a>(tried: &'a Done, new: &[String]) -> Option<(&'a str, &'a [Candidate])> {
    tried.receipt.warnings.iter().find_map(|warning| match warning {
        Warning::Alike { title, others, .. } if !new.contains(title) => Some((title.as_str(), others.as_slice())),
        Warning::Alike { .. }
        | Warning::Unwanted { .. }
        | Warning::SameName { .. }
        | Warning::Overwritten { .. }
        | Warning::MovesDropped { .. }
        | Warning::LeadDropped { .. } => None,
    })
}

/// Asks whom a name means: one of those that are there, or somebody new.
fn ask_who(model: &mut Model, trying: &Trying, name: &str, others: &[Candidate]) {
    let known = others.iter().filter_map(|other| {
        let words = grammar::renamed(&trying.words, (Kind::Company, name, &other.handle), &model.text)?;
        let told = [&other.title, &other.detail].map(String::as_str).into_iter().filter(|told| !told.is_empty());
        let label = format!("{} ({})", told.collect::<Vec<_>>().join(", "), other.handle);
        Some(Choice { label, chosen: Chosen::Meant { words, new: trying.new.clone() } })
    });
    let new = trying.new.iter().cloned().chain([name.to_owned()]).collect();
    let label = model.text.say("screen-meant-new", &[("name", name.into())]);
    let made = Choice { label, chosen: Chosen::Meant { words: trying.words.clone(), new } };
    let choices = known.chain([made]).collect();
    let question = model.text.say("screen-meant", &[("name", name.into())]);
    model.modals.push(Modal::Picker(Picker { question, choices, ..Picker::default() }));
}

/// Tries a command again of which it was said whom a name means.
pub(super) fn try_again(model: &mut Model, words: Vec<String>, new: Vec<String>) -> Vec<Effect> {
    let effects = give(model, words, Sureness::Asks);
    if let Some(trying) = &mut model.trying {
        trying.new = new;
    }
    effects
}

/// Does a command about which everything was asked.
pub(super) fn go_on(model: &mut Model, words: Vec<String>) -> Vec<Effect> {
    give(model, words, Sureness::Said)
}

/// Gives a command from where it was typed: a form stays until it is done, a line until it is no longer only tried.
fn give(model: &mut Model, words: Vec<String>, sureness: Sureness) -> Vec<Effect> {
    match model.modals.last() {
        Some(Modal::Form(_)) if blank::is_filled_in(model) => blank::give(model, words, sureness),
        Some(Modal::Form(_)) => form::give(model, words, sureness),
        Some(Modal::Prompt(prompt)) if prompt.stage == Stage::Tried => modal::run_answered(model, words, sureness),
        Some(_) | None => command::give(model, words, sureness),
    }
}

/// Closes the line in which a command was typed that was tried.
fn leave_line(model: &mut Model) {
    model.modals.pop_if(|modal| matches!(modal, Modal::Prompt(prompt) if prompt.stage == Stage::Tried));
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

/// Says why nothing can be touched: in the form or in the line that says what to touch, if one does.
fn refuse(model: &mut Model, line: String, failure: &Failure) {
    let told = command::told(model, failure).join("\n");
    if let Some(Modal::Prompt(prompt)) = model.modals.last_mut()
        && prompt.stage == Stage::Tried
    {
        prompt.told = Some(told);
    } else if blank::is_filled_in(model) {
        form::tell(model, failure);
    } else {
        command::refuse(model, line, failure);
    }
}
