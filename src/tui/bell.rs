//! What the screen knows of reminders: what rang and waits for an answer, and when something rings next.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

use super::msg::Ticket;
use crate::domain::Record;

/// Reminders, and the day that it is.
#[derive(Clone, Debug)]
pub(crate) struct Bell {
    /// The moment up to which everything has rung.
    pub(crate) since: Timestamp,
    /// When the next reminder rings, as far as is known.
    pub(crate) next: Option<Timestamp>,
    /// The question that is under way, and when it was asked.
    pub(crate) asked: Option<(Ticket, Timestamp)>,
    /// Whether the book has to be asked.
    pub(crate) wish: Wish,
    /// What rang and was not answered, the earliest first.
    pub(crate) rung: Vec<Record>,
    /// The day for which the picture was read.
    pub(crate) day: Date,
}

/// Whether the book has to be asked what rang and what rings next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Nothing new can be known.
    Nothing,
    /// What rang meanwhile is only told: its moment was missed.
    Tell,
    /// What rings now is heard.
    Ring,
}

impl Bell {
    /// A bell that has heard nothing since a moment.
    pub(crate) fn new(since: Timestamp, now: &Zoned) -> Bell {
        Bell { since, next: None, asked: None, wish: Wish::Tell, rung: Vec::new(), day: now.date() }
    }

    /// The moment at which something has to be done next: a reminder rings, or the day ends.
    pub(crate) fn deadline(&self, now: &Zoned) -> Option<Timestamp> {
        let midnight = self.day.tomorrow().ok().and_then(|next| next.to_zoned(now.time_zone().clone()).ok());
        self.next.into_iter().chain(midnight.map(|midnight| midnight.timestamp())).min()
    }
}
