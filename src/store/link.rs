//! The view of links: which records link to one, for the whole picture of it.

use crate::domain::field::Arity;
use crate::domain::{Kind, Life, Record, RecordId};

use super::key::{View, id_bytes, kind_letter, last_id};
use super::packed::Direction;
use super::{Store, StoreError};

/// What stands in a key of a living record that belongs to the other one now, and of any other that links to it: of a
/// deleted one, and of a deal that was in a stage before.
const BELONGS: u8 = b'+';
const LINKS: u8 = b'-';

impl Store {
    /// The records of a kind that link to `target`, oldest first; deleted ones too.
    pub fn linking_to(&self, target: RecordId, kind: Kind) -> Result<Vec<RecordId>, StoreError> {
        let belonging = self.linking(target, BELONGS, kind)?;
        let mut all = belonging.chain(self.linking(target, LINKS, kind)?).collect::<Result<Vec<_>, _>>()?;
        all.sort_unstable();
        Ok(all)
    }

    /// The living or deleted records of a kind that link to `target` by a field that is no log, and maybe others, in no
    /// order.
    pub fn linked_to(
        &self,
        target: RecordId,
        kind: Kind,
        life: Life,
    ) -> Result<impl Iterator<Item = Result<RecordId, StoreError>>, StoreError> {
        let how = match life {
            Life::Live => BELONGS,
            Life::Deleted => LINKS,
        };
        self.linking(target, how, kind)
    }

    /// The living records of a kind that belong to `target` now, oldest first.
    pub fn belonging_to(
        &self,
        target: RecordId,
        kind: Kind,
    ) -> Result<impl Iterator<Item = Result<RecordId, StoreError>>, StoreError> {
        self.linking(target, BELONGS, kind)
    }

    fn linking(
        &self,
        target: RecordId,
        how: u8,
        kind: Kind,
    ) -> Result<impl Iterator<Item = Result<RecordId, StoreError>>, StoreError> {
        let prefix = View::Links.key(&[&id_bytes(target), &[how, kind_letter(kind)]]);
        let entries = self.views()?.entries(&prefix, Direction::Forward)?;
        Ok(entries.map(|entry| entry.and_then(|(key, _)| last_id(&key))))
    }
}

/// The keys of a record's links.
pub(super) fn keys(record: &Record) -> Vec<Vec<u8>> {
    let source = id_bytes(record.id);
    let is_living = Life::of(record) == Life::Live;
    let mut links: Vec<(RecordId, u8)> = record
        .links()
        .map(|(_, field, target)| (target, if is_living && field.arity != Arity::Log { BELONGS } else { LINKS }))
        .collect();
    // `+` sorts before `-`, and so it is the one that stays.
    links.sort_unstable();
    links.dedup_by_key(|(target, _)| *target);
    links.into_iter().map(|(target, how)| View::Links.key(&[&id_bytes(target), &[how], &source])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Uuid128;
    use crate::domain::{Path, Value};

    #[test]
    fn a_deal_belongs_to_the_stage_in_which_it_is_and_only_links_to_those_before() {
        let id = |kind, number| RecordId { kind, uuid: Uuid128(number) };
        let mut deal = Record::new(id(Kind::Deal, 9), jiff::Timestamp::UNIX_EPOCH);
        for (path, stage) in [("stage", 2), ("moves/2026-03-01", 1), ("moves/2026-03-02", 2)] {
            deal.fields.insert(Path::from(path), Value::Record(Uuid128(stage)));
        }
        let how = |deal: &Record| keys(deal).iter().map(|key| key.get(18).copied()).collect::<Vec<_>>();
        assert_eq!(how(&deal), [Some(LINKS), Some(BELONGS)]);
        deal.fields.insert(Path::one("deleted"), Value::Flag);
        assert_eq!(how(&deal), [Some(LINKS), Some(LINKS)]);
    }
}
