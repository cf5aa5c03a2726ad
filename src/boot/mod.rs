//! Starting and ending: the only room that sees every layer.

mod ahead;
mod ask;
mod clock;
mod complete;
mod files;
mod ids;
mod input;
mod owner;
mod panic;
mod run;
mod screen;
mod setup;
mod tables;
mod world;

pub use run::run;
