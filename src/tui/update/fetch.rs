//! Asks for what comes into sight: rows of the list, the card beside it.

use std::ops::Range;

use jiff::Zoned;

use super::{bell, card, offers, rest, today, twins, views, words};
use crate::ops::answer::Rest;
use crate::ops::{Dress, List, Query, Reference, query};
use crate::tui::layout::{self, Shown};
use crate::tui::model::{Model, Pane};
use crate::tui::msg::{Effect, Topic, rows};
use crate::tui::panes::activity::{self, LogLine};
use crate::tui::panes::board::Asked;
use crate::tui::panes::contacts::{CardAsked, Focus, Search, Sheet, card_area, card_lines};
use crate::tui::panes::lens;
use crate::tui::panes::today::rows as rows_of_day;
use crate::tui::view::foot;

/// How many happenings of a card are asked for first.
const HAPPENINGS: usize = 40;

/// The most rows of a list among which a record is looked for that was just added or changed.
const SOUGHT: usize = 2_000;

/// How many rows of the list are seen at once.
pub(super) fn room(model: &Model) -> usize {
    if !model.contacts.is_log() {
        return height(model);
    }
    let lines = activity::lines(&model.contacts, model.now.time_zone(), height(model));
    lines.into_iter().filter(|line| matches!(line, LogLine::Row(_))).count()
}

/// How many lines of the list are seen.
fn height(model: &Model) -> usize {
    usize::from(layout::split(model.size, Shown::List).list.height).saturating_sub(foot::covered(model))
}

/// The questions for whatever is in sight and not known.
pub(super) fn missing(model: &mut Model) -> Vec<Effect> {
    let offers: Vec<Effect> = offers::missing(model)
        .into_iter()
        .chain(words::missing(model))
        .chain(twins::missing(model))
        .chain(bell::missing(model))
        .chain(views::missing(model))
        .collect();
    match model.pane {
        Pane::List => missing_list(model).into_iter().chain(offers).collect(),
        Pane::Board => missing_board(model).into_iter().chain(missing_card(model)).chain(offers).collect(),
        Pane::Today => missing_today(model).into_iter().chain(missing_card(model)).chain(offers).collect(),
        Pane::Card => missing_card(model).into_iter().chain(offers).collect(),
    }
}

fn missing_list(model: &mut Model) -> Vec<Effect> {
    let room = height(model);
    if model.contacts.is_log() {
        activity::settle(&mut model.contacts, model.now.time_zone(), room);
    } else {
        model.contacts.settle(room);
    }
    missing_rows(model, room).into_iter().chain(missing_caller(model)).chain(missing_card(model)).collect()
}

fn missing_rows(model: &mut Model, room: usize) -> Option<Effect> {
    let seen = model.contacts.top..model.contacts.top + room;
    let missing = model.contacts.window.missing(seen.clone())?;
    let wanted = if model.contacts.search == Search::Far { 0..SOUGHT } else { missing };
    let on_its_way =
        model.contacts.rows_asked.as_ref().is_some_and(|(_, asked)| asked.start <= seen.start && asked.end >= seen.end);
    if on_its_way {
        return None;
    }
    let ticket = model.next_ticket();
    model.contacts.rows_asked = Some((ticket, wanted.clone()));
    Some(rows(ticket, list(model, wanted)))
}

/// The question for these rows of the list.
fn list(model: &mut Model, wanted: Range<usize>) -> List {
    let now = moment(&mut model.contacts.asked_at, &model.now);
    List {
        kinds: vec![model.contacts.kind],
        words: model.contacts.words.value().trim().to_owned(),
        filter: lens::filter(model.contacts.lens.as_ref(), model.contacts.filter.value().trim()),
        sort: model.contacts.sort.clone(),
        life: model.contacts.life,
        purpose: model.contacts.purpose,
        start: wanted.start,
        len: wanted.len(),
        dress: Dress::of(&model.contacts.columns).max(Dress::Touch),
        now,
        week_start: model.week_start,
        me: model.me.clone(),
    }
}

