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
    /// The last question for a card: of which record, and as of which entry.
    pub(crate) asked: Option<(Ticket, RecordId, u64)>,
}
