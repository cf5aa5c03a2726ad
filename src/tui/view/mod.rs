//! Draws the model. Nothing is decided here, and nothing is changed.

mod chord;
mod draw;
pub(crate) mod foot;
pub(crate) mod head;
mod hints;
pub(super) mod report;

pub(crate) use draw::view;
