//! One guest, from hello to the end of its connection.

use std::io;
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::Arc;
use std::thread::{self, Builder, Scope, ScopedJoinHandle};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::frame::{self, FrameError};
use super::host::Shared;
use super::socket::check_peer;
use super::wire::{FromGuest, FromOwner, Greeting, Hello, Protocol, Refused, SAYS_GO};
use crate::domain::Asker;
use crate::ops::{Answer, Client, Code, Detail, Failure, Flow, Outcome, Query, Request, Row, Talk, Unanswered};

/// How long a guest may take for its hello.
const POLITE: Duration = Duration::from_secs(2);

/// How long a guest may let others wait while its command is being done: for a row, or for room to tell it something.
const SLOW: Duration = Duration::from_secs(10);

/// Lets guests in until the listener is shut.
pub(super) fn welcome<C: Client + Send + 'static>(listener: &UnixListener, shared: &Arc<Shared<C>>) {
    while let Ok((stream, _)) = listener.accept() {
        if check_peer(&stream).is_err() {
            continue;
        }
        let served = Arc::clone(shared);
        // Without a thread there is no service: the guest sees the connection end, and tries again.
        drop(Builder::new().name("rolo-guest".into()).spawn(move || receive(&stream, &served)));
    }
}

fn receive<C: Client + Send>(stream: &UnixStream, shared: &Shared<C>) {
    let Ok(copy) = stream.try_clone() else { return };
    match shared.hall.enter(copy) {
        // It may have gone away by itself.
        None => drop(refuse(stream, &shared.hello, Refused::Full)),
        Some(number) => {
            // Whatever ends a connection, the guest knows it as well as we do.
            drop(attend(number, stream, shared));
            shared.hall.leave(number);
        }
    }
    drop(stream.shutdown(Shutdown::Both));
}

fn refuse(mut stream: &UnixStream, hello: &Hello, why: Refused) -> Result<(), FrameError> {
    stream.set_read_timeout(Some(POLITE))?;
    stream.set_write_timeout(Some(POLITE))?;
    // Who is cut off while saying hello does not hear why.
    frame::receive::<Hello>(&mut stream)?;
    frame::send(&mut stream, &Greeting { hello: hello.clone(), refused: Some(why) })
}

fn attend<C: Client + Send>(number: u64, mut stream: &UnixStream, shared: &Shared<C>) -> Result<(), FrameError> {
    stream.set_read_timeout(Some(POLITE))?;
    stream.set_write_timeout(Some(SLOW))?;
    let theirs: Hello = frame::receive(&mut stream)?;
    let refused = if theirs.is_understood() {
        (theirs.book != shared.hello.book).then_some(Refused::Book)
    } else {
        Some(Refused::Protocol)
    };
    frame::send(&mut stream, &Greeting { hello: shared.hello.clone(), refused })?;
    if refused.is_some() {
        return Ok(());
    }
    shared.hall.name(number, theirs.who);
    thread::scope(|scope| Guest { number, speaks: theirs.protocol, stream, shared }.serve(scope))
}

/// A guest that was let in.
struct Guest<'a, C> {
    number: u64,
    speaks: Protocol,
    stream: &'a UnixStream,
    shared: &'a Shared<C>,
}

/// A question that is being answered, on a thread of its own: meanwhile it is heard if nobody waits for it any longer.
struct Question<'s> {
    asker: Asker,
    answering: ScopedJoinHandle<'s, ()>,
}

impl<'a, C: Client + Send> Guest<'a, C> {
    /// Does one thing after the other that it says, until its connection ends.
    fn serve<'s>(&self, scope: &'s Scope<'s, 'a>) -> Result<(), FrameError> {
        let mut stream = self.stream;
        let mut question: Option<Question<'s>> = None;
        loop {
            stream.set_read_timeout(None)?;
            match frame::receive(&mut stream) {
                Ok(FromGuest::Cancel) => leave(question.as_ref()),
                Err(error @ (FrameError::Io(_) | FrameError::TooLarge | FrameError::Unwritable(_))) => {
                    leave(question.as_ref());
                    return Err(error);
                }
                said => {
                    question.take().map_or(Ok(()), |question| question.answering.join()).map_err(|_| ended())?;
                    question = self.take_in(scope, said)?;
                }
            }
        }
    }

    /// Does what it says, or begins to answer it.
    fn take_in<'s>(
        &self,
        scope: &'s Scope<'s, 'a>,
        said: Result<FromGuest, FrameError>,
    ) -> Result<Option<Question<'s>>, FrameError> {
        let Guest { number, speaks, mut stream, shared } = *self;
        match said {
            Ok(FromGuest::Ask(query)) => return self.ask(scope, query).map(Some),
            Ok(FromGuest::Do(request, detail)) => {
                perform(stream, speaks, (&request, detail), shared).ok_or_else(ended)?;
            }
            Ok(FromGuest::Listen(session, known)) => shared.hall.listen(number, session, known),
            Ok(FromGuest::Who) => frame::send(&mut stream, &FromOwner::Guests(shared.hall.others(number)))?,
            // It came too late.
            Ok(FromGuest::Go | FromGuest::Row(_) | FromGuest::Cancel) => {}
            Err(FrameError::Unreadable(_)) => frame::send(&mut stream, &FromOwner::Pardon)?,
            Err(error) => return Err(error),
        }
        Ok(None)
    }

    fn ask<'s>(&self, scope: &'s Scope<'s, 'a>, query: Box<Query>) -> Result<Question<'s>, FrameError> {
        let Guest { stream, shared, .. } = *self;
        let asker = Asker::default();
        let asks = asker.clone();
        let answering = Builder::new().name("rolo-answer".into()).spawn_scoped(scope, move || {
            if answer(stream, (&query, &asks), shared).is_err() {
                // Whoever listens hears that.
                drop(stream.shutdown(Shutdown::Both));
            }
        })?;
        Ok(Question { asker, answering })
    }
}

