//! When something is due or was done: a day, or a moment in somebody's time zone.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Invalid, Reading, date, line};

/// A day, or a moment in a time zone: tomorrow, or tomorrow at nine in Berlin. Clocks may be changed in between: nine
/// stays nine.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// Some time on a day.
    Day(Date),
    /// A moment, to the minute.
    At(Zoned),
}

/// The longest text that can be a moment, in bytes.
const LONGEST: usize = 64;

impl When {
    /// Reads a day or a moment as people write it: `fri`, `next tue 9:00`, `in 2 hours`, `明天下午3点`, `2026-03-01T09:00`.
    /// A time alone is the next one.
    pub fn read(text: &str, reading: &Reading) -> Result<When, Invalid> {
        let invalid = || Invalid::new("when", text);
        if text.len() > LONGEST {
            return Err(invalid());
        }
        let plain = line::fold_width(text.trim()).to_lowercase();
        if let Some(at) = machine(&plain.to_uppercase(), reading).or_else(|| distance(&plain, &reading.now)) {
            return Ok(When::At(at));
        }
        let Some(Split { day, time }) = split(&plain) else {
            return date::read_date(text, reading).map(When::Day);
        };
        let today = reading.today();
        let date = match day.as_str() {
            "" if time > reading.now.time() => today,
            "" => today.tomorrow().map_err(|_| invalid())?,
            day => date::read_date(day, reading).map_err(|refused| Invalid { text: text.to_owned(), ..refused })?,
        };
        let at = date.to_datetime(time).to_zoned(reading.now.time_zone().clone());
        at.map(When::At).map_err(|_| invalid())
    }

    /// As clocks in `zone` show it: `2026-03-01`, `2026-03-01 09:00`.
    pub fn shown(&self, zone: &TimeZone) -> String {
        let date = self.date_in(zone);
        self.time_in(zone).map_or_else(|| date.to_string(), |time| format!("{date} {time}"))
    }

    /// The day on which it falls by the clocks of `zone`.
    pub fn date_in(&self, zone: &TimeZone) -> Date {
        match self {
            When::Day(date) => *date,
            When::At(at) => at.with_time_zone(zone.clone()).date(),
        }
    }

    /// What clocks in `zone` show at it: `09:00`; nothing of a day.
    pub fn time_in(&self, zone: &TimeZone) -> Option<String> {
        match self {
            When::Day(_) => None,
            When::At(at) => Some(at.with_time_zone(zone.clone()).strftime("%H:%M").to_string()),
        }
    }

    /// The day on which it falls where it was said.
    pub fn date(&self) -> Date {
        match self {
            When::Day(date) => *date,
            When::At(at) => at.date(),
        }
    }

    /// By what it is kept in order: the seconds of a calendar and a clock on the wall since the beginning of time, wherever
    /// that wall was; a day comes before the moments on it. For one person's life that is the order of the days as they
    /// were lived, and no zone has to be known.
    pub fn order(&self) -> u64 {
        let wall = match self {
            When::Day(date) => date.to_datetime(Time::midnight()),
            When::At(at) => at.datetime(),
        };
        let seconds = TimeZone::UTC.to_timestamp(wall).map_or(0, Timestamp::as_second);
        u64::try_from(seconds - Timestamp::MIN.as_second()).unwrap_or_default()
    }

    /// The day of a number that [`When::order`] gave.
    pub fn day_in_order(order: u64) -> Option<Date> {
        let seconds = Timestamp::MIN.as_second().checked_add_unsigned(order)?;
        Timestamp::from_second(seconds).ok().map(|moment| moment.to_zoned(TimeZone::UTC).date())
    }

    /// The moment at which it begins; of a day, its beginning in `zone`.
    pub fn start(&self, zone: &TimeZone) -> Timestamp {
        match self {
            When::Day(date) => date.to_zoned(zone.clone()).map_or(Timestamp::MAX, |start| start.timestamp()),
            When::At(at) => at.timestamp(),
        }
    }

