//! Who is calling, while a number is searched for: what is told of the one under the cursor.

use super::state::Contacts;
use crate::domain::{Kind, RecordId, phone};
use crate::ops::answer::Caller;
use crate::search;
use crate::tui::msg::Ticket;

/// Digits from which on a number says who is calling.
const TELLING_DIGITS: usize = 3;

/// What is known of who is calling.
#[derive(Debug, Default)]
pub(crate) struct Calling {
    /// The last question, and about which record as of which of its changes.
    pub(crate) asked: Option<(Ticket, RecordId, u64)>,
    /// What was answered last.
    pub(crate) told: Option<Caller>,
}

impl Contacts {
    /// Whether a telephone number is searched for among those who have one.
    pub(crate) fn seeks_number(&self) -> bool {
        let words = self.words.value().trim();
        let number = words.strip_prefix(phone::URI).unwrap_or(words);
        let digits = number.chars().filter(|char| char.is_numeric()).count();
        matches!(self.kind, Kind::Contact | Kind::Company) && digits >= TELLING_DIGITS && search::is_number(number)
    }

    /// Whoever is calling, if that is the one under the cursor.
    pub(crate) fn caller(&self) -> Option<&Caller> {
        let current = self.current()?.id;
        self.calling.told.as_ref().filter(|caller| caller.record.id == current && self.seeks_number())
    }
}
