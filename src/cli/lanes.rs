//! The lanes of a board: a table of them, rows for scripts, and them as JSON.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Shell;
use super::board::{AsTotals, cells};
use super::halt::Halt;
use super::sheet::{Form, Sheet};
use crate::ops::answer::{Board, Lane};
use crate::ops::query::Lanes;

/// A table of lanes: how many deals of each are in which stage, and what the open ones are worth.
pub(super) fn print_lanes(shell: &mut Shell<'_>, board: &Board, by: Lanes) -> Result<(), Halt> {
    let row = |lane: &Lane| {
        let none = || shell.text.say("cli-board-lane-none", &[("by", by.as_str().into())]);
        let name = lane.name.clone().unwrap_or_else(none);
        let counts = lane.counts.iter().map(|count| if *count == 0 { String::new() } else { count.to_string() });
        let worth: Vec<String> =
            lane.open.iter().map(|(currency, total)| shell.text.sum(total.sum, currency)).collect();
        std::iter::once(name).chain(counts).chain([worth.join(", ")]).collect::<Vec<String>>()
    };
    let rows: Vec<Vec<String>> = board.lanes.iter().map(row).collect();
    let stages = board.columns.iter().map(|column| column.stage.title());
    let ends = [shell.text.choice(by.as_str()), shell.text.get("cli-board-open")];
    let [first, last] = ends;
    let head: Vec<String> = std::iter::once(first).chain(stages).chain([last]).collect();
    let numbers = 1..head.len();
    Sheet::new(Form::Table(shell.width), head, 1).with_numbers(numbers).write(&mut shell.out, &rows)
}

/// The rows of lanes for scripts: of each lane its stages that have deals, as a board that is not divided has them.
pub(super) fn rows(board: &Board) -> Vec<Vec<String>> {
    let shares = board.lanes.iter().flat_map(|lane| (0..).zip(&board.columns).map(move |at| (lane, at)));
    let rows = shares.flat_map(|(lane, (number, column))| {
        let Some(share) = Share::of(lane, number) else { return Vec::new() };
        let name = share.name.unwrap_or_default().to_owned();
        let rows = cells(&column.stage, share.count, share.totals.0).into_iter();
        rows.map(|row| std::iter::once(name.clone()).chain(row).collect()).collect()
    });
    rows.collect()
}

/// What a lane has in one column.
#[derive(Serialize)]
struct Share<'a> {
    name: Option<&'a str>,
    count: usize,
    totals: AsTotals<'a>,
}

impl<'a> Share<'a> {
    /// Nothing where a lane has no deals.
    fn of(lane: &'a Lane, column: usize) -> Option<Share<'a>> {
        let count = lane.counts.get(column).copied().filter(|count| *count > 0)?;
        Some(Share { name: lane.name.as_deref(), count, totals: AsTotals(lane.totals.get(column)?) })
    }
}

/// What a column has of each lane, as JSON.
pub(super) struct AsShares<'a> {
    /// All lanes.
    pub(super) lanes: &'a [Lane],
    /// The number of the column.
    pub(super) column: usize,
}

impl Serialize for AsShares<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.lanes.iter().filter_map(|lane| Share::of(lane, self.column)))
    }
}

/// Lanes as JSON.
pub(super) struct AsLanes<'a>(pub(super) &'a [Lane]);

impl Serialize for AsLanes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(AsLane))
    }
}

struct AsLane<'a>(&'a Lane);

impl Serialize for AsLane<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Lane { name, counts, totals, open } = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", name)?;
        map.serialize_entry("counts", counts)?;
        map.serialize_entry("totals", &totals.iter().map(AsTotals).collect::<Vec<_>>())?;
        map.serialize_entry("open", &AsTotals(open))?;
        map.end()
    }
}
