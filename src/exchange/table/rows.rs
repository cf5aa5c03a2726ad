//! A table whose heads were read, and its rows one by one.

use std::io;

use super::cells::{Cells, Cut, Source};
use super::heads::Heads;
use super::plan::Plan;
use super::print::Prints;
use crate::domain::Reading;
use crate::ops::{Code, Failure, Reason, Row};

/// A table whose heads were read.
pub struct Table<S> {
    source: S,
    heads: Heads,
}

/// One row of a table, and the cells from which it was read.
#[derive(Debug)]
pub struct Read {
    /// The row, or why it cannot be read.
    pub row: Result<Row, Failure>,
    /// Its cells as they stand there; none if they could not be told apart.
    pub cells: Cells,
}

impl<S: Source> Table<S> {
    /// Reads the heads: what they mean, and their cells as they stand there. Failures name the input by `path`.
    pub fn open(mut source: S, path: &str) -> Result<(Table<S>, Cells), Failure> {
        let unread = |error: io::Error| Failure::new(Code::CannotRead).fact("path", path).fact("reason", error);
        let none = || Failure::new(Code::BadHeads).fact("line", 1).because(Reason::NoHeads);
        let Cut { line, cells } = source.next().map_err(unread)?.ok_or_else(none)?;
        let cells = cells.map_err(|failure| Failure { code: Code::BadHeads, ..failure.fact("line", line) })?;
        let heads = Heads::read(&cells, line)?;
        Ok((Table { source, heads }, cells))
    }

    /// The heads of its columns.
    pub fn heads(&self) -> &Heads {
        &self.heads
    }

    /// Its lines as they are.
    pub(in crate::exchange) fn into_source(self) -> S {
        self.source
    }

    /// Its rows. Those in which nothing stands are passed over; one that cannot be read does not end the others.
    pub fn rows(self, plan: Plan, reading: Reading) -> impl Iterator<Item = Read> {
        let (mut source, mut prints) = (Some(self.source), Prints::default());
        std::iter::from_fn(move || {
            loop {
                let cut = match source.as_mut()?.next() {
                    Ok(cut) => cut?,
                    Err(error) => {
                        source = None;
                        let row = Err(Failure::new(Code::CannotRead).fact("path", "-").fact("reason", error));
                        return Some(Read { row, cells: Cells::default() });
                    }
                };
                let Cut { line, cells } = cut;
                match cells {
                    Ok(cells) if cells.iter().all(|cell| cell.trim_ascii().is_empty()) => {}
                    Ok(cells) => {
                        let row = plan.row(line, &cells, &reading).map(|row| prints.settled(row));
                        let row = row.map_err(|failure| failure.fact("line", line));
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
