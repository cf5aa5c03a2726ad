//! Committing: how a draft becomes an entry on disk, by appending it or by making its staging file a segment.

use std::io;

use tempfile::NamedTempFile;

use crate::domain::{Place, Tip};

use super::chain::EntryHash;
use super::draft::{self, Lines};
use super::log::Health;
use super::payload::{Commit, Seal};
use super::writer::Writer;
use super::{Draft, Journal, JournalError, line, segment};

/// An entry that is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The state of the journal after it.
    pub tip: Tip,
    /// Where it begins.
    pub begin: Place,
    /// Where its change lines begin.
    pub changes: Places,
}

/// Where the change lines of an entry begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Places {
    /// At these places, in the order in which the changes were pushed.
    Listed(Vec<Place>),
    /// There are too many for memory: [`Journal::events`] from the entry's begin tells them one by one.
    Replay,
}

impl Journal {
    /// Makes an entry durable, after all others. `wall_millis` is the real clock in milliseconds since 1970.
    ///
    /// After a failure nothing more is written by this process. Whether the entry exists is then known only when the
    /// journal is opened again; its id tells.
    pub fn commit(&mut self, draft: Draft, wall_millis: u64) -> Result<Committed, JournalError> {
        self.check_writable()?;
        let committed = match draft.into_lines()? {
            Lines::Memory(lines, offsets) => self.append(lines, &offsets, wall_millis),
            Lines::Staged(staging) => self.seal(staging, wall_millis),
        };
        match &committed {
            Ok(committed) => self.tip = committed.tip,
            Err(error) => self.health = Health::Poisoned(error.to_string()),
        }
        committed
    }

    /// Appends to the active segment.
    fn append(&mut self, lines: Vec<u8>, offsets: &[u64], wall_millis: u64) -> Result<Committed, JournalError> {
        let (seal, commit) = self.seal_line(&draft::hash_memory(&self.tip.hash, &lines)?, wall_millis)?;
        let mut writer = self.take_writer()?;
        let begin = Place { segment: self.active, offset: writer.len() };
        let at = |offset: u64| Place { offset: begin.offset + offset, ..begin };
        let commit_at = at(lines.len() as u64);
        writer.append(lines, &commit)?;
        let tip = seal.tip(commit_at, Place { offset: writer.len(), ..begin });
        self.writer = Some(writer);
        Ok(Committed { tip, begin, changes: Places::Listed(offsets.iter().map(|offset| at(*offset)).collect()) })
    }

    /// Makes a staging file a segment of its own, which then is the active one.
    fn seal(&mut self, mut staging: NamedTempFile, wall_millis: u64) -> Result<Committed, JournalError> {
        let (seal, commit) = self.seal_line(&draft::hash_staged(&self.tip.hash, &staging)?, wall_millis)?;
        let begin = Place { segment: self.active + 1, offset: 0 };
        let mut write = || -> io::Result<u64> {
            let file = staging.as_file_mut();
            let lines = file.metadata()?.len();
            io::Write::write_all(file, &commit)?;
            // Size and permissions, too.
            file.sync_all()?;
            Ok(lines)
        };
        let lines = write().map_err(JournalError::io("write to", staging.path()))?;
        let path = segment::path(&self.dir, begin.segment);
        let sealed = staging.persist_noclobber(&path);
        let file = sealed.map_err(|failed| JournalError::io("rename to", &path)(failed.error))?;
        segment::sync_dir(&self.dir)?;
        let end = Place { offset: lines + commit.len() as u64, ..begin };
        self.active = begin.segment;
        self.writer = Some(Writer::adopt(file, &self.dir, begin.segment, end.offset));
        Ok(Committed { tip: seal.tip(Place { offset: lines, ..begin }, end), begin, changes: Places::Replay })
    }

    fn seal_line(&self, entry: &EntryHash, wall_millis: u64) -> Result<(Seal, Vec<u8>), JournalError> {
        let seal = Seal::new(&self.tip, self.tip.time.tick(wall_millis), entry);
        let mut commit = Vec::new();
        line::write(&mut commit, &Commit { commit: seal })?;
        Ok((seal, commit))
    }

    /// The writer of the active segment; a new segment if that one is full.
    fn take_writer(&mut self) -> Result<Writer, JournalError> {
        let len = if self.tip.end.segment == self.active { self.tip.end.offset } else { 0 };
        if len >= self.limits.segment_bytes {
            let writer = Writer::create(&self.dir, self.active + 1)?;
            self.active += 1;
            return Ok(writer);
        }
        self.writer.take().map_or_else(|| Writer::open(&self.dir, self.active, len), Ok)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::journal::testing::{SMALL, change, commit, empty, entries, files, header, open, three_entries};
    use crate::journal::{Event, Limits, Opening};

    use super::*;

    #[test]
    fn a_commit_tells_where_each_change_stands() {
        let (_home, _dir, mut journal) = empty();
        commit(&mut journal, 1, &[change(1, "Ann")]);
        let changes = [change(2, "Bo"), change(3, "Cy")];
        let committed = commit(&mut journal, 2, &changes);
        let Places::Listed(places) = &committed.changes else { panic!("a small entry is not replayed") };
        let read: Vec<_> = places.iter().map(|place| journal.change_at(*place).unwrap().unwrap()).collect();
        assert_eq!(read, changes);
        let entry = journal.entry_at(committed.begin).unwrap();
        assert_eq!((entry.seq, entry.changes.as_slice()), (2, changes.as_slice()));
        for wrong in [committed.tip.commit, committed.begin, committed.tip.end] {
            assert!(matches!(journal.change_at(wrong), Err(JournalError::NoLine { at }) if at == wrong));
        }
        assert!(matches!(journal.entry_at(places[0]), Err(JournalError::NoLine { .. })));
        assert_eq!(journal.events(committed.begin).count(), 4);
        assert_eq!(journal.events(committed.tip.end).count(), 0);
    }

    #[test]
    fn a_full_segment_is_followed_by_another() {
        let (_home, dir, mut journal) = empty();
        journal = journal.with_limits(SMALL);
        let tips: Vec<_> = (1..=20).map(|number| commit(&mut journal, number, &[change(1, "Ann")]).tip).collect();
        let names: Vec<_> = files(&dir).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["000001.log", "000002.log", "000003.log", "000004.log"]);
        let read = entries(&journal);
        for known in [None, tips.first(), tips.get(9), tips.last()] {
            let (opened, opening) = open(&dir, known);
            assert_eq!((opened.tip(), opening.damage, entries(&opened) == read), (&tips[19], None, true));
        }
    }

