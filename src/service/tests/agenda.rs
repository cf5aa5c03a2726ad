//! What a day brings, read from the views alone.

use super::trial::{Trial, named, stage};
use crate::domain::{Kind, Record};
use crate::ops::Command;
use crate::ops::answer::Agenda;
use crate::ops::query::Whose::{self, Everybody, Mine};

const MONDAY: &str = "2026-03-02T09:00:00+01:00[Europe/Berlin]";

fn titles(records: &[Record]) -> Vec<String> {
    records.iter().map(Record::title).collect()
}

/// The tasks of an agenda, day by day.
fn tasks(agenda: &Agenda) -> Vec<String> {
    let day = |date: String, tasks: &[Record]| format!("{date}: {}", titles(tasks).join(", "));
    let days = agenda.days.iter().map(|each| day(each.date.to_string(), &each.tasks));
    [day("overdue".to_owned(), &agenda.overdue)].into_iter().chain(days).collect()
}

fn birthdays(trial: &mut Trial, now: &str, days: u8) -> Vec<String> {
    let agenda = trial.agenda(now, days, Mine);
    agenda.birthdays.iter().map(|each| format!("{} {}", each.on, each.record.title())).collect()
}

fn won_and_lost(trial: &mut Trial, now: &str, whose: Whose) -> (usize, Vec<i128>, usize) {
    let month = trial.agenda(now, 1, whose).month;
    (month.won, month.value.iter().map(|(_, total)| total.sum).collect(), month.lost)
}

#[test]
fn tasks_stand_by_day_and_by_the_clock_of_whoever_asks() {
    let mut trial = Trial::begin();
    for (name, due) in [
        ("far away", "2026-04-01"),
        ("after the week", "2026-03-09"),
        ("at night", "2026-03-08T23:30:00+01:00[Europe/Berlin]"),
        ("late", "2026-03-02T23:30:00+01:00[Europe/Berlin]"),
        ("soon after midnight", "2026-03-02T00:15:00+01:00[Europe/Berlin]"),
        ("some time", "2026-03-02"),
        ("yesterday in New York", "2026-03-01T20:00:00-05:00[America/New_York]"),
        ("yesterday", "2026-03-01"),
        ("long ago", "2025-03-01"),
        ("some day", ""),
    ] {
        let due = [("due", due)];
        trial.add(Kind::Task, &[&[("name", name)][..], if due[0].1.is_empty() { &[] } else { &due }].concat());
    }
    assert_eq!(
        tasks(&trial.agenda(MONDAY, 7, Mine)),
        [
            "overdue: long ago, yesterday",
            "2026-03-02: some time, soon after midnight, yesterday in New York, late",
            "2026-03-08: at night"
        ]
    );
    let new_york = "2026-03-01T09:00:00-05:00[America/New_York]";
    assert_eq!(
        tasks(&trial.agenda(new_york, 1, Mine)),
        ["overdue: long ago", "2026-03-01: yesterday, soon after midnight, yesterday in New York"]
    );
}

#[test]
fn what_is_done_is_not_on_the_agenda_and_what_others_own_only_when_asked_for() {
    let mut trial = Trial::begin();
    trial.add(Kind::User, &[("name", "Lee")]);
    trial.add(Kind::User, &[("name", "Kim")]);
    trial.add(Kind::Task, &[("name", "mine"), ("due", "2026-03-02"), ("owner", "Kim")]);
    trial.add(Kind::Task, &[("name", "Lee's"), ("due", "2026-03-02"), ("owner", "Lee")]);
    trial.add(Kind::Task, &[("name", "nobody's"), ("due", "2026-03-02")]);
    trial.add(Kind::Task, &[("name", "done"), ("due", "2026-03-02"), ("done", "2026-03-02")]);
    let day = |trial: &mut Trial, whose| tasks(&trial.agenda(MONDAY, 1, whose)).concat();
    assert_eq!(day(&mut trial, Mine), "overdue: 2026-03-02: mine, nobody's");
    assert_eq!(day(&mut trial, Everybody), "overdue: 2026-03-02: mine, Lee's, nobody's");
}

