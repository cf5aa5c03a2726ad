//! What fills the screen: one folder a pane.

pub(super) mod activity;
pub(super) mod board;
pub(super) mod contacts;
pub(super) mod lens;
pub(super) mod today;
