//! Opening a book that nobody else has: the lease first, then the book, with a word to the person about what takes time.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::ids::{self, Ascending};
use super::seat::Seat;
use super::stop::Stop;
use super::{clock, world};
use crate::config::{BookPlace, Found, Paths, check_ground, close_ground, device_id};
use crate::domain::Catalogue;
use crate::ops::{Answer, Client, Code, Failure, Query};
use crate::service::{Book, Findings, Local, Progress, Surroundings};
use crate::share::{Lease, LeaseError, Line};
use crate::text::Text;

/// How long somebody who waits in line sleeps until they look whether there is an owner by now who serves them.
const NAP: Duration = Duration::from_millis(40);

/// Which book, and how long to wait for it.
#[derive(Clone, Debug)]
pub(super) struct Wanted<'a> {
    /// Its directory.
    pub(super) dir: PathBuf,
    /// How long to wait for another program that has it.
    pub(super) wait: Duration,
    /// What ends the wait before; nothing where something else does.
    pub(super) stop: Option<&'a Stop>,
    /// Where this installation's identity is kept.
    pub(super) paths: &'a Paths,
    /// Where it may lie.
    pub(super) place: BookPlace,
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

/// Who is told how far a rebuild is.
type Told = Box<dyn FnMut(Progress) + Send>;

/// How taking a book went.
pub(super) enum Taken {
    /// This process owns it now.
    Owned(Box<Owned>),
    /// Somebody does, and says this of itself.
    By(String),
}

/// Makes sure that a book may be opened or made where it is wanted, before anything is written there, and that nobody
/// else can get at it; without a text in silence.
pub(super) fn prepare(wanted: &Wanted<'_>, text: Option<&Text>) -> Result<(), Failure> {
    check_ground(&wanted.dir, wanted.place)?;
    Book::prepare(&wanted.dir)?;
    if close_ground(&wanted.dir)? == Found::Open
        && let Some(text) = text
    {
        say(&text.say("boot-closed", &[("path", wanted.dir.display().to_string().into())]));
    }
    Ok(())
}

/// Tries again and again to own a book, in line with everybody else who wants to.
#[derive(Default)]
pub(super) struct InLine {
    /// Whether somebody else had it when it was tried last: their guest has no need of a place.
    is_had: bool,
    line: Option<Line>,
}

impl InLine {
    /// Opens a book that this process owns until it ends, if it can be had within a nap, the first time at once; without
    /// a text in silence.
    pub(super) fn take(&mut self, wanted: &Wanted<'_>, text: Option<&Text>) -> Result<Taken, Failure> {
        let holder = world::holder();
        if self.is_had && self.line.is_none() {
            self.line = Some(Line::join(&wanted.dir, &holder).map_err(|source| refused(&wanted.dir, &source))?);
        }
        if let Some(lease) = self.line.as_ref().and_then(|line| line.wait(NAP)) {
            return open(lease, wanted, text);
        }
        // Somebody who is stopped may stand before us in the line; then the book is free all the same.
        match Lease::take(&wanted.dir, &holder) {
            Ok(lease) => open(lease, wanted, text),
            Err(LeaseError::InUse { holder: other, .. }) => {
                self.is_had = true;
                Ok(Taken::By(other))
            }
            Err(LeaseError::Io { path, source }) => Err(refused(&path, &source)),
        }
    }
}

fn open(lease: Lease, wanted: &Wanted<'_>, text: Option<&Text>) -> Result<Taken, Failure> {
    let progress = text.map_or_else(|| -> Told { Box::new(|_| ()) }, progress);
    let book = Book::open(&wanted.dir, surroundings(wanted.paths, progress)?)?;
    if let Some(text) = text {
        tell_findings(book.findings(), text);
    }
    Ok(Taken::Owned(Box::new(Owned { local: Local::new(book), lease })))
}

/// The failure of somebody who waited long enough for a book, or was stopped meanwhile.
pub(super) fn given_up(wanted: &Wanted<'_>, holder: &str) -> Failure {
    if wanted.stop.is_some_and(Stop::is_asked) {
        return Failure::new(Code::Cancelled);
    }
    let failure = Failure::new(Code::InUse).fact("path", wanted.dir.display()).fact("holder", holder);
    failure.fact("seconds", wanted.wait.as_secs())
}

fn surroundings(paths: &Paths, progress: Told) -> Result<Surroundings, Failure> {
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

fn refused(path: &Path, source: &io::Error) -> Failure {
    if source.kind() == io::ErrorKind::StorageFull {
        return Failure::new(Code::DiskFull).fact("path", path.display());
    }
    Failure::new(Code::CannotOpen).fact("path", path.display()).fact("reason", source)
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
fn progress(text: &Text) -> Told {
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
/// them, or whoever has it asked.
pub(super) fn fields(named: Option<&Path>) -> Catalogue {
    let Ok(paths) = Paths::find(&world::env) else { return Catalogue::default() };
    let dir = book_dir(named, &paths);
    if let Some(fields) = Book::fields_at(&dir) {
        return fields;
    }
    let seat = if Book::is_at(&dir) { Seat::glance(dir, &paths) } else { None };
    // What cannot be told now is told by the command itself, if it needs it.
    seat.and_then(|mut seat| fields_of(&mut seat).ok()).unwrap_or_default()
}

/// The fields of an open book.
pub(super) fn fields_of(client: &mut dyn Client) -> Result<Catalogue, Failure> {
    let Answer::Fields(fields) = client.query(&Query::Fields)? else {
        return Err(Failure::new(Code::Internal).fact("reason", "the answer belongs to another query"));
    };
    Ok(fields)
}

/// The directory of the book that is meant: as the command line says, else the environment, else the usual one.
pub(super) fn book_dir(named: Option<&Path>, paths: &Paths) -> PathBuf {
    let named = named.map(Path::to_owned).or_else(|| world::env("ROLO_BOOK").map(PathBuf::from));
    named.unwrap_or_else(|| paths.book())
}
