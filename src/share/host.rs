//! An owner that serves guests: it lets them in and gives every one a thread; one at a time has the book.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use rustix::net::{Shutdown, shutdown};

use super::hall::{Ear, Hall};
use super::serve;
use super::socket::{self, Bound};
use super::wire::Hello;
use super::Lease;
use crate::domain::id::SessionId;
use crate::ops::{Answer, Client, Code, Failure, Query, Receipt, Request, Talk};

/// Serves guests until it is closed.
pub struct Host<C> {
    desk: Desk<C>,
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
    /// Begins to serve the book in `dir`, which `client` has open, and whose last entry is `seq`.
    pub fn open(dir: &Path, lease: &Lease, hello: Hello, client: C, seq: u64) -> Result<Host<C>, (C, io::Error)> {
        let shared = Shared { client: Mutex::new(None), hall: Hall::new(seq), hello };
        let desk = Desk(Arc::new(shared));
        let opened = socket::bind(dir, lease).and_then(|bound| {
            let (listener, shared) = (bound.listener.try_clone()?, Arc::clone(&desk.0));
            let porter = thread::Builder::new().name("rolo-host".into());
            let porter = porter.spawn(move || serve::welcome(&listener, &shared))?;
            Ok((bound, porter))
        });
        match opened {
            Ok((bound, porter)) => {
                // Whoever came in before this is sent away, and comes again.
                *desk.0.lock() = Some(client);
                Ok(Host { desk, bound, porter })
            }
            Err(error) => Err((client, error)),
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
        // The porter waits for guests; this wakes it up, and it ends.
        if shutdown(&self.bound.listener, Shutdown::Both).is_ok() {
            drop(self.porter.join());
        }
        // A socket that cannot be taken away is taken over by the next owner.
        drop(self.bound.unbind());
        client
    }
}

impl<C: Client> Shared<C> {
    /// Answers a question from one consistent state; nothing if the host was closed.
    pub(super) fn query(&self, query: &Query) -> Option<Result<Answer, Failure>> {
        Some(self.lock().as_mut()?.query(query))
    }

    /// Does something with the book when it is its turn, which may add an entry, of this session; nothing if the host
    /// was closed.
    pub(super) fn turn<R>(&self, session: SessionId, work: impl FnOnce(&mut C) -> (R, Option<u64>)) -> Option<R> {
        let mut client = self.lock();
        let (result, entry) = work(client.as_mut()?);
        drop(client);
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

impl<C: Client> Client for Desk<C> {
    fn execute(&mut self, request: &Request, talk: &mut dyn Talk) -> Result<Receipt, Failure> {
        let done = self.0.turn(request.session, |book| {
            let done = book.execute(request, talk);
            let entry = done.as_ref().ok().and_then(|receipt| receipt.entry);
            (done, entry)
        });
        done.unwrap_or_else(|| Err(closed()))
    }

    fn query(&mut self, query: &Query) -> Result<Answer, Failure> {
        self.0.query(query).unwrap_or_else(|| Err(closed()))
    }
}

fn closed() -> Failure {
    Failure::new(Code::StoreFailed).fact("reason", "the book was closed")
}
