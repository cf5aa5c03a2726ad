//! In which order a filter shows what it lets through, and how much of that: `sort:-value limit:10`.

use std::fmt;

use crate::domain::Slot;

/// The word that names an order.
pub(super) const SORT: &str = "sort";

/// The word that names how many.
pub(super) const LIMIT: &str = "limit";

/// In which order a filter shows what it lets through, and how much of that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// By what, the most important first.
    pub by: Vec<(Slot, Direction)>,
    /// At most so many; of those that come first in the order.
    pub limit: Option<usize>,
}

impl Arrangement {
    /// Whether nothing was said.
    pub const fn is_empty(&self) -> bool {
        self.by.is_empty() && self.limit.is_none()
    }
}

/// Which way round an order is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The least first.
    Ascending,
    /// The greatest first.
    Descending,
}

impl fmt::Display for Arrangement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (slot, direction)) in self.by.iter().enumerate() {
            f.write_str(if place == 0 { "sort:" } else { "," })?;
            f.write_str(match direction {
                Direction::Ascending => "",
                Direction::Descending => "-",
            })?;
            f.write_str(slot.name())?;
        }
        match (self.by.is_empty(), self.limit) {
            (_, None) => Ok(()),
            (true, Some(limit)) => write!(f, "limit:{limit}"),
            (false, Some(limit)) => write!(f, " limit:{limit}"),
        }
    }
}
