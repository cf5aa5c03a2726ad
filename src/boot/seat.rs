//! The place from which a one-shot command sees the book: as its owner if nobody has it, else as the owner's guest.
//! Nobody but this room knows which of both.

use std::cmp::Ordering;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::owner::{self, InLine, Owned, Taken, Wanted};
use super::retold::Retold;
use super::stop::Stop;
use super::world;
use crate::config::{self, Paths};
use crate::domain::Asker;
use crate::ops::{Answer, Client, Code, Command, Failure, Flow, Query, Reason, Receipt, Request, Talk, Unanswered};
use crate::service::Book;
use crate::share::{Hello, Lost, NoRemote, Remote, Turn};
use crate::text::Text;

/// After how long somebody who waits says for whom.
pub(super) const SILENCE: Duration = Duration::from_millis(500);

/// How long a look into the book may wait for its owner.
const GLANCE: Duration = Duration::from_millis(80);

/// A client, wherever the book is.
pub(super) struct Seat<'a> {
    wanted: Wanted<'a>,
    /// In whose words it is said for whom one waits; nothing is said in a glance.
    text: Option<&'a Text>,
    place: Place<'a>,
}

/// Says whether to go on waiting for an owner.
type Patience<'a> = Box<dyn FnMut(Duration, Turn) -> Flow + 'a>;

/// From where the book is seen.
enum Place<'a> {
    Owner(Box<Owned>),
    Guest(Remote<Patience<'a>>),
    /// It was lost; there is no other any more.
    Nowhere,
}

/// What came of one call to a book's owner.
pub(super) enum Tried<P> {
    /// Its owner serves this process.
    Served(Remote<P>),
    /// Somebody has it who does not serve this process now, and says this of itself.
    Busy(Busy),
}

/// Whoever has a book and does not serve this process now.
pub(super) struct Busy {
    /// What it says of itself; empty if it does not say.
    pub(super) holder: String,
    /// What is told to somebody who waited long enough.
    pub(super) code: Code,
}

impl Busy {
    /// The failure of somebody who waited long enough, or was stopped meanwhile.
    pub(super) fn failure(&self, wanted: &Wanted<'_>) -> Failure {
        match owner::given_up(wanted, &self.holder) {
            failure if failure.code == Code::InUse => Failure { code: self.code, ..failure },
            stopped => stopped,
        }
    }
}

/// Calls the owner of a book, who says this of itself.
pub(super) fn call<P: FnMut(Duration, Turn) -> Flow>(
    wanted: &Wanted<'_>,
    holder: &str,
    patience: impl FnOnce(&str) -> P,
) -> Result<Tried<P>, Failure> {
    // Whoever has it may be about to make it.
    let busy = |code| Tried::Busy(Busy { holder: holder.to_owned(), code });
    let Some(book) = Book::id_at(&wanted.dir)? else { return Ok(busy(Code::InUse)) };
    match Remote::connect(&wanted.dir, &Hello::new(world::holder(), book), patience(holder)) {
        Ok(remote) => Ok(Tried::Served(remote)),
        Err(NoRemote::Nobody) => Ok(busy(Code::InUse)),
        Err(NoRemote::Full) => Ok(busy(Code::Crowded)),
        Err(NoRemote::Silent) => Err(owner::given_up(wanted, holder)),
        Err(NoRemote::Stranger(hello)) => Err(stranger(wanted, &hello.who, hello.age())),
        Err(NoRemote::Io(error)) => {
            Err(Failure::new(Code::CannotOpen).fact("path", wanted.dir.display()).fact("reason", error))
        }
    }
}

/// The failure of somebody who is not understood by an owner, which speaks an older or newer protocol.
pub(super) fn stranger(wanted: &Wanted<'_>, holder: &str, age: Option<Ordering>) -> Failure {
    let reason = match age {
        Some(Ordering::Less) => Reason::OwnerOlder,
        Some(Ordering::Greater) => Reason::OwnerNewer,
        Some(Ordering::Equal) | None => Reason::OwnerOther,
    };
    let failure = Failure::new(Code::OtherProtocol).fact("path", wanted.dir.display()).fact("holder", holder);
    failure.because(reason)
}

/// Says for whom somebody waits.
pub(super) fn say_waiting(text: &Text, holder: &str) {
    owner::say(&text.say("boot-waiting", &[("holder", holder.into())]));
}

/// A request that means the same wherever it is done: the paths of files are those of this process.
pub(super) fn from_here(request: &Request) -> Result<Request, Failure> {
    let mut request = request.clone();
    if let Command::Attach { files, .. } = &mut request.command {
        for file in files {
            let told = |error| Failure::new(Code::CannotRead).fact("path", file.path.display()).fact("reason", error);
            file.path = std::path::absolute(&file.path).map_err(told)?;
        }
    }
    Ok(request)
}

