//! `--now WHEN`: the moment that a command is given to believe in.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::domain::Invalid;
use crate::domain::line::fold_width;

/// Reads a moment: `2026-03-02T09:00:00Z`, `2026-03-02T09:00:00+01:00[Europe/Berlin]`, and in `zone`
/// `2026-03-02 9:00` and `2026-03-02`, which is its midnight.
pub fn moment(text: &str, zone: &TimeZone) -> Result<Zoned, Invalid> {
    let invalid = || Invalid::new("moment", text);
    let plain = fold_width(text.trim());
    if let Ok(zoned) = plain.parse::<Zoned>() {
        return Ok(zoned);
    }
    if let Ok(timestamp) = plain.parse::<Timestamp>() {
        return Ok(timestamp.to_zoned(zone.clone()));
    }
    let local = read_local(&plain).ok_or_else(invalid)?;
    zone.to_ambiguous_zoned(local).compatible().map_err(|_| invalid())
}

fn read_local(text: &str) -> Option<DateTime> {
    if let Ok(date) = text.parse::<Date>()
        && text.len() == "2026-03-02".len()
    {
        return Some(date.at(0, 0, 0, 0));
    }
    let formats = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    formats.iter().find_map(|format| DateTime::strptime(format, text).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_machines_and_people_write_it() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        for (text, shown) in [
            ("2026-03-02T09:00:00Z", "2026-03-02T10:00:00+01:00[Europe/Berlin]"),
            ("2026-03-02T09:00:00-05:00", "2026-03-02T15:00:00+01:00[Europe/Berlin]"),
            ("2026-03-02T09:00:00+09:00[Asia/Tokyo]", "2026-03-02T09:00:00+09:00[Asia/Tokyo]"),
            ("2026-03-02 9:00", "2026-03-02T09:00:00+01:00[Europe/Berlin]"),
            ("２０２６-03-02 09:30:15", "2026-03-02T09:30:15+01:00[Europe/Berlin]"),
            ("2026-07-02", "2026-07-02T00:00:00+02:00[Europe/Berlin]"),
        ] {
            assert_eq!(moment(text, &berlin).unwrap().to_string(), shown, "{text}");
        }
        for bad in ["", "now", "2026-02-30", "2026-03-02 25:00", "03-02"] {
            assert_eq!(moment(bad, &berlin).unwrap_err().what, "moment", "{bad}");
        }
    }
}
