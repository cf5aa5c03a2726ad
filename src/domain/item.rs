//! What a list keeps beside an item's key: its label, how it was typed, and its place in the list.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One item of a list of e-mails, phones, companies, links or files; the path holds the address, number, name, link or
/// hash itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// `work`, `home`, `mobile` …; for a company the person's role there; may be empty.
    pub label: String,
    /// What was typed, where it differs from the key; else empty.
    pub typed: String,
    /// Its place among its siblings: the lowest is the main one.
    pub order: u32,
    /// Of a file its size in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}
