//! What fills the screen: one folder a pane.

use crate::keymap::Action;

pub(super) mod activity;
pub(super) mod board;
pub(super) mod contacts;
pub(super) mod lens;
pub(super) mod today;

/// What can fill the screen, by the actions that show it, in the order of their keys.
pub(super) const SHOWN_BY: &[Action] = &[
    Action::People,
    Action::Companies,
    Action::Board,
    Action::Deals,
    Action::Tasks,
    Action::Activities,
    Action::Today,
];
