//! The lease on a book: an advisory lock that the owner holds and whose file says who the owner is.
//!
//! Invariant: the lock file is never deleted, so that two programs can never hold locks on two files of that name.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use rustix::fs::OFlags;
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
        let failed = |source| LeaseError::Io { path: dir.join(FILE), source };
        let mut file = open(dir).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Lease::sign(file, holder).map_err(failed),
            Err(TryLockError::WouldBlock) => {
                Err(LeaseError::InUse { path: dir.to_owned(), holder: read_holder(&mut file) })
            }
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }

    /// Says in a file that was locked who holds it.
    fn sign(mut file: File, holder: &str) -> io::Result<Lease> {
        // What stood there is written over, and only then cut: a file that was emptied would cost a write to the disk.
        file.rewind()?;
        let line = format!("{holder}\n");
        file.write_all(line.as_bytes())?;
        file.set_len(line.len() as u64)?;
        Ok(Lease { _file: file })
    }

    /// Who has the lease on the book in `dir`, in its own words; nothing if nobody has it. Nothing is changed.
    pub fn holder(dir: &Path) -> Result<Option<String>, LeaseError> {
        let path = dir.join(FILE);
        let mut file = match opening().open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(LeaseError::Io { path, source }),
        };
        match file.try_lock_shared() {
            Ok(()) => Ok(None),
            Err(TryLockError::WouldBlock) => Ok(Some(read_holder(&mut file))),
            Err(TryLockError::Error(source)) => Err(LeaseError::Io { path, source }),
        }
    }
}

/// How a lock file is opened: a link that somebody planted in its place is not followed.
fn opening() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(i32::try_from(OFlags::NOFOLLOW.bits()).unwrap_or_default());
    options
}

/// A place in the line of those who wait for a lease: the system gives it to whoever came first.
#[derive(Debug)]
pub struct Line(Receiver<Lease>);

impl Line {
    /// Stands in line for the lease on the book in `dir`, as `holder`. Who leaves the line before its turn lets the next
    /// one pass.
    pub fn join(dir: &Path, holder: &str) -> io::Result<Line> {
        let (file, holder) = (open(dir)?, holder.to_owned());
        let (give, given) = mpsc::sync_channel(0);
        // Nothing can wake up who waits for a lock; this thread ends with the process, or when the lock comes.
        let wait = move || {
            while let Err(error) = file.lock() {
                if error.kind() != io::ErrorKind::Interrupted {
                    return;
                }
            }
            if let Ok(lease) = Lease::sign(file, &holder) {
                // If nobody waits any more, the lease is given back by this.
                drop(give.send(lease));
            }
        };
        thread::Builder::new().name("rolo-line".into()).spawn(wait)?;
        Ok(Line(given))
    }

    /// Waits so long for the lease.
    pub fn wait(&self, time: Duration) -> Option<Lease> {
        self.0.recv_timeout(time).ok()
    }
}

fn open(dir: &Path) -> io::Result<File> {
    opening().write(true).create(true).truncate(false).mode(0o600).open(dir.join(FILE))
}

fn read_holder(file: &mut File) -> String {
    let mut bytes = Vec::new();
    let read = file.rewind().and_then(|()| file.take(LONGEST_NAME).read_to_end(&mut bytes));
    // A holder that cannot be read is unknown; that is no reason to fail in another way than by waiting.
    if read.is_err() {
        bytes.clear();
    }
    // Behind its line may stand what is left of a longer one, for a moment.
    String::from_utf8_lossy(&bytes).lines().next().unwrap_or_default().trim().to_owned()
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
        assert_eq!(Lease::holder(dir.path()).unwrap().as_deref(), Some("the first"));
        drop(lease);
        assert_eq!(Lease::holder(dir.path()).unwrap(), None);
        assert!(Lease::take(dir.path(), "the second").is_ok());
    }

    #[test]
    fn asking_who_has_the_book_makes_no_file_and_a_planted_link_is_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Lease::holder(dir.path()).unwrap(), None);
        assert!(!dir.path().join(FILE).exists());
        let precious = dir.path().join("precious");
        std::fs::write(&precious, "as it was").unwrap();
        std::os::unix::fs::symlink(&precious, dir.path().join(FILE)).unwrap();
        assert!(matches!(Lease::take(dir.path(), "me"), Err(LeaseError::Io { .. })));
        assert_eq!(std::fs::read_to_string(precious).unwrap(), "as it was");
    }

    #[test]
    fn a_lease_goes_to_whoever_waits_in_line() {
        let dir = tempfile::tempdir().unwrap();
        let lease = Lease::take(dir.path(), "a first one with a long name").unwrap();
        let line = Line::join(dir.path(), "the second").unwrap();
        assert!(line.wait(Duration::from_millis(20)).is_none());
        drop(lease);
        let lease = line.wait(Duration::from_secs(20)).unwrap();
        assert_eq!(std::fs::read(dir.path().join(FILE)).unwrap(), b"the second\n");
        drop(lease);
        assert!(Lease::take(dir.path(), "the third").is_ok());
    }

    #[test]
    fn who_left_the_line_keeps_nobody_from_the_lease() {
        let dir = tempfile::tempdir().unwrap();
        let lease = Lease::take(dir.path(), "the first").unwrap();
        drop(Line::join(dir.path(), "the second").unwrap());
        let third = Line::join(dir.path(), "the third").unwrap();
        drop(lease);
        assert!(third.wait(Duration::from_secs(20)).is_some());
    }
}
