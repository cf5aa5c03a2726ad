//! Cuts a stream into the texts of JSON objects: one a line, or the elements of one array.

use std::io::{self, BufRead, Read};

use crate::ops::{Code, Failure, Reason};

/// The most bytes that one row may have: 4 MiB.
pub(super) const LONGEST_ROW: usize = 4 * 1024 * 1024;

/// A byte order mark in UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// The texts of rows, with the line on which each begins, from 1.
#[derive(Debug)]
pub(super) struct Pieces<R> {
    reader: R,
    line: u64,
    shape: Shape,
}

/// How the rows stand in the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Nothing was read yet.
    Unknown,
    /// One object a line.
    Lines,
    /// The elements of one array.
    Array,
    /// Nothing more is read.
    Ended,
}

/// The text of one row, or why it has none.
pub(super) type Piece = (u64, Result<String, Failure>);

impl<R: BufRead> Pieces<R> {
    pub(super) const fn new(reader: R) -> Self {
        Pieces { reader, line: 1, shape: Shape::Unknown }
    }

    fn next_piece(&mut self) -> io::Result<Option<Piece>> {
        if self.shape == Shape::Unknown {
            self.find_shape()?;
        }
        match self.shape {
            Shape::Unknown | Shape::Ended => Ok(None),
            Shape::Lines => self.next_line(),
            Shape::Array => self.next_element(),
        }
    }

    fn find_shape(&mut self) -> io::Result<()> {
        self.shape = Shape::Lines;
        self.peek()?;
        if self.reader.fill_buf()?.starts_with(BOM) {
            self.reader.consume(BOM.len());
        }
        self.skip(|byte| byte.is_ascii_whitespace())?;
        if self.peek()? == Some(b'[') {
            self.reader.consume(1);
            self.shape = Shape::Array;
        }
        Ok(())
    }

    fn next_line(&mut self) -> io::Result<Option<Piece>> {
        loop {
            let line = self.line;
            let mut bytes = Vec::new();
            let most = LONGEST_ROW as u64 + 1;
            let count = Read::by_ref(&mut self.reader).take(most).read_until(b'\n', &mut bytes)?;
            if count == 0 {
                return Ok(None);
            }
            if bytes.last() != Some(&b'\n') && bytes.len() > LONGEST_ROW {
                self.reader.skip_until(b'\n')?;
            }
            self.line += 1;
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some((line, as_text(bytes))));
            }
        }
    }

    fn next_element(&mut self) -> io::Result<Option<Piece>> {
        self.skip(|byte| byte.is_ascii_whitespace() || byte == b',')?;
        let line = self.line;
        match self.peek()? {
            None => {
                self.shape = Shape::Ended;
                Ok(Some((line, Err(bad(Reason::ArrayWithoutEnd)))))
            }
            Some(b']') => {
                self.reader.consume(1);
                self.end_of_array()
            }
            Some(_) => self.read_element().map(|bytes| Some((line, as_text(bytes)))),
        }
    }

    fn end_of_array(&mut self) -> io::Result<Option<Piece>> {
        self.skip(|byte| byte.is_ascii_whitespace())?;
        self.shape = Shape::Ended;
        let more = self.peek()?.is_some();
        Ok(more.then(|| (self.line, Err(bad(Reason::BehindArray)))))
    }

    /// Reads up to the comma or bracket that ends an element; whether it is JSON is found out later.
    fn read_element(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut nesting = Nesting::default();
        while let Some(byte) = self.peek()? {
            if nesting.is_outside() && (byte == b',' || byte == b']') {
                break;
            }
            nesting.pass(byte);
            self.count_line(byte);
            self.reader.consume(1);
            // One byte too many says that the row is too long.
            if bytes.len() <= LONGEST_ROW {
                bytes.push(byte);
            }
        }
        Ok(bytes)
    }

    fn skip(&mut self, skipped: impl Fn(u8) -> bool) -> io::Result<()> {
        while let Some(byte) = self.peek()?.filter(|byte| skipped(*byte)) {
            self.count_line(byte);
            self.reader.consume(1);
        }
        Ok(())
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.reader.fill_buf() {
                Ok(bytes) => return Ok(bytes.first().copied()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn count_line(&mut self, byte: u8) {
        if byte == b'\n' {
            self.line += 1;
        }
    }
}

impl<R: BufRead> Iterator for Pieces<R> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        self.next_piece().unwrap_or_else(|error| {
            self.shape = Shape::Ended;
            Some((self.line, Err(Failure::new(Code::CannotRead).fact("path", "-").fact("reason", error))))
        })
    }
}

/// How deep inside brackets and strings a byte stands.
#[derive(Debug, Default)]
struct Nesting {
    depth: usize,
    text: TextState,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum TextState {
    #[default]
    Outside,
    Inside,
    Escaped,
}

impl Nesting {
    fn is_outside(&self) -> bool {
        self.depth == 0 && self.text == TextState::Outside
    }

    fn pass(&mut self, byte: u8) {
        self.text = match (self.text, byte) {
            (TextState::Outside, b'"') | (TextState::Escaped, _) => TextState::Inside,
            (TextState::Outside, _) | (TextState::Inside, b'"') => TextState::Outside,
            (TextState::Inside, b'\\') => TextState::Escaped,
            (TextState::Inside, _) => TextState::Inside,
        };
        if self.text == TextState::Outside {
            match byte {
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
    }
}

fn as_text(bytes: Vec<u8>) -> Result<String, Failure> {
    if bytes.len() > LONGEST_ROW {
        return Err(bad(Reason::RowTooLong));
    }
    String::from_utf8(bytes).map_err(|_| bad(Reason::RowNotUtf8))
}

/// A row that cannot be read, and why.
pub(super) fn bad(reason: Reason) -> Failure {
    Failure::new(Code::BadRow).because(reason)
}
