//! Days by their numbers: `2026-03-01`, `1.4.2026`, `12/31/2026`, `2026年3月1日`.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::Day;

/// Reads a day that is written with numbers; one without a year is the next.
pub(super) fn read(plain: &str, today: Date) -> Option<Day> {
    machine(plain).map(Day::One).or_else(|| with_year_first(plain).map(Day::One)).or_else(|| {
        let dotted = plain.contains('.').then(|| dotted(plain, today)).flatten();
        dotted.map(Day::One).or_else(|| slashed(plain, today))
    })
}

/// The next day of this month and day, today included.
pub(super) fn next(month: i8, day: i8, today: Date) -> Option<Date> {
    // A leap day may be eight years away.
    let years = (0..=8).filter_map(|ahead| Date::new(today.year().checked_add(ahead)?, month, day).ok());
    years.into_iter().find(|date| *date >= today)
}

/// ISO 8601: a date, the date of a moment, or a day of a week.
fn machine(plain: &str) -> Option<Date> {
    let is_day = |text: &str| {
        text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    };
    if let Some(day) = plain.get(..10).filter(|day| is_day(day)) {
        let is_date = matches!(plain.get(10..11), None | Some("t" | " "));
        return day.parse().ok().filter(|_| is_date);
    }
    if plain.len() == 8 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return Date::new(plain.get(..4)?.parse().ok()?, number(plain.get(4..6)?)?, number(plain.get(6..)?)?).ok();
    }
    let (year, week) = plain.split_once("-w")?;
    let (week, day) = week.split_once('-')?;
    let day = Weekday::from_monday_one_offset(number(day)?).ok()?;
    ISOWeekDate::new(year.parse().ok().filter(|_| year.len() == 4)?, number(week)?, day).ok().map(ISOWeekDate::date)
}

fn with_year_first(plain: &str) -> Option<Date> {
    let parts: Vec<&str> = plain.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => Date::new(year.parse().ok()?, number(month)?, number(day)?).ok(),
        _ => None,
    }
}

/// `1.4.2026` and `1.4.`: with dots the day comes first.
fn dotted(plain: &str, today: Date) -> Option<Date> {
    let parts: Vec<&str> = plain.split('.').collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => Date::new(year.parse().ok()?, number(month)?, number(day)?).ok(),
        [day, month, ""] => next(number(month)?, number(day)?, today),
        _ => None,
    }
}

/// With slashes the day or the month comes first, which only a number above twelve tells.
fn slashed(plain: &str, today: Date) -> Option<Day> {
    let parts: Vec<&str> = plain.split('/').collect();
    let (first, second, year) = match parts.as_slice() {
        [first, second] => (number(first)?, number(second)?, None),
        [first, second, year] if year.len() == 4 => (number(first)?, number(second)?, Some(year.parse().ok()?)),
        _ => return None,
    };
    let on = |month, day| match year {
        Some(year) => Date::new(year, month, day).ok(),
        None => next(month, day, today),
    };
    match (on(second, first), on(first, second)) {
        (Some(one), Some(other)) if one != other => Some(Day::Either(one, other)),
        (one, other) => one.or(other).map(Day::One),
    }
}

/// A number of one or two digits.
pub(super) fn number(digits: &str) -> Option<i8> {
    let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| fits)
}
