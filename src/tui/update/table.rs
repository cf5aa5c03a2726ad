//! Many records at once in the person's own editor, as a table: handed out, read back, shown, and done as one command.
//! What cannot be done goes back into the editor, with what is wrong above it.

use std::sync::Arc;

use super::command;
use super::sure;
use crate::grammar::{self, TableEdit};
use crate::ops::{Command, Failure, Mode, OnError, Outcome};
use crate::tui::modals::{Confirm, Modal, Then};
use crate::tui::model::{Model, Status, Tone};
use crate::tui::msg::{Done, Effect, Order, Ticket};
use crate::tui::stage::Handout;
use crate::tui::table::{Place, Table};

/// What a reply to a command is for a table.
pub(super) enum Reply {
    /// An answer, after which this is to be done.
    Taken(Vec<Effect>),
    /// That of a command like any other.
    Other(Result<Done, Failure>),
}

/// Begins to edit those who are selected, with the columns of the list.
pub(super) fn open_selected(model: &mut Model) -> Vec<Effect> {
    let selected = model.selected();
    if selected.is_empty() {
        return command::nothing_selected(model);
    }
    let handles: Vec<&str> = selected.iter().map(|marked| marked.handle.as_str()).collect();
    let kind = model.kind();
    let mut words = vec!["edit".to_owned(), format!("--as={}", kind.as_str())];
    words.push(format!("--where=handle:{}", handles.join(",")));
    let columns: Vec<&str> = model.contacts.columns.iter().map(|slot| slot.name()).collect();
    if model.contacts.kind == kind && !columns.is_empty() {
        words.push(format!("--columns={}", columns.join(",")));
    }
    command::run(model, words)
}

/// Sends for the records of a table. One that is not done yet comes first.
pub(super) fn open(model: &mut Model, words: Vec<String>, edit: Box<TableEdit>) -> Effect {
    if is_unsaved(model)
        && let Some(effect) = write(model)
    {
        return effect;
    }
    let ticket = model.next_ticket();
    model.status = Status { words: grammar::quote(&words), ..Status::default() };
    let effect = Effect::HandOut(ticket, edit.clone());
    let place = Place::Asked(ticket);
    model.table = Some(Table { words, edit, place, handout: None, given: String::new(), rows: Vec::new() });
    effect
}

/// Whether something was changed in a table that is not done yet.
pub(super) fn is_unsaved(model: &Model) -> bool {
    let is_changed = |table: &Table| table.handout.as_ref().is_some_and(|handout| handout.text() != table.given);
    model.table.as_ref().is_some_and(is_changed)
}

/// Whether the editor has the table now.
pub(super) fn is_in_editor(model: &Model) -> bool {
    model.table.as_ref().is_some_and(|table| table.place == Place::Editor)
}

/// The records are there, or cannot be had.
pub(super) fn handed_out(model: &mut Model, ticket: Ticket, handout: Result<Arc<dyn Handout>, Failure>) -> Vec<Effect> {
    let Some(table) = model.table.as_mut().filter(|table| table.place == Place::Asked(ticket)) else {
        return Vec::new();
    };
    match handout {
        Ok(handout) => {
            handout.text().clone_into(&mut table.given);
            table.handout = Some(handout);
            write(model).into_iter().collect()
        }
        Err(failure) => give_up(model, &failure),
    }
}

/// Gives the table to the editor.
fn write(model: &mut Model) -> Option<Effect> {
    let table = model.table.as_mut()?;
    table.place = Place::Editor;
    Some(Effect::Write { name: format!("{}.csv", table.edit.kind.as_str()), text: table.given.clone() })
}

/// The editor was left.
pub(super) fn wrote(model: &mut Model, written: Result<String, Failure>) -> Vec<Effect> {
    let Some(table) = &mut model.table else { return Vec::new() };
    let back = match written {
        Ok(back) => back,
        // Whoever leaves it so wants nothing of this.
        Err(failure) => return give_up(model, &failure),
    };
    let Some(handout) = table.handout.clone() else { return Vec::new() };
    if back == handout.text() {
        return nothing(model);
    }
    if back == table.given {
        doubt(model);
        return Vec::new();
    }
    table.given = back;
    match handout.rows(&table.given) {
        Ok(rows) if rows.is_empty() => nothing(model),
        Ok(rows) => {
            table.rows = rows;
            attempt(model)
        }
        Err(mistakes) => send_back(model, &mistakes),
    }
}

/// Tries what the table says.
fn attempt(model: &mut Model) -> Vec<Effect> {
    let ticket = model.next_ticket();
    send(model, ticket, Place::Tried(ticket), (OnError::Skip, Mode::DryRun))
}

