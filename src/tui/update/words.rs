//! Asks for what the word may be that is being typed into the command line or a line of text, and says what that is called.

use super::offers::linked;
use super::stages;
use crate::domain::{Kind, Record, Slot};
use crate::grammar::{Suggestion, Wanted};
use crate::ops::{List, Query};
use crate::search::fold;
use crate::tui::modals::{Modal, Question, Stage, Words, palette};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Ticket, Topic};

/// The most records that are read where there may be many.
const MOST: usize = 20;

/// The most that are read where there are few, and in which tags are looked for.
const MOST_FEW: usize = 1_000;

/// The question for what is not known of the word.
pub(super) fn missing(model: &mut Model) -> Option<Effect> {
    let question = typed(model)?.missing()?;
    let ticket = model.next_ticket();
    let effect = match &question {
        Question::Book(wanted, words) => Effect::Ask(ticket, Topic::Offers, Box::new(asking(model, wanted, words))),
        Question::Files(dir) => Effect::Files(ticket, dir.clone()),
    };
    if let Some(words) = typed(model) {
        words.ask(ticket, question);
    }
    Some(effect)
}

/// What is known of the word that is being typed, into the command line or into a line of text.
fn typed(model: &mut Model) -> Option<&mut Words> {
    match model.modals.last_mut()? {
        Modal::Palette(palette) => Some(&mut palette.words),
        Modal::Prompt(prompt) => Some(&mut prompt.offers.words),
        Modal::Form(_)
        | Modal::Confirm(_)
        | Modal::Contest(_)
        | Modal::Picker(_)
        | Modal::Sorts(_)
        | Modal::Reader(_) => None,
    }
}

/// Something was typed into a line of text.
pub(super) fn changed(model: &mut Model) {
    if let Some(Modal::Prompt(prompt)) = model.modals.last_mut() {
        prompt.told = None;
        prompt.stage = Stage::Typed;
        prompt.typed(&model.text);
    }
}

fn asking(model: &Model, wanted: &Wanted, words: &str) -> Query {
    let (kinds, filter, len) = match wanted {
        Wanted::Names(kinds) => {
            let are_few = kinds.iter().all(|kind| palette::is_few(*kind));
            (kinds.clone(), String::new(), if are_few { MOST_FEW } else { MOST })
        }
        Wanted::Views(kind) => (vec![Kind::Segment], format!("of:{}", kind.as_str()), MOST_FEW),
        Wanted::Tags(kind) => (vec![*kind], "has:tag".to_owned(), MOST_FEW),
    };
    Query::List(List { words: words.to_owned(), filter, ..model.first(kinds, len) })
}

/// Whether somebody waits for this answer.
pub(super) fn await_it(model: &mut Model, ticket: Ticket) -> bool {
    typed(model).is_some_and(|words| words.asked_by(ticket).is_some())
}

/// Takes over what the book has.
pub(super) fn found(model: &mut Model, ticket: Ticket, mut rows: Vec<Record>) {
    let asked = typed(model).and_then(|words| words.asked_by(ticket)).cloned();
    let found = match asked {
        Some(Question::Book(Wanted::Tags(kind), _)) => tags(kind, &rows),
        Some(Question::Book(Wanted::Names(_) | Wanted::Views(_), _)) => {
            if rows.iter().all(|row| row.id.kind == Kind::Stage) {
                stages::arrange(&mut rows, model.board.pipeline().map(|pipeline| pipeline.id.uuid));
            }
            rows.iter().map(|record| called(record, &rows)).collect()
        }
        Some(Question::Files(_)) | None => return,
    };
    tell(model, found);
}

/// Takes over which files there are.
pub(super) fn files(model: &mut Model, ticket: Ticket, names: Vec<String>) -> Vec<Effect> {
    if await_it(model, ticket) {
        tell(model, names.into_iter().map(|word| Suggestion { word, about: String::new() }).collect());
    }
    Vec::new()
}

fn tell(model: &mut Model, found: Vec<Suggestion>) {
    let Some(words) = typed(model) else { return };
    words.tell(found);
    match model.modals.last_mut() {
        Some(Modal::Palette(palette)) => {
            let cursor = palette.cursor;
            palette.list(&model.tree, &model.typed, &model.text);
            palette.cursor = cursor;
        }
        Some(Modal::Prompt(prompt)) => prompt.list(&model.text),
        Some(_) | None => {}
    }
}

/// The tags of records, those that most of them have first.
fn tags(kind: Kind, rows: &[Record]) -> Vec<Suggestion> {
    let Some(slot) = Slot::find(kind, "tag") else { return Vec::new() };
    let mut counted: Vec<(String, usize)> = Vec::new();
    for tag in rows.iter().flat_map(|record| record.texts(slot)) {
        match counted.iter_mut().find(|(known, _)| *known == tag) {
            Some((_, count)) => *count += 1,
            None => counted.push((tag, 1)),
        }
    }
    counted.sort_by(|(one, ones), (other, others)| others.cmp(ones).then_with(|| one.cmp(other)));
    counted.into_iter().map(|(word, _)| Suggestion { word, about: String::new() }).collect()
}

/// What a record is called in words: by name where no other of these can be meant by it.
fn called(record: &Record, found: &[Record]) -> Suggestion {
    let title = record.title();
    if record.id.kind == Kind::Stage {
        let path = stages::path(record, found);
        let word = stages::word_among(record, found);
        let word = if word == record.handle() { path } else { word };
        return Suggestion { word, about: linked(record, "pipeline") };
    }
    let alike = found.iter().filter(|other| fold(&other.title()) == fold(&title)).count();
    let also = match record.id.kind {
        Kind::Contact => linked(record, "companies"),
        Kind::Company
        | Kind::Deal
        | Kind::Activity
        | Kind::Task
        | Kind::User
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Segment
        | Kind::Field => String::new(),
    };
    let (word, about) = if alike == 1 && !title.is_empty() {
        (title, [record.handle(), &also].join("  "))
    } else {
        (record.handle().to_owned(), [title, also].join("  "))
    };
    Suggestion { word, about: about.trim_end().to_owned() }
}
