//! Reading all entries on several threads at once, in no order and without copying.

use std::ops::Bound;
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};

use super::super::StoreError;
use super::super::disk::Bytes;
use super::block::{Block, Slot};
use super::layout::{block_key, end_of, fence_of};
use super::map::Packed;

/// How many blocks a thread takes at a time.
const PORTION: usize = 64;

/// The most threads; more would wait for one another.
const MOST_THREADS: usize = 4;

impl Packed {
    /// Hands every entry whose key begins with `prefix` to `each`, borrowed from the blocks themselves. Each thread
    /// begins with what `begin` makes; what became of these is the answer. Few entries stay on this thread.
    pub(in crate::store) fn share<T: Send>(
        &self,
        prefix: &[u8],
        begin: impl Fn() -> T + Sync,
        each: impl Fn(&mut T, &[u8], &[u8]) -> Result<(), StoreError> + Sync,
    ) -> Result<Vec<T>, StoreError> {
        let first = self.block_at(prefix)?.map_or_else(|| prefix.to_vec(), |placed| placed.fence);
        let end = end_of(&block_key(prefix));
        let to = end.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
        let pairs = Mutex::new(self.disk.pairs(Bound::Included(&block_key(&first)), to)?);
        let take = || pairs.lock().unwrap_or_else(PoisonError::into_inner).portion(PORTION);
        let work = |mut portion: Vec<(Bytes, Bytes)>| {
            let mut state = begin();
            while !portion.is_empty() {
                for (key, bytes) in &portion {
                    self.open_block(prefix, key, bytes, |key, value| each(&mut state, key, value))?;
                }
                portion = take()?;
            }
            Ok(state)
        };
        let portion = take()?;
        let helpers = if portion.len() < PORTION { 0 } else { thread_count() - 1 };
        thread::scope(|scope| {
            let helper = |_| Builder::new().spawn_scoped(scope, || work(take()?));
            // What the system cannot run on other threads is done on this one.
            let helpers: Vec<_> = (0..helpers).map(helper).filter_map(Result::ok).collect();
            let mut states = vec![work(portion)?];
            for helper in helpers {
                states.push(helper.join().map_err(|_| StoreError::damaged("a thread gave up"))??);
            }
            Ok(states)
        })
    }

    /// Hands the entries of a block whose keys begin with `prefix` to `each`.
    fn open_block(
        &self,
        prefix: &[u8],
        key: &Bytes,
        bytes: &Bytes,
        mut each: impl FnMut(&[u8], &[u8]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let block = Block::check(fence_of(key), bytes.clone())?;
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

fn thread_count() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS)
}
