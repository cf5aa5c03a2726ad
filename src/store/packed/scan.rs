//! Reading many entries in order, forward or backward.

use std::collections::VecDeque;

use super::super::StoreError;
use super::block::{Slot, Stub};
use super::layout::end_of;
use super::map::{Packed, Placed};

/// Which way to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Direction {
    /// From the first key on.
    Forward,
    /// From the last key back.
    Backward,
}

/// A key and its value.
pub(in crate::store) type Entry = (Vec<u8>, Vec<u8>);

/// Entries in order; ends after an error.
pub(in crate::store) struct Entries<'p> {
    packed: &'p Packed,
    prefix: Vec<u8>,
    direction: Direction,
    ready: VecDeque<(Vec<u8>, Held)>,
    /// The block that was read last; nothing once there is no other.
    fence: Option<Vec<u8>>,
}

enum Held {
    Short(Vec<u8>),
    Long(Stub),
}

impl Packed {
    /// The entries whose keys begin with `prefix` (not empty).
    pub(in crate::store) fn entries(&self, prefix: &[u8], direction: Direction) -> Result<Entries<'_>, StoreError> {
        match (direction, end_of(prefix)) {
            (Direction::Forward, _) => self.entries_from(prefix, prefix),
            (Direction::Backward, Some(end)) => self.entries_before(prefix, &end),
            // Only keys of the last view could follow such a prefix, and there is none.
            (Direction::Backward, None) => self.entries_before(prefix, &[prefix, &[u8::MAX; 512]].concat()),
        }
    }

    /// The entries whose keys begin with `prefix`, from `key` on, forward.
    pub(in crate::store) fn entries_from(&self, prefix: &[u8], key: &[u8]) -> Result<Entries<'_>, StoreError> {
        let mut entries = Entries::of(self, prefix, Direction::Forward);
        let at = self.block_at(key)?;
        match at.map_or_else(|| self.block_after(key), |placed| Ok(Some(placed)))? {
            Some(placed) => entries.fill(&placed, |found| found >= key)?,
            None => entries.fence = None,
        }
        Ok(entries)
    }

    /// The entries whose keys begin with `prefix`, from before `key` on, backward.
    pub(in crate::store) fn entries_before(&self, prefix: &[u8], key: &[u8]) -> Result<Entries<'_>, StoreError> {
        let mut entries = Entries::of(self, prefix, Direction::Backward);
        // The end of a view's last prefix belongs to the next view.
        let same_view = key.first() == prefix.first();
        let last = [prefix, &[u8::MAX; 512]].concat();
        match self.block_at(if same_view { key } else { &last })? {
            Some(placed) => entries.fill(&placed, |found| found < key)?,
            None => entries.fence = None,
        }
        Ok(entries)
    }
}

impl<'p> Entries<'p> {
    fn of(packed: &'p Packed, prefix: &[u8], direction: Direction) -> Entries<'p> {
        Entries { packed, prefix: prefix.to_vec(), direction, ready: VecDeque::new(), fence: None }
    }

    /// Takes the entries of a block that belong to the range, and notes whether another block may follow.
    fn fill(&mut self, placed: &Placed, belongs: impl Fn(&[u8]) -> bool) -> Result<(), StoreError> {
        let mut is_past = false;
        let mut cursor = placed.block.cursor();
        while let Some((key, slot)) = cursor.next()? {
            let is_inside = key.starts_with(&self.prefix);
            is_past |= !is_inside
                && match self.direction {
                    Direction::Forward => key > self.prefix.as_slice(),
                    Direction::Backward => key < self.prefix.as_slice(),
                };
            if !is_inside || !belongs(key) {
                continue;
            }
            let held = match slot {
                Slot::Short(value) => Held::Short(value.to_vec()),
                Slot::Long(stub) => Held::Long(stub),
            };
            match self.direction {
                Direction::Forward => self.ready.push_back((key.to_vec(), held)),
                Direction::Backward => self.ready.push_front((key.to_vec(), held)),
            }
        }
        self.fence = (!is_past).then(|| placed.fence.clone());
        Ok(())
    }

    fn advance(&mut self) -> Result<Option<Entry>, StoreError> {
        loop {
            if let Some((key, held)) = self.ready.pop_front() {
                let value = match held {
                    Held::Short(value) => value,
                    Held::Long(stub) => self.packed.resolve(&key, Slot::Long(stub))?,
                };
                return Ok(Some((key, value)));
            }
            let Some(fence) = self.fence.take() else { return Ok(None) };
            let next = match self.direction {
                Direction::Forward => self.packed.block_after(&fence)?,
                Direction::Backward => self.packed.block_before(&fence)?,
            };
            let Some(placed) = next else { return Ok(None) };
            self.fill(&placed, |_| true)?;
        }
    }
}

impl Iterator for Entries<'_> {
    type Item = Result<Entry, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.advance();
        if next.is_err() {
            self.ready.clear();
            self.fence = None;
        }
        next.transpose()
    }
}
