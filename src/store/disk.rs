//! The one place that calls sled: settings, and panics on damaged files turned into errors.

use std::io::ErrorKind;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

use rustix::fs::Mode;
use rustix::process::umask;
use sled::{Db, IVec};

use super::StoreError;

/// Bytes that belong to sled's cache; cloning them copies nothing.
pub(super) type Bytes = IVec;

/// What sled may keep in memory, in bytes.
const CACHE: u64 = 64 << 20;

/// How often sled's own lock is tried again, and the pause between two tries: one second in all.
const LOCK_TRIES: u32 = 500;
const LOCK_PAUSE: Duration = Duration::from_millis(2);

/// A sled database with one tree.
pub(super) struct Disk {
    /// Absent only while it is dropped.
    db: Option<Db>,
    /// Sled panicked: what it holds in memory can no longer be trusted.
    panicked: AtomicBool,
}

/// Pairs of a range, in order.
pub(super) struct Pairs<'d> {
    disk: &'d Disk,
    pairs: sled::Iter,
}

impl Pairs<'_> {
    /// The next `most` pairs; fewer at the end.
    pub(super) fn portion(&mut self, most: usize) -> Result<Vec<(Bytes, Bytes)>, StoreError> {
        self.disk.guard(|_| self.pairs.by_ref().take(most).collect())
    }
}

/// Writes that happen together or not at all.
#[derive(Default)]
pub(super) struct Batch {
    writes: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    size: usize,
}

impl Batch {
    /// Sets `key` to `value`, or removes it.
    pub(super) fn set(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
        self.size += key.len() + value.as_ref().map_or(0, Vec::len);
        self.writes.push((key, value));
    }

    /// All writes.
    pub(super) fn writes(&self) -> impl Iterator<Item = (&[u8], Option<&[u8]>)> {
        self.writes.iter().map(|(key, value)| (key.as_slice(), value.as_deref()))
    }

    /// Bytes of all keys and values.
    pub(super) const fn size(&self) -> usize {
        self.size
    }
}

impl Disk {
    /// Opens the database in `dir`, making it if it is not there.
    pub(super) fn open(dir: &Path) -> Result<Disk, StoreError> {
        let _private = Private::begin();
        for _ in 0..LOCK_TRIES {
            match catch_unwind(|| config(dir).open()) {
                Ok(Ok(db)) => return Ok(Disk { db: Some(db), panicked: AtomicBool::new(false) }),
                // Of a process that ended a moment ago: its files are closed after we learn that it is gone.
                Ok(Err(error)) if is_locked(&error) => sleep(LOCK_PAUSE),
                Ok(Err(error)) => return Err(refused(&error)),
                Err(_) => return Err(StoreError::damaged("sled cannot open it")),
            }
        }
        Err(StoreError::Busy { dir: dir.to_owned() })
    }

