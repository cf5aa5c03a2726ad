//! A query that is broken off, wherever that happens, leaves nothing behind that another answer could be made of.

use super::trial::{Trial, row, to};
use crate::domain::consent::Purpose;
use crate::domain::{Asker, Kind, Life};
use crate::ops::query::{self, Whose};
use crate::ops::{Dress, List, Query, Sort, Target, Unanswered};

const SOMETIME: &str = "2026-03-02T09:00:00Z[UTC]";

fn book() -> Trial {
    let mut trial = Trial::begin();
    let contacts = (0..60).map(|number| {
        let (name, city) = (format!("Ann {number}"), ["Bonn", "Ulm"][number % 2]);
        let values = [("name", name.as_str()), ("companies", "Acme"), ("addresses", city), ("rhythm", "7")];
        row(Kind::Contact, Target::New, &values)
    });
    trial.import(contacts.collect());
    trial.add(Kind::Segment, &[("name", "Bonners"), ("of", "contact"), ("filter", "city:bonn"), ("rhythm", "30")]);
    for number in 0..20 {
        trial.deal(&format!("Pump {number}"), &[("contacts", "Ann 3"), ("company", "Acme"), ("value", "10 EUR")]);
        let (name, due) = (format!("Call {number}"), "2026-03-02");
        trial.add(Kind::Task, &[("name", &name), ("due", due), ("contacts", "Ann 4")]);
        trial.add(Kind::Activity, &[("type", "call"), ("at", "2026-03-01"), ("text", "prices"), ("contacts", "Ann 5")]);
    }
    trial
}

fn list(kinds: &[Kind], words: &str, filter: &str, sort: &[&str]) -> Query {
    Query::List(List {
        kinds: kinds.to_vec(),
        words: words.to_owned(),
        filter: filter.to_owned(),
        sort: sort.iter().map(|word| Sort::read(word)).collect(),
        life: Life::Live,
        purpose: Purpose::Any,
        start: 0,
        len: 10,
        dress: Dress::Worth,
        now: SOMETIME.parse().unwrap(),
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".to_owned(),
    })
}

fn board(filter: &str) -> Query {
    Query::Board(query::Board {
        pipeline: None,
        words: String::new(),
        filter: filter.to_owned(),
        sort: Vec::new(),
        lanes: None,
        windows: Vec::new(),
        len: 3,
        now: SOMETIME.parse().unwrap(),
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".to_owned(),
    })
}

fn queries() -> Vec<Query> {
    let (now, week_start, me) = (SOMETIME.parse::<jiff::Zoned>().unwrap(), jiff::civil::Weekday::Monday, "Kim");
    let agenda = query::Agenda { days: 7, whose: Whose::Everybody, now: now.clone(), week_start, me: me.to_owned() };
    let (reference, me) = (to("Ann 3"), me.to_owned());
    let everything = [Kind::Contact, Kind::Company, Kind::Deal, Kind::Task, Kind::Activity];
    vec![
        list(&[Kind::Contact], "", "", &[]),
        list(&everything, "ann", "", &[]),
        list(&[Kind::Contact], "ann 1", "city:bonn", &[]),
        list(&[Kind::Contact], "", "last:call or open-value>5 or has:next", &["-name"]),
        list(&[Kind::Contact], "", "in:Bonners limit:7", &[]),
        list(&[Kind::Deal], "", "contact:\"Ann 3\"", &[]),
        board(""),
        board("name~1"),
        Query::Agenda(agenda),
        Query::Show { kind: Some(Kind::Contact), reference, len: 40, filter: String::new(), now, week_start, me },
        Query::History { reference: Some(to("Pump 3")), before: None, len: 9 },
    ]
}

#[test]
fn nothing_is_remembered_of_a_query_that_is_broken_off() {
    let mut trial = book();
    let known: Vec<_> = queries().into_iter().map(|query| (trial.query(&query), query)).collect();
    let mut broken_off = 0;
    for ((answer, query), (other, before)) in known.iter().skip(1).zip(&known) {
        let mut times = 0;
        let found = loop {
            assert_eq!(trial.query(before), *other, "{before:?} after {query:?}, broken off at {times}");
            match trial.ask(query, &Asker::patient(times)) {
                Ok(found) => break found,
                Err(unanswered) => assert_eq!(unanswered, Unanswered::BrokenOff, "{query:?}"),
            }
            broken_off += 1;
            times += 1 + times / 8;
        };
        assert_eq!(found, *answer, "{query:?}");
    }
    assert!(broken_off > 100, "{broken_off}");
}

#[test]
fn a_command_after_a_query_that_was_broken_off_is_done_to_its_end() {
    let mut trial = book();
    let gone = Asker::patient(0);
    assert_eq!(trial.ask(&list(&[Kind::Contact], "ann", "", &[]), &gone), Err(Unanswered::BrokenOff));
    assert!(!gone.waits());
    let changed = trial.import(vec![row(Kind::Contact, Target::New, &[("name", "Bob")])]);
    assert_eq!(changed.counts.created, 1);
    assert_eq!(trial.all(Kind::Contact).len(), 61);
}
