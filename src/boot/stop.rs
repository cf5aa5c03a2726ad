//! Signals that ask a command to stop: the first one asks, and the command ends in order; a second one insists.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;

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
        let listen = |signal: i32| {
            // In this order: what insists must not hear of what asks.
            flag::register_conditional_shutdown(signal, SIGNALLED + signal, Arc::clone(&self.is_asked))?;
            flag::register_usize(signal, Arc::clone(&self.signal), usize::try_from(signal).unwrap_or_default())?;
            flag::register(signal, Arc::clone(&self.is_asked)).map(drop)
        };
        let listening = ASKING.into_iter().try_for_each(listen);
        listening.map_err(|error| Failure::new(Code::Internal).fact("reason", error))
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
