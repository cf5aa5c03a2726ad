//! The tests that use rolo as its users do: through the real program, in a clean environment.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should say so and stop"
)]

mod control;
mod house;
mod rolo;
mod screen;
mod screen_bytes;
mod screen_columns;
mod screen_same;
mod screen_signals;
mod terminal;
