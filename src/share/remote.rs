//! A guest's side: commands and questions for the owner of a book, over its socket.

use std::io;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use thiserror::Error;

use super::frame::{self, FrameError};
use super::socket;
use super::wire::{BREAKS_OFF, FromGuest, FromOwner, Greeting, Hello, Refused, SAYS_GO};
use crate::domain::Asker;
use crate::domain::id::SessionId;
use crate::ops::{Answer, Failure, Flow, Query, Receipt, Request, Row, Talk, Unanswered};

/// How often somebody who waits is asked whether to go on.
const NAP: Duration = Duration::from_millis(50);

/// How long an owner that has begun to say something may take for the rest of it.
const SLOW: Duration = Duration::from_secs(10);

/// Whether it is the turn of whoever waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Others are served, or the owner is stopped.
    Awaited,
    /// What was asked for is being done.
    Come,
    /// The answer is being looked for: nothing is left behind by whoever does not wait for it.
    Asked,
}

/// A connection to the owner of a book.
pub struct Remote<P> {
    stream: Arc<UnixStream>,
    owner: Hello,
    /// Is asked again and again while nothing is heard from the owner, with how long that lasts.
    patience: P,
    turn: Turn,
}

/// Why there is no connection.
#[derive(Debug, Error)]
pub enum NoRemote {
    /// Nobody serves the book now.
    #[error("nobody serves the book")]
    Nobody,
    /// Somebody does, and serves as many as it can.
    #[error("too many are served")]
    Full,
    /// Somebody does, but there was no patience to wait for them.
    #[error("no answer")]
    Silent,
    /// Whoever does speaks another protocol.
    #[error("{} speaks another protocol", .0.who)]
    Stranger(Box<Hello>),
    /// The socket is not what it should be, or the machine failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Why a connection is of no more use.
#[derive(Debug, Error)]
pub enum Lost {
    /// The owner went away.
    #[error("the owner went away")]
    Gone,
    /// There was no patience to wait for it any longer.
    #[error("no answer")]
    Silent,
    /// It does not understand what was said.
    #[error("not understood")]
    Stranger,
    /// What was to be said is too large, or cannot be put into words. The connection is well.
    #[error("{0}")]
    Unsaid(String),
}

impl<P: FnMut(Duration, Turn) -> Flow> Remote<P> {
    /// Connects to the owner of the book in `dir`. While nothing is heard from it, `patience` is asked again and again
    /// whether to go on, with how long that lasts.
    pub fn connect(dir: &Path, hello: &Hello, patience: P) -> Result<Remote<P>, NoRemote> {
        let stream = socket::call(dir)?.ok_or(NoRemote::Nobody)?;
        Remote::greet(stream, hello, patience)
    }

    fn greet(stream: UnixStream, hello: &Hello, patience: P) -> Result<Remote<P>, NoRemote> {
        stream.set_read_timeout(Some(SLOW))?;
        let stream = Arc::new(stream);
        let mut remote = Remote { stream, owner: hello.clone(), patience, turn: Turn::Awaited };
        let lost = |lost| match lost {
            Lost::Silent => NoRemote::Silent,
            Lost::Gone | Lost::Stranger | Lost::Unsaid(_) => NoRemote::Nobody,
        };
        frame::send(&mut &*remote.stream, hello).map_err(|error| lost(error.into()))?;
        remote.wait().map_err(lost)?;
        let greeting: Greeting = frame::receive(&mut &*remote.stream).map_err(|error| lost(error.into()))?;
        match greeting.refused {
            _ if !greeting.hello.is_understood() => Err(NoRemote::Stranger(Box::new(greeting.hello))),
            Some(Refused::Protocol | Refused::Otherwise) => Err(NoRemote::Stranger(Box::new(greeting.hello))),
            // The directory has another book than a moment ago.
            Some(Refused::Book) => Err(NoRemote::Nobody),
            Some(Refused::Full) => Err(NoRemote::Full),
            None => {
                remote.owner = greeting.hello;
                Ok(remote)
            }
        }
    }

    /// Who owns the book, in its own words.
    pub fn owner(&self) -> &str {
        &self.owner.who
    }

    /// Asks a question. The owner is told at once when its asker leaves; one of before that goes on, and is waited for.
    pub fn ask(&mut self, query: &Query, asker: &Asker) -> Result<Result<Answer, Unanswered>, Lost> {
        self.say(&FromGuest::Ask(Box::new(query.clone())))?;
        let (stream, is_heard) = (Arc::clone(&self.stream), self.owner.protocol >= BREAKS_OFF);
        let _attended = asker.on_leaving(move || {
            if is_heard {
                // An owner that went away is missed by whoever waits for what it says.
                drop(frame::send(&mut &*stream, &FromGuest::Cancel));
            }
        });
        self.hear_begin(Turn::Asked)?;
        match self.hear()? {
            FromOwner::Answer(answer) => Ok(answer.map_err(Unanswered::from)),
            FromOwner::BrokenOff if !asker.waits() => Ok(Err(Unanswered::BrokenOff)),
            FromOwner::BrokenOff
            | FromOwner::Begun
            | FromOwner::WantRow
            | FromOwner::Progress(_)
            | FromOwner::Outcome(_)
            | FromOwner::Done(_)
            | FromOwner::Notice(_)
            | FromOwner::Guests(_)
            | FromOwner::Pardon => Err(Lost::Stranger),
        }
    }

