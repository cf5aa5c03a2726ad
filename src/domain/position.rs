//! Points on the globe.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Invalid, line};

/// Millionths of a degree in one degree.
const MICRO: f64 = 1_000_000.0;

/// The mean radius of the Earth in metres, after the International Union of Geodesy and Geophysics.
const EARTH_METRES: f64 = 6_371_008.8;

/// A point in WGS 84, kept in millionths of a degree (about 0.1 m) so that it is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// Latitude in millionths of a degree, north positive.
    pub latitude: i32,
    /// Longitude in millionths of a degree, east positive.
    pub longitude: i32,
}

impl Position {
    /// How far it is to another point, in metres along a great circle of the mean sphere. By the haversine formula:
    /// R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68 (1984), 159.
    pub fn metres_to(self, other: Position) -> f64 {
        let radians = |micro: i32| (f64::from(micro) / MICRO).to_radians();
        let (here, there) = (radians(self.latitude), radians(other.latitude));
        let (north, east) = (there - here, radians(other.longitude) - radians(self.longitude));
        let half = (north / 2.0).sin().powi(2) + here.cos() * there.cos() * (east / 2.0).sin().powi(2);
        2.0 * EARTH_METRES * half.sqrt().min(1.0).asin()
    }
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

/// A distance in metres as people write it: `20km`, `1500m`.
pub fn distance(metres: u32) -> String {
    if metres > 0 && metres.is_multiple_of(1000) { format!("{}km", metres / 1000) } else { format!("{metres}m") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_a_great_circle() {
        let metres = |a: &str, b: &str| a.parse::<Position>().unwrap().metres_to(b.parse().unwrap());
        // Half the way round the equator, a quarter of a meridian, and Berlin to Munich.
        assert!((metres("0,0", "0,180") - 20_015_114.4).abs() < 1.0);
        assert!((metres("0,13", "90,0") - 10_007_557.2).abs() < 1.0);
        assert!((metres("52.52,13.405", "48.1374,11.5755") - 504_400.0).abs() < 500.0);
        assert!(metres("52.52,13.405", "52.52,13.405") < 1e-9);
        assert!((metres("10,179.9", "10,-179.9") - 21_900.0).abs() < 100.0);
    }

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
