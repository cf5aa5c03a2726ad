//! Saved views: segments that also say columns and an order, for lists, the board and exports.

use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use crate::rolo::Rolo;

/// Some people, deals on two boards, and views of them.
fn book() -> Rolo {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Ann Lee", "--tag", "vip", "--city", "Berlin", "--birthday", "1984-05-12"]);
    rolo.ok(&["contact", "add", "Ben Ode", "--tag", "vip", "--city", "Aachen"]);
    rolo.ok(&["contact", "add", "Cy Young", "--city", "Bonn"]);
    for (name, stages) in [("Sales", ["Lead 10%", "Won"]), ("Service", ["Asked 30%", "Done (won)"])] {
        rolo.ok(&["pipeline", "add", name, "--stage", stages[0], "--stage", stages[1]]);
    }
    for (name, value, pipeline) in [
        ("Pumps", "20k EUR", "Sales"),
        ("Valves", "90k EUR", "Sales"),
        ("Nuts", "200 EUR", "Sales"),
        ("Check", "11k EUR", "Service"),
    ] {
        rolo.ok(&["deal", "add", name, "--value", value, "--pipeline", pipeline]);
    }
    rolo.ok(&["segment", "save", "key people", "tag:vip", "--columns", "name,city", "--sort", "city"]);
    rolo.ok(&["segment", "save", "big", "value>10k", "--of", "deal", "--columns", "name,value", "--sort=-value"]);
    rolo.ok(&["segment", "save", "everybody", "--columns", "name,birthday", "--sort=-name"]);
    rolo
}

fn json(said: &str) -> Value {
    serde_json::from_str(said).unwrap()
}

