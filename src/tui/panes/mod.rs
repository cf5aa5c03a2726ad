//! What fills the screen: one folder a pane.

pub(super) mod contacts;
