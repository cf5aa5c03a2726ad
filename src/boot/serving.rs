//! The place from which a screen sees the book: as its owner, who serves everybody else, or as a guest until the owner
//! goes, and then as whatever comes first.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::owner::{self, InLine, Owned, Taken, Wanted};
use super::retold::Retold;
use super::seat::{self, Busy, SILENCE, Tried};
use super::world;
use crate::config::{BookPlace, Paths};
use crate::domain::Asker;
use crate::domain::id::{BookId, SessionId};
use crate::ops::{Answer, Client, Code, Failure, Flow, Query, Receipt, Request, Status, Talk, Unanswered};
use crate::service::{Book, Local};
use crate::share::{Desk, Hello, Host, Lease, Lost, Remote, Turn};
use crate::text::Text;
use crate::tui::{News, Tell};

/// How long a screen that is being left waits for an owner that does not answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a screen that others take the place of sleeps until it looks whether it goes on.
const NAP: Duration = Duration::from_millis(10);

/// Says whether to go on waiting for an owner.
type Patience = Box<dyn FnMut(Duration, Turn) -> Flow + Send>;

/// A client that lives as long as its screen, whoever owns the book meanwhile.
pub(super) struct Serving {
    shared: Arc<Shared>,
    remote: Option<Remote<Patience>>,
    paths: Paths,
}

/// What the screen's own thread and those that listen have in common with the client.
pub(super) struct Shared {
    /// How this process stands to the book. Whoever has this locked decides it.
    standing: Mutex<Standing>,
    /// Whether this process stands aside, so that it takes the book from nobody.
    is_aside: AtomicBool,
    /// Who hears what others do, as soon as there is somebody.
    tell: Mutex<Option<Tell>>,
    /// Why nobody else can be served, until there is somebody who hears it.
    unserved: Mutex<Option<Failure>>,
    /// Whether it was said that nobody answers.
    is_waiting: AtomicBool,
    /// Whether the screen is being left.
    is_leaving: AtomicBool,
    session: SessionId,
    dir: std::path::PathBuf,
    wait: Duration,
    place: BookPlace,
}

/// How a process stands to the book.
enum Standing {
    /// It owns it.
    Owner(Serves),
    /// Somebody else does, or nobody.
    Apart(InLine),
}

/// A book that this process owns and serves. The fields are dropped in this order: the lease goes last.
struct Serves {
    host: Host<Local>,
    /// Held until nobody is served any more.
    _lease: Lease,
}

impl Serving {
    /// Takes the place of a screen, waiting for it as long as is wanted.
    pub(super) fn take(wanted: &Wanted<'_>, session: SessionId, text: &Text) -> Result<Serving, Failure> {
        owner::prepare(wanted, Some(text))?;
        // Guests are told paths, and may be elsewhere.
        let absolute = |error| Failure::new(Code::CannotOpen).fact("path", wanted.dir.display()).fact("reason", error);
        let dir = std::path::absolute(&wanted.dir).map_err(absolute)?;
        let shared = Shared {
            standing: Mutex::new(Standing::Apart(InLine::default())),
            is_aside: AtomicBool::new(false),
            tell: Mutex::new(None),
            unserved: Mutex::new(None),
            is_waiting: AtomicBool::new(false),
            is_leaving: AtomicBool::new(false),
            session,
            dir,
            wait: wanted.wait,
            place: wanted.place,
        };
        let mut serving = Serving { shared: Arc::new(shared), remote: None, paths: wanted.paths.clone() };
        serving.begin(text)?;
        Ok(serving)
    }

    /// What the screen's own thread needs.
    pub(super) fn shared(&self) -> Arc<Shared> {
        Arc::clone(&self.shared)
    }

    /// The identity of the book.
    pub(super) fn book(&self) -> Result<BookId, Failure> {
        let found = Book::id_at(&self.shared.dir)?;
        found.ok_or_else(|| Failure::new(Code::NoBook).fact("path", self.shared.dir.display()))
    }

    /// As a one-shot command would wait: what is to be said is said on standard error.
    fn begin(&mut self, text: &Text) -> Result<(), Failure> {
        let (began, mut is_told) = (Instant::now(), false);
        loop {
            match self.attempt(Some(text))? {
                None => return Ok(()),
                Some(busy) if began.elapsed() >= self.shared.wait => return Err(busy.failure(&self.wanted())),
                Some(busy) if began.elapsed() >= SILENCE && !std::mem::replace(&mut is_told, true) => {
                    seat::say_waiting(text, &busy.holder);
                }
                Some(_) => {}
            }
        }
    }

