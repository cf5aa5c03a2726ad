//! A card that somebody went to by a name, wherever the record stands in lists.

use std::collections::BTreeMap;

use super::{Marked, Sheet};
use crate::domain::{Record, RecordId};

/// The card of one record, on a page of its own.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The record; none before the first one.
    pub(crate) id: Option<RecordId>,
    /// What is known of it.
    pub(crate) sheet: Sheet,
    /// Nothing is marked on a card.
    pub(crate) marks: BTreeMap<RecordId, Marked>,
}

impl Page {
    /// The record, if it was read.
    pub(crate) fn current(&self) -> Option<&Record> {
        let record = self.sheet.card.as_ref().map(|card| &card.record);
        record.filter(|record| Some(record.id) == self.id)
    }

    /// Says that the book changed: an answer that is on its way is too old.
    pub(crate) fn spoil(&mut self) {
        self.sheet.asked = None;
    }
}
