//! Tables as CSV: bytes in, rows out, and back.
//!
//! A [`Table`] has read its heads; a [`Plan`] says where its columns go; together they give rows, each with the record
//! from which it came, so that those which fail can be written down again as they were.

mod cell;
mod cut;
mod export;
mod goal;
mod guard;
mod handout;
mod heads;
mod items;
mod key;
mod plan;
mod recipe;
mod rejects;
mod show;
mod table;
mod template;

pub use cut::Cells;
pub use export::{Export, Mark, default_columns};
pub use guard::guarded;
pub use handout::Handout;
pub use heads::Heads;
pub use plan::Plan;
pub use recipe::{read_recipe, show_recipe};
pub use rejects::Rejects;
pub use table::{Layout, Read, Table};
