//! The tape: all lines of a journal one after the other, across segments, in bounded memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::domain::Place;

use super::{Flaw, JournalError, line, segment};

/// How much is read at once, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// One line, or one entry.
    Near,
    /// Much of the journal.
    Far,
}

impl Reach {
    const fn bytes(self) -> usize {
        match self {
            Reach::Near => 8 << 10,
            Reach::Far => 128 << 10,
        }
    }
}

/// A reader of lines.
#[derive(Debug)]
pub(super) struct Tape {
    dir: PathBuf,
    reach: Reach,
    last: u32,
    next: Place,
    open: Option<BufReader<File>>,
    line: Vec<u8>,
}

/// A line as it stands in a journal, whole or not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Where it begins.
    pub(super) at: Place,
    /// Where the next one begins, unless this is the last one of its segment.
    pub(super) end: Place,
    /// What it says, or why it says nothing.
    pub(super) payload: Result<&'a [u8], Flaw>,
}

impl Tape {
    /// Reads from `from` to the end of segment `last`.
    pub(super) fn new(dir: &Path, from: Place, last: u32, reach: Reach) -> Tape {
        Tape { dir: dir.to_owned(), reach, last, next: from, open: None, line: Vec::new() }
    }

    /// The next line. At the end of a segment it goes on with the next segment.
    pub(super) fn next(&mut self) -> Result<Option<Line<'_>>, JournalError> {
        let mut length = 0;
        while length == 0 {
            if self.next.segment > self.last {
                return Ok(None);
            }
            length = self.fill()?;
            if length == 0 {
                self.next = Place { segment: self.next.segment + 1, offset: 0 };
                self.open = None;
            }
        }
        let at = self.next;
        self.next.offset += length;
        Ok(Some(Line { at, end: self.next, payload: line::payload(&self.line) }))
    }

    /// Reads one line of the current segment; 0 is its end.
    fn fill(&mut self) -> Result<u64, JournalError> {
        let path = segment::path(&self.dir, self.next.segment);
        let mut reader = match self.open.take() {
            Some(reader) => reader,
            None => open(&path, self.next.offset, self.reach)?,
        };
        let read = read_line(&mut reader, &mut self.line);
        self.open = Some(reader);
        read.map_err(JournalError::io("read", &path))
    }
}

/// Reads one line, or what the longest line may hold of it, into `line` and gives its length in bytes; 0 is the end.
pub(super) fn read_line<R: BufRead>(reader: &mut R, line: &mut Vec<u8>) -> io::Result<u64> {
    line.clear();
    reader.take(line::LONGEST as u64).read_until(b'\n', line).map(|length| length as u64)
}

fn open(path: &Path, offset: u64, reach: Reach) -> Result<BufReader<File>, JournalError> {
    let mut file = File::open(path).map_err(JournalError::io("open", path))?;
    file.seek(SeekFrom::Start(offset)).map_err(JournalError::io("read", path))?;
    Ok(BufReader::with_capacity(reach.bytes(), file))
}