    /// The book was lost: waits until it is seen again, or until the screen has been left for long enough.
    fn again(&mut self) -> Result<(), Failure> {
        self.remote = None;
        let (began, mut left) = (Instant::now(), None);
        loop {
            let busy = match self.attempt(None) {
                Ok(None) => {
                    self.shared.tell(News::Changed);
                    return Ok(());
                }
                Ok(Some(busy)) => busy,
                Err(failure) if failure.code == Code::InUse => Busy { holder: String::new(), code: Code::InUse },
                Err(failure) => return Err(failure),
            };
            if began.elapsed() >= SILENCE {
                self.shared.say_waiting(&busy.holder);
            }
            if self.shared.is_leaving.load(Ordering::SeqCst)
                && left.get_or_insert_with(Instant::now).elapsed() >= PATIENCE
            {
                return Err(busy.failure(&self.wanted()));
            }
        }
    }

    fn wanted(&self) -> Wanted<'_> {
        let Shared { dir, wait, place, .. } = &*self.shared;
        Wanted { dir: dir.clone(), wait: *wait, stop: None, paths: &self.paths, place: *place }
    }

    /// Tries once; who has the book if it cannot be seen.
    fn attempt(&mut self, text: Option<&Text>) -> Result<Option<Busy>, Failure> {
        let Some(holder) = self.shared.own(&self.wanted(), text)? else { return Ok(None) };
        let shared = Arc::clone(&self.shared);
        match seat::call(&self.wanted(), &holder, |holder| shared.patience(holder, text))? {
            Tried::Served(remote) => {
                self.remote = Some(remote);
                self.shared.stand_apart();
                Shared::watch(&self.shared)?;
                Ok(None)
            }
            Tried::Busy(busy) => Ok(Some(busy)),
        }
    }

    /// What becomes of a request that was left without an answer.
    fn lost(&mut self, lost: Lost, owner: &str) -> Result<(), Failure> {
        match lost {
            Lost::Gone => self.again(),
            Lost::Silent => Err(owner::given_up(&self.wanted(), owner)),
            Lost::Stranger => Err(seat::stranger(&self.wanted(), owner, None)),
            Lost::Unsaid(reason) => Err(Failure::new(Code::Internal).fact("reason", reason)),
        }
    }
}

impl Shared {
    /// Takes whoever hears what others do.
    pub(super) fn listen(&self, tell: Tell) {
        let mut listener = lock(&self.tell);
        if let Some(failure) = lock(&self.unserved).take() {
            tell(News::Unserved(failure));
        }
        *listener = Some(tell);
    }

    /// Tries once to own the book, and to serve it; who has it if it cannot be had.
    fn own(self: &Arc<Self>, wanted: &Wanted<'_>, text: Option<&Text>) -> Result<Option<String>, Failure> {
        while self.is_aside.load(Ordering::SeqCst) {
            thread::sleep(NAP);
        }
        let mut standing = lock(&self.standing);
        let Standing::Apart(line) = &mut *standing else { return Ok(None) };
        match line.take(wanted, text)? {
            Taken::By(holder) => Ok(Some(holder)),
            Taken::Owned(owned) => {
                *standing = Standing::Owner(self.serve(*owned)?);
                Ok(None)
            }
        }
    }

    /// Gives the book up, and the place in the line for it.
    fn stand_apart(&self) {
        let mut standing = lock(&self.standing);
        if let Standing::Owner(Serves { host, _lease }) =
            std::mem::replace(&mut *standing, Standing::Apart(InLine::default()))
        {
            drop(host.close());
        }
    }

    /// The screen is being left.
    fn leave(&self) {
        self.is_leaving.store(true, Ordering::SeqCst);
    }

    fn tell(&self, news: News) {
        if let Some(tell) = &*lock(&self.tell) {
            tell(news);
        }
    }

    fn say_waiting(&self, holder: &str) {
        if !self.is_waiting.swap(true, Ordering::SeqCst) {
            self.tell(News::Waiting(holder.to_owned()));
        }
    }

    fn say_answered(&self) {
        if self.is_waiting.swap(false, Ordering::SeqCst) {
            self.tell(News::Answered);
        }
    }

    fn desk(&self) -> Option<Desk<Local>> {
        match &*lock(&self.standing) {
            Standing::Owner(serves) => Some(serves.host.desk()),
            Standing::Apart(_) => None,
        }
    }

