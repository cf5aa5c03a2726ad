//! Days of the calendar as people write them, in English and in Chinese, seen from today.
//!
//! A weekday alone is the next one after today; `next tue` and `下周二` are those of the week after this one, and a week
//! begins on the day that the person has set. What may mean two days is refused with both.

mod calendar;
mod chinese;
mod english;
mod numeral;
mod relative;

use jiff::civil::Date;

use super::{Invalid, Reading, line};

/// The longest text that can be a day, in bytes.
const LONGEST: usize = 64;

/// Reads a day: `2026-03-01`, `fri`, `next tue`, `in 3 days`, `+2w`, `eom`, `may 3`, `明天`, `下周二`, `3天后`, `月底`.
pub fn read_date(text: &str, reading: &Reading) -> Result<Date, Invalid> {
    let invalid = || Invalid::new("date", text);
    if text.len() > LONGEST {
        return Err(invalid());
    }
    let plain = line::fold_width(text.trim()).to_lowercase();
    let words: Vec<&str> = plain.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let date = calendar::read(&plain, reading.today())
        .or_else(|| relative::read(&plain, reading.today()).map(Day::One))
        .or_else(|| english::read(&words, reading).map(Day::One))
        .or_else(|| chinese::read(&plain, reading).map(Day::One));
    match date {
        Some(Day::One(date)) => Ok(date),
        Some(Day::Either(one, other)) => Err(Invalid::new("date-ambiguous", text).among([one, other])),
        None => Err(invalid()),
    }
}

/// Reads a day as machines write it: `2026-03-01`, and nothing else.
pub fn read_iso(text: &str) -> Result<Date, Invalid> {
    let date = text.parse().ok().filter(|_| text.len() == "2026-03-01".len());
    date.ok_or_else(|| Invalid::new("date", text))
}

/// A number in digits or in words, English or Chinese: `3`, `two`, `十五`.
pub(super) fn count(text: &str) -> Option<i32> {
    numeral::english(text).or_else(|| numeral::chinese(text))
}

/// What a text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    /// This day.
    One(Date),
    /// One of these two, and nobody can tell which.
    Either(Date, Date),
}

#[cfg(test)]
mod tests {
    use iso_currency::Currency;
    use jiff::civil::{Weekday, date};
    use proptest::prelude::*;

    use super::*;

    /// A Wednesday.
    fn reading() -> Reading {
        Reading { currency: Some(Currency::EUR), ..Reading::on(date(2026, 3, 4)) }
    }

