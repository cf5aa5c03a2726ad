//! The saved view through which a list or the board is seen.

use super::contacts::Freshness;
use crate::grammar;
use crate::ops::View;
use crate::tui::msg::Ticket;

/// A view in use. What narrows a pane further, its columns and its order are the pane's own: others may be named.
#[derive(Clone, Debug)]
pub(crate) struct Lens {
    /// The view.
    pub(crate) view: View,
    /// Whether it is as the book has it.
    state: Freshness,
    /// The question for it that is on its way.
    pub(crate) asked: Option<Ticket>,
}

impl Lens {
    /// A view as the book has it now.
    pub(crate) fn new(view: View) -> Lens {
        Lens { view, state: Freshness::Fresh, asked: None }
    }

    /// Says that the book changed.
    pub(crate) fn spoil(&mut self) {
        self.state = self.state.spoilt();
        self.asked = None;
    }

    /// Says that it cannot be read; it is asked for again when something changes.
    pub(crate) fn fail(&mut self) {
        self.state = Freshness::Failed;
        self.asked = None;
    }

    /// Whether it has to be asked for.
    pub(crate) fn is_missing(&self) -> bool {
        self.state == Freshness::Stale && self.asked.is_none()
    }
}

/// The filter of what is seen, given what was typed. The segment goes by its handle, so that it may get another name.
pub(crate) fn filter(lens: Option<&Lens>, typed: &str) -> String {
    match lens {
        Some(lens) => grammar::within(&lens.view.handle, typed),
        None => typed.to_owned(),
    }
}
