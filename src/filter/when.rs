//! Days and moments as filters name them: `2026-03`, `today`, `-60d`, `2w`, and every day as people write it: `fri`.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::{Span, Timestamp, ToSpan, Zoned};

use super::expr::Order;
use super::moment::Moment;
use super::period::Period;
use crate::domain::date::read_date;
use crate::domain::{Invalid, Reading, line};

/// The most digits of a number of days; more would leave the calendar.
const MOST_DIGITS: usize = 4;

/// After so many days every word means another day than now: more than a year, and no whole number of weeks.
const A_WHILE_DAYS: i32 = 400;

/// A point in time, or a stretch of it, perhaps relative to now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// This very moment.
    Now,
    /// A day counted from today.
    Day(i8),
    /// A date.
    Date(Date),
    /// A month of a year.
    Month(Date),
    /// A year, by its first day.
    Year(Date),
    /// A week, month, quarter or year around today.
    Period(Period),
    /// A time of day on a date, in the asker's zone.
    At(DateTime),
    /// A moment, whatever the zone.
    Moment(Timestamp),
    /// This long from now; negative is past.
    Relative(i32, Unit),
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// `h`
    Hour,
    /// `d`
    Day,
    /// `w`
    Week,
    /// `m`
    Month,
    /// `y`
    Year,
}

impl Unit {
    const ALL: [Unit; 5] = [Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year];

    const fn letter(self) -> char {
        match self {
            Unit::Hour => 'h',
            Unit::Day => 'd',
            Unit::Week => 'w',
            Unit::Month => 'm',
            Unit::Year => 'y',
        }
    }

    fn span(self, count: i32) -> Span {
        match self {
            Unit::Hour => count.hours(),
            Unit::Day => count.days(),
            Unit::Week => count.weeks(),
            Unit::Month => count.months(),
            Unit::Year => count.years(),
        }
    }
}

/// The days that a [`When`] covers, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) first: Date,
    pub(super) last: Date,
}

impl Days {
    /// Whether a day is one of them.
    pub(super) fn holds(self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }

    /// Whether a day stands in an order to them: before the first, after the last.
    pub(super) fn stands(self, date: Date, order: Order) -> bool {
        match order {
            Order::Before => date < self.first,
            Order::From => date >= self.first,
            Order::UpTo => date <= self.last,
            Order::After => date > self.last,
        }
    }
}

/// The moments that a [`When`] covers: from `start` to before `end`; a single moment where they are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) start: Timestamp,
    pub(super) end: Timestamp,
}

impl When {
    /// Reads a day or a moment. What neither a moment nor a month is may be any day that people write.
    pub(super) fn read(text: &str, moment: &Moment) -> Result<When, Invalid> {
        let plain = line::fold_width(text.trim()).to_lowercase();
        match plain.as_str() {
            "now" | "现在" => return Ok(When::Now),
            "today" | "今天" => return Ok(When::Day(0)),
            "yesterday" | "昨天" => return Ok(When::Day(-1)),
            "tomorrow" | "明天" => return Ok(When::Day(1)),
            _ => {}
        }
        let period = Period::read(&plain, moment.week_start).map(When::Period);
        let known = period.or_else(|| read_relative(&plain)).or_else(|| read_calendar(&plain));
        known.map_or_else(|| read_words(text, moment).map(When::Date), Ok)
    }

    /// Reads for how long something has been so, and says when that began: `30d`, `2w`; a number alone counts days.
    pub(super) fn ago(text: &str) -> Result<When, Invalid> {
        let plain = line::fold_width(text.trim()).to_lowercase();
        let days = plain.bytes().all(|byte| byte.is_ascii_digit()).then(|| format!("-{plain}d"));
        let written = days.unwrap_or_else(|| format!("-{plain}"));
        read_relative(&written).ok_or_else(|| Invalid::new("age", text))
    }

    /// Whether it moves with the day on which it is asked.
    pub(super) const fn is_relative(self) -> bool {
        match self {
            When::Now | When::Day(_) | When::Period(_) | When::Relative(..) => true,
            When::Date(_) | When::Month(_) | When::Year(_) | When::At(_) | When::Moment(_) => false,
        }
    }

    /// The days that it covers.
    pub(super) fn days(self, now: &Zoned) -> Days {
        let one = |day| Days { first: day, last: day };
        match self {
            When::Now => one(now.date()),
            When::Day(offset) => one(now.date().saturating_add(i64::from(offset).days())),
            When::Date(date) => one(date),
            When::Month(first) => Days { first, last: first.last_of_month() },
            When::Year(first) => Days { first, last: first.last_of_year() },
            When::Period(period) => period.days(now.date()),
            When::At(at) => one(at.date()),
            When::Moment(moment) => one(moment.to_zoned(now.time_zone().clone()).date()),
            When::Relative(count, unit) => one(now.datetime().saturating_add(unit.span(count)).date()),
        }
    }

    /// The moments that it covers.
    pub(super) fn stretch(self, now: &Zoned) -> Stretch {
        let one = |moment| Stretch { start: moment, end: moment };
        match self {
            When::Now => one(now.timestamp()),
            When::At(at) => one(at.to_zoned(now.time_zone().clone()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())),
            When::Moment(moment) => one(moment),
            When::Relative(count, unit) => one(now.saturating_add(unit.span(count)).timestamp()),
            When::Day(_) | When::Date(_) | When::Month(_) | When::Year(_) | When::Period(_) => self.whole_days(now),
        }
    }