/// Who is calling, if a number is searched for: the best hit, or the one to whom the cursor went.
fn missing_caller(model: &mut Model) -> Option<Effect> {
    let contacts = &model.contacts;
    if !contacts.seeks_number() || contacts.rows_asked.is_some() {
        return None;
    }
    let (id, rev, at) = (contacts.current()?.id, contacts.current()?.rev, contacts.cursor);
    if contacts.calling.asked.is_some_and(|(_, asked, of)| (asked, of) == (id, rev)) {
        return None;
    }
    let ticket = model.next_ticket();
    model.contacts.calling.asked = Some((ticket, id, rev));
    let query = Query::Callers(Box::new(list(model, at..at + 1)));
    Some(Effect::Ask(ticket, Topic::Caller, Box::new(query)))
}

fn missing_board(model: &mut Model) -> Option<Effect> {
    let columns = model.board.settle(model.size);
    let wish = model.board.missing(columns.areas.len(), columns.room)?;
    let ticket = model.next_ticket();
    let board = &mut model.board;
    let query = query::Board {
        pipeline: board.pipeline.clone(),
        words: board.words.value().trim().to_owned(),
        filter: lens::filter(board.lens.as_ref(), board.filter.value().trim()),
        sort: board.sort.clone(),
        lanes: board.divided,
        windows: wish.windows(),
        len: wish.len,
        now: moment(&mut board.asked_at, &model.now),
        week_start: model.week_start,
        me: model.me.clone(),
    };
    board.asked = Some(Asked { ticket, wish });
    Some(Effect::Ask(ticket, Topic::Board, Box::new(Query::Board(query))))
}

fn missing_today(model: &mut Model) -> Option<Effect> {
    let (rows, room) = (rows_of_day(model), today::room(model));
    model.today.settle(&rows, room);
    if !model.today.is_missing(model.now.date()) {
        return None;
    }
    let ticket = model.next_ticket();
    model.today.asked = Some(ticket);
    Some(Effect::Ask(ticket, Topic::Agenda, Box::new(Query::Agenda(today::question(model)))))
}

/// The moment of a question whose parts are asked for one after another, on the day that it is.
fn moment(asked_at: &mut Option<Zoned>, now: &Zoned) -> Zoned {
    if asked_at.as_ref().is_none_or(|at| at.date() != now.date()) {
        *asked_at = Some(now.clone());
    }
    asked_at.clone().unwrap_or_else(|| now.clone())
}

/// Whether the timeline of the card goes on below what is nearly in sight.
fn sees_the_end(model: &Model) -> bool {
    let Sheet { card: Some(card), asked: Some(asked), top, .. } = model.sheet() else { return false };
    if card.timeline.rest == Rest::Nothing || card.record.id != asked.id || card.timeline.rows.len() < asked.len {
        return false;
    }
    top + 2 * usize::from(card_area(model).height) > card_lines(model).len()
}

fn missing_card(model: &mut Model) -> Option<Effect> {
    let is_beside = model.pane != Pane::Board && layout::is_wide(model.size);
    if !is_beside && model.focus() != Focus::Card {
        model.sheet_mut().moving = None;
        return None;
    }
    if rest::is_moving(model) {
        return None;
    }
    card::settle(model);
    let (id, rev, reference) = match model.pane {
        // What others do with it is news, whatever its revision.
        Pane::Card => model.page.id.map(|id| (id, 0, id.uuid.to_string()))?,
        Pane::List | Pane::Board | Pane::Today => {
            model.current().map(|record| (record.id, record.rev, record.handle().to_owned()))?
        }
    };
    let known = model.sheet().asked.filter(|asked| asked.id == id);
    let len = known.map_or(HAPPENINGS, |asked| if sees_the_end(model) { asked.len * 2 } else { asked.len });
    if known.is_some_and(|asked| (asked.rev, asked.len) == (rev, len)) {
        return None;
    }
    let ticket = model.next_ticket();
    model.sheet_mut().asked = Some(CardAsked { ticket, id, rev, len });
    let query = Query::Show {
        kind: Some(id.kind),
        reference: Reference(reference),
        len,
        filter: model.sheet().filter.clone(),
        now: model.now.clone(),
        week_start: model.week_start,
        me: model.me.clone(),
    };
    Some(Effect::Ask(ticket, Topic::Card, Box::new(query)))
}
