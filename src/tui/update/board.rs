//! What keys do on the board. Every change is words: `deal move d-7k2fq --to=Proposal`.

use tui_input::Input;

use super::pane::Motion;
use super::sure::Sureness;
use super::{command, stages};
use crate::domain::{Kind, stage};
use crate::ops::Reference;
use crate::ops::query::{self, Lanes};
use crate::tui::modals::{Choice, Chosen, Modal, Picker, Place, Prompt};
use crate::tui::model::{Model, Tone};
use crate::tui::msg::{Effect, Topic};
use crate::tui::panes::board::{Column, Moving, Wanted, columns};
use crate::tui::panes::contacts::{Focus, Marked};
use crate::tui::panes::lens::Lens;
use crate::tui::widgets::cells;

/// Shows the board.
pub(super) fn show(model: &mut Model) -> Vec<Effect> {
    model.show_board();
    model.board.focus = Focus::List;
    model.board.sheet.restart();
    Vec::new()
}

/// Shows the board that somebody asked for by typing, perhaps through a view.
pub(super) fn show_asked(model: &mut Model, asked: query::Board, lens: Option<Lens>) -> Vec<Effect> {
    model.show_board();
    let board = &mut model.board;
    board.pipeline = asked.pipeline;
    board.words = Input::new(asked.words);
    board.filter = Input::new(asked.filter);
    board.sort = asked.sort;
    board.divided = asked.lanes;
    board.lens = lens;
    board.focus = Focus::List;
    board.restart();
    Vec::new()
}

/// Moves the cursor in its column.
pub(super) fn go(model: &mut Model, motion: Motion) {
    let room = columns(model).room;
    let board = &mut model.board;
    board.wanted = None;
    if let Some(column) = board.columns.get_mut(board.at) {
        column.cursor = motion.from(column.cursor, room, column.count);
        board.sheet.restart();
    }
}

/// Moves the cursor by so many columns; where there are lanes, along the row.
pub(super) fn go_beside(model: &mut Model, by: isize) -> Vec<Effect> {
    let board = &mut model.board;
    board.wanted = None;
    board.sheet.restart();
    let to = board.at.saturating_add_signed(by).min(board.columns.len().saturating_sub(1));
    let row = board.columns.get(board.at).map(|column| board.lanes.row(board.at, column.cursor));
    if let (false, Some(row), Some(column)) = (board.lanes.is_empty(), row, board.columns.get_mut(to)) {
        column.cursor = board.lanes.nearest(to, row);
    }
    board.at = to;
    Vec::new()
}

/// Folds the column of the cursor, or opens it again.
pub(super) fn fold(model: &mut Model) -> Vec<Effect> {
    let board = &mut model.board;
    let Some(stage) = board.columns.get(board.at).map(Column::id) else { return Vec::new() };
    if !board.folded.remove(&stage) {
        board.folded.insert(stage);
    }
    board.sheet.restart();
    Vec::new()
}

/// Puts the cursor on a card, which may be none.
pub(super) fn go_to(model: &mut Model, at: usize, position: usize) {
    let board = &mut model.board;
    let Some(column) = board.columns.get_mut(at) else { return };
    column.cursor = position.min(column.count.saturating_sub(1));
    board.at = at;
    board.focus = Focus::List;
    board.sheet.restart();
    board.wanted = None;
}

/// Takes away whatever narrows the board; the cursor stays on its deal.
pub(super) fn widen(model: &mut Model) {
    let board = &mut model.board;
    if board.is_narrowed() || !board.sort.is_empty() || board.divided.is_some() {
        board.words.reset();
        board.filter.reset();
        board.sort.clear();
        board.divided = None;
        board.lens = None;
        read_anew(model);
    }
}

/// Has the board read anew, with the cursor on the deal on which it is.
pub(super) fn read_anew(model: &mut Model) {
    let wanted = model.board.current().and_then(Wanted::of);
    model.board.spoil();
    model.board.wanted = wanted;
}

/// Brings those that are selected to the stage beside that of the cursor.
pub(super) fn move_beside(model: &mut Model, by: isize) -> Vec<Effect> {
    let board = &model.board;
    let deals = board.selected();
    let to = board.leaves_from(&deals).checked_add_signed(by).filter(|at| *at < board.columns.len());
    let Some(to) = to else { return refuse(model, "screen-board-no-stage") };
    bring(model, deals, to, None)
}

/// Brings deals to the stage of a column, perhaps to a place there: `--before=d-7k2fq`.
pub(super) fn bring(model: &mut Model, deals: Vec<Marked>, to: usize, spot: Option<String>) -> Vec<Effect> {
    if deals.is_empty() {
        return command::nothing_selected(model);
    }
    let board = &model.board;
    let Some(column) = board.columns.get(to) else { return refuse(model, "screen-board-no-stage") };
    if is_lost(column) && board.columns.iter().find(|column| is_lost(column)).map(Column::id) == Some(column.id()) {
        return ask_reason_of(model, deals);
    }
    let (stage, word) = (column.id(), stages::word(model, &column.stage));
    let words = words_for(&deals, "move").into_iter().chain([format!("--to={word}")]).chain(spot).collect();
    // One sees where they go, and brings them back by the key beside it.
    let effects = command::give(model, words, Sureness::Said);
    model.board.moving = Some(Moving { deals, stage });
    effects
}

/// Whether deals are lost that come there.
pub(super) fn is_lost(column: &Column) -> bool {
    column.outcome() == stage::Outcome::Lost
}

