//! The made-up book as rows: believable, readable and the same again.

use std::collections::BTreeMap;

use jiff::Zoned;
use uuid::Uuid;

use super::{Asked, rows};
use crate::domain::phone::read_phone;
use crate::domain::{Kind, Path, RecordId, Value};
use crate::ops::{Act, Edit, Row, Target};

const MONDAY: &str = "2026-03-02T09:30:00+01:00[Europe/Berlin]";

fn made(seed: u64, now: &str, me: &str) -> Vec<Row> {
    let now: Zoned = now.parse().unwrap();
    let mut last = 0;
    let mut fresh = || {
        last += 1;
        Uuid::from_u128(last)
    };
    rows(&Asked { seed, now: &now, me }, &mut fresh).into_iter().map(Result::unwrap).collect()
}

fn edits(row: &Row) -> &[Edit] {
    let Act::Edit(edits) = &row.act else { panic!("{row:?}") };
    edits
}

fn id(row: &Row) -> RecordId {
    let Target::Id(id, None) = row.target else { panic!("{row:?}") };
    id
}

fn value<'a>(row: &'a Row, key: &str) -> Option<&'a Value> {
    edits(row).iter().find_map(|edit| match edit {
        Edit::Put(path, value) if path.as_str() == key => Some(value),
        Edit::Put(..) | Edit::Link(..) | Edit::PutPart(..) | Edit::Remove(_) | Edit::Clear(_) | Edit::Replace(..) => {
            None
        }
    })
}

fn texts(rows: &[Row], kind: Kind, key: &str) -> Vec<String> {
    let of_kind = rows.iter().filter(|row| row.kind == kind);
    of_kind.filter_map(|row| value(row, key)).map(ToString::to_string).collect()
}

#[test]
fn the_same_seed_moment_and_name_give_the_same_book_and_another_seed_another_one() {
    assert_eq!(made(1, MONDAY, "Kim"), made(1, MONDAY, "Kim"));
    assert_ne!(texts(&made(1, MONDAY, "Kim"), Kind::Deal, "name"), texts(&made(2, MONDAY, "Kim"), Kind::Deal, "name"));
}

#[test]
fn every_seed_on_every_day_gives_a_book_without_a_bad_row() {
    let days = [
        "2026-02-28T00:05:00+01:00[Europe/Berlin]",
        "2024-02-29T23:55:00+08:00[Asia/Shanghai]",
        "2026-03-29T12:00:00+02:00[Europe/Berlin]",
        "2026-12-31T08:00:00Z[UTC]",
    ];
    for (seed, day) in (0..24).zip(days.into_iter().cycle()) {
        for me in ["Kim", "", "赵晨曦"] {
            let rows = made(seed, day, me);
            assert!(rows.len() > 1_200, "{}", rows.len());
            let users = texts(&rows, Kind::User, "name");
            assert!(users.iter().all(|name| users.iter().filter(|other| *other == name).count() == 1), "{users:?}");
        }
    }
}

#[test]
fn every_row_links_only_to_those_before_it() {
    let mut known: BTreeMap<String, Kind> = BTreeMap::new();
    for row in made(3, MONDAY, "Kim") {
        for edit in edits(&row) {
            let Edit::Put(path, value) = edit else { panic!("{edit:?}") };
            let linked = match (path.field(), value) {
                (_, Value::Record(uuid)) => Some(uuid.to_string()),
                ("companies" | "contacts" | "deals", _) => path.item_key().map(str::to_owned),
                _ => None,
            };
            assert!(linked.as_ref().is_none_or(|uuid| known.contains_key(uuid)), "{path:?} {value:?}");
        }
        assert!(known.insert(id(&row).uuid.to_string(), row.kind).is_none());
    }
}

#[test]
fn phone_numbers_are_what_reading_them_would_give() {
    let mut read = BTreeMap::new();
    for row in &made(1, MONDAY, "Kim") {
        for edit in edits(row) {
            let Edit::Put(path, Value::Item(item)) = edit else { continue };
            if path.field() == "phones" {
                // One of each pattern is enough: to read one takes a while.
                read.insert(item.typed.chars().take(9).collect::<String>(), (path.clone(), item.typed.clone()));
            }
        }
    }
    assert!(read.len() > 15, "{read:?}");
    let is_bad = |(path, typed): &(Path, String)| {
        read_phone(typed, None).map_or(true, |number| *path != Path::item("phones", &number))
    };
    let bad: Vec<_> = read.into_values().filter(is_bad).collect();
    assert!(bad.is_empty(), "{bad:?}");
}

#[test]
fn nothing_happened_that_is_yet_to_come_and_deals_move_forward() {
    let rows = made(5, MONDAY, "Kim");
    let now: Zoned = MONDAY.parse().unwrap();
    for row in rows.iter().filter(|row| row.kind == Kind::Activity) {
        let Some(Value::When(at)) = value(row, "at") else { panic!("{row:?}") };
        assert!(at.start(now.time_zone()) < now.timestamp(), "{at:?}");
    }
    for row in rows.iter().filter(|row| row.kind == Kind::Deal) {
        let moves = edits(row).iter().map(Edit::path).filter(|path| path.field() == "moves");
        let days: Vec<&str> = moves.filter_map(Path::item_key).collect();
        assert!(!days.is_empty() && days.is_sorted_by(|one, next| one < next), "{days:?}");
        assert!(days.last() <= Some(&"2026-03-02"), "{days:?}");
    }
}
