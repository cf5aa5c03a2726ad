//! What is to be done: the sorts of task, and whether they are done, due or overdue.

use jiff::Zoned;
use jiff::civil::Date;

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

/// When a task that was due at `due` is due once it is put off: to a day, at the hour that it had, or to a moment.
pub fn put_off(due: Option<&When>, to: &When) -> When {
    match (to, due) {
        (When::Day(day), Some(When::At(at))) => {
            day.to_datetime(at.time()).to_zoned(at.time_zone().clone()).map_or(When::Day(*day), When::At)
        }
        (When::Day(_) | When::At(_), _) => to.clone(),
    }
}

/// When a task that was due at `due` is due once it is put off until `day`, or, if it was due later, by a day: what is put
/// off never comes sooner.
pub fn put_off_past(due: Option<&When>, day: Date) -> When {
    let past = due.and_then(|due| due.date().tomorrow().ok());
    put_off(due, &When::Day(past.map_or(day, |past| past.max(day))))
}

/// Whether it is still to be done and its moment, or its day, is over.
pub fn is_overdue(task: &Record, now: &Zoned) -> bool {
    Touch::of_task(task, now).lateness == Lateness::Overdue
}
