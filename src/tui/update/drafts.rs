//! Drafts: keeps what is typed, offers what was left behind, and takes it up again.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{command, keys, palette};
use crate::domain::When;
use crate::grammar;
use crate::keymap::Action;
use crate::ops::{Answer, Card, Failure, Query, Reference};
use crate::tui::draft::{Draft, Drafts, Left, Typed, Unsaved};
use crate::tui::modals::{Choice, Chosen, Confirm, Form, Modal, Picker, Reader, Then};
use crate::tui::model::{Model, Tone};
use crate::tui::msg::{Effect, Ticket, Topic};
use crate::tui::widgets::cells;

/// Notes what is typed now: what was saved or thrown away is kept no longer, and what is new as soon as the keys rest.
pub(super) fn settle(model: &mut Model) -> Option<Effect> {
    let now: Vec<Unsaved> = unsaved(model).into_iter().map(|draft| draft.unsaved).collect();
    let is_new = now != model.drafts.seen;
    let is_due = !is_new && are_due(model);
    let drafts = &mut model.drafts;
    drafts.seen = now;
    let is_gone = drafts.seen.len() < drafts.kept.len();
    if drafts.seen == drafts.kept {
        drafts.rest();
        None
    } else if is_gone || is_due {
        Some(Effect::Keep(keep(model)))
    } else {
        if is_new || drafts.deadline().is_none() {
            drafts.put_off(model.now.timestamp());
        }
        None
    }
}

/// Whether the keys rest for long enough.
pub(super) fn are_due(model: &Model) -> bool {
    model.drafts.deadline().is_some_and(|due| due <= model.now.timestamp())
}

/// Everything that is to be kept now, as the texts of files.
pub(crate) fn keep(model: &mut Model) -> Vec<String> {
    let drafts = unsaved(model);
    model.drafts.seen = drafts.iter().map(|draft| draft.unsaved.clone()).collect();
    model.drafts.rest();
    drafts.iter().map(Draft::to_text).collect()
}

/// What nobody took up yet, and what is being typed.
fn unsaved(model: &Model) -> Vec<Draft> {
    let at = model.now.timestamp();
    let Drafts { left, asked, .. } = &model.drafts;
    let waiting = left.iter().chain(asked.iter().map(|(_, draft)| draft)).cloned();
    let typed = model.modals.iter().filter_map(Modal::unsaved).map(|unsaved| Draft { at, unsaved, left: Left::Behind });
    waiting.chain(typed).collect()
}

/// Offers what is not saved when the screen begins, if some of it was left in the middle of it.
pub(super) fn remind(model: &mut Model) {
    if model.drafts.left.iter().any(|draft| draft.left == Left::Behind) {
        offer(model);
    }
}

/// Puts aside what is typed into the topmost form or line, and leaves it.
pub(super) fn put_aside(model: &mut Model) -> Vec<Effect> {
    if let Some(unsaved) = model.modals.pop().and_then(|modal| modal.unsaved()) {
        model.drafts.put_aside(model.now.timestamp(), unsaved);
        let key = keys::anywhere(model, Action::Drafts);
        let message = model.text.say("screen-put-aside", &[("key", key.into())]);
        model.say(Tone::Plain, message);
    }
    vec![Effect::Keep(keep(model))]
}

/// Offers what is not saved, if something is.
fn offer(model: &mut Model) {
    if model.drafts.left.is_empty() {
        return;
    }
    let zone = model.now.time_zone();
    let choices = model.drafts.left.iter().enumerate().map(|(at, draft)| {
        let label = format!("{}  {}", when(model, draft.at, zone), draft.unsaved.label(&model.text));
        Choice { label: cells::shown(&label), chosen: Chosen::Draft(at) }
    });
    let none = Choice { label: model.text.get("screen-drafts-drop"), chosen: Chosen::NoDrafts };
    let choices = choices.chain([none]).collect();
    let question = model.text.get("screen-drafts");
    model.modals.push(Modal::Picker(Picker { question, choices, ..Picker::default() }));
}

/// When something was typed: today the time will do.
fn when(model: &Model, at: Timestamp, zone: &TimeZone) -> String {
    let at = When::At(at.to_zoned(zone.clone()));
    match at.time_in(zone) {
        Some(time) if at.date() == model.now.date() => time,
        Some(_) | None => model.text.when(&at, zone),
    }
}

