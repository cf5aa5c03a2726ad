//! Commands become changes, queries become answers. The only writer of a book.
//!
//! A command is planned by reading the views, written to the journal, and only then applied to the views: the views
//! derive from nothing but what is on the disk.

mod again;
pub mod agenda;
mod among;
mod asked;
mod birthdays;
mod board;
mod book;
mod callers;
mod changes;
mod companies;
mod contents;
mod dressing;
mod emptiness;
mod explain;
mod failures;
mod familiar;
mod files;
mod format;
mod history;
mod hits;
mod lanes;
mod list;
mod local;
mod marks;
mod names;
mod open_value;
mod order;
mod overlay;
mod paced;
mod places;
mod plan;
mod quiet;
mod related;
mod reminders;
mod resolve;
mod rhythms;
mod segments;
mod show;
mod standing;
mod timeline;
mod touch;

#[cfg(test)]
mod model;
#[cfg(test)]
mod tests;

pub use book::{Book, Findings, Progress, Surroundings};
pub use local::Local;