#[test]
fn a_deal_goes_stale_until_it_is_moved_closed_or_deleted() {
    let mut trial = Trial::begin();
    for (name, opened) in
        [("old", "2025-12-01"), ("older", "2025-11-01"), ("just over", "2026-01-30"), ("at the edge", "2026-01-31")]
    {
        // In the stage Lead a deal may be for thirty days.
        trial.deal(name, &[("opened", opened), ("stage", "Lead")]);
    }
    let rotten = |trial: &mut Trial| titles(&trial.agenda(MONDAY, 1, Mine).rotten).join(", ");
    assert_eq!(rotten(&mut trial), "older, old, just over");
    trial.move_to(&["old"], stage("Proposal"));
    assert_eq!(rotten(&mut trial), "older, just over");
    trial.move_to(&["older"], stage("Won"));
    trial.delete(Kind::Deal, "just over", None).unwrap();
    assert_eq!(rotten(&mut trial), "");
    for _ in 0..3 {
        trial.undo();
    }
    assert_eq!(rotten(&mut trial), "older, old, just over");
    // The rule may change, and what follows from it does.
    trial.try_edit(Kind::Stage, "Lead", &[("rot", "60")]).unwrap();
    assert_eq!(rotten(&mut trial), "older, old");
}

#[test]
fn the_month_counts_what_was_closed_in_it_by_whoever_asks() {
    let mut trial = Trial::begin();
    trial.add(Kind::User, &[("name", "Lee")]);
    for (name, value, owner) in
        [("one", "100 EUR", ""), ("two", "30 EUR", "Lee"), ("three", "5 EUR", ""), ("four", "7 EUR", "")]
    {
        let owner = [("owner", owner)];
        let values = [("value", value), ("opened", "2026-01-05")];
        trial.deal(name, &[&values[..], if owner[0].1.is_empty() { &[] } else { &owner }].concat());
    }
    trial.move_on("one", stage("Won"), "2026-03-01");
    trial.move_on("two", stage("Won"), "2026-03-02");
    trial.move_on("three", stage("Won"), "2026-02-28");
    assert_eq!(won_and_lost(&mut trial, MONDAY, Mine), (1, vec![10_000], 0));
    assert_eq!(won_and_lost(&mut trial, MONDAY, Everybody), (2, vec![13_000], 0));
    assert_eq!(won_and_lost(&mut trial, "2026-02-28T09:00:00Z[UTC]", Mine).0, 1, "not before its day");
    trial.move_to(&["one"], stage("Lead"));
    assert_eq!(won_and_lost(&mut trial, MONDAY, Mine), (0, vec![], 0));
    trial.try_edit(Kind::Deal, "three", &[("closed", "2026-03-02")]).unwrap();
    assert_eq!(won_and_lost(&mut trial, MONDAY, Mine), (1, vec![500], 0));
}

#[test]
fn birthdays_come_round_whatever_the_year_was() {
    let mut trial = Trial::begin();
    for (name, born) in
        [("Ann", "1980-03-03"), ("Bob", "--03-02"), ("Cid", "2000-02-29"), ("Dee", "1999-12-31"), ("Eve", "--01-01")]
    {
        trial.add(Kind::Contact, &[("name", name), ("birthday", born)]);
    }
    assert_eq!(birthdays(&mut trial, MONDAY, 7), ["2026-03-02 Bob", "2026-03-03 Ann"]);
    assert_eq!(birthdays(&mut trial, MONDAY, 1), ["2026-03-02 Bob"]);
    assert_eq!(birthdays(&mut trial, "2026-02-28T09:00:00Z[UTC]", 1), ["2026-02-28 Cid"]);
    assert_eq!(birthdays(&mut trial, "2028-02-28T09:00:00Z[UTC]", 2), ["2028-02-29 Cid"]);
    assert_eq!(birthdays(&mut trial, "2026-12-30T09:00:00Z[UTC]", 3), ["2026-12-31 Dee", "2027-01-01 Eve"]);
    trial.try_edit(Kind::Contact, "Bob", &[("birthday", "1990-03-05")]).unwrap();
    trial.work(Command::Delete { kind: Kind::Contact, targets: named(&["Ann"]), heir: None });
    assert_eq!(birthdays(&mut trial, MONDAY, 7), ["2026-03-05 Bob"]);
}

#[test]
fn the_month_counts_activities_from_its_first_midnight_on() {
    let mut trial = Trial::begin();
    for (text, sort, at) in [
        ("before", "call", "2026-02-28T23:59:00+01:00[Europe/Berlin]"),
        ("first", "call", "2026-03-01T00:00:00+01:00[Europe/Berlin]"),
        ("seen", "visit", "2026-03-01"),
        ("called", "call", "2026-03-02"),
    ] {
        trial.add(Kind::Activity, &[("text", text), ("type", sort), ("at", at)]);
    }
    let counts: Vec<_> = trial.agenda(MONDAY, 1, Mine).month.activities.into_iter().collect();
    assert_eq!(counts, [("call".to_owned(), 2), ("visit".to_owned(), 1)]);
}
