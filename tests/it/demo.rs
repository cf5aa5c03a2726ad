//! A made-up book: what is in it, that it is the same again, goes in one step, and only into an empty book.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::rolo::Rolo;
use crate::terminal::{ESC, Terminal};

/// Wednesday, so that the week has days before and after.
const WEDNESDAY: &str = "2026-03-04T09:30:00+01:00[Europe/Berlin]";

fn demo() -> Rolo {
    let rolo = Rolo::new();
    rolo.ok(&["demo", "--now", WEDNESDAY]);
    rolo
}

fn records(rolo: &Rolo, kind: &str) -> Vec<Value> {
    let listed = rolo.ok(&[kind, "list", "-o", "ndjson", "--now", WEDNESDAY]);
    listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn count(rolo: &Rolo, kind: &str, filter: &str) -> usize {
    let said = rolo.ok(&[kind, "list", "--count", "--now", WEDNESDAY, "--where", filter]);
    said.trim().parse().unwrap()
}

fn words(records: &[Value], key: &str) -> BTreeSet<String> {
    records.iter().filter_map(|record| record[key].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_made_up_book_has_something_of_everything() {
    let begun = Instant::now();
    let rolo = demo();
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());

    let (people, firms, deals) = (records(&rolo, "contact"), records(&rolo, "company"), records(&rolo, "deal"));
    assert!(people.len() > 200 && firms.len() > 50 && deals.len() > 100);
    assert!(records(&rolo, "activity").len() > 800 && records(&rolo, "task").len() > 60);
    assert!(records(&rolo, "user").len() > 3 && records(&rolo, "segment").len() > 4);

    // Every stage of both pipelines has deals, in three currencies.
    let stages: BTreeSet<String> =
        deals.iter().map(|deal| format!("{}/{}", deal["pipeline"]["name"], deal["stage"]["name"])).collect();
    assert_eq!((stages.len(), records(&rolo, "stage").len()), (11, 11), "{stages:?}");
    let currencies: BTreeSet<&str> = deals.iter().filter_map(|deal| deal["value"]["currency"].as_str()).collect();
    assert_eq!(currencies, ["CNY", "EUR", "GBP"].into());
    assert_eq!(count(&rolo, "deal", "status:lost no:lost-reason"), 0);
    assert!(count(&rolo, "deal", "status:won closed:2026-02-20..2026-03-04") > 1);
    assert!(count(&rolo, "deal", "status:won closed<2025-03-04") > 5);
    assert!(count(&rolo, "deal", "status:open no:next") > 1);
    assert!(count(&rolo, "deal", "status:open has:next") > 20);

    // Both languages, and every sort of activity over two years.
    let activities = records(&rolo, "activity");
    let texts = words(&activities, "text");
    let is_chinese = |text: &String| text.chars().any(|char| ('\u{4e00}'..='\u{9fff}').contains(&char));
    let chinese = texts.iter().filter(|text| is_chinese(text)).count();
    assert!(chinese > 60 && texts.len() - chinese > 200, "{chinese} of {}", texts.len());
    assert_eq!(
        words(&activities, "type"),
        ["call", "email", "meeting", "message", "note", "visit"].map(str::to_owned).into()
    );
    assert!(words(&activities, "outcome").len() > 20);
    assert!(count(&rolo, "activity", "at<2024-09-01") > 5 && count(&rolo, "activity", "at>=2026-03-02") > 2);

    // People whom one does not contact, rhythms, birthdays of this week.
    assert!(count(&rolo, "contact", "has:do-not-contact") > 2 && count(&rolo, "contact", "consent~withdrawn") > 4);
    assert!(count(&rolo, "contact", "has:rhythm") > 15 && count(&rolo, "contact", "tag:vip") > 8);
    for segment in records(&rolo, "segment") {
        rolo.ok(&["segment", "run", segment["name"].as_str().unwrap(), "--count", "--now", WEDNESDAY]);
    }
}

#[test]
fn the_day_of_a_made_up_book_has_something_overdue_due_to_visit_and_to_come() {
    let rolo = demo();
    let sheet = rolo.ok(&["agenda", "--week", "-o", "tsv", "--now", WEDNESDAY]);
    let of = |what: &str| sheet.lines().filter(|line| line.starts_with(what)).count();
    assert!(of("overdue") >= 5, "{sheet}");
    assert!(sheet.lines().filter(|line| line.starts_with("due\t2026-03-04\t1")).count() >= 3, "{sheet}");
    assert!(of("rotten") >= 2 && of("quiet") >= 1 && of("birthday") >= 3, "{sheet}");
    assert!(count(&rolo, "task", "no:done type:visit has:place due:2026-03-05..2026-03-10") >= 4);
    assert!(count(&rolo, "task", "no:done due>2026-03-20") >= 3);
    assert!(count(&rolo, "task", "has:repeat") >= 2);
}

/// What a book holds, but for what is different in each: identities, handles, and the time of writing.
fn contents(rolo: &Rolo) -> Vec<String> {
    let kinds = ["user", "pipeline", "stage", "company", "contact", "deal", "task", "activity", "segment"];
    let mut all: Vec<String> = kinds
        .iter()
        .flat_map(|kind| records(rolo, kind))
        .map(|mut record| {
            strip(&mut record);
            record.to_string()
        })
        .collect();
    all.sort();
    all
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(keys) => {
            for key in ["id", "handle", "rev", "created", "updated"] {
                keys.remove(key);
            }
            keys.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_same_seed_gives_the_same_book_and_another_seed_another_one() {
    let (one, two, other) = (demo(), demo(), Rolo::new());
    other.ok(&["demo", "--seed", "7", "--now", WEDNESDAY]);
    assert_eq!(contents(&one), contents(&two));
    assert_ne!(contents(&one), contents(&other));
}

#[test]
fn a_made_up_book_goes_in_one_step_and_comes_again() {
    let rolo = demo();
    let run = rolo.run(&["undo"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(records(&rolo, "contact").is_empty() && records(&rolo, "pipeline").is_empty());
    rolo.ok(&["redo"]);
    assert!(records(&rolo, "contact").len() > 200);
    rolo.ok(&["undo"]);
    // What was taken back is not there: the book is as empty as before.
    rolo.ok(&["demo", "--now", WEDNESDAY]);
    assert!(records(&rolo, "contact").len() > 200);
}

#[test]
fn a_book_that_holds_something_is_left_as_it_is() {
    let rolo = demo();
    let before = records(&rolo, "contact").len();
    insta::assert_snapshot!(rolo.fails(4, &["demo"]), @r"
    error: the book is not empty: it has contacts
    hint:  put the demo elsewhere: rolo --book DIR demo; what was deleted counts, too
    ");
    assert_eq!(records(&rolo, "contact").len(), before);
    let other = Rolo::new();
    other.ok(&["contact", "add", "Jane Doe"]);
    other.ok(&["contact", "delete", "Jane Doe"]);
    other.fails(4, &["demo"]);
    let trial = other.path("trial");
    other.ok(&["--book", trial.to_str().unwrap(), "demo"]);
}

#[test]
fn a_dry_run_says_how_much_it_would_be() {
    let rolo = Rolo::new();
    let run = rolo.run(&["demo", "--dry-run", "--now", WEDNESDAY]);
    assert_eq!(run.code, 0, "{run}");
    insta::assert_snapshot!(run.stderr, @"would make up 288 contacts, 64 companies, 150 deals, 123 tasks, 1150 activities, 2 pipelines, 11 stages, 7 segments, 5 users, 2 fields; nothing was changed");
    let rows = rolo.ok(&["demo", "--dry-run", "--now", WEDNESDAY, "-o", "ndjson"]);
    assert!(rows.lines().count() > 1_200);
    assert!(records(&rolo, "contact").is_empty());
}

#[test]
fn the_first_screen_fills_the_book_by_one_key_and_empties_it_by_another() {
    let rolo = Rolo::new();
    let mut terminal = Terminal::open(&rolo, 120, 40);
    terminal.wait_for("D for a made-up book");
    terminal.type_until("D", "Added ");
    terminal.wait_for("records.");
    terminal.wait_for("Contacts  1/");
    terminal.type_until("u", "Undid: demo");
    terminal.wait_for("No contacts yet.");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn the_first_screen_imports_a_table() {
    let rolo = Rolo::new();
    std::fs::write(rolo.path("people.csv"), "name,company\nJane Doe,Acme\n张伟,上海机电\n").unwrap();
    let mut terminal = Terminal::open(&rolo, 120, 40);
    terminal.wait_for("D for a made-up book");
    terminal.type_until("I", "import --as=contact");
    terminal.type_until("nowhere.csv\r", "cannot be read");
    terminal.type_until(ESC, "No contacts yet.");
    terminal.type_until("I", "import --as=contact");
    terminal.type_until("~/people.csv\r", "Jane Doe");
    terminal.wait_for("张伟");
    terminal.type_until("u", "Undid: import");
    terminal.wait_for("No contacts yet.");
    assert_eq!(terminal.quit(), 0);
}
