//! The columns of the list, as space allows.

use crate::domain::Record;

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The name by which people know the contact.
    Name,
    /// The main company.
    Company,
    /// The main phone, or else the main e-mail.
    Reach,
    /// All tags.
    Tags,
}

impl Column {
    /// The message that names it.
    pub(super) const fn message(self) -> &'static str {
        match self {
            Column::Name => "screen-column-name",
            Column::Company => "screen-column-company",
            Column::Reach => "screen-column-reach",
            Column::Tags => "screen-column-tags",
        }
    }
}

/// Blank cells between two columns.
pub(super) const GAP: usize = 2;

/// Columns with their widths, for a list of so many cells.
pub(super) fn columns(cells: usize) -> Vec<(Column, usize)> {
    let shares: &[(Column, usize)] = match cells {
        0..30 => &[(Column::Name, 1)],
        30..46 => &[(Column::Name, 5), (Column::Reach, 4)],
        46..64 => &[(Column::Name, 4), (Column::Company, 3), (Column::Reach, 4)],
        64.. => &[(Column::Name, 5), (Column::Company, 4), (Column::Reach, 5), (Column::Tags, 3)],
    };
    let sum: usize = shares.iter().map(|(_, share)| share).sum();
    let room = cells.saturating_sub(GAP * shares.len().saturating_sub(1));
    let mut widths: Vec<_> = shares.iter().map(|(column, share)| (*column, room * share / sum.max(1))).collect();
    let used: usize = widths.iter().map(|(_, width)| width).sum();
    if let Some((_, first)) = widths.first_mut() {
        *first += room.saturating_sub(used);
    }
    widths
}

/// What a contact has in a column.
pub(super) fn value(record: &Record, column: Column) -> String {
    let first = |field: &str| {
        record.items(field).first().map(|(key, item)| {
            if item.typed.is_empty() { record.item_name(key).to_owned() } else { item.typed.clone() }
        })
    };
    match column {
        Column::Name => record.title(),
        Column::Company => first("companies").unwrap_or_default(),
        Column::Reach => first("phones").or_else(|| first("emails")).unwrap_or_default(),
        Column::Tags => record.keys("tags").collect::<Vec<_>>().join(" "),
    }
}
