//! Days and moments as people read them.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::When;
use crate::text::Text;

/// A day with its weekday.
pub(crate) fn day(text: &Text, date: Date) -> String {
    let weekday = date.strftime("%a").to_string().to_lowercase();
    text.say("cli-agenda-day", &[("weekday", weekday.into()), ("date", date.to_string().into())])
}

/// A day, or a moment as clocks show it in `zone`.
pub(crate) fn when(text: &Text, when: &When, zone: &TimeZone) -> String {
    let date = date_in(when, zone);
    match time_in(when, zone) {
        Some(time) => format!("{} {time}", day(text, date)),
        None => day(text, date),
    }
}

/// The day on which it falls in `zone`.
pub(crate) fn date_in(when: &When, zone: &TimeZone) -> Date {
    match when {
        When::Day(date) => *date,
        When::At(at) => at.with_time_zone(zone.clone()).date(),
    }
}

/// What clocks in `zone` show at it; nothing of a day.
pub(crate) fn time_in(when: &When, zone: &TimeZone) -> Option<String> {
    match when {
        When::Day(_) => None,
        When::At(at) => Some(at.with_time_zone(zone.clone()).strftime("%H:%M").to_string()),
    }
}
