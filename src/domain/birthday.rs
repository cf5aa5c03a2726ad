//! Birthdays, with or without the year.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Invalid, line};

/// A day of the year on which somebody was born; people often know the day and not the year.
///
/// Written `1984-05-12`, or `--05-12` (ISO 8601:2000, as vCard writes it) or `05-12` without the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Birthday {
    /// The month, 1 to 12.
    pub month: i8,
    /// The day of the month.
    pub day: i8,
    /// The year, where it is known.
    pub year: Option<i16>,
}

/// A leap year, so that 29 February is a day of the year.
const ANY_LEAP_YEAR: i16 = 2000;

impl Birthday {
    /// The birthday that falls on `day` in that very year.
    pub fn on(date: Date) -> Birthday {
        Birthday { month: date.month(), day: date.day(), year: Some(date.year()) }
    }

    /// The date, where the year is known.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }
}

impl FromStr for Birthday {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let invalid = || Invalid::new("birthday", text);
        let plain = line::fold_width(text.trim()).replace(['/', '.'], "-");
        if let Ok(date) = plain.parse::<Date>() {
            return if plain.len() == 10 { Ok(Birthday::on(date)) } else { Err(invalid()) };
        }
        let (month, day) = plain.trim_start_matches("--").split_once('-').ok_or_else(invalid)?;
        let number =
            |digits: &str| (digits.len() == 2).then(|| digits.parse::<i8>().ok()).flatten().ok_or_else(invalid);
        let date = Date::new(ANY_LEAP_YEAR, number(month)?, number(day)?).map_err(|_| invalid())?;
        Ok(Birthday { year: None, ..Birthday::on(date) })
    }
}

impl fmt::Display for Birthday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

impl Serialize for Birthday {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Birthday {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_may_be_unknown() {
        for (typed, shown) in
            [("1984-05-12", "1984-05-12"), ("1984/05/12", "1984-05-12"), ("--02-29", "--02-29"), ("02-29", "--02-29")]
        {
            assert_eq!(typed.parse::<Birthday>().unwrap().to_string(), shown, "{typed}");
        }
        for bad in ["", "1984", "1984-13-01", "02-30", "5-1", "12.05.84"] {
            assert!(bad.parse::<Birthday>().is_err(), "{bad}");
        }
    }
}
