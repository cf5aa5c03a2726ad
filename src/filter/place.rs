//! Records near a point: `near:"Acme Inc"<20km`, `near:52.52,13.40<5km`.

use std::fmt;
use std::sync::Arc;

use super::error::Fault;
use super::moment::Moment;
use super::operand::Literal;
use crate::domain::position::distance;
use crate::domain::{Position, line};
use crate::search::fold;

/// The word that asks for it.
pub(super) const NEAR: &str = "near";

/// How long the units of distance are, in metres.
const UNITS: &[(&str, f64)] = &[("km", 1000.0), ("公里", 1000.0), ("mi", 1609.344), ("m", 1.0), ("米", 1.0)];

/// The farthest that two points of the globe are from each other is less, in metres.
const FARTHEST: f64 = 21_000_000.0;

/// Where the records are by which a filter names places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(Arc<[(String, Position)]>);

impl Places {
    /// These and another one.
    #[must_use]
    pub fn with(&self, reference: &str, position: Position) -> Places {
        Places(self.0.iter().cloned().chain([(fold(reference), position)]).collect())
    }

    fn find(&self, reference: &str) -> Option<Position> {
        let reference = fold(reference);
        self.0.iter().find(|(known, _)| *known == reference).map(|(_, position)| *position)
    }
}

/// What lies within a distance of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The point, as it was written: a record, or coordinates.
    pub place: String,
    /// Where it is.
    pub position: Position,
    /// How far away it may be, in metres.
    pub metres: u32,
}

impl Near {
    /// What lies right at a place, as it stands before the sign.
    pub(super) fn at(place: &str, moment: &Moment) -> Result<Near, Fault> {
        if let Ok(position) = place.parse::<Position>() {
            return Ok(Near { place: position.to_string(), position, metres: 0 });
        }
        let known = moment.places.find(place);
        let position = known.ok_or_else(|| Fault::UnknownPlace { reference: place.to_owned() })?;
        Ok(Near { place: place.to_owned(), position, metres: 0 })
    }

    /// The same within a distance, as it stands behind the sign.
    pub(super) fn within(self, distance: &str) -> Result<Near, Fault> {
        let metres = read_distance(distance).ok_or_else(|| Fault::Distance { found: distance.to_owned() })?;
        Ok(Near { metres, ..self })
    }

    /// Whether a point is near enough.
    pub(super) fn holds(&self, position: Position) -> bool {
        self.position.metres_to(position) <= f64::from(self.metres)
    }
}

/// A distance in whole metres; without a unit it is in kilometres.
fn read_distance(text: &str) -> Option<u32> {
    let plain = line::fold_width(text.trim()).to_lowercase();
    let unit = UNITS.iter().find_map(|(unit, metres)| Some((plain.strip_suffix(unit)?, *metres)));
    let (number, unit) = unit.unwrap_or((&plain, 1000.0));
    let number: f64 = number.trim().parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0)?;
    // The bound keeps it well inside u32.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and at most 21 million")]
    let metres = (number * unit).min(FARTHEST).round() as u32;
    Some(metres)
}

impl fmt::Display for Near {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place == self.position.to_string() {
            write!(f, "near:{}<{}", self.place, distance(self.metres))
        } else {
            write!(f, "near:{}<{}", Literal::new(&self.place), distance(self.metres))
        }
    }
}
