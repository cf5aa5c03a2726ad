//! Filters about when somebody was last in touch, and what is next.

use jiff::{Timestamp, Zoned};

use super::{Moment, parse};
use crate::domain::id::Uuid128;
use crate::domain::touch::{Lateness, Moment as Last, Step, Touch};
use crate::domain::{Kind, Record, RecordId, Slot, Value, When};

fn moment() -> Moment {
    let now: Zoned = "2026-03-02T12:00[Europe/Berlin]".parse().unwrap();
    Moment::new(now, jiff::civil::Weekday::Monday, "Kim", &crate::domain::Catalogue::default())
}

fn day(text: &str) -> When {
    When::Day(text.parse().unwrap())
}

/// One who was called yesterday and has an offer to come, one not seen since January whose visit is overdue, one with
/// something to do some day, and one of whom there is nothing.
fn people() -> Vec<(&'static str, Record)> {
    let touch = |last: Option<(&str, &'static str)>, visited: Option<&str>, next: Option<(Option<&str>, &str)>| {
        let next = next.map(|(due, name)| Step { due: due.map(day), name: name.to_owned() });
        let lateness = Lateness::of(next.as_ref().and_then(|next| next.due.as_ref()), &moment().now);
        let last = last.map(|(at, sort)| Last { at: day(at), sort });
        Touch { last, visited: visited.map(day), next, lateness }
    };
    let all = [
        ("ann", touch(Some(("2026-03-01", "call")), Some("2026-02-10"), Some((Some("2026-03-03"), "send the offer")))),
        ("bob", touch(Some(("2026-01-10", "visit")), Some("2026-01-10"), Some((Some("2026-02-27"), "see him")))),
        ("cid", touch(Some(("2026-02-20", "email")), None, Some((None, "think of something")))),
        ("eve", Touch::default()),
    ];
    let record = |name: &'static str, touch: Touch| {
        let mut record = Record::new(RecordId { kind: Kind::Contact, uuid: Uuid128(1) }, Timestamp::UNIX_EPOCH);
        record.fields.insert("name".into(), Value::Text(name.to_owned()));
        record.touch = Some(Box::new(touch));
        (name, record)
    };
    all.into_iter().map(|(name, touch)| record(name, touch)).collect()
}

fn found(filter: &str) -> String {
    let parsed = parse(filter, Kind::Contact, &moment()).unwrap();
    assert!(parsed.slots().any(Slot::is_touch), "{filter}");
    let people = people();
    let met = people.iter().filter(|(_, record)| parsed.matches(record, &moment()));
    met.map(|(name, _)| *name).collect::<Vec<_>>().join(" ")
}

#[test]
fn people_are_found_by_the_last_contact() {
    assert_eq!(found("last:yesterday"), "ann");
    assert_eq!(found("last:<-30d"), "bob");
    assert_eq!(found("last:2026-02..2026-03"), "ann cid");
    assert_eq!(found("last:call or last:email"), "ann cid");
    assert_eq!(found("no:last"), "eve");
    assert_eq!(found("visited>=2026-02-01"), "ann");
    assert_eq!(found("no:visited"), "cid eve");
    assert_eq!(found("-last:>=-14d"), "bob eve", "nobody was in touch with those of whom there is nothing");
}

#[test]
fn people_are_found_by_the_next_step() {
    assert_eq!(found("next:tomorrow"), "ann");
    assert_eq!(found("next:<=today"), "bob");
    assert_eq!(found("overdue:yes"), "bob");
    assert_eq!(found("has:next"), "ann bob cid", "a step without a day is one, too");
    assert_eq!(found("no:next"), "eve");
    assert_eq!(found("next-step~offer"), "ann");
}

#[test]
fn what_is_no_time_and_no_contact_is_refused() {
    for filter in ["last:sometime", "visited:call", "next:call", "overdue:maybe"] {
        assert!(parse(filter, Kind::Contact, &moment()).is_err(), "{filter}");
    }
    let asks = |filter, of: fn(Slot) -> bool| parse(filter, Kind::Contact, &moment()).unwrap().slots().any(of);
    assert!(!asks("name:ann", Slot::is_touch));
    assert!(!asks("next:today", Slot::names_step) && asks("no:next-step", Slot::names_step));
}
