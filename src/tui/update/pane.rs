//! What keys do in the list, and how everything that scrolls is moved.

use super::fetch;
use crate::domain::Kind;
use crate::ops::Life;
use crate::tui::modals::Modal;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::panes::contacts::{Focus, card_height, card_lines};

/// A way to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    /// By rows; down is positive.
    Rows(isize),
    /// By screens.
    Pages(isize),
    /// By half screens.
    HalfPages(isize),
    /// To the beginning.
    First,
    /// To the end.
    Last,
}

impl Motion {
    /// From where one is, given how many rows are seen and how many there are.
    fn from(self, now: usize, room: usize, total: usize) -> usize {
        let by = |rows: isize| now.saturating_add_signed(rows).min(total.saturating_sub(1));
        let page = isize::try_from(room.max(1)).unwrap_or(isize::MAX);
        match self {
            Motion::Rows(rows) => by(rows),
            Motion::Pages(pages) => by(pages.saturating_mul(page)),
            Motion::HalfPages(halves) => by(halves.saturating_mul((page / 2).max(1))),
            Motion::First => 0,
            Motion::Last => total.saturating_sub(1),
        }
    }
}

/// Moves whatever the keys go to.
pub(super) fn go(model: &mut Model, motion: Motion) -> Vec<Effect> {
    let screen = model.size;
    match model.modals.last_mut() {
        Some(Modal::Reader(reader)) => {
            let (total, room) = reader.extent(screen);
            let last = total.saturating_sub(room);
            reader.top = motion.from(reader.top, room, last + 1);
        }
        Some(Modal::Form(form)) => {
            let page = crate::tui::modals::form::page(screen);
            form.focus = motion.from(form.focus, page, form.entries.len());
        }
        Some(Modal::Confirm(_) | Modal::Palette(_)) => {}
        None => match model.contacts.focus {
            Focus::List | Focus::Search | Focus::Filter => move_cursor(model, motion),
            Focus::Card => scroll_card(model, motion),
        },
    }
    Vec::new()
}

fn move_cursor(model: &mut Model, motion: Motion) {
    let room = fetch::room(model);
    let contacts = &mut model.contacts;
    let before = contacts.cursor;
    contacts.cursor = motion.from(before, room, contacts.window.total());
    contacts.wanted = None;
    if contacts.cursor != before {
        contacts.card_top = 0;
    }
}

fn scroll_card(model: &mut Model, motion: Motion) {
    let room = card_height(model);
    let last = card_lines(model).len().saturating_sub(room);
    model.contacts.card_top = motion.from(model.contacts.card_top, room, last + 1);
}

/// Shows the list of a kind.
pub(super) fn show(model: &mut Model, kind: Kind) -> Vec<Effect> {
    model.show(kind);
    model.contacts.focus = Focus::List;
    model.contacts.card_top = 0;
    Vec::new()
}

/// Opens the card.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if model.contacts.current().is_some() {
        model.contacts.focus = Focus::Card;
        model.contacts.card_top = 0;
    }
    Vec::new()
}

/// One step back: out of the card, then the marks, then what narrows the list.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    let contacts = &mut model.contacts;
    if contacts.focus == Focus::Card {
        contacts.focus = Focus::List;
        contacts.card_top = 0;
    } else if !contacts.marks.is_empty() {
        contacts.marks.clear();
    } else {
        widen(model);
    }
    Vec::new()
}

/// Takes away whatever narrows the list; the cursor stays on its record.
fn widen(model: &mut Model) {
    let contacts = &mut model.contacts;
    let narrowed = !contacts.words.value().is_empty()
        || !contacts.filter.value().is_empty()
        || !contacts.sort.is_empty()
        || contacts.life != Life::Live;
    if narrowed {
        let current = contacts.current().map(|record| record.id);
        contacts.words.reset();
        contacts.filter.reset();
        contacts.sort.clear();
        contacts.life = Life::Live;
        contacts.restart();
        contacts.wanted = current;
    }
}

/// Goes to the search line.
pub(super) fn search(model: &mut Model) -> Vec<Effect> {
    model.contacts.focus = Focus::Search;
    Vec::new()
}

/// Goes to the filter line.
pub(super) fn filter(model: &mut Model) -> Vec<Effect> {
    model.contacts.focus = Focus::Filter;
    Vec::new()
}

/// Leaves the search or filter line and keeps what was typed there.
pub(super) fn accept(model: &mut Model) {
    model.contacts.focus = Focus::List;
}

/// Leaves the search or filter line and empties it.
pub(super) fn cancel(model: &mut Model) {
    let contacts = &mut model.contacts;
    let input = match contacts.focus {
        Focus::Search => &mut contacts.words,
        Focus::Filter => &mut contacts.filter,
        Focus::List | Focus::Card => return,
    };
    let was_empty = input.value().is_empty();
    input.reset();
    contacts.focus = Focus::List;
    if !was_empty {
        let current = contacts.current().map(|record| record.id);
        contacts.restart();
        contacts.wanted = current;
    }
}

/// Marks the record under the cursor and goes on to the next.
pub(super) fn mark(model: &mut Model) -> Vec<Effect> {
    model.contacts.toggle_mark();
    go(model, Motion::Rows(1))
}

/// Reads and draws everything anew.
pub(super) fn refresh(model: &mut Model) -> Vec<Effect> {
    model.contacts.spoil();
    vec![Effect::Redraw]
}
