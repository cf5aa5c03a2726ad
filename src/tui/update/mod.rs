//! What every message does to the model, and what it asks of the world. No input or output happens here.

mod act;
mod again;
mod assign;
mod bell;
mod blank;
mod board;
mod boot;
mod card;
mod command;
mod copy;
mod dispatch;
mod export;
mod fetch;
mod form;
mod keys;
mod log;
mod marks;
mod modal;
mod mouse;
mod names;
mod news;
mod offers;
mod pane;
mod press;
mod ready;
mod reply;
mod rest;
mod stages;
mod sure;
mod tasks;
mod today;
mod typing;
mod views;

pub(crate) use boot::{Person, model};
#[cfg(test)]
pub(crate) use command::understand;
pub(crate) use command::{refuse, tell_troubles};
pub(crate) use dispatch::{begin, deadline, update};
pub(crate) use keys::places;
