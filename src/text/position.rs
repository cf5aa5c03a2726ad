//! The position of something that happened in words, the same in the shell and on the screen.

use jiff::tz::TimeZone;

use super::Text;
use crate::domain::Record;
use crate::domain::activity::{Age, age_of_position};
use crate::domain::field::Unit;

impl Text {
    /// A position of a record, and how old it was when what the record tells of happened, unless it was fresh.
    pub fn position(&self, record: &Record, position: &str, zone: &TimeZone) -> String {
        let taken = |which: &str, minutes: u32| {
            let age = Unit::Minutes.shown(u64::from(minutes));
            self.say("position-taken", &[("which", which.into()), ("age", age.into())])
        };
        let age = match age_of_position(record, zone) {
            Some(Age::Older(minutes)) => taken("older", minutes),
            Some(Age::Newer(minutes)) => taken("newer", minutes),
            Some(Age::Unknown) => taken("unknown", 0),
            Some(Age::Fresh) | None => return position.to_owned(),
        };
        format!("{position}  ({age})")
    }
}
