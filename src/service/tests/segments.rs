//! Filters with a name, and the rhythms that follow from them.

use super::trial::{Trial, edits, named, row, to};
use crate::domain::{Kind, Life, Record, When};
use crate::ops::answer::Agenda;
use crate::ops::query::{self, Whose};
use crate::ops::{Answer, Code, Command, Dress, EntryRef, Kept, List, Query, Reference, Scope, Target, View};

fn save(trial: &mut Trial, name: &str, filter: &str) {
    trial.add(Kind::Segment, &[("name", name), ("filter", filter)]);
}

fn book() -> Trial {
    let mut trial = Trial::begin();
    trial.add(Kind::Contact, &[("name", "Ann"), ("tags", "vip")]);
    trial.add(Kind::Contact, &[("name", "Ben"), ("tags", "key")]);
    trial.add(Kind::Contact, &[("name", "Cy")]);
    trial.add(Kind::Company, &[("name", "Acme"), ("tags", "key")]);
    trial
}

/// Who is in a list of contacts.
fn listed(trial: &mut Trial, filter: &str) -> String {
    let list = List {
        kinds: vec![Kind::Contact],
        words: String::new(),
        filter: filter.to_owned(),
        sort: Vec::new(),
        life: Life::Live,
        start: 0,
        purpose: crate::domain::consent::Purpose::Any,
        len: 100,
        dress: Dress::Names,
        now: trial.at.to_zoned(jiff::tz::TimeZone::UTC),
        week_start: jiff::civil::Weekday::Monday,
        me: "Kim".to_owned(),
    };
    let Answer::Page(page) = trial.query(&Query::List(list)) else { panic!("no page") };
    page.rows.iter().map(Record::title).collect::<Vec<_>>().join(" ")
}

fn pass(trial: &mut Trial, days: i64) {
    trial.at += jiff::SignedDuration::from_hours(24 * days);
}

fn log(trial: &mut Trial, sort: &str, who: &str) {
    let at = When::At(trial.at.to_zoned(jiff::tz::TimeZone::UTC));
    let mut edits = edits(Kind::Activity, &[("type", sort)]);
    edits.push(crate::ops::Edit::Put("at".into(), crate::domain::Value::When(at)));
    trial.work(Command::Log { about: vec![to(who)], edits, next: None });
}

fn agenda(trial: &mut Trial, in_days: i64, whose: Whose) -> Agenda {
    let now = (trial.at + jiff::SignedDuration::from_hours(24 * in_days)).to_zoned(jiff::tz::TimeZone::UTC);
    let (week_start, me) = (jiff::civil::Weekday::Monday, "Kim".to_owned());
    let Answer::Agenda(agenda) = trial.query(&Query::Agenda(query::Agenda { days: 1, whose, now, week_start, me }))
    else {
        panic!("no agenda")
    };
    *agenda
}

fn members(trial: &mut Trial, name: &str) -> (usize, String) {
    let card = trial.card(Kind::Segment, name);
    let names: Vec<String> = card.linked[0].rows.iter().map(Record::title).collect();
    (card.linked[0].total, names.join(" "))
}

/// With whom contact is due so many days from now: who, after how many days, when it was.
fn quiet(trial: &mut Trial, days: i64) -> Vec<(String, u32, String)> {
    agenda(trial, days, Whose::Mine)
        .quiet
        .into_iter()
        .map(|each| (each.record.title(), each.rhythm, each.due.to_string()))
        .collect()
}

fn due(who: &str, rhythm: u32, on: &str) -> (String, u32, String) {
    (who.to_owned(), rhythm, on.to_owned())
}

