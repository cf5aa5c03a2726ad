//! The circumstances in which a filter is read and evaluated.

use jiff::Zoned;
use jiff::civil::Weekday;

use super::place::Places;
use super::segments::Segments;
use crate::domain::Catalogue;

/// Who asks, and when: `owner:me`, `updated<-60d` and `close:fri` mean nothing without it.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Now, in the time zone whose days are meant.
    pub now: Zoned,
    /// The first day of the asker's week.
    pub week_start: Weekday,
    /// The user that `me` stands for.
    pub me: String,
    /// The filters for whose names `in:` stands.
    pub segments: Segments,
    /// Where the records are that `near:` names.
    pub places: Places,
    /// The fields that the book has.
    pub catalogue: Catalogue,
}

impl Moment {
    /// Where no segment and no place is known.
    pub fn new(now: Zoned, week_start: Weekday, me: &str, catalogue: &Catalogue) -> Moment {
        let (segments, places) = (Segments::default(), Places::default());
        Moment { now, week_start, me: me.to_owned(), segments, places, catalogue: catalogue.clone() }
    }
}
