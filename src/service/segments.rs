//! The segments of a book, as filters ask for them.

use super::failures::Trouble;
use crate::domain::{Kind, Life};
use crate::filter::{Segment, Segments, may_ask_for_segments};
use crate::store::Store;

/// The living segments, if a filter may ask for any.
pub(super) fn for_filter(store: &Store, filter: &str) -> Result<Segments, Trouble> {
    if may_ask_for_segments(filter) { all(store) } else { Ok(Segments::default()) }
}

/// The living segments.
pub(super) fn all(store: &Store) -> Result<Segments, Trouble> {
    let records = store.records(Kind::Segment, Life::Live)?;
    records.map(|record| Ok(Segment::of(&record?))).collect()
}
