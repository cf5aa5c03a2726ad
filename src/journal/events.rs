//! Reading a journal: its committed entries as a stream, one entry, or one line.

use std::path::Path;

use crate::domain::{Change, Entry, Header, Place, Tip, Unread};

use super::payload::{Seal, Sort, read_change, read_erased, read_header};
use super::tape::{Line, Reach, Tape};
use super::{Damage, JournalError};

/// Where the first entry of a journal begins, unless its first segment is empty.
const FIRST: Place = Place { segment: 1, offset: 0 };

/// One line of a committed entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An entry begins at this place.
    Begin(Header, Place),
    /// A change, and where its line begins; `None` if it was erased.
    Change(Option<Change>, Place),
    /// The entry is complete; the journal was in this state then.
    Commit(Tip),
}

/// One line of a committed entry, as it passes by.
#[derive(Clone, Debug)]
pub enum Passing<'a> {
    /// An entry begins at this place.
    Begin(Header, Place),
    /// A change, of which only the record was read, and where its line begins; `None` if it was erased.
    Change(Option<Unread<'a>>, Place),
    /// The entry is complete; the journal was in this state then.
    Commit(Tip),
}

/// The lines of committed entries, in their order. Ends after the first error.
#[derive(Debug)]
pub struct Events {
    tape: Tape,
    from: Place,
    until: Place,
}

impl Events {
    /// Reads from `from`, where an entry begins, to `until`, where one ends.
    pub(super) fn new(dir: &Path, from: Place, until: Place, reach: Reach) -> Events {
        let from = from.max(FIRST);
        Events { tape: Tape::new(dir, from, until.segment, reach), from, until }
    }

    /// The next line, to be looked at before the one after it. After an error nothing more should be asked for.
    pub fn advance(&mut self) -> Result<Option<Passing<'_>>, JournalError> {
        if self.from >= self.until {
            return Ok(None);
        }
        let Some(line) = self.tape.next()? else { return Ok(None) };
        // A segment's end is the next one's beginning, so the end may be found only now.
        if line.at >= self.until {
            return Ok(None);
        }
        self.from = line.end;
        passing(&line).map(Some)
    }
}

impl Passing<'_> {
    fn read(self) -> Result<Event, JournalError> {
        Ok(match self {
            Passing::Begin(header, at) => Event::Begin(header, at),
            Passing::Change(change, at) => {
                let change = change.map(|change| change.read()).transpose();
                Event::Change(change.map_err(|source| JournalError::Unreadable { at, source })?, at)
            }
            Passing::Commit(tip) => Event::Commit(tip),
        })
    }
}

impl Iterator for Events {
    type Item = Result<Event, JournalError>;

    fn next(&mut self) -> Option<Self::Item> {
        let event = self.advance().and_then(|line| line.map(Passing::read).transpose()).transpose();
        if !matches!(event, Some(Ok(_))) {
            self.until = Place::default();
        }
        event
    }
}

fn passing<'a>(line: &Line<'a>) -> Result<Passing<'a>, JournalError> {
    let at = line.at;
    let payload = line.payload.map_err(|flaw| JournalError::Damaged(Damage { at, flaw }))?;
    match Sort::of(payload).ok_or(JournalError::NoLine { at })? {
        Sort::Begin => read_header(payload, at).map(|header| Passing::Begin(header, at)),
        Sort::Change => read_change(payload, at).map(|change| Passing::Change(Some(change), at)),
        Sort::Erased => read_erased(payload, at).map(|_| Passing::Change(None, at)),
        Sort::Commit => Seal::read(payload, at).map(|seal| Passing::Commit(seal.tip(at, line.end))),
    }
}

/// The change whose line begins at `place`.
pub(super) fn change_at(mut events: Events, place: Place) -> Result<Option<Change>, JournalError> {
    match events.next().transpose()? {
        Some(Event::Change(change, at)) if at == place => Ok(change),
        Some(Event::Begin(..) | Event::Change(..) | Event::Commit(_)) | None => Err(JournalError::NoLine { at: place }),
    }
}

/// The entry that begins at `place`.
pub(super) fn entry_at(mut events: Events, place: Place) -> Result<Entry, JournalError> {
    let Some(Event::Begin(header, at)) = events.next().transpose()? else {
        return Err(JournalError::NoLine { at: place });
    };
    if at != place {
        return Err(JournalError::NoLine { at: place });
    }
    let mut changes = Vec::new();
    for event in events {
        match event? {
            Event::Change(change, _) => changes.extend(change),
            Event::Commit(tip) => return Ok(Entry { seq: tip.seq, time: tip.time, header, changes }),
            Event::Begin(_, at) => return Err(JournalError::NoLine { at }),
        }
    }
    Err(JournalError::NoLine { at: place })
}
