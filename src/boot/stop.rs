//! Signals that ask a command to stop: the first one asks, and the command ends in order; a second one insists.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::low_level::unregister;
use signal_hook::{SigId, flag};

use crate::ops::{Code, Failure};

/// The signals that ask: a key, another program, a terminal that goes.
const ASKING: [i32; 3] = [SIGINT, SIGTERM, SIGHUP];

/// The exit code of a program that a signal ended is this and the signal's number.
pub(super) const SIGNALLED: i32 = 128;

/// Whether the command was asked to stop, and by which signal.
#[derive(Clone, Debug, Default)]
pub(super) struct Stop {
    is_asked: Arc<AtomicBool>,
    signal: Arc<AtomicUsize>,
}

impl Stop {
    /// Begins to listen, which is done once.
    pub(super) fn listen(&self) -> Result<(), Failure> {
        self.register().map(drop)
    }

    /// Listens during one piece of work. From then on signals that come in between are another program's, which has the
    /// terminal, as Ctrl-C in an editor is.
    pub(super) fn while_listening<T>(&self, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        let listening = self.register()?;
        let done = work();
        for id in listening {
            unregister(id);
        }
        done
    }

    fn register(&self) -> Result<Vec<SigId>, Failure> {
        let listen = |signal: i32| {
            // In this order: what insists must not hear of what asks.
            let insists = flag::register_conditional_shutdown(signal, SIGNALLED + signal, Arc::clone(&self.is_asked))?;
            let number = usize::try_from(signal).unwrap_or_default();
            let which = flag::register_usize(signal, Arc::clone(&self.signal), number)?;
            Ok([insists, which, flag::register(signal, Arc::clone(&self.is_asked))?])
        };
        let listening: io::Result<Vec<_>> = ASKING.into_iter().map(listen).collect();
        listening.map(|ids| ids.concat()).map_err(|error| Failure::new(Code::Internal).fact("reason", error))
    }

    /// Set by whatever asks.
    pub(super) const fn flag(&self) -> &Arc<AtomicBool> {
        &self.is_asked
    }

    /// Whether the command was asked to stop.
    pub(super) fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::SeqCst)
    }

    /// A failure, with the signal if that is why the command was given up.
    pub(super) fn explain(&self, failure: Failure) -> Failure {
        match self.signal.load(Ordering::SeqCst) {
            signal if signal > 0 && failure.code == Code::Cancelled => failure.fact("signal", signal),
            _ => failure,
        }
    }
}
