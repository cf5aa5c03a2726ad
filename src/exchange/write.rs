//! Records into a file, whatever its format.

use std::io::{self, Write};

use super::{csv, json};
use crate::domain::{Record, Slot};
use crate::ops::{FileFormat, Mark};

/// A file of records while it is written.
pub trait Writer {
    /// Adds a record.
    fn add(&mut self, record: &Record) -> io::Result<()>;

    /// Writes what is still to be written.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// Begins a file. Formats of whole records pay no attention to `columns`.
pub fn writer<'a>(
    (format, mark): (FileFormat, Mark),
    columns: Vec<Slot>,
    out: &'a mut dyn Write,
) -> io::Result<Box<dyn Writer + 'a>> {
    Ok(match format {
        FileFormat::Csv => Box::new(csv::Export::begin(out, columns, (b',', mark))?),
        FileFormat::Tsv => Box::new(csv::Export::begin(out, columns, (b'\t', mark))?),
        FileFormat::Ndjson => Box::new(Lines(out)),
    })
}

impl<W: Write> Writer for csv::Export<W> {
    fn add(&mut self, record: &Record) -> io::Result<()> {
        self.add(record)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        csv::Export::finish(*self)?.flush()
    }
}

/// Records as JSON, one a line.
struct Lines<W>(W);

impl<W: Write> Writer for Lines<W> {
    fn add(&mut self, record: &Record) -> io::Result<()> {
        json::write_record(&mut self.0, record)?;
        self.0.write_all(b"\n")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}
