//! Deals that are added where the cursor of the board is: by a form, or by a line.

use super::{lanes, modal, stages};
use crate::domain::Kind;
use crate::ops::query::Lanes;
use crate::tui::modals::{Form, Modal, Place, Prompt};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::widgets::cells;

/// What may be said of a deal beside its name, in the order in which it is offered.
const SAID: &[&str] = &["value=", "company=", "contact=", "close=", "owner=", "next=", "due="];

/// Opens a form for a deal in the stage of the cursor.
pub(super) fn open_form(model: &mut Model) -> Vec<Effect> {
    let begun = here(model);
    let form = Form::begun(Kind::Deal, &begun, model.text.catalogue());
    model.modals.push(Modal::Form(Box::new(form)));
    Vec::new()
}

/// Asks for a line: the name of a deal in the stage of the cursor, and in its lane.
pub(super) fn ask_name(model: &mut Model) -> Vec<Effect> {
    let begun = here(model);
    let said = begun.iter().map(|(flag, value)| format!("--{flag}={value}")).collect::<Vec<_>>();
    let words = ["deal", "add"].map(str::to_owned).into_iter().chain(said).collect();
    let column = model.board.columns.get(model.board.at);
    let about = column.map(|column| cells::shown(&column.stage.title())).unwrap_or_default();
    let prompt = Prompt::new(model.text.get("screen-ask-deal"), about, words, Place::Word);
    model.modals.push(Modal::Prompt(Prompt { needed: Some("screen-deal-needed"), flags: SAID, ..prompt }));
    Vec::new()
}

/// What is said of a deal by where it is added: the pipeline and the stage of the cursor, what its lane has in common, and
/// whose it is where the lane does not say that, by their flags.
fn here(model: &Model) -> Vec<(&'static str, String)> {
    let board = &model.board;
    let (Some(pipeline), Some(column)) = (board.pipeline(), board.columns.get(board.at)) else {
        return modal::own(model);
    };
    let place = [("pipeline", stages::pipeline_word(model, pipeline)), ("stage", stages::word(model, &column.stage))];
    let lane = lane(model);
    let own = modal::own(model)
        .into_iter()
        .filter(|(flag, _)| board.divided != Some(Lanes::Owner) && lane.iter().all(|(known, _)| known != flag));
    place.into_iter().chain(lane.clone()).chain(own).collect()
}

/// What the deals of the lane of the cursor have in common, by its flag.
fn lane(model: &Model) -> Option<(&'static str, String)> {
    let board = &model.board;
    board.current()?;
    let position = board.columns.get(board.at)?.cursor;
    lanes::flag(model, board.lanes.of_card(board.at, position))
}
