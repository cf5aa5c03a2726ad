//! What is known of the card of the record under the cursor, where its own cursor stands, and how far it is scrolled.

use jiff::Timestamp;

use crate::domain::RecordId;
use crate::ops::Card;
use crate::tui::msg::Ticket;

/// The card of the record under the cursor.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// The lines that are scrolled away.
    pub(crate) top: usize,
    /// The line of the cursor.
    pub(crate) cursor: usize,
    /// What of the timeline is shown, in the filter language; all of it if empty.
    pub(crate) filter: String,
    /// The card that was read last.
    pub(crate) card: Option<Card>,
    /// The last question for a card.
    pub(crate) asked: Option<CardAsked>,
    /// The record to which the cursor came last, and the first row that was seen then.
    pub(crate) seat: Option<(RecordId, usize)>,
    /// While the cursor does not rest: until when, and what stands beside it.
    pub(crate) moving: Option<Moving>,
}

/// A cursor that moves on: the card of a record that is only passed is neither read nor drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moving {
    /// From when on it rests, unless it moves on.
    pub(crate) until: Timestamp,
    /// What stands beside it.
    pub(crate) beside: Beside,
}

/// What stands beside a cursor that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// The card that was read last.
    LastCard,
    /// Nothing: rows that scroll take with them what stands beside them.
    Nothing,
}

impl Sheet {
    /// Begins at the top, with everything, since the card is another one now.
    pub(crate) fn restart(&mut self) {
        (self.top, self.cursor) = (0, 0);
        self.narrow(String::new());
    }

    /// Shows another part of the timeline.
    pub(crate) fn narrow(&mut self, filter: String) {
        if self.filter != filter {
            self.filter = filter;
            self.asked = None;
        }
    }

    /// Keeps the cursor on the card and what is seen around the cursor, given so many lines and room for so many.
    pub(crate) fn settle(&mut self, lines: usize, room: usize) {
        let room = room.max(1);
        self.cursor = self.cursor.min(lines.saturating_sub(1));
        let lowest = (self.cursor + 1).saturating_sub(room);
        self.top = self.top.clamp(lowest, self.cursor).min(lines.saturating_sub(room));
    }
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
