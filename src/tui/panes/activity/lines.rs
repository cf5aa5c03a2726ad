//! Which lines are seen: rows, and above the first of each day that day.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::activity;
use crate::tui::panes::contacts::Contacts;

/// A line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogLine {
    /// The day of the rows below.
    Day(Day),
    /// The row at a position of the whole list.
    Row(usize),
}

/// The day on which something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Day {
    /// This one.
    On(Date),
    /// Nobody said which.
    Unknown,
}

/// The lines that are seen from `contacts.top` on, at most `room`. The day of the first row is always seen.
pub(crate) fn lines(contacts: &Contacts, zone: &TimeZone, room: usize) -> Vec<LogLine> {
    let day = |position| day(contacts, zone, position);
    let mut lines = Vec::new();
    for position in contacts.top..contacts.window.total() {
        if lines.len() >= room {
            break;
        }
        if position == contacts.top || is_another_day(day, position) {
            lines.extend(day(position).map(LogLine::Day));
        }
        lines.push(LogLine::Row(position));
    }
    lines.truncate(room);
    lines
}

/// Keeps the cursor inside the list and what is seen around the cursor, given so many lines of room.
pub(crate) fn settle(contacts: &mut Contacts, zone: &TimeZone, room: usize) {
    let total = contacts.window.total();
    if contacts.window.is_read() {
        contacts.cursor = contacts.cursor.min(total.saturating_sub(1));
    }
    let day = |position| day(contacts, zone, position);
    let lowest = first_seen(day, contacts.cursor, room);
    let last = if total == 0 { 0 } else { first_seen(day, total - 1, room) };
    contacts.top = contacts.top.clamp(lowest, contacts.cursor).min(last);
}

/// The day of a row, if the row is known.
fn day(contacts: &Contacts, zone: &TimeZone, position: usize) -> Option<Day> {
    let record = contacts.window.row(position)?;
    Some(activity::at(record).map_or(Day::Unknown, |at| Day::On(at.date_in(zone))))
}

/// Whether a row stands on another day than the one above. Of rows that are not known nothing is said.
fn is_another_day(day: impl Fn(usize) -> Option<Day>, position: usize) -> bool {
    let above = position.checked_sub(1).and_then(&day);
    above.is_some() && day(position).is_some_and(|own| above != Some(own))
}

/// The first row that may be seen so that `last` still is.
fn first_seen(day: impl Fn(usize) -> Option<Day>, last: usize, room: usize) -> usize {
    // The row itself and the day above the first one that is seen.
    let mut used = 2;
    let mut first = last;
    while first > 0 {
        used += 1 + usize::from(is_another_day(&day, first));
        if used > room {
            break;
        }
        first -= 1;
    }
    first
}
