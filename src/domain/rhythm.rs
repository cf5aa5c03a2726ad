//! Rhythms: after how many days somebody should be spoken to again, and when that is.

use jiff::Span;
use jiff::civil::Date;

use super::{Record, Value, date, line};

/// The days of a month where nobody says which.
const MONTH: u32 = 30;

/// The days of a year.
const YEAR: u32 = 365;

/// Units of length with their days, the longer words before those that they end with.
const UNITS: &[(&str, u32)] = &[
    ("days", 1),
    ("day", 1),
    ("d", 1),
    ("weeks", 7),
    ("week", 7),
    ("w", 7),
    ("months", MONTH),
    ("month", MONTH),
    ("m", MONTH),
    ("quarters", 3 * MONTH),
    ("quarter", 3 * MONTH),
    ("q", 3 * MONTH),
    ("years", YEAR),
    ("year", YEAR),
    ("y", YEAR),
    ("个星期", 7),
    ("星期", 7),
    ("个礼拜", 7),
    ("礼拜", 7),
    ("周", 7),
    ("个月", MONTH),
    ("月", MONTH),
    ("个季度", 3 * MONTH),
    ("季度", 3 * MONTH),
    ("季", 3 * MONTH),
    ("年", YEAR),
    ("天", 1),
    ("日", 1),
];

/// Lengths that have a word of their own.
const WORDS: &[(&str, u32)] = &[
    ("daily", 1),
    ("weekly", 7),
    ("fortnightly", 14),
    ("fortnight", 14),
    ("monthly", MONTH),
    ("quarterly", 3 * MONTH),
    ("half-yearly", 6 * MONTH),
    ("yearly", YEAR),
    ("annually", YEAR),
    ("半年", 6 * MONTH),
    ("半个月", MONTH / 2),
    ("半月", MONTH / 2),
];

/// Reads a number of days as people say it: `30`, `30d`, `2w`, `monthly`, `every 2 weeks`, `每月`, `每两周`, `3个月`. A
/// month has thirty days, a year 365.
pub fn read_days(text: &str) -> Option<u32> {
    let plain = line::fold_width(text.trim()).to_lowercase();
    let rest = plain.strip_prefix("every ").or_else(|| plain.strip_prefix('每')).unwrap_or(&plain).trim();
    let is_every = rest.len() < plain.len();
    if let Some((_, days)) = WORDS.iter().find(|(word, _)| *word == rest) {
        return Some(*days);
    }
    if let Ok(days) = rest.parse() {
        // `每30` says of what no more than `every 30` does.
        return Some(days).filter(|_| !is_every);
    }
    UNITS.iter().find_map(|(unit, days)| {
        let count = rest.strip_suffix(unit)?.trim_end();
        // `weeks` alone is no length, `every week` is one.
        let count = if count.is_empty() { is_every.then_some(1) } else { date::count(count) };
        u32::try_from(count?).ok()?.checked_mul(*days)
    })
}

/// In what a rhythm is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months of thirty days.
    Month,
    /// Years of 365 days.
    Year,
}

impl Step {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Step::Day => "day",
            Step::Week => "week",
            Step::Month => "month",
            Step::Year => "year",
        }
    }
}

/// So many days in the longest step of which they are a whole number.
pub fn rounded(days: u32) -> (u32, Step) {
    let steps = [(YEAR, Step::Year), (MONTH, Step::Month), (7, Step::Week)];
    let whole = steps.into_iter().find(|(length, _)| days > 0 && days.is_multiple_of(*length));
    whole.map_or((days, Step::Day), |(length, step)| (days / length, step))
}

/// The rhythm that a record has itself.
pub fn own(record: &Record) -> Option<u32> {
    record.value("rhythm").and_then(Value::as_number)
}

/// The day on which contact is due again.
pub fn due(last: Date, rhythm: u32) -> Date {
    let days = Span::new().try_days(rhythm);
    days.and_then(|days| last.checked_add(days)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rhythms_are_read_as_people_say_them() {
        for (text, days) in [
            ("30", 30),
            ("30d", 30),
            ("30 d", 30),
            ("30 days", 30),
            ("1 day", 1),
            ("2w", 14),
            ("2 weeks", 14),
            ("two weeks", 14),
            ("a month", 30),
            ("1m", 30),
            ("3m", 90),
            ("6 months", 180),
            ("1q", 90),
            ("2 quarters", 180),
            ("1y", 365),
            ("２Ｗ", 14),
            ("Every 2 Weeks", 14),
            ("every week", 7),
            ("every month", 30),
            ("every quarter", 90),
            ("every year", 365),
            ("daily", 1),
            ("weekly", 7),
            ("fortnightly", 14),
            ("every fortnight", 14),
            ("monthly", 30),
            ("quarterly", 90),
            ("half-yearly", 180),
            ("yearly", 365),
            ("annually", 365),
            ("每天", 1),
            ("每周", 7),
            ("每两周", 14),
            ("每2周", 14),
            ("每个星期", 7),
            ("每月", 30),
            ("每个月", 30),
            ("每三个月", 90),
            ("3个月", 90),
            ("每季度", 90),
            ("每半年", 180),
            ("半个月", 15),
            ("每年", 365),
            ("10天", 10),
            ("每十五天", 15),
        ] {
            assert_eq!(read_days(text), Some(days), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_of_days_is_none() {
        for text in [
            "", "d", "weeks", "month", "每", "every", "every 30", "-3d", "+2w", "1.5w", "soon", "2 moons", "周",
            "9999999w",
        ] {
            assert_eq!(read_days(text), None, "{text}");
        }
    }

    #[test]
    fn a_rhythm_is_told_in_the_longest_whole_step() {
        for (days, told) in [
            (1, (1, Step::Day)),
            (14, (2, Step::Week)),
            (30, (1, Step::Month)),
            (45, (45, Step::Day)),
            (90, (3, Step::Month)),
            (365, (1, Step::Year)),
            (0, (0, Step::Day)),
        ] {
            assert_eq!(rounded(days), told, "{days}");
        }
    }

    proptest! {
        #[test]
        fn what_is_told_of_a_rhythm_is_read_as_the_same(days in 1..10_000_u32) {
            let (count, step) = rounded(days);
            prop_assert_eq!(read_days(&format!("every {count} {}s", step.as_str())), Some(days));
        }
    }

    #[test]
    fn contact_is_due_so_many_days_after_the_last_one() {
        let day = jiff::civil::date(2026, 1, 31);
        assert_eq!(due(day, 30), jiff::civil::date(2026, 3, 2));
        assert_eq!(due(day, u32::MAX), Date::MAX);
    }
}
