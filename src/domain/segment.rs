//! Segments: filters with a name, by which records are gathered.

use super::{Kind, Record};

/// The key of the filter of a segment.
pub const FILTER: &str = "filter";

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
