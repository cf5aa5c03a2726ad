//! Threads and channels: messages in, effects out. The screen's own thread never waits for the book.

mod input;
mod run;
mod worker;

pub use run::run;
