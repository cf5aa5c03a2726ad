//! Forms: derived from the catalogue or from a command of the grammar, checked as they are typed, saved as a command
//! line.

mod draw;
mod entry;
mod offers;
mod press;
mod rebase;
mod rows;
mod state;
mod subject;
mod words;

pub(crate) use draw::draw;
pub(crate) use entry::{Entry, Way, Widget};
pub(crate) use offers::{Completed, Offer, Wish};
pub(crate) use press::hit;
pub(crate) use rows::page;
pub(crate) use state::{Checked, Form, Purpose, Saving};
