//! What panes and modals are drawn with.

pub(super) mod buttons;
pub(super) mod cells;
pub(super) mod hits;
pub(super) mod line_input;
pub(super) mod popup;
