//! The board of a pipeline: a column a stage, a card a deal.

mod amount;
mod column;
mod draw;
mod head;
mod state;
mod tile;
mod wish;

pub(crate) use amount::totals_line;
pub(crate) use column::Column;
pub(crate) use draw::{columns, draw};
pub(crate) use state::{Board, Moving, Wanted};
pub(crate) use wish::Asked;
