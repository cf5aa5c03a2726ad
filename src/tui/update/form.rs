//! Forms that are filled in: saved as words, and told why they cannot be.

use super::sure::Sureness;
use super::{blank, command, modal, sure};
use crate::domain::Field;
use crate::grammar::{self, Ask, Stop};
use crate::ops::{Clash, Code, Failure};
use crate::tui::modals::form::{Checked, Entry, Purpose, Saving, Way};
use crate::tui::modals::{Contest, Modal};
use crate::tui::model::{Model, Tone};
use crate::tui::msg::Effect;

/// What a record is found again by.
const NAME: &str = "name";

/// The inputs that failures without an argument are about.
const LACKED: &[(Code, &str)] = &[(Code::Nameless, NAME), (Code::NoKind, "as")];

/// Enter on a field goes on to the next one; on the last it saves.
pub(super) fn accept_field(model: &mut Model) -> Vec<Effect> {
    match model.modals.last() {
        Some(Modal::Form(form)) if form.focus + 1 < form.entries.len() => move_field(model, 1),
        Some(_) | None => save(model),
    }
}

/// Goes to the next or previous input of a form.
pub(super) fn pass(model: &mut Model, way: Way) -> Vec<Effect> {
    if let Some(Modal::Form(form)) = model.modals.last_mut() {
        form.pass(way);
    }
    Vec::new()
}

/// Moves the cursor of a form by so many inputs.
pub(super) fn move_field(model: &mut Model, by: isize) -> Vec<Effect> {
    if let Some(Modal::Form(form)) = model.modals.last_mut() {
        form.move_by(by);
    }
    Vec::new()
}

/// Saves the form: its words are run like any others.
pub(super) fn save(model: &mut Model) -> Vec<Effect> {
    let reading = model.reading();
    let Some(Modal::Form(form)) = model.modals.last_mut() else { return Vec::new() };
    if form.saving != Saving::Not || form.check(&reading) == Checked::Invalid {
        return Vec::new();
    }
    let is_command = matches!(form.purpose, Purpose::Command(_));
    let words = match form.words() {
        Ok(Some(words)) => words,
        Ok(None)
            if let Purpose::Add(kind) = form.purpose
                && Field::find(kind, NAME).is_some() =>
        {
            return tell(model, &Failure::new(Code::Nameless).fact("kind", kind.as_str()));
        }
        Ok(None) => {
            modal::close(model);
            let message = model.text.get("screen-nothing-changed");
            model.say(Tone::Plain, message);
            return Vec::new();
        }
        Err(failure) => return tell(model, &failure),
    };
    match command::understand(model, &words) {
        Err(Stop::Refused(failure)) => tell(model, &failure),
        Ok(ask) if !command::is_possible_here(&ask) => tell(model, &command::only_in_shells(grammar::quote(&words))),
        Ok(_) | Err(Stop::Help(_) | Stop::Version(_)) if is_command => blank::give(model, words, Sureness::Asks),
        Ok(ask) => send(model, words, ask, Sureness::Asks),
        // The words of a record's form are a command, and nothing else.
        Err(Stop::Help(_) | Stop::Version(_)) => Vec::new(),
    }
}

/// Gives the command that the form of a record says, perhaps otherwise.
pub(super) fn give(model: &mut Model, words: Vec<String>, sureness: Sureness) -> Vec<Effect> {
    match command::understand(model, &words) {
        Ok(ask) => send(model, words, ask, sureness),
        Err(Stop::Refused(failure)) => tell(model, &failure),
        // The words of a record's form are a command, and nothing else.
        Err(Stop::Help(_) | Stop::Version(_)) => Vec::new(),
    }
}

/// Sends what the form says on its way.
fn send(model: &mut Model, words: Vec<String>, mut ask: Ask, sureness: Sureness) -> Vec<Effect> {
    if let (Ask::Execute { base, .. }, Some(Modal::Form(form))) = (&mut ask, model.modals.last()) {
        *base = form.base();
    }
    let tried = match sureness {
        Sureness::Asks => sure::question(model, &words, &ask),
        Sureness::Said => None,
    };
    let Some((ticket, effect)) = tried.or_else(|| command::execute(model, words, ask)) else { return Vec::new() };
    if let Some(Modal::Form(form)) = model.modals.last_mut() {
        form.saving = Saving::By(ticket);
    }
    vec![effect]
}

/// Lets a form be filled in further that was only tried; the question whether to leave it goes.
pub(super) fn go_on(model: &mut Model, at: usize) {
    model.modals.truncate(at + 1);
    if let Some(Modal::Form(form)) = model.modals.last_mut() {
        form.saving = Saving::Not;
    }
}

/// Shows why the form could not be saved: whom it would overwrite, or what else is wrong.
pub(super) fn fail(model: &mut Model, at: usize, failure: &Failure) {
    match &failure.clash {
        Some(clash) => contest(model, at, clash.clone()),
        None => drop(tell(model, failure)),
    }
}

/// Asks who is right where somebody else changed the same as the form; what was typed stays in it.
fn contest(model: &mut Model, at: usize, clash: Box<Clash>) {
    go_on(model, at);
    let contest = Contest::new(clash, &model.text);
    model.modals.push(Modal::Contest(contest));
}

/// Saves the form on the record as others left it, with the sides that were taken.
pub(super) fn settle(model: &mut Model) -> Vec<Effect> {
    let Some(Modal::Contest(contest)) = model.modals.pop() else { return Vec::new() };
    if let Some(Modal::Form(form)) = model.modals.last_mut() {
        **form = form.rebased(contest.clash.now, &contest.fields, model.text.catalogue());
    }
    save(model)
}

/// Shows in the form why it could not be saved; what was typed stays.
pub(super) fn tell(model: &mut Model, failure: &Failure) -> Vec<Effect> {
    let told = model.text.tell(failure);
    for modal in &mut model.modals {
        if let Modal::Form(form) = modal {
            form.saving = Saving::Not;
            form.told = Some(told.clone());
            if let Some(at) = form.entries.iter().position(|entry| is_about(entry, failure)) {
                form.focus = at;
            }
        }
    }
    Vec::new()
}

/// Whether a failure is about what stands in an input.
fn is_about(entry: &Entry, failure: &Failure) -> bool {
    let about = |code| matches!(code, Code::InvalidValue | Code::Usage | Code::Missing | Code::NoNumber);
    let named = failure.facts.get("argument").filter(|_| about(failure.code));
    let is_named = named.is_some_and(|argument| entry.subject.is_called(argument));
    let sought = entry.sought();
    let is_lacking = LACKED.contains(&(failure.code, entry.subject.key()));
    let links = !sought.is_empty() && !entry.subject.targets().is_empty();
    is_named || is_lacking || (links && failure.facts.get("reference").is_some_and(|reference| *reference == sought))
}
