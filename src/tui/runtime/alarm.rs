//! Wakes the screen at a moment. Until then nothing runs: there is no tick.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;

use super::run::Event;
#[cfg(target_os = "linux")]
use super::timer::Timer;

/// What wakes the screen.
pub(super) struct Alarm {
    set: Option<Timestamp>,
    clock: Clock,
}

enum Clock {
    /// The system's own, which knows when somebody sets the clock or the machine slept.
    #[cfg(target_os = "linux")]
    Timer(Timer),
    /// A thread that waits for so long: all that there is elsewhere.
    Waiter(Sender<Duration>),
}

impl Alarm {
    /// An alarm that is not set; it sends [`Event::Alarm`].
    pub(super) fn new(events: Sender<Event>) -> Alarm {
        #[cfg(target_os = "linux")]
        if let Ok(timer) = Timer::start(events.clone()) {
            return Alarm { set: None, clock: Clock::Timer(timer) };
        }
        Alarm { set: None, clock: Clock::Waiter(start_waiter(events)) }
    }

    /// Sets it to a moment, unless it is set to that already. One that is over comes at once.
    pub(super) fn set(&mut self, moment: Timestamp, now: Timestamp) -> io::Result<()> {
        if self.set == Some(moment) {
            return Ok(());
        }
        match &self.clock {
            #[cfg(target_os = "linux")]
            Clock::Timer(timer) => timer.set(moment)?,
            Clock::Waiter(waits) => {
                let wait = Duration::try_from(now.duration_until(moment)).unwrap_or_default();
                waits.send(wait).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
            }
        }
        self.set = Some(moment);
        Ok(())
    }

    /// It came: whatever it was set to, it has to be set again.
    pub(super) const fn came(&mut self) {
        self.set = None;
    }
}

/// Starts the thread that waits. It ends with the alarm.
fn start_waiter(events: Sender<Event>) -> Sender<Duration> {
    let (waits, inbox) = mpsc::channel();
    thread::spawn(move || wait(&inbox, &events));
    waits
}

fn wait(inbox: &Receiver<Duration>, events: &Sender<Event>) {
    let mut left = None;
    loop {
        let next = match left.take() {
            Some(left) => inbox.recv_timeout(left),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match next {
            Ok(wait) => left = Some(wait),
            Err(RecvTimeoutError::Timeout) if events.send(Event::Alarm).is_ok() => {}
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Zoned};

    use super::*;

    /// How long a test waits for what comes at once.
    const LONG: Duration = Duration::from_secs(20);

    fn alarms() -> Vec<(Alarm, Receiver<Event>)> {
        let (events, inbox) = mpsc::channel();
        let (more, other_inbox) = mpsc::channel();
        let waiter = Alarm { set: None, clock: Clock::Waiter(start_waiter(more)) };
        vec![(Alarm::new(events), inbox), (waiter, other_inbox)]
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the alarm goes by the system's clock")]
    fn an_alarm_comes_at_its_moment_and_once() {
        for (mut alarm, inbox) in alarms() {
            let now = Zoned::now().timestamp();
            let moment = now + SignedDuration::from_millis(80);
            alarm.set(now + SignedDuration::from_hours(9), now).unwrap();
            alarm.set(moment, now).unwrap();
            assert!(matches!(inbox.recv_timeout(LONG), Ok(Event::Alarm)));
            assert!(Zoned::now().timestamp() >= moment);
            // Set to the same moment it stays silent, until it came and is set again: then it comes at once.
            alarm.set(moment, moment).unwrap();
            assert!(inbox.recv_timeout(Duration::from_millis(50)).is_err());
            alarm.came();
            alarm.set(moment, moment).unwrap();
            assert!(matches!(inbox.recv_timeout(LONG), Ok(Event::Alarm)));
        }
    }
}
