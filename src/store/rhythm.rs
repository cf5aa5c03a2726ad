//! The view of rhythms: who is to be spoken to again after so many days of their own.

use crate::domain::{Kind, Life, Record, RecordId, rhythm};

use super::key::{View, id_bytes, kind_letter, last_id};
use super::packed::Direction;
use super::{Store, StoreError};

impl Store {
    /// The living records of a kind that have a rhythm of their own, the oldest first.
    pub fn ids_with_rhythm(&self, kind: Kind) -> Result<Vec<RecordId>, StoreError> {
        let prefix = View::Rhythms.key(&[&[kind_letter(kind)]]);
        let entries = self.views()?.entries(&prefix, Direction::Forward)?;
        entries.map(|entry| last_id(&entry?.0)).collect()
    }
}

/// The key of a record with a rhythm.
pub(super) fn key(record: &Record) -> Option<Vec<u8>> {
    let is_paced = match record.id.kind {
        Kind::Contact | Kind::Company => rhythm::own(record).is_some() && Life::of(record) == Life::Live,
        Kind::User
        | Kind::Deal
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Activity
        | Kind::Task
        | Kind::Segment
        | Kind::Field => false,
    };
    is_paced.then(|| View::Rhythms.key(&[&id_bytes(record.id)]))
}
