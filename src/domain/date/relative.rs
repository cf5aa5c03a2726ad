//! Days at a distance: `+2w`, `-3d`, and the arithmetic for what is written in words.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::domain::Reading;

/// The most digits of a number of days, weeks, months or years; more would leave the calendar.
const MOST_DIGITS: usize = 4;

/// A length of time in whole days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    fn span(self, count: i32) -> Option<Span> {
        match self {
            Unit::Day => count.days(),
            Unit::Week => count.weeks(),
            Unit::Month => count.months(),
            Unit::Quarter => count.checked_mul(3)?.months(),
            Unit::Year => count.years(),
        }
        .into()
    }
}

/// Reads `+2w`, `2w`, `-3d`.
pub(super) fn read(plain: &str, today: Date) -> Option<Date> {
    let (sign, rest) = match plain.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, plain.strip_prefix('+').unwrap_or(plain)),
    };
    let unit = match rest.chars().next_back()? {
        'd' => Unit::Day,
        'w' => Unit::Week,
        'm' => Unit::Month,
        'y' => Unit::Year,
        _ => return None,
    };
    let digits = rest.get(..rest.len() - 1)?;
    let fits = (1..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    away(today, sign * digits.parse::<i32>().ok().filter(|_| fits)?, unit)
}

/// The day so many units after `today`; before it if negative.
pub(super) fn away(today: Date, count: i32, unit: Unit) -> Option<Date> {
    today.checked_add(unit.span(count)?).ok()
}

/// The next such weekday after today.
pub(super) fn coming(today: Date, day: Weekday) -> Option<Date> {
    today.nth_weekday(1, day).ok()
}

/// A weekday of the week that is so many weeks from this one.
pub(super) fn of_week(reading: &Reading, weeks: i32, day: Weekday) -> Option<Date> {
    let first = first_of_week(reading, weeks)?;
    away(first, i32::from(reading.week_start.until(day)), Unit::Day)
}

/// The first day of the week that is so many weeks from this one.
pub(super) fn first_of_week(reading: &Reading, weeks: i32) -> Option<Date> {
    let since = i32::from(reading.week_start.until(reading.today().weekday()));
    away(reading.today(), weeks.checked_mul(7)?.checked_sub(since)?, Unit::Day)
}

/// The first day of the unit that is so many units from the one that holds today.
pub(super) fn first_of(reading: &Reading, count: i32, unit: Unit) -> Option<Date> {
    let today = reading.today();
    let first = match unit {
        Unit::Day => today,
        Unit::Week => return first_of_week(reading, count),
        Unit::Month => today.first_of_month(),
        Unit::Quarter => {
            let month = (today.month() - 1) / 3 * 3 + 1;
            Date::new(today.year(), month, 1).ok()?
        }
        Unit::Year => today.first_of_year(),
    };
    away(first, count, unit)
}

/// The last day of the unit that is so many units from the one that holds today.
pub(super) fn last_of(reading: &Reading, count: i32, unit: Unit) -> Option<Date> {
    let next = first_of(reading, count.checked_add(1)?, unit)?;
    next.yesterday().ok()
}
