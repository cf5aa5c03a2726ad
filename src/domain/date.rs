//! Days of the calendar as people write them.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Invalid, Reading, line};

/// The most digits of a number of days, weeks, months or years; more would leave the calendar.
const MOST_DIGITS: usize = 4;

/// Reads a day: `2026-03-01`, `2026/3/1`, `2026年3月1日`, `today`, `明天`, `+2w`, `-3d`.
pub fn read_date(text: &str, reading: &Reading) -> Result<Date, Invalid> {
    let plain = line::fold_width(text.trim()).to_lowercase();
    let date = match plain.as_str() {
        "today" | "今天" => Some(reading.today),
        "tomorrow" | "明天" => reading.today.checked_add(1.day()).ok(),
        "yesterday" | "昨天" => reading.today.checked_sub(1.day()).ok(),
        _ => read_relative(&plain, reading.today).or_else(|| read_calendar(&plain)),
    };
    date.ok_or_else(|| Invalid::new("date", text))
}

/// Reads a day as machines write it: `2026-03-01`, and nothing else.
pub fn read_iso(text: &str) -> Result<Date, Invalid> {
    let date = text.parse().ok().filter(|_| text.len() == "2026-03-01".len());
    date.ok_or_else(|| Invalid::new("date", text))
}

/// The day of a date, or of a moment as RFC 3339 writes it.
fn read_calendar(plain: &str) -> Option<Date> {
    if let (Some(day), Some("t" | " ")) = (plain.get(..10), plain.get(10..11)) {
        return read_iso(day).ok();
    }
    let plain = plain.replace(['年', '月', '/', '.'], "-");
    let mut parts = plain.trim_end_matches('日').split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let mut number = || parts.next().filter(|part| (1..=2).contains(&part.len()))?.parse::<i8>().ok();
    let (month, day) = (number()?, number()?);
    if parts.next().is_some() { None } else { Date::new(year, month, day).ok() }
}

fn read_relative(plain: &str, today: Date) -> Option<Date> {
    let (sign, rest) = match plain.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, plain.strip_prefix('+')?),
    };
    let (digits, unit) = rest.split_at_checked(rest.len().checked_sub(1)?)?;
    let fits = (1..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let count = sign * digits.parse::<i32>().ok().filter(|_| fits)?;
    let span = match unit {
        "d" => count.days(),
        "w" => count.weeks(),
        "m" => count.months(),
        "y" => count.years(),
        _ => return None,
    };
    today.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let reading = Reading::on(jiff::civil::date(2026, 3, 2));
        for (text, day) in [
            ("2026-03-01", "2026-03-01"),
            ("2026/3/1", "2026-03-01"),
            ("2026年3月1日", "2026-03-01"),
            ("2026-03-01T23:30:00Z", "2026-03-01"),
            ("Today", "2026-03-02"),
            ("明天", "2026-03-03"),
            ("+2w", "2026-03-16"),
            ("－3d", "2026-02-27"),
            ("+1m", "2026-04-02"),
        ] {
            assert_eq!(read_date(text, &reading).map(|date| date.to_string()), Ok(day.to_owned()), "{text}");
        }
        for bad in ["", "2026-02-30", "03/01/2026", "1.2.26", "2026-3-1-1", "+d", "+99999d", "soon", "2026-03"] {
            assert!(read_date(bad, &reading).is_err(), "{bad}");
        }
    }
}
