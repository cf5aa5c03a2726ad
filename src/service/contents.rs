//! The contents of attached files: in `files/` of the book, each under its hash. What refers to them is in records.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::failures::of_io;
use crate::domain::file::{LARGEST, harmless};
use crate::ops::{Code, Failure, Flow};

/// The directory of the contents within the book.
const DIR: &str = "files";

/// What the name of a content begins with while it is being written.
const UNFINISHED: &str = "new-";

/// How much is read at once.
const PIECE: usize = 1 << 18;

/// The contents of a book's files. Only the owner of the book's lease writes them.
pub(super) struct Contents {
    book: PathBuf,
    dir: PathBuf,
}

/// A content that was read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Taken {
    /// Its SHA-256 in hexadecimal digits.
    pub(super) hash: String,
    /// Its size in bytes.
    pub(super) size: u64,
    /// What its file was called, made harmless.
    pub(super) name: String,
}

/// What is wrong with a content that should be there.
#[derive(Debug)]
pub(super) enum Flaw {
    /// It is not there.
    Lost,
    /// It is not what was put there.
    Damaged,
    /// It cannot be read.
    Unread(io::Error),
}

impl Contents {
    /// The contents of the book in this directory.
    pub(super) fn of(book: &Path) -> Contents {
        Contents { book: book.to_owned(), dir: book.join(DIR) }
    }

    /// Takes a file in, durably: when this returns, its content is on the disk under its hash. `flow` is asked now and
    /// then whether to go on.
    pub(super) fn take(&self, from: &Path, flow: &mut dyn FnMut() -> Flow) -> Result<Taken, Failure> {
        let mut file = open(from)?;
        self.prepare().map_err(|error| of_io(&self.dir, &error))?;
        let unfinished = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(&self.dir);
        let mut unfinished = unfinished.map_err(|error| of_io(&self.dir, &error))?;
        let copied = copy(&mut file, unfinished.as_file_mut(), flow);
        let (hash, size) = copied.map_err(|stopped| stopped.failure(from, &self.dir))?;
        self.keep(unfinished, &hash).map_err(|error| of_io(&self.dir, &error))?;
        Ok(Taken { hash, size, name: name_of(from) })
    }

    /// What taking a file in would give.
    pub(super) fn measure(from: &Path, flow: &mut dyn FnMut() -> Flow) -> Result<Taken, Failure> {
        let copied = copy(&mut open(from)?, &mut io::sink(), flow);
        let (hash, size) = copied.map_err(|stopped| stopped.failure(from, from))?;
        Ok(Taken { hash, size, name: name_of(from) })
    }

    /// Where a content stands, once it was read and found to be whole.
    pub(super) fn whole(&self, hash: &str) -> Result<PathBuf, Flaw> {
        let path = self.path(hash);
        let opened = File::open(&path)
            .map_err(|error| if error.kind() == ErrorKind::NotFound { Flaw::Lost } else { Flaw::Unread(error) });
        match copy(&mut opened?, &mut io::sink(), &mut || Flow::On) {
            Ok((found, _)) if found == hash => Ok(path),
            Err(Stopped::Unread(error)) => Err(Flaw::Unread(error)),
            // One that has become too large is not what was put there either.
            Ok(_) | Err(Stopped::Unwritten(_) | Stopped::TooLarge | Stopped::Cancelled) => Err(Flaw::Damaged),
        }
    }

    /// Where the content of a hash stands: `files/ab/cdef…`.
    pub(super) fn path(&self, hash: &str) -> PathBuf {
        let (first, rest) = hash.split_at_checked(2).unwrap_or(("", hash));
        self.dir.join(first).join(rest)
    }

    /// Clears away what a program that was killed left half written.
    pub(super) fn sweep(&self) -> Result<(), Failure> {
        let swept = || -> io::Result<()> {
            for entry in fs::read_dir(&self.dir)? {
                let entry = entry?;
                if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                    fs::remove_file(entry.path())?;
                }
            }
            Ok(())
        };
        match swept() {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(of_io(&self.dir, &error)),
            Err(_) | Ok(()) => Ok(()),
        }
    }

    fn prepare(&self) -> io::Result<()> {
        make_dir(&self.dir)?;
        sync_dir(&self.book)
    }

    /// Puts a content into its place. One that is there already is the same, or is damaged and made whole by this.
    fn keep(&self, unfinished: NamedTempFile, hash: &str) -> io::Result<()> {
        unfinished.as_file().sync_all()?;
        let place = self.path(hash);
        let dir = place.parent().unwrap_or(&self.dir);
        make_dir(dir)?;
        sync_dir(&self.dir)?;
        unfinished.persist(&place).map_err(|refused| refused.error)?;
        sync_dir(dir)
    }
}

fn make_dir(dir: &Path) -> io::Result<()> {
    match DirBuilder::new().mode(0o700).create(dir) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        Err(_) | Ok(()) => Ok(()),
    }
}

fn sync_dir(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

/// Opens a regular file. Anything else is refused without waiting for it, as a pipe would make one do.
fn open(path: &Path) -> Result<File, Failure> {
    let unread = |error: io::Error| Failure::new(Code::CannotRead).fact("path", path.display()).fact("reason", error);
    let refused = || Failure::new(Code::NoRegularFile).fact("path", path.display());
    if !fs::metadata(path).map_err(unread)?.is_file() {
        return Err(refused());
    }
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or_default();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path).map_err(unread)?;
    let found = file.metadata().map_err(unread)?;
    if !found.is_file() {
        return Err(refused());
    }
    if found.len() > LARGEST { Err(too_large(path)) } else { Ok(file) }
}

