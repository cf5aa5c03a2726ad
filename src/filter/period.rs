//! Weeks, months, quarters and years around today: `this-week`, `next month`, `上周`.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::when::Days;

/// A week, month, quarter or year, counted from the one in which it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    step: Step,
    length: Length,
    /// The first day of a week.
    week_start: Weekday,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Last,
    This,
    Next,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Length {
    Week,
    Month,
    Quarter,
    Year,
}

const STEPS: &[(Step, &str, &[&str])] = &[
    (Step::Last, "last", &["上个", "上", "去"]),
    (Step::This, "this", &["这个", "这", "本", "今"]),
    (Step::Next, "next", &["下个", "下", "明"]),
];

const LENGTHS: &[(Length, &str, &[&str])] = &[
    (Length::Week, "week", &["周", "星期", "礼拜"]),
    (Length::Month, "month", &["月"]),
    (Length::Quarter, "quarter", &["季度", "季"]),
    (Length::Year, "year", &["年"]),
];

impl Period {
    /// Reads `this-week`, or the same with a blank or in Chinese; `plain` is in lower case.
    pub(super) fn read(plain: &str, week_start: Weekday) -> Option<Period> {
        let of = |step, length| Period { step, length, week_start };
        for (step, english, chinese) in STEPS {
            let english = plain.strip_prefix(english).and_then(|rest| rest.strip_prefix(['-', ' ']));
            let lengths = |rest: &str| LENGTHS.iter().find(|(_, word, _)| rest.trim() == *word);
            if let Some((length, ..)) = english.and_then(lengths) {
                return Some(of(*step, *length));
            }
            let mut chinese = chinese.iter().filter_map(|word| plain.strip_prefix(word));
            let lengths = |rest: &str| LENGTHS.iter().find(|(_, _, words)| words.contains(&rest));
            if let Some((length, ..)) = chinese.find_map(lengths) {
                return Some(of(*step, *length));
            }
        }
        None
    }

    /// Its days, seen from today.
    pub(super) fn days(self, today: Date) -> Days {
        let first = match self.length {
            Length::Week => {
                let passed = today.weekday().since(self.week_start);
                today.saturating_sub(i64::from(passed).days())
            }
            Length::Month => today.first_of_month(),
            Length::Quarter => {
                let first = today.first_of_month();
                first.saturating_sub(((i32::from(first.month()) - 1) % 3).months())
            }
            Length::Year => today.first_of_year(),
        };
        let span = match self.length {
            Length::Week => 1.weeks(),
            Length::Month => 1.month(),
            Length::Quarter => 3.months(),
            Length::Year => 1.year(),
        };
        let first = match self.step {
            Step::Last => first.saturating_sub(span),
            Step::This => first,
            Step::Next => first.saturating_add(span),
        };
        Days { first, last: first.saturating_add(span).saturating_sub(1.day()) }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let step = STEPS.iter().find(|(step, ..)| *step == self.step).map_or("", |(_, word, _)| word);
        let length = LENGTHS.iter().find(|(length, ..)| *length == self.length).map_or("", |(_, word, _)| word);
        write!(f, "{step}-{length}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, today: &str) -> String {
        let period = Period::read(text, Weekday::Monday).unwrap_or_else(|| panic!("{text}"));
        let Days { first, last } = period.days(today.parse().unwrap());
        format!("{period} {first} {last}")
    }

    #[test]
    fn a_period_has_its_first_and_its_last_day() {
        for (text, today, expected) in [
            ("this-week", "2026-03-04", "this-week 2026-03-02 2026-03-08"),
            ("this week", "2026-03-02", "this-week 2026-03-02 2026-03-08"),
            ("next-week", "2026-03-08", "next-week 2026-03-09 2026-03-15"),
            ("上周", "2026-03-02", "last-week 2026-02-23 2026-03-01"),
            ("这个星期", "2026-03-02", "this-week 2026-03-02 2026-03-08"),
            ("this-month", "2026-02-11", "this-month 2026-02-01 2026-02-28"),
            ("next-month", "2026-01-31", "next-month 2026-02-01 2026-02-28"),
            ("上个月", "2026-03-31", "last-month 2026-02-01 2026-02-28"),
            ("last-quarter", "2026-02-11", "last-quarter 2025-10-01 2025-12-31"),
            ("this-quarter", "2026-12-31", "this-quarter 2026-10-01 2026-12-31"),
            ("本季度", "2026-05-01", "this-quarter 2026-04-01 2026-06-30"),
            ("next-year", "2027-06-01", "next-year 2028-01-01 2028-12-31"),
            ("去年", "2026-06-01", "last-year 2025-01-01 2025-12-31"),
        ] {
            assert_eq!(told(text, today), expected, "{text}");
        }
        let sunday = Period::read("this-week", Weekday::Sunday).unwrap();
        assert_eq!(sunday.days(Date::constant(2026, 3, 7)).first, Date::constant(2026, 3, 1));
        for other in ["week", "this", "thisweek", "next-tue", "下周二", "今天", ""] {
            assert_eq!(Period::read(other, Weekday::Monday), None, "{other}");
        }
    }
}
