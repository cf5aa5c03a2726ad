//! Tables as CSV: bytes in, cells out, and back.

mod cut;
mod export;
mod handout;
mod open;
mod rejects;

pub use cut::Cutter;
pub use export::{Export, default_columns};
pub use handout::Handout;
pub use open::{CsvTable, Layout, open};
pub use rejects::Rejects;