fn too_large(path: &Path) -> Failure {
    Failure::new(Code::FileTooLarge).fact("path", path.display()).fact("most", LARGEST / (1 << 20))
}

fn name_of(path: &Path) -> String {
    harmless(&path.file_name().unwrap_or_default().to_string_lossy())
}

/// Why a copy ended early.
enum Stopped {
    Unread(io::Error),
    Unwritten(io::Error),
    TooLarge,
    Cancelled,
}

impl Stopped {
    fn failure(self, from: &Path, to: &Path) -> Failure {
        match self {
            Stopped::Unread(error) => Failure::new(Code::CannotRead).fact("path", from.display()).fact("reason", error),
            Stopped::Unwritten(error) => of_io(to, &error),
            Stopped::TooLarge => too_large(from),
            Stopped::Cancelled => Failure::new(Code::Cancelled),
        }
    }
}

/// Copies piece by piece, and gives the hash and the size of what was copied.
fn copy(from: &mut impl Read, to: &mut impl Write, flow: &mut dyn FnMut() -> Flow) -> Result<(String, u64), Stopped> {
    let (mut sha, mut size, mut piece) = (Sha256::new(), 0_u64, vec![0; PIECE]);
    loop {
        let count = match from.read(&mut piece) {
            Ok(0) => return Ok((format!("{:x}", sha.finalize()), size)),
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(Stopped::Unread(error)),
        };
        let read = piece.get(..count).unwrap_or_default();
        // It may grow while it is being read.
        size += u64::try_from(count).unwrap_or(u64::MAX);
        if size > LARGEST {
            return Err(Stopped::TooLarge);
        }
        sha.update(read);
        to.write_all(read).map_err(Stopped::Unwritten)?;
        if flow() == Flow::Cancel {
            return Err(Stopped::Cancelled);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    /// The hash of `hello`.
    const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    fn on() -> impl FnMut() -> Flow {
        || Flow::On
    }

    fn room() -> (tempfile::TempDir, Contents) {
        let dir = tempfile::tempdir().unwrap();
        let book = dir.path().join("book");
        fs::create_dir(&book).unwrap();
        (dir, Contents::of(&book))
    }

    #[test]
    fn a_content_stands_under_its_hash_for_nobody_elses_eyes() {
        let (dir, contents) = room();
        let from = dir.path().join("a.txt");
        fs::write(&from, "hello").unwrap();
        let taken = contents.take(&from, &mut on()).unwrap();
        assert_eq!(taken, Taken { hash: HELLO.to_owned(), size: 5, name: "a.txt".to_owned() });
        assert_eq!(Contents::measure(&from, &mut on()).unwrap(), taken);
        let place = contents.whole(HELLO).unwrap();
        assert!(place.ends_with(format!("files/2c/{}", &HELLO[2..])));
        assert_eq!(fs::read(&place).unwrap(), b"hello");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let dirs = [place.parent().unwrap(), contents.dir.as_path()].map(mode);
        assert_eq!((mode(&place), dirs), (0o600, [0o700, 0o700]));
    }

    #[test]
    fn what_is_not_whole_is_told_and_made_whole_by_the_same_file() {
        let (dir, contents) = room();
        let from = dir.path().join("a.txt");
        fs::write(&from, "hello").unwrap();
        contents.take(&from, &mut on()).unwrap();
        let place = contents.path(HELLO);
        fs::write(&place, "hallo").unwrap();
        assert!(matches!(contents.whole(HELLO), Err(Flaw::Damaged)));
        contents.take(&from, &mut on()).unwrap();
        assert!(contents.whole(HELLO).is_ok());
        fs::remove_file(place).unwrap();
        assert!(matches!(contents.whole(HELLO), Err(Flaw::Lost)));
    }

    #[test]
    fn only_regular_files_up_to_the_limit_are_taken() {
        let (dir, contents) = room();
        let code = |path: &Path| contents.take(path, &mut on()).unwrap_err().code;
        assert_eq!(code(dir.path()), Code::NoRegularFile);
        assert_eq!(code(Path::new("/dev/zero")), Code::NoRegularFile);
        assert_eq!(code(&dir.path().join("none")), Code::CannotRead);
        let large = dir.path().join("large");
        File::create(&large).unwrap().set_len(LARGEST + 1).unwrap();
        assert_eq!(code(&large), Code::FileTooLarge);
        // One that grows meanwhile is found out, too.
        let grown = copy(&mut io::repeat(7), &mut io::sink(), &mut on());
        assert!(matches!(grown, Err(Stopped::TooLarge)));
        symlink(&large, dir.path().join("link")).unwrap();
        assert_eq!(code(&dir.path().join("link")), Code::FileTooLarge);
    }

    #[test]
    fn stopping_leaves_nothing_and_what_a_kill_left_is_swept() {
        let (dir, contents) = room();
        let from = dir.path().join("a.txt");
        fs::write(&from, "hello").unwrap();
        let stopped = contents.take(&from, &mut || Flow::Cancel).unwrap_err();
        assert_eq!(stopped.code, Code::Cancelled);
        assert_eq!(fs::read_dir(&contents.dir).unwrap().count(), 0);
        fs::write(contents.dir.join("new-x1y2"), "half").unwrap();
        contents.sweep().unwrap();
        assert_eq!(fs::read_dir(&contents.dir).unwrap().count(), 0);
        Contents::of(Path::new("/no/such/book")).sweep().unwrap();
    }

    #[test]
    fn a_name_that_is_no_text_is_made_one() {
        let (dir, contents) = room();
        let from = dir.path().join(OsStr::from_bytes(b"caf\xe9.txt"));
        fs::write(&from, "hello").unwrap();
        assert_eq!(contents.take(&from, &mut on()).unwrap().name, "caf_.txt");
    }
}
