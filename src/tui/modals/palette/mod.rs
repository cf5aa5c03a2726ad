//! The command line: the shell's whole grammar, with a list of all that can be done and of what may be typed next.

mod draw;
mod item;
mod list;
mod state;
mod words;

pub(crate) use draw::{draw, hit, room, selected};
pub(crate) use item::{Does, Item, Menu, Proposal};
pub(crate) use list::proposals;
pub(crate) use state::{Looking, Palette};
pub(crate) use words::{Question, Words, is_few};
