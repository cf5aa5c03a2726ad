//! Replies for a shell: data on standard output, talk on standard error, in tables, TSV, CSV, JSON and ids.
//!
//! Invariants: everything is printed through the writers of [`Shell`]; a reader that goes away ends the printing and
//! is no failure; what people wrote is shown, never obeyed, except in JSON and CSV, which are exact.

mod agenda;
mod apply;
mod board;
mod bulk;
mod callers;
mod card;
mod card_json;
mod cells;
mod demo;
mod diff;
mod done;
mod explain;
mod export;
mod fail;
mod files;
mod halt;
mod happening;
mod import;
mod kept;
mod lanes;
mod list;
mod outcome;
mod paint;
mod past;
mod plain;
mod schema;
mod sheet;
mod shell;
mod status;
mod trial;
mod whole;

#[cfg(test)]
mod book;

pub use fail::fail;
pub use import::{Import, Meter};
pub use paint::Paint;
pub use plain::Plain;
pub use shell::{Shell, Stream};
pub use trial::Tried;
pub use whole::{Existing, check_free};
