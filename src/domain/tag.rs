//! Tags: free labels, found whatever their case.

use super::{Invalid, line};

/// Reads a tag: one line in lower case without commas, which separate tags, and without a leading sign.
pub fn read_tag(text: &str) -> Result<String, Invalid> {
    let tag = line::read_line("tag", &line::fold_width(text))?.to_lowercase();
    let refused = tag.contains([',', '"']) || tag.starts_with(['+', '-', '#']) || tag.len() > 100;
    if refused { Err(Invalid::new("tag", text)) } else { Ok(tag) }
}
