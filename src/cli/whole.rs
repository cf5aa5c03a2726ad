//! Files that appear whole or not at all.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::ops::{Code, Failure};

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// The new one takes its place.
    Replace,
    /// It stays, and is a failure.
    Keep,
}

/// A file that is being written beside its place. Dropped, it leaves nothing.
pub(super) struct WholeFile {
    to: To,
    path: PathBuf,
}

enum To {
    /// Where files stand.
    Beside(NamedTempFile, PathBuf, Existing),
    /// What is no file: a pipe, a device.
    Stream(File),
}

impl WholeFile {
    /// Begins the file at `path`. A link is followed.
    pub(super) fn begin(path: &Path, existing: Existing) -> Result<WholeFile, Failure> {
        let to = begin(path, existing).map_err(|error| failed(path, error))?;
        Ok(WholeFile { to, path: path.to_owned() })
    }

    /// Puts it into its place, durably.
    pub(super) fn keep(mut self) -> Result<(), Failure> {
        self.flush().and_then(|()| place(self.to)).map_err(|error| failed(&self.path, error))
    }

    /// The failure of writing to it.
    pub(super) fn failed(&self, error: io::Error) -> Failure {
        failed(&self.path, error)
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            To::Beside(file, ..) => file.write(bytes),
            To::Stream(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            To::Beside(file, ..) => file.flush(),
            To::Stream(file) => file.flush(),
        }
    }
}

/// Fails if a file is there that may not be replaced, or no directory for it is, before anything is done.
pub fn check_free(path: &Path, existing: Existing) -> Result<(), Failure> {
    let dir = fs::metadata(dir_of(path)).map_err(|error| failed(path, error))?;
    if !dir.is_dir() {
        return Err(failed(path, io::ErrorKind::NotADirectory.into()));
    }
    let is_there = fs::metadata(path).is_ok_and(|found| found.is_file());
    if is_there && existing == Existing::Keep { Err(failed(path, io::ErrorKind::AlreadyExists.into())) } else { Ok(()) }
}

/// Writes a text as a whole file.
pub(super) fn write(path: &Path, text: &str, existing: Existing) -> Result<(), Failure> {
    let mut file = WholeFile::begin(path, existing)?;
    file.write_all(text.as_bytes()).map_err(|error| file.failed(error))?;
    file.keep()
}

fn begin(path: &Path, existing: Existing) -> io::Result<To> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => OpenOptions::new().write(true).open(path).map(To::Stream),
        Ok(_) if existing == Existing::Keep => Err(io::ErrorKind::AlreadyExists.into()),
        Ok(_) => beside(fs::canonicalize(path)?, existing),
        Err(error) if error.kind() == io::ErrorKind::NotFound => beside(path.to_owned(), existing),
        Err(error) => Err(error),
    }
}

fn beside(path: PathBuf, existing: Existing) -> io::Result<To> {
    // As the person's umask leaves them; a file in whose place this one comes keeps its own.
    let usual = Permissions::from_mode(0o666);
    let temporary = Builder::new().permissions(usual).tempfile_in(dir_of(&path))?;
    if let Ok(there) = fs::metadata(&path) {
        temporary.as_file().set_permissions(there.permissions())?;
    }
    Ok(To::Beside(temporary, path, existing))
}

fn dir_of(path: &Path) -> &Path {
    path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn place(to: To) -> io::Result<()> {
    match to {
        To::Stream(_) => Ok(()),
        To::Beside(file, path, existing) => {
            file.as_file().sync_all()?;
            let placed = match existing {
                Existing::Replace => file.persist(&path),
                Existing::Keep => file.persist_noclobber(&path),
            };
            placed.map_err(|refused| refused.error)?;
            File::open(dir_of(&path))?.sync_all()
        }
    }
}

/// The failure of a file that is written.
pub(super) fn failed(path: &Path, error: io::Error) -> Failure {
    let kind = error.kind();
    let code = if kind == io::ErrorKind::AlreadyExists {
        Code::FileThere
    } else if kind == io::ErrorKind::StorageFull {
        Code::DiskFull
    } else {
        Code::CannotWrite
    };
    Failure::new(code).fact("path", path.display()).fact("reason", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_whole_and_another_one_is_not_replaced_unasked() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("out.csv");
        let mut file = WholeFile::begin(&path, Existing::Keep).unwrap();
        file.write_all(b"half").unwrap();
        assert!(!path.exists());
        drop(file);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
        write(&path, "one", Existing::Keep).unwrap();
        assert_eq!(write(&path, "two", Existing::Keep).unwrap_err().code, Code::FileThere);
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        write(&path, "two", Existing::Replace).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(check_free(&path, Existing::Keep).unwrap_err().code, Code::FileThere);
        assert_eq!(write(dir.path(), "", Existing::Replace).unwrap_err().code, Code::CannotWrite);
    }

    #[test]
    fn a_file_that_is_replaced_keeps_who_may_read_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("out.csv");
        let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        for kept in [0o600, 0o640, 0o666] {
            fs::write(&path, "").unwrap();
            fs::set_permissions(&path, Permissions::from_mode(kept)).unwrap();
            write(&path, "new", Existing::Replace).unwrap();
            assert_eq!(mode(), kept, "{kept:o}");
        }
    }
}
