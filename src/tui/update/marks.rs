//! Marks everything that is shown: the list as it is narrowed, a column of the board, the day's records of one kind.

use std::collections::BTreeMap;

use super::command;
use crate::domain::consent::Purpose;
use crate::domain::id::Uuid128;
use crate::domain::{Kind, Record, RecordId, Value};
use crate::ops::{Life, List, Page, Query};
use crate::tui::model::{Marking, Model, Pane, Tone};
use crate::tui::msg::{Effect, Ticket, Topic};
use crate::tui::panes::contacts::Marked;

/// The most records that are marked at once: what goes further is better said by a filter.
const MOST: usize = 2_000;

/// Marks all that are shown, or turns their marks round, or asks which they are.
pub(super) fn all(model: &mut Model, marking: Marking) -> Vec<Effect> {
    let Some(record) = model.current() else { return command::nothing_selected(model) };
    if model.pane == Pane::Today {
        let kind = record.id.kind;
        let entries = model.today.entries.iter().map(|entry| &entry.record).filter(|record| record.id.kind == kind);
        let shown = entries.map(|record| (record.id, Marked::of(record))).collect();
        marked(&mut model.today.marks, shown, marking);
        return Vec::new();
    }
    let ticket = model.next_ticket();
    model.marks_asked = Some((ticket, marking));
    vec![Effect::Ask(ticket, Topic::Marks, Box::new(Query::List(question(model))))]
}

/// Whether this answer says which they are.
pub(super) fn awaits(model: &Model, ticket: Ticket) -> bool {
    model.marks_asked.is_some_and(|(asked, _)| asked == ticket)
}

/// Marks those that were asked for, or turns their marks round, if they are still what is shown.
pub(super) fn mark(model: &mut Model, ticket: Ticket, page: &Page) {
    let Some((_, marking)) = model.marks_asked.take_if(|(asked, _)| *asked == ticket) else { return };
    let column = model.board.columns.get(model.board.at).map(|column| column.id().uuid);
    let is_shown = |record: &&Record| match model.pane {
        Pane::List => record.id.kind == model.contacts.kind,
        Pane::Board => column.is_some() && stage(record) == column,
        Pane::Today | Pane::Card => false,
    };
    let marks = page.rows.iter().filter(is_shown).map(|record| (record.id, Marked::of(record)));
    let shown = marks.collect();
    marked(model.marks_mut(), shown, marking);
    if page.total > page.rows.len() {
        let facts = [("count", page.rows.len().into()), ("kind", model.kind().as_str().into())];
        let message = model.text.say("screen-marked-most", &facts);
        model.say(Tone::Bad, message);
    }
}

/// Changes the marks of those that are shown.
fn marked(marks: &mut BTreeMap<RecordId, Marked>, shown: BTreeMap<RecordId, Marked>, marking: Marking) {
    for (id, mark) in shown {
        let was_marked = marks.insert(id, mark).is_some();
        if was_marked && marking == Marking::Others {
            marks.remove(&id);
        }
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
        Pane::List | Pane::Today | Pane::Card => {
            (list.kind, &list.words, &list.filter, list.sort.clone(), list.life, list.purpose)
        }
        Pane::Board => (Kind::Deal, &model.board.words, &model.board.filter, Vec::new(), Life::Live, Purpose::Any),
    };
    List {
        words: words.value().trim().to_owned(),
        filter: filter.value().trim().to_owned(),
        sort,
        life,
        purpose,
        ..model.first(vec![kind], MOST)
    }
}
