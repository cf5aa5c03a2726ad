//! A torn tail: what stands behind the last commit line is moved into a file of its own, never deleted.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::domain::Place;

use super::{Damage, JournalError, segment};

/// A tail that was cut off when the journal was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Torn {
    /// Where the entry began that was not committed, and what is wrong with it.
    pub damage: Damage,
    /// Its length in bytes.
    pub bytes: u64,
    /// The file that holds it now. `None` if it could not be moved, as on a full disk: then it stands where it stood,
    /// and the journal can be read but not written to.
    pub moved_to: Option<PathBuf>,
}

/// The length in bytes of what stands at `from` and after it in its segment.
pub(super) fn length(dir: &Path, from: Place) -> Result<u64, JournalError> {
    let path = segment::path(dir, from.segment);
    let metadata = path.metadata().map_err(JournalError::io("read", &path))?;
    Ok(metadata.len().saturating_sub(from.offset))
}

/// Moves what stands at `from` and after it into the file `to`. Whatever fails, nothing is lost.
pub(super) fn move_aside(dir: &Path, from: Place, to: &Path) -> Result<(), JournalError> {
    let path = segment::path(dir, from.segment);
    copy_tail(&path, from.offset, to)?;
    segment::sync_dir(dir)?;
    let cut = || -> io::Result<()> {
        let file = OpenOptions::new().write(true).open(&path)?;
        file.set_len(from.offset)?;
        file.sync_all()
    };
    cut().map_err(JournalError::io("truncate", &path))
}

fn copy_tail(from: &Path, offset: u64, to: &Path) -> Result<(), JournalError> {
    let mut source = File::open(from).map_err(JournalError::io("open", from))?;
    source.seek(SeekFrom::Start(offset)).map_err(JournalError::io("read", from))?;
    let mut target = segment::create(to)?;
    io::copy(&mut source, &mut target).and_then(|_| target.sync_all()).map_err(JournalError::io("write", to))
}
