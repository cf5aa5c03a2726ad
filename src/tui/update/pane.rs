//! What keys do in the list, and how everything that scrolls is moved.

use tui_input::Input;

use super::{board, card, fetch, palette, today};
use crate::domain::Kind;
use crate::domain::consent::Purpose;
use crate::ops::Life;
use crate::tui::layout;
use crate::tui::modals::Modal;
use crate::tui::model::{Model, Pane, Status, Tone};
use crate::tui::msg::Effect;
use crate::tui::panes::contacts::Focus;

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
    pub(super) fn from(self, now: usize, room: usize, total: usize) -> usize {
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
        Some(Modal::Picker(picker)) => {
            let total = picker.matching().len();
            picker.cursor = motion.from(picker.cursor, usize::from(layout::areas(screen).body.height) / 2, total);
        }
        Some(Modal::Contest(contest)) => {
            contest.cursor = motion.from(contest.cursor, 1, contest.fields.len());
        }
        Some(Modal::Confirm(_) | Modal::Prompt(_) | Modal::Sorts(_)) => {}
        Some(Modal::Palette(_)) => palette::go(model, motion),
        None => match model.focus() {
            Focus::List | Focus::Search | Focus::Filter => match model.pane {
                Pane::List => move_cursor(model, motion),
                Pane::Board => board::go(model, motion),
                Pane::Today => today::go(model, motion),
                Pane::Card => card::go(model, motion),
            },
            Focus::Card => card::go(model, motion),
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
        contacts.sheet.restart();
    }
}

/// Shows the list of a kind.
pub(super) fn show(model: &mut Model, kind: Kind) -> Vec<Effect> {
    model.show(kind);
    model.contacts.focus = Focus::List;
    model.contacts.sheet.restart();
    Vec::new()
}

/// Opens the card; on the card, whatever the line of its cursor leads to.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if model.focus() == Focus::Card {
        return card::follow(model);
    }
    if model.pane == Pane::Board && model.board.is_at_fold() {
        return board::fold(model);
    }
    if model.current().is_some() {
        model.set_focus(Focus::Card);
        model.sheet_mut().restart();
    }
    Vec::new()
}

/// One step back: the banner, then out of the card, then the marks, then what narrows the list.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    if model.banner.is_shown() {
        model.dismiss();
    } else if model.board.grip.take().is_some_and(|grip| grip.over.is_some()) {
        model.status = Status::default();
    } else if model.pane == Pane::Card {
        card::leave(model);
    } else if model.focus() == Focus::Card {
        card::close(model);
    } else if !model.marks_mut().is_empty() {
        model.marks_mut().clear();
    } else {
        match model.pane {
            Pane::List => widen(model),
            Pane::Board => board::widen(model),
            // Nothing narrows them.
            Pane::Today | Pane::Card => {}
        }
    }
    Vec::new()
}

/// Takes away whatever narrows the list; the cursor stays on its record.
fn widen(model: &mut Model) {
    let contacts = &mut model.contacts;
    let narrowed = !contacts.words.value().is_empty()
        || !contacts.filter.value().is_empty()
        || !contacts.columns.is_empty()
        || !contacts.sort.is_empty()
        || contacts.lens.is_some()
        || contacts.life != Life::Live
        || contacts.purpose != Purpose::Any;
    if narrowed {
        let current = contacts.current().map(|record| record.id);
        contacts.words.reset();
        contacts.filter.reset();
        contacts.columns.clear();
        contacts.sort.clear();
        contacts.lens = None;
        contacts.life = Life::Live;
        contacts.purpose = Purpose::Any;
        contacts.restart();
        contacts.wanted = current;
    }
}

/// Goes to the search line. What was done before says nothing about who is looked for.
pub(super) fn search(model: &mut Model) -> Vec<Effect> {
    if let Some(Modal::Reader(reader)) = model.modals.last_mut() {
        reader.seek();
        return Vec::new();
    }
    leave_day(model);
    model.set_focus(Focus::Search);
    if !model.status.words.is_empty() && model.status.tone != Tone::Bad {
        model.status = Status::default();
    }
    Vec::new()
}

/// Goes to the filter line.
pub(super) fn filter(model: &mut Model) -> Vec<Effect> {
    leave_day(model);
    model.set_focus(Focus::Filter);
    Vec::new()
}

/// Nobody is looked for on the day, but among all people; on a card, in the list that was shown last.
pub(super) fn leave_day(model: &mut Model) {
    match model.pane {
        Pane::Today => {
            model.show(Kind::Contact);
            widen(model);
        }
        Pane::Card => model.show(model.contacts.kind),
        Pane::List | Pane::Board => {}
    }
}

/// Leaves the search or filter line and keeps what was typed there; a filter that cannot be read is mended first.
pub(super) fn accept(model: &mut Model) {
    let has_failed = match model.pane {
        Pane::List => model.contacts.window.has_failed(),
        Pane::Board => model.board.has_failed(),
        Pane::Today | Pane::Card => false,
    };
    if model.focus() != Focus::Filter || !has_failed {
        model.set_focus(Focus::List);
    }
}

/// Leaves the search or filter line and empties it.
pub(super) fn cancel(model: &mut Model) {
    let Some(input) = narrowing(model) else { return };
    let was_empty = input.value().is_empty();
    input.reset();
    model.set_focus(Focus::List);
    if was_empty {
        return;
    }
    if model.status.tone == Tone::Bad {
        // What was wrong with it is gone with it.
        model.status = Status::default();
    }
    match model.pane {
        Pane::List => {
            let current = model.contacts.current().map(|record| record.id);
            model.contacts.restart();
            model.contacts.wanted = current;
        }
        Pane::Board => board::read_anew(model),
        Pane::Today | Pane::Card => {}
    }
}

/// What narrows the pane and has the cursor.
pub(super) const fn narrowing(model: &mut Model) -> Option<&mut Input> {
    let (focus, words, filter) = match model.pane {
        Pane::List => (model.contacts.focus, &mut model.contacts.words, &mut model.contacts.filter),
        Pane::Board => (model.board.focus, &mut model.board.words, &mut model.board.filter),
        Pane::Today | Pane::Card => return None,
    };
    match focus {
        Focus::Search => Some(words),
        Focus::Filter => Some(filter),
        Focus::List | Focus::Card => None,
    }
}

/// Marks the record under the cursor and goes on to the next.
pub(super) fn mark(model: &mut Model) -> Vec<Effect> {
    match model.pane {
        Pane::List => model.contacts.toggle_mark(),
        Pane::Board => model.board.toggle_mark(),
        Pane::Today => {
            today::mark(model);
            return Vec::new();
        }
        Pane::Card => return Vec::new(),
    }
    go(model, Motion::Rows(1))
}

/// Reads and draws everything anew.
pub(super) fn refresh(model: &mut Model) -> Vec<Effect> {
    match model.pane {
        Pane::List => model.contacts.spoil(),
        Pane::Board => board::read_anew(model),
        Pane::Today => model.today.spoil(),
        Pane::Card => model.page.spoil(),
    }
    vec![Effect::Redraw]
}
