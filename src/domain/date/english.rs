//! Days in English words: `next tue`, `in 3 days`, `end of month`, `may 3`.

use jiff::civil::{Date, Weekday};

use super::relative::{Unit, away, coming, first_of, last_of, of_week};
use super::{calendar, numeral};
use crate::domain::Reading;

/// Reads a day in words.
pub(super) fn read(words: &[&str], reading: &Reading) -> Option<Date> {
    let words = match words {
        ["on" | "the" | "by", rest @ ..] => rest,
        _ => words,
    };
    let today = reading.today();
    match words {
        ["today" | "now"] => Some(today),
        ["tomorrow" | "tmr" | "tmrw"] => away(today, 1, Unit::Day),
        ["day", "after", "tomorrow"] => away(today, 2, Unit::Day),
        ["yesterday"] => away(today, -1, Unit::Day),
        ["day", "before", "yesterday"] => away(today, -2, Unit::Day),
        [word] => alone(word, reading),
        ["end", "of", rest @ ..] => end_of(rest, reading),
        ["in", count, word] | [count, word, "from", "now"] => away(today, numeral::english(count)?, unit(word)?),
        [count, word, "ago"] => away(today, -numeral::english(count)?, unit(word)?),
        [which, word] if turn(which).is_some() => turned(turn(which)?, word, reading),
        _ => named(words, today),
    }
}

/// A weekday, the day of a month, or the end of something.
fn alone(word: &str, reading: &Reading) -> Option<Date> {
    let end = match word {
        "eod" => Some(Unit::Day),
        "eow" => Some(Unit::Week),
        "eom" => Some(Unit::Month),
        "eoq" => Some(Unit::Quarter),
        "eoy" => Some(Unit::Year),
        _ => None,
    };
    if let Some(unit) = end {
        return last_of(reading, 0, unit);
    }
    weekday(word).and_then(|day| coming(reading.today(), day)).or_else(|| {
        ordinal(word)
            .filter(|_| !word.ends_with(|char: char| char.is_ascii_digit()))
            .and_then(|day| of_month(day, reading.today()))
    })
}

/// The next day of a month that has this number.
pub(super) fn of_month(day: i8, today: Date) -> Option<Date> {
    let months = (0..12).filter_map(|ahead| away(today.first_of_month(), ahead, Unit::Month));
    let mut days = months.filter_map(|first| Date::new(first.year(), first.month(), day).ok());
    days.find(|date| *date >= today)
}

fn end_of(words: &[&str], reading: &Reading) -> Option<Date> {
    match words {
        ["the", rest @ ..] => end_of(rest, reading),
        [word] => last_of(reading, 0, unit(word)?),
        [which, word] => last_of(reading, turn(which)?, unit(word)?),
        _ => None,
    }
}

/// How many weeks, months or years a word turns on.
fn turn(word: &str) -> Option<i32> {
    match word {
        "this" => Some(0),
        "next" => Some(1),
        "last" => Some(-1),
        _ => None,
    }
}

fn turned(turn: i32, word: &str, reading: &Reading) -> Option<Date> {
    match weekday(word) {
        Some(day) => of_week(reading, turn, day),
        None => first_of(reading, turn, unit(word).filter(|unit| *unit != Unit::Day)?),
    }
}

/// `may 3`, `3 may`, `3rd of may 2027`.
fn named(words: &[&str], today: Date) -> Option<Date> {
    let words: Vec<&str> = words.iter().copied().filter(|word| *word != "of").collect();
    let (pair, year) = match words.as_slice() {
        [one, two] => ([*one, *two], None),
        [one, two, year] if year.len() == 4 => ([*one, *two], Some(year.parse::<i16>().ok()?)),
        _ => return None,
    };
    let (month, day) = match pair {
        [one, two] if month(one).is_some() => (month(one)?, ordinal(two)?),
        [one, two] => (month(two)?, ordinal(one)?),
    };
    match year {
        Some(year) => Date::new(year, month, day).ok(),
        None => calendar::next(month, day, today),
    }
}

/// `3`, `3rd`.
fn ordinal(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    calendar::number(digits)
}

fn unit(word: &str) -> Option<Unit> {
    match word.strip_suffix('s').unwrap_or(word) {
        "day" => Some(Unit::Day),
        "week" | "wk" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "quarter" => Some(Unit::Quarter),
        "year" | "yr" => Some(Unit::Year),
        _ => None,
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: &[(&str, &[&str])] = &[
        ("monday", &["mon"]),
        ("tuesday", &["tue", "tues"]),
        ("wednesday", &["wed"]),
        ("thursday", &["thu", "thur", "thurs"]),
        ("friday", &["fri"]),
        ("saturday", &["sat"]),
        ("sunday", &["sun"]),
    ];
    let at = DAYS.iter().position(|(whole, short)| *whole == word || short.contains(&word))?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = MONTHS.iter().position(|whole| whole.starts_with(word) && word.len() >= 3)?;
    i8::try_from(at + 1).ok()
}
