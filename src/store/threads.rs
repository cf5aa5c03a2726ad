//! Reading on several threads at once: portion after portion, in no order.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, Builder};

use super::StoreError;

/// The most threads; more would wait for one another.
const MOST_THREADS: usize = 4;

/// Takes portion after portion until one is empty, and hands what is in it to `each`; on several threads if the first
/// one is `full`. Each begins with what `begin` makes; what became of these is the answer.
pub(super) fn on_threads<T: Send, P: ExactSizeIterator + Send>(
    full: usize,
    take: impl Fn() -> Result<P, StoreError> + Sync,
    begin: impl Fn() -> T + Sync,
    each: impl Fn(&mut T, P::Item) -> Result<(), StoreError> + Sync,
) -> Result<Vec<T>, StoreError> {
    let work = |mut portion: P| {
        let mut state = begin();
        while portion.len() > 0 {
            for item in portion {
                each(&mut state, item)?;
            }
            portion = take()?;
        }
        Ok(state)
    };
    let portion = take()?;
    let helpers = if portion.len() < full { 0 } else { thread_count() - 1 };
    thread::scope(|scope| {
        let helper = |_| Builder::new().spawn_scoped(scope, || work(take()?));
        // What the system cannot run on other threads is done on this one.
        let helpers: Vec<_> = (0..helpers).map(helper).filter_map(Result::ok).collect();
        let mut states = vec![work(portion)?];
        for helper in helpers {
            states.push(helper.join().map_err(|_| StoreError::damaged("a thread gave up"))??);
        }
        Ok(states)
    })
}

/// What is shared, even after a thread that had it panicked: it is never left half done.
pub(super) fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn thread_count() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS)
}
