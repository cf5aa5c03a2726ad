//! The lanes of the board: the rows of cards that go through all columns, lane by lane. In every column the deals of the
//! first lane come first, so that the cards of some rows follow each other. A lane is as high as the columns that are seen
//! need it; one that has nothing there is left out.

use crate::domain::deal::Totals;
use crate::ops::answer;

/// The lanes in their order; none where the board is not divided.
#[derive(Debug, Default)]
pub(crate) struct Lanes(Vec<Lane>);

/// Deals that have something in common.
#[derive(Debug)]
pub(crate) struct Lane {
    /// What they have in common; nothing if they have nothing.
    pub(crate) name: Option<String>,
    /// How many there are, column by column.
    counts: Vec<usize>,
    /// What those of them are worth that are open.
    pub(crate) open: Totals,
    /// The position of the first one, column by column.
    starts: Vec<usize>,
    /// Its first row, and how many it has.
    first: usize,
    rows: usize,
}

impl Lane {
    /// How many deals are in it.
    pub(crate) fn count(&self) -> usize {
        self.counts.iter().sum()
    }

    fn share(&self, column: usize) -> (usize, usize) {
        let of = |all: &[usize]| all.get(column).copied().unwrap_or_default();
        (of(&self.starts), of(&self.counts))
    }
}

impl Lanes {
    /// The lanes that were read.
    pub(super) fn of(read: Vec<answer::Lane>) -> Lanes {
        let mut next = Vec::new();
        let lanes = read.into_iter().map(|answer::Lane { name, counts, open, .. }| {
            next.resize(counts.len().max(next.len()), 0);
            let starts = next.clone();
            next.iter_mut().zip(&counts).for_each(|(next, count)| *next += count);
            Lane { name, counts, open, starts, first: 0, rows: 0 }
        });
        Lanes(lanes.collect())
    }

    /// Gives each lane the rows that these columns need.
    pub(super) fn measure(&mut self, columns: &[usize]) {
        let mut next = 0;
        for lane in &mut self.0 {
            lane.first = next;
            lane.rows = columns.iter().map(|column| lane.share(*column).1).max().unwrap_or_default();
            next += lane.rows;
        }
    }

    /// Whether the board is not divided.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A lane by its number.
    pub(crate) fn lane(&self, number: usize) -> Option<&Lane> {
        self.0.get(number)
    }

    /// How many rows all of them have.
    pub(super) fn rows(&self) -> usize {
        self.0.last().map_or(0, |lane| lane.first + lane.rows)
    }

    /// The number of the lane to which a row belongs.
    pub(super) fn of_row(&self, row: usize) -> usize {
        self.0.partition_point(|lane| lane.first <= row).saturating_sub(1)
    }

    /// The number of the lane in which a card of a column is.
    pub(crate) fn of_card(&self, column: usize, position: usize) -> usize {
        self.0.partition_point(|lane| lane.share(column).0 <= position).saturating_sub(1)
    }

    /// The row in which a card of a column stands.
    pub(crate) fn row(&self, column: usize, position: usize) -> usize {
        let lane = self.lane(self.of_card(column, position));
        lane.map_or(0, |lane| {
            lane.first + position.saturating_sub(lane.share(column).0).min(lane.rows.saturating_sub(1))
        })
    }

    /// The card of a column that stands in a row, if one does.
    pub(super) fn card(&self, column: usize, row: usize) -> Option<usize> {
        let lane = self.lane(self.of_row(row))?;
        let ((start, count), nth) = (lane.share(column), row.checked_sub(lane.first)?);
        (nth < count.min(lane.rows)).then_some(start + nth)
    }

    /// The card of a column that is nearest to a row: the last one of its lane, or else the first one of a later lane.
    pub(crate) fn nearest(&self, column: usize, row: usize) -> usize {
        let Some(lane) = self.lane(self.of_row(row)) else { return 0 };
        let (start, count) = lane.share(column);
        start + row.saturating_sub(lane.first).min(count.saturating_sub(1))
    }

    /// How many cards of a column stand above a row.
    pub(super) fn above(&self, column: usize, row: usize) -> usize {
        let Some(lane) = self.lane(self.of_row(row)) else { return 0 };
        let (start, count) = lane.share(column);
        start + row.saturating_sub(lane.first).min(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three lanes of two columns: 2 and 1 deals, none and 3, 1 and none.
    fn lanes() -> Lanes {
        let lane = |counts: [usize; 2]| answer::Lane { counts: counts.to_vec(), ..answer::Lane::default() };
        let mut lanes = Lanes::of([[2, 1], [0, 3], [1, 0]].map(lane).to_vec());
        lanes.measure(&[0, 1]);
        lanes
    }

    #[test]
    fn cards_stand_in_rows_that_go_through_all_columns() {
        let lanes = lanes();
        assert_eq!(lanes.rows(), 6);
        let cards = |column| (0..6).map(|row| lanes.card(column, row)).collect::<Vec<_>>();
        assert_eq!(cards(0), [Some(0), Some(1), None, None, None, Some(2)]);
        assert_eq!(cards(1), [Some(0), None, Some(1), Some(2), Some(3), None]);
        for (column, count) in [(0, 3), (1, 4)] {
            for position in 0..count {
                assert_eq!(lanes.card(column, lanes.row(column, position)), Some(position));
            }
        }
    }

    #[test]
    fn a_lane_without_a_card_in_what_is_seen_is_left_out() {
        let mut lanes = lanes();
        lanes.measure(&[0]);
        assert_eq!((lanes.rows(), [0, 1, 2].map(|row| lanes.of_row(row))), (3, [0, 0, 2]));
        assert_eq!([0, 1, 2].map(|row| lanes.card(0, row)), [Some(0), Some(1), Some(2)]);
        lanes.measure(&[]);
        assert_eq!((lanes.rows(), lanes.card(0, 0), lanes.row(1, 3)), (0, None, 0));
    }

    #[test]
    fn beside_an_empty_place_is_the_nearest_card() {
        let lanes = lanes();
        assert_eq!([0, 1, 2, 5].map(|row| lanes.nearest(1, row)), [0, 0, 1, 4]);
        assert_eq!([2, 4, 5].map(|row| lanes.nearest(0, row)), [2, 2, 2]);
        assert_eq!([0, 1, 2, 5].map(|row| lanes.above(0, row)), [0, 1, 2, 2]);
    }
}
