//! A Monday on which there is something of everything, for tests of the day.

use jiff::civil::{Date, date};

use super::book::record;
use super::trial::Trial;
use crate::domain::id::Uuid128;
use crate::domain::item::Item;
use crate::domain::stage::{Outcome, Standing};
use crate::domain::{Kind, Path, Record, Value, When};
use crate::ops::answer::{Agenda, Celebration, Day, Month, Quiet};

pub(super) const TODAY: Date = date(2026, 3, 2);

pub(super) fn task(number: u128, name: &str, values: &[(&str, &str)]) -> Record {
    record(Kind::Task, number, &[&[("name", name)], values].concat())
}

/// Lets a record link to one that is called so.
pub(super) fn linked(mut record: Record, field: &str, name: &str) -> Record {
    let uuid = Uuid128(70_000 + u128::try_from(record.names.len()).unwrap() + record.id.uuid.0 * 10);
    let item = Item::default();
    record.fields.insert(Path::item(field, &uuid.to_string()), Value::Item(item));
    record.names.insert(uuid, name.to_owned());
    record
}

pub(super) fn deal(number: u128, name: &str, value: &str, since: &str) -> Record {
    let mut deal = record(Kind::Deal, number, &[("name", name), ("value", value)]);
    let stage = Uuid128(800);
    deal.fields.insert(Path::item("moves", since), Value::Record(stage));
    deal.fields.insert(Path::one("stage"), Value::Record(stage));
    deal.names.insert(stage, "Proposal".to_owned());
    deal.standing = Some(Standing { outcome: Outcome::Open, probability: 50, rot: Some(21) });
    deal
}

/// A Monday on which there is something of everything.
pub(super) fn monday() -> Agenda {
    let person = |number, name| record(Kind::Contact, number, &[("name", name)]);
    let born = |number, name, day| record(Kind::Contact, number, &[("name", name), ("birthday", day)]);
    let visit = [
        ("type", "visit"),
        ("due", "2026-03-02T14:00:00+01:00[Europe/Berlin]"),
        ("duration", "90"),
        ("place", "Gate 3"),
    ];
    let mut month = Month { won: 2, lost: 1, ..Month::default() };
    month.value.add(&deal(90, "Won", "12500 EUR", "2026-03-01"));
    for sort in ["call", "call", "visit", "note"] {
        month.count(sort);
    }
    Agenda {
        from: TODAY,
        overdue: vec![
            linked(task(1, "send samples", &[("due", "2026-02-27")]), "contacts", "Jane Doe"),
            task(
                2,
                "call back",
                &[("due", "2026-03-01T16:30:00+01:00[Europe/Berlin]"), ("type", "call"), ("priority", "high")],
            ),
        ],
        days: vec![
            Day {
                date: TODAY,
                tasks: vec![
                    task(3, "order paper", &[("due", "2026-03-02")]),
                    linked(
                        task(
                            4,
                            "ask for the order",
                            &[("due", "2026-03-02T09:00:00+01:00[Europe/Berlin]"), ("type", "call")],
                        ),
                        "contacts",
                        "张伟",
                    ),
                    linked(task(5, "see the new hall", &visit), "companies", "北京科技有限公司"),
                ],
            },
            Day { date: date(2026, 3, 3), tasks: vec![task(6, "write the report", &[("due", "2026-03-03")])] },
            Day {
                date: date(2026, 3, 5),
                tasks: vec![
                    task(7, "tidy up", &[("due", "2026-03-05")]),
                    linked(
                        task(
                            8,
                            "年度框架协议谈判",
                            &[("due", "2026-03-05T10:00:00+01:00[Europe/Berlin]"), ("type", "meeting")],
                        ),
                        "companies",
                        "华光机电",
                    ),
                ],
            },
        ],
        rotten: vec![
            deal(11, "Pumps for the harbour", "48000 EUR", "2026-01-02"),
            deal(12, "产线升级改造（含安装与培训）", "3500000 CNY", "2026-02-01"),
        ],
        quiet: vec![
            Quiet {
                record: record(Kind::Company, 21, &[("name", "Acme")]),
                rhythm: 30,
                last: Some(When::Day(date(2026, 1, 1))),
                due: date(2026, 1, 31),
            },
            Quiet { record: person(22, "Olu Okafor"), rhythm: 1, last: None, due: TODAY },
        ],
        birthdays: vec![
            Celebration { on: TODAY, record: born(31, "Zoë Müller", "1986-03-02") },
            Celebration { on: date(2026, 3, 7), record: born(32, "王小明", "--03-07") },
        ],
        month,
    }
}

pub(super) fn on(agenda: Agenda, width: u16, height: u16) -> Trial {
    let mut trial = Trial::new(width, height, Vec::new());
    trial.agenda = agenda;
    trial.press("7");
    trial
}