impl<'a> Seat<'a> {
    /// Takes a seat, waiting for one as long as is wanted.
    pub(super) fn take(wanted: Wanted<'a>, text: &'a Text) -> Result<Seat<'a>, Failure> {
        owner::prepare(&wanted, Some(text))?;
        let mut seat = Seat { wanted, text: Some(text), place: Place::Nowhere };
        seat.sit()?;
        Ok(seat)
    }

    /// Takes a seat at a book that is there, for a look into it; nothing if there is none at once.
    pub(super) fn glance(dir: PathBuf, paths: &'a Paths) -> Option<Seat<'a>> {
        if !Book::is_at(&dir) {
            return None;
        }
        let place = config::load(paths, &world::env, &[]).map(|config| config.settings.book_place).unwrap_or_default();
        let wanted = Wanted { dir, wait: GLANCE, stop: None, paths, place };
        // Why there is nothing to see is told by the next command that needs it.
        owner::prepare(&wanted, None).ok()?;
        let mut seat = Seat { wanted, text: None, place: Place::Nowhere };
        seat.sit().is_ok().then_some(seat)
    }

    /// Gets up after a command.
    pub(super) fn leave(self) {
        if let Place::Owner(owned) = self.place {
            owned.leave();
        }
    }

    /// Gets up after nothing but questions.
    pub(super) fn leave_unchanged(self) {
        let Place::Owner(owned) = self.place else { return };
        if owned.local.book().has_new_views() {
            return owned.leave();
        }
        let Owned { local, lease } = *owned;
        // Nothing was changed, so nothing needs to be put away: the process ends at once.
        std::mem::forget(local);
        drop(lease);
    }

    fn sit(&mut self) -> Result<(), Failure> {
        let (began, mut line, mut is_told) = (Instant::now(), InLine::default(), false);
        self.place = Place::Nowhere;
        loop {
            let holder = match line.take(&self.wanted, self.text)? {
                Taken::By(holder) => holder,
                Taken::Owned(owned) => {
                    self.place = Place::Owner(owned);
                    return Ok(());
                }
            };
            let busy = match call(&self.wanted, &holder, |holder| self.patience(holder))? {
                Tried::Busy(busy) => busy,
                Tried::Served(remote) => {
                    self.place = Place::Guest(remote);
                    return Ok(());
                }
            };
            if began.elapsed() >= self.wanted.wait || self.wanted.stop.is_some_and(Stop::is_asked) {
                return Err(busy.failure(&self.wanted));
            }
            if began.elapsed() >= SILENCE && !std::mem::replace(&mut is_told, true) {
                self.text.inspect(|text| say_waiting(text, &holder));
            }
        }
    }

    /// Waits for an owner that says nothing as long as is wanted, and says so once; what is being done is waited for,
    /// and so is an answer until the command is stopped.
    fn patience(&self, holder: &str) -> Patience<'a> {
        let (wait, stop) = (self.wanted.wait, self.wanted.stop);
        let mut waiting = self.text.map(|text| (text, holder.to_owned()));
        Box::new(move |silent, turn| {
            let is_stopped = stop.is_some_and(Stop::is_asked);
            let (quiet, is_due) = match turn {
                Turn::Awaited => (SILENCE, silent >= wait || is_stopped),
                Turn::Asked => (wait.max(SILENCE), is_stopped),
                Turn::Come => (wait.max(SILENCE), false),
            };
            if silent >= quiet
                && let Some((text, holder)) = waiting.take()
            {
                say_waiting(text, &holder);
            }
            if is_due { Flow::Cancel } else { Flow::On }
        })
    }

    /// What becomes of a request that an owner left without an answer: it is sent again to whoever owns the book now.
    fn lost(&mut self, lost: Lost, owner: &str) -> Result<(), Failure> {
        match lost {
            Lost::Gone => self.sit(),
            Lost::Silent => Err(owner::given_up(&self.wanted, owner)),
            Lost::Stranger => Err(stranger(&self.wanted, owner, None)),
            Lost::Unsaid(reason) => Err(Failure::new(Code::Internal).fact("reason", reason)),
        }
    }
}

impl Client for Seat<'_> {
    fn execute(&mut self, request: &Request, talk: &mut dyn Talk) -> Result<Receipt, Failure> {
        let request = from_here(request)?;
        let mut retold = Retold::new(talk);
        loop {
            let (lost, owner) = match &mut self.place {
                Place::Owner(owned) => {
                    let done = owned.local.execute(&request, &mut retold);
                    return retold.settle(done, &self.wanted.dir);
                }
                Place::Guest(remote) => match remote.execute(&request, &mut retold) {
                    Ok(done) => return retold.settle(done, &self.wanted.dir),
                    Err(lost) => (lost, remote.owner().to_owned()),
                },
                Place::Nowhere => (Lost::Gone, String::new()),
            };
            self.lost(lost, &owner)?;
            retold.again();
        }
    }

    /// As long as the command is not stopped.
    fn query(&mut self, query: &Query) -> Result<Answer, Failure> {
        let asker = self.wanted.stop.map(|stop| Asker::until(stop.flag())).unwrap_or_default();
        Ok(self.ask(query, &asker)?)
    }

    fn ask(&mut self, query: &Query, asker: &Asker) -> Result<Answer, Unanswered> {
        loop {
            let (lost, owner) = match &mut self.place {
                Place::Owner(owned) => return owned.local.ask(query, asker),
                Place::Guest(remote) => match remote.ask(query, asker) {
                    Ok(answer) => return answer,
                    Err(lost) => (lost, remote.owner().to_owned()),
                },
                Place::Nowhere => (Lost::Gone, String::new()),
            };
            self.lost(lost, &owner)?;
        }
    }
}
