//! The views: everything derived from the journal, kept in sled so that it can be read fast. May be deleted at any time.
//!
//! Sole owner of sled and of record bytes. Each file from `record` to `entry` is one view: its keys, its values and
//! how it is read. Damage is an error, never a wrong answer; the remedy is always a fresh store from the journal.

mod birthday;
mod bytes;
mod catalogue;
mod disk;
mod entry;
mod error;
mod exact;
mod handle;
mod held;
mod key;
mod link;
mod meta;
mod name;
mod newcomers;
mod open;
mod packed;
mod record;
mod reminder;
mod replay;
mod rhythm;
mod roster;
mod rows;
mod spill;
mod stay;
mod text;
mod threads;
mod timeline;
mod trail;
mod value;
mod view;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use catalogue::catalogue_beside;
pub use entry::EntryRow;
pub use error::StoreError;
pub use exact::bare_domain;
pub use meta::Identity;
pub use open::{Opened, Stale, Store};
pub use record::Glimpse;
pub use replay::Replay;
pub use roster::Rosters;
pub use timeline::{Due, Glance, Passed};