/// The same when somebody asks for it.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if model.drafts.left.is_empty() {
        let message = model.text.get("screen-no-drafts");
        model.say(Tone::Plain, message);
    }
    offer(model);
    Vec::new()
}

/// Asks whether all that was left behind shall be thrown away.
pub(super) fn ask_drop(model: &mut Model) -> Vec<Effect> {
    let about = model.drafts.left.iter().map(|draft| draft.unsaved.label(&model.text)).collect();
    let question = model.text.get("screen-ask-drop-drafts");
    model.modals.push(Modal::Confirm(Confirm { question, about, beyond: 0, then: Then::DropDrafts }));
    Vec::new()
}

/// Throws it away.
pub(super) fn drop_left(model: &mut Model) -> Vec<Effect> {
    model.drafts.left.clear();
    Vec::new()
}

/// Takes up what was left behind, where it was typed; that of a record as soon as it is known what that is now.
pub(super) fn take_up(model: &mut Model, at: usize) -> Vec<Effect> {
    if at >= model.drafts.left.len() {
        return Vec::new();
    }
    let draft = model.drafts.left.remove(at);
    let catalogue = model.text.catalogue();
    match &draft.unsaved {
        Unsaved::Add { kind, typed } => {
            let form = Form::added_to(*kind, typed, catalogue);
            show(model, form);
        }
        Unsaved::Command { path, typed } => fill_in(model, path, typed),
        Unsaved::Line { words } => go_on(model, words),
        Unsaved::Edit { record, .. } => {
            let query = Query::Show {
                kind: Some(record.kind),
                reference: Reference(record.to_string()),
                len: 0,
                filter: String::new(),
                now: model.now.clone(),
                week_start: model.week_start,
                me: model.me.clone(),
            };
            let ticket = model.next_ticket();
            model.drafts.asked = Some((ticket, draft));
            return vec![Effect::Ask(ticket, Topic::Draft, Box::new(query))];
        }
    }
    Vec::new()
}

fn show(model: &mut Model, mut form: Form) {
    // What is wrong with it is seen at once.
    form.check(&model.reading());
    model.modals.push(Modal::Form(Box::new(form)));
}

/// The form of a command with what was typed; where this rolo knows no such command, the line says it.
fn fill_in(model: &mut Model, path: &[String], typed: &[Typed]) {
    if let Some(blank) = grammar::blank(path, &model.text) {
        show(model, Form::filled_in(blank, typed));
    } else {
        let words: Vec<String> = path.iter().chain(typed.iter().flat_map(|typed| &typed.now)).cloned().collect();
        palette::open(model, &grammar::quote(&words));
    }
}

/// What was answered to a question, in the form of the command that it was about.
pub(super) fn go_on(model: &mut Model, words: &[String]) {
    match grammar::blank(words, &model.text) {
        Some(blank) => show(model, Form::answered(blank)),
        None => drop(palette::open(model, &grammar::quote(words))),
    }
}

/// Whether a request asks for the record of a draft.
pub(super) fn awaits(model: &Model, ticket: Ticket) -> bool {
    model.drafts.asked.as_ref().is_some_and(|(asked, _)| *asked == ticket)
}

/// Takes up what was typed of a record as the book has it now. If it has none, what was typed can still be read.
pub(super) fn answered(model: &mut Model, answer: Result<Answer, Failure>) -> Vec<Effect> {
    let Some((_, draft)) = model.drafts.asked.take() else { return Vec::new() };
    let Unsaved::Edit { rev, typed, .. } = &draft.unsaved else { return Vec::new() };
    match answer {
        Ok(Answer::Card(card)) => {
            let Card { record, .. } = *card;
            let form = Form::edited(record, *rev, typed.clone(), model.text.catalogue());
            show(model, form);
            Vec::new()
        }
        // A card is asked for, and nothing else.
        Ok(_) => Vec::new(),
        Err(failure) => {
            let typed = typed.iter().map(|typed| format!("{}: {}", typed.key, typed.now.join(", ")));
            let lines: Vec<String> = command::told(model, &failure).into_iter().chain(typed).collect();
            let reader = Reader::new(draft.unsaved.label(&model.text), &lines.join("\n\n"));
            model.drafts.left.push(draft);
            command::read(model, reader);
            Vec::new()
        }
    }
}
