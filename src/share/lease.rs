//! The lease on a book: an advisory lock that the owner holds and whose file says who the owner is.
//!
//! Invariant: the lock file is never deleted, so that two programs can never hold locks on two files of that name.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// The name of the lock file in the book's directory.
const FILE: &str = "lock";

/// The most bytes of a lock file that are read: whoever wrote more did not mean a name.
const LONGEST_NAME: u64 = 200;

/// The right to open a book; given back when dropped, or when the process ends in whatever way.
#[derive(Debug)]
pub struct Lease {
    /// Held for its lock.
    _file: File,
}

/// Why there is no lease.
#[derive(Debug, Error)]
pub enum LeaseError {
    /// Somebody else has the book.
    #[error("{path} is in use by {holder}")]
    InUse {
        /// The book's directory.
        path: PathBuf,
        /// Who has it, in its own words; empty if it did not say.
        holder: String,
    },
    /// The lock file cannot be made or locked.
    #[error("{path}: {source}")]
    Io {
        /// The lock file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Lease {
    /// Takes the lease on the book in `dir` as `holder`, if nobody has it.
    pub fn take(dir: &Path, holder: &str) -> Result<Lease, LeaseError> {
        let path = dir.join(FILE);
        let failed = |source| LeaseError::Io { path: path.clone(), source };
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(LeaseError::InUse { path: dir.to_owned(), holder: read_holder(&mut file) });
            }
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        sign(&mut file, holder).map_err(failed)?;
        Ok(Lease { _file: file })
    }
}

fn sign(file: &mut File, holder: &str) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(holder.as_bytes())
}

fn read_holder(file: &mut File) -> String {
    let mut bytes = Vec::new();
    let read = file.rewind().and_then(|()| file.take(LONGEST_NAME).read_to_end(&mut bytes));
    // A holder that cannot be read is unknown; that is no reason to fail in another way than by waiting.
    if read.is_err() {
        bytes.clear();
    }
    String::from_utf8_lossy(&bytes).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_taker_learns_who_has_the_book() {
        let dir = tempfile::tempdir().unwrap();
        let lease = Lease::take(dir.path(), "the first").unwrap();
        match Lease::take(dir.path(), "the second") {
            Err(LeaseError::InUse { holder, .. }) => assert_eq!(holder, "the first"),
            other => panic!("{other:?}"),
        }
        drop(lease);
        assert!(Lease::take(dir.path(), "the second").is_ok());
    }
}
