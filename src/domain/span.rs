//! Values of a field that lie together: what is asked of a field as far as records can be looked up by it.

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// Values of one field that lie together; both ends belong to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Every value.
    Any,
    /// No value at all.
    None,
    /// What people take for this text: it is folded.
    Text(String),
    /// Days.
    Days(Date, Date),
    /// Days and moments that begin between two moments.
    Moments(Timestamp, Timestamp),
    /// Numbers, and amounts of any currency.
    Numbers(Decimal, Decimal),
    /// Birthdays of any year, by month and day.
    Birthdays((i8, i8), (i8, i8)),
}
