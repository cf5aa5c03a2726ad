//! A table whose heads were read, and its rows one by one.

use std::io::{self, BufRead, Chain, Cursor, ErrorKind, Read as _};

use memchr::memchr_iter;

use super::cut::{Cells, Cut, Cutter};
use super::heads::Heads;
use super::plan::Plan;
use crate::domain::Reading;
use crate::ops::recipe::Delimiter;
use crate::ops::{Code, Failure, Reason, Row};

/// A byte order mark in UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// How many bytes are looked at to find what stands between the heads.
const LONGEST_HEADS: usize = 1 << 20;

/// A table whose heads were read.
pub struct Table<R> {
    cutter: Cutter<Chain<Cursor<Vec<u8>>, R>>,
    layout: Layout,
    heads: Heads,
}

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

/// One row of a table, and the cells from which it was read.
#[derive(Debug)]
pub struct Read {
    /// The row, or why it cannot be read.
    pub row: Result<Row, Failure>,
    /// Its cells as they stand there; none if they could not be told apart.
    pub cells: Cells,
}

impl<R: BufRead> Table<R> {
    /// Reads the heads. Without a `delimiter` it is the usual one that stands most often between them. Failures name
    /// the input by `path`.
    pub fn open(mut reader: R, path: &str, delimiter: Option<Delimiter>) -> Result<Table<R>, Failure> {
        let unread = |error: io::Error| Failure::new(Code::CannotRead).fact("path", path).fact("reason", error);
        let mut begun = begin(&mut reader).map_err(unread)?;
        let mark = if begun.starts_with(BOM) { BOM } else { &[] };
        begun.drain(..mark.len());
        let bad = |line, reason| Failure::new(Code::BadHeads).fact("line", line).because(reason);
        if begun.starts_with(b"\xff\xfe") || begun.starts_with(b"\xfe\xff") {
            return Err(bad(1, Reason::RowNotUtf8));
        }
        let delimiter = delimiter.unwrap_or_else(|| likely(&begun));
        let line_end = if begun.windows(2).any(|pair| pair == b"\r\n") {
            csv::Terminator::CRLF
        } else {
            csv::Terminator::Any(b'\n')
        };
        let mut cutter = Cutter::new(Cursor::new(begun).chain(reader), delimiter);
        let Some(Cut { line, cells }) = cutter.next().map_err(unread)? else { return Err(bad(1, Reason::NoHeads)) };
        let cells = cells.map_err(|failure| Failure { code: Code::BadHeads, ..failure.fact("line", line) })?;
        let heads = Heads::read(&cells, line)?;
        Ok(Table { cutter, layout: Layout { delimiter, line_end, mark, heads: cells }, heads })
    }

    /// The heads of its columns.
    pub fn heads(&self) -> &Heads {
        &self.heads
    }

    /// How it is written.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Its lines as they are.
    pub(super) fn into_cutter(self) -> Cutter<Chain<Cursor<Vec<u8>>, R>> {
        self.cutter
    }

    /// Its rows. Those in which nothing stands are passed over; one that cannot be read does not end the others.
    pub fn rows(self, plan: Plan, reading: Reading) -> impl Iterator<Item = Read> {
        let mut cutter = Some(self.cutter);
        std::iter::from_fn(move || {
            loop {
                let cut = match cutter.as_mut()?.next() {
                    Ok(cut) => cut?,
                    Err(error) => {
                        cutter = None;
                        let row = Err(Failure::new(Code::CannotRead).fact("path", "-").fact("reason", error));
                        return Some(Read { row, cells: Cells::default() });
                    }
                };
                let Cut { line, cells } = cut;
                match cells {
                    Ok(cells) if cells.iter().all(|cell| cell.trim_ascii().is_empty()) => {}
                    Ok(cells) => {
                        let row = plan.row(line, &cells, &reading).map_err(|failure| failure.fact("line", line));
                        return Some(Read { row, cells });
                    }
                    Err(failure) => {
                        return Some(Read { row: Err(failure.fact("line", line)), cells: Cells::default() });
                    }
                }
            }
        })
    }
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
pub(super) mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::ops::Recipe;

    pub(in super::super) fn heads(header: &str) -> Heads {
        Table::open(header.as_bytes(), "-", Some(Delimiter::COMMA)).unwrap().heads
    }

    pub(in super::super) fn reading() -> Reading {
        Reading {
            country: "DE".parse().ok(),
            currency: iso_currency::Currency::from_code("EUR"),
            now: Reading::on(jiff::civil::date(2026, 3, 2)).now,
            week_start: jiff::civil::Weekday::Monday,
            me: "Kim".into(),
            catalogue: crate::domain::Catalogue::default(),
        }
    }

    pub(in super::super) fn read_all(recipe: &Recipe, table: &str) -> String {
        read_bytes(recipe, table.as_bytes())
    }

    pub(in super::super) fn read_bytes(recipe: &Recipe, table: &[u8]) -> String {
        let table = Table::open(table, "-", recipe.delimiter).unwrap();
        let plan = Plan::of(recipe, table.heads(), &reading()).unwrap();
        let mut told = String::new();
        let left: Vec<&str> = plan.left_out().collect();
        if !left.is_empty() {
            writeln!(told, "left out: {}", left.join(", ")).unwrap();
        }
        for read in table.rows(plan.clone(), reading()) {
            match read.row {
                Ok(row) => writeln!(told, "{} {:?} {:?}", row.line, row.target, row.act).unwrap(),
                Err(failure) => writeln!(told, "{failure}").unwrap(),
            }
        }
        told
    }

    fn opened(table: &[u8]) -> String {
        match Table::open(table, "-", None) {
            Ok(table) => format!("{} {:?}", table.layout.delimiter, table.heads.names().collect::<Vec<_>>()),
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
