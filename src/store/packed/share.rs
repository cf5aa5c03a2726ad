//! Reading all entries on several threads at once, in no order and without copying.

use std::ops::Bound;
use std::sync::Mutex;

use super::super::StoreError;
use super::super::threads::{lock, on_threads};
use super::block::{Block, Slot};
use super::layout::{block_key, end_of, fence_of};
use super::map::{Packed, go_on};
use crate::domain::Asker;

/// How many blocks a thread takes at a time.
const PORTION: usize = 64;

impl Packed {
    /// Hands every entry whose key begins with `prefix` to `each`, borrowed from the blocks themselves. Each thread
    /// begins with what `begin` makes; what became of these is the answer. Few entries stay on this thread.
    pub(in crate::store) fn share<T: Send>(
        &self,
        prefix: &[u8],
        begin: impl Fn() -> T + Sync,
        each: impl Fn(&mut T, &[u8], &[u8]) -> Result<(), StoreError> + Sync,
    ) -> Result<Vec<T>, StoreError> {
        self.share_with(self.asker(), prefix, begin, each)
    }

    /// The same for somebody else than whoever waits for what is read.
    pub(in crate::store) fn share_with<T: Send>(
        &self,
        asker: &Asker,
        prefix: &[u8],
        begin: impl Fn() -> T + Sync,
        each: impl Fn(&mut T, &[u8], &[u8]) -> Result<(), StoreError> + Sync,
    ) -> Result<Vec<T>, StoreError> {
        let read = self.read_blocks(prefix)?;
        on_threads(PORTION, read, begin, |state: &mut T, block: Block| {
            go_on(asker)?;
            self.open_block(prefix, &block, |key, value| each(state, key, value))
        })
    }

    /// Reads the blocks that hold entries whose keys begin with `prefix`, a portion a time.
    fn read_blocks(
        &self,
        prefix: &[u8],
    ) -> Result<impl Fn() -> Result<std::vec::IntoIter<Block>, StoreError> + Sync, StoreError> {
        let first = self.block_at(prefix)?.map_or_else(|| prefix.to_vec(), |placed| placed.fence);
        let end = end_of(&block_key(prefix));
        let to = end.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
        let pairs = Mutex::new(self.disk.pairs(Bound::Included(&block_key(&first)), to)?);
        Ok(move || {
            let portion = lock(&pairs).portion(PORTION)?;
            let blocks = portion.into_iter().map(|(key, bytes)| Block::check(fence_of(&key), bytes));
            Ok(blocks.collect::<Result<Vec<_>, _>>()?.into_iter())
        })
    }

    /// Hands the entries of a block whose keys begin with `prefix` to `each`.
    fn open_block(
        &self,
        prefix: &[u8],
        block: &Block,
        mut each: impl FnMut(&[u8], &[u8]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut cursor = block.cursor();
        while let Some((key, slot)) = cursor.next()? {
            if !key.starts_with(prefix) {
                continue;
            }
            match slot {
                Slot::Short(value) => each(key, value)?,
                Slot::Long(_) => each(key, &self.resolve(key, slot)?)?,
            }
        }
        Ok(())
    }
}
