//! What has to be known to read what people write.

use iso_currency::Currency;
use jiff::civil::{Date, Weekday};

use super::phone::Country;

/// The circumstances in which something was typed; without them `030 901820` and `today` mean nothing.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Whose numbering plan a phone number without `+` follows.
    pub country: Option<Country>,
    /// The currency of money that names none.
    pub currency: Option<Currency>,
    /// The day it is for the person who typed.
    pub today: Date,
    /// The first day of their week.
    pub week_start: Weekday,
    /// Who typed: the user that `me` stands for.
    pub me: String,
}

impl Reading {
    /// What is typed on a day by somebody of whom nothing else is known.
    pub const fn on(today: Date) -> Reading {
        Reading { country: None, currency: None, today, week_start: Weekday::Monday, me: String::new() }
    }
}
