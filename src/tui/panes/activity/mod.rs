//! The log: what happened, newest first, under the days on which it did. Rows, cursor, marks and what narrows it are
//! those of the list of activities.

mod draw;
mod lines;
mod row;

pub(crate) use draw::{draw_heads, draw_rows};
pub(crate) use lines::{LogLine, lines, settle};