/// Does what the table says.
pub(super) fn apply(model: &mut Model) -> Vec<Effect> {
    let ticket = model.next_ticket();
    send(model, ticket, Place::Done(ticket), (OnError::Abort, Mode::Do))
}

fn send(model: &mut Model, ticket: Ticket, place: Place, (on_error, mode): (OnError, Mode)) -> Vec<Effect> {
    let Some(table) = &mut model.table else { return Vec::new() };
    table.place = place;
    let command = Command::Apply { on_error, make: vec![crate::domain::Kind::Company] };
    let order = Order { words: table.words.clone(), command, mode, base: None };
    vec![Effect::Rows(ticket, Box::new(order), table.rows.clone())]
}

/// A command was done or tried, which may be that of the table.
pub(super) fn done(model: &mut Model, ticket: Ticket, done: Result<Done, Failure>) -> Reply {
    match (model.table.as_ref().map(|table| table.place), done) {
        (Some(Place::Tried(tried)), done) if tried == ticket => tell_tried(model, ticket, done),
        (Some(Place::Done(asked)), Ok(done)) if asked == ticket => finish(model, ticket, done),
        // Others may have been quicker than the answer.
        (Some(Place::Done(asked)), Err(failure)) if asked == ticket => Reply::Taken(send_back(model, &[failure])),
        (_, done) => Reply::Other(done),
    }
}

/// What the table says was tried: asks whether it shall be done.
fn tell_tried(model: &mut Model, ticket: Ticket, tried: Result<Done, Failure>) -> Reply {
    let done = match tried {
        Ok(done) => done,
        Err(failure) => return Reply::Taken(send_back(model, &[failure])),
    };
    let mistakes: Vec<Failure> = done.outcomes.iter().filter_map(mistake).collect();
    if !mistakes.is_empty() {
        return Reply::Taken(send_back(model, &mistakes));
    }
    let Some(table) = &mut model.table else { return Reply::Other(Ok(done)) };
    if table.edit.mode == Mode::DryRun {
        return finish(model, ticket, done);
    }
    if done.receipt.counts.changed() == 0 {
        return Reply::Taken(nothing(model));
    }
    if grammar::parse(&table.words, &model.text).is_ok_and(|parsed| parsed.globals().yes) {
        return Reply::Taken(apply(model));
    }
    table.place = Place::Doubt;
    sure::ask(model, &done, Then::Apply);
    Reply::Taken(Vec::new())
}

/// Why a row cannot be done, with its line.
fn mistake(outcome: &Outcome) -> Option<Failure> {
    let failure = outcome.failure.clone()?;
    Some(match outcome.line {
        Some(line) => failure.fact("line", line),
        None => failure,
    })
}

/// All is done: the rest is as after any command.
fn finish(model: &mut Model, ticket: Ticket, done: Done) -> Reply {
    if let Some(table) = model.table.take() {
        model.running.push((ticket, table.words));
    }
    Reply::Other(Ok(done))
}

/// Gives the table back to the editor, with what is wrong above it.
fn send_back(model: &mut Model, mistakes: &[Failure]) -> Vec<Effect> {
    let Some(table) = &mut model.table else { return Vec::new() };
    table.given = model.text.remarked(&table.given, mistakes);
    write(model).into_iter().collect()
}

/// Whether what was changed shall be lost.
fn doubt(model: &mut Model) {
    if let Some(table) = &mut model.table {
        table.place = Place::Doubt;
    }
    let question = model.text.get("screen-ask-drop-table");
    model.modals.push(Modal::Confirm(Confirm { question, about: Vec::new(), beyond: 0, then: Then::DropTable }));
}

/// No was said to what would be done with the table, or to its being lost: then the editor has it again.
pub(super) fn refuse(model: &mut Model, then: &Then) -> Vec<Effect> {
    if *then == Then::Apply {
        doubt(model);
        return Vec::new();
    }
    write(model).into_iter().collect()
}

/// Throws away what was changed.
pub(super) fn drop_it(model: &mut Model) -> Vec<Effect> {
    nothing(model)
}

fn nothing(model: &mut Model) -> Vec<Effect> {
    model.table = None;
    let message = model.text.get("screen-nothing-changed");
    model.say(Tone::Plain, message);
    Vec::new()
}

fn give_up(model: &mut Model, failure: &Failure) -> Vec<Effect> {
    let words = model.table.take().map(|table| grammar::quote(&table.words)).unwrap_or_default();
    command::refuse(model, words, failure)
}
