//! What cards tell of what is to be done and what happened.

use super::trial::{Trial, edits, named, stage, to};
use crate::domain::{Kind, Reading, Record, When};
use crate::ops::answer::{Part, Rest, Timeline, What};
use crate::ops::{Card, Code, Command};

fn told(timeline: &Timeline) -> Vec<String> {
    let told = timeline.rows.iter().map(|row| match &row.what {
        What::ToDo(task) => format!("to do {}", task.title()),
        What::Done(task) => format!("done {}", task.title()),
        What::Activity(activity) => format!("{} {}", activity.text("type"), activity.title()),
        What::Move(step) => format!("{} -> {}", step.from, step.to),
        What::Edit(past) => {
            let paths = past.changes.iter().flat_map(|told| told.change.set.keys());
            format!("edit {}", paths.map(|path| path.field().to_owned()).collect::<Vec<_>>().join(" "))
        }
    });
    told.collect()
}

fn log(trial: &mut Trial, about: &str, values: &[(&str, &str)]) {
    let about = vec![to(about)];
    trial.work(Command::Log { about, edits: edits(Kind::Activity, values), next: None });
}

fn done(trial: &mut Trial, name: &str) {
    let at = When::read("2026-03-01", &Reading::on(jiff::civil::date(2026, 3, 2))).unwrap();
    trial.work(Command::FinishTasks { targets: named(&[name]), at, edits: Vec::new(), next: None });
}

#[test]
fn everything_about_somebody_stands_in_one_order() {
    let mut trial = Trial::begin();
    trial.add(Kind::Company, &[("name", "Acme")]);
    trial.add(Kind::Contact, &[("given", "Jane"), ("companies", "Acme")]);
    trial.deal("Pump", &[("contacts", "Jane"), ("company", "Acme")]);
    trial.move_on("Pump", stage("Proposal"), "2026-02-20");
    log(&mut trial, "Jane", &[("type", "call"), ("at", "2026-02-25"), ("text", "wants a pump")]);
    log(&mut trial, "Jane", &[("type", "visit"), ("at", "2026-02-10"), ("text", "saw the hall")]);
    trial.add(Kind::Task, &[("name", "some day"), ("contacts", "Jane")]);
    trial.add(Kind::Task, &[("name", "send the offer"), ("contacts", "Jane"), ("due", "2026-03-05")]);
    trial.add(Kind::Task, &[("name", "ring back"), ("type", "call"), ("contacts", "Jane"), ("due", "2026-03-01")]);
    trial.add(Kind::Task, &[("name", "find the file"), ("contacts", "Jane"), ("due", "2026-03-04")]);
    done(&mut trial, "ring back");
    done(&mut trial, "find the file");
    trial.try_edit(Kind::Contact, "Jane", &[("lifecycle", "customer")]).unwrap();
    trial.try_edit(Kind::Contact, "Jane", &[("notes", "nothing")]).unwrap();
    trial.undo();
    let card = trial.card(Kind::Contact, "Jane");
    let told = told(&card.timeline);
    assert_eq!(told.first().map(String::as_str), Some("to do send the offer"));
    assert_eq!(told.get(1).map(String::as_str), Some("to do some day"));
    let place = |what: &str| told.iter().position(|told| told == what).unwrap_or_else(|| panic!("{what}: {told:#?}"));
    assert!(place("edit lifecycle") < place("call ring back"));
    assert!(place("call ring back") < place("call wants a pump"));
    assert!(place("done find the file") < place("call wants a pump"));
    assert!(place("call wants a pump") < place(" -> Proposal"));
    assert!(place(" -> Proposal") < place("visit saw the hall"));
    assert!(!told.iter().any(|told| told == "done ring back"), "the call tells of it: {told:#?}");
    assert!(!told.iter().any(|told| told.contains("notes")), "it was taken back: {told:#?}");
    assert!(card.history.is_empty() && card.linked.iter().all(|linked| linked.kind == Kind::Deal));
    let touch = card.record.touch.unwrap();
    assert_eq!(touch.last.map(|last| (last.sort, last.at.to_string())), Some(("call", "2026-03-01".to_owned())));
    assert_eq!(touch.visited.map(|at| at.to_string()), Some("2026-02-10".to_owned()));
    assert_eq!(touch.next.map(|step| step.name), Some("send the offer".to_owned()));
}

