//! What happened: the sorts of activity, and what each says of those whom it concerns.

use super::{Record, Value, When};

/// The sorts of activity.
pub const ACTIVITIES: &[&str] = &["call", "visit", "meeting", "email", "message", "note"];

/// Who began it.
pub const DIRECTIONS: &[&str] = &["out", "in"];

/// The sort of an activity for which none is named.
pub const NOTE: &str = "note";

/// When it happened.
pub fn at(activity: &Record) -> Option<&When> {
    activity.value("at").and_then(Value::as_when)
}

/// Whether somebody was spoken or written to; a note is only about them.
pub fn is_contact(activity: &Record) -> bool {
    activity.text("type") != NOTE
}
