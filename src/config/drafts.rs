//! Drafts: what was typed and not saved, so that neither a crash nor a dropped line loses it. What they say is the
//! screen's own affair.
//!
//! Every screen has a directory of its own below that of its book, with a lock that lives as long as the screen does:
//! whoever can have the lock has found what was left behind.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::place::{Existing, failed, names_in, read_if_there, write_whole};
use super::{Paths, whose};
use crate::domain::id::{BookId, SessionId};
use crate::ops::{Code, Failure};

/// The file that is locked while its screen runs.
const LOCK: &str = "lock";

/// How the files of drafts end.
const EXTENSION: &str = "json";

/// The drafts of one screen.
#[derive(Debug)]
pub struct Drafts {
    /// Where those of all screens of the book are.
    all: PathBuf,
    /// Where those of this one are.
    own: PathBuf,
    /// The lock, as long as there is something to keep.
    lock: Option<File>,
    /// What the files hold, in their order.
    kept: Vec<String>,
}

impl Drafts {
    /// Those of a screen that begins; nothing is made before there is something to keep.
    pub fn of(paths: &Paths, book: BookId, session: SessionId) -> Drafts {
        let all = paths.drafts(&book.to_string());
        Drafts { own: all.join(session.to_string()), all, lock: None, kept: Vec::new() }
    }

    /// Takes over what screens left behind that run no longer. What another one has typed that still runs is its own.
    pub fn adopt(&mut self) -> Result<Vec<String>, Failure> {
        let mut left = Vec::new();
        let mut emptied = Vec::new();
        for dir in dirs_in(&self.all)? {
            if dir != self.own
                && let Some(lock) = lock_left(&dir)?
            {
                left.extend(read(&dir)?);
                emptied.push((dir, lock));
            }
        }
        self.keep(&left)?;
        for (dir, lock) in emptied {
            fs::remove_dir_all(&dir).map_err(|error| failed(Code::CannotWrite, &dir, &error))?;
            drop(lock);
        }
        Ok(left)
    }

    /// Keeps these in place of what was kept before; if there are none, nothing stays behind.
    pub fn keep(&mut self, drafts: &[String]) -> Result<(), Failure> {
        if drafts.is_empty() && self.lock.is_none() {
            return Ok(());
        }
        let wrong = |error: &io::Error| failed(Code::CannotWrite, &self.own, error);
        if drafts.is_empty() {
            self.kept.clear();
            fs::remove_dir_all(&self.own).map_err(|error| wrong(&error))?;
            self.lock = None;
            return Ok(());
        }
        if self.lock.is_none() {
            whose::check_making(&self.own)?;
            self.lock = Some(begin(&self.own).map_err(|error| wrong(&error))?);
        }
        for (at, draft) in drafts.iter().enumerate().filter(|(at, draft)| self.kept.get(*at) != Some(*draft)) {
            write_whole(&self.file(at), draft, Existing::Replace)?;
        }
        for at in drafts.len()..self.kept.len() {
            fs::remove_file(self.file(at)).map_err(|error| wrong(&error))?;
        }
        self.kept = drafts.to_vec();
        Ok(())
    }

    fn file(&self, at: usize) -> PathBuf {
        self.own.join(format!("{at:03}.{EXTENSION}"))
    }
}

/// Makes the directory of a screen. It gets its name when it is locked already, so that nobody takes it for left.
fn begin(own: &Path) -> io::Result<File> {
    let all = own.parent().ok_or(io::ErrorKind::InvalidInput)?;
    DirBuilder::new().recursive(true).mode(0o700).create(all)?;
    let private = Permissions::from_mode(0o700);
    let unnamed = tempfile::Builder::new().prefix(".").permissions(private).tempdir_in(all)?;
    let lock = OpenOptions::new().write(true).create_new(true).mode(0o600).open(unnamed.path().join(LOCK))?;
    lock.try_lock().map_err(io::Error::from)?;
    fs::rename(unnamed.keep(), own)?;
    Ok(lock)
}

/// The directories of screens.
fn dirs_in(all: &Path) -> Result<Vec<PathBuf>, Failure> {
    let wrong = |error: &io::Error| failed(Code::CannotRead, all, error);
    let entries = match fs::read_dir(all) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(wrong(&error)),
    };
    let mut dirs = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| wrong(&error))?;
        let is_named = !entry.file_name().to_string_lossy().starts_with('.');
        dirs.extend(is_named.then(|| entry.path()));
    }
    dirs.sort_unstable();
    Ok(dirs)
}

/// The lock of a directory whose screen runs no longer; none if it does, or if somebody else has just taken it over.
fn lock_left(dir: &Path) -> Result<Option<File>, Failure> {
    let path = dir.join(LOCK);
    let locked = File::open(&path).and_then(|file| match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    });
    match locked {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        // Whoever had the lock before may have taken everything away.
        Ok(lock) => Ok(lock.filter(|_| path.exists())),
        Err(error) => Err(failed(Code::CannotRead, &path, &error)),
    }
}

/// The drafts in a directory, in their order.
fn read(dir: &Path) -> Result<Vec<String>, Failure> {
    let mut drafts = Vec::new();
    for name in names_in(dir, EXTENSION)? {
        drafts.extend(read_if_there(&dir.join(format!("{name}.{EXTENSION}")))?);
    }
    Ok(drafts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::settings::tests::home;
    use crate::domain::id::Uuid128;

    const BOOK: BookId = BookId(Uuid128(1));

    fn drafts(paths: &Paths, session: u128) -> Drafts {
        Drafts::of(paths, BOOK, SessionId(Uuid128(session)))
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn what_a_screen_left_behind_is_found_once_and_by_nobody_while_it_runs() {
        let (_dir, paths) = home();
        let mut one = drafts(&paths, 1);
        one.keep(&texts(&["a", "b", "c"])).unwrap();
        one.keep(&texts(&["a", "B"])).unwrap();
        let mut other = drafts(&paths, 2);
        assert_eq!(other.adopt(), Ok(Vec::new()), "the first one still runs");
        drop(one);
        assert_eq!(other.adopt(), Ok(texts(&["a", "B"])));
        assert_eq!(drafts(&paths, 3).adopt(), Ok(Vec::new()), "they are the other's now");
        drop(other);
        let mut last = drafts(&paths, 4);
        assert_eq!(last.adopt(), Ok(texts(&["a", "B"])), "and stay where nobody did anything with them");
        last.keep(&[]).unwrap();
        assert_eq!(fs::read_dir(&last.all).unwrap().count(), 0);
        drop(last);
        assert_eq!(drafts(&paths, 5).adopt(), Ok(Vec::new()));
    }

    #[test]
    fn drafts_are_for_nobody_elses_eyes_and_for_one_book() {
        let (_dir, paths) = home();
        let mut own = drafts(&paths, 1);
        assert!(!own.all.exists(), "nothing is made for nothing");
        own.keep(&texts(&["a"])).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&own.file(0)), mode(&own.own), mode(&own.all)), (0o600, 0o700, 0o700));
        drop(own);
        let mut elsewhere = Drafts::of(&paths, BookId(Uuid128(2)), SessionId(Uuid128(2)));
        assert_eq!(elsewhere.adopt(), Ok(Vec::new()));
    }
}
