//! Files that appear whole or not at all, for nobody else's eyes.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use tempfile::{NamedTempFile, PersistError};

use super::whose;
use crate::ops::{Code, Failure};

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// The new one takes its place.
    Replace,
    /// It stays.
    Keep,
}

/// What became of a file that was to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It holds what it should.
    Now,
    /// One was there, and stays.
    Before,
}

/// Writes a file whole: into a temporary one beside it, synced, then renamed. Mode 0600, its directory 0700. A link
/// is followed, so that a file that is kept elsewhere is changed there. Root leaves nothing where another user would
/// have written it.
pub(super) fn write_whole(path: &Path, text: &str, existing: Existing) -> Result<Written, Failure> {
    whose::check_making(path)?;
    match write(path, text, existing) {
        Ok(()) => Ok(Written::Now),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && existing == Existing::Keep => Ok(Written::Before),
        Err(error) => Err(failed(Code::CannotWrite, path, &error)),
    }
}

fn write(path: &Path, text: &str, existing: Existing) -> io::Result<()> {
    let target = if path.is_symlink() { fs::canonicalize(path)? } else { path.to_owned() };
    let dir = target.parent().ok_or(io::ErrorKind::InvalidInput)?;
    DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
    let mut temporary = NamedTempFile::new_in(dir)?;
    temporary.write_all(text.as_bytes())?;
    temporary.as_file().sync_all()?;
    let placed = match existing {
        Existing::Replace => temporary.persist(&target),
        Existing::Keep => temporary.persist_noclobber(&target),
    };
    placed.map_err(|PersistError { error, .. }| error)?;
    File::open(dir)?.sync_all()
}

/// The names of the files in a directory with this extension, without it, in their order; none if there is no such
/// directory.
pub(super) fn names_in(dir: &Path, extension: &str) -> Result<Vec<String>, Failure> {
    let failed = |error: &io::Error| failed(Code::CannotRead, dir, error);
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(&error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| failed(&error))?.path();
        if path.extension().is_some_and(|own| own == extension) {
            names.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// The text of a file; none if there is no such file.
pub fn read_if_there(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(Code::CannotRead, path, &error)),
    }
}

/// The failure of a file.
pub(super) fn failed(code: Code, path: &Path, error: &io::Error) -> Failure {
    let code = if error.kind() == io::ErrorKind::StorageFull { Code::DiskFull } else { code };
    Failure::new(code).fact("path", path.display()).fact("reason", error)
}
