//! What keys and the mouse do on a card: its cursor goes over the lines, and from a line to where that leads.

use ratatui::layout::Position;

use super::pane::Motion;
use crate::keymap::Action;
use crate::tui::model::{Model, Pane, Status, Tone};
use crate::tui::msg::Effect;
use crate::tui::panes::contacts::{Aim, CardLine, Focus, Look, card_area, card_lines};
use crate::tui::visit::{Visit, Way};

/// Moves the cursor over the lines; none stays on a blank one.
pub(super) fn go(model: &mut Model, motion: Motion) {
    let room = usize::from(card_area(model).height);
    let lines = card_lines(model);
    let sheet = model.sheet_mut();
    let to = motion.from(sheet.cursor, room, lines.len());
    let is_filled = |at: &usize| lines.get(*at).is_some_and(|line| !matches!(line.look, Look::Blank));
    let mut ahead = to..lines.len();
    let mut behind = (0..=to).rev();
    let found = if to < sheet.cursor { behind.find(is_filled) } else { ahead.find(is_filled) };
    // The end is where the last thing begins.
    let goes_on = |at: usize| lines.get(at).is_some_and(|line| line.look.goes_on());
    let begins = |at: usize| (0..=at).rev().find(|at| !goes_on(*at)).unwrap_or(at);
    let found = found.map(|at| if motion == Motion::Last { begins(at) } else { at });
    sheet.cursor = found.unwrap_or(sheet.cursor);
}

/// Moves the cursor to the next line that leads somewhere, or to the previous one, round and round.
pub(super) fn go_to_name(model: &mut Model, action: Action) -> Vec<Effect> {
    let lines = card_lines(model);
    let aim = |at: usize| lines.get(at).and_then(|line: &CardLine| line.aim.as_ref());
    // A value that goes on in the next line is one name.
    let is_begun = |at: &usize| aim(*at).is_some() && (*at == 0 || aim(at - 1) != aim(*at));
    let names: Vec<usize> = (0..lines.len()).filter(is_begun).collect();
    let sheet = model.sheet_mut();
    let next = if action == Action::PreviousName {
        names.iter().rev().find(|at| **at < sheet.cursor).or(names.last())
    } else {
        names.iter().find(|at| **at > sheet.cursor).or(names.first())
    };
    sheet.cursor = next.copied().unwrap_or(sheet.cursor);
    Vec::new()
}

/// Goes where the line under the cursor leads: to the card of a record, or out of the book.
pub(super) fn follow(model: &mut Model) -> Vec<Effect> {
    let here = model.current().map(|record| record.id);
    let line = card_lines(model).into_iter().nth(model.sheet().cursor);
    match line.and_then(|line| line.aim) {
        Some(Aim::Card(id)) if Some(id) != here => {
            model.show_card(Some(id));
            model.status = Status::default();
            Vec::new()
        }
        Some(Aim::Outside(uri)) => {
            let message = model.text.say("screen-opened", &[("name", uri.as_str().into())]);
            model.say(Tone::Good, message);
            vec![Effect::Launch(uri)]
        }
        Some(Aim::Card(_)) | None => {
            let message = model.text.get("screen-leads-nowhere");
            model.say(Tone::Plain, message);
            Vec::new()
        }
    }
}

/// A press on the card: the cursor goes to that line.
pub(super) fn press(model: &mut Model, at: Position) {
    let area = card_area(model);
    if model.focus() != Focus::Card {
        model.set_focus(Focus::Card);
        model.sheet_mut().restart();
    }
    let line = usize::from(at.y.saturating_sub(area.y));
    let last = card_lines(model).len().saturating_sub(1);
    let sheet = model.sheet_mut();
    sheet.cursor = (sheet.top + line).min(last);
}

/// Scrolls the card by so many lines; its cursor stays in sight.
pub(super) fn scroll(model: &mut Model, lines: isize) {
    let room = usize::from(card_area(model).height).max(1);
    let all = card_lines(model).len();
    let sheet = model.sheet_mut();
    sheet.top = sheet.top.saturating_add_signed(lines).min(all.saturating_sub(room));
    sheet.cursor = sheet.cursor.clamp(sheet.top, sheet.top + room - 1);
}

/// Keeps the cursor of the card in sight.
pub(super) fn settle(model: &mut Model) {
    let room = usize::from(card_area(model).height);
    if (model.sheet().top, model.sheet().cursor) != (0, 0) && room > 0 && model.current().is_some() {
        let lines = card_lines(model).len();
        model.sheet_mut().settle(lines, room);
    }
}

/// Goes back to where one was before, or forward again.
pub(super) fn travel(model: &mut Model, way: Way) -> Vec<Effect> {
    let here = Visit::here(model);
    if let Some(visit) = model.trail.step(way, here) {
        visit.go_to(model);
        model.status = Status::default();
        return Vec::new();
    }
    let id = match way {
        Way::Back => "screen-nowhere-before",
        Way::Forward => "screen-nowhere-after",
    };
    let message = model.text.get(id);
    model.say(Tone::Plain, message);
    Vec::new()
}

/// Closes a card that was opened from a list, the board or the day, which is a step back.
pub(super) fn close(model: &mut Model) {
    if model.trail.last().is_some_and(|visit| visit.is_behind(model)) {
        let status = std::mem::take(&mut model.status);
        travel(model, Way::Back);
        model.status = status;
    } else {
        model.set_focus(Focus::List);
        model.sheet_mut().restart();
    }
}

/// Leaves a card that has the screen to itself: for where one was before, or else for the list.
pub(super) fn leave(model: &mut Model) {
    let here = Visit::here(model);
    match model.trail.step(Way::Back, here) {
        Some(visit) => visit.go_to(model),
        None => model.show(model.contacts.kind),
    }
}

/// The card that was gone to cannot be read, as after an undo: one is back where one was.
pub(super) fn lose(model: &mut Model) {
    if model.pane == Pane::Card {
        model.page.sheet.card = None;
        leave(model);
        model.trail.forget_after();
    }
}