#[test]
fn a_company_has_what_happened_with_its_people() {
    let mut trial = Trial::begin();
    trial.add(Kind::Company, &[("name", "Acme")]);
    trial.add(Kind::Contact, &[("given", "Jane"), ("companies", "Acme")]);
    log(&mut trial, "Jane", &[("type", "meeting"), ("at", "2026-02-25"), ("text", "at the fair")]);
    let told = told(&trial.card(Kind::Company, "Acme").timeline);
    assert!(told.contains(&"meeting at the fair".to_owned()), "{told:?}");
    let touch = trial.card(Kind::Company, "Acme").record.touch.unwrap();
    assert_eq!(touch.last.map(|last| last.sort), Some("meeting"));
}

#[test]
fn a_timeline_is_narrowed_to_activities_that_pass_a_filter() {
    let mut trial = Trial::begin();
    trial.add(Kind::Company, &[("name", "Acme")]);
    trial.add(Kind::Contact, &[("given", "Jane"), ("companies", "Acme")]);
    trial.deal("Pump", &[("contacts", "Jane")]);
    for (sort, day, text) in [("call", "2026-02-25", "wants a pump"), ("visit", "2026-02-20", "saw the hall")] {
        log(&mut trial, "Jane", &[("type", sort), ("at", day), ("text", text)]);
    }
    trial.add(Kind::Task, &[("name", "send the offer"), ("contacts", "Jane"), ("due", "2026-03-05")]);
    trial.add(Kind::Task, &[("name", "ring back"), ("contacts", "Jane"), ("due", "2026-03-01")]);
    done(&mut trial, "ring back");
    let of = |trial: &mut Trial, filter| {
        let timeline = trial.card_of(Kind::Contact, "Jane", filter).timeline;
        assert_eq!(timeline.filter, filter);
        told(&timeline)
    };
    assert!(of(&mut trial, "").len() > 5);
    assert_eq!(of(&mut trial, "type:visit"), ["to do send the offer", "visit saw the hall"]);
    assert_eq!(of(&mut trial, "contact~jane at>2026-02-22"), ["to do send the offer", "call wants a pump"]);
    assert_eq!(of(&mut trial, "type:meeting"), ["to do send the offer"]);
    assert_eq!(trial.fail_card(Kind::Contact, "Jane", "foo:bar").code, Code::BadFilter);
}

#[test]
fn open_deals_stand_apart_from_past_ones_with_what_they_are_worth() {
    let mut trial = Trial::begin();
    trial.add(Kind::Company, &[("name", "Acme")]);
    let about = [("company", "Acme")];
    for (name, value, close) in
        [("Late", "300 EUR", "2026-09-01"), ("Some day", "50 USD", ""), ("Soon", "700 EUR", "2026-04-01")]
    {
        let close = (!close.is_empty()).then_some(("close", close));
        trial.deal(name, &[&about[..], &[("value", value)], close.as_slice()].concat());
    }
    for (name, value, day) in [("Old", "40 EUR", "2025-12-01"), ("New", "60 EUR", "2026-02-01")] {
        trial.deal(name, &[&about[..], &[("value", value)]].concat());
        trial.move_on(name, stage("Won"), day);
    }
    trial.deal("Gone", &[&about[..], &[("value", "999 EUR")]].concat());
    trial.move_on("Gone", stage("Lost"), "2026-01-15");
    let card = trial.card(Kind::Company, "Acme");
    let shown = card.linked.iter().map(|linked| {
        let worth: Vec<String> = linked.worth.sums().map(|sum| sum.to_string()).collect();
        let names: Vec<String> = linked.rows.iter().map(Record::title).collect();
        (linked.part, linked.total, names.join(", "), worth.join(", "))
    });
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            (Part::Open, 3, "Soon, Late, Some day".to_owned(), "1000.00 EUR, 50.00 USD".to_owned()),
            (Part::Past, 3, "New, Gone, Old".to_owned(), "100.00 EUR".to_owned()),
        ]
    );
}

#[test]
fn a_long_life_is_told_as_far_as_it_is_asked_for() {
    let mut trial = Trial::begin();
    trial.add(Kind::Contact, &[("given", "Jane")]);
    for day in 1..28 {
        log(&mut trial, "Jane", &[("type", "call"), ("at", &format!("2026-02-{day:02}")), ("text", "rang")]);
    }
    let Card { timeline, .. } = trial.card(Kind::Contact, "Jane");
    assert_eq!((timeline.rows.len(), timeline.rest), (20, Rest::More));
    let last = timeline.rows.last().and_then(|row| row.at.clone()).map(|at| at.to_string());
    // The first is that the contact was added, which is later than all calls.
    assert_eq!(last.as_deref(), Some("2026-02-09"));
}
