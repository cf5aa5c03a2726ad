//! Commands that are filled in: opens the form of the command that is typed, and does what it says.

use super::selected::SELECTED;
use super::sure::Sureness;
use super::{command, form, modal, palette, sure};
use crate::grammar::{self, Argument, Blank, Count, Need, Stop, Written};
use crate::ops::{Code, Failure};
use crate::text::Told;
use crate::tui::modals::Modal;
use crate::tui::modals::form::{Form, Purpose, Saving};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::panes::contacts::Marked;

/// The failures that say what a command lacks.
const LACKING: &[Code] = &[Code::Missing, Code::Nameless, Code::NoKind];

/// The argument by whose filter a command does without names.
const FILTER: &str = "where";

/// Opens the form of the command that stands in the command line, with what is typed so far filled in.
pub(super) fn fill_in(model: &mut Model) -> Vec<Effect> {
    let Some(Modal::Palette(line)) = model.modals.last_mut() else { return Vec::new() };
    let begun = modal::as_line(line.input.value());
    // `deal mov` says clearly enough which command is meant.
    line.complete(&model.tree);
    let completed = modal::as_line(line.input.value());
    let found = [begun, completed].into_iter().find_map(|line| {
        let blank = grammar::blank(&grammar::split(&line).ok()?, &model.text)?;
        Some((line, blank))
    });
    if let Some((line, blank)) = found {
        model.modals.pop();
        palette::remember(model, &line);
        return open(model, blank);
    }
    palette::changed(model);
    if let Some(Modal::Palette(line)) = model.modals.last_mut() {
        line.told = Some(model.text.get("screen-fill-in-which"));
    }
    Vec::new()
}

/// Runs words; where something is missing without which they mean nothing, the form of their command asks for that.
pub(super) fn run(model: &mut Model, words: Vec<String>) -> Vec<Effect> {
    if let Err(Stop::Refused(failure)) = command::understand(model, &words)
        && let Some(effects) = ask_for_rest(model, &words, &failure)
    {
        return effects;
    }
    command::run(model, words)
}

/// Opens the form of a command that lacks something without which it is not understood; nothing where the form would
/// not help.
pub(super) fn ask_for_rest(model: &mut Model, words: &[String], failure: &Failure) -> Option<Vec<Effect>> {
    let blank = grammar::blank(words, &model.text)?;
    let is_told = LACKING.contains(&failure.code);
    if !(is_told || blank.need == Need::Required) || command::are_for_shells(model, &blank.examples) {
        return None;
    }
    let effects = open(model, blank);
    if is_told {
        form::tell(model, failure);
    } else {
        say_needed(model);
    }
    Some(effects)
}

/// Says in the form what its signs mean, where something is needed that is not there.
fn say_needed(model: &mut Model) {
    let message = model.text.get("screen-fill-in-needed");
    if let Some(Modal::Form(form)) = model.modals.last_mut()
        && form.entries.iter().any(|entry| entry.subject.is_needed() && entry.value().is_empty())
    {
        form.told = Some(Told { message, hint: None });
    }
}

fn open(model: &mut Model, mut blank: Blank) -> Vec<Effect> {
    if command::are_for_shells(model, &blank.examples) {
        let line = blank.path.join(" ");
        return command::refuse(model, line.clone(), &command::only_in_shells(line));
    }
    name_selected(model, &mut blank);
    model.modals.push(Modal::Form(Box::new(Form::command(blank))));
    Vec::new()
}

/// Names those who are selected, where the command asks for such records and none are named yet.
fn name_selected(model: &Model, blank: &mut Blank) {
    let kind = model.kind();
    let takes = |argument: &&mut Argument| argument.given.is_empty() && argument.holds.kinds().contains(&kind);
    if blank.arguments.iter().any(|argument| argument.id == FILTER && !argument.given.is_empty()) {
        return;
    }
    let selected = model.selected();
    let mut asking = blank.arguments.iter_mut().filter(takes);
    let Some(first) = asking.next().filter(|argument| argument.written == Written::Word) else { return };
    // As in `log call ANN --with=BOB`.
    let are_others_named = first.count == Count::One && asking.any(|argument| argument.count == Count::Many);
    first.given = match selected.as_slice() {
        [_, _, ..] if first.count == Count::Many || are_others_named => vec![SELECTED.to_owned()],
        [Marked { handle, .. }, ..] => vec![handle.clone()],
        [] => Vec::new(),
    };
}

/// Whether the form of a command lies above everything else.
pub(super) fn is_filled_in(model: &Model) -> bool {
    matches!(model.modals.last(), Some(Modal::Form(form)) if matches!(form.purpose, Purpose::Command(_)))
}

/// Gives the command that a form says. What changes the book or reads a table into it keeps the form until it is done,
/// and so does the question whether so much shall be changed.
pub(super) fn give(model: &mut Model, words: Vec<String>, sureness: Sureness) -> Vec<Effect> {
    let line = grammar::quote(&words);
    let form = model.modals.pop();
    let effects = command::give(model, words, sureness);
    palette::remember(model, &line);
    let kept = effects.iter().find_map(|effect| match effect {
        Effect::Execute(ticket, _) if sure::is_tried(model, *ticket) => Some(Saving::Not),
        Effect::Execute(ticket, _) | Effect::Import(ticket, ..) => Some(Saving::By(*ticket)),
        Effect::Ask(..)
        | Effect::Export(..)
        | Effect::HandOut(..)
        | Effect::Rows(..)
        | Effect::Settings(..)
        | Effect::Files(..)
        | Effect::KeepLine(_)
        | Effect::Open(_)
        | Effect::Launch(_)
        | Effect::Copy(_)
        | Effect::Keep(_)
        | Effect::Write { .. }
        | Effect::Ring(_)
        | Effect::Suspend
        | Effect::Redraw
        | Effect::Quit => None,
    });
    if let (Some(saving), Some(Modal::Form(mut form))) = (kept, form) {
        form.saving = saving;
        model.modals.push(Modal::Form(form));
    }
    effects
}
