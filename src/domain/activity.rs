//! What happened: the sorts of activity, and what each says of those whom it concerns.

use jiff::tz::TimeZone;

use super::{Kind, Record, Value, When};

/// The sorts of activity.
pub const ACTIVITIES: &[&str] = &["call", "visit", "meeting", "email", "message", "note"];

/// Who began it.
pub const DIRECTIONS: &[&str] = &["out", "in"];

/// The sort of an activity for which none is named.
pub const NOTE: &str = "note";

/// Minutes for which somebody is still where they were.
const FRESH: u32 = 10;

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// How old the position of an activity was when it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// It was taken where and when it happened, give or take a few minutes.
    Fresh,
    /// It was taken so many minutes before.
    Older(u32),
    /// It was taken so many minutes after.
    Newer(u32),
    /// Nobody said when it was taken, or not precisely enough to tell.
    Unknown,
}

/// When it happened.
pub fn at(activity: &Record) -> Option<&When> {
    activity.value("at").and_then(Value::as_when)
}

/// Whether somebody was spoken or written to; a note is only about them.
pub fn is_contact(activity: &Record) -> bool {
    activity.text("type") != NOTE
}

/// How old the position of an activity was when it happened, as its field `fixed` tells; nothing of one without a
/// position and of other records. Days are those of the clocks of `zone`.
pub fn age_of_position(activity: &Record, zone: &TimeZone) -> Option<Age> {
    if activity.id.kind != Kind::Activity {
        return None;
    }
    activity.value("position")?;
    let fixed = activity.value("fixed").and_then(Value::as_when);
    Some(fixed.zip(at(activity)).and_then(|(fixed, at)| age(fixed, at, zone)).unwrap_or(Age::Unknown))
}

/// Nothing if that cannot be told.
fn age(fixed: &When, at: &When, zone: &TimeZone) -> Option<Age> {
    let minutes = match (fixed, at) {
        (When::At(fixed), When::At(at)) => at.timestamp().duration_since(fixed.timestamp()).as_secs() / 60,
        (When::Day(_) | When::At(_), When::Day(_) | When::At(_)) => {
            let days = fixed.date_in(zone).until(at.date_in(zone)).ok()?.get_days();
            i64::from(days) * i64::from(DAY)
        }
    };
    // A day says less than a moment on it.
    if minutes == 0 && matches!((fixed, at), (When::Day(_), When::At(_))) {
        return None;
    }
    let apart = u32::try_from(minutes.unsigned_abs()).ok()?;
    Some(match minutes {
        _ if apart <= FRESH => Age::Fresh,
        1.. => Age::Older(apart),
        _ => Age::Newer(apart),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Uuid128;
    use crate::domain::{Path, RecordId};

    fn visit(kind: Kind, at: &str, fixed: &str) -> Record {
        let mut record = Record::new(RecordId { kind, uuid: Uuid128(1) }, jiff::Timestamp::UNIX_EPOCH);
        record.fields.insert(Path::one("position"), Value::Position("52.52,13.405".parse().unwrap()));
        for (key, when) in [("at", at), ("fixed", fixed)].into_iter().filter(|(_, when)| !when.is_empty()) {
            record.fields.insert(Path::one(key), Value::When(when.parse().unwrap()));
        }
        record
    }

    #[test]
    fn a_position_is_as_old_as_the_activity_only_if_it_was_taken_then() {
        const NINE: &str = "2026-03-02T09:00:00+01:00[Europe/Berlin]";
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        for (at, fixed, age) in [
            (NINE, NINE, Age::Fresh),
            (NINE, "2026-03-02T08:50:00+01:00[Europe/Berlin]", Age::Fresh),
            (NINE, "2026-03-02T08:49:00+01:00[Europe/Berlin]", Age::Older(11)),
            (NINE, "2026-03-02T07:00:00+01:00[Europe/Berlin]", Age::Older(120)),
            (NINE, "2026-03-02T16:00:00+08:00[Asia/Shanghai]", Age::Fresh),
            (NINE, "2026-03-02T09:10:30+01:00[Europe/Berlin]", Age::Fresh),
            (NINE, "2026-03-02T17:00:00+01:00[Europe/Berlin]", Age::Newer(480)),
            (NINE, "", Age::Unknown),
            ("", NINE, Age::Unknown),
            (NINE, "2026-03-02", Age::Unknown),
            (NINE, "2026-02-28", Age::Older(2880)),
            ("2026-03-02", NINE, Age::Fresh),
            ("2026-03-02", "2026-03-02", Age::Fresh),
            ("2026-03-02", "2026-03-04", Age::Newer(2880)),
            // Clocks were put forward by an hour in between.
            ("2026-03-29T04:00:00+02:00[Europe/Berlin]", "2026-03-29T01:00:00+01:00[Europe/Berlin]", Age::Older(120)),
        ] {
            let visit = visit(Kind::Activity, at, fixed);
            assert_eq!(age_of_position(&visit, &berlin), Some(age), "{at} {fixed}");
        }
        let without = Record::new(visit(Kind::Activity, NINE, "").id, jiff::Timestamp::UNIX_EPOCH);
        assert_eq!(age_of_position(&without, &berlin), None);
        assert_eq!(age_of_position(&visit(Kind::Task, NINE, ""), &berlin), None);
    }
}
