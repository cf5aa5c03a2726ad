//! Cuts a stream into the lines of a table and these into cells, and knows where each begins.

use std::io::{self, BufRead, ErrorKind};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::memchr_iter;

use crate::exchange::table::{Cells, Cut, Source};
use crate::ops::recipe::Delimiter;
use crate::ops::{Code, Failure, Reason};

/// The most bytes that one row may have: 4 MiB.
const LONGEST_ROW: usize = 4 * 1024 * 1024;

/// The most cells that one row may have.
const MOST_CELLS: usize = 1 << 16;

/// A stream that is cut into rows.
pub struct Cutter<R> {
    reader: R,
    core: Reader,
    line: u64,
    is_after_return: bool,
    is_over: bool,
    usual: (usize, usize),
}

impl<R: BufRead> Cutter<R> {
    /// Cuts at this delimiter, and at line ends of any sort.
    pub(super) fn new(reader: R, delimiter: Delimiter) -> Cutter<R> {
        let core = ReaderBuilder::new().delimiter(delimiter.as_byte()).build();
        Cutter { reader, core, line: 1, is_after_return: false, is_over: false, usual: (256, 16) }
    }

    /// The next row that is no empty line.
    fn cut(&mut self) -> io::Result<Option<Cut>> {
        if self.is_over || self.skip_line_ends()? {
            return Ok(None);
        }
        let line = self.line;
        let mut row = Row::with_capacity(self.usual);
        loop {
            let input = match self.reader.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                input => input?,
            };
            // The last row gets a line end if it has none: one that is still open then has an open quote.
            let is_end = input.is_empty();
            let input = if is_end { b"\n" } else { input };
            let (free, places) = row.free();
            let (result, taken, bytes, ends) = self.core.read_record(input, free, places);
            let seen = input.get(..taken).unwrap_or_default();
            self.line += memchr_iter(b'\n', seen).count() as u64;
            let last = seen.last().copied();
            self.reader.consume(if is_end { 0 } else { taken });
            row.fill(bytes, ends);
            match result {
                ReadRecordResult::InputEmpty if is_end => {
                    self.is_over = true;
                    return Ok(Some(Cut { line, cells: Err(bad(Reason::QuoteWithoutEnd)) }));
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => row.grow_bytes(),
                ReadRecordResult::OutputEndsFull => row.grow_ends(),
                ReadRecordResult::End => {
                    self.is_over = true;
                    return Ok(None);
                }
                ReadRecordResult::Record => {
                    if last == Some(b'\r') {
                        self.line += 1;
                        self.is_after_return = true;
                    }
                    let cells = row.finish();
                    if let Ok(cells) = &cells {
                        self.usual = (cells.bytes().max(64), cells.len().max(4));
                    }
                    return Ok(Some(Cut { line, cells }));
                }
            }
        }
    }

    /// Passes over empty lines; true at the end of the stream.
    fn skip_line_ends(&mut self) -> io::Result<bool> {
        loop {
            let input = match self.reader.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                input => input?,
            };
            let mut taken = 0;
            for byte in input.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')) {
                let ends_pair = *byte == b'\n' && self.is_after_return;
                self.line += u64::from(!ends_pair);
                self.is_after_return = *byte == b'\r';
                taken += 1;
            }
            let (is_end, is_all) = (input.is_empty(), taken == input.len());
            self.reader.consume(taken);
            if is_end || !is_all {
                self.is_after_return = false;
                return Ok(is_end);
            }
        }
    }
}

impl<R: BufRead> Source for Cutter<R> {
    fn next(&mut self) -> io::Result<Option<Cut>> {
        self.cut()
    }
}

fn bad(reason: Reason) -> Failure {
    Failure::new(Code::BadRecord).because(reason)
}

/// A row while it is cut out: room, and how much of it is filled.
struct Row {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    filled: (usize, usize),
    /// It is longer than a row may be; the rest of it is read and forgotten.
    is_too_long: bool,
}

impl Row {
    fn with_capacity((bytes, ends): (usize, usize)) -> Row {
        Row { bytes: vec![0; bytes], ends: vec![0; ends], filled: (0, 0), is_too_long: false }
    }

