//! The tests that use rolo as its users do: through the real program, in a clean environment.

mod apply;
mod find;
mod flow;
mod formats;
mod hostile;
mod house;
mod people;
mod refused;
mod rolo;
mod settings;
mod streams;
mod undo;
