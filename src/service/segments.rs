//! The segments of a book, as filters ask for them.

use super::failures::Trouble;
use super::places;
use crate::domain::segment::{self, FILTER};
use crate::domain::{Kind, Life, Record};
use crate::filter::{self, Filter, Moment, Segment, Segments, may_ask_for_segments};
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

/// The living segments that hold records of a kind and satisfy `is_wanted`, with their filters. One that cannot be read
/// has nobody in it, and says so to whoever asks for it.
pub(super) fn of_kind(
    store: &Store,
    kind: Kind,
    moment: &Moment,
    is_wanted: impl Fn(&Record) -> bool,
) -> Result<Vec<(Record, Filter)>, Trouble> {
    let mut found = Vec::new();
    for segment in store.records(Kind::Segment, Life::Live)? {
        let segment = segment?;
        if segment::of(&segment) != kind || !is_wanted(&segment) {
            continue;
        }
        let moment = match places::known(store, moment.clone(), segment.text(FILTER), &[kind]) {
            Err(Trouble::Failure(_)) => continue,
            known => known?,
        };
        if let Ok(filter) = filter::parse_segment(segment.text(FILTER), kind, &moment) {
            found.push((segment, filter));
        }
    }
    Ok(found)
}

/// In which segments records of a kind are.
pub(super) struct Memberships {
    segments: Vec<(String, Filter)>,
    moment: Moment,
}

impl Memberships {
    /// In the circumstances of whoever asks.
    pub(super) fn of(store: &Store, kind: Kind, moment: Moment) -> Result<Memberships, Trouble> {
        let moment = Moment { segments: all(store)?, ..moment };
        let segments = of_kind(store, kind, &moment, |_| true)?;
        let mut segments: Vec<_> = segments.into_iter().map(|(segment, filter)| (segment.title(), filter)).collect();
        segments.sort_by(|(name, _), (other, _)| name.cmp(other));
        Ok(Memberships { segments, moment })
    }

    /// Tells a record in which segments it is, which knows all that their filters may ask.
    pub(super) fn dress(&self, record: &mut Record) {
        if record.is_deleted() {
            return;
        }
        let hold = self.segments.iter().filter(|(_, filter)| filter.matches(record, &self.moment));
        record.segments = hold.map(|(name, _)| name.clone()).collect();
    }
}
