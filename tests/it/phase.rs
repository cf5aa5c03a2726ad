//! How far a command had come when it was killed, read from what it left on disk.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rolo::domain::id::BookId;
use rolo::store::{Identity, Opened, Store, StoreError};

use crate::rolo::copy_tree;

/// How far a command had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The journal is as it was.
    BeforeBegin,
    /// Lines are there, in the journal or in a staging file, and no commit line.
    WithinLines,
    /// The journal has the entry, and the views were not written to since.
    AfterCommit,
    /// The views were written to, and what is there is not the whole entry.
    WithinApplying,
    /// The views have the entry, and the process had not put them away yet.
    Applied,
}

/// What a journal holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many commit lines.
    pub commits: usize,
    /// How many bytes behind the last one.
    pub tail: usize,
    /// Whether there is a staging file.
    pub is_staged: bool,
}

enum Views {
    Behind,
    Half,
    Current,
}

impl Phase {
    pub const ALL: [Phase; 5] =
        [Phase::BeforeBegin, Phase::WithinLines, Phase::AfterCommit, Phase::WithinApplying, Phase::Applied];

    /// The phase in which a command was killed that found `before` in the journal of this book.
    pub fn of(book: &Path, before: Written) -> Phase {
        let written = Written::read(book);
        if written.commits == before.commits {
            let begun = written.is_staged || written.tail > before.tail;
            return if begun { Phase::WithinLines } else { Phase::BeforeBegin };
        }
        assert_eq!(written.commits, before.commits + 1, "one command is one entry");
        match views(book) {
            Views::Current => Phase::Applied,
            Views::Half => Phase::WithinApplying,
            Views::Behind if were_views_written_last(book) => Phase::WithinApplying,
            Views::Behind => Phase::AfterCommit,
        }
    }

    /// Whether the command is in the journal for good.
    pub fn is_committed(self) -> bool {
        self >= Phase::AfterCommit
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Phase::BeforeBegin => "before begin",
            Phase::WithinLines => "within lines",
            Phase::AfterCommit => "after commit",
            Phase::WithinApplying => "within applying",
            Phase::Applied => "applied and not put away",
        })
    }
}

impl Written {
    pub fn read(book: &Path) -> Written {
        let mut written = Written::default();
        for (name, path) in journal(book) {
            if name.starts_with("staging-") {
                written.is_staged = true;
            } else if is_segment(&path) {
                written.tail = 0;
                for line in fs::read(path).unwrap().split_inclusive(|byte| *byte == b'\n') {
                    if line.ends_with(b"\n")
                        && line.get(9..).is_some_and(|payload| payload.starts_with(b"{\"commit\":"))
                    {
                        written.commits += 1;
                        written.tail = 0;
                    } else {
                        written.tail += line.len();
                    }
                }
            }
        }
        written
    }
}

/// Whether this file is part of the journal.
pub fn is_segment(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "log")
}

/// The files of the journal, in the order of their names.
pub fn journal(book: &Path) -> Vec<(String, PathBuf)> {
    let Ok(files) = fs::read_dir(book.join("journal")) else { return Vec::new() };
    let mut files: Vec<_> = files
        .map(|file| file.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path))
        .collect();
    files.sort();
    files
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok().map(|metadata| metadata.modified().unwrap())
}

fn were_views_written_last(book: &Path) -> bool {
    let journal = journal(book).into_iter().filter_map(|(_, path)| modified(&path)).max();
    modified(&book.join("store/db")) > journal
}

/// Whether the views on disk hold all that the journal has.
pub fn are_views_current(book: &Path) -> bool {
    matches!(views(book), Views::Current)
}

/// A hash over all that the views on disk hold, if they are of use.
pub fn digest(book: &Path) -> Option<[u8; 32]> {
    let copy = tempfile::tempdir().unwrap();
    match open_copy(book, copy.path()) {
        Ok(Opened::Ready(store)) => Some(store.digest().unwrap()),
        Ok(Opened::Stale(_)) | Err(_) => None,
    }
}

/// What a copy of the views says about itself.
fn views(book: &Path) -> Views {
    let copy = tempfile::tempdir().unwrap();
    match open_copy(book, copy.path()) {
        Ok(Opened::Ready(store)) if store.tip().seq == Written::read(book).commits as u64 => Views::Current,
        Ok(Opened::Ready(_)) => Views::Behind,
        Ok(Opened::Stale(_)) | Err(_) => Views::Half,
    }
}

fn open_copy(book: &Path, copy: &Path) -> Result<Opened, StoreError> {
    let format = fs::read_to_string(book.join("FORMAT")).unwrap();
    let id = format.lines().nth(1).and_then(|line| line.strip_prefix("id ")).unwrap();
    let since = fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default().trim().to_owned();
    let identity = Identity { book: BookId(id.parse().unwrap()), boot: since };
    copy_tree(&book.join("store"), copy);
    Store::open(copy, &identity)
}
