//! Segments: filters with a name, by which records are gathered; saved views, where they also say columns or an order.

use super::{Kind, Record, line};

/// The key of the filter of a segment.
pub const FILTER: &str = "filter";

/// The key of the columns in which what is in a segment is shown: words with commas between.
pub const COLUMNS: &str = "columns";

/// The key of the order in which it is shown: words with commas between, those that turn it round with a `-`.
pub const SORT: &str = "sort";

/// The key of the pipeline whose board is shown, of a segment of deals.
pub const PIPELINE_SHOWN: &str = "pipeline";

/// The key of the lanes into which that board is divided.
pub const LANES_SHOWN: &str = "lanes";

/// By what a board can be divided into lanes.
pub const LANES: &[&str] = &["owner", "company", "close-month"];

/// The kinds of record that a segment may hold; the first where none is named.
pub const KINDS: &[&str] = &["contact", "company", "deal", "task", "activity"];

/// The kinds of record that a segment may hold.
pub fn kinds() -> impl Iterator<Item = Kind> {
    KINDS.iter().filter_map(|word| Kind::from_word(word))
}

/// The kind of record that a segment holds.
pub fn of(segment: &Record) -> Kind {
    Kind::from_word(segment.text("of")).unwrap_or(Kind::Contact)
}

/// The words of the columns of a segment, in their order.
pub fn columns(segment: &Record) -> impl Iterator<Item = &str> {
    line::items(segment.text(COLUMNS))
}

/// The words of the order of a segment, each with its sign.
pub fn sort(segment: &Record) -> impl Iterator<Item = &str> {
    line::items(segment.text(SORT))
}

/// Whether records of a kind are to be spoken to now and then.
pub const fn has_rhythm(kind: Kind) -> bool {
    match kind {
        Kind::Contact | Kind::Company => true,
        Kind::User
        | Kind::Deal
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Activity
        | Kind::Task
        | Kind::Segment
        | Kind::Field => false,
    }
}
