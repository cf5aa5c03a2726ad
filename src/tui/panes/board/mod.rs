//! The board of a pipeline: a column a stage, a card a deal.

mod amount;
mod column;
mod draw;
mod folded;
mod grid;
mod grip;
mod head;
mod lanes;
mod state;
mod tile;
mod wish;

pub(crate) use amount::totals_line;
pub(crate) use column::Column;
pub(crate) use draw::{columns, draw, lane_name};
pub(crate) use grip::{Beside, Grip, Landing};
pub(crate) use lanes::Lanes;
pub(crate) use state::{Board, Moving, Wanted};
pub(crate) use wish::Asked;
