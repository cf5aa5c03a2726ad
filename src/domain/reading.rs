//! What has to be known to read what people write.

use iso_currency::Currency;
use jiff::Zoned;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::Catalogue;
use super::phone::Country;

/// The circumstances in which something was typed; without them `030 901820` and `today` mean nothing.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Whose numbering plan a phone number without `+` follows.
    pub country: Option<Country>,
    /// The currency of money that names none.
    pub currency: Option<Currency>,
    /// What time it is for the person who typed, in their zone.
    pub now: Zoned,
    /// The first day of their week.
    pub week_start: Weekday,
    /// Who typed: the user that `me` stands for.
    pub me: String,
    /// The fields that their book has.
    pub catalogue: Catalogue,
}

impl Reading {
    /// What is typed at a time by somebody of whom nothing else is known.
    pub fn at(now: Zoned) -> Reading {
        Reading {
            country: None,
            currency: None,
            now,
            week_start: Weekday::Monday,
            me: String::new(),
            catalogue: Catalogue::default(),
        }
    }

    /// What is typed on a day, at its beginning in UTC, by somebody of whom nothing else is known.
    pub fn on(today: Date) -> Reading {
        let midnight = today.to_zoned(TimeZone::UTC);
        Reading::at(midnight.unwrap_or_else(|_| Zoned::new(jiff::Timestamp::UNIX_EPOCH, TimeZone::UTC)))
    }

    /// The day it is for the person who typed.
    pub fn today(&self) -> Date {
        self.now.date()
    }
}
