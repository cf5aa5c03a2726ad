//! Postal addresses: read in one go, kept part by part.

use super::field::Part;
use super::tables::ADDRESS_PARTS;
use super::{Invalid, line};

/// The label of an address that was given none.
pub const DEFAULT_LABEL: &str = "work";

/// The parts of an address with what was written for each.
pub type PartTexts = Vec<(&'static Part, String)>;

/// Reads `work: 12 High St; city=Berlin; postcode=10115; country=DE` into its label and its parts as text.
///
/// What stands without `part=` is the street.
pub fn read_address(text: &str) -> Result<(String, PartTexts), Invalid> {
    let invalid = || Invalid::new("address", text).among(ADDRESS_PARTS.iter().map(|part| part.name));
    let plain = text.replace('；', ";").replace('：', ":");
    let (label, body) = match plain.split_once(':') {
        Some((label, body)) if read_label(label).is_ok() => (read_label(label)?, body),
        Some(_) | None => (DEFAULT_LABEL.to_owned(), plain.as_str()),
    };
    let mut parts = Vec::new();
    for piece in body.split(';').map(str::trim).filter(|piece| !piece.is_empty()) {
        let (name, value) = piece.split_once('=').unwrap_or(("street", piece));
        let part = part_named(name.trim()).ok_or_else(invalid)?;
        parts.push((part, value.trim().to_owned()));
    }
    if parts.is_empty() { Err(invalid()) } else { Ok((label, parts)) }
}

/// The part of an address that is called `name`.
pub fn part_named(name: &str) -> Option<&'static Part> {
    ADDRESS_PARTS.iter().find(|part| part.name == name)
}

/// Reads a label such as `work` or `home`: one word, so that it can stand in a path.
pub fn read_label(text: &str) -> Result<String, Invalid> {
    let label = line::read_line("label", text)?.to_lowercase();
    if label.contains(['/', ';', '=', ',', ' ']) { Err(Invalid::new("label", text)) } else { Ok(label) }
}
