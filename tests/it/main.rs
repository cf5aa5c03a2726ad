//! The tests that use rolo as its users do: through the real program, in a clean environment.

mod house;
mod rolo;
mod screen;
mod screen_bytes;
mod screen_columns;
mod screen_same;
mod screen_signals;
mod terminal;
