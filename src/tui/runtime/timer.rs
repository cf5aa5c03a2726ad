//! Linux's timer by the clock on the wall: it comes at a moment, and when somebody sets the clock or the machine slept.

use std::io;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use jiff::Timestamp;
use rustix::io::{Errno, read};
use rustix::time::{
    Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create, timerfd_settime,
};

use super::run::Event;

/// By the clock on the wall, and heard of when that is set. A timer that was cancelled so stays set.
const ON_THE_WALL: TimerfdTimerFlags = TimerfdTimerFlags::ABSTIME.union(TimerfdTimerFlags::CANCEL_ON_SET);

/// A timer with a thread that waits for it.
pub(super) struct Timer(Arc<OwnedFd>);

impl Timer {
    /// Starts the thread, which ends with the program: nothing else can wake it up. Fails where there is no such timer.
    pub(super) fn start(events: Sender<Event>) -> io::Result<Timer> {
        let timer = Timer(Arc::new(timerfd_create(TimerfdClockId::Realtime, TimerfdFlags::CLOEXEC)?));
        timer.set(Timestamp::MAX)?;
        let watched = Arc::clone(&timer.0);
        thread::Builder::new().name("rolo-alarm".into()).spawn(move || watch(&watched, &events))?;
        Ok(timer)
    }

    /// Sets it to a moment; one that is over comes at once.
    pub(super) fn set(&self, moment: Timestamp) -> io::Result<()> {
        // A timer that is set to zero is not set.
        let it_value =
            Timespec { tv_sec: moment.as_second().max(1), tv_nsec: moment.subsec_nanosecond().max(0).into() };
        let it_interval = Timespec { tv_sec: 0, tv_nsec: 0 };
        timerfd_settime(&*self.0, ON_THE_WALL, &Itimerspec { it_interval, it_value })?;
        Ok(())
    }
}

fn watch(timer: &OwnedFd, events: &Sender<Event>) {
    let mut expired = [0; 8];
    loop {
        let event = match read(timer, &mut expired) {
            Ok(_) | Err(Errno::CANCELED) => Event::Alarm,
            Err(Errno::INTR) => continue,
            Err(error) => Event::InputLost(error.into()),
        };
        let is_over = matches!(event, Event::InputLost(_));
        if events.send(event).is_err() || is_over {
            return;
        }
    }
}