    /// The moment before which it is not over; of a day, its end in `zone`.
    pub fn end(&self, zone: &TimeZone) -> Timestamp {
        match self {
            When::Day(date) => date.tomorrow().map_or(Timestamp::MAX, |next| When::Day(next).start(zone)),
            When::At(at) => at.timestamp(),
        }
    }

    /// How two stand to each other in `zone`; a day comes before the moments on it.
    pub fn compare(&self, other: &When, zone: &TimeZone) -> Ordering {
        self.start(zone).cmp(&other.start(zone)).then_with(|| match (self, other) {
            (When::Day(_), When::At(_)) => Ordering::Less,
            (When::At(_), When::Day(_)) => Ordering::Greater,
            (When::Day(_), When::Day(_)) | (When::At(_), When::At(_)) => Ordering::Equal,
        })
    }
}

/// `2026-03-01T09:00`, `2026-03-01 9:00`, and with an offset or a zone behind it.
fn machine(text: &str, reading: &Reading) -> Option<Zoned> {
    let here = || reading.now.time_zone().clone();
    if let Some((_, zone)) = text.split_once('[') {
        // Names of zones have their own case.
        let zone = TimeZone::get(zone.trim_end_matches(']')).ok()?;
        let bare = text.split('[').next()?;
        return bare.parse::<Timestamp>().ok().map(|moment| moment.to_zoned(zone));
    }
    let moment = text.parse::<Timestamp>().ok().map(|moment| moment.to_zoned(here()));
    moment.or_else(|| text.parse::<DateTime>().ok().filter(|_| text.contains('T'))?.to_zoned(here()).ok())
}

/// `in 2 hours`, `+90min`, `半小时后`.
fn distance(plain: &str, now: &Zoned) -> Option<Zoned> {
    let rest = plain.strip_prefix("in ").or_else(|| plain.strip_prefix('+')).or_else(|| plain.strip_suffix('后'))?;
    let minutes = match rest.trim() {
        "an hour" => 60,
        "half an hour" | "半小时" | "半个小时" => 30,
        rest => {
            const UNITS: &[(&str, i64)] = &[
                ("个小时", 60),
                ("小时", 60),
                ("分钟", 1),
                ("minutes", 1),
                ("minute", 1),
                ("mins", 1),
                ("min", 1),
                ("hours", 60),
                ("hour", 60),
                ("hrs", 60),
                ("hr", 60),
                ("h", 60),
            ];
            let (count, unit) = UNITS.iter().find_map(|(word, unit)| Some((rest.strip_suffix(word)?.trim(), *unit)))?;
            i64::from(date::count(count)?) * unit
        }
    };
    to_the_minute(&now.checked_add(minutes.minutes()).ok()?)
}

fn to_the_minute(at: &Zoned) -> Option<Zoned> {
    at.with().second(0).subsec_nanosecond(0).build().ok()
}

/// A text taken apart into what names a day and what names a time of it.
struct Split {
    day: String,
    time: Time,
}

fn split(plain: &str) -> Option<Split> {
    english(plain).or_else(|| chinese(plain))
}

/// `next tue 9:00`, `9am tomorrow`, `fri at 14:30`, `noon`.
fn english(plain: &str) -> Option<Split> {
    let words: Vec<&str> = plain.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    // `3 pm` is one time in two words.
    for (at, pair) in words.windows(2).enumerate() {
        if let [number, half @ ("am" | "pm")] = pair {
            return Some(Split { day: without(&words, at, 2), time: clock(&format!("{number}{half}"))? });
        }
    }
    let at = words.iter().position(|word| clock(word).is_some())?;
    Some(Split { day: without(&words, at, 1), time: clock(words.get(at)?)? })
}

