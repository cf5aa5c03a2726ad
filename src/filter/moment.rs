//! The circumstances in which a filter is evaluated.

use jiff::Zoned;

/// Who asks, and when: `owner:me` and `updated<-60d` mean nothing without it.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Now, in the time zone whose days are meant.
    pub now: Zoned,
    /// The user that `me` stands for.
    pub me: String,
}
