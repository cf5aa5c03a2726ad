//! The thread that keeps drafts, so that no key waits for a disk.

use std::panic::resume_unwind;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use super::run::Event;
use crate::tui::msg::Msg;
use crate::tui::stage::KeepDrafts;

/// The way to the thread.
pub(super) struct Keeper {
    to: Sender<Vec<String>>,
    thread: JoinHandle<()>,
}

impl Keeper {
    /// Starts the thread, which says where it fails.
    pub(super) fn start(keep: KeepDrafts, events: Sender<Event>) -> Keeper {
        let (to, inbox) = mpsc::channel();
        Keeper { to, thread: thread::spawn(move || work(&inbox, keep, &events)) }
    }

    /// Hands over everything that is to be kept now.
    pub(super) fn keep(&self, drafts: Vec<String>) {
        // The thread ends before only by a panic, which is told at the end.
        drop(self.to.send(drafts));
    }

    /// Waits until everything is kept.
    pub(super) fn end(self) {
        let Keeper { to, thread } = self;
        drop(to);
        if let Err(panicked) = thread.join() {
            resume_unwind(panicked);
        }
    }
}

fn work(inbox: &Receiver<Vec<String>>, mut keep: KeepDrafts, events: &Sender<Event>) {
    while let Ok(first) = inbox.recv() {
        // Only the last of several is still true.
        let drafts = inbox.try_iter().last().unwrap_or(first);
        if let Err(failure) = keep(&drafts) {
            // After the end of the screen nobody listens any more.
            drop(events.send(Event::Msg(Msg::NotKept(failure))));
        }
    }
}