/// The words but for `count` of them from `at` on, and for an `at` before those.
fn without(words: &[&str], at: usize, count: usize) -> String {
    let from = if at > 0 && words.get(at - 1) == Some(&"at") { at - 1 } else { at };
    let kept = words.iter().enumerate().filter(|(place, _)| *place < from || *place >= at + count);
    kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

/// A time of day in one word: `9:00`, `9am`, `9:30pm`, `14h`, `noon`.
fn clock(word: &str) -> Option<Time> {
    match word {
        "noon" => return Time::new(12, 0, 0, 0).ok(),
        "midnight" => return Time::new(0, 0, 0, 0).ok(),
        _ => {}
    }
    let (digits, half) =
        match word.strip_suffix("am").map(|rest| (rest, 0)).or_else(|| Some((word.strip_suffix("pm")?, 12))) {
            Some((digits, half)) => (digits, Some(half)),
            None => (word, None),
        };
    let (hour, minute) = match digits.split_once(':') {
        Some((hour, minute)) if minute.len() == 2 => (number(hour)?, number(minute)?),
        Some(_) => return None,
        None if half.is_some() => (number(digits)?, 0),
        None => (number(digits.strip_suffix('h')?)?, 0),
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

fn number(digits: &str) -> Option<i8> {
    let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| fits)
}

/// `明天下午3点`, `下周二上午9点半`, `9点30分`, `中午`.
fn chinese(plain: &str) -> Option<Split> {
    /// The halves of the day with what they add to hours below twelve.
    const HALVES: &[(&str, i8)] =
        &[("凌晨", 0), ("早上", 0), ("早晨", 0), ("上午", 0), ("中午", 12), ("下午", 12), ("傍晚", 12), ("晚上", 12)];
    let text: String = plain.chars().filter(|char| *char != ' ').collect();
    let found = HALVES.iter().find_map(|(word, add)| Some((text.split_once(word)?, *add)));
    if let Some(((day, rest), add)) = found {
        let time = match rest {
            "" if add == 12 && text.contains("中午") => Time::new(12, 0, 0, 0).ok(),
            rest => hour_and_minute(rest).and_then(|(hour, minute)| {
                let hour =
                    if hour < 12 && !(add == 12 && text.contains("中午") && hour >= 11) { hour + add } else { hour };
                Time::new(hour, minute, 0, 0).ok()
            }),
        };
        return Some(Split { day: day.to_owned(), time: time? });
    }
    // The day ends where the digits before `点` begin.
    let (before, rest) = text.split_once(['点', '时'])?;
    let is_digit = |char: &char| char.is_ascii_digit() || "零一二两三四五六七八九十".contains(*char);
    let digits = before.chars().rev().take_while(is_digit).map(char::len_utf8).sum::<usize>();
    let (day, hour) = before.split_at_checked(before.len() - digits)?;
    let (hour, minute) = hour_and_minute(&format!("{hour}点{rest}"))?;
    Some(Split { day: day.to_owned(), time: Time::new(hour, minute, 0, 0).ok()? })
}

/// `3点`, `3点半`, `三点一刻`, `9点30分`, `9:30`.
fn hour_and_minute(text: &str) -> Option<(i8, i8)> {
    let (hour, rest) = text.split_once(['点', '时', ':'])?;
    let minute = match rest {
        "" | "整" | "钟" => 0,
        "半" => 30,
        "一刻" => 15,
        "三刻" => 45,
        rest => date::count(rest.strip_suffix('分').unwrap_or(rest))?,
    };
    Some((i8::try_from(date::count(hour)?).ok()?, i8::try_from(minute).ok()?))
}

impl fmt::Display for When {
    /// `2026-03-01`, or `2026-03-01T09:00:00+01:00[Europe/Berlin]` (RFC 9557); reading it back gives the same.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Day(date) => date.fmt(f),
            When::At(at) => at.fmt(f),
        }
    }
}

impl FromStr for When {
    type Err = Invalid;

