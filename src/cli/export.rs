//! Records into a table, asked for and written page by page.

use std::io::{BufWriter, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use super::Shell;
use super::cells::one_line;
use super::halt::Halt;
use super::list::{PAGE, page};
use super::whole::{self, Existing, WholeFile};
use crate::domain::{Catalogue, Slot};
use crate::exchange::csv::default_columns;
use crate::exchange::{self, Writer};
use crate::grammar::{Export, Source};
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
            let mut file = BufWriter::with_capacity(1 << 16, WholeFile::begin(path, existing)?);
            let at = |halt| match halt {
                Halt::Failure(failure) if failure.code == Code::CannotWrite => {
                    Halt::Failure(failure.fact("path", path.display()))
                }
                halt @ (Halt::Failure(_) | Halt::Closed) => halt,
            };
            let Written { count, left_out } =
                write(shell.stop, client, (export, shell.text.catalogue()), &mut file).map_err(at)?;
            file.into_inner().map_err(|error| whole::failed(path, error.into_error()))?.keep()?;
            let path = one_line(&path.display().to_string());
            let said = shell.text.say("cli-exported", &[("count", count.into()), ("path", path.into())]);
            shell.tell(&said)?;
            shell.tell_left_out(left_out)
        }
    }
}

/// What was written.
struct Written {
    /// How many records are in it.
    count: u64,
    /// How many are not, since they are not to be contacted.
    left_out: usize,
}

/// Writes all records.
fn write(
    stop: &AtomicBool,
    client: &mut dyn Client,
    (export, catalogue): (&Export, &Catalogue),
    out: &mut dyn Write,
) -> Result<Written, Halt> {
    // A list that is refused leaves no heads behind.
    let mut first = export.lists.first().map(|list| window(client, list, 0)).transpose()?;
    let mut table = exchange::writer((export.format, export.mark), columns(export, catalogue), out)?;
    let (mut count, mut left_out) = (0, 0);
    for list in &export.lists {
        let found = first.take().map_or_else(|| window(client, list, 0), Ok)?;
        left_out += found.left_out;
        count += add_list(stop, client, (list, found), &mut *table)?;
    }
    table.finish()?;
    Ok(Written { count, left_out })
}

/// The columns that are named, else every field that import can fill.
fn columns(export: &Export, catalogue: &Catalogue) -> Vec<Slot> {
    let kinds = export.lists.first().map(|list| list.kinds.as_slice()).unwrap_or_default();
    match kinds.first() {
        Some(kind) if export.columns.is_empty() => default_columns(catalogue, *kind),
        Some(_) | None => export.columns.clone(),
    }
}

/// The records of a list from a position on.
fn window(client: &mut dyn Client, list: &List, start: usize) -> Result<Page, Halt> {
    page(client, list, start, list.len.saturating_sub(start).min(PAGE))
}

/// Adds what is in one list, of which the first records are known, and says how many these are.
fn add_list(
    stop: &AtomicBool,
    client: &mut dyn Client,
    (list, mut found): (&List, Page),
    table: &mut (dyn Writer + '_),
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