    fn read(text: &str, reading: &Reading) -> String {
        match read_date(text, reading) {
            Ok(date) => date.to_string(),
            Err(invalid) if invalid.choices.is_empty() => invalid.what.to_owned(),
            Err(invalid) => format!("{}: {}", invalid.what, invalid.choices.join(" ")),
        }
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table")]
    fn days_are_read_as_people_write_them() {
        for (text, day) in [
            ("2026-03-01", "2026-03-01"),
            ("2026/3/1", "2026-03-01"),
            ("2026.3.1", "2026-03-01"),
            ("20260301", "2026-03-01"),
            ("2026-03-01T23:30:00Z", "2026-03-01"),
            ("2026-03-01 23:30", "2026-03-01"),
            ("2026-W11-1", "2026-03-09"),
            ("1.4.2026", "2026-04-01"),
            ("1.4.", "2026-04-01"),
            ("1.2.", "2027-02-01"),
            ("31/12/2026", "2026-12-31"),
            ("12/31/2026", "2026-12-31"),
            ("5/5/2026", "2026-05-05"),
            ("Today", "2026-03-04"),
            ("now", "2026-03-04"),
            ("tomorrow", "2026-03-05"),
            ("tmr", "2026-03-05"),
            ("day after tomorrow", "2026-03-06"),
            ("yesterday", "2026-03-03"),
            ("fri", "2026-03-06"),
            ("Friday", "2026-03-06"),
            ("on thu", "2026-03-05"),
            ("wed", "2026-03-11"),
            ("tue", "2026-03-10"),
            ("this fri", "2026-03-06"),
            ("this mon", "2026-03-02"),
            ("next tue", "2026-03-10"),
            ("next sun", "2026-03-15"),
            ("last fri", "2026-02-27"),
            ("next week", "2026-03-09"),
            ("this week", "2026-03-02"),
            ("next month", "2026-04-01"),
            ("next year", "2027-01-01"),
            ("last month", "2026-02-01"),
            ("in 3 days", "2026-03-07"),
            ("in a week", "2026-03-11"),
            ("in two weeks", "2026-03-18"),
            ("3 days ago", "2026-03-01"),
            ("2 weeks from now", "2026-03-18"),
            ("a month ago", "2026-02-04"),
            ("+2w", "2026-03-18"),
            ("2w", "2026-03-18"),
            ("-3d", "2026-03-01"),
            ("+1m", "2026-04-04"),
            ("1y", "2027-03-04"),
            ("eow", "2026-03-08"),
            ("eom", "2026-03-31"),
            ("eoq", "2026-03-31"),
            ("eoy", "2026-12-31"),
            ("end of month", "2026-03-31"),
            ("end of next month", "2026-04-30"),
            ("end of the year", "2026-12-31"),
            ("end of week", "2026-03-08"),
            ("may 3", "2026-05-03"),
            ("3 may", "2026-05-03"),
            ("3rd of may", "2026-05-03"),
            ("May 3, 2027", "2027-05-03"),
            ("3 may 2025", "2025-05-03"),
            ("feb 1", "2027-02-01"),
            ("march 4", "2026-03-04"),
            ("15th", "2026-03-15"),
            ("the 1st", "2026-04-01"),
            ("今天", "2026-03-04"),
            ("明天", "2026-03-05"),
            ("后天", "2026-03-06"),
            ("大后天", "2026-03-07"),
            ("昨天", "2026-03-03"),
            ("前天", "2026-03-02"),
            ("周五", "2026-03-06"),
            ("星期三", "2026-03-11"),
            ("礼拜天", "2026-03-08"),
            ("本周五", "2026-03-06"),
            ("这周一", "2026-03-02"),
            ("下周二", "2026-03-10"),
            ("下个星期日", "2026-03-15"),
            ("下下周一", "2026-03-16"),
            ("上周五", "2026-02-27"),
            ("下周", "2026-03-09"),
            ("周末", "2026-03-07"),
            ("下周末", "2026-03-14"),
            ("3天后", "2026-03-07"),
            ("三天后", "2026-03-07"),
            ("两周后", "2026-03-18"),
            ("2个星期后", "2026-03-18"),
            ("一个月后", "2026-04-04"),
            ("十五天前", "2026-02-17"),
            ("半年后", "2026-09-04"),
            ("一年后", "2027-03-04"),
            ("月底", "2026-03-31"),
            ("下月底", "2026-04-30"),
            ("下个月", "2026-04-01"),
            ("下个月5号", "2026-04-05"),
            ("年底", "2026-12-31"),
            ("5月3日", "2026-05-03"),
            ("五月三号", "2026-05-03"),
            ("2月1日", "2027-02-01"),
            ("2026年3月1日", "2026-03-01"),
            ("明年1月1日", "2027-01-01"),
            ("15号", "2026-03-15"),
            ("３号", "2026-04-03"),
        ] {
            assert_eq!(read(text, &reading()), day, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused_and_what_may_be_two_with_both() {
        for bad in [
            "",
            "2026-02-30",
            "soon",
            "2026-03",
            "next",
            "in days",
            "feb 30",
            "32号",
            "13月1日",
            "+99999d",
            "下",
            "天后",
            "1e3d",
            "0d0",
        ] {
            assert_eq!(read(bad, &reading()), "date", "{bad}");
        }
        assert_eq!(read("3/4/2026", &reading()), "date-ambiguous: 2026-04-03 2026-03-04");
        assert_eq!(read("03/04", &reading()), "date-ambiguous: 2026-04-03 2026-03-04");
        assert_eq!(read("1/2/26", &reading()), "date");
    }

    #[test]
    fn a_week_begins_when_the_person_says() {
        let sunday = Reading { week_start: Weekday::Sunday, ..reading() };
        assert_eq!(read("next sun", &sunday), "2026-03-08");
        assert_eq!(read("this sun", &sunday), "2026-03-01");
        assert_eq!(read("eow", &sunday), "2026-03-07");
        assert_eq!(read("下周日", &sunday), "2026-03-08");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_is_too_odd_to_be_refused(text in "[0-9a-z年月日天周个下上后前半/.+ -]{0,20}|.{0,70}") {
            drop(read_date(&text, &reading()));
        }
    }
}
