//! An owner that serves guests: it lets them in and gives every one a thread; one at a time has the book.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use rustix::net::{Shutdown, shutdown};

use super::Lease;
use super::hall::{Ear, Hall};
use super::serve;
use super::socket::{self, Bound};
use super::wire::Hello;
use crate::domain::Asker;
use crate::domain::id::SessionId;
use crate::ops::{Answer, Client, Failure, Query, Receipt, Request, Talk, Unanswered};

/// Serves guests until it is closed.
pub struct Host<C> {
    desk: Desk<C>,
    /// Nothing where there can be no socket: then only this process is served.
    door: Option<Door>,
}

/// Where guests come in.
struct Door {
    bound: Bound,
    porter: JoinHandle<()>,
}

/// A way to the book that an owner serves, for its own process and for guests: whoever has it waits for the others.
pub struct Desk<C>(Arc<Shared<C>>);

pub(super) struct Shared<C> {
    /// The one who has the book; nobody any more once the host is closed.
    client: Mutex<Option<C>>,
    pub(super) hall: Hall,
    pub(super) hello: Hello,
}

impl<C> Clone for Desk<C> {
    fn clone(&self) -> Desk<C> {
        Desk(Arc::clone(&self.0))
    }
}

impl<C: Client + Send + 'static> Host<C> {
    /// Begins to serve the book in `dir`, which `client` has open, and whose last entry is `seq`. If guests cannot be let
    /// in, that is told, and only this process is served.
    pub fn open(dir: &Path, lease: &Lease, hello: Hello, client: C, seq: u64) -> (Host<C>, io::Result<()>) {
        let shared = Shared { client: Mutex::new(Some(client)), hall: Hall::new(seq), hello };
        let desk = Desk(Arc::new(shared));
        let opened = socket::bind(dir, lease).and_then(|bound| {
            let (listener, shared) = (bound.listener.try_clone()?, Arc::clone(&desk.0));
            let porter = thread::Builder::new().name("rolo-host".into());
            let porter = porter.spawn(move || serve::welcome(&listener, &shared))?;
            Ok(Door { bound, porter })
        });
        match opened {
            Ok(door) => (Host { desk, door: Some(door) }, Ok(())),
            Err(error) => (Host { desk, door: None }, Err(error)),
        }
    }

    /// A way to the book.
    pub fn desk(&self) -> Desk<C> {
        self.desk.clone()
    }

    /// Tells `ear` of every entry that is not of this session.
    pub fn listen(&self, session: SessionId, ear: Ear) {
        self.desk.0.hall.add_ear(session, ear);
    }

    /// Serves nobody any more. What is being done is finished first; then the book is given back.
    pub fn close(self) -> Option<C> {
        let shared = self.desk.0;
        shared.hall.close();
        let client = shared.lock().take();
        shared.hall.clear();
        if let Some(Door { bound, porter }) = self.door {
            // The porter waits for guests; this wakes it up, and it ends.
            if shutdown(&bound.listener, Shutdown::Both).is_ok() {
                drop(porter.join());
            }
            // A socket that cannot be taken away is taken over by the next owner.
            drop(bound.unbind());
        }
        client
    }
}

impl<C: Client> Shared<C> {
    /// Reads the book when it is its turn, in one consistent state; nothing if the host was closed.
    pub(super) fn read<R>(&self, work: impl FnOnce(&mut C) -> R) -> Option<R> {
        Some(work(self.lock().as_mut()?))
    }

    /// Does something with the book when it is its turn, which may add an entry of this session; nothing if the host
    /// was closed.
    pub(super) fn write<R>(&self, session: SessionId, work: impl FnOnce(&mut C) -> (R, Option<u64>)) -> Option<R> {
        let (result, entry) = self.read(work)?;
        if let Some(seq) = entry {
            self.hall.announce(session, seq);
        }
        Some(result)
    }

    fn lock(&self) -> MutexGuard<'_, Option<C>> {
        // A command that panicked may have left anything: nobody gets at that book any more.
        self.client.lock().unwrap_or_else(|poisoned: PoisonError<_>| {
            let mut client = poisoned.into_inner();
            client.take();
            client
        })
    }
}

impl<C: Client> Desk<C> {
    /// Has a command done; nothing if the host was closed.
    pub fn execute(&self, request: &Request, talk: &mut dyn Talk) -> Option<Result<Receipt, Failure>> {
        self.0.write(request.session, |book| {
            let done = book.execute(request, talk);
            let entry = done.as_ref().ok().and_then(|receipt| receipt.entry);
            (done, entry)
        })
    }

    /// Asks a question, as long as whoever asks it waits; nothing if the host was closed.
    pub fn ask(&self, query: &Query, asker: &Asker) -> Option<Result<Answer, Unanswered>> {
        self.0.read(|book| book.ask(query, asker))
    }

    /// Who is served.
    pub fn guests(&self) -> Vec<String> {
        self.0.hall.others(0)
    }
}