    /// Has a command done. Who loses patience before its turn comes can be sure that it is not done later.
    pub fn execute(&mut self, request: &Request, talk: &mut dyn Talk) -> Result<Result<Receipt, Failure>, Lost> {
        self.say(&FromGuest::Do(Box::new(request.clone()), talk.detail()))?;
        self.hear_begin(Turn::Come)?;
        if self.owner.protocol >= SAYS_GO {
            self.say(&FromGuest::Go)?;
        }
        let mut flow = Flow::On;
        loop {
            match self.hear()? {
                FromOwner::WantRow if flow == Flow::On => self.say_row(talk.row())?,
                FromOwner::Progress(rows) if flow == Flow::On => {
                    flow = talk.progress(rows);
                    if flow == Flow::Cancel {
                        self.say(&FromGuest::Cancel)?;
                    }
                }
                // It was said before the owner heard that it is to stop.
                FromOwner::WantRow | FromOwner::Progress(_) => {}
                FromOwner::Outcome(outcome) => talk.outcome(*outcome),
                FromOwner::Done(done) => return Ok(*done),
                FromOwner::Begun
                | FromOwner::Answer(_)
                | FromOwner::BrokenOff
                | FromOwner::Notice(_)
                | FromOwner::Guests(_)
                | FromOwner::Pardon => return Err(Lost::Stranger),
            }
        }
    }

    /// Waits for an entry that is not of this session, beyond the one that is known. Returns its number.
    pub fn listen(&mut self, session: SessionId, known: Option<u64>) -> Result<u64, Lost> {
        self.say(&FromGuest::Listen(session, known))?;
        // Between two entries there is nothing to hear: this is no silence.
        if let FromOwner::Notice(seq) = frame::receive(&mut &*self.stream)? { Ok(seq) } else { Err(Lost::Stranger) }
    }

    /// Waits for notices as long as it takes.
    pub fn be_patient(&mut self) -> io::Result<()> {
        self.stream.set_read_timeout(None)
    }

    /// The connection itself, by which another thread can end it.
    pub fn stream(&self) -> io::Result<UnixStream> {
        self.stream.try_clone()
    }

    /// Who else is served.
    pub fn guests(&mut self) -> Result<Vec<String>, Lost> {
        self.turn = Turn::Awaited;
        self.say(&FromGuest::Who)?;
        if let FromOwner::Guests(guests) = self.hear()? { Ok(guests) } else { Err(Lost::Stranger) }
    }

    fn say_row(&mut self, row: Option<Result<Row, Failure>>) -> Result<(), Lost> {
        self.say(&FromGuest::Row(row))
    }

    fn say(&mut self, message: &FromGuest) -> Result<(), Lost> {
        Ok(frame::send(&mut &*self.stream, message)?)
    }

    /// Waits until its turn comes, which is then this.
    fn hear_begin(&mut self, turn: Turn) -> Result<(), Lost> {
        self.turn = Turn::Awaited;
        let FromOwner::Begun = self.hear()? else { return Err(Lost::Stranger) };
        self.turn = turn;
        Ok(())
    }

    fn hear(&mut self) -> Result<FromOwner, Lost> {
        self.wait()?;
        let said = frame::receive(&mut &*self.stream)?;
        if said == FromOwner::Pardon { Err(Lost::Stranger) } else { Ok(said) }
    }

    /// Waits until the owner says something, as long as there is patience.
    fn wait(&mut self) -> Result<(), Lost> {
        let began = Instant::now();
        let nap = Timespec { tv_sec: 0, tv_nsec: i64::from(NAP.subsec_nanos()) };
        loop {
            let mut ready = [PollFd::new(&*self.stream, PollFlags::IN)];
            match poll(&mut ready, Some(&nap)) {
                Ok(0) | Err(Errno::INTR) => {
                    if (self.patience)(began.elapsed(), self.turn) == Flow::Cancel {
                        return Err(Lost::Silent);
                    }
                }
                Ok(_) => return Ok(()),
                Err(_) => return Err(Lost::Gone),
            }
        }
    }
}

impl From<FrameError> for Lost {
    fn from(error: FrameError) -> Lost {
        match error {
            FrameError::Io(_) => Lost::Gone,
            FrameError::Unreadable(_) => Lost::Stranger,
            FrameError::TooLarge | FrameError::Unwritable(_) => Lost::Unsaid(error.to_string()),
        }
    }
}
