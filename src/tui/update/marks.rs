//! Marks everything that is shown: the list as it is narrowed, a column of the board, the day's records of one kind.

use super::command;
use crate::domain::consent::Purpose;
use crate::domain::id::Uuid128;
use crate::domain::{Kind, Record, Value};
use crate::ops::{Dress, Life, List, Page, Query};
use crate::tui::model::{Model, Pane, Tone};
use crate::tui::msg::{Effect, Ticket, Topic};
use crate::tui::panes::contacts::Marked;

/// The most records that are marked at once: what goes further is better said by a filter.
const MOST: usize = 2_000;

/// Marks all, or asks which they are.
pub(super) fn all(model: &mut Model) -> Vec<Effect> {
    let Some(record) = model.current() else { return command::nothing_selected(model) };
    if model.pane == Pane::Today {
        let kind = record.id.kind;
        let entries = model.today.entries.iter().map(|entry| &entry.record).filter(|record| record.id.kind == kind);
        model.today.marks = entries.map(|record| (record.id, Marked::of(record))).collect();
        return Vec::new();
    }
    let ticket = model.next_ticket();
    model.marks_asked = Some(ticket);
    vec![Effect::Ask(ticket, Topic::Marks, Box::new(Query::List(question(model))))]
}

/// Whether this answer says which they are.
pub(super) fn awaits(model: &Model, ticket: Ticket) -> bool {
    model.marks_asked == Some(ticket)
}

/// Marks those that were asked for, if they are still what is shown.
pub(super) fn mark(model: &mut Model, page: &Page) {
    model.marks_asked = None;
    let column = model.board.columns.get(model.board.at).map(|column| column.id().uuid);
    let is_shown = |record: &&Record| match model.pane {
        Pane::List => record.id.kind == model.contacts.kind,
        Pane::Board => column.is_some() && stage(record) == column,
        Pane::Today => false,
    };
    let marks = page.rows.iter().filter(is_shown).map(|record| (record.id, Marked::of(record)));
    let marks: Vec<_> = marks.collect();
    model.marks_mut().extend(marks);
    if page.total > page.rows.len() {
        let facts = [("count", page.rows.len().into()), ("kind", model.kind().as_str().into())];
        let message = model.text.say("screen-marked-most", &facts);
        model.say(Tone::Bad, message);
    }
}

/// The stage of a deal.
fn stage(deal: &Record) -> Option<Uuid128> {
    match deal.value("stage") {
        Some(Value::Record(stage)) => Some(*stage),
        Some(_) | None => None,
    }
}

/// The question for all that are shown; a column's deals are picked out of the answer.
fn question(model: &Model) -> List {
    let list = &model.contacts;
    let (kind, words, filter, sort, life, purpose) = match model.pane {
        Pane::List | Pane::Today => (list.kind, &list.words, &list.filter, list.sort.clone(), list.life, list.purpose),
        Pane::Board => (Kind::Deal, &model.board.words, &model.board.filter, Vec::new(), Life::Live, Purpose::Any),
    };
    List {
        kinds: vec![kind],
        words: words.value().trim().to_owned(),
        filter: filter.value().trim().to_owned(),
        sort,
        life,
        purpose,
        start: 0,
        len: MOST,
        dress: Dress::Names,
        now: model.now.clone(),
        week_start: model.week_start,
        me: model.me.clone(),
    }
}