    /// Reads what `Display` wrote, and nothing else.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        if let Ok(date) = date::read_iso(text) {
            return Ok(When::Day(date));
        }
        text.parse::<Zoned>().map(When::At).map_err(|_| Invalid::new("when", text))
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A Wednesday at ten past two in Berlin, four weeks before clocks go forward.
    fn reading() -> Reading {
        Reading::at("2026-03-04T14:10:30+01:00[Europe/Berlin]".parse().unwrap())
    }

    fn read(text: &str) -> String {
        match When::read(text, &reading()) {
            Ok(when @ When::Day(_)) => when.to_string(),
            Ok(When::At(at)) => at.strftime("%Y-%m-%d %H:%M %:z").to_string(),
            Err(invalid) => invalid.what.to_owned(),
        }
    }

    #[test]
    fn moments_are_read_as_people_write_them() {
        for (text, shown) in [
            ("fri", "2026-03-06"),
            ("next tue 9:00", "2026-03-10 09:00 +01:00"),
            ("next tue at 9:00", "2026-03-10 09:00 +01:00"),
            ("tomorrow 9am", "2026-03-05 09:00 +01:00"),
            ("9am tomorrow", "2026-03-05 09:00 +01:00"),
            ("tomorrow at 12pm", "2026-03-05 12:00 +01:00"),
            ("tomorrow 12am", "2026-03-05 00:00 +01:00"),
            ("fri 3 pm", "2026-03-06 15:00 +01:00"),
            ("fri 3:30pm", "2026-03-06 15:30 +01:00"),
            ("fri noon", "2026-03-06 12:00 +01:00"),
            ("14h", "2026-03-05 14:00 +01:00"),
            ("15:00", "2026-03-04 15:00 +01:00"),
            ("9:00", "2026-03-05 09:00 +01:00"),
            ("in 2 hours", "2026-03-04 16:10 +01:00"),
            ("in an hour", "2026-03-04 15:10 +01:00"),
            ("+90min", "2026-03-04 15:40 +01:00"),
            ("half an hour", "date"),
            ("in half an hour", "2026-03-04 14:40 +01:00"),
            ("2026-03-29 02:30", "2026-03-29 03:30 +02:00"),
            ("2026-04-01T09:00", "2026-04-01 09:00 +02:00"),
            ("2026-04-01T09:00:00Z", "2026-04-01 11:00 +02:00"),
            ("2026-04-01t09:00:00+08:00", "2026-04-01 03:00 +02:00"),
            ("may 3 8:15", "2026-05-03 08:15 +02:00"),
            ("eom 17:00", "2026-03-31 17:00 +02:00"),
            ("明天", "2026-03-05"),
            ("明天下午3点", "2026-03-05 15:00 +01:00"),
            ("下周二上午9点", "2026-03-10 09:00 +01:00"),
            ("下周二上午9点半", "2026-03-10 09:30 +01:00"),
            ("周五晚上8点", "2026-03-06 20:00 +01:00"),
            ("后天中午", "2026-03-06 12:00 +01:00"),
            ("明天中午12点", "2026-03-05 12:00 +01:00"),
            ("明天中午一点", "2026-03-05 13:00 +01:00"),
            ("明天三点一刻", "2026-03-05 03:15 +01:00"),
            ("下午三点", "2026-03-04 15:00 +01:00"),
            ("9点30分", "2026-03-05 09:30 +01:00"),
            ("5月3日 18:00", "2026-05-03 18:00 +02:00"),
            ("5月3日十八点", "2026-05-03 18:00 +02:00"),
            ("2小时后", "2026-03-04 16:10 +01:00"),
            ("半小时后", "2026-03-04 14:40 +01:00"),
            ("两个小时后", "2026-03-04 16:10 +01:00"),
            ("3天后", "2026-03-07"),
        ] {
            assert_eq!(read(text), shown, "{text}");
        }
        for bad in ["", "25:00", "13pm", "0am", "9:5", "soon 9:00", "tomorrow 9", "下午", "明天25点", "in hours"] {
            assert!(matches!(read(bad).as_str(), "when" | "date"), "{bad}: {}", read(bad));
        }
        assert_eq!(read("3/4/2026 9:00"), "date-ambiguous");
    }

    #[test]
    fn what_is_shown_is_read_back() {
        for text in ["2026-03-01", "2026-03-29T09:00:00+02:00[Europe/Berlin]", "2026-03-01T09:00:00+00:00[UTC]"] {
            assert_eq!(text.parse::<When>().unwrap().to_string(), text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_is_too_odd_to_be_refused(text in "[0-9a-z:点分半上下午早晚明后天周一二十 +]{0,24}|.{0,70}") {
            drop(When::read(&text, &reading()));
        }
    }
}
