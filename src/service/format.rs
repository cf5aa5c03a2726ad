//! The FORMAT file: what says that a directory is a book, of which format, and which one.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

use super::failures::of_io;
use crate::domain::id::BookId;
use crate::ops::{Code, Failure};

/// The name of the file.
const FILE: &str = "FORMAT";

/// Its name while it is being written.
const UNFINISHED: &str = "FORMAT.new";

/// The format of the books that this version writes. While it is 0, a later rolo need not read them.
const OURS: u32 = 0;

/// What a FORMAT file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Format {
    /// The identity of the book.
    pub(super) book: BookId,
}

/// Reads the FORMAT file of `dir`, if there is one. A newer format is a failure.
pub(super) fn read(dir: &Path) -> Result<Option<Format>, Failure> {
    let text = match fs::read_to_string(dir.join(FILE)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(no_book(dir)),
        Err(error) => {
            return Err(Failure::new(Code::CannotOpen).fact("path", dir.join(FILE).display()).fact("reason", error));
        }
    };
    let mut lines = text.lines();
    let number = lines.next().and_then(|line| line.strip_prefix("rolo book, format ")?.parse::<u32>().ok());
    match number {
        Some(format) if format > OURS => {
            let failure = Failure::new(Code::NewerFormat).fact("path", dir.display());
            Err(failure.fact("format", format).fact("ours", OURS))
        }
        Some(_) => {
            let book = lines.next().and_then(|line| line.strip_prefix("id ")?.parse().ok());
            book.map(|book| Some(Format { book: BookId(book) })).ok_or_else(|| no_book(dir))
        }
        None => Err(no_book(dir)),
    }
}

/// Whether a file of this name may stand in a directory that is about to become a book: another rolo is making it, or
/// was stopped while it did.
pub(super) fn may_precede_a_book(name: &OsStr) -> bool {
    name == "lock" || name == UNFINISHED
}

/// Writes the FORMAT file of a new book, durably. The caller holds the book's lease.
pub(super) fn write(dir: &Path, book: BookId) -> Result<Format, Failure> {
    let text = format!("rolo book, format {OURS}\nid {book}\n");
    let saved = || -> io::Result<()> {
        let unfinished = dir.join(UNFINISHED);
        // A link that somebody planted in its place is not followed.
        let flags = i32::try_from(OFlags::NOFOLLOW.bits()).unwrap_or_default();
        let mut options = File::options();
        options.write(true).create(true).truncate(true).mode(0o600).custom_flags(flags);
        let mut file = options.open(&unfinished)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(unfinished, dir.join(FILE))?;
        File::open(dir)?.sync_all()
    };
    saved().map_err(|error| of_io(dir, &error))?;
    Ok(Format { book })
}

fn no_book(dir: &Path) -> Failure {
    Failure::new(Code::NoBook).fact("path", dir.display())
}
