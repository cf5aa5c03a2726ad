//! Drafts: the lines of an entry that is not committed yet, in memory or, when there are many, in a staging file.

use std::fs::{File, Permissions};
use std::io::{BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::domain::{Difference, Header};

use super::chain::{EntryHash, Hash};
use super::nonce::Nonces;
use super::payload::{WriteBegin, WriteChange};
use super::{JournalError, line, segment, tape};

/// The lines of an entry that is not committed yet. Dropping it removes its staging file.
#[derive(Debug)]
pub struct Draft {
    dir: PathBuf,
    nonces: Nonces,
    spill_bytes: usize,
    count: usize,
    lines: Vec<u8>,
    kept: Kept,
}

/// Where the lines are that are not in memory.
#[derive(Debug)]
enum Kept {
    /// All lines are in memory; the offsets of the change lines.
    Memory(Vec<u64>),
    /// The first lines are in a staging file.
    Staged(NamedTempFile),
    /// Nobody knows what reached the staging file.
    Spoiled,
}

/// The lines of a draft that shall be committed.
#[derive(Debug)]
pub(super) enum Lines {
    /// The lines, and where among them each change line begins.
    Memory(Vec<u8>, Vec<u64>),
    /// All lines are in this file.
    Staged(NamedTempFile),
}

impl Draft {
    /// Begins a draft whose lines go to a staging file in `dir` whenever more than `spill_bytes` have come together.
    pub(super) fn begin(
        dir: &Path,
        header: &Header,
        mut nonces: Nonces,
        spill_bytes: usize,
    ) -> Result<Draft, JournalError> {
        let mut lines = Vec::new();
        line::write(&mut lines, &WriteBegin { begin: header, nonce: nonces.draw() })?;
        Ok(Draft { dir: dir.to_owned(), nonces, spill_bytes, count: 0, lines, kept: Kept::Memory(Vec::new()) })
    }

    /// Adds a change. A change that cannot be written as a line is refused and leaves the draft as it was; when the
    /// staging file cannot be written, the draft can only be dropped.
    pub fn push<'c>(&mut self, change: impl Into<Difference<'c>>) -> Result<(), JournalError> {
        let nonce = self.nonces.draw();
        if matches!(self.kept, Kept::Spoiled) {
            return Err(JournalError::Incomplete);
        }
        let written = line::write(&mut self.lines, &WriteChange { change: &change.into(), nonce })?;
        if let Kept::Memory(offsets) = &mut self.kept {
            offsets.push(written.start as u64);
        }
        self.count += 1;
        if self.lines.len() > self.spill_bytes { self.spill() } else { Ok(()) }
    }

    /// How many changes it holds.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether it holds no change.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn spill(&mut self) -> Result<(), JournalError> {
        let mut staging = match std::mem::replace(&mut self.kept, Kept::Spoiled) {
            Kept::Memory(_) => create_staging(&self.dir)?,
            Kept::Staged(staging) => staging,
            Kept::Spoiled => return Err(JournalError::Incomplete),
        };
        staging.as_file_mut().write_all(&self.lines).map_err(JournalError::io("write", staging.path()))?;
        self.lines.clear();
        self.kept = Kept::Staged(staging);
        Ok(())
    }

    /// Ends the draft.
    pub(super) fn into_lines(mut self) -> Result<Lines, JournalError> {
        if matches!(self.kept, Kept::Staged(_)) {
            self.spill()?;
        }
        match self.kept {
            Kept::Memory(offsets) => Ok(Lines::Memory(self.lines, offsets)),
            Kept::Staged(staging) => Ok(Lines::Staged(staging)),
            Kept::Spoiled => Err(JournalError::Incomplete),
        }
    }
}

fn create_staging(dir: &Path) -> Result<NamedTempFile, JournalError> {
    let mut builder = tempfile::Builder::new();
    let builder = builder.prefix(segment::STAGING).permissions(Permissions::from_mode(0o600));
    // Its handle later appends to a segment.
    builder.append(true).tempfile_in(dir).map_err(JournalError::io("create a file in", dir))
}

/// The hash of an entry after `prev` whose lines are these.
pub(super) fn hash_memory(prev: &Hash, lines: &[u8]) -> Result<EntryHash, JournalError> {
    let mut hash = None;
    for line in lines.split_inclusive(|byte| *byte == b'\n') {
        take(&mut hash, prev, line)?;
    }
    hash.ok_or(JournalError::Incomplete)
}

/// The hash of an entry after `prev` whose lines are in this file, which is read back and checked.
pub(super) fn hash_staged(prev: &Hash, staging: &NamedTempFile) -> Result<EntryHash, JournalError> {
    let path = staging.path();
    let file = File::open(path).map_err(JournalError::io("open", path))?;
    let mut reader = BufReader::with_capacity(128 << 10, file);
    let mut line = Vec::new();
    let mut hash = None;
    while tape::read_line(&mut reader, &mut line).map_err(JournalError::io("read", path))? > 0 {
        take(&mut hash, prev, &line)?;
    }
    hash.ok_or(JournalError::Incomplete)
}

fn take(hash: &mut Option<EntryHash>, prev: &Hash, line: &[u8]) -> Result<(), JournalError> {
    let payload = line::payload(line).map_err(|_| JournalError::Incomplete)?;
    match hash {
        None => *hash = Some(EntryHash::begin(prev, payload)),
        Some(hash) => hash.change(payload),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::journal::JournalError;
    use crate::journal::testing::{SMALL, change, commit, empty, entries, header};

    #[test]
    fn an_import_that_the_disk_refuses_fails_alone() {
        let (home, dir, journal) = empty();
        let mut journal = journal.with_limits(SMALL);
        let mut import = journal.draft(&header(1)).unwrap();
        let elsewhere = home.path().join("elsewhere");
        fs::rename(&dir, &elsewhere).unwrap();
        let refused = (0..50).find_map(|number| import.push(&change(number, "Ann")).err());
        assert!(matches!(refused, Some(JournalError::Io { .. })), "{refused:?}");
        fs::rename(&elsewhere, &dir).unwrap();
        assert!(matches!(import.push(&change(1, "Ann")), Err(JournalError::Incomplete)));
        assert!(matches!(journal.commit(import, 0), Err(JournalError::Incomplete)));
        commit(&mut journal, 2, &[change(1, "Ann")]);
        assert_eq!(entries(&journal).len(), 1);
    }

    #[test]
    fn an_import_that_changed_on_disk_is_not_confirmed() {
        let (_home, dir, journal) = empty();
        let mut journal = journal.with_limits(SMALL);
        let mut import = journal.draft(&header(1)).unwrap();
        for number in 0..50 {
            import.push(&change(number, "Ann")).unwrap();
        }
        let staging =
            fs::read_dir(&dir).unwrap().map(|file| file.unwrap().path()).find(|path| !path.ends_with("000001.log"));
        let path = staging.unwrap();
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen("Ann", "Eve", 2)).unwrap();
        assert!(matches!(journal.commit(import, 0), Err(JournalError::Incomplete)));
        assert_eq!(entries(&journal).len(), 0);
    }
}
