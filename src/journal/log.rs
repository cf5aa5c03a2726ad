//! The journal itself: its state, and what can be read of it. How an entry becomes part of it is in `commit`.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::domain::{Change, Entry, Header, Place, Tip};

use super::nonce::Nonces;
use super::tape::Reach;
use super::writer::Writer;
use super::{Damage, Draft, Events, JournalError, events, segment};

/// The log of all entries of a book. Whoever opens it holds the book's lease.
#[derive(Debug)]
pub struct Journal {
    pub(super) dir: PathBuf,
    pub(super) tip: Tip,
    /// The number of the segment to which small entries are appended.
    pub(super) active: u32,
    pub(super) health: Health,
    pub(super) seed: [u8; 32],
    pub(super) drafts: AtomicU64,
    pub(super) limits: Limits,
    pub(super) writer: Option<Writer>,
}

/// Whether a journal can be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Health {
    Sound,
    Damaged(Damage),
    Poisoned(String),
}

/// How large things may become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The length in bytes from which on a segment gets no further entry.
    pub segment_bytes: u64,
    /// The length in bytes beyond which a draft's lines go to a staging file.
    pub spill_bytes: usize,
}

impl Default for Limits {
    /// Segments of 8 MiB, drafts of 1 MiB.
    fn default() -> Limits {
        Limits { segment_bytes: 8 << 20, spill_bytes: 1 << 20 }
    }
}

impl Journal {
    /// Creates an empty journal in the directory `dir`, which is made if need be; its parent must exist.
    ///
    /// `seed` is 32 bytes from the system's random source, drawn anew for each opening: nonces come from it.
    pub fn create(dir: &Path, seed: [u8; 32]) -> Result<Journal, JournalError> {
        if !dir.is_dir() {
            DirBuilder::new().mode(0o700).create(dir).map_err(JournalError::io("create", dir))?;
        }
        let listing = segment::list(dir)?;
        if listing.last > 0 || listing.gap.is_some() {
            return Err(JournalError::Exists { dir: dir.to_owned() });
        }
        let writer = Writer::create(dir, 1)?;
        let parent = dir.parent().filter(|parent| *parent != Path::new(""));
        segment::sync_dir(parent.unwrap_or(Path::new(".")))?;
        let mut journal = Journal::new(dir, start(), 1, Health::Sound, seed);
        journal.writer = Some(writer);
        Ok(journal)
    }

    pub(super) fn new(dir: &Path, tip: Tip, active: u32, health: Health, seed: [u8; 32]) -> Journal {
        let drafts = AtomicU64::new(0);
        Journal { dir: dir.to_owned(), tip, active, health, seed, drafts, limits: Limits::default(), writer: None }
    }

    /// The same journal with other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Journal {
        self.limits = limits;
        self
    }

    /// The state after the last entry; in a damaged journal after the last one before the damage.
    pub const fn tip(&self) -> &Tip {
        &self.tip
    }

    /// Whether entries can be written; the error says why not.
    pub fn check_writable(&self) -> Result<(), JournalError> {
        match &self.health {
            Health::Sound => Ok(()),
            Health::Damaged(damage) => Err(JournalError::Damaged(*damage)),
            Health::Poisoned(reason) => Err(JournalError::Poisoned { reason: reason.clone() }),
        }
    }

    /// The lines of committed entries from `from`, where one begins or ends, to the present end.
    ///
    /// `Place::default()` is the journal's beginning. Checksums are checked, the hash chain is not.
    pub fn events(&self, from: Place) -> Events {
        Events::new(&self.dir, from, self.tip.end, Reach::Far)
    }

    /// The change whose line begins at `place`; `None` if it was erased.
    pub fn change_at(&self, place: Place) -> Result<Option<Change>, JournalError> {
        events::change_at(Events::new(&self.dir, place, self.tip.end, Reach::Near), place)
    }

    /// The entry that begins at `place`, without its erased changes.
    pub fn entry_at(&self, place: Place) -> Result<Entry, JournalError> {
        events::entry_at(Events::new(&self.dir, place, self.tip.end, Reach::Near), place)
    }

    /// Begins an entry. Any number of drafts may be open at a time; they follow one another as they are committed.
    pub fn draft(&self, header: &Header) -> Result<Draft, JournalError> {
        self.check_writable()?;
        let number = self.drafts.fetch_add(1, Ordering::Relaxed);
        Draft::begin(&self.dir, header, Nonces::of_draft(&self.seed, number), self.limits.spill_bytes)
    }
}

/// The state of an empty journal.
pub(super) fn start() -> Tip {
    Tip { end: Place { segment: 1, offset: 0 }, ..Tip::default() }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use proptest::prelude::*;

    use crate::domain::Hlc;
    use crate::journal::testing::{SEED, SMALL, change, commit, empty, entries, header, open, three_entries};

    use super::*;

    #[test]
    fn what_was_committed_is_read_back_after_opening() {
        let (_home, dir, tips) = three_entries();
        let (journal, opening) = open(&dir, None);
        assert_eq!((opening.torn, opening.damage), (None, None));
        assert_eq!(journal.tip(), &tips[2]);
        let entries = entries(&journal);
        assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(entries[1].header, header(2));
        assert_eq!(entries[1].changes, [change(2, "Bo\n"), change(3, "安娜")]);
        assert_eq!(entries[0].time, Hlc(1_000 << 16));
        assert!(entries[1].time > entries[0].time, "although the clock stood still");
    }

    #[test]
    fn nobody_else_can_read_the_journal() {
        let (_home, dir, mut journal) = empty();
        journal = journal.with_limits(SMALL);
        let many: Vec<_> = (0..40).map(|number| change(number, "Ann")).collect();
        commit(&mut journal, 1, &many);
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&dir), 0o700);
        assert_eq!((mode(&dir.join("000001.log")), mode(&dir.join("000002.log"))), (0o600, 0o600));
    }

    #[test]
    fn a_journal_is_not_created_over_another() {
        let (_home, dir, _) = three_entries();
        assert!(matches!(Journal::create(&dir, SEED), Err(JournalError::Exists { .. })));
        let nothing = tempfile::tempdir().unwrap();
        assert!(matches!(Journal::open(nothing.path(), None, SEED), Err(JournalError::Absent { .. })));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn any_entries_in_any_sizes_are_read_back(
            all in prop::collection::vec(prop::collection::vec((any::<u128>(), ".{0,80}"), 0..30), 1..8),
            reopened in 0_usize..8,
        ) {
            let (_home, dir, journal) = empty();
            let mut journal = journal.with_limits(SMALL);
            let mut tips = Vec::new();
            for (number, changes) in (1..).zip(&all) {
                let changes: Vec<_> = changes.iter().map(|(id, text)| change(*id, text)).collect();
                tips.push(commit(&mut journal, number, &changes).tip);
                if tips.len() == reopened {
                    journal = open(&dir, tips.last()).0.with_limits(SMALL);
                }
            }
            let written: Vec<Vec<_>> =
                all.iter().map(|changes| changes.iter().map(|(id, text)| change(*id, text)).collect()).collect();
            for known in std::iter::once(None).chain(tips.iter().map(Some)) {
                let (opened, opening) = open(&dir, known);
                prop_assert_eq!((opening.damage, opening.torn), (None, None));
                prop_assert_eq!(opened.tip(), &tips[tips.len() - 1]);
                let read: Vec<_> = entries(&opened).into_iter().map(|entry| entry.changes).collect();
                prop_assert_eq!(&read, &written);
            }
        }
    }
}