#[test]
fn a_view_is_listed_shown_and_run_in_its_columns_and_its_order() {
    let rolo = book();
    assert_snapshot!(rolo.ok(&["segment", "list", "--columns", "name,of,filter,columns,sort"]), @"
    name	of	filter	columns	sort
    big	deal	value>10k	name,value	-value
    everybody	contact		name,birthday	-name
    key people	contact	tag:vip	name,city	city
    ");
    let run = |words: &[&str]| rolo.ok(&[&["segment", "run"], words].concat());
    assert_eq!(run(&["key people"]), "name\tcity\nBen Ode\tAachen\nAnn Lee\tBerlin\n");
    assert_eq!(run(&["everybody", "--limit", "1"]), "name\tbirthday\nCy Young\t\n");
    // What is said goes before it.
    assert_eq!(run(&["key people", "--columns", "city", "--sort=-city"]), "city\nBerlin\nAachen\n");
    let shown = rolo.ok(&["segment", "show", "big", "-o", "table"]);
    let shown: Vec<&str> = shown.lines().map(str::trim).collect();
    assert!(shown.contains(&"columns  name,value") && shown.contains(&"order    -value"), "{shown:?}");
    let shown = json(&rolo.ok(&["segment", "show", "big", "-o", "json"]));
    assert_eq!((&shown["columns"], &shown["sort"]), (&"name,value".into(), &"-value".into()));
}

#[test]
fn lists_are_seen_through_a_view_and_narrowed_further() {
    let rolo = book();
    let list = |kind: &str, words: &[&str]| rolo.ok(&[&[kind, "list", "--view"], words].concat());
    assert_eq!(list("contact", &["key people"]), "name\tcity\nBen Ode\tAachen\nAnn Lee\tBerlin\n");
    assert_eq!(list("contact", &["key people", "ann"]), "name\tcity\nAnn Lee\tBerlin\n");
    assert_eq!(list("contact", &["key people", "--where", "city~aa or tag:none"]), "name\tcity\nBen Ode\tAachen\n");
    assert_eq!(list("deal", &["big"]), "name\tvalue\nValves\t90000.00 EUR\nPumps\t20000.00 EUR\nCheck\t11000.00 EUR\n");
    assert_eq!(list("deal", &["big", "--count"]), "3\n");
    // JSON is whole, in the order of the view.
    let rows = list("contact", &["key people", "-o", "ndjson"]);
    let rows: Vec<Value> = rows.lines().map(json).collect();
    assert_eq!((rows[0]["given"].as_str(), rows[1]["birthday"].as_str()), (Some("Ben"), Some("1984-05-12")));
    assert_eq!(rolo.ok(&["contact", "list", "--where", "in:\"key people\"", "--count"]), "2\n");
    // A column about when somebody was in touch is known, too.
    rolo.ok(&["log", "call", "Ann Lee", "hello"]);
    rolo.ok(&["segment", "edit", "key people", "--columns", "name,last", "--sort=last"]);
    assert_eq!(list("contact", &["key people"]), "name\tlast\nAnn Lee\t2026-03-02T09:30:00+00:00[UTC]\nBen Ode\t\n");
}

#[test]
fn the_board_is_seen_through_a_view() {
    let rolo = book();
    let names = |words: &[&str]| {
        let board = json(&rolo.ok(&[&["board", "-o", "json", "--limit", "9"], words].concat()));
        let columns = board["columns"].as_array().unwrap().iter();
        let deals = columns.flat_map(|column| column["deals"].as_array().unwrap().clone());
        let names: Vec<String> = deals.map(|deal| deal["name"].as_str().unwrap().to_owned()).collect();
        format!("{}: {}", board["pipeline"]["name"].as_str().unwrap(), names.join(" "))
    };
    assert_eq!(names(&["--view", "big"]), "Sales: Valves Pumps");
    assert_eq!(names(&["--view", "big", "--sort", "value", "--where", "-value:90k"]), "Sales: Pumps");
    assert_eq!(names(&["Service", "--view", "big"]), "Service: Check");
    rolo.ok(&["segment", "edit", "big", "--pipeline", "Service"]);
    assert_eq!(names(&["--view", "big"]), "Service: Check");
    assert_eq!(names(&["Sales", "--view", "big"]), "Sales: Valves Pumps");
}

#[test]
fn exports_take_the_rows_the_columns_and_the_order_of_a_view() {
    let rolo = book();
    let export = ["export", "-", "--as", "contact", "--view", "key people"];
    assert_eq!(rolo.ok(&export), "name,city\r\nBen Ode,Aachen\r\nAnn Lee,Berlin\r\n");
    assert_eq!(rolo.ok(&[&export[..], &["--columns", "city"]].concat()), "city\r\nAachen\r\nBerlin\r\n");
    rolo.ok(&["export", "people.ndjson", "--as", "contact", "--view", "key people"]);
    let written = fs::read_to_string(rolo.path("people.ndjson")).unwrap();
    assert!(written.lines().count() == 2 && written.contains("\"birthday\""), "{written}");
    rolo.fails(4, &["export", "people.ndjson", "--as", "contact", "--view", "key people"]);
}

#[test]
fn a_view_that_does_not_fit_is_refused_with_what_does() {
    let rolo = book();
    let refused = [
        rolo.fails(2, &["segment", "save", "v", "tag:x", "--columns", "name,ctiy"]),
        rolo.fails(2, &["segment", "save", "v", "--of", "task", "--sort=-prioriti"]),
        rolo.fails(2, &["segment", "edit", "big", "--columns", "birthday"]),
        rolo.fails(2, &["segment", "save", "v"]),
        rolo.fails(5, &["segment", "save", "v", "tag:x", "--pipeline", "Sales"]),
        rolo.fails(2, &["contact", "list", "--view", "big"]),
        rolo.fails(2, &["board", "--view", "key people"]),
        rolo.fails(3, &["contact", "list", "--view", "nobody"]),
        rolo.fails(2, &["deal", "list", "--view", "big", "--columns", "phone"]),
        rolo.fails(2, &["contact", "list", "--view", "key people", "--for", "contacting", "--despite", "recall"]),
        rolo.fails(2, &["user", "list", "--view", "key people"]),
    ];
    assert_snapshot!(refused.concat(), @r#"
    error: no column is called `ctiy`
    hint:  did you mean `city`? There are handle, deleted, name, given, family, company, email, phone, address, link, lifecycle, owner, source, tag, birthday, language, time-zone, do-not-contact, consent, rhythm, needs, preferences, notes, file, extra, external-id, imported, street, postcode, city, region, country, position, id, created, updated, rev, last, visited, next, next-step, overdue, open-value
    error: no column is called `prioriti`
    hint:  did you mean `priority`? There are handle, deleted, name, type, due, duration, remind, priority, repeat, place, contact, company, deal, owner, tag, notes, link, file, extra, external-id, imported, done, id, created, updated, rev, overdue
    error: no column is called `birthday`
    hint:  there are handle, deleted, name, company, contact, pipeline, stage, value, probability, close, opened, closed, lost-reason, owner, source, product, tag, notes, link, file, extra, external-id, imported, move, rank, id, created, updated, rev, status, chance, weighted, amount, currency, since, last, visited, next, next-step, overdue
    error: the following required arguments were not provided: <FILTER>
    hint:  rolo segment save --help
    error: `contact` has no pipeline: only deals are on a board
    hint:  leave --pipeline out, or save it --of deal
    error: big is a segment of deals, not of contacts
    hint:  rolo deal list --view "big" shows it; rolo segment list --where of:contact lists those of contacts
    error: key people is a segment of people, not of deals
    hint:  rolo contact list --view "key people" shows it; rolo segment list --where of:deal lists those of deals
    error: no segment matches `nobody`
    hint:  rolo segment list shows them all; rolo segment save NAME FILTER makes one
    error: no column is called `phone`
    hint:  there are handle, deleted, name, company, contact, pipeline, stage, value, probability, close, opened, closed, lost-reason, owner, source, product, tag, notes, link, file, extra, external-id, imported, move, rank, id, created, updated, rev, status, chance, weighted, amount, currency, since, last, visited, next, next-step, overdue, segments
    error: the argument '--view <NAME>' cannot be used with '--despite <REASON>'
    hint:  rolo contact list --help
    error: unexpected argument '--view' found
    hint:  rolo user list --help
    "#);
    let row = r#"{"kind":"segment","name":"v","columns":"name,ctiy"}"#;
    let run = rolo.run_with(&["apply"], row);
    assert!(run.code == 2 && run.stderr.contains("no column is called `ctiy`"), "{run}");
    assert_eq!(rolo.ok(&["segment", "list", "--count"]), "3\n");
}

#[test]
fn a_view_keeps_its_rows_through_other_names_and_is_gone_when_it_is_deleted() {
    let rolo = book();
    rolo.ok(&["segment", "save", "berlin", "in:\"key people\" city~ber", "--columns", "name"]);
    assert_eq!(rolo.ok(&["contact", "list", "--view", "berlin"]), "name\nAnn Lee\n");
    rolo.ok(&["segment", "edit", "big", "--name", "large"]);
    assert_eq!(rolo.ok(&["deal", "list", "--view", "large", "--limit", "1"]), "name\tvalue\nValves\t90000.00 EUR\n");
    let handle = rolo.ok(&["segment", "list", "large", "--columns", "handle"]);
    let handle = handle.lines().last().unwrap();
    assert_eq!(rolo.ok(&["deal", "list", "--view", handle, "--count"]), "3\n");
    rolo.ok(&["segment", "delete", "large"]);
    let gone = rolo.fails(3, &["deal", "list", "--view", "large"]);
    assert!(gone.contains("deleted"), "{gone}");
    rolo.ok(&["undo"]);
    rolo.ok(&["segment", "edit", "large", "--clear", "columns,sort"]);
    assert!(rolo.ok(&["deal", "list", "--view", "large"]).starts_with("handle\tname\t"));
}

#[test]
fn views_go_from_book_to_book() {
    let rolo = book();
    rolo.ok(&["segment", "edit", "big", "--pipeline", "Service"]);
    rolo.ok(&["export", "book.ndjson", "--all"]);
    let other = Rolo::new();
    fs::copy(rolo.path("book.ndjson"), other.path("book.ndjson")).unwrap();
    other.ok(&["apply", "book.ndjson"]);
    let listed = ["segment", "list", "--columns", "name,of,filter,columns,sort,pipeline"];
    assert_eq!(other.ok(&listed), rolo.ok(&listed));
    assert_eq!(other.ok(&["board", "--view", "big"]), rolo.ok(&["board", "--view", "big"]));
}

#[test]
fn the_demo_has_views_to_look_through() {
    let rolo = Rolo::new();
    rolo.ok(&["demo", "--yes"]);
    let listed = rolo.ok(&["deal", "list", "--view", "large and open"]);
    assert!(listed.starts_with("name\tcompany\tstage\tvalue\tclose\tnext\n"), "{listed}");
    assert!(listed.lines().count() > 3, "{listed}");
    let listed = rolo.ok(&["company", "list", "--view", "no visit this quarter"]);
    assert!(listed.starts_with("name\tcity\tindustry\tlast\tvisited\towner\n") && listed.lines().count() > 3);
}

#[test]
fn a_view_has_columns_and_an_order_of_fields_that_people_defined() {
    let rolo = book();
    rolo.ok(&[
        "field", "add", "Level", "--of", "contact", "--type", "choice", "--choice", "gold", "--choice", "silver",
    ]);
    rolo.ok(&["contact", "edit", "Ann Lee", "--level", "silver"]);
    rolo.ok(&["contact", "edit", "Ben Ode", "--level", "gold"]);
    rolo.ok(&["segment", "save", "levels", "has:level", "--columns", "name,level", "--sort", "level"]);
    let expected = "name\tlevel\nBen Ode\tgold\nAnn Lee\tsilver\n";
    assert_eq!(rolo.ok(&["contact", "list", "--view", "levels"]), expected);
}
