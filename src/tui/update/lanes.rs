//! What a lane of the board means for the deals that come into it: they get what those in it have in common.

use jiff::civil::Date;
use tui_input::Input;

use super::sure::Sureness;
use super::{board, command, stages};
use crate::domain::{Record, Value};
use crate::ops::query::Lanes;
use crate::tui::modals::{Modal, Place, Prompt, told};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::panes::board::{Grip, Landing, Moving};

/// What a lane says of its deals.
#[derive(Debug)]
enum Common {
    /// This word, behind its flag; an empty one says that they have none.
    Word(String),
    /// That a day of theirs lies in the month that begins with this one.
    Month(Date),
}

/// What the deals of a lane have in common, by its flag; a month is no day, and what has nothing needs no flag.
pub(super) fn flag(model: &Model, lane: usize) -> Option<(&'static str, String)> {
    let by = model.board.divided?;
    match common(model, by, lane)? {
        Common::Word(name) if !name.is_empty() => Some((by.key(), name)),
        Common::Word(_) | Common::Month(_) => None,
    }
}

fn common(model: &Model, by: Lanes, lane: usize) -> Option<Common> {
    let name = model.board.lanes.lane(lane)?.name.as_deref();
    match (by, name) {
        (Lanes::CloseMonth, Some(month)) => format!("{month}-01").parse().ok().map(Common::Month),
        (Lanes::Owner | Lanes::Company | Lanes::CloseMonth, name) => {
            Some(Common::Word(name.unwrap_or_default().to_owned()))
        }
    }
}

/// Brings what the mouse holds into a lane, and to the stage of the column where it is.
pub(super) fn bring(model: &mut Model, grip: &Grip, landing: &Landing, lane: usize) -> Vec<Effect> {
    let Some(by) = model.board.divided else { return Vec::new() };
    let (Some(common), Some(column)) = (common(model, by, lane), model.board.columns.get(landing.column)) else {
        return Vec::new();
    };
    let deals = grip.deals.clone();
    let stays = deals.len() == 1 && grip.from == landing.column;
    let is_lost = board::is_lost(column) && !stays;
    let (stage, to) = (column.id(), format!("--stage={}", stages::word(model, &column.stage)));
    let mut words = board::words_for(&deals, "edit");
    words.extend(Some(to).filter(|_| !stays));
    match common {
        Common::Word(name) => words.push(format!("--{}={name}", by.key())),
        Common::Month(month) => {
            let day = near(month, grip.deal(&model.board).filter(|_| deals.len() == 1), by);
            if !is_lost {
                return ask_day(model, told(model, &deals), words, by, day);
            }
            words.push(format!("--{}={day}", by.key()));
        }
    }
    if is_lost {
        return board::ask_reason_with(model, deals, words, "lost-reason");
    }
    let effects = command::give(model, words, Sureness::Said);
    model.board.moving = Some(Moving { deals, stage });
    effects
}

/// The same day of another month, as far as it has one; the last one for what has no day.
fn near(month: Date, deal: Option<&Record>, by: Lanes) -> Date {
    let day = deal.and_then(|deal| deal.value(by.key())).and_then(Value::as_date);
    let last = month.last_of_month();
    day.and_then(|day| month.with().day(day.day()).build().ok()).unwrap_or(last)
}

/// Asks for a day of the month of a lane.
fn ask_day(model: &mut Model, about: String, words: Vec<String>, by: Lanes, day: Date) -> Vec<Effect> {
    let prompt = Prompt::new(model.text.get("screen-ask-close"), about, words, Place::Flag(by.key()));
    let input = Input::new(day.to_string());
    model.modals.push(Modal::Prompt(Prompt { input, needed: Some("screen-reschedule-needed"), ..prompt }));
    Vec::new()
}
