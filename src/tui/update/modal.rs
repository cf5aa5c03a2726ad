//! Opens modals, and does what their keys do.

use super::selected::SELECTED;
use super::sure::Sureness;
use super::{
    act, bell, board, calendar, command, copy, drafts, form, keys, names, order, palette, pane, quick, ready, sure,
    table,
};
use crate::domain::Kind;
use crate::grammar::{self, Stop};
use crate::keymap::Action;
use crate::tui::modals::form::Completed;
use crate::tui::modals::{Chosen, Confirm, Form, Modal, Prompt, Stage, Then, help, tour};
use crate::tui::model::{Model, Pane};
use crate::tui::msg::Effect;
use crate::tui::panes::contacts::Marked;

/// Opens help for where one is.
pub(super) fn open_help(model: &mut Model) -> Vec<Effect> {
    let reader = help::reader(model, &keys::places(model));
    command::read(model, reader);
    Vec::new()
}

/// Opens the tour.
pub(super) fn open_tour(model: &mut Model) -> Vec<Effect> {
    let reader = tour::reader(model);
    command::read(model, reader);
    Vec::new()
}

/// Opens an empty form.
pub(super) fn open_add(model: &mut Model) -> Vec<Effect> {
    let kind = match model.pane {
        Pane::List => model.contacts.kind,
        Pane::Board => return quick::open_form(model),
        Pane::Today => Kind::Task,
        Pane::Card => model.kind(),
    };
    let form = Form::begun(kind, &own(model), model.text.catalogue());
    model.modals.push(Modal::Form(Box::new(form)));
    Vec::new()
}

/// What goes without saying of a new record, by its field: whoever adds it owns it.
pub(super) fn own(model: &Model) -> Vec<(&'static str, String)> {
    let me = Some(&model.me).filter(|me| !me.is_empty());
    me.map(|me| ("owner", me.clone())).into_iter().collect()
}

/// Opens a form for the record under the cursor; for those that are marked, the beginning of a command that changes all.
pub(super) fn open_edit(model: &mut Model) -> Vec<Effect> {
    let selected = model.selected();
    let is_current = |marked: &Marked| model.current().is_some_and(|record| record.handle() == marked.handle);
    if !selected.iter().all(is_current) {
        return palette::open(model, &format!("{} edit {SELECTED} --", model.kind().as_str()));
    }
    let Some(record) = model.current().cloned() else { return command::nothing_selected(model) };
    model.modals.push(Modal::Form(Box::new(Form::edit(record, model.text.catalogue()))));
    Vec::new()
}

/// Asks whether those who are selected shall be deleted.
pub(super) fn ask_delete(model: &mut Model) -> Vec<Effect> {
    let selected = model.selected();
    if selected.is_empty() {
        return command::nothing_selected(model);
    }
    let kind = model.kind().as_str();
    let words = [kind, grammar::deleting(model.kind())].map(str::to_owned).into_iter();
    let words = words.chain(selected.iter().map(|marked| marked.handle.clone())).collect();
    let about = selected.iter().map(|Marked { handle, title, .. }| format!("{title} ({handle})")).collect();
    let question = model.text.say("screen-ask-delete", &[("count", selected.len().into()), ("kind", kind.into())]);
    model.modals.push(Modal::Confirm(Confirm { question, about, beyond: 0, then: Then::Sure(words) }));
    Vec::new()
}

/// Opens the command line with the beginning of a command that tags those who are selected.
pub(super) fn open_tag(model: &mut Model) -> Vec<Effect> {
    let about = match model.selected().as_slice() {
        [] => return command::nothing_selected(model),
        [only] => only.handle.clone(),
        [..] => SELECTED.to_owned(),
    };
    palette::open(model, &format!("{} tag {about} +", model.kind().as_str()))
}

/// Leaves the program; asks first if something typed would be lost.
pub(super) fn quit(model: &mut Model) -> Vec<Effect> {
    let asked = matches!(model.modals.last(), Some(Modal::Confirm(Confirm { then: Then::Quit, .. })));
    let unsaved = model.modals.iter().any(|modal| modal.unsaved().is_some()) || table::is_unsaved(model);
    if !unsaved {
        return vec![Effect::Quit];
    }
    if asked {
        return answer_yes(model, Then::Quit);
    }
    let id = if table::is_unsaved(model) { "screen-ask-quit-table" } else { "screen-ask-quit" };
    let question = model.text.get(id);
    model.modals.push(Modal::Confirm(Confirm { question, about: Vec::new(), beyond: 0, then: Then::Quit }));
    Vec::new()
}

/// Takes yes for an answer, or what was typed.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    if let Some(effects) = calendar::accept(model) {
        return effects;
    }
    match model.modals.last() {
        None => pane::accept(model),
        Some(Modal::Form(_)) => return form::accept_field(model),
        Some(Modal::Reader(reader)) if reader.sought.is_some() => seek_on(model),
        Some(Modal::Reader(_)) => close(model),
        Some(Modal::Confirm(confirm)) => {
            let then = confirm.then.clone();
            close(model);
            return answer_yes(model, then);
        }
        Some(Modal::Contest(_)) => return form::settle(model),
        Some(Modal::Prompt(_)) => return answer_prompt(model),
        Some(Modal::Picker(_)) => return pick(model),
        // Which sort it was says a letter of its own.
        Some(Modal::Sorts(_)) => {}
        Some(Modal::Palette(_)) => return palette::accept(model),
    }
    Vec::new()
}

