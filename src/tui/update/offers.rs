//! Offers to a field of a form: asks the book for the records that may be meant, and says what they are called.

use super::stages;
use crate::domain::{Kind, Record, Slot};
use crate::ops::{List, Query};
use crate::search::fold;
use crate::tui::modals::Modal;
use crate::tui::modals::form::{Form, Offer, Wish};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Ticket, Topic};

/// The most records that are read for one field.
const MOST: usize = 20;

/// The most stages that are read, of which those of one pipeline are offered.
const MOST_STAGES: usize = 1_000;

/// The question for what the field under the cursor may mean, where it is not known.
pub(super) fn missing(model: &mut Model) -> Option<Effect> {
    let Some(Modal::Form(form)) = model.modals.last_mut() else { return None };
    let wish = form.wish()?;
    let ticket = model.next_ticket();
    let len = if wish.kinds == [Kind::Stage] { MOST_STAGES } else { MOST };
    let filter = if wish.words.is_empty() { of_company(&wish) } else { String::new() };
    let list = List { words: wish.words.clone(), filter, ..model.first(wish.kinds.clone(), len) };
    let query = Query::List(list);
    if let Some(Modal::Form(form)) = model.modals.last_mut() {
        form.ask(ticket, wish);
    }
    Some(Effect::Ask(ticket, Topic::Offers, Box::new(query)))
}

/// The question for the first records of some kinds that words find, by name.
pub(super) fn question(model: &Model, kinds: Vec<Kind>, words: String, len: usize) -> Query {
    Query::List(List { words, ..model.first(kinds, len) })
}

/// The filter of those who are offered before anything is typed: people of the company that is filled in.
fn of_company(wish: &Wish) -> String {
    let company = wish.company.as_deref().map(|company| company.replace('"', " "));
    company.map(|company| format!("company:\"{company}\"")).unwrap_or_default()
}

/// The form that waits for this answer.
pub(super) fn form_of(model: &mut Model, ticket: Ticket) -> Option<&mut Form> {
    let mut forms = model.modals.iter_mut().filter_map(Modal::as_form);
    forms.find(|form| form.asked_by(ticket).is_some())
}

/// There is nothing to offer, since it cannot be read.
pub(super) fn fail(model: &mut Model, ticket: Ticket) {
    if let Some(form) = form_of(model, ticket) {
        form.offer_nothing();
    }
}

/// Offers what was found.
pub(super) fn offer(model: &mut Model, ticket: Ticket, mut found: Vec<Record>) {
    let reading = model.reading();
    let shown = model.board.pipeline().map(|pipeline| pipeline.id.uuid);
    let Some(form) = form_of(model, ticket) else { return };
    let Some(wish) = form.asked_by(ticket).cloned() else { return };
    if wish.kinds == [Kind::Stage] && wish.words.is_empty() {
        stages::arrange(&mut found, shown);
    }
    if let Some(company) = wish.company.as_deref().map(fold) {
        found.sort_by_key(|person| fold(&linked(person, "companies")) != company);
    }
    let of_pipeline = stages_within(&wish, &found);
    let offers = match &of_pipeline {
        Some(stages) => stages.iter().map(|stage| Offer::plain(stages::word_among(stage, stages))).collect(),
        None => found.iter().map(|record| offered(record, &found)).collect(),
    };
    form.offer(offers);
    form.settle(&reading);
}

/// The stages of the pipeline that is filled in, if the book knows it.
fn stages_within(wish: &Wish, found: &[Record]) -> Option<Vec<Record>> {
    let pipeline = fold(wish.pipeline.as_deref()?);
    let is_inside = |stage: &&Record| fold(&linked(stage, "pipeline")) == pipeline;
    let inside: Vec<Record> = found.iter().filter(is_inside).cloned().collect();
    (!inside.is_empty()).then_some(inside)
}

fn offered(record: &Record, found: &[Record]) -> Offer {
    if record.id.kind == Kind::Stage {
        return Offer::plain(stages::path(record, found));
    }
    let title = fold(&record.title());
    let is_only = found.iter().filter(|other| fold(&other.title()) == title).count() == 1;
    let word = if is_only && !title.is_empty() { record.title() } else { record.handle().to_owned() };
    let detail = match record.id.kind {
        Kind::Contact => [record.handle().to_owned(), linked(record, "companies")].join("  "),
        Kind::Company | Kind::Deal | Kind::Activity | Kind::Task => record.handle().to_owned(),
        Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => String::new(),
    };
    let detail = if is_only { detail } else { format!("{}  {detail}", record.title()) };
    Offer { word, detail }
}

/// What the first record is called to which a field links.
pub(super) fn linked(record: &Record, key: &str) -> String {
    let slot = Slot::find(record.id.kind, key);
    slot.and_then(|slot| record.texts(slot).into_iter().next()).unwrap_or_default()
}
