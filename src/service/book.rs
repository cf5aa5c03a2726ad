//! A book on disk: its directory, its journal, and the views that are derived from it.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::contents::Contents;
use super::failures::{Trouble, of_io};
use super::format::{self, Format};
use crate::domain::id::BookId;
use crate::domain::{Catalogue, DeviceId, Place};
use crate::journal::{Draft, Flaw, Journal, JournalError, Opening, Passing};
use crate::ops::{Code, Failure, Reason};
use crate::store::{self, Identity, Opened, Store, StoreError};

/// What a book needs from the world.
pub struct Surroundings {
    /// The real clock in milliseconds since 1970; `--now` never feeds it.
    pub wall_millis: Box<dyn Fn() -> u64 + Send>,
    /// New identities: `UUIDv7` with all random bits freshly random.
    pub fresh: Box<dyn FnMut() -> Uuid + Send>,
    /// Random bytes for the nonces of the journal's lines.
    pub seed: [u8; 32],
    /// This installation.
    pub device: DeviceId,
    /// The system's boot id, or nothing where there is none.
    pub boot: String,
    /// Is told how far a rebuild of the views has come.
    pub progress: Box<dyn FnMut(Progress) + Send>,
}

/// How far the views have come in a rebuild.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Changes read so far.
    pub done: u64,
    /// Whether that is all.
    pub finished: bool,
}

/// What somebody should be told who opens a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The last command was cut off by a crash or a power cut and never confirmed; what was left of it was put here.
    pub torn: Option<PathBuf>,
    /// The journal is damaged, so that the book can only be read.
    pub damage: Option<Failure>,
}

/// An open book.
pub struct Book {
    dir: PathBuf,
    format: Format,
    pub(super) journal: Journal,
    pub(super) store: Store,
    pub(super) surroundings: Surroundings,
    findings: Findings,
    has_new_views: bool,
}

/// The directory of the views.
const VIEWS: &str = "store";

/// How often progress is told.
const STRIDE: u64 = 4096;

impl Book {
    /// Whether there is a book in `dir` that this version can open.
    pub fn is_at(dir: &Path) -> bool {
        matches!(format::read(dir), Ok(Some(_)))
    }

    /// The identity of the book in `dir`, if there is one.
    pub fn id_at(dir: &Path) -> Result<Option<BookId>, Failure> {
        Ok(format::read(dir)?.map(|format| format.book))
    }

    /// The fields of the book in `dir`, if they can be told without opening it.
    pub fn fields_at(dir: &Path) -> Option<Catalogue> {
        store::catalogue_beside(&dir.join(VIEWS))
    }

    /// The fields of this book.
    pub const fn catalogue(&self) -> &Catalogue {
        self.store.catalogue()
    }

    /// Makes sure that `dir` is a book or can become one, without writing to what is none.
    pub fn prepare(dir: &Path) -> Result<(), Failure> {
        match fs::read_dir(dir) {
            Ok(entries) => {
                let strange = entries.flatten().any(|entry| !format::may_precede_a_book(&entry.file_name()));
                if format::read(dir)?.is_none() && strange {
                    return Err(Failure::new(Code::NoBook).fact("path", dir.display()));
                }
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(|error| cannot_open(dir, &error))
            }
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                Err(Failure::new(Code::NoBook).fact("path", dir.display()))
            }
            Err(error) => Err(cannot_open(dir, &error)),
        }
    }

    /// Opens the book in `dir`, whose lease the caller holds; an empty directory becomes an empty book.
    pub fn open(dir: &Path, mut surroundings: Surroundings) -> Result<Book, Failure> {
        let format = match format::read(dir)? {
            Some(format) => format,
            None => format::write(dir, (surroundings.fresh)().into())?,
        };
        let identity = Identity { book: format.book, boot: surroundings.boot.clone() };
        let views = dir.join(VIEWS);
        let mut known = usable(Store::open(&views, &identity)).map_err(|error| of_store(dir, &error))?;
        let (journal, opening) =
            open_journal(dir, known.as_ref(), surroundings.seed).map_err(|error| of_journal(dir, &error))?;
        if opening.damage.is_some() && known.is_none() {
            // What the journal lost, the views may still hold.
            known = usable(Store::open_from_before_boot(&views, &identity)).map_err(|error| of_store(dir, &error))?;
        }
        let findings = findings(dir, &opening);
        let store = match known {
            Some(store) => store,
            None => Store::fresh(&views, &identity).map_err(|error| of_store(dir, &error))?,
        };
        let mut book =
            Book { dir: dir.to_owned(), format, journal, store, surroundings, findings, has_new_views: false };
        match book.catch_up() {
            Ok(()) => {}
            Err(Trouble::Store(StoreError::Damaged { .. } | StoreError::OutOfOrder { .. })) => {
                book.rebuild().map_err(|trouble| book.failure(trouble))?;
            }
            Err(trouble) => return Err(book.failure(trouble)),
        }
        Ok(book)
    }

    /// What somebody should be told who opens this book.
    pub const fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Whether anything was applied to the views since it was opened, be it in opening. Dropping the book keeps it; a
    /// process that ends without doing so leaves it to the next one to do again.
    pub const fn has_new_views(&self) -> bool {
        self.has_new_views
    }

    /// Its identity.
    pub const fn id(&self) -> BookId {
        self.format.book
    }

    /// The contents of its files.
    pub(super) fn contents(&self) -> Contents {
        Contents::of(&self.dir)
    }

    /// Makes a planned command durable, then part of the views. Returns the entry's number.
    pub(super) fn commit(&mut self, draft: Draft) -> Result<u64, Trouble> {
        let committed = self.journal.commit(draft, (self.surroundings.wall_millis)())?;
        // The entry is on the disk, and so the command is done, whatever happens to the views now: they can be made
        // again from it. If not even that works, the next question meets the same trouble and tells it.
        if self.catch_up().is_err() {
            drop(self.rebuild());
        }
        Ok(committed.tip.seq)
    }

    /// Throws the views away and makes them again from the journal; not if that is damaged, and they may hold more.
    pub(super) fn rebuild(&mut self) -> Result<(), Trouble> {
        if let Some(damage) = &self.findings.damage {
            return Err(damage.clone().into());
        }
        self.store.renew()?;
        self.catch_up()
    }

    /// Applies to the views whatever the journal holds beyond them.
    fn catch_up(&mut self) -> Result<(), Trouble> {
        let tip = self.store.tip();
        if tip.seq >= self.journal.tip().seq {
            return Ok(());
        }
        self.has_new_views = true;
        let from = if tip.seq == 0 { Place::default() } else { tip.end };
        let mut replay = self.store.replay();
        let mut done = 0;
        let mut events = self.journal.events(from);
        while let Some(line) = events.advance()? {
            match line {
                Passing::Begin(header, place) => replay.begin(header, place),
                Passing::Change(change, place) => {
                    replay.change(change, place)?;
                    done += 1;
                    if done % STRIDE == 0 {
                        (self.surroundings.progress)(Progress { done, finished: false });
                    }
                }
                Passing::Commit(tip) => replay.commit(tip)?,
            }
        }
        replay.finish()?;
        if done >= STRIDE {
            (self.surroundings.progress)(Progress { done, finished: true });
        }
        Ok(())
    }

    /// A trouble as a failure that names this book.
    pub(super) fn failure(&self, trouble: Trouble) -> Failure {
        match trouble {
            Trouble::Failure(failure) => *failure,
            Trouble::Store(error) => of_store(&self.dir, &error),
            Trouble::Journal(error) => of_journal(&self.dir, &error),
        }
    }
}