    /// The value of exactly this key.
    pub(super) fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        self.guard(|db| db.get(key))
    }

    /// The last pair of the range.
    pub(super) fn last(&self, from: Bound<&[u8]>, to: Bound<&[u8]>) -> Result<Option<(Bytes, Bytes)>, StoreError> {
        self.guard(|db| db.range::<&[u8], _>((from, to)).next_back().transpose())
    }

    /// The first pair of the range.
    pub(super) fn first(&self, from: Bound<&[u8]>, to: Bound<&[u8]>) -> Result<Option<(Bytes, Bytes)>, StoreError> {
        self.guard(|db| db.range::<&[u8], _>((from, to)).next().transpose())
    }

    /// The pairs of the range, to be read in portions.
    pub(super) fn pairs(&self, from: Bound<&[u8]>, to: Bound<&[u8]>) -> Result<Pairs<'_>, StoreError> {
        let pairs = self.guard(|db| Ok(db.range::<&[u8], _>((from, to))))?;
        Ok(Pairs { disk: self, pairs })
    }

    /// Hands every pair of the range to `each`, in order, until it says that it has enough.
    pub(super) fn scan(
        &self,
        from: Bound<&[u8]>,
        to: Bound<&[u8]>,
        mut each: impl FnMut(&Bytes, &Bytes) -> Result<std::ops::ControlFlow<()>, StoreError>,
    ) -> Result<(), StoreError> {
        let mut pairs = self.guard(|db| Ok(db.range::<&[u8], _>((from, to))))?;
        while let Some((key, value)) = self.guard(|_| pairs.next().transpose())? {
            if each(&key, &value)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Applies all writes of a batch or none of them.
    pub(super) fn apply(&self, batch: Batch) -> Result<(), StoreError> {
        let mut whole = sled::Batch::default();
        for (key, value) in batch.writes {
            match value {
                Some(value) => whole.insert(key, value),
                None => whole.remove(key),
            }
        }
        self.guard(|db| db.apply_batch(whole))
    }

    /// Applies the writes one after the other; sled stores sorted ones best. A crash may leave some of them undone.
    pub(super) fn pour(&self, batch: Batch) -> Result<(), StoreError> {
        self.guard(|db| {
            for (key, value) in batch.writes {
                match value {
                    Some(value) => db.insert(key, value)?,
                    None => db.remove(key)?,
                };
            }
            Ok(())
        })
    }

    /// Hands what was written to the system and leaves the rest to the end of the process: closing would wait for the
    /// disk, though views that a power cut takes are made again from the journal.
    pub(super) fn leave(mut self) {
        if self.guard(|db| db.flush()).is_err() {
            // Nothing is lost: the next opening finds the tip behind, or the damage.
            self.panicked.store(true, Ordering::Release);
        }
        std::mem::forget(self.db.take());
    }

    fn guard<T>(&self, call: impl FnOnce(&Db) -> sled::Result<T>) -> Result<T, StoreError> {
        let usable = self.db.as_ref().filter(|_| !self.panicked.load(Ordering::Acquire));
        let db = usable.ok_or_else(|| StoreError::damaged("sled gave up earlier"))?;
        if let Ok(result) = catch_unwind(AssertUnwindSafe(|| call(db))) {
            result.map_err(|error| refused(&error))
        } else {
            self.panicked.store(true, Ordering::Release);
            Err(StoreError::damaged("sled gave up"))
        }
    }
}

/// While it lives, the files of this process are made for nobody else's eyes. sled is told no modes, and makes files
/// only when it is opened.
struct Private(Mode);

impl Private {
    fn begin() -> Private {
        Private(umask(Mode::RWXG | Mode::RWXO))
    }
}

impl Drop for Private {
    fn drop(&mut self) {
        umask(self.0);
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let Some(db) = self.db.take() else { return };
        if self.panicked.load(Ordering::Acquire) {
            // Dropping flushes, which may wait for ever on what the panic left behind.
            std::mem::forget(db);
        } else if catch_unwind(AssertUnwindSafe(|| drop(db))).is_err() {
            // Nothing is lost: the next opening finds the tip behind, or the damage.
            self.panicked.store(true, Ordering::Release);
        }
    }
}

fn config(dir: &Path) -> sled::Config {
    sled::Config::new().path(dir).cache_capacity(CACHE).flush_every_ms(None)
}

fn is_locked(error: &sled::Error) -> bool {
    matches!(error, sled::Error::Io(error)
        if error.kind() == ErrorKind::WouldBlock || error.to_string().contains("could not acquire lock"))
}

fn refused(error: &sled::Error) -> StoreError {
    match error {
        sled::Error::Io(error) if error.kind() == ErrorKind::StorageFull => StoreError::Full,
        sled::Error::Io(_)
        | sled::Error::CollectionNotFound(_)
        | sled::Error::Unsupported(_)
        | sled::Error::ReportableBug(_)
        | sled::Error::Corruption { .. } => StoreError::damaged(error),
    }
}
