//! The map itself: opening, point reads and writes.

use std::ops::Bound;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::super::StoreError;
use super::super::disk::{Batch, Bytes, Disk};
use super::block::{Block, Slot, Stub};
use super::directory::{Directory, Fences};
use super::layout::{CHUNK, block_key, chunk_key, end_of, fence_of, floor_of};
use super::merge::{Merge, Replaced};
use super::overlay::Overlay;
use super::recent::{Recent, read_meta};
use crate::domain::Asker;

/// The most bytes that one value may hold.
const LONGEST_VALUE: usize = 64 << 20;

/// Bytes that are handed to sled at a time when a large load is poured in.
const PART: usize = 1 << 20;

/// An ordered map of byte keys to byte values. Keys are not empty and at most 512 bytes long.
pub(in crate::store) struct Packed {
    pub(super) disk: Disk,
    directory: Mutex<Directory>,
    recent: Recent,
    /// Whoever waits for what is read.
    asker: Asker,
}

/// A block and where it stands.
pub(super) struct Placed {
    pub(super) fence: Vec<u8>,
    pub(super) block: Block,
}

impl Packed {
    /// Opens the map in `dir`, making it if it is not there.
    pub(in crate::store) fn open(dir: &Path) -> Result<Packed, StoreError> {
        let disk = Disk::open(dir)?;
        let recent = Recent::check(&disk)?;
        Ok(Packed { disk, directory: Mutex::default(), recent, asker: Asker::default() })
    }

    /// Gives the map up at the end of the process, without waiting for the disk.
    pub(in crate::store) fn leave(self) {
        self.disk.leave();
    }

    /// From now on, what is read is read for `asker`: when they go, every reading fails as broken off.
    pub(in crate::store) fn read_for(&mut self, asker: &Asker) {
        self.asker = asker.clone();
    }

    /// Whoever waits for what is read.
    pub(in crate::store) const fn asker(&self) -> &Asker {
        &self.asker
    }

    /// The value that was last committed as meta.
    pub(in crate::store) fn meta(&self) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(read_meta(&self.disk)?.map(|(_, _, meta)| meta))
    }

    /// The value at `key`.
    pub(in crate::store) fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(placed) = self.block_at(key)? else { return Ok(None) };
        let mut cursor = placed.block.cursor();
        while let Some((found, slot)) = cursor.next()? {
            if found == key {
                return self.resolve(key, slot).map(Some);
            }
            if found > key {
                break;
            }
        }
        Ok(None)
    }

    /// Applies all writes and the new meta value together or not at all.
    pub(in crate::store) fn commit(&mut self, overlay: &Overlay, meta: &[u8]) -> Result<(), StoreError> {
        let mut merge = Merge::of(overlay);
        let mut batch = Batch::default();
        while merge.step(self, &mut batch)? {}
        self.recent.seal(&mut batch, meta)?;
        self.disk.apply(batch)?;
        self.renew_directory(&merge.into_replaced());
        Ok(())
    }

    /// Applies the writes in parts: after a crash some of them may be missing. A commit must follow.
    pub(in crate::store) fn pour(&mut self, overlay: &Overlay) -> Result<(), StoreError> {
        self.recent.overtake();
        let mut merge = Merge::of(overlay);
        let mut batch = Batch::default();
        while merge.step(self, &mut batch)? {
            if batch.size() >= PART {
                self.disk.pour(std::mem::take(&mut batch))?;
            }
        }
        self.disk.pour(batch)?;
        self.renew_directory(&merge.into_replaced());
        Ok(())
    }

    /// The block in which `key` stands or would stand.
    pub(super) fn block_at(&self, key: &[u8]) -> Result<Option<Placed>, StoreError> {
        go_on(&self.asker)?;
        let (from, to) = (block_key(floor_of(key)), block_key(key));
        place(self.disk.last(Bound::Included(&from), Bound::Included(&to))?)
    }

    /// The block after that at `fence`, in the same view.
    pub(super) fn block_after(&self, fence: &[u8]) -> Result<Option<Placed>, StoreError> {
        go_on(&self.asker)?;
        let Some(end) = end_of(&block_key(floor_of(fence))) else { return Ok(None) };
        place(self.disk.first(Bound::Excluded(&block_key(fence)), Bound::Excluded(&end))?)
    }

    /// The block before that at `fence`, in the same view.
    pub(super) fn block_before(&self, fence: &[u8]) -> Result<Option<Placed>, StoreError> {
        go_on(&self.asker)?;
        let (from, to) = (block_key(floor_of(fence)), block_key(fence));
        if from == to {
            return Ok(None);
        }
        place(self.disk.last(Bound::Included(&from), Bound::Excluded(&to))?)
    }

    /// The whole value that a slot at `key` stands for.
    pub(super) fn resolve(&self, key: &[u8], slot: Slot<'_>) -> Result<Vec<u8>, StoreError> {
        match slot {
            Slot::Short(value) => Ok(value.to_vec()),
            Slot::Long(stub) => self.join(key, stub),
        }
    }

    fn join(&self, key: &[u8], stub: Stub) -> Result<Vec<u8>, StoreError> {
        let damaged = || StoreError::damaged("a long value");
        let len = usize::try_from(stub.len).ok().filter(|len| *len <= LONGEST_VALUE).ok_or_else(damaged)?;
        let mut value = Vec::with_capacity(len);
        for index in 0..len.div_ceil(CHUNK) {
            let chunk = self.disk.get(&chunk_key(key, index))?.ok_or_else(damaged)?;
            value.extend_from_slice(&chunk);
        }
        let whole = value.len() == len && crc32c::crc32c(&value) == stub.crc;
        if whole { Ok(value) } else { Err(damaged()) }
    }

    /// The fences of a view with the number of entries behind each; read once, then kept up to date.
    pub(super) fn fences(&self, view: u8) -> Result<Arc<Fences>, StoreError> {
        let mut directory = self.directory.lock().unwrap_or_else(PoisonError::into_inner);
        directory.fences(view, &self.disk)
    }

    fn renew_directory(&mut self, replaced: &[Replaced]) {
        self.directory.get_mut().unwrap_or_else(PoisonError::into_inner).renew(replaced);
    }
}

/// Fails if somebody no longer waits for what is read.
pub(in crate::store) fn go_on(asker: &Asker) -> Result<(), StoreError> {
    if asker.waits() { Ok(()) } else { Err(StoreError::BrokenOff) }
}

fn place(pair: Option<(Bytes, Bytes)>) -> Result<Option<Placed>, StoreError> {
    let Some((key, bytes)) = pair else { return Ok(None) };
    let fence = fence_of(&key).to_vec();
    let block = Block::check(&fence, bytes)?;
    Ok(Some(Placed { fence, block }))
}