/// Runs the command that a line of text was asked for; without one, or with one that is refused, it asks on.
fn answer_prompt(model: &mut Model) -> Vec<Effect> {
    let Some(Modal::Prompt(prompt)) = model.modals.last() else { return Vec::new() };
    let told = match prompt.answered() {
        None => prompt.needed.map(|id| model.text.get(id)),
        Some(words) => match command::understand(model, &words) {
            Err(Stop::Refused(failure)) => Some(command::told(model, &failure).join("\n")),
            Ok(_) | Err(Stop::Help(_) | Stop::Version(_)) => return run_answered(model, words, Sureness::Asks),
        },
    };
    if let Some(Modal::Prompt(prompt)) = model.modals.last_mut() {
        prompt.told = told;
    }
    Vec::new()
}

/// Runs the command of a line of text, which stays open below what is asked about it.
pub(super) fn run_answered(model: &mut Model, words: Vec<String>, sureness: Sureness) -> Vec<Effect> {
    let line = model.modals.pop();
    let effects = command::give(model, words, sureness);
    if let Some(Modal::Prompt(prompt)) = line
        && effects.iter().any(|effect| matches!(effect, Effect::Execute(ticket, _) if sure::is_tried(model, *ticket)))
    {
        model.modals.push(Modal::Prompt(Prompt { stage: Stage::Tried, ..prompt }));
    }
    effects
}

/// Does what was picked.
fn pick(model: &mut Model) -> Vec<Effect> {
    let Some(Modal::Picker(picker)) = model.modals.last() else { return Vec::new() };
    let (Some(choice), mut words) = (picker.current(), picker.words.clone()) else { return Vec::new() };
    close(model);
    match choice.chosen {
        Chosen::Word(word) => {
            words.push(word);
            command::run(model, words)
        }
        Chosen::Words(words) => bell::answer(model, words),
        Chosen::Reminder(id) => {
            bell::offer(model, id);
            Vec::new()
        }
        Chosen::Draft(at) => drafts::take_up(model, at),
        Chosen::NoDrafts => drafts::ask_drop(model),
        Chosen::Seen(id) => {
            bell::seen(model, id);
            Vec::new()
        }
        Chosen::Order(sort) => {
            order::put(model, sort);
            Vec::new()
        }
        Chosen::Lanes(by) => {
            board::divide(model, by);
            Vec::new()
        }
        Chosen::Filter(filter) => ready::narrow(model, filter),
        Chosen::Copy(text) => copy::copy(model, text),
        Chosen::Meant { words, new } => sure::try_again(model, words, new),
        Chosen::Act(action) => act::act(model, action),
    }
}

fn answer_yes(model: &mut Model, then: Then) -> Vec<Effect> {
    match then {
        Then::Sure(words) => sure::go_on(model, words),
        Then::Replace(words) => command::run(model, words),
        Then::Leave => drafts::put_aside(model),
        Then::Apply => table::apply(model),
        Then::DropTable => table::drop_it(model),
        Then::DropDrafts => drafts::drop_left(model),
        // What is typed is kept, and offered when the screen begins again.
        Then::Quit => vec![Effect::Keep(drafts::keep(model)), Effect::Quit],
    }
}

/// What is typed into the command line, without the sign that opened it.
pub(super) fn as_line(typed: &str) -> String {
    signless(typed.trim()).to_owned()
}

/// The same up to the cursor, behind which more may follow.
pub(super) fn signless(typed: &str) -> &str {
    typed.trim_start().trim_start_matches([':', '：'])
}

/// Leaves without doing anything; asks first if something typed would be lost.
pub(super) fn cancel(model: &mut Model) -> Vec<Effect> {
    if let Some(effects) = calendar::cancel(model) {
        return effects;
    }
    match model.modals.last() {
        None => pane::cancel(model),
        Some(typed @ (Modal::Form(_) | Modal::Prompt(_))) if typed.unsaved().is_some() => {
            let key = keys::anywhere(model, Action::Drafts);
            let question = model.text.say("screen-ask-drop", &[("key", key.into())]);
            model.modals.push(Modal::Confirm(Confirm { question, about: Vec::new(), beyond: 0, then: Then::Leave }));
        }
        Some(Modal::Palette(_)) => palette::leave(model),
        Some(Modal::Reader(reader)) if reader.sought.is_some() => {
            if let Some(Modal::Reader(reader)) = model.modals.last_mut() {
                reader.rest();
            }
        }
        Some(Modal::Confirm(Confirm { then: then @ (Then::Apply | Then::DropTable), .. })) => {
            let then = then.clone();
            close(model);
            return table::refuse(model, &then);
        }
        Some(
            Modal::Form(_)
            | Modal::Confirm(_)
            | Modal::Contest(_)
            | Modal::Prompt(_)
            | Modal::Picker(_)
            | Modal::Sorts(_)
            | Modal::Reader(_),
        ) => close(model),
    }
    Vec::new()
}

/// Goes on to the next line of a text that has what is looked for.
fn seek_on(model: &mut Model) {
    let screen = model.size;
    if let Some(Modal::Reader(reader)) = model.modals.last_mut() {
        reader.find_next(screen);
    }
}

pub(super) fn close(model: &mut Model) {
    model.modals.pop();
}

/// Completes what is typed; where there is nothing to complete, it goes on to the next field.
pub(super) fn complete(model: &mut Model) -> Vec<Effect> {
    let reading = model.reading();
    match model.modals.last_mut() {
        Some(Modal::Palette(_)) => palette::complete(model),
        Some(Modal::Form(form)) => match form.complete() {
            Completed::Taken => form.typed(&reading),
            Completed::Nothing => form.move_by(1),
        },
        Some(Modal::Prompt(prompt)) => prompt.complete(&model.text),
        None => return names::ask(model).into_iter().collect(),
        Some(Modal::Reader(_)) => seek_on(model),
        Some(Modal::Confirm(_) | Modal::Contest(_) | Modal::Picker(_) | Modal::Sorts(_)) => {}
    }
    Vec::new()
}
