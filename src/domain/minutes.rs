//! Stretches of time in minutes, as people write them: `90`, `30min`, `1h30`, `1d`, `半小时`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{date, line};

/// Minutes of an hour and of a day.
const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;

/// Stretches that are words as a whole.
const WHOLE: &[(&str, u32)] = &[
    ("half an hour", HOUR / 2),
    ("half hour", HOUR / 2),
    ("an hour", HOUR),
    ("a day", DAY),
    ("半小时", HOUR / 2),
    ("半个小时", HOUR / 2),
    ("半天", DAY / 2),
];

/// What may stand behind a number, longer words before their beginnings: how much one of it is, and what it adds once.
const UNITS: &[(&str, u32, u32)] = &[
    ("个半小时", HOUR, HOUR / 2),
    ("小时半", HOUR, HOUR / 2),
    ("个小时", HOUR, 0),
    ("小时", HOUR, 0),
    ("分钟", 1, 0),
    ("分", 1, 0),
    ("天", DAY, 0),
    ("minutes", 1, 0),
    ("minute", 1, 0),
    ("mins", 1, 0),
    ("min", 1, 0),
    ("m", 1, 0),
    ("hours", HOUR, 0),
    ("hour", HOUR, 0),
    ("hrs", HOUR, 0),
    ("hr", HOUR, 0),
    ("h", HOUR, 0),
    ("days", DAY, 0),
    ("day", DAY, 0),
    ("d", DAY, 0),
    ("weeks", 7 * DAY, 0),
    ("week", 7 * DAY, 0),
    ("w", 7 * DAY, 0),
];

/// The minutes of `90`, `45 min`, `1h30`, `1.5h`, `1d 2h`, `半小时`, `两个半小时`; nothing if it is none of these.
pub fn read_minutes(text: &str) -> Option<u32> {
    let plain = line::fold_width(text.trim()).to_lowercase();
    if let Some((_, minutes)) = WHOLE.iter().find(|(word, _)| *word == plain) {
        return Some(*minutes);
    }
    let (mut total, mut rest, mut before) = (0_u32, plain.as_str(), None);
    while !rest.is_empty() {
        let (number, behind) = split_number(rest)?;
        let (unit, behind) = match split_unit(behind) {
            Some(split) => split,
            // Bare minutes: alone, or behind hours as a clock has them.
            None if behind.is_empty() && before.is_none() => ((1, 0), behind),
            None if behind.is_empty() && before == Some(HOUR) && number < Decimal::from(HOUR) => ((1, 0), behind),
            None => return None,
        };
        // Large units come first, and each once.
        if before.is_some_and(|before| before <= unit.0) {
            return None;
        }
        before = Some(unit.0);
        let minutes = number.checked_mul(Decimal::from(unit.0))?;
        let minutes = if minutes.is_integer() { minutes.to_u32()? } else { return None };
        total = total.checked_add(minutes)?.checked_add(unit.1)?;
        rest = behind;
    }
    before.map(|_| total)
}

/// Minutes as people read them: `45min`, `1h30`, `1d`, `1d2h`; reading it back gives the same.
pub fn show_minutes(minutes: u32) -> String {
    let (days, hours, rest) = (minutes / DAY, minutes % DAY / HOUR, minutes % HOUR);
    let day = if days > 0 { format!("{days}d") } else { String::new() };
    match (hours, rest) {
        (0, 0) if days > 0 => day,
        (0, rest) => format!("{day}{rest}min"),
        (hours, 0) => format!("{day}{hours}h"),
        (hours, rest) => format!("{day}{hours}h{rest:02}"),
    }
}

/// The number at the beginning of a text that has one, in digits or in Chinese.
fn split_number(text: &str) -> Option<(Decimal, &str)> {
    let is_digit = |char: char| char.is_ascii_digit() || char == '.';
    let end = text.find(|char| !is_digit(char)).unwrap_or(text.len());
    let (digits, behind) = text.split_at_checked(end)?;
    if !digits.is_empty() {
        return Some((digits.parse().ok()?, behind.trim_start()));
    }
    let end = text.find(|char| !"一二两三四五六七八九十".contains(char)).unwrap_or(text.len());
    let (digits, behind) = text.split_at_checked(end)?;
    Some((Decimal::from(date::count(digits)?), behind))
}

/// The unit at the beginning of a text that has one.
fn split_unit(text: &str) -> Option<((u32, u32), &str)> {
    let (word, per, once) = UNITS.iter().find(|(word, ..)| text.starts_with(word))?;
    Some(((*per, *once), text.strip_prefix(word)?.trim_start()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn stretches_of_time_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("90", 90),
            ("0", 0),
            ("30min", 30),
            ("30 min", 30),
            ("5m", 5),
            ("45 minutes", 45),
            ("1h", 60),
            ("1h30", 90),
            ("1h 5", 65),
            ("1h30min", 90),
            ("1.5h", 90),
            ("2 hours", 120),
            ("an hour", 60),
            ("half an hour", 30),
            ("1d", 1_440),
            ("2 days", 2_880),
            ("1d 2h", 1_560),
            ("1w", 10_080),
            ("１ｈ", 60),
            ("半小时", 30),
            ("半个小时", 30),
            ("1小时", 60),
            ("一小时", 60),
            ("两个小时", 120),
            ("两个半小时", 150),
            ("1小时半", 90),
            ("1小时30分", 90),
            ("10分钟", 10),
            ("十五分钟", 15),
            ("1天", 1_440),
            ("半天", 720),
        ] {
            assert_eq!(read_minutes(text), Some(minutes), "{text}");
        }
        for bad in ["", "h", "1.3min", "1h60", "1d30", "1h1h", "5min 1h", "-5", "1h soon", "never", "9999999999h", "."]
        {
            assert_eq!(read_minutes(bad), None, "{bad}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_shown_is_read_back(minutes in 0..200_000_u32) {
            prop_assert_eq!(read_minutes(&show_minutes(minutes)), Some(minutes));
        }

        #[test]
        fn no_text_is_too_odd_to_be_refused(text in "[0-9hmd.小时半个天 ]{0,12}|.{0,20}") {
            prop_assert!(read_minutes(&text).is_none_or(|minutes| minutes < u32::MAX));
        }
    }
}
