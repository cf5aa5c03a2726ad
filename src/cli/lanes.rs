//! The lanes of a board: a table of them, and them as JSON.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Shell;
use super::board::AsTotals;
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
        let Lane { name, counts, open } = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", name)?;
        map.serialize_entry("counts", counts)?;
        map.serialize_entry("open", &AsTotals(open))?;
        map.end()
    }
}
