//! Tables: rows in, a receipt a row out, and the rows that could not be done into a table of their own.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::Shell;
use super::apply::{self, Feed};
use super::cells::one_line;
use super::halt::Halt;
use super::whole::{self, Existing, WholeFile};
use crate::exchange::csv::{Layout, Rejects};
use crate::exchange::table::{Cells, Read};
use crate::grammar::Show;
use crate::ops::{Client, Code, Failure, Mode, Request, Row};
use crate::text::Text;

/// The facts that may hold what stands in a cell.
const VALUES: &[&str] = &["reference", "text"];

/// A table that is read, and what goes along with it.
pub struct Import<'a> {
    /// Its rows, each with its cells.
    pub rows: &'a mut dyn Iterator<Item = Read>,
    /// How it is written.
    pub layout: Layout,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// The heads of those that go nowhere although nobody said so.
    pub left_out: Vec<String>,
    /// Where to write the rows that could not be done.
    pub rejects: Option<PathBuf>,
    /// Where to write down what was used, and that.
    pub recipe: Option<(PathBuf, String)>,
    /// What becomes of files that are there already.
    pub existing: Existing,
    /// How much was read.
    pub meter: Meter,
}

/// How much of the input was read.
#[derive(Clone, Debug, Default)]
pub struct Meter {
    /// So many bytes.
    pub read: Arc<AtomicU64>,
    /// Of so many, where that is known.
    pub size: Option<u64>,
}

/// Does a bulk command over the rows of a table and prints what became of them.
pub(super) fn print(
    shell: &mut Shell<'_>,
    client: &mut dyn Client,
    request: &Request,
    import: Import<'_>,
    show: &Show,
) -> Result<(), Halt> {
    if !import.left_out.is_empty() {
        let columns = one_line(&import.left_out.join(", "));
        let count = import.left_out.len();
        let said = shell.text.say("cli-left-out", &[("columns", columns.into()), ("count", count.into())]);
        shell.tell(&said)?;
    }
    let mut lines = Lines::of(import, request.mode)?;
    apply::print(shell, client, request, &mut lines, show)
}

/// The lines of a table while they are done.
struct Lines<'a> {
    import: Import<'a>,
    /// The cells of the last row.
    cells: Cells,
    refused: u64,
    rejects: Option<Rejects<WholeFile>>,
}

impl Lines<'_> {
    fn of(import: Import<'_>, mode: Mode) -> Result<Lines<'_>, Failure> {
        // The file is begun before anything is done, so that a wrong name costs nothing.
        let rejects = match (&import.rejects, mode) {
            (Some(path), Mode::Do) => {
                let file = WholeFile::begin(path, import.existing)?;
                Some(Rejects::begin(file, &import.layout).map_err(|error| whole::failed(path, error))?)
            }
            (Some(_), Mode::DryRun) | (None, _) => None,
        };
        Ok(Lines { import, cells: Cells::default(), refused: 0, rejects })
    }

    /// The head over the cell of the last row that holds a value.
    fn head_over(&self, value: &str) -> Option<&str> {
        let holds = |cell: &[u8]| std::str::from_utf8(cell).is_ok_and(|cell| cell.trim() == value.trim());
        let place = self.cells.iter().position(holds).filter(|_| !value.trim().is_empty())?;
        self.import.heads.get(place).map(String::as_str)
    }
}

impl Feed for Lines<'_> {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        let Read { row, cells } = self.import.rows.next()?;
        self.cells = cells;
        Some(row)
    }

    fn located(&self, failure: Failure) -> Failure {
        // What a row names and the book does not know can be made, if that is said.
        let may_be_made = matches!(failure.code, Code::NoMatch | Code::NoStage | Code::Nameless);
        let failure = if may_be_made { failure.fact("table", "yes") } else { failure };
        if failure.facts.contains_key("head") || !failure.facts.contains_key("line") {
            return failure;
        }
        let mut values = VALUES.iter().filter_map(|fact| failure.facts.get(*fact));
        match values.find_map(|value| self.head_over(value)).map(str::to_owned) {
            Some(head) => failure.fact("head", head),
            None => failure,
        }
    }

    fn refused(&mut self, said: &str) -> Result<(), Failure> {
        self.refused += 1;
        let (Some(rejects), Some(path)) = (&mut self.rejects, &self.import.rejects) else { return Ok(()) };
        rejects.add(&self.cells, said).map_err(|error| whole::failed(path, error))
    }

    fn progress(&self, text: &Text, rows: u64, elapsed: Duration) -> String {
        let millis = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX).max(1);
        let rate = rows.saturating_mul(1000) / millis;
        let read = self.import.meter.read.load(Ordering::Relaxed);
        let size = self.import.meter.size.filter(|size| *size > 0 && read > 0);
        let facts = [("rows", rows.into()), ("rate", rate.into())];
        match size {
            None => text.say("cli-import-rows", &facts),
            Some(size) => {
                let percent = (read.saturating_mul(100) / size).min(100);
                let left = millis.saturating_mul(size.saturating_sub(read)) / read / 1000;
                let left = format!("{}:{:02}", left / 60, left % 60);
                let [rows, rate] = facts;
                text.say("cli-import-part", &[rows, rate, ("percent", percent.into()), ("left", left.into())])
            }
        }
    }

    fn settle(&mut self, text: &Text, mode: Mode) -> Result<Vec<String>, Failure> {
        let mut said = Vec::new();
        if let Some(path) = self.import.rejects.as_ref().filter(|_| self.refused > 0) {
            if let Some(rejects) = self.rejects.take() {
                rejects.finish().map_err(|error| whole::failed(path, error))?.keep()?;
            }
            let id = if mode == Mode::Do { "cli-rejects" } else { "cli-would-rejects" };
            let path = one_line(&path.display().to_string());
            said.push(text.say(id, &[("count", self.refused.into()), ("path", path.into())]));
        }
        if let Some((path, recipe)) = &self.import.recipe {
            if mode == Mode::Do {
                whole::write(path, recipe, self.import.existing)?;
            }
            let id = if mode == Mode::Do { "cli-recipe" } else { "cli-would-recipe" };
            said.push(text.say(id, &[("path", one_line(&path.display().to_string()).into())]));
        }
        Ok(said)
    }
}
