//! What is to be done: the sorts of task, and whether they are done, due or overdue.

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::touch::{Lateness, Touch};
use super::{Record, Value, When};

/// The sorts of task; all but the first become an activity of the same name when they are done.
pub const TASKS: &[&str] = &["todo", "call", "visit", "meeting", "email", "message"];

/// How much a task matters, the most first.
pub const PRIORITIES: &[&str] = &["high", "normal", "low"];

/// When it is due.
pub fn due(task: &Record) -> Option<&When> {
    task.value("due").and_then(Value::as_when)
}

/// When it was done, if it was.
pub fn done(task: &Record) -> Option<&When> {
    task.value("done").and_then(Value::as_when)
}

/// When a task that was due at `due` is due once it is put off: to a day, at the hour that it had where it was said, or
/// to a moment. The day is one of the clocks of `zone`, by which whoever puts it off lives.
pub fn put_off(due: Option<&When>, to: &When, zone: &TimeZone) -> When {
    match (to, due) {
        (When::Day(day), Some(When::At(at))) => {
            // Nine on that day in Shanghai is the evening before in Los Angeles.
            let near = [Ok(*day), day.yesterday(), day.tomorrow()].into_iter().flatten();
            let moments = near.filter_map(|near| near.to_datetime(at.time()).to_zoned(at.time_zone().clone()).ok());
            let mut moments = moments.map(When::At).filter(|moment| moment.date_in(zone) == *day);
            moments.next().unwrap_or(When::Day(*day))
        }
        (When::Day(_) | When::At(_), _) => to.clone(),
    }
}

/// When a task that was due at `due` is due once it is put off until `day`, or, if it was due later, by a day: what is put
/// off never comes sooner.
pub fn put_off_past(due: Option<&When>, day: Date, zone: &TimeZone) -> When {
    let past = due.and_then(|due| due.date_in(zone).tomorrow().ok());
    put_off(due, &When::Day(past.map_or(day, |past| past.max(day))), zone)
}

/// Whether it is still to be done and its moment, or its day, is over.
pub fn is_overdue(task: &Record, now: &Zoned) -> bool {
    Touch::of_task(task, now).lateness == Lateness::Overdue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_put_off_to_a_day_of_the_reader_at_its_own_hour() {
        const NINE: &str = "2026-03-27T09:00:00+01:00[Europe/Berlin]";
        const EARLY: &str = "2026-03-27T09:00:00+08:00[Asia/Shanghai]";
        for (due, to, zone, put) in [
            (NINE, "2026-03-30", "Europe/Berlin", "2026-03-30T09:00:00+02:00[Europe/Berlin]"),
            (NINE, "2026-03-30", "America/Los_Angeles", "2026-03-30T09:00:00+02:00[Europe/Berlin]"),
            // Nine in Shanghai is the evening before in Los Angeles.
            (EARLY, "2026-03-30", "Asia/Shanghai", "2026-03-30T09:00:00+08:00[Asia/Shanghai]"),
            (EARLY, "2026-03-30", "America/Los_Angeles", "2026-03-31T09:00:00+08:00[Asia/Shanghai]"),
            (EARLY, "2026-03-30", "Pacific/Kiritimati", "2026-03-30T09:00:00+08:00[Asia/Shanghai]"),
            (
                "2026-03-27T22:00:00+01:00[Europe/Berlin]",
                "2026-03-28",
                "Pacific/Kiritimati",
                "2026-03-27T22:00:00+01:00[Europe/Berlin]",
            ),
            ("2026-03-27", "2026-03-30", "America/Los_Angeles", "2026-03-30"),
            ("2026-03-27", EARLY, "America/Los_Angeles", EARLY),
        ] {
            let (due, to): (When, When) = (due.parse().unwrap(), to.parse().unwrap());
            let zone = TimeZone::get(zone).unwrap();
            assert_eq!(put_off(Some(&due), &to, &zone).to_string(), put, "{due} to {to}");
            assert_eq!(put_off(None, &to, &zone), to);
        }
    }
}