/// The store, if it is of any use; what is not is made anew.
fn usable(opened: Result<Opened, StoreError>) -> Result<Option<Store>, StoreError> {
    match opened {
        Ok(Opened::Ready(store)) => Ok(Some(*store)),
        Ok(Opened::Stale(_)) | Err(StoreError::Damaged { .. } | StoreError::Unfinished { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

fn open_journal(dir: &Path, known: Option<&Store>, seed: [u8; 32]) -> Result<(Journal, Opening), JournalError> {
    let path = dir.join("journal");
    let tip = known.map(Store::tip);
    match Journal::open(&path, tip.as_ref(), seed) {
        Err(JournalError::Absent { .. }) if tip.is_none_or(|tip| tip.seq == 0) => {
            Ok((Journal::create(&path, seed)?, Opening::default()))
        }
        other => other,
    }
}

fn findings(dir: &Path, opening: &Opening) -> Findings {
    let damage = opening.damage.map(|damage| of_journal(dir, &JournalError::Damaged(damage)));
    Findings { torn: opening.torn.as_ref().and_then(|torn| torn.moved_to.clone()), damage }
}

fn cannot_open(dir: &Path, error: &io::Error) -> Failure {
    let full = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
    if full {
        of_io(dir, error)
    } else {
        Failure::new(Code::CannotOpen).fact("path", dir.display()).fact("reason", error)
    }
}

fn of_journal(dir: &Path, error: &JournalError) -> Failure {
    match error {
        JournalError::Io { path, source, .. } => of_io(path, source),
        JournalError::Damaged(damage) => Failure::new(Code::JournalDamaged)
            .fact("path", dir.display())
            .fact("segment", damage.at.segment)
            .fact("offset", damage.at.offset)
            .because(flaw_reason(damage.flaw)),
        JournalError::Absent { .. } => Failure::new(Code::JournalDamaged)
            .fact("path", dir.display())
            .fact("segment", 1)
            .fact("offset", 0)
            .because(Reason::SegmentMissing),
        JournalError::Exists { .. }
        | JournalError::Poisoned { .. }
        | JournalError::Moved { .. }
        | JournalError::NoLine { .. }
        | JournalError::Unreadable { .. }
        | JournalError::Unwritable(_)
        | JournalError::TooLong { .. }
        | JournalError::Incomplete => {
            Failure::new(Code::CannotWrite).fact("path", dir.join("journal").display()).fact("reason", error)
        }
    }
}

const fn flaw_reason(flaw: Flaw) -> Reason {
    match flaw {
        Flaw::Cut => Reason::LineCut,
        Flaw::Long => Reason::LineLong,
        Flaw::Checksum => Reason::LineChecksum,
        Flaw::Unwritten => Reason::LineUnwritten,
        Flaw::Unknown => Reason::LineUnknown,
        Flaw::Order => Reason::LineOrder,
        Flaw::Uncommitted => Reason::EntryUncommitted,
        Flaw::Chain => Reason::ChainBroken,
        Flaw::Missing => Reason::SegmentMissing,
        Flaw::Short => Reason::JournalShort,
        Flaw::Replaced => Reason::EntryReplaced,
    }
}

fn of_store(dir: &Path, error: &StoreError) -> Failure {
    match error {
        StoreError::Full => Failure::new(Code::DiskFull).fact("path", dir.display()),
        StoreError::Io { path, source } => of_io(path, source),
        StoreError::Damaged { .. }
        | StoreError::Unfinished { .. }
        | StoreError::Busy { .. }
        | StoreError::Unreadable { .. }
        | StoreError::BrokenOff
        | StoreError::OutOfOrder { .. } => {
            Failure::new(Code::StoreFailed).fact("path", dir.display()).fact("reason", error)
        }
    }
}
