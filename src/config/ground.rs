//! Where a book may lie: in a directory that is ours alone, on this machine.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags, open};

use super::afar::{self, Afar};
use super::settings::BookPlace;
use super::whose;
use crate::ops::{Code, Failure, Reason};

/// What those who are not its owner may do with a directory.
const OTHERS: u32 = 0o077;

/// Whether others could get at a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nobody could.
    Closed,
    /// They could; now nobody can.
    Open,
}

/// Makes sure that a book may be opened or made in `dir`, and touches nothing: it is a directory itself, not a link to
/// one; it is ours, or can become ours; and it lies where `place` allows it.
pub fn check_ground(dir: &Path, place: BookPlace) -> Result<(), Failure> {
    let dir = bare(dir);
    let there = match fs::symlink_metadata(&dir) {
        Ok(found) if found.is_symlink() => return Err(linked(&dir)),
        Ok(found) => {
            whose::check_ours(&dir, found.uid())?;
            found.is_dir().then_some(dir.clone())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            whose::check_making(&dir)?;
            above(&dir)
        }
        // What is in the way is told by whoever comes to it.
        Err(error) if error.kind() == ErrorKind::NotADirectory => None,
        Err(error) => return Err(cannot_open(&dir, &error)),
    };
    match (place, there) {
        (BookPlace::Anywhere, _) | (BookPlace::Local, None) => Ok(()),
        (BookPlace::Local, Some(there)) => check_here(&dir, &there),
    }
}

/// Closes the directory of a book to everybody else. It was checked before, and holds a book or nothing.
pub fn close_ground(dir: &Path) -> Result<Found, Failure> {
    let closed = || -> io::Result<Found> {
        let opened = open_dir(dir)?;
        let about = opened.metadata()?;
        if about.mode() & OTHERS == 0 || !is_ours(&about) {
            return Ok(Found::Closed);
        }
        opened.set_permissions(Permissions::from_mode(0o700))?;
        Ok(Found::Open)
    };
    closed().map_err(|error| cannot_open(dir, &error))
}

fn is_ours(about: &Metadata) -> bool {
    about.uid() == rustix::process::geteuid().as_raw()
}

/// Opens a directory that is none by way of a link.
fn open_dir(dir: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    Ok(open(bare(dir), flags, Mode::empty())?.into())
}

/// A path without slashes and dots at its end, behind which the system would follow a link.
fn bare(dir: &Path) -> PathBuf {
    dir.components().collect()
}

/// The nearest directory above one that is not there.
fn above(dir: &Path) -> Option<PathBuf> {
    let dir = std::path::absolute(dir).ok()?;
    dir.ancestors().find(|place| place.is_dir()).map(Path::to_owned)
}

/// Fails if other machines change what is `there`, in which the book `dir` lies or would lie.
fn check_here(dir: &Path, there: &Path) -> Result<(), Failure> {
    let failure = Failure::new(Code::NotLocal).fact("path", dir.display());
    match afar::look(there).map_err(|error| cannot_open(dir, &error))? {
        None => Ok(()),
        Some(Afar::Network(name)) => Err(failure.because(Reason::NetworkFolder).fact("name", name)),
        Some(Afar::Synced(name, mark)) => {
            Err(failure.because(Reason::SyncedFolder).fact("name", name).fact("mark", mark.display()))
        }
    }
}

fn linked(dir: &Path) -> Failure {
    // Where a link leads nowhere, it is named as it stands there.
    let target = fs::canonicalize(dir).or_else(|_| fs::read_link(dir)).unwrap_or_default();
    Failure::new(Code::BookLink).fact("path", dir.display()).fact("target", target.display())
}

fn cannot_open(dir: &Path, error: &io::Error) -> Failure {
    Failure::new(Code::CannotOpen).fact("path", dir.display()).fact("reason", error)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn code(dir: &Path, place: BookPlace) -> Option<Code> {
        check_ground(dir, place).err().map(|failure| failure.code)
    }

    #[test]
    fn a_link_is_no_place_for_a_book_however_it_is_written() {
        let dir = tempfile::tempdir().unwrap();
        let (book, link) = (dir.path().join("book"), dir.path().join("link"));
        fs::create_dir(&book).unwrap();
        symlink(&book, &link).unwrap();
        symlink("nowhere", dir.path().join("broken")).unwrap();
        for name in ["link", "link/", "link/.", "link//", "broken"] {
            assert_eq!(code(&dir.path().join(name), BookPlace::Local), Some(Code::BookLink), "{name}");
        }
        assert_eq!(code(&book, BookPlace::Local), None);
        // A link on the way is the person's own affair.
        fs::create_dir(book.join("below")).unwrap();
        assert_eq!(code(&link.join("below"), BookPlace::Local), None);
        let failure = check_ground(&link, BookPlace::Local).unwrap_err();
        assert_eq!(failure.facts["target"], fs::canonicalize(&book).unwrap().display().to_string());
    }

    #[test]
    fn a_synced_folder_is_refused_unless_told_otherwise_also_before_there_is_a_book() {
        let dir = tempfile::tempdir().unwrap();
        let book = dir.path().join("Dropbox/crm/book");
        fs::create_dir_all(dir.path().join("Dropbox")).unwrap();
        assert_eq!(code(&book, BookPlace::Local), Some(Code::NotLocal));
        assert_eq!(code(&book, BookPlace::Anywhere), None);
        fs::create_dir_all(&book).unwrap();
        assert_eq!(code(&book, BookPlace::Local), Some(Code::NotLocal));
    }

    #[test]
    fn what_others_could_get_at_is_closed_once() {
        let dir = tempfile::tempdir().unwrap();
        for mode in [0o755, 0o775, 0o777, 0o710] {
            fs::set_permissions(dir.path(), Permissions::from_mode(mode)).unwrap();
            assert_eq!(close_ground(dir.path()), Ok(Found::Open), "{mode:o}");
            assert_eq!(fs::metadata(dir.path()).unwrap().mode() & 0o777, 0o700);
            assert_eq!(close_ground(dir.path()), Ok(Found::Closed));
        }
    }
}
