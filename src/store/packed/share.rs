//! Reading all entries on several threads at once, in no order and without copying.

use std::ops::Bound;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, Builder};

use super::super::StoreError;
use super::block::{Block, Slot};
use super::held::Reading;
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
        let read = self.read_blocks(prefix)?;
        let open = |state: &mut T, block: Block| self.open_block(prefix, &block, |key, value| each(state, key, value));
        on_threads(read, begin, open)
    }

    /// The same of entries that are asked for again and again: whoever reads them twice holds them in memory.
    pub(in crate::store) fn share_often<T: Send>(
        &self,
        prefix: &[u8],
        begin: impl Fn() -> T + Sync,
        each: impl Fn(&mut T, &[u8], &[u8]) -> Result<(), StoreError> + Sync,
    ) -> Result<Vec<T>, StoreError> {
        match self.held.ask(prefix) {
            Reading::Once => self.share(prefix, begin, each),
            Reading::Held(blocks) => {
                let blocks = Mutex::new(blocks.chunks(PORTION));
                let take = || Ok(lock(&blocks).next().unwrap_or_default().iter());
                on_threads(take, begin, |state, block: &Block| {
                    self.open_block(prefix, block, |key, value| each(state, key, value))
                })
            }
            Reading::Keeping => {
                let begin = || (begin(), Vec::new());
                let keep = |(state, kept): &mut (T, Vec<Block>), block: Block| {
                    self.open_block(prefix, &block, |key, value| each(state, key, value))?;
                    kept.push(block);
                    Ok(())
                };
                let parts = on_threads(self.read_blocks(prefix)?, begin, keep)?;
                let (states, kept): (Vec<T>, Vec<Vec<Block>>) = parts.into_iter().unzip();
                self.held.keep(prefix, kept.into_iter().flatten().collect());
                Ok(states)
            }
        }
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

/// Takes portion after portion until one is empty, and hands what is in it to `each`; on several threads if the first
/// one is full.
fn on_threads<T: Send, P: ExactSizeIterator + Send>(
    take: impl Fn() -> Result<P, StoreError> + Sync,
    begin: impl Fn() -> T + Sync,
    each: impl Fn(&mut T, P::Item) -> Result<(), StoreError> + Sync,
) -> Result<Vec<T>, StoreError> {
    let work = |mut portion: P| {
        let mut state = begin();
        while portion.len() > 0 {
            for item in portion {
                each(&mut state, item)?;
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

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn thread_count() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS)
}
