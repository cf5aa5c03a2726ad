//! Tables of other programs, read into the book.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::ahead::Ahead;
use super::run::Setting;
use super::seat::Seat;
use super::{ask, input, world};
use crate::cli::{self, Existing, Meter, check_free};
use crate::domain::Kind;
use crate::exchange::csv;
use crate::exchange::table::{Cells, Plan, Read, read_recipe, show_recipe};
use crate::grammar::{Globals, Import, Source};
use crate::ops::{Code, Command, Failure, OnError, Recipe};
use crate::tui::{Loaded, ReadTable};

/// The kinds that are made on the way when nothing is said.
const MADE: &[Kind] = &[Kind::Company];

/// Reads a table into the book. Everything that can be known before the book is opened is checked before.
pub(super) fn import(import: Import, globals: &Globals, setting: &Setting) -> Result<u8, Failure> {
    let recipe = whole_recipe(&import)?;
    let existing = existing(globals);
    for path in import.rejects.iter().chain(&import.save_recipe) {
        check_free(path, existing)?;
    }
    let reading = setting.reading();
    ask::with_shell(globals, setting, |shell| {
        let (reader, meter) = metered(input::whole(&import.source, setting.stop.flag(), &setting.text)?)?;
        let (table, layout) = csv::open(reader, &name(&import.source), recipe.delimiter)?;
        let plan = Plan::of(&recipe, table.heads(), &reading)?;
        let request = ask::request((globals, setting), command(&recipe), import.mode);
        let mut seat = Seat::take(ask::wanted(globals, setting), &setting.text)?;
        let heads = table.heads().names().map(str::to_owned).collect();
        let left_out = plan.left_out().map(str::to_owned).collect();
        let mut rows = Ahead::start(lost, move |sink| sink.fill(table.rows(plan, reading)))?;
        let lines = cli::Import {
            rows: &mut rows,
            layout,
            heads,
            left_out,
            rejects: import.rejects,
            recipe: import.save_recipe.map(|path| (path, show_recipe(&recipe))),
            existing,
            meter,
        };
        let done = shell.import(&mut seat, &request, lines, &import.show);
        seat.leave();
        done
    })
}

/// The command that takes the rows of a table.
fn command(recipe: &Recipe) -> Command {
    Command::Apply {
        on_error: recipe.on_error.unwrap_or(OnError::Abort),
        make: recipe.make.clone().unwrap_or_else(|| MADE.to_vec()),
    }
}

/// Reads tables for the screen, where no shell reads `~/`.
pub(super) fn reader(known: impl Fn() -> Result<Setting, Failure> + Send + 'static) -> ReadTable {
    Box::new(move |import| {
        let (setting, mut import) = (known()?, import.clone());
        if let Source::File(path) = &mut import.source {
            at_home(path);
        }
        import.recipe.iter_mut().for_each(at_home);
        let (recipe, reading) = (whole_recipe(&import)?, setting.reading());
        let (reader, _) = metered(input::whole(&import.source, &Arc::default(), &setting.text)?)?;
        let (table, _) = csv::open(reader, &name(&import.source), recipe.delimiter)?;
        let plan = Plan::of(&recipe, table.heads(), &reading)?;
        let rows = Box::new(table.rows(plan, reading).map(|read| read.row));
        Ok(Loaded { command: command(&recipe), rows })
    })
}

pub(super) fn at_home(path: &mut PathBuf) {
    if let (Ok(below), Some(home)) = (path.strip_prefix("~"), world::env("HOME")) {
        *path = Path::new(&home).join(below);
    }
}

/// What stands for rows that could not be read.
fn lost(failure: Failure) -> Read {
    Read { row: Err(failure), cells: Cells::default() }
}

pub(super) const fn existing(globals: &Globals) -> Existing {
    if globals.yes { Existing::Replace } else { Existing::Keep }
}

/// What is said by flags, and where they say nothing by the file that they name.
fn whole_recipe(import: &Import) -> Result<Recipe, Failure> {
    let Some(path) = &import.recipe else { return Ok(import.told.clone()) };
    let source = fs::read_to_string(path).map_err(|error| unread(path, error))?;
    let below = read_recipe(&path.display().to_string(), &source)?;
    Ok(import.told.clone().over(below))
}

fn unread(path: &Path, error: io::Error) -> Failure {
    Failure::new(Code::CannotRead).fact("path", path.display()).fact("reason", error)
}

fn name(source: &Source) -> String {
    match source {
        Source::Stdin => "-".to_owned(),
        Source::File(path) => path.display().to_string(),
    }
}

/// A reader, and how much of it was read.
fn metered(file: File) -> Result<(Box<dyn BufRead + Send>, Meter), Failure> {
    let unread = |error| Failure::new(Code::CannotRead).fact("path", "-").fact("reason", error);
    let meter = Meter { read: Arc::default(), size: Some(file.metadata().map_err(unread)?.len()) };
    let counted = Counted { from: file, count: Arc::clone(&meter.read) };
    Ok((Box::new(BufReader::with_capacity(1 << 16, counted)), meter))
}

/// A reader that counts bytes.
struct Counted<R> {
    from: R,
    count: Arc<AtomicU64>,
}

impl<R: io::Read> io::Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
