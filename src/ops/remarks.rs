//! A table that is edited by hand: what becomes of lines that are added, and remarks above it.

use serde::{Deserialize, Serialize};

/// What becomes of lines that somebody adds to a table of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Added {
    /// They are a mistake.
    Refuse,
    /// Each makes a record.
    Make,
}

/// What a remark above a table begins with.
pub const REMARK: char = '#';

/// A table without the remarks above it.
pub fn without_remarks(table: &str) -> &str {
    let mut rest = table;
    while let Some(remark) = rest.strip_prefix(REMARK) {
        rest = remark.split_once('\n').map_or("", |(_, rest)| rest);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_stand_above_a_table_only() {
        assert_eq!(without_remarks("# one\n# two\nname\n# three\n"), "name\n# three\n");
        assert_eq!(without_remarks("# one"), "");
        assert_eq!(without_remarks("name\n"), "name\n");
    }
}