/// Nobody waits any longer for the answer to what is asked now, if something is.
fn leave(question: Option<&Question<'_>>) {
    if let Some(question) = question {
        question.asker.leave();
    }
}

/// The end of a connection that is of no more use.
fn ended() -> FrameError {
    io::Error::from(io::ErrorKind::ConnectionAborted).into()
}

/// Answers a question when its turn comes.
fn answer<C: Client>(
    mut stream: &UnixStream,
    (query, asker): (&Query, &Asker),
    shared: &Shared<C>,
) -> Result<(), FrameError> {
    let read = |book: &mut C| frame::send(&mut stream, &FromOwner::Begun).map(|()| book.ask(query, asker));
    match shared.read(read).ok_or_else(ended)?? {
        Ok(answer) => answer_with(stream, Ok(answer)),
        Err(Unanswered::Failed(failure)) => answer_with(stream, Err(*failure)),
        Err(Unanswered::BrokenOff) => frame::send(&mut stream, &FromOwner::BrokenOff),
    }
}

/// Sends an answer; one that cannot be sent is a failure for whoever asked.
fn answer_with(mut stream: &UnixStream, answer: Result<Answer, Failure>) -> Result<(), FrameError> {
    match frame::send(&mut stream, &FromOwner::Answer(answer)) {
        Err(error @ (FrameError::TooLarge | FrameError::Unwritable(_))) => {
            let failure = Failure::new(Code::Internal).fact("reason", error);
            frame::send(&mut stream, &FromOwner::Answer(Err(failure)))
        }
        sent => sent,
    }
}

/// Does a guest's command; nothing if the connection is of no more use.
fn perform<C: Client>(
    stream: &UnixStream,
    speaks: Protocol,
    (request, detail): (&Request, Detail),
    shared: &Shared<C>,
) -> Option<()> {
    let mut guest = Distant { stream, detail, wants: Wants::All };
    shared.write(request.session, |book| {
        guest.begin(speaks);
        if guest.wants != Wants::All {
            return ((), None);
        }
        let done = book.execute(request, &mut guest);
        let entry = done.as_ref().ok().and_then(|receipt| receipt.entry);
        guest.tell(&FromOwner::Done(Box::new(done)));
        ((), entry)
    })?;
    (guest.wants != Wants::Nothing).then_some(())
}

/// The guest that gave the command which is being done.
struct Distant<'a> {
    stream: &'a UnixStream,
    detail: Detail,
    wants: Wants,
}

/// What such a guest wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wants {
    /// That its command is done.
    All,
    /// That it is given up, and to know what became of it.
    End,
    /// It went away.
    Nothing,
}

impl Distant<'_> {
    fn tell(&mut self, message: &FromOwner) {
        if self.wants != Wants::Nothing && frame::send(&mut self.stream, message).is_err() {
            self.wants = Wants::Nothing;
        }
    }

    /// Tells it that its turn has come. It may have given up while others were served: nothing is done unless it still
    /// waits.
    fn begin(&mut self, speaks: Protocol) {
        self.hear();
        self.tell(&FromOwner::Begun);
        if self.wants == Wants::All && speaks >= SAYS_GO {
            self.wait_at_most(POLITE);
            self.hear_go();
        }
        self.wait_at_most(SLOW);
    }

    fn wait_at_most(&mut self, time: Duration) {
        if self.stream.set_read_timeout(Some(time)).is_err() {
            self.wants = Wants::Nothing;
        }
    }

    fn hear_go(&mut self) {
        match frame::receive(&mut self.stream) {
            Ok(FromGuest::Go) => {}
            Ok(_) | Err(_) => self.wants = Wants::Nothing,
        }
    }

    /// Takes in what it says unasked: that its command is to be given up, or its end.
    fn hear(&mut self) {
        let mut ready = [PollFd::new(&self.stream, PollFlags::IN)];
        let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
        if self.wants == Wants::All && !matches!(poll(&mut ready, Some(&at_once)), Ok(0)) {
            self.hear_row();
        }
    }

    /// Waits for the next thing that it says: a row, or that there are no more, if it goes on.
    fn hear_row(&mut self) -> Option<Result<Row, Failure>> {
        match frame::receive(&mut self.stream) {
            Ok(FromGuest::Row(row)) => return row,
            Ok(FromGuest::Cancel) => self.wants = Wants::End,
            Ok(FromGuest::Ask(_) | FromGuest::Do(..) | FromGuest::Go | FromGuest::Listen(..) | FromGuest::Who)
            | Err(_) => {
                self.wants = Wants::Nothing;
            }
        }
        // The next question whether to go on is answered with no.
        Some(Err(Failure::new(Code::Cancelled)))
    }
}

impl Talk for Distant<'_> {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        if self.wants == Wants::All {
            self.tell(&FromOwner::WantRow);
        }
        if self.wants == Wants::All { self.hear_row() } else { Some(Err(Failure::new(Code::Cancelled))) }
    }

    fn detail(&self) -> Detail {
        self.detail
    }

    fn outcome(&mut self, outcome: Outcome) {
        self.tell(&FromOwner::Outcome(Box::new(outcome)));
    }

    fn progress(&mut self, rows: u64) -> Flow {
        self.tell(&FromOwner::Progress(rows));
        self.hear();
        if self.wants == Wants::All { Flow::On } else { Flow::Cancel }
    }
}
