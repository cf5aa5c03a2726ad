//! What has to be known to read what people write.

use jiff::civil::Date;

use super::phone::Country;

/// The circumstances in which something was typed; without them `030 901820` and `today` mean nothing.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Whose numbering plan a phone number without `+` follows.
    pub country: Option<Country>,
    /// The day it is for the person who typed.
    pub today: Date,
    /// Who typed: the user that `me` stands for.
    pub me: String,
}
