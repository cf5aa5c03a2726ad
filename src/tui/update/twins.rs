//! Asks the book whether whoever is typed into the form of a new record is there already.

use super::offers;
use crate::domain::Record;
use crate::tui::modals::{Form, Modal};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Ticket, Topic};

/// The most records that are read for one name or number.
const MOST: usize = 10;

/// The question for what is typed and was not asked for yet.
pub(super) fn missing(model: &mut Model) -> Option<Effect> {
    if !matches!(model.modals.last(), Some(Modal::Form(_))) {
        return None;
    }
    let reading = model.reading();
    let Some(Modal::Form(form)) = model.modals.last_mut() else { return None };
    let (kind, words) = form.seeks_twins(&reading)?;
    let ticket = model.next_ticket();
    let query = offers::question(model, vec![kind], words.clone(), MOST);
    if let Some(Modal::Form(form)) = model.modals.last_mut() {
        form.ask_twins(ticket, words);
    }
    Some(Effect::Ask(ticket, Topic::Twins, Box::new(query)))
}

/// The form that waits for this answer.
fn form_of(model: &mut Model, ticket: Ticket) -> Option<&mut Form> {
    let mut forms = model.modals.iter_mut().filter_map(Modal::as_form);
    forms.find(|form| form.awaits_twins(ticket))
}

/// Whether a request asks who is there already.
pub(super) fn awaits(model: &mut Model, ticket: Ticket) -> bool {
    form_of(model, ticket).is_some()
}

/// Tells the form who is.
pub(super) fn found(model: &mut Model, ticket: Ticket, found: Vec<Record>) {
    if let Some(form) = form_of(model, ticket) {
        form.found_twins(found);
    }
}
