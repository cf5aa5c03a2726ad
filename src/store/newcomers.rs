//! New records: what the views hold of them needs no look at the store, so in a large load a second thread makes it.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::{io, mem, thread};

use jiff::Timestamp;

use crate::domain::{Change, Place, Record};

use super::rows::Rows;
use super::{StoreError, bytes, trail, view};

/// Bytes of the journal whose changes are handed over together, and the most changes of them.
const BATCH: u64 = 256 << 10;
const MOST: usize = 500;

/// How many batches may be on their way, so that neither thread waits for the other without need.
const AHEAD: usize = 2;

/// The change by which a record came to be.
pub(super) struct Newcomer {
    pub(super) change: Change,
    /// Where its line begins in the journal.
    pub(super) place: Place,
    /// When the command was given.
    pub(super) at: Timestamp,
    /// The number of the entry.
    pub(super) seq: u64,
}

/// New records whose rows are not written yet. Their number is bounded.
#[derive(Default)]
pub(super) struct Newcomers {
    waiting: Vec<Newcomer>,
    helper: Option<Helper>,
}

/// The other thread. It ends when it is dropped.
struct Helper {
    todo: Sender<Vec<Newcomer>>,
    done: Receiver<Result<Rows, StoreError>>,
    under_way: usize,
}

impl Newcomers {
    /// Takes one more. Returns the rows of earlier ones, in their order, whenever some are ready to be written.
    pub(super) fn push(&mut self, newcomer: Newcomer) -> Result<Rows, StoreError> {
        let is_far = |first: &Newcomer| distance(first.place, newcomer.place) >= BATCH;
        let is_full = self.waiting.len() >= MOST || self.waiting.first().is_some_and(is_far);
        let batch = if is_full { mem::take(&mut self.waiting) } else { Vec::new() };
        self.waiting.push(newcomer);
        if batch.is_empty() { Ok(Rows::default()) } else { self.hand_over(batch) }
    }

    /// The rows of all that are left, in their order.
    pub(super) fn settle(&mut self) -> Result<Rows, StoreError> {
        let mut rows = Rows::default();
        while let Some(helper) = self.helper.as_mut().filter(|helper| helper.under_way > 0) {
            rows.append(&helper.take_back()?);
        }
        rows.append(&all_rows(mem::take(&mut self.waiting))?);
        Ok(rows)
    }

    fn hand_over(&mut self, batch: Vec<Newcomer>) -> Result<Rows, StoreError> {
        let helper = match &mut self.helper {
            Some(helper) => helper,
            None => match Helper::start() {
                Ok(helper) => self.helper.insert(helper),
                // The system has no thread to spare: it takes longer.
                Err(_) => return all_rows(batch),
            },
        };
        helper.give(batch)?;
        if helper.under_way > AHEAD { helper.take_back() } else { Ok(Rows::default()) }
    }
}

impl Helper {
    fn start() -> io::Result<Helper> {
        let (todo, batches) = channel::<Vec<Newcomer>>();
        let (results, done) = channel();
        let work = move || {
            for batch in batches {
                if results.send(all_rows(batch)).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new().name("rolo-rows".into()).spawn(work)?;
        Ok(Helper { todo, done, under_way: 0 })
    }

    fn give(&mut self, batch: Vec<Newcomer>) -> Result<(), StoreError> {
        self.under_way += 1;
        self.todo.send(batch).map_err(|_| gone())
    }

    fn take_back(&mut self) -> Result<Rows, StoreError> {
        self.under_way -= 1;
        self.done.recv().map_err(|_| gone())?
    }
}

fn gone() -> StoreError {
    StoreError::damaged("the rows of a record could not be made")
}

/// Bytes between two places of the journal; those in different segments are far apart.
fn distance(from: Place, to: Place) -> u64 {
    if from.segment == to.segment { to.offset.saturating_sub(from.offset) } else { u64::MAX }
}

fn all_rows(newcomers: Vec<Newcomer>) -> Result<Rows, StoreError> {
    let mut rows = Rows::default();
    for newcomer in newcomers {
        add_rows(newcomer, &mut rows)?;
    }
    Ok(rows)
}

fn add_rows(newcomer: Newcomer, rows: &mut Rows) -> Result<(), StoreError> {
    let Newcomer { change, place, at, seq } = newcomer;
    let mut record = Record::new(change.id, at);
    let set = change.set.into_iter();
    record.fields = set.filter_map(|(path, delta)| Some((path, delta.new?))).collect();
    record.rev = seq;
    view::add_rows(&record, rows)?;
    rows.push(&trail::key(record.id, seq), &bytes::write(&place)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::sample::{creation, place};
    use super::*;

    fn newcomer(number: u64, offset: u64) -> Newcomer {
        Newcomer { change: creation(number), place: place(offset), at: Timestamp::UNIX_EPOCH, seq: 1 }
    }

    #[test]
    fn a_second_thread_gives_the_same_rows_in_the_same_order() {
        let newcomers = || (0..200).map(|number| newcomer(number, number * BATCH / 10));
        let mut threaded = Newcomers::default();
        let mut rows = Rows::default();
        for newcomer in newcomers() {
            rows.append(&threaded.push(newcomer).unwrap());
        }
        assert!(threaded.helper.is_some() && !rows.is_empty());
        rows.append(&threaded.settle().unwrap());
        assert_eq!(rows, all_rows(newcomers().collect()).unwrap());
        assert!(threaded.settle().unwrap().is_empty());
    }

    #[test]
    fn a_few_new_records_need_no_thread() {
        let mut few = Newcomers::default();
        for number in 0..10 {
            assert!(few.push(newcomer(number, number)).unwrap().is_empty());
        }
        assert!(few.helper.is_none());
        assert!(!few.settle().unwrap().is_empty());
    }
}