    /// Where bytes and ends of cells may be put.
    fn free(&mut self) -> (&mut [u8], &mut [usize]) {
        let (bytes, ends) = self.filled;
        (self.bytes.get_mut(bytes..).unwrap_or_default(), self.ends.get_mut(ends..).unwrap_or_default())
    }

    fn fill(&mut self, bytes: usize, ends: usize) {
        self.filled.0 += bytes;
        self.filled.1 += ends;
    }

    fn grow_bytes(&mut self) {
        let size = self.bytes.len();
        if size >= LONGEST_ROW {
            self.forget();
        } else {
            self.bytes.resize((size * 2).min(LONGEST_ROW), 0);
        }
    }

    fn grow_ends(&mut self) {
        let size = self.ends.len();
        if size >= MOST_CELLS {
            self.forget();
        } else {
            self.ends.resize(size * 2, 0);
        }
    }

    fn forget(&mut self) {
        self.is_too_long = true;
        self.filled = (0, 0);
    }

    fn finish(mut self) -> Result<Cells, Failure> {
        if self.is_too_long {
            return Err(bad(Reason::RowTooLong));
        }
        self.bytes.truncate(self.filled.0);
        self.ends.truncate(self.filled.1);
        Ok(Cells::new(self.bytes, self.ends))
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::io::BufReader;

    use insta::assert_snapshot;

    use super::*;

    fn cut_with(input: &[u8], buffer: usize) -> String {
        let mut cutter = Cutter::new(BufReader::with_capacity(buffer, input), Delimiter::COMMA);
        let mut told = String::new();
        while let Some(Cut { line, cells }) = cutter.next().unwrap() {
            match cells {
                Ok(cells) => {
                    let texts: Vec<_> = cells.iter().map(String::from_utf8_lossy).collect();
                    writeln!(told, "{line} {texts:?}").unwrap();
                }
                Err(failure) => writeln!(told, "{line} {failure}").unwrap(),
            }
        }
        told
    }

    fn cut(input: &str) -> String {
        let told = cut_with(input.as_bytes(), 1 << 16);
        for buffer in [1, 2, 3, 7] {
            assert_eq!(cut_with(input.as_bytes(), buffer), told, "{input:?} by {buffer}");
        }
        told
    }

    #[test]
    fn every_row_knows_the_line_on_which_it_begins() {
        for end in ["\n", "\r\n", "\r"] {
            let input = ["a,b", "", "\"1", "2\",3", "4,\"say \"\"hi\"\"\"", "", ""].join(end);
            let told = cut(&input);
            let quoted = end.escape_default().to_string();
            assert_eq!(
                told,
                if end == "\r" {
                    // A return inside quotes is no line end of its own.
                    "1 [\"a\", \"b\"]\n3 [\"1\\r2\", \"3\"]\n4 [\"4\", \"say \\\"hi\\\"\"]\n".to_owned()
                } else {
                    format!("1 [\"a\", \"b\"]\n3 [\"1{quoted}2\", \"3\"]\n5 [\"4\", \"say \\\"hi\\\"\"]\n")
                }
            );
        }
        assert_eq!(cut(""), "");
        assert_eq!(cut("\n\r\n"), "");
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told_with_the_line_on_which_it_opens() {
        assert_snapshot!(cut("a,b\n1,\"2\n3,4\n"), @r#"
        1 ["a", "b"]
        2 bad-record reason="quote-without-end"
        "#);
        assert_snapshot!(cut("a\n5\" disk"), @r#"
        1 ["a"]
        2 ["5\" disk"]
        "#);
    }

    #[test]
    fn a_row_that_is_too_long_does_not_end_the_others() {
        let input = format!("a\n\"{}\"\n{}\nb\n", "x".repeat(5 << 20), ",".repeat(1 << 17));
        assert_snapshot!(cut_with(input.as_bytes(), 1 << 16), @r#"
        1 ["a"]
        2 bad-record reason="row-too-long"
        3 bad-record reason="row-too-long"
        4 ["b"]
        "#);
    }
}
