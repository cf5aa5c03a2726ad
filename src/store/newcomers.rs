//! New records: what the views hold of them needs no look at the store, so in a large load other threads make it.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::{io, mem, thread};

use jiff::Timestamp;

use crate::domain::{Place, Record, RecordId, Unread};

use super::rows::Rows;
use super::{StoreError, bytes, trail, view};

/// Bytes of changes that are handed over together, and the most changes of them.
const BATCH: usize = 128 << 10;
const MOST: usize = 500;

/// How many batches a thread may have, so that none waits for another without need.
const AHEAD: usize = 2;

/// The most threads; with more of them the one that writes the rows would be too slow.
const MOST_THREADS: usize = 3;

/// The change by which a record came to be.
pub(super) struct Newcomer {
    pub(super) id: RecordId,
    /// Where the line of the change begins in the journal.
    pub(super) place: Place,
    /// When the command was given.
    pub(super) at: Timestamp,
    /// The number of the entry.
    pub(super) seq: u64,
}

/// New records whose rows are not written yet. Their number is bounded.
#[derive(Default)]
pub(super) struct Newcomers {
    waiting: Batch,
    helpers: Vec<Helper>,
    /// Which helper has which batch, the earliest first.
    under_way: VecDeque<usize>,
}

/// New records with their changes as the journal has them, laid end to end: what one thread allocates in small pieces,
/// another one frees slowly.
#[derive(Default)]
struct Batch {
    newcomers: Vec<(Newcomer, usize)>,
    text: String,
}

/// Another thread. It ends when it is dropped.
struct Helper {
    todo: Sender<Batch>,
    done: Receiver<Result<Rows, StoreError>>,
}

impl Newcomers {
    /// Takes one more. Returns the rows of earlier ones, in their order, whenever some are ready to be written.
    pub(super) fn push(&mut self, change: Unread<'_>, newcomer: Newcomer) -> Result<Rows, StoreError> {
        let is_full = self.waiting.newcomers.len() >= MOST || self.waiting.text.len() >= BATCH;
        let batch = if is_full { mem::take(&mut self.waiting) } else { Batch::default() };
        self.waiting.push(change, newcomer);
        if batch.newcomers.is_empty() { Ok(Rows::default()) } else { self.hand_over(batch) }
    }

    /// The rows of all that are left, in their order.
    pub(super) fn settle(&mut self) -> Result<Rows, StoreError> {
        let mut rows = Rows::default();
        while !self.under_way.is_empty() {
            rows.append(&self.take_back()?);
        }
        rows.append(&mem::take(&mut self.waiting).rows()?);
        Ok(rows)
    }

    fn hand_over(&mut self, batch: Batch) -> Result<Rows, StoreError> {
        let wanted = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
        if self.helpers.len() < wanted {
            match Helper::start() {
                Ok(helper) => self.helpers.push(helper),
                // The system has no thread to spare: it takes longer.
                Err(_) if self.helpers.is_empty() => return batch.rows(),
                Err(_) => {}
            }
        }
        let last = self.under_way.back().map_or(0, |last| last + 1);
        let next = if last < self.helpers.len() { last } else { 0 };
        self.helpers.get(next).ok_or_else(gone)?.todo.send(batch).map_err(|_| gone())?;
        self.under_way.push_back(next);
        if self.under_way.len() > AHEAD * self.helpers.len() { self.take_back() } else { Ok(Rows::default()) }
    }

    /// The rows of the earliest batch that is under way.
    fn take_back(&mut self) -> Result<Rows, StoreError> {
        let first = self.under_way.pop_front().and_then(|first| self.helpers.get(first));
        first.ok_or_else(gone)?.done.recv().map_err(|_| gone())?
    }
}

impl Helper {
    fn start() -> io::Result<Helper> {
        let (todo, batches) = channel::<Batch>();
        let (results, done) = channel();
        let work = move || {
            for batch in batches {
                if results.send(batch.rows()).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new().name("rolo-rows".into()).spawn(work)?;
        Ok(Helper { todo, done })
    }
}

fn gone() -> StoreError {
    StoreError::damaged("the rows of a record could not be made")
}

impl Batch {
    fn push(&mut self, change: Unread<'_>, newcomer: Newcomer) {
        self.text.push_str(change.set);
        self.newcomers.push((newcomer, change.set.len()));
    }

    fn rows(&self) -> Result<Rows, StoreError> {
        let (mut rows, mut rest) = (Rows::default(), self.text.as_str());
        for (newcomer, length) in &self.newcomers {
            let (set, behind) = rest.split_at_checked(*length).ok_or_else(gone)?;
            rest = behind;
            newcomer.add_rows(set, &mut rows)?;
        }
        Ok(rows)
    }
}

impl Newcomer {
    fn add_rows(&self, set: &str, rows: &mut Rows) -> Result<(), StoreError> {
        let Newcomer { id, place, at, seq } = *self;
        let mut record = Record::new(id, at);
        record.fields = Unread { id, set }.read_new().map_err(StoreError::unreadable(place))?;
        record.rev = seq;
        view::add_rows(&record, rows)?;
        rows.push(&trail::key(id, seq), &bytes::write(&place)?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{creation, place, with_unread};
    use super::*;

    fn push(newcomers: &mut Newcomers, number: u64) -> Rows {
        with_unread(&creation(number), |change| {
            let newcomer = Newcomer { id: change.id, place: place(number), at: Timestamp::UNIX_EPOCH, seq: 1 };
            newcomers.push(change, newcomer).unwrap()
        })
    }

    #[test]
    fn other_threads_give_the_same_rows_in_the_same_order() {
        let (mut threaded, mut alone) = (Newcomers::default(), Newcomers::default());
        let (mut rows, mut expected) = (Rows::default(), Rows::default());
        for number in 0..5_000 {
            rows.append(&push(&mut threaded, number));
            expected.append(&push(&mut alone, number));
            expected.append(&alone.settle().unwrap());
        }
        assert!(!threaded.helpers.is_empty() && alone.helpers.is_empty() && !rows.is_empty());
        rows.append(&threaded.settle().unwrap());
        assert!(rows == expected);
        assert!(threaded.settle().unwrap().is_empty());
    }

    #[test]
    fn a_few_new_records_need_no_thread() {
        let mut few = Newcomers::default();
        for number in 0..10 {
            assert!(push(&mut few, number).is_empty());
        }
        assert!(few.helpers.is_empty());
        assert!(!few.settle().unwrap().is_empty());
    }
}
