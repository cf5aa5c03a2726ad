//! Stand-in for the search room: only what the store needs to compile.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::Record;

/// Case folded away.
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}

/// A collation key.
pub fn sort_key(title: &str) -> String {
    fold(title)
}

/// One record as `find` sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row<'a> {
    /// Which characters occur.
    pub mask: u64,
    /// The title.
    pub title: Cow<'a, str>,
    /// What is shown beside it.
    pub detail: Cow<'a, str>,
    /// What is searched.
    pub terms: Cow<'a, str>,
}

impl Row<'static> {
    /// The row of a record.
    pub fn of(record: &Record) -> Row<'static> {
        let title = record.title();
        let keys = |field| record.keys(field).collect::<Vec<_>>().join("\n");
        let terms = format!("{}\n{}\n{}", fold(&title), keys("emails"), keys("phones"));
        Row { mask: 7, title: title.into(), detail: keys("companies").into(), terms: terms.into() }
    }
}
