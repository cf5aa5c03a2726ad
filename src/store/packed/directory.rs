//! Which blocks a view has and how many entries each holds, so that row 53,211 is found without reading the others.

use std::collections::BTreeMap;
use std::ops::{Bound, ControlFlow};
use std::sync::Arc;

use super::super::StoreError;
use super::super::disk::Disk;
use super::block::Block;
use super::layout::{block_key, end_of, fence_of, floor_of};
use super::map::{Packed, Placed};
use super::merge::Replaced;

/// When more blocks than this were replaced, reading the fences anew is cheaper than mending them.
const MOST_MENDED: usize = 256;

/// The fences of a view in order, with the number of entries behind each.
pub(super) type Fences = Vec<(Vec<u8>, usize)>;

/// What is known of the blocks, by view.
#[derive(Default)]
pub(super) struct Directory {
    views: BTreeMap<u8, Arc<Fences>>,
}

impl Directory {
    /// The fences of a view.
    pub(super) fn fences(&mut self, view: u8, disk: &Disk) -> Result<Arc<Fences>, StoreError> {
        if let Some(fences) = self.views.get(&view) {
            return Ok(Arc::clone(fences));
        }
        let fences = Arc::new(read(view, disk)?);
        self.views.insert(view, Arc::clone(&fences));
        Ok(fences)
    }

    /// Takes over what a merge did.
    pub(super) fn renew(&mut self, replaced: &[Replaced]) {
        if replaced.len() > MOST_MENDED {
            self.views.clear();
        }
        for one in replaced {
            let fences = one.fence.first().and_then(|view| self.views.get_mut(view)).map(Arc::make_mut);
            let Some(fences) = fences else { continue };
            match fences.binary_search_by(|(fence, _)| fence.cmp(&one.fence)) {
                Ok(index) => fences.splice(index..=index, one.by.iter().cloned()).count(),
                Err(index) => fences.splice(index..index, one.by.iter().cloned()).count(),
            };
        }
    }
}

fn read(view: u8, disk: &Disk) -> Result<Fences, StoreError> {
    let from = block_key(&[view]);
    let end = end_of(&from);
    let to = end.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
    let mut fences = Fences::new();
    disk.scan(Bound::Included(&from), to, |key, bytes| {
        let fence = fence_of(key);
        fences.push((fence.to_vec(), Block::check(fence, bytes.clone())?.count()));
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(fences)
}

impl Packed {
    /// How many keys begin with `prefix`, which is not empty.
    pub(in crate::store) fn count(&self, prefix: &[u8]) -> Result<usize, StoreError> {
        let from = self.rank(prefix)?;
        let to = match end_of(prefix).filter(|end| floor_of(end) == floor_of(prefix)) {
            Some(end) => self.rank(&end)?,
            None => self.total(prefix)?,
        };
        Ok(to.saturating_sub(from))
    }

    /// How many keys of the view of `key` stand before it.
    pub(in crate::store) fn rank(&self, key: &[u8]) -> Result<usize, StoreError> {
        let fences = self.fences_of(key)?;
        let after = fences.partition_point(|(fence, _)| fence.as_slice() <= key);
        let before: usize = fences.iter().take(after.saturating_sub(1)).map(|(_, count)| count).sum();
        let Some(placed) = self.block_at(key)? else { return Ok(0) };
        let mut cursor = placed.block.cursor();
        let mut inside = 0;
        while cursor.next()?.is_some_and(|(found, _)| found < key) {
            inside += 1;
        }
        Ok(before + inside)
    }

    /// Up to `len` keys that begin with `prefix`, the first `start` of them left out.
    pub(in crate::store) fn window(&self, prefix: &[u8], start: usize, len: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut skip = self.rank(prefix)?.saturating_add(start);
        let fences = self.fences_of(prefix)?;
        let mut keys = Vec::new();
        for (fence, count) in fences.iter() {
            if skip >= *count {
                skip -= count;
                continue;
            }
            let Some(placed) = self.block_at(fence)?.filter(|placed| is_at(placed, fence, *count)) else {
                return Err(StoreError::damaged("a block is missing"));
            };
            let mut cursor = placed.block.cursor();
            while let Some((key, _)) = cursor.next()? {
                if skip > 0 {
                    skip -= 1;
                } else if keys.len() < len && key.starts_with(prefix) {
                    keys.push(key.to_vec());
                } else {
                    return Ok(keys);
                }
            }
        }
        Ok(keys)
    }

    fn total(&self, prefix: &[u8]) -> Result<usize, StoreError> {
        Ok(self.fences_of(prefix)?.iter().map(|(_, count)| count).sum())
    }

    fn fences_of(&self, key: &[u8]) -> Result<Arc<Fences>, StoreError> {
        key.first().map_or_else(|| Ok(Arc::default()), |view| self.fences(*view))
    }
}

fn is_at(placed: &Placed, fence: &[u8], count: usize) -> bool {
    placed.fence == fence && placed.block.count() == count
}
