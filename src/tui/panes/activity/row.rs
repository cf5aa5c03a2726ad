//! One row of the log: when on its day, what it was, with whom, and what there is to say of it.

use crate::domain::{Record, activity};
use crate::tui::model::Model;
use crate::tui::widgets::cells;
use crate::tui::widgets::hits::Hits;

/// Cells of a time of day.
pub(super) const TIME: usize = 5;

/// Cells of a sort.
pub(super) const SORT: usize = 7;

/// From so many cells on, people stand in a column of their own.
const ROOMY: usize = 60;

/// The widths of the columns in so many cells: time, sort, who, text. Those whom it concerns stand before the text
/// where there is no room for them.
pub(super) fn widths(cells: usize, gap: usize) -> [usize; 4] {
    let rest = cells.saturating_sub(TIME + SORT + 2 * gap);
    if cells < ROOMY {
        return [TIME, SORT, 0, rest];
    }
    let who = rest * 3 / 8;
    [TIME, SORT, who, rest.saturating_sub(who + gap)]
}

/// What an activity has in the columns; where words are searched for, they may stand below its first line.
pub(super) fn values(model: &Model, record: &Record, hits: &Hits) -> [String; 4] {
    let time = activity::at(record).and_then(|at| at.time_in(model.now.time_zone()));
    let sort = model.text.choice(record.text("type"));
    [time.unwrap_or_default(), sort, who(record), said(record, hits)].map(|text| cells::shown(&text))
}

/// Those whom it concerns: people, else companies, else deals.
fn who(record: &Record) -> String {
    let concerned = ["contacts", "companies", "deals"].into_iter().map(|field| record.items(field));
    let first = concerned.into_iter().find(|items| !items.is_empty()).unwrap_or_default();
    first.iter().map(|(key, _)| record.item_name(key)).collect::<Vec<_>>().join(", ")
}

/// What was noted, and what came of it.
fn said(record: &Record, hits: &Hits) -> String {
    let whole = record.text("text");
    let text = if hits.are_sought() { whole } else { whole.lines().next().unwrap_or_default() };
    let parts = [text, record.text("outcome")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
