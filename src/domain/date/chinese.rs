//! Days in Chinese words: `明天`, `下周二`, `3天后`, `月底`, `5月3日`.

use jiff::civil::{Date, Weekday};

use super::english::of_month;
use super::relative::{Unit, away, coming, first_of, last_of, of_week};
use super::{calendar, numeral};
use crate::domain::Reading;

/// Reads a day in words.
pub(super) fn read(plain: &str, reading: &Reading) -> Option<Date> {
    let text: String = plain.chars().filter(|char| *char != ' ').collect();
    named(&text, reading.today())
        .or_else(|| at_a_distance(&text, reading.today()))
        .or_else(|| of_a_week(&text, reading))
        .or_else(|| of_a_month(&text, reading))
        .or_else(|| by_number(&text, reading.today()))
}

fn named(text: &str, today: Date) -> Option<Date> {
    let days = match text {
        "今天" | "今日" => 0,
        "明天" | "明日" => 1,
        "后天" => 2,
        "大后天" => 3,
        "昨天" | "昨日" => -1,
        "前天" => -2,
        "大前天" => -3,
        _ => return None,
    };
    away(today, days, Unit::Day)
}

/// The words for lengths of time, the longer ones first where one ends in another.
const UNITS: &[(&str, Unit)] = &[
    ("天", Unit::Day),
    ("日", Unit::Day),
    ("个星期", Unit::Week),
    ("星期", Unit::Week),
    ("个礼拜", Unit::Week),
    ("周", Unit::Week),
    ("个月", Unit::Month),
    ("个季度", Unit::Quarter),
    ("年", Unit::Year),
];

/// `3天后`, `两周前`, `半年后`.
fn at_a_distance(text: &str, today: Date) -> Option<Date> {
    let (sign, text) = match text.strip_suffix('后').or_else(|| text.strip_suffix("之后")) {
        Some(text) => (1, text.strip_suffix('以').unwrap_or(text)),
        None => (-1, text.strip_suffix('前').map(|text| text.strip_suffix('以').unwrap_or(text))?),
    };
    let (count, unit) = UNITS.iter().find_map(|(word, unit)| Some((text.strip_suffix(word)?, *unit)))?;
    match (count, unit) {
        ("半", Unit::Year) => away(today, sign * 6, Unit::Month),
        (count, unit) => away(today, sign * numeral::chinese(count)?, unit),
    }
}

/// `周五`, `下周二`, `这个星期天`, `周末`, `下周`.
fn of_a_week(text: &str, reading: &Reading) -> Option<Date> {
    let (turn, rest) = turned(text);
    let rest = rest.strip_prefix('个').unwrap_or(rest);
    let day = ["周", "星期", "礼拜"].iter().find_map(|word| rest.strip_prefix(word))?;
    if day.is_empty() {
        return first_of(reading, turn?, Unit::Week);
    }
    let weekday = match day {
        "末" => Weekday::Saturday,
        "日" | "天" => Weekday::Sunday,
        _ => {
            let number = numeral::chinese(day).and_then(|number| i8::try_from(number).ok());
            Weekday::from_monday_one_offset(number.filter(|number| *number < 7)?).ok()?
        }
    };
    match turn {
        Some(weeks) => of_week(reading, weeks, weekday),
        None => coming(reading.today(), weekday),
    }
}

/// `月底`, `下月底`, `下个月`, `下个月5号`, `年底`, `明年1月1日`.
fn of_a_month(text: &str, reading: &Reading) -> Option<Date> {
    let year = match text.split_at_checked("今年".len()) {
        Some(("今年", rest)) => Some((0, rest)),
        Some(("明年", rest)) => Some((1, rest)),
        Some(("去年", rest)) => Some((-1, rest)),
        Some(_) | None => None,
    };
    if let Some((turn, rest)) = year {
        let first = first_of(reading, turn, Unit::Year)?;
        return match rest {
            "" => Some(first),
            "底" | "年底" => last_of(reading, turn, Unit::Year),
            _ => month_and_day(rest).and_then(|(month, day)| Date::new(first.year(), month, day).ok()),
        };
    }
    if text == "年底" {
        return last_of(reading, 0, Unit::Year);
    }
    let (turn, rest) = turned(text);
    let rest = rest.strip_prefix('个').unwrap_or(rest).strip_prefix('月')?;
    match (turn, rest) {
        (turn, "底" | "末") => last_of(reading, turn.unwrap_or_default(), Unit::Month),
        (Some(turn), "" | "初") => first_of(reading, turn, Unit::Month),
        (Some(turn), day) => {
            let first = first_of(reading, turn, Unit::Month)?;
            Date::new(first.year(), first.month(), day_number(day)?).ok()
        }
        (None, _) => None,
    }
}

/// `2026年3月1日`, `5月3日`, `15号`.
fn by_number(text: &str, today: Date) -> Option<Date> {
    if let Some((year, rest)) = text.split_once('年') {
        let (month, day) = month_and_day(rest)?;
        return Date::new(year.parse().ok().filter(|_| year.len() == 4)?, month, day).ok();
    }
    match month_and_day(text) {
        Some((month, day)) => calendar::next(month, day, today),
        None => of_month(day_number(text)?, today),
    }
}

fn month_and_day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('月')?;
    Some((i8::try_from(numeral::chinese(month)?).ok()?, day_number(day)?))
}

/// `3日`, `三号`.
fn day_number(text: &str) -> Option<i8> {
    let digits = text.strip_suffix(['日', '号'])?;
    i8::try_from(numeral::chinese(digits)?).ok()
}

/// How many weeks or months the first characters turn on, and the rest.
fn turned(text: &str) -> (Option<i32>, &str) {
    let turns = [("下下", 2), ("上上", -2), ("下", 1), ("上", -1), ("本", 0), ("这", 0)];
    let found = turns.iter().find_map(|(word, turn)| Some((Some(*turn), text.strip_prefix(word)?)));
    found.unwrap_or((None, text))
}