#[test]
fn a_segment_shows_who_is_in_it() {
    let mut trial = book();
    save(&mut trial, "Key accounts", "tag:key or tag:vip");
    save(&mut trial, "the rest", r#"-in:"key accounts""#);
    trial.add(Kind::Segment, &[("name", "firms"), ("of", "company"), ("filter", "tag:key")]);
    assert_eq!(members(&mut trial, "key accounts"), (2, "Ann Ben".to_owned()));
    assert_eq!(members(&mut trial, "the rest"), (1, "Cy".to_owned()));
    assert_eq!(members(&mut trial, "firms"), (1, "Acme".to_owned()));
    assert_eq!(trial.card(Kind::Segment, "the rest").record.text("of"), "contact");
    assert_eq!(listed(&mut trial, r#"in:"key accounts" -tag:vip"#), "Ben");
    // It follows what becomes of them.
    trial.try_edit(Kind::Contact, "Cy", &[("tags", "vip")]).unwrap();
    assert_eq!(members(&mut trial, "the rest"), (0, String::new()));
}

#[test]
fn a_filter_that_cannot_be_read_is_refused_when_it_is_saved() {
    let mut trial = book();
    let refused = trial.try_add(Kind::Segment, &[("name", "a"), ("filter", "tag:x tga:y")]).unwrap_err();
    assert_eq!((refused.code, refused.facts["at"].as_str()), (Code::BadFilter, "7"));
    let refused = trial.try_add(Kind::Segment, &[("name", "a"), ("of", "deal"), ("filter", "phone:1")]).unwrap_err();
    assert_eq!(refused.code, Code::BadFilter);
    save(&mut trial, "a", "tag:x");
    let refused = trial.try_edit(Kind::Segment, "a", &[("filter", "tag:(")]).unwrap_err();
    assert_eq!(refused.code, Code::BadFilter);
    let refused = trial.try_add(Kind::Segment, &[("name", "d"), ("of", "deal"), ("rhythm", "30d")]).unwrap_err();
    assert_eq!(refused.facts["what"], "rhythm-of");
}

#[test]
fn columns_and_an_order_that_there_are_not_are_refused_when_they_are_saved() {
    let mut trial = book();
    let mut refused = |values: &[(&str, &str)]| {
        let failure = trial.try_add(Kind::Segment, &[&[("name", "v")], values].concat()).unwrap_err();
        (failure.code, failure.facts.get("column").cloned(), failure.facts.get("nearest").cloned())
    };
    let unknown =
        |column: &str, nearest: &str| (Code::UnknownColumn, Some(column.to_owned()), Some(nearest.to_owned()));
    assert_eq!(refused(&[("columns", "name,ctiy")]), unknown("ctiy", "city"));
    assert_eq!(refused(&[("sort", "name,-brithday")]), unknown("brithday", "birthday"));
    assert_eq!(refused(&[("of", "company"), ("columns", "birthday")]).0, Code::UnknownColumn);
    trial.add(Kind::Segment, &[("name", "v"), ("columns", "名，城市,last"), ("sort", "-last,+name")]);
    for values in [&[("columns", "nmae")], &[("of", "deal")], &[("sort", "-")]] {
        let refused = trial.try_edit(Kind::Segment, "v", values).unwrap_err();
        assert_eq!(refused.code, Code::UnknownColumn, "{values:?}");
    }
    let rows = vec![row(Kind::Segment, Target::New, &[("name", "w"), ("columns", "nmae")])];
    assert_eq!(trial.try_import(rows).unwrap_err().code, Code::UnknownColumn);
}

#[test]
fn only_a_view_of_deals_names_its_board() {
    let mut trial = book();
    trial.add(Kind::Deal, &[("name", "Renewal")]);
    let refused = trial.try_add(Kind::Segment, &[("name", "v"), ("pipeline", "Sales")]).unwrap_err();
    assert_eq!(refused.facts["what"], "pipeline-of");
    trial.add(Kind::Segment, &[("name", "v"), ("of", "deal"), ("pipeline", "Sales")]);
    let Answer::Segment(segment) = trial.query(&Query::Segment(Reference("v".into()))) else { panic!("no segment") };
    assert_eq!(View::of(&segment, &crate::domain::Catalogue::default()).pipeline, Some(Reference("Sales".into())));
}

#[test]
fn segments_that_ask_for_each_other_are_refused() {
    let mut trial = book();
    save(&mut trial, "a", "tag:x");
    save(&mut trial, "b", "in:a");
    save(&mut trial, "c", "in:b");
    let refused = trial.try_edit(Kind::Segment, "a", &[("filter", "tag:x or in:c")]).unwrap_err();
    let facts = (&*refused.facts["reason"], &*refused.facts["found"], &*refused.facts["at"]);
    assert_eq!((refused.code, facts), (Code::BadFilter, ("circle", "c → b → a → c", "13")));
    let refused = trial.try_add(Kind::Segment, &[("name", "me"), ("filter", "in:me")]).unwrap_err();
    assert_eq!(refused.facts["reason"], "circle");
}

#[test]
fn what_others_ask_for_stays_and_keeps_its_name() {
    let mut trial = book();
    save(&mut trial, "a", "tag:x");
    save(&mut trial, "b", "in:a");
    let refused = [
        trial.delete(Kind::Segment, "a", None).unwrap_err(),
        trial.try_edit(Kind::Segment, "a", &[("name", "z")]).unwrap_err(),
        trial.try_edit(Kind::Segment, "a", &[("of", "company")]).unwrap_err(),
    ];
    for refused in refused {
        assert_eq!((refused.code, refused.facts["title"].as_str()), (Code::SegmentUsed, "b"), "{refused}");
    }
    trial.try_edit(Kind::Segment, "a", &[("name", "A")]).unwrap();
    // Both at once leave nothing that cannot be read.
    trial.work(Command::Delete { kind: Kind::Segment, targets: named(&["a", "b"]), heir: None });
    let restored = trial.try_do(Command::Restore { kind: Kind::Segment, targets: named(&["b"]) }).unwrap_err();
    assert_eq!((restored.code, restored.facts["reason"].as_str()), (Code::BadFilter, "unknown-segment"));
    trial.undo();
    assert_eq!(trial.all(Kind::Segment).len(), 2);
}

#[test]
fn an_undo_leaves_no_segment_that_cannot_be_read() {
    let mut trial = book();
    save(&mut trial, "a", "tag:x");
    let saved = EntryRef(trial.tip());
    save(&mut trial, "b", "in:a");
    let undo = Command::Undo { entry: Some(saved), scope: Scope::Book, kept: Kept::Refuse };
    assert_eq!(trial.try_do(undo).unwrap_err().code, Code::SegmentUsed);
    trial.undo();
    trial.redo();
    assert_eq!(trial.all(Kind::Segment).len(), 2);
}

#[test]
fn no_two_segments_have_the_same_name() {
    let mut trial = book();
    save(&mut trial, "Key Accounts", "tag:key");
    let refused = trial.try_add(Kind::Segment, &[("name", "key accounts"), ("filter", "tag:x")]).unwrap_err();
    assert_eq!((refused.code, refused.facts["kind"].as_str()), (Code::NameTaken, "segment"));
}

#[test]
fn rows_bring_segments_in_any_order() {
    let mut trial = book();
    let segment = |values: &[(&str, &str)]| row(Kind::Segment, Target::New, values);
    trial.import(vec![segment(&[("name", "b"), ("filter", "in:a")]), segment(&[("name", "a"), ("filter", "tag:vip")])]);
    assert_eq!(members(&mut trial, "b"), (1, "Ann".to_owned()));
    trial.undo();
    assert!(trial.all(Kind::Segment).is_empty());
}

#[test]
fn whoever_was_not_heard_of_for_as_long_as_the_rhythm_says_is_in_the_agenda() {
    let mut trial = book();
    trial.try_edit(Kind::Contact, "Ann", &[("rhythm", "30d")]).unwrap();
    assert_eq!(quiet(&mut trial, 29), []);
    assert_eq!(quiet(&mut trial, 30), [due("Ann", 30, "2026-04-01")]);
    // A call begins anew, a note does not.
    pass(&mut trial, 10);
    log(&mut trial, "call", "Ann");
    pass(&mut trial, 10);
    log(&mut trial, "note", "Ann");
    assert_eq!(quiet(&mut trial, 19), []);
    assert_eq!(quiet(&mut trial, 20), [due("Ann", 30, "2026-04-11")]);
    let rhythm = trial.card(Kind::Contact, "Ann").rhythm.unwrap();
    assert_eq!((rhythm.days, rhythm.segment, rhythm.due.to_string()), (30, None, "2026-04-11".to_owned()));
    assert_eq!(rhythm.last.unwrap().date().to_string(), "2026-03-12");
    assert_eq!(trial.card(Kind::Contact, "Ben").rhythm, None);
}

#[test]
fn the_shortest_rhythm_of_the_segments_counts_where_there_is_none_of_ones_own() {
    let mut trial = book();
    for (name, of, filter, rhythm) in [
        ("all", "contact", "", "90d"),
        ("key", "contact", "tag:key or tag:vip", "2w"),
        ("inner", "contact", "in:key tag:vip", "3w"),
        ("firms", "company", "", "10d"),
    ] {
        trial.add(Kind::Segment, &[("name", name), ("of", of), ("filter", filter), ("rhythm", rhythm)]);
    }
    trial.try_edit(Kind::Contact, "Ann", &[("rhythm", "1y")]).unwrap();
    let all = [due("Acme", 10, "2026-03-12"), due("Ben", 14, "2026-03-16"), due("Cy", 90, "2026-05-31")];
    assert_eq!(quiet(&mut trial, 100), all);
    assert_eq!(trial.card(Kind::Contact, "Ben").rhythm.unwrap().segment.as_deref(), Some("key"));
    // Who wants to be left alone is.
    trial.try_edit(Kind::Contact, "Ben", &[("do_not_contact", "yes")]).unwrap();
    assert_eq!(quiet(&mut trial, 20), [due("Acme", 10, "2026-03-12")]);
}

#[test]
fn only_mine_are_due_unless_everybody_is_asked_for() {
    let mut trial = book();
    trial.add(Kind::User, &[("name", "Lee")]);
    trial.try_edit(Kind::Contact, "Ann", &[("rhythm", "1d"), ("owner", "Lee")]).unwrap();
    trial.try_edit(Kind::Contact, "Ben", &[("rhythm", "1d"), ("owner", "me")]).unwrap();
    trial.try_edit(Kind::Contact, "Cy", &[("rhythm", "1d")]).unwrap();
    let names = |trial: &mut Trial, whose| {
        let names = agenda(trial, 5, whose).quiet.into_iter().map(|each| each.record.title());
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names(&mut trial, Whose::Mine), "Ben Cy");
    assert_eq!(names(&mut trial, Whose::Everybody), "Ann Ben Cy");
}

#[test]
fn a_segment_may_ask_when_somebody_was_last_spoken_to() {
    let mut trial = book();
    trial.add(Kind::Segment, &[("name", "spoken"), ("filter", "has:last"), ("rhythm", "5d")]);
    log(&mut trial, "call", "Ann");
    assert_eq!(listed(&mut trial, "in:spoken"), "Ann");
    assert_eq!(listed(&mut trial, "-in:spoken"), "Ben Cy");
    assert_eq!(quiet(&mut trial, 5), [due("Ann", 5, "2026-03-07")]);
    assert_eq!(trial.card(Kind::Contact, "Ann").rhythm.unwrap().segment.as_deref(), Some("spoken"));
}
