//! The screen: `update` turns a message into a new model and effects, `view` draws the model.
//!
//! Only `runtime` and `terminal` touch the terminal, threads and the clock.

mod banner;
mod bell;
mod draft;
mod layout;
mod modals;
mod model;
mod msg;
mod panes;
mod runtime;
mod stage;
mod table;
mod terminal;
#[cfg(test)]
mod tests;
mod update;
mod view;
mod visit;
mod widgets;
mod wire;

use crate::theme;

pub use runtime::run;
pub use stage::{
    AnswerSettings, EditText, Ended, Existing, Figures, HandOut, Handout, KeepDrafts, KeepLine, Launch, Left, Links,
    ListFiles, Loaded, Mouse, News, OpenContent, Passage, ReadTable, Ringing, Stage, StepAside, Tell, WriteTable,
};
pub use terminal::check_terminal;
