//! What is known of the card of the record under the cursor, and how far it is scrolled.

use crate::domain::RecordId;
use crate::ops::Card;
use crate::tui::msg::Ticket;

/// The card of the record under the cursor.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// The lines that are scrolled away.
    pub(crate) top: usize,
    /// The card that was read last.
    pub(crate) card: Option<Card>,
    /// The last question for a card.
    pub(crate) asked: Option<CardAsked>,
}

/// A question for a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CardAsked {
    /// Its number.
    pub(crate) ticket: Ticket,
    /// Of which record.
    pub(crate) id: RecordId,
    /// As of which of the record's changes.
    pub(crate) rev: u64,
    /// With how many happenings.
    pub(crate) len: usize,
}