    #[test]
    fn an_import_becomes_a_segment_of_its_own_while_others_go_on() {
        let (_home, dir, journal) = empty();
        let mut journal = journal.with_limits(SMALL);
        let changes: Vec<_> = (0..500).map(|number| change(number, "Ann")).collect();
        let mut import = journal.draft(&header(1)).unwrap();
        for change in &changes {
            import.push(change).unwrap();
        }
        assert_eq!(import.len(), 500);
        commit(&mut journal, 2, &[change(1, "Bo")]);
        let committed = journal.commit(import, 2_000).unwrap();
        assert_eq!((committed.begin, committed.tip.seq), (Place { segment: 2, offset: 0 }, 2));
        assert_eq!(committed.changes, Places::Replay);
        let replayed = journal.events(committed.begin).filter_map(|event| match event.unwrap() {
            Event::Change(change, place) => Some((change.unwrap(), place)),
            Event::Begin(..) | Event::Commit(_) => None,
        });
        for ((change, place), expected) in replayed.zip(&changes) {
            assert_eq!((&change, journal.change_at(place).unwrap().as_ref()), (expected, Some(expected)));
        }
        let after = commit(&mut journal, 3, &[change(1, "Cy")]);
        assert_eq!(after.begin.segment, 3);
        let (opened, opening) = open(&dir, None);
        assert_eq!((opened.tip(), opening.damage), (&after.tip, None));
        assert_eq!(journal.entry_at(committed.begin).unwrap().changes, changes);
    }

    #[test]
    fn a_small_import_is_followed_in_its_own_segment() {
        let (_home, dir, journal) = empty();
        let mut journal = journal.with_limits(Limits { spill_bytes: 500, ..Limits::default() });
        let import = commit(&mut journal, 1, &[change(1, "Ann"), change(2, "Bo"), change(3, "Cy")]);
        assert_eq!(import.changes, Places::Replay);
        let (mut opened, _) = open(&dir, Some(&import.tip));
        assert_eq!(commit(&mut opened, 2, &[change(1, "Dee")]).begin, import.tip.end);
        assert_eq!(entries(&open(&dir, None).0).len(), 2);
    }

    #[test]
    fn a_cancelled_import_leaves_nothing() {
        let (_home, dir, journal) = empty();
        let journal = journal.with_limits(SMALL);
        let mut import = journal.draft(&header(1)).unwrap();
        for number in 0..50 {
            import.push(&change(number, "Ann")).unwrap();
        }
        assert_eq!(files(&dir).len(), 2);
        drop(import);
        assert_eq!(files(&dir), [("000001.log".to_owned(), Vec::new())]);
    }

    #[test]
    fn staging_files_of_dead_processes_are_removed() {
        let (_home, dir, tips) = three_entries();
        fs::write(dir.join("staging-left"), "half a line").unwrap();
        let (_, opening) = open(&dir, Some(&tips[2]));
        assert_eq!((opening.torn, files(&dir).len()), (None, 1));
    }

    #[test]
    fn after_a_failed_write_nothing_more_is_written() {
        let (_home, dir, mut journal) = empty();
        fs::remove_file(dir.join("000001.log")).unwrap();
        std::os::unix::fs::symlink("/dev/full", dir.join("000001.log")).unwrap();
        journal.writer = None;
        let draft = journal.draft(&header(1)).unwrap();
        let second = journal.draft(&header(2)).unwrap();
        let failed = journal.commit(draft, 0).unwrap_err();
        assert!(matches!(&failed, JournalError::Io { action: "write to", .. }), "{failed}");
        fs::remove_file(dir.join("000001.log")).unwrap();
        fs::write(dir.join("000001.log"), "").unwrap();
        let refused = journal.commit(second, 0).unwrap_err();
        assert!(matches!(&refused, JournalError::Poisoned { reason } if reason.contains("No space left")), "{refused}");
        assert!(journal.draft(&header(3)).is_err());
        assert_eq!(files(&dir), [("000001.log".to_owned(), Vec::new())]);
    }

    #[test]
    fn a_journal_that_someone_else_wrote_to_is_left_alone() {
        let (_home, dir, tips) = three_entries();
        let (mut first, _) = open(&dir, Some(&tips[2]));
        let (mut second, _) = open(&dir, Some(&tips[2]));
        let committed = commit(&mut first, 4, &[change(1, "Ann")]);
        let draft = second.draft(&header(5)).unwrap();
        assert!(matches!(second.commit(draft, 0), Err(JournalError::Moved { .. })));
        let (opened, Opening { torn, damage, .. }) = open(&dir, None);
        assert_eq!((opened.tip(), torn, damage), (&committed.tip, None, None));
    }
}
