//! Opening a book: the lease first, then the book, with a word to the person about what takes time.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::ids::{self, Ascending};
use super::{clock, world};
use crate::config::{Paths, device_id};
use crate::domain::Catalogue;
use crate::ops::{Code, Failure};
use crate::service::{Book, Findings, Local, Progress, Surroundings};
use crate::share::{Lease, LeaseError};
use crate::text::Text;

/// Which book, and how long to wait for it.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    /// Its directory.
    pub(super) dir: PathBuf,
    /// How long to wait for another program that has it.
    pub(super) wait: Duration,
    /// Where this installation's identity is kept.
    pub(super) paths: &'a Paths,
}

/// A book that this process owns. The fields are dropped in this order: the lease goes last.
pub(super) struct Owned {
    /// The book's client.
    pub(super) local: Local,
    /// The right to have it open.
    pub(super) lease: Lease,
}

impl Owned {
    /// Gives the book up at the end of the process.
    pub(super) fn leave(self) {
        self.local.leave();
        drop(self.lease);
    }
}

/// Opens a book that this process owns until it ends.
pub(super) fn open(wanted: &Wanted<'_>, text: &Text) -> Result<Owned, Failure> {
    Book::prepare(&wanted.dir)?;
    let mut announce = |holder: &str| say(&text.say("boot-waiting", &[("holder", holder.into())]));
    let lease = Lease::take(&wanted.dir, &world::holder(), wanted.wait, &mut announce)
        .map_err(|error| refused(&error, wanted))?;
    let book = Book::open(&wanted.dir, surroundings(wanted.paths, progress(text))?)?;
    tell_findings(book.findings(), text);
    Ok(Owned { local: Local::new(book), lease })
}

/// Opens a book that is there and that nobody has open, without a word, for a look into it; else nothing.
pub(super) fn glance(dir: &Path, paths: &Paths) -> Option<Owned> {
    if !Book::is_at(dir) {
        return None;
    }
    // Why there is nothing to see is told by the next command that needs it.
    let Ok(lease) = Lease::take(dir, &world::holder(), Duration::ZERO, &mut |_| ()) else { return None };
    let Ok(surroundings) = surroundings(paths, Box::new(|_| ())) else { return None };
    let Ok(book) = Book::open(dir, surroundings) else { return None };
    Some(Owned { local: Local::new(book), lease })
}

fn surroundings(paths: &Paths, progress: Box<dyn FnMut(Progress) + Send>) -> Result<Surroundings, Failure> {
    let mut ascending = Ascending::default();
    Ok(Surroundings {
        wall_millis: Box::new(clock::wall_millis),
        fresh: Box::new(move || ascending.draw()),
        seed: ids::random()?,
        device: device_id(paths, ids::fresh().into())?,
        boot: world::boot_id(),
        progress,
    })
}

fn refused(error: &LeaseError, wanted: &Wanted<'_>) -> Failure {
    match error {
        LeaseError::InUse { path, holder } => Failure::new(Code::InUse)
            .fact("path", path.display())
            .fact("holder", holder)
            .fact("seconds", wanted.wait.as_secs()),
        LeaseError::Io { path, source } if source.kind() == io::ErrorKind::StorageFull => {
            Failure::new(Code::DiskFull).fact("path", path.display())
        }
        LeaseError::Io { path, source } => {
            Failure::new(Code::CannotOpen).fact("path", path.display()).fact("reason", source)
        }
    }
}

fn tell_findings(findings: &Findings, text: &Text) {
    if let Some(torn) = &findings.torn {
        say(&text.say("boot-torn", &[("path", torn.display().to_string().into())]));
    }
    if let Some(damage) = &findings.damage {
        let told = text.tell(damage);
        say(&text.say("boot-read-only", &[("reason", told.message.into())]));
    }
}

/// A bar that shows how far a rebuild is; nothing where nobody watches.
fn progress(text: &Text) -> Box<dyn FnMut(Progress) + Send> {
    if !io::stderr().is_terminal() {
        return Box::new(|_| ());
    }
    let sentence = text.get("boot-rebuilding");
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
    bar.set_style(ProgressStyle::default_spinner());
    Box::new(move |progress: Progress| {
        if progress.finished {
            bar.finish_and_clear();
        } else {
            bar.set_message(format!("{sentence} {}", progress.done));
            bar.tick();
        }
    })
}

/// Says a sentence on standard error. That nobody can hear it is no reason to stop.
pub(super) fn say(sentence: &str) {
    drop(writeln!(io::stderr(), "{sentence}"));
}

/// The fields of the book that is meant. They stand beside its views; only where they do not is the book opened for
/// them, if nobody else has it.
pub(super) fn fields(named: Option<&Path>) -> Catalogue {
    let Ok(paths) = Paths::find(&world::env) else { return Catalogue::default() };
    let dir = book_dir(named, &paths);
    if let Some(fields) = Book::fields_at(&dir) {
        return fields;
    }
    let glanced = if Book::is_at(&dir) { glance(&dir, &paths) } else { None };
    glanced.map_or_else(Catalogue::default, |owned| owned.local.book().catalogue().clone())
}

/// The directory of the book that is meant: as the command line says, else the environment, else the usual one.
pub(super) fn book_dir(named: Option<&Path>, paths: &Paths) -> PathBuf {
    let named = named.map(Path::to_owned).or_else(|| world::env("ROLO_BOOK").map(PathBuf::from));
    named.unwrap_or_else(|| paths.book())
}
