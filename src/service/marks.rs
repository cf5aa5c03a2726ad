//! Sets of records that cost eight bytes each.

use std::collections::HashSet;

use crate::domain::RecordId;

/// A set of records, by the low 64 bits of their identities, of which 62 are drawn at random.
///
/// Another record is taken for one of these if all these bits are the same: among a million records and as many that
/// are looked for, once in some millions of commands.
#[derive(Debug, Default)]
pub(super) struct Marks(HashSet<u64>);

impl Marks {
    /// Whether the set has this record.
    pub(super) fn contains(&self, id: RecordId) -> bool {
        self.0.contains(&mark(id))
    }

    /// Adds a record; false if the set had it.
    pub(super) fn insert(&mut self, id: RecordId) -> bool {
        self.0.insert(mark(id))
    }

    /// Takes a record out.
    pub(super) fn remove(&mut self, id: RecordId) {
        self.0.remove(&mark(id));
    }
}

fn mark(id: RecordId) -> u64 {
    id.uuid.to_bytes().last_chunk().map_or(0, |low| u64::from_be_bytes(*low))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Kind;
    use crate::domain::id::Uuid128;

    #[test]
    fn records_of_one_millisecond_are_told_apart() {
        let ids = (0..100).map(|number| RecordId { kind: Kind::Contact, uuid: Uuid128(7 << 80 | number) });
        let mut marks = Marks::default();
        assert!(ids.clone().all(|id| marks.insert(id)));
        assert!(ids.clone().all(|id| !marks.insert(id) && marks.contains(id)));
        ids.clone().for_each(|id| marks.remove(id));
        assert!(!ids.into_iter().any(|id| marks.contains(id)));
    }
}
