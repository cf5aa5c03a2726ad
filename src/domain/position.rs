//! Points on the globe.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Invalid, line};

/// Millionths of a degree in one degree.
const MICRO: f64 = 1_000_000.0;

/// A point in WGS 84, kept in millionths of a degree (about 0.1 m) so that it is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// Latitude in millionths of a degree, north positive.
    pub latitude: i32,
    /// Longitude in millionths of a degree, east positive.
    pub longitude: i32,
}

impl FromStr for Position {
    type Err = Invalid;

    /// Reads `52.5200, 13.4050`: latitude first, as people copy it from a map.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let invalid = || Invalid::new("position", text);
        let plain = line::fold_width(text.trim());
        let plain = plain.strip_prefix("geo:").unwrap_or(&plain);
        let (latitude, longitude) = plain.split_once(',').ok_or_else(invalid)?;
        let degrees = |text: &str, most: f64| {
            let degrees: f64 = text.trim().parse().map_err(|_| invalid())?;
            // The bound keeps the product well inside i32.
            #[expect(clippy::cast_possible_truncation, reason = "at most 180 million")]
            let micro = (degrees.abs() <= most).then(|| (degrees * MICRO).round() as i32);
            micro.ok_or_else(invalid)
        };
        Ok(Position { latitude: degrees(latitude, 90.0)?, longitude: degrees(longitude, 180.0)? })
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", f64::from(self.latitude) / MICRO, f64::from(self.longitude) / MICRO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_shown_as_it_was_read() {
        for text in ["52.52,13.405", "-33.868819,151.209295", "0,0"] {
            assert_eq!(text.parse::<Position>().unwrap().to_string(), text);
        }
        for bad in ["52.52", "91,0", "0,181", "NaN,0", "a,b"] {
            assert!(bad.parse::<Position>().is_err(), "{bad}");
        }
    }
}
