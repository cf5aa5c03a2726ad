//! The line to the terminal, which may be a slow one: as few bytes as will do bring what it shows to what it should
//! show, and none where nothing changed.

mod doubtful;
mod grid;
mod ground;
mod link;
mod look;
mod pen;
mod send;
mod shift;
#[cfg(test)]
mod tests;

pub(super) use ground::Ground;
pub(super) use link::Link;
pub(super) use send::Wire;
