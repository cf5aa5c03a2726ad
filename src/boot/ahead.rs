//! Rows that a second thread reads while the first one works on those before.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;

use crate::ops::{Code, Failure};

/// How many rows are read ahead at most; the largest ones have some megabytes each.
const AHEAD: usize = 64;

/// Rows in the order in which another thread reads them. It ends soon after this is dropped, and is not waited for: it
/// may stand before input that never comes.
pub(super) struct Ahead<T> {
    shared: Arc<Shared<T>>,
    /// Those that were fetched together.
    fetched: VecDeque<T>,
    /// What stands for rows that are missing.
    lost: fn(Failure) -> T,
}

/// Where the other thread puts the rows.
pub(super) struct Sink<T>(Arc<Shared<T>>);

struct Shared<T> {
    queue: Mutex<Queue<T>>,
    /// Rows came, or the last of them did.
    filled: Condvar,
    /// Rows were fetched, or nobody wants any more.
    emptied: Condvar,
}

struct Queue<T> {
    rows: VecDeque<T>,
    ended: Option<Ended>,
    is_unwanted: bool,
}

/// How the rows came to their end.
#[derive(Clone, Copy)]
enum Ended {
    /// There are no more.
    Well,
    /// The thread gave up, and nobody knows how many are missing.
    Early,
}

impl<T: Send + 'static> Ahead<T> {
    /// Lets another thread do `read`, which fills the sink. Should it give up, `lost` makes of that what is read last.
    pub(super) fn start(
        lost: fn(Failure) -> T,
        read: impl FnOnce(&Sink<T>) + Send + 'static,
    ) -> Result<Ahead<T>, Failure> {
        let queue = Queue { rows: VecDeque::new(), ended: None, is_unwanted: false };
        let shared = Arc::new(Shared { queue: Mutex::new(queue), filled: Condvar::new(), emptied: Condvar::new() });
        let sink = Sink(Arc::clone(&shared));
        let work = move || {
            read(&sink);
            sink.0.lock().ended = Some(Ended::Well);
        };
        let started = Builder::new().name("rolo-read".into()).spawn(work);
        started.map_err(|error| Failure::new(Code::Internal).fact("reason", error))?;
        Ok(Ahead { shared, fetched: VecDeque::new(), lost })
    }
}

impl<T> Iterator for Ahead<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.fetched.is_empty() {
            let queue = self.shared.lock();
            let wait = self.shared.filled.wait_while(queue, |queue| queue.rows.is_empty() && queue.ended.is_none());
            let mut queue = wait.unwrap_or_else(PoisonError::into_inner);
            std::mem::swap(&mut self.fetched, &mut queue.rows);
            if self.fetched.is_empty() && matches!(queue.ended, Some(Ended::Early)) {
                queue.ended = Some(Ended::Well);
                let failure = Failure::new(Code::Internal).fact("reason", "the rows could not be read to their end");
                return Some((self.lost)(failure));
            }
            self.shared.emptied.notify_one();
        }
        self.fetched.pop_front()
    }
}

impl<T> Drop for Ahead<T> {
    fn drop(&mut self) {
        self.shared.lock().is_unwanted = true;
        self.shared.emptied.notify_one();
    }
}

impl<T> Sink<T> {
    /// Hands these rows on, until nobody wants any more.
    pub(super) fn fill(&self, rows: impl Iterator<Item = T>) {
        for row in rows {
            let queue = self.0.lock();
            let is_full = |queue: &mut Queue<T>| queue.rows.len() >= AHEAD && !queue.is_unwanted;
            let mut queue = self.0.emptied.wait_while(queue, is_full).unwrap_or_else(PoisonError::into_inner);
            if queue.is_unwanted {
                return;
            }
            queue.rows.push_back(row);
            if queue.rows.len() == 1 {
                self.0.filled.notify_one();
            }
        }
    }
}

impl<T> Drop for Sink<T> {
    fn drop(&mut self) {
        self.0.lock().ended.get_or_insert(Ended::Early);
        self.0.filled.notify_one();
    }
}

impl<T> Shared<T> {
    fn lock(&self) -> MutexGuard<'_, Queue<T>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;

    use super::*;
    use crate::domain::Kind;
    use crate::ops::{Act, Row, Target};

    type Read = Result<Row, Failure>;

    fn row(line: u64) -> Read {
        if line.is_multiple_of(7) {
            return Err(Failure::new(Code::BadRow).fact("line", line));
        }
        Ok(Row { line, kind: Kind::Contact, target: Target::New, act: Act::Edit(Vec::new()), rev: None })
    }

    #[test]
    fn rows_and_failures_come_in_their_order() {
        for count in [0, 1, 63, 64, 65, 10_000] {
            let read: Vec<_> = Ahead::start(Err, move |sink| sink.fill((1..=count).map(row))).unwrap().collect();
            assert_eq!(read, (1..=count).map(row).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_row_is_there_although_the_next_one_never_comes() {
        let silent = || loop {
            thread::park();
        };
        let mut rows =
            Ahead::start(Err, move |sink| sink.fill((1..3).map(row).chain(std::iter::from_fn(silent)))).unwrap();
        assert_eq!((rows.next(), rows.next()), (Some(row(1)), Some(row(2))));
    }

    #[test]
    fn nothing_is_read_once_nobody_wants_it() {
        let (tell, told) = channel();
        let read = move |sink: &Sink<Read>| {
            sink.fill((1..).map(row));
            tell.send(()).unwrap();
        };
        let mut rows = Ahead::start(Err, read).unwrap();
        assert_eq!(rows.next(), Some(row(1)));
        drop(rows);
        told.recv().unwrap();
    }

    #[test]
    fn rows_that_broke_off_are_not_taken_for_all() {
        let read = |sink: &Sink<Read>| {
            sink.fill((1..3).map(row));
            std::panic::resume_unwind(Box::new("broken"));
        };
        let read: Vec<_> = Ahead::start(Err, read).unwrap().collect();
        assert_eq!(read.len(), 3);
        assert_eq!(read[2].as_ref().unwrap_err().code, Code::Internal);
    }
}