    /// Waits for an owner that says nothing, with a word to the person: before there is a screen as long as is wanted,
    /// and then until it has been left for long enough.
    fn patience(self: &Arc<Self>, holder: &str, text: Option<&Text>) -> Patience {
        let (shared, holder, mut left) = (Arc::clone(self), holder.to_owned(), None);
        let mut waiting = text.map(|text| text.say("boot-waiting", &[("holder", holder.as_str().into())]));
        Box::new(move |silent, _| {
            if lock(&shared.tell).is_none() {
                if silent >= SILENCE
                    && let Some(waiting) = waiting.take()
                {
                    owner::say(&waiting);
                }
                return if silent >= shared.wait { Flow::Cancel } else { Flow::On };
            }
            if silent >= SILENCE {
                shared.say_waiting(&holder);
            }
            if !shared.is_leaving.load(Ordering::SeqCst) {
                return Flow::On;
            }
            let left = *left.get_or_insert_with(Instant::now);
            if left.elapsed() >= PATIENCE { Flow::Cancel } else { Flow::On }
        })
    }

    /// Serves a book that this process owns now.
    fn serve(self: &Arc<Self>, owned: Owned) -> Result<Serves, Failure> {
        let Owned { mut local, lease } = owned;
        let hello = Hello::new(world::holder(), local.book().id());
        let Answer::Status(Status { seq, .. }) = local.query(&Query::Status)? else {
            return Err(Failure::new(Code::Internal).fact("reason", "the answer belongs to another query"));
        };
        let (host, opened) = Host::open(&self.dir, &lease, hello, local, seq);
        if let Err(error) = opened {
            let failure = Failure::new(Code::Unserved).fact("path", self.dir.display()).fact("reason", error);
            match &*lock(&self.tell) {
                Some(tell) => tell(News::Unserved(failure)),
                None => *lock(&self.unserved) = Some(failure),
            }
        }
        let shared = Arc::clone(self);
        host.listen(self.session, Box::new(move |_| shared.tell(News::Changed)));
        Ok(Serves { host, _lease: lease })
    }

    /// Listens, over a connection of its own, to what others do with a book of which this process is a guest. When the
    /// owner goes, what is shown is asked for again, and so the book is looked for.
    fn watch(self: &Arc<Self>) -> Result<(), Failure> {
        let internal = |error| Failure::new(Code::Internal).fact("reason", error);
        let shared = Arc::clone(self);
        let listen = move || {
            let Ok(Some(book)) = Book::id_at(&shared.dir) else { return };
            let hello = Hello::new(world::holder(), book);
            if let Ok(mut remote) = Remote::connect(&shared.dir, &hello, |_, _| Flow::On)
                && remote.be_patient().is_ok()
            {
                let mut known = None;
                while let Ok(seq) = remote.listen(shared.session, known) {
                    known = Some(seq);
                    shared.tell(News::Changed);
                }
            }
            if !shared.is_leaving.load(Ordering::SeqCst) {
                shared.tell(News::Changed);
            }
        };
        thread::Builder::new().name("rolo-listen".into()).spawn(listen).map(drop).map_err(internal)
    }
}

/// What the screen's own thread has of it. When that thread lets go of it the screen is being left.
pub(super) struct Hold(pub(super) Arc<Shared>);

impl Hold {
    /// Does something while others may have the book; whoever asks next takes it again, or becomes a guest.
    pub(super) fn aside(&self, work: &mut dyn FnMut()) {
        self.0.is_aside.store(true, Ordering::SeqCst);
        self.0.stand_apart();
        work();
        self.0.is_aside.store(false, Ordering::SeqCst);
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.leave();
    }
}

impl Client for Serving {
    fn execute(&mut self, request: &Request, talk: &mut dyn Talk) -> Result<Receipt, Failure> {
        let request = seat::from_here(request)?;
        let mut retold = Retold::new(talk);
        loop {
            let (lost, owner) = match &mut self.remote {
                None => match self.shared.desk().and_then(|desk| desk.execute(&request, &mut retold)) {
                    Some(done) => return retold.settle(done, &self.shared.dir),
                    None => (Lost::Gone, String::new()),
                },
                Some(remote) => match remote.execute(&request, &mut retold) {
                    Ok(done) => {
                        self.shared.say_answered();
                        return retold.settle(done, &self.shared.dir);
                    }
                    Err(lost) => (lost, remote.owner().to_owned()),
                },
            };
            self.lost(lost, &owner)?;
            self.shared.say_answered();
            retold.again();
        }
    }

    fn ask(&mut self, query: &Query, asker: &Asker) -> Result<Answer, Unanswered> {
        loop {
            let (lost, owner) = match &mut self.remote {
                None => match self.shared.desk().and_then(|desk| desk.ask(query, asker)) {
                    Some(answer) => return answer,
                    None => (Lost::Gone, String::new()),
                },
                Some(remote) => match remote.ask(query, asker) {
                    Ok(answer) => {
                        self.shared.say_answered();
                        return answer;
                    }
                    Err(lost) => (lost, remote.owner().to_owned()),
                },
            };
            self.lost(lost, &owner)?;
            self.shared.say_answered();
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.shared.leave();
        self.shared.stand_apart();
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
