//! The clocks: the one that people see, which `--now` can set, and the real one, which it cannot.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::tui::Passage;

/// What time it is for the user: the system's, or a moment that was given once and stands still.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    given: Option<Zoned>,
    zone: TimeZone,
}

impl Clock {
    /// A clock in `zone` that stands at `given`, if that is given.
    pub(super) fn new(given: Option<Zoned>, zone: TimeZone) -> Clock {
        Clock { given, zone }
    }

    /// Whether it goes on.
    pub(super) const fn passage(&self) -> Passage {
        if self.given.is_some() { Passage::Stands } else { Passage::Flows }
    }

    /// The time for the user.
    pub(super) fn now(&self) -> Zoned {
        self.given.clone().unwrap_or_else(|| system().to_zoned(self.zone.clone()))
    }
}

/// The real clock in milliseconds since 1970; 0 before that.
pub(super) fn wall_millis() -> u64 {
    u64::try_from(system().as_millisecond()).unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "the one place where the system's clock is read")]
fn system() -> Timestamp {
    Timestamp::now()
}
