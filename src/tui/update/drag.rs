//! The mouse on the board: it takes cards along and puts them down, and its wheel scrolls the column below it.

use ratatui::layout::Position;

use super::pane::Motion;
use super::{board, lanes};
use crate::tui::layout;
use crate::tui::model::{Model, Tone};
use crate::tui::msg::Effect;
use crate::tui::panes::board::{Beside, columns, lane_name};
use crate::tui::panes::contacts::{Focus, Marked};
use crate::tui::widgets::cells;

/// A button went down: the cursor goes to what is there, and the mouse has the card.
pub(super) fn press(model: &mut Model, at: Position) {
    let areas = columns(model);
    let board = &mut model.board;
    board.grip = None;
    let Some(column) = board.column_at(&areas, at).filter(|_| board.focus != Focus::Card) else { return };
    let (near, hit) = (board.card_near(&areas, column, at), board.card_at(&areas, column, at));
    board::go_to(model, column, near);
    if hit.is_some() {
        model.board.take();
    }
}

/// The mouse was moved with the button down.
pub(super) fn carry(model: &mut Model, at: Position) {
    if model.board.grip.is_none() {
        return;
    }
    let areas = columns(model);
    model.board.carry(&areas, at);
    look_beyond(model, at);
    let Some(landing) = model.board.grip.as_ref().and_then(|grip| grip.over.as_ref()) else {
        return model.say(Tone::Plain, String::new());
    };
    let stage = model.board.columns.get(landing.column).map(|column| column.stage.title()).unwrap_or_default();
    let deals: Vec<String> = held(model).into_iter().map(|deal| deal.title).collect();
    let lane = landing.lane.and_then(|number| model.board.lanes.lane(number)).map(|lane| lane_name(model, lane));
    let id = if lane.is_some() { "screen-board-drag-lane" } else { "screen-board-drag" };
    let (count, lane) = (deals.len(), lane.unwrap_or_default());
    let deals = model.text.list(&deals);
    let facts = [("count", count.into()), ("deals", deals.into()), ("stage", stage.into()), ("lane", lane.into())];
    let told = cells::shown(&model.text.say(id, &facts));
    model.say(Tone::Plain, told);
}

/// At the edge of the screen, columns come into sight that were not.
fn look_beyond(model: &mut Model, at: Position) {
    let body = layout::below_prompts(model.size);
    let board = &mut model.board;
    let seen = layout::columns(model.size, &board.spans(), board.left, board.currencies()).areas.len();
    if at.x + 1 >= body.x.saturating_add(body.width) && board.left + seen < board.columns.len() {
        board.at = board.left + seen;
    } else if at.x == body.x && board.left > 0 {
        board.at = board.left - 1;
    }
}

/// The button went up: what it held comes where it is.
pub(super) fn put_down(model: &mut Model) -> Vec<Effect> {
    let Some(mut grip) = model.board.grip.take() else { return Vec::new() };
    let Some(landing) = grip.over.take() else { return Vec::new() };
    if let Some(lane) = landing.lane {
        return lanes::bring(model, &grip, &landing, lane);
    }
    let handle = |position| {
        let column = model.board.columns.get(landing.column)?;
        column.window.row(position).map(|deal| deal.handle().to_owned())
    };
    let spot = match landing.beside {
        Some(Beside::Before(position)) => handle(position).map(|handle| format!("--before={handle}")),
        Some(Beside::After(position)) => handle(position).map(|handle| format!("--after={handle}")),
        None => None,
    };
    board::bring(model, grip.deals, landing.column, spot)
}

fn held(model: &Model) -> Vec<Marked> {
    model.board.grip.as_ref().map(|grip| grip.deals.clone()).unwrap_or_default()
}

/// The wheel was turned: the column below it scrolls, or all of them where rows go through all.
pub(super) fn wheel(model: &mut Model, at: Position, lines: isize) {
    let areas = columns(model);
    let here = model.board.at;
    let board = &model.board;
    let below = board.column_at(&areas, at);
    let below = below.filter(|column| board.columns.get(*column).is_some_and(|column| !board.is_folded(column)));
    model.board.at = below.unwrap_or(here);
    board::go(model, Motion::Rows(lines));
    if model.board.lanes.is_empty() {
        model.board.at = here;
    }
}
