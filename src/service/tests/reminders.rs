//! What rang since somebody looked, and what rings next.

use super::trial::{Trial, edits, named};
use crate::domain::Kind;
use crate::ops::Command;

/// A task that is due on 2 March 2026, or on the day that is named.
fn task(trial: &mut Trial, name: &str, due: &str, values: &[(&str, &str)]) {
    let due = if due.len() == "09:00".len() { format!("2026-03-02T{due}:00Z") } else { due.to_owned() };
    trial.add(Kind::Task, &[&[("name", name), ("due", due.as_str())], values].concat());
}

#[test]
fn what_rang_meanwhile_is_told_and_when_something_rings_next() {
    let mut trial = Trial::begin();
    trial.add(Kind::User, &[("name", "Sam")]);
    task(&mut trial, "call back", "08:30", &[]);
    task(&mut trial, "at nine", "09:00", &[("owner", "me")]);
    task(&mut trial, "early", "09:15", &[("remind", "30min")]);
    task(&mut trial, "of Sam", "08:40", &[("owner", "Sam")]);
    task(&mut trial, "Sam's next", "09:05", &[("owner", "Sam")]);
    task(&mut trial, "silent", "08:45", &[("remind", "never")]);
    task(&mut trial, "some day", "2026-03-02", &[]);
    task(&mut trial, "that day", "2026-03-02", &[("remind", "15min")]);
    task(&mut trial, "tomorrow", "2026-03-03", &[("remind", "0")]);
    task(&mut trial, "noon", "12:00", &[]);
    let told = "call back 08:30, early 08:45, that day 08:45, at nine 09:00; next 2026-03-02T12:00:00Z";
    assert_eq!(trial.reminders("2026-03-02T08:00:00Z"), told);
    // What rang at the very moment was heard then.
    assert_eq!(trial.reminders("2026-03-02T08:45:00Z"), "at nine 09:00; next 2026-03-02T12:00:00Z");
    trial.work(Command::Edit {
        kind: Kind::Task,
        targets: named(&["noon"]),
        edits: edits(Kind::Task, &[("remind", "no")]),
    });
    trial.delete(Kind::Task, "early", None).unwrap();
    let told = "call back 08:30, that day 08:45, at nine 09:00; next 2026-03-03T09:00:00Z";
    assert_eq!(trial.reminders("2026-03-02T08:00:00Z"), told);
    trial.undo();
    trial.undo();
    assert!(trial.reminders("2026-03-02T08:00:00Z").ends_with("; next 2026-03-02T12:00:00Z"));
    assert_eq!(trial.reminders("2030-01-01T00:00:00Z"), "; next 2026-03-02T12:00:00Z", "a clock that was put back");
}
