//! Time zones, by their IANA names.

use jiff::tz::TimeZone;

use super::Invalid;

/// Reads the name of a time zone into its canonical spelling: `europe/berlin` is `Europe/Berlin`.
pub fn read_zone(text: &str) -> Result<String, Invalid> {
    TimeZone::get(text.trim())
        .ok()
        .and_then(|zone| zone.iana_name().map(str::to_owned))
        .ok_or_else(|| Invalid::new("time-zone", text))
}
