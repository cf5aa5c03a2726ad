//! Records into a table, asked for and written page by page.

use std::io::{BufWriter, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use super::Shell;
use super::cells::one_line;
use super::halt::Halt;
use super::list::{PAGE, page};
use super::whole::{self, Existing, WholeFile};
use crate::domain::{Catalogue, Kind, Record};
use crate::exchange::csv::{self, Mark};
use crate::exchange::json;
use crate::grammar::{Export, Sheet, Source};
use crate::ops::{Client, Code, Failure, List, Page};

/// Writes records into a table.
pub(super) fn print(
    shell: &mut Shell<'_>,
    client: &mut dyn Client,
    export: &Export,
    existing: Existing,
) -> Result<(), Halt> {
    match &export.to {
        Source::Stdin => {
            let Written { left_out, .. } =
                write(shell.stop, client, (export, shell.text.catalogue()), &mut *shell.out.to)?;
            shell.tell_left_out(left_out)
        }
        Source::File(path) => {
            let file = BufWriter::with_capacity(1 << 16, WholeFile::begin(path, existing)?);
            let at = |halt| match halt {
                Halt::Failure(failure) if failure.code == Code::CannotWrite => {
                    Halt::Failure(failure.fact("path", path.display()))
                }
                halt @ (Halt::Failure(_) | Halt::Closed) => halt,
            };
            let Written { count, left_out, out } =
                write(shell.stop, client, (export, shell.text.catalogue()), file).map_err(at)?;
            out.into_inner().map_err(|error| whole::failed(path, error.into_error()))?.keep()?;
            let path = one_line(&path.display().to_string());
            let said = shell.text.say("cli-exported", &[("count", count.into()), ("path", path.into())]);
            shell.tell(&said)?;
            shell.tell_left_out(left_out)
        }
    }
}

/// A table that is written.
struct Written<W> {
    /// How many records are in it.
    count: u64,
    /// How many are not, since they are not to be contacted.
    left_out: usize,
    out: W,
}

/// Writes all records.
fn write<W: Write>(
    stop: &AtomicBool,
    client: &mut dyn Client,
    (export, catalogue): (&Export, &Catalogue),
    out: W,
) -> Result<Written<W>, Halt> {
    // A list that is refused leaves no heads behind.
    let mut first = export.lists.first().map(|list| window(client, list, 0)).transpose()?;
    let mut table = Table::begin(export, catalogue, out)?;
    let (mut count, mut left_out) = (0, 0);
    for list in &export.lists {
        let found = first.take().map_or_else(|| window(client, list, 0), Ok)?;
        left_out += found.left_out;
        count += add_list(stop, client, (list, found), &mut table)?;
    }
    Ok(Written { count, left_out, out: table.finish()? })
}

/// The records of a list from a position on.
fn window(client: &mut dyn Client, list: &List, start: usize) -> Result<Page, Halt> {
    page(client, list, start, list.len.saturating_sub(start).min(PAGE))
}

/// Adds what is in one list, of which the first records are known, and says how many these are.
fn add_list<W: Write>(
    stop: &AtomicBool,
    client: &mut dyn Client,
    (list, mut found): (&List, Page),
    table: &mut Table<W>,
) -> Result<u64, Halt> {
    let (mut count, mut start) = (0, 0);
    loop {
        if stop.load(Ordering::Relaxed) {
            return Err(Failure::new(Code::Cancelled).into());
        }
        for record in &found.rows {
            table.add(record)?;
            count += 1;
        }
        start += found.rows.len();
        if found.rows.is_empty() || start >= found.total {
            return Ok(count);
        }
        found = window(client, list, start)?;
    }
}

/// A table while it is written.
enum Table<W: Write> {
    Csv(Box<csv::Export<W>>),
    Ndjson(W),
}

impl<W: Write> Table<W> {
    fn begin(export: &Export, catalogue: &Catalogue, out: W) -> Result<Table<W>, Halt> {
        let mark = match export.sheet {
            Sheet::Ndjson => return Ok(Table::Ndjson(out)),
            Sheet::Csv => Mark::None,
            Sheet::MarkedCsv => Mark::Set,
        };
        let kinds = export.lists.first().map(|list| list.kinds.as_slice()).unwrap_or_default();
        let kind = kinds.first().copied().unwrap_or(Kind::Contact);
        let columns =
            if export.columns.is_empty() { csv::default_columns(catalogue, kind) } else { export.columns.clone() };
        Ok(Table::Csv(Box::new(csv::Export::begin(out, columns, mark)?)))
    }

    fn add(&mut self, record: &Record) -> Result<(), Halt> {
        match self {
            Table::Csv(table) => table.add(record)?,
            Table::Ndjson(out) => {
                json::write_record(out, record)?;
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<W, Halt> {
        Ok(match self {
            Table::Csv(table) => table.finish()?,
            Table::Ndjson(out) => out,
        })
    }
}
