//! Opening a table that is written as CSV: what stands between its cells, at the ends of its lines and before it all.

use std::io::{self, BufRead, Chain, Cursor, ErrorKind, Read as _};

use memchr::memchr_iter;

use super::cut::Cutter;
use crate::exchange::table::{Cells, Table};
use crate::ops::recipe::Delimiter;
use crate::ops::{Code, Failure, Reason};

/// A byte order mark in UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// How many bytes are looked at to find what stands between the heads.
const LONGEST_HEADS: usize = 1 << 20;

/// How a table is written.
#[derive(Clone, Debug)]
pub struct Layout {
    /// What stands between two cells.
    pub(super) delimiter: Delimiter,
    /// What ends a line.
    pub(super) line_end: csv::Terminator,
    /// Whether it begins with a byte order mark.
    pub(super) mark: &'static [u8],
    /// The heads as they stand there.
    pub(super) heads: Cells,
}

/// A table in CSV, of which the beginning was looked at.
pub type CsvTable<R> = Table<Cutter<Chain<Cursor<Vec<u8>>, R>>>;

/// Reads the heads of a table, and how it is written. Without a `delimiter` it is the usual one that stands most often
/// between them. Failures name the input by `path`.
pub fn open<R: BufRead>(
    mut reader: R,
    path: &str,
    delimiter: Option<Delimiter>,
) -> Result<(CsvTable<R>, Layout), Failure> {
    let unread = |error: io::Error| Failure::new(Code::CannotRead).fact("path", path).fact("reason", error);
    let mut begun = begin(&mut reader).map_err(unread)?;
    let mark = if begun.starts_with(BOM) { BOM } else { &[] };
    begun.drain(..mark.len());
    if begun.starts_with(b"\xff\xfe") || begun.starts_with(b"\xfe\xff") {
        return Err(Failure::new(Code::BadHeads).fact("line", 1).because(Reason::RowNotUtf8));
    }
    let delimiter = delimiter.unwrap_or_else(|| likely(&begun));
    let line_end =
        if begun.windows(2).any(|pair| pair == b"\r\n") { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
    let (table, heads) = Table::open(Cutter::new(Cursor::new(begun).chain(reader), delimiter), path)?;
    Ok((table, Layout { delimiter, line_end, mark, heads }))
}

/// What stands before the first line end outside quotes, and a little more.
fn begin(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut begun = Vec::new();
    loop {
        let input = match reader.fill_buf() {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            input => input?,
        };
        let size = input.len();
        begun.extend_from_slice(input);
        reader.consume(size);
        if size == 0 || begun.len() > LONGEST_HEADS || first_line(&begun).1 {
            return Ok(begun);
        }
    }
}

/// The line of heads, and whether its end was seen. Line ends inside quotes are part of it.
fn first_line(begun: &[u8]) -> (&[u8], bool) {
    let blank = begun.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let rest = begun.get(blank..).unwrap_or_default();
    let mut in_quotes = false;
    for (place, byte) in rest.iter().enumerate() {
        match byte {
            b'"' => in_quotes = !in_quotes,
            // The byte behind a return is seen, too, so that the line end is known.
            b'\r' | b'\n' if !in_quotes => {
                return (rest.get(..place).unwrap_or_default(), *byte == b'\n' || place + 1 < rest.len());
            }
            _ => {}
        }
    }
    (rest, false)
}

/// What stands most often between the heads.
fn likely(begun: &[u8]) -> Delimiter {
    let mut in_quotes = false;
    let outside = |byte: &&u8| {
        in_quotes ^= **byte == b'"';
        !in_quotes
    };
    let outside: Vec<u8> = first_line(begun).0.iter().filter(outside).copied().collect();
    let count = |delimiter: &Delimiter| memchr_iter(delimiter.as_byte(), &outside).count();
    // Of those that stand there equally often the first is the likeliest.
    Delimiter::USUAL.iter().rev().max_by_key(|delimiter| count(delimiter)).copied().unwrap_or(Delimiter::COMMA)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(table: &[u8]) -> String {
        match open(table, "-", None) {
            Ok((table, layout)) => format!("{} {:?}", layout.delimiter, table.heads().names().collect::<Vec<_>>()),
            Err(failure) => failure.to_string(),
        }
    }

    #[test]
    fn the_delimiter_is_told_from_the_heads() {
        for (table, told) in [
            ("a,b;c\n1,2", r#", ["a", "b;c"]"#),
            ("a;b\n", r#"; ["a", "b"]"#),
            ("a\tb, c\td\r\n", r#"tab ["a", "b, c", "d"]"#),
            ("a|b", r#"| ["a", "b"]"#),
            ("\"a,b,c\";d\n", r#"; ["a,b,c", "d"]"#),
            ("\"two\nlines\",b\n", r#", ["two lines", "b"]"#),
            ("\n\nname\n", r#", ["name"]"#),
            ("\u{feff}a,,b\n", r##", ["a", "#2", "b"]"##),
            ("", r#"bad-heads line="1" reason="no-heads""#),
            ("\r\n\r\n", r#"bad-heads line="1" reason="no-heads""#),
            ("a, b,a\n", r#"bad-heads column="a" first="1" line="1" reason="column-twice" second="3""#),
            ("a,\"b\n", r#"bad-heads line="1" reason="quote-without-end""#),
        ] {
            assert_eq!(opened(table.as_bytes()), told, "{table:?}");
        }
        for bad in [b"\xff\xfea\0,\0b\0".as_slice(), b"a\0,\0b\0\n\0", b"n\xe4me,b\n"] {
            assert_eq!(opened(bad), r#"bad-heads line="1" reason="row-not-utf8""#);
        }
    }
}
