//! Starting and ending: the only room that sees every layer.

mod ahead;
mod ask;
mod clock;
mod complete;
mod edit;
mod export;
mod files;
mod host;
mod ids;
mod import;
mod input;
mod keys;
mod looks;
mod owner;
mod panic;
mod retold;
mod run;
mod said;
mod screen;
mod seat;
mod serving;
mod setup;
mod stop;
mod world;

pub use run::run;