    /// The moments of all the days that it touches.
    pub(super) fn whole_days(self, now: &Zoned) -> Stretch {
        let days = self.days(now);
        let midnight =
            |date: Date| date.to_zoned(now.time_zone().clone()).map_or(Timestamp::MAX, |zoned| zoned.timestamp());
        Stretch { start: midnight(days.first), end: midnight(days.last.saturating_add(1.day())) }
    }
}

/// Whether a text means another day when it is asked more than a year later: `fri`, `may 3`.
pub(super) fn comes_again(text: &str, moment: &Moment) -> bool {
    let later = Moment { now: moment.now.saturating_add(A_WHILE_DAYS.days()), ..moment.clone() };
    When::read(text, moment) != When::read(text, &later)
}

/// A day as people write it, seen from today.
fn read_words(text: &str, moment: &Moment) -> Result<Date, Invalid> {
    let reading = Reading { week_start: moment.week_start, ..Reading::at(moment.now.clone()) };
    read_date(text, &reading).map_err(|invalid| match invalid.what {
        "date" => Invalid::new("when", text),
        _ => invalid,
    })
}

fn read_relative(plain: &str) -> Option<When> {
    let (sign, rest) = match plain.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, plain.strip_prefix('+').unwrap_or(plain)),
    };
    let unit = Unit::ALL.into_iter().find(|unit| rest.ends_with(unit.letter()))?;
    let digits = rest.strip_suffix(unit.letter())?;
    let fits = digits.len() <= MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    let count: i32 = digits.parse().ok().filter(|_| fits)?;
    Some(When::Relative(sign * count, unit))
}

fn read_calendar(plain: &str) -> Option<When> {
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    let bytes: Vec<u8> = plain.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte }).collect();
    match bytes.as_slice() {
        b"0000" => Date::new(plain.parse().ok()?, 1, 1).ok().map(When::Year),
        b"0000-00" => format!("{plain}-01").parse().ok().map(When::Month),
        b"0000-00-00" => plain.parse().ok().map(When::Date),
        _ if digits >= 12 && plain.get(10..11) == Some("t") => {
            let written = plain.to_uppercase();
            let moment = written.parse::<Timestamp>().ok().map(When::Moment);
            moment.or_else(|| written.parse::<DateTime>().ok().map(When::At))
        }
        _ => None,
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Now => f.write_str("now"),
            When::Day(offset) if *offset < 0 => f.write_str("yesterday"),
            When::Day(0) => f.write_str("today"),
            When::Day(_) => f.write_str("tomorrow"),
            When::Date(date) => date.fmt(f),
            When::Month(first) => write!(f, "{:04}-{:02}", first.year(), first.month()),
            When::Year(first) => write!(f, "{:04}", first.year()),
            When::Period(period) => period.fmt(f),
            When::At(at) => at.fmt(f),
            When::Moment(moment) => moment.fmt(f),
            When::Relative(count, unit) => write!(f, "{count}{}", unit.letter()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Monday.
    fn moment() -> Moment {
        let now: Zoned = "2026-03-02T12:00[Europe/Berlin]".parse().unwrap();
        Moment::new(now, jiff::civil::Weekday::Monday, "", &crate::domain::Catalogue::default())
    }

    fn read(text: &str) -> Result<When, Invalid> {
        When::read(text, &moment())
    }

    #[test]
    fn days_in_words_are_those_that_a_form_reads() {
        for (text, day) in [
            ("fri", When::Date(Date::constant(2026, 3, 6))),
            ("eom", When::Date(Date::constant(2026, 3, 31))),
            ("next tue", When::Date(Date::constant(2026, 3, 10))),
            ("下周二", When::Date(Date::constant(2026, 3, 10))),
            ("may 3", When::Date(Date::constant(2026, 5, 3))),
            ("3 may 2025", When::Date(Date::constant(2025, 5, 3))),
            ("1.2.2026", When::Date(Date::constant(2026, 2, 1))),
            ("2026/3/1", When::Date(Date::constant(2026, 3, 1))),
        ] {
            assert_eq!(read(text), Ok(day), "{text}");
        }
        let sunday = Moment { week_start: jiff::civil::Weekday::Sunday, ..moment() };
        assert_eq!(When::read("next sun", &sunday), Ok(When::Date(Date::constant(2026, 3, 8))));
        let both = read("3/4/2026").unwrap_err();
        assert_eq!((both.what, both.choices.join(" ").as_str()), ("date-ambiguous", "2026-04-03 2026-03-04"));
        assert_eq!(read("someday").unwrap_err().what, "when");
    }

    #[test]
    fn days_and_moments_are_read_as_people_write_them() {
        for (text, shown) in [
            ("today", "today"),
            ("昨天", "yesterday"),
            ("-60d", "-60d"),
            ("+2w", "2w"),
            ("３m", "3m"),
            ("1y", "1y"),
            ("-12h", "-12h"),
            ("2026", "2026"),
            ("2026-03", "2026-03"),
            ("2026-03-01", "2026-03-01"),
            ("2026-03-01T10:00", "2026-03-01T10:00:00"),
            ("2026-03-01t10:00:00z", "2026-03-01T10:00:00Z"),
        ] {
            assert_eq!(read(text).map(|when| when.to_string()).as_deref(), Ok(shown), "{text}");
        }
        for bad in ["", "d", "60", "-d", "99999d", "2026-13", "2026-02-30", "--5d", "+-1d"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_far_future_is_the_end_of_the_calendar() {
        let now = moment().now;
        for text in ["9999y", "-9999y", "9999-12-31", "0000", "9999-12-31T23:59"] {
            let when = read(text).unwrap();
            assert!(
                when.stretch(&now).start <= when.stretch(&now).end && when.whole_days(&now).start <= Timestamp::MAX
            );
        }
    }
}
