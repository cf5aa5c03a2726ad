//! The card beside a list waits until the cursor rests: what is only passed costs no question and no bytes.

use jiff::{SignedDuration, Timestamp};

use crate::domain::RecordId;
use crate::tui::model::{Model, Pane, Picture};
use crate::tui::panes::contacts::{Beside, Focus, Moving};
use crate::tui::stage::Passage;

/// How long a cursor stays where it is before it rests.
const REST: SignedDuration = SignedDuration::from_millis(150);

/// When the cursor rests, if it moves now.
pub(super) fn deadline(model: &Model) -> Option<Timestamp> {
    model.sheet().moving.map(|moving| moving.until)
}

/// Whether the moment came at which the cursor rests. Somebody may have set the clock back meanwhile.
pub(super) fn is_due(model: &Model) -> bool {
    let now = model.now.timestamp();
    deadline(model).is_some_and(|until| until <= now || until > now + REST)
}

/// Whether the cursor moves, beside a card that is seen.
pub(super) fn is_moving(model: &mut Model) -> bool {
    let before = model.sheet().moving;
    let moving = if model.focus() == Focus::Card || model.passage == Passage::Stands { None } else { moving(model) };
    let seat = seat(model);
    let sheet = model.sheet_mut();
    sheet.seat = seat.or(sheet.seat);
    sheet.moving = moving;
    if moving != before {
        model.picture = Picture::Changed;
    }
    moving.is_some()
}

fn moving(model: &Model) -> Option<Moving> {
    let sheet = model.sheet();
    let moving = sheet.moving.filter(|_| !is_due(model));
    // Where nobody knows yet who is under the cursor, it is where it was.
    let (Some((id, top)), Some((before, before_top))) = (seat(model), sheet.seat) else { return moving };
    let until = if id == before { moving?.until } else { model.now.timestamp() + REST };
    let was_kept = moving.is_none_or(|moving| moving.beside == Beside::LastCard);
    let beside = if top == before_top && was_kept { Beside::LastCard } else { Beside::Nothing };
    Some(Moving { until, beside })
}

/// The record under the cursor, and the first row that is seen.
fn seat(model: &Model) -> Option<(RecordId, usize)> {
    let top = match model.pane {
        Pane::List => model.contacts.top,
        Pane::Today => model.today.top,
        Pane::Board | Pane::Card => 0,
    };
    model.current().map(|record| (record.id, top))
}
