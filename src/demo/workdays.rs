//! Days on which people work, and times on them.

use jiff::civil::{Date, Weekday};
use jiff::{ToSpan, Zoned};

use crate::domain::When;

/// So many days before or after a day.
pub(super) fn shifted(day: Date, days: i32) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

/// The day itself, or the Friday before it.
pub(super) fn or_friday(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => shifted(day, -1),
        Weekday::Sunday => shifted(day, -2),
        Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday | Weekday::Friday => day,
    }
}

/// The day itself, or the Monday after it.
pub(super) fn or_monday(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => shifted(day, 2),
        Weekday::Sunday => shifted(day, 1),
        Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday | Weekday::Friday => day,
    }
}

/// The workday so many workdays after a day, which counts itself if it is one.
pub(super) fn workday(from: Date, count: i32) -> Date {
    (0..count).fold(or_monday(from), |day, _| or_monday(shifted(day, 1)))
}

/// A time on a day, in the zone of `now`; the whole day where clocks leave that time out.
pub(super) fn at(day: Date, hour: i8, minute: i8, now: &Zoned) -> When {
    let zoned = day.at(hour, minute, 0, 0).to_zoned(now.time_zone().clone());
    zoned.map_or(When::Day(day), When::At)
}
