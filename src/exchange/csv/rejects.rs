//! The rows of a table that could not be done, as they were, each with the reason behind it.

use std::io::{self, Write};

use super::open::Layout;
use crate::exchange::table::{Cells, ERROR};

/// A table of rows that could not be done.
pub struct Rejects<W: Write> {
    writer: csv::Writer<W>,
    /// Whether the last cell of a row is a reason of an earlier time.
    has_reasons: bool,
}

impl<W: Write> Rejects<W> {
    /// Begins a table with the heads, the delimiter and the line ends of another one.
    pub fn begin(mut out: W, layout: &Layout) -> io::Result<Rejects<W>> {
        out.write_all(layout.mark)?;
        let mut writer = csv::WriterBuilder::new();
        writer.delimiter(layout.delimiter.as_byte()).terminator(layout.line_end).flexible(true);
        let has_reasons = layout.heads.iter().last() == Some(ERROR.as_bytes());
        let mut rejects = Rejects { writer: writer.from_writer(out), has_reasons };
        rejects.write(&layout.heads, ERROR)?;
        Ok(rejects)
    }

    /// Adds a row: its cells byte by byte, and why it could not be done.
    pub fn add(&mut self, cells: &Cells, reason: &str) -> io::Result<()> {
        self.write(cells, reason)
    }

    /// The end of the table.
    pub fn finish(self) -> io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }

    fn write(&mut self, cells: &Cells, last: &str) -> io::Result<()> {
        let kept = cells.len().saturating_sub(usize::from(self.has_reasons));
        self.writer.write_record(cells.iter().take(kept).chain([last.as_bytes()])).map_err(io::Error::from)
    }
}

#[cfg(test)]
mod tests {
    use super::super::open;
    use super::*;
    use crate::domain::Kind;
    use crate::exchange::table::Plan;
    use crate::exchange::table::tests::{heads, reading};
    use crate::ops::Recipe;

    fn rejected(table: &[u8]) -> String {
        let (table, layout) = open(table, "-", None).unwrap();
        let recipe = Recipe { kind: Some(Kind::Contact), ..Recipe::default() };
        let plan = Plan::of(&recipe, table.heads(), &reading()).unwrap();
        let mut rejects = Rejects::begin(Vec::new(), &layout).unwrap();
        for read in table.rows(plan, reading()).filter(|read| read.row.is_err()) {
            rejects.add(&read.cells, "why, \"so\"").unwrap();
        }
        String::from_utf8_lossy(&rejects.finish().unwrap()).into_owned()
    }

    #[test]
    fn rows_are_written_as_they_were_with_the_reason_behind() {
        let table = "\u{feff}name;email\r\n\" Jane; \"\"J\"\"\";nobody\r\nKim;kim@x.example\r\nWei\r\n";
        let told = rejected(table.as_bytes());
        assert_eq!(
            told,
            "\u{feff}name;email;rolo:error\r\n\" Jane; \"\"J\"\"\";nobody;\"why, \"\"so\"\"\"\r\nWei;\"why, \"\"so\"\"\"\r\n"
        );
        // Given again, they are rejected again, with one reason each.
        assert_eq!(rejected(told.as_bytes()), told);
        assert_eq!(heads("a,rolo:error").names().count(), 2);
    }
}
