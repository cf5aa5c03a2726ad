//! The rows around what is seen: a list of any length is never read whole.

use std::ops::Range;

use crate::domain::Record;
use crate::ops::Page;

/// Rows that are asked for on either side of what is seen.
const MARGIN: usize = 100;

/// The part of a list that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Window {
    start: usize,
    total: usize,
    left_out: usize,
    rows: Vec<Record>,
    asked: Range<usize>,
    state: Freshness,
}

/// Whether what is shown is what the book holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// Nothing was read yet.
    #[default]
    Unread,
    /// The rows are those of the book.
    Fresh,
    /// The list changed since; the rows are shown until the new ones are here.
    Stale,
    /// They could not be read; they are asked for again when something changes.
    Failed,
}

impl Freshness {
    /// What it is once something changed.
    pub(crate) const fn spoilt(self) -> Freshness {
        match self {
            Freshness::Unread => Freshness::Unread,
            Freshness::Fresh | Freshness::Stale | Freshness::Failed => Freshness::Stale,
        }
    }
}

impl Window {
    /// Takes over what was read.
    pub(crate) fn fill(&mut self, page: Page, asked: Range<usize>) {
        let Page { start, total, left_out, rows } = page;
        *self = Window { start, total, left_out, rows, asked, state: Freshness::Fresh };
    }

    /// Says that the list is another one now.
    pub(crate) fn spoil(&mut self) {
        self.state = self.state.spoilt();
    }

    /// Says that the rows cannot be read.
    pub(crate) fn fail(&mut self) {
        self.state = Freshness::Failed;
    }

    /// Whether the rows cannot be read.
    pub(crate) fn has_failed(&self) -> bool {
        self.state == Freshness::Failed
    }

    /// Whether anything was read yet.
    pub(crate) fn is_read(&self) -> bool {
        self.state != Freshness::Unread
    }

    /// How many rows the whole list has.
    pub(crate) const fn total(&self) -> usize {
        self.total
    }

    /// How many are left out for the purpose of the list.
    pub(crate) const fn left_out(&self) -> usize {
        self.left_out
    }

    /// How many rows are known.
    pub(crate) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// The row at a position of the whole list, if it is known.
    pub(crate) fn row(&self, position: usize) -> Option<&Record> {
        self.rows.get(position.checked_sub(self.start)?)
    }

    /// Lets two rows change places, if both are known.
    pub(crate) fn swap(&mut self, one: usize, other: usize) {
        let at = |position: usize| position.checked_sub(self.start).filter(|at| *at < self.rows.len());
        if let (Some(one), Some(other)) = (at(one), at(other)) {
            self.rows.swap(one, other);
        }
    }

    /// The position of a row that meets `wanted`.
    pub(crate) fn find(&self, wanted: impl Fn(&Record) -> bool) -> Option<usize> {
        self.rows.iter().position(wanted).map(|at| at + self.start)
    }

    /// The rows to read so that `seen` can be shown; nothing if they are known. Of a list that is another one with every
    /// key, no more than that; once somebody goes through it, those around them, too.
    pub(crate) fn missing(&self, seen: Range<usize>) -> Option<Range<usize>> {
        match self.state {
            Freshness::Unread | Freshness::Stale => Some(seen),
            // What was asked for counts, not what came: a list may have become shorter meanwhile.
            Freshness::Fresh => {
                let is_known = seen.start >= self.total
                    || (seen.start >= self.asked.start && seen.end.min(self.total) <= self.asked.end);
                (!is_known).then(|| seen.start.saturating_sub(MARGIN)..seen.end + MARGIN)
            }
            Freshness::Failed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_only_when_they_come_into_sight() {
        let mut window = Window::default();
        assert_eq!(window.missing(0..20), Some(0..20));
        let id = crate::domain::RecordId { kind: crate::domain::Kind::Contact, uuid: crate::domain::id::Uuid128(1) };
        let row = Record::new(id, jiff::Timestamp::UNIX_EPOCH);
        window.fill(Page { start: 0, total: 100_000, left_out: 0, rows: vec![row; 120] }, 0..120);
        assert_eq!(window.missing(50..70), None);
        assert_eq!(window.missing(101..121), Some(1..221));
        window.spoil();
        assert_eq!(window.missing(50..70), Some(50..70));
        window.fill(Page { start: 0, total: 0, left_out: 0, rows: Vec::new() }, 0..120);
        assert_eq!(window.missing(0..20), None);
    }
}
