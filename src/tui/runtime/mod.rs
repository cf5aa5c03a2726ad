//! Threads and channels: messages in, effects out. The screen's own thread never waits for the book.

mod alarm;
mod input;
mod keeper;
mod run;
#[cfg(target_os = "linux")]
mod timer;
mod worker;

pub use run::run;
