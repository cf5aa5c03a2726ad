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
    let date = when.date_in(zone);
    match when.time_in(zone) {
        Some(time) => format!("{} {time}", day(text, date)),
        None => day(text, date),
    }
}
