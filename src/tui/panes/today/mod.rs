//! The day: what is overdue and due, whom to visit, what goes stale, whose birthday it is, and the month so far.

mod draw;
mod entry;
mod facts;
mod rows;
mod state;

pub(crate) use draw::{areas, draw};
pub(crate) use entry::{Entry, Note, Section};
pub(crate) use rows::{Row, rows};
pub(crate) use state::{Span, Today};
