//! Who is served by an owner, and who wants to hear that the book has changed.

use std::collections::BTreeMap;
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::frame;
use super::wire::FromOwner;
use crate::domain::id::SessionId;

/// The most guests that are served at once.
const MOST: usize = 64;

/// Hears the number of an entry.
pub type Ear = Box<dyn Fn(u64) + Send>;

/// Everybody who is there.
pub(super) struct Hall(Mutex<Inside>);

struct Inside {
    is_closed: bool,
    /// The number of the last entry that was told of.
    seq: u64,
    guests: BTreeMap<u64, Guest>,
    /// Those of this process, by their session.
    ears: Vec<(SessionId, Ear)>,
    next: u64,
}

struct Guest {
    who: String,
    stream: UnixStream,
    /// Whose entries it does not want to hear of, and up to which it knows them all; if it listens.
    listens: Option<(SessionId, u64)>,
}

impl Hall {
    /// A hall in which nobody is, of a book whose last entry this is.
    pub(super) const fn new(seq: u64) -> Hall {
        Hall(Mutex::new(Inside { is_closed: false, seq, guests: BTreeMap::new(), ears: Vec::new(), next: 0 }))
    }

    /// Lets a guest in; nothing if there are too many, or if the hall is closed.
    pub(super) fn enter(&self, stream: UnixStream) -> Option<u64> {
        let mut inside = self.lock();
        if inside.is_closed || inside.guests.len() >= MOST {
            return None;
        }
        inside.next += 1;
        let number = inside.next;
        inside.guests.insert(number, Guest { who: String::new(), stream, listens: None });
        Some(number)
    }

    /// Notes who a guest is.
    pub(super) fn name(&self, number: u64, who: String) {
        if let Some(guest) = self.lock().guests.get_mut(&number) {
            guest.who = who;
        }
    }

    /// A guest left.
    pub(super) fn leave(&self, number: u64) {
        self.lock().guests.remove(&number);
    }

    /// Who is there, without the guest that asks.
    pub(super) fn others(&self, asking: u64) -> Vec<String> {
        let inside = self.lock();
        let asks = inside.guests.get(&asking).map(|guest| guest.who.clone()).unwrap_or_default();
        let others = inside.guests.iter().filter(|(_, guest)| guest.who != asks && !guest.who.is_empty());
        let mut others: Vec<String> = others.map(|(_, guest)| guest.who.clone()).collect();
        // A screen has two connections.
        others.sort_unstable();
        others.dedup();
        others
    }

    /// Somebody of this process wants to hear of entries that are not of its session.
    pub(super) fn add_ear(&self, session: SessionId, ear: Ear) {
        self.lock().ears.push((session, ear));
    }

    /// A guest wants one notice of an entry beyond the one that it knows.
    pub(super) fn listen(&self, number: u64, session: SessionId, known: Option<u64>) {
        let mut inside = self.lock();
        let seq = inside.seq;
        let Some(guest) = inside.guests.get_mut(&number) else { return };
        let known = known.unwrap_or(seq);
        if seq > known {
            guest.notice(seq);
        } else {
            guest.listens = Some((session, known));
        }
    }

    /// The book has an entry, of this session.
    pub(super) fn announce(&self, session: SessionId, seq: u64) {
        let mut inside = self.lock();
        inside.seq = inside.seq.max(seq);
        for guest in inside.guests.values_mut() {
            if guest.listens.take_if(|(own, known)| *own != session && *known < seq).is_some() {
                guest.notice(seq);
            }
        }
        for (_, ear) in inside.ears.iter().filter(|(own, _)| *own != session) {
            ear(seq);
        }
    }

    /// Lets nobody in any more.
    pub(super) fn close(&self) {
        self.lock().is_closed = true;
    }

    /// Sends everybody away.
    pub(super) fn clear(&self) {
        let mut inside = self.lock();
        inside.ears.clear();
        for guest in inside.guests.values() {
            guest.hang_up();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Guest {
    /// Sends a notice. There is never more than one on its way, so that this waits for nobody.
    fn notice(&mut self, seq: u64) {
        if frame::send(&mut &self.stream, &FromOwner::Notice(seq)).is_err() {
            self.hang_up();
        }
    }

    fn hang_up(&self) {
        // Whoever went away before needs not be told.
        drop(self.stream.shutdown(Shutdown::Both));
    }
}
