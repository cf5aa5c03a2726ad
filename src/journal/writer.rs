//! The writer: appends whole entries to a segment and knows what may be promised after a failure.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::check::PAGE;
use super::{JournalError, segment};

/// A segment that is open for appending.
#[derive(Debug)]
pub(super) struct Writer {
    file: File,
    path: PathBuf,
    len: u64,
}

impl Writer {
    /// Opens a segment that is `len` bytes long.
    pub(super) fn open(dir: &Path, number: u32, len: u64) -> Result<Writer, JournalError> {
        let path = segment::path(dir, number);
        let file = OpenOptions::new().append(true).open(&path).map_err(JournalError::io("open", &path))?;
        let found = file.metadata().map_err(JournalError::io("open", &path))?.len();
        if found != len {
            return Err(JournalError::Moved { path, expected: len, found });
        }
        Ok(Writer { file, path, len })
    }

    /// Creates an empty segment, durably.
    pub(super) fn create(dir: &Path, number: u32) -> Result<Writer, JournalError> {
        let path = segment::path(dir, number);
        let file = segment::create(&path)?;
        segment::sync_dir(dir)?;
        Ok(Writer { file, path, len: 0 })
    }

    /// Goes on with a file that is `len` bytes long and became the segment `number`.
    pub(super) fn adopt(file: File, dir: &Path, number: u32, len: u64) -> Writer {
        Writer { file, path: segment::path(dir, number), len }
    }

    /// The length of the segment in bytes.
    pub(super) const fn len(&self) -> u64 {
        self.len
    }

    /// Appends the lines of an entry and its commit line, durably.
    ///
    /// If a write fails, the segment gets its old length back when the system allows it. After a failed sync nobody
    /// knows what is on disk, so it is left as it is. Either way the caller writes nothing more.
    pub(super) fn append(&mut self, mut lines: Vec<u8>, commit: &[u8]) -> Result<(), JournalError> {
        let whole = (lines.len() + commit.len()) as u64;
        if whole <= PAGE {
            lines.extend_from_slice(commit);
            self.write(&lines)?;
        } else {
            self.write(&lines)?;
            self.sync()?;
            self.write(commit)?;
        }
        self.sync()?;
        self.len += whole;
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), JournalError> {
        let written = self.file.write_all(bytes);
        written.map_err(|error| self.restore(error)).map_err(JournalError::io("write to", &self.path))
    }

    fn restore(&self, error: io::Error) -> io::Error {
        match self.file.set_len(self.len) {
            Ok(()) => error,
            Err(second) => io::Error::new(error.kind(), format!("{error}; then the written part stayed: {second}")),
        }
    }

    fn sync(&self) -> Result<(), JournalError> {
        self.file.sync_data().map_err(JournalError::io("sync", &self.path))
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::process::Command;

    use crate::journal::testing::{SEED, change, commit, entries, header, open};
    use crate::journal::{Journal, JournalError};

    const DIR: &str = "ROLO_TEST_FULL_JOURNAL";

    #[test]
    fn a_write_that_stops_halfway_leaves_no_half_entry() {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("journal");
        let test = "journal::writer::tests::fills_a_journal_until_the_system_refuses";
        let output = Command::new("sh")
            .args(["-c", "ulimit -f 16; trap '' XFSZ; exec \"$0\" --exact \"$1\" --ignored"])
            .arg(std::env::current_exe().unwrap())
            .arg(test)
            .env(DIR, &dir)
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        let (mut journal, opening) = open(&dir, None);
        assert_eq!((opening.torn, opening.damage), (None, None));
        assert!(entries(&journal).len() > 5);
        commit(&mut journal, 1_001, &[change(1, "Ann")]);
    }

    /// The other half of the test above, in a process of its own whose files cannot grow beyond some 16 KiB.
    #[test]
    #[ignore = "run by a_write_that_stops_halfway_leaves_no_half_entry"]
    fn fills_a_journal_until_the_system_refuses() {
        let dir = PathBuf::from(std::env::var_os(DIR).unwrap());
        let mut journal = Journal::create(&dir, SEED).unwrap();
        let refused = (1..=1_000).find_map(|number| {
            let mut draft = journal.draft(&header(number)).unwrap();
            draft.push(&change(number, "Ann")).unwrap();
            journal.commit(draft, 0).err()
        });
        assert!(matches!(refused, Some(JournalError::Io { action: "write to", .. })), "{refused:?}");
        assert_eq!(dir.join("000001.log").metadata().unwrap().len(), journal.tip().end.offset);
        assert!(matches!(journal.check_writable(), Err(JournalError::Poisoned { .. })));
    }
}