/// Puts the deal under the cursor before or behind the one beside it.
pub(super) fn reorder(model: &mut Model, by: isize) -> Vec<Effect> {
    let board = &model.board;
    if !board.sort.is_empty() {
        return refuse(model, "screen-board-by-hand");
    }
    let Some(column) = board.columns.get(board.at) else { return command::nothing_selected(model) };
    let lane = |position| board.lanes.of_card(board.at, position);
    let beside = column.cursor.checked_add_signed(by).filter(|position| lane(*position) == lane(column.cursor));
    let beside = beside.and_then(|position| column.window.row(position));
    let (Some(deal), Some(beside)) = (board.current(), beside) else {
        return refuse(model, "screen-board-at-end");
    };
    let side = if by > 0 { "after" } else { "before" };
    let words = ["deal", "move", deal.handle()].map(str::to_owned);
    let words = words.into_iter().chain([format!("--{side}={}", beside.handle())]).collect();
    let effects = command::run(model, words);
    if !effects.is_empty() {
        model.board.shift(by);
    }
    effects
}

/// Wins or reopens those that are selected.
pub(super) fn close(model: &mut Model, verb: &str) -> Vec<Effect> {
    let deals = selected(model);
    if deals.is_empty() {
        return command::nothing_selected(model);
    }
    command::run(model, words_for(&deals, verb))
}

pub(super) fn words_for(deals: &[Marked], verb: &str) -> Vec<String> {
    let words = ["deal", verb].map(str::to_owned).into_iter();
    words.chain(deals.iter().map(|marked| marked.handle.clone())).collect()
}

/// The deals that are selected, wherever that is.
fn selected(model: &Model) -> Vec<Marked> {
    if model.kind() == Kind::Deal { model.selected() } else { Vec::new() }
}

/// Asks why those that are selected were lost.
pub(super) fn ask_reason(model: &mut Model) -> Vec<Effect> {
    let deals = selected(model);
    ask_reason_of(model, deals)
}

fn ask_reason_of(model: &mut Model, deals: Vec<Marked>) -> Vec<Effect> {
    if deals.is_empty() {
        return command::nothing_selected(model);
    }
    let words = words_for(&deals, "lose");
    ask_reason_with(model, deals, words, "reason")
}

/// Asks why these were lost; the answer stands behind a flag of the words.
pub(super) fn ask_reason_with(
    model: &mut Model,
    deals: Vec<Marked>,
    words: Vec<String>,
    flag: &'static str,
) -> Vec<Effect> {
    let question = model.text.say("screen-ask-reason", &[("count", deals.len().into())]);
    let about: Vec<String> = deals.into_iter().map(|Marked { title, .. }| title).collect();
    let prompt = Prompt::new(question, model.text.list(&about), words, Place::Flag(flag));
    model.modals.push(Modal::Prompt(Prompt { needed: Some("screen-reason-needed"), ..prompt }));
    Vec::new()
}

/// Lets one pick the stage to which those that are selected go.
pub(super) fn pick_stage(model: &mut Model) -> Vec<Effect> {
    let deals = selected(model);
    if deals.is_empty() {
        return command::nothing_selected(model);
    }
    let words = words_for(&deals, "move");
    let ticket = model.next_ticket();
    let question = model.text.get("screen-pick-stage");
    let picker = Picker { question, awaits: Some(ticket), words, ..Picker::default() };
    model.modals.push(Modal::Picker(picker));
    vec![Effect::Ask(ticket, Topic::Choices, Box::new(stages::all(model)))]
}

/// Lets one pick by what the board is divided into lanes.
pub(super) fn pick_lanes(model: &mut Model) -> Vec<Effect> {
    let label = |by: Option<Lanes>| match by {
        Some(by) => model.text.choice(by.as_str()),
        None => model.text.get("screen-lanes-none"),
    };
    let all = std::iter::once(None).chain(Lanes::ALL.iter().copied().map(Some));
    let choices: Vec<Choice> = all.map(|by| Choice { label: label(by), chosen: Chosen::Lanes(by) }).collect();
    let now = Chosen::Lanes(model.board.divided);
    let cursor = choices.iter().position(|choice| choice.chosen == now).unwrap_or_default();
    let question = model.text.get("screen-pick-lanes");
    model.modals.push(Modal::Picker(Picker { question, choices, cursor, ..Picker::default() }));
    Vec::new()
}

/// Divides the board into lanes; the cursor stays on its deal.
pub(super) fn divide(model: &mut Model, by: Option<Lanes>) {
    model.board.divided = by;
    read_anew(model);
}

/// Shows the pipeline so many places further on, round and round.
pub(super) fn next_pipeline(model: &mut Model, by: isize) -> Vec<Effect> {
    let board = &mut model.board;
    let asked = board.pipeline.as_ref().map(|Reference(handle)| handle);
    let asked = board.pipelines.iter().position(|pipeline| Some(pipeline.handle()) == asked.map(String::as_str));
    let now = asked.unwrap_or(board.shown);
    let count = board.pipelines.len();
    let next = now.checked_add_signed(by).unwrap_or(count.saturating_sub(1));
    let next = if next < count { next } else { 0 };
    match board.pipelines.get(next).filter(|_| next != now) {
        Some(pipeline) => {
            board.pipeline = Some(Reference(pipeline.handle().to_owned()));
            board.restart();
            Vec::new()
        }
        None => refuse(model, "screen-board-one-pipeline"),
    }
}

fn refuse(model: &mut Model, id: &str) -> Vec<Effect> {
    let message = cells::shown(&model.text.get(id));
    model.say(Tone::Bad, message);
    Vec::new()
}
