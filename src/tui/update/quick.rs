//! Deals that are added where the cursor of the board is: by a form, or by a line.

use super::{lanes, stages};
use crate::domain::Kind;
use crate::tui::modals::{Form, Modal, Place, Prompt};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::widgets::cells;

/// What may be said of a deal beside its name, in the order in which it is offered.
const SAID: &[&str] = &["value=", "company=", "contact=", "close=", "owner=", "next=", "due="];

/// Opens a form for a deal in the stage of the cursor.
pub(super) fn open_form(model: &mut Model) -> Vec<Effect> {
    let begun: Vec<(&str, String)> = here(model);
    let form = Form::begun(Kind::Deal, &begun, model.text.catalogue());
    model.modals.push(Modal::Form(Box::new(form)));
    Vec::new()
}

/// Asks for a line: the name of a deal in the stage of the cursor, and in its lane.
pub(super) fn ask_name(model: &mut Model) -> Vec<Effect> {
    let begun = here(model);
    let said = begun.iter().chain(&lane(model)).map(|(flag, value)| format!("--{flag}={value}")).collect::<Vec<_>>();
    let words = ["deal", "add"].map(str::to_owned).into_iter().chain(said).collect();
    let column = model.board.columns.get(model.board.at);
    let about = column.map(|column| cells::shown(&column.stage.title())).unwrap_or_default();
    let prompt = Prompt::new(model.text.get("screen-ask-deal"), about, words, Place::Word);
    model.modals.push(Modal::Prompt(Prompt { needed: Some("screen-deal-needed"), flags: SAID, ..prompt }));
    Vec::new()
}

/// The pipeline and the stage of the cursor, by their flags.
fn here(model: &Model) -> Vec<(&'static str, String)> {
    let board = &model.board;
    let (Some(pipeline), Some(column)) = (board.pipeline(), board.columns.get(board.at)) else { return Vec::new() };
    vec![("pipeline", stages::pipeline_word(model, pipeline)), ("stage", stages::word(model, &column.stage))]
}

/// What the deals of the lane of the cursor have in common, by its flag.
fn lane(model: &Model) -> Option<(&'static str, String)> {
    let board = &model.board;
    board.current()?;
    let position = board.columns.get(board.at)?.cursor;
    lanes::flag(model, board.lanes.of_card(board.at, position))
}
