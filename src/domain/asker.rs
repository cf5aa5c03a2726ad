//! Whoever asked something and waits for the answer, as long as they do.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Somebody who waits for an answer; every clone is the same one. What takes long asks now and then whether they still
/// do, which is no more than a look at a flag.
#[derive(Clone, Default)]
pub struct Asker {
    is_gone: Arc<AtomicBool>,
    farewell: Arc<Mutex<Option<Farewell>>>,
    /// How often they say yet that they wait, in a test.
    #[cfg(test)]
    patience: Option<Arc<std::sync::atomic::AtomicUsize>>,
}

/// What is done when somebody goes.
type Farewell = Box<dyn FnOnce() + Send>;

impl Asker {
    /// Somebody who waits until this is set by whoever interrupts them.
    pub fn until(is_gone: &Arc<AtomicBool>) -> Asker {
        Asker { is_gone: Arc::clone(is_gone), ..Asker::default() }
    }

    /// Whether they still wait.
    pub fn waits(&self) -> bool {
        #[cfg(test)]
        self.lose_patience();
        !self.is_gone.load(Ordering::Relaxed)
    }

    /// They no longer wait.
    pub fn leave(&self) {
        self.is_gone.store(true, Ordering::SeqCst);
        if let Some(farewell) = self.farewell().take() {
            farewell();
        }
    }

    /// Does something, once, as soon as they [leave](Asker::leave): at once if they left before, and not at all any more
    /// when what is returned was dropped. Nothing else is done for them meanwhile.
    #[must_use = "dropped, it forgets what was to be done"]
    pub fn on_leaving(&self, farewell: impl FnOnce() + Send + 'static) -> Attention<'_> {
        *self.farewell() = Some(Box::new(farewell));
        // They may have left before it stood there.
        if self.is_gone.load(Ordering::SeqCst) {
            self.leave();
        }
        Attention(self)
    }

    fn farewell(&self) -> MutexGuard<'_, Option<Farewell>> {
        self.farewell.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// As long as it lives, somebody's leaving is attended to.
pub struct Attention<'a>(&'a Asker);

impl Drop for Attention<'_> {
    fn drop(&mut self) {
        self.0.farewell().take();
    }
}

impl fmt::Debug for Asker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asker").field("is_gone", &self.is_gone).finish_non_exhaustive()
    }
}

#[cfg(test)]
impl Asker {
    /// Somebody who is gone after having been asked so often whether they wait.
    pub(crate) fn patient(times: usize) -> Asker {
        Asker { patience: Some(Arc::new(times.into())), ..Asker::default() }
    }

    fn lose_patience(&self) {
        let Some(left) = &self.patience else { return };
        if left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err() {
            self.leave();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn everybody_who_answers_sees_that_the_asker_left() {
        let asker = Asker::default();
        let same = asker.clone();
        assert!(same.waits());
        asker.leave();
        assert!(!same.waits());
        let stop = Arc::default();
        let stopped = Asker::until(&stop);
        assert!(stopped.waits());
        stop.store(true, Ordering::SeqCst);
        assert!(!stopped.waits());
    }

    #[test]
    fn a_farewell_is_said_once_and_only_while_it_matters() {
        let (said, heard) = mpsc::channel();
        let say = |word: &'static str| {
            let said = said.clone();
            move || said.send(word).unwrap()
        };
        let asker = Asker::default();
        drop(asker.on_leaving(say("before")));
        let attended = asker.on_leaving(say("meanwhile"));
        asker.leave();
        asker.leave();
        drop(attended);
        drop(asker.on_leaving(say("too late")));
        assert_eq!(heard.try_iter().collect::<Vec<_>>(), ["meanwhile", "too late"]);
    }
}
