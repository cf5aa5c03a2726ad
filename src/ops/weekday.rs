//! Days of the week as they travel: by their number, from 1 for Monday.

use jiff::civil::Weekday;
use serde::{Deserialize, Deserializer, Serializer, de};

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes what it writes by reference")]
pub(super) fn serialize<S: Serializer>(day: &Weekday, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i8(day.to_monday_one_offset())
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Weekday, D::Error> {
    Weekday::from_monday_one_offset(i8::deserialize(deserializer)?).map_err(de::Error::custom)
}
