//! Tables of other programs, whatever format they come in: heads, where their columns go, rows.
//!
//! A [`Table`] has read its heads; a [`Plan`] says where its columns go; together they give rows, each with the cells
//! from which it came, so that those which fail can be written down again as they were.

mod cell;
mod cells;
mod goal;
mod guard;
mod heads;
mod items;
mod key;
mod plan;
mod print;
mod recipe;
mod rows;
mod show;
mod template;

#[cfg(test)]
pub(in crate::exchange) mod tests;

pub(in crate::exchange) use cell::{Names, read};
pub use cells::{Cells, Cut, Source};
pub(in crate::exchange) use goal::Goal;
pub use guard::guarded;
pub(in crate::exchange) use guard::unguarded;
pub(in crate::exchange) use heads::ERROR;
pub use heads::Heads;
pub use plan::Plan;
pub use recipe::{read_recipe, show_recipe};
pub use rows::{Read, Table};
pub(in crate::exchange) use show::{Shares, text};
