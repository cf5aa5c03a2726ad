//! Commands about whatever a filter lets through, in place of records that are named.

use crate::people::office;
use crate::rolo::Rolo;

fn names(rolo: &Rolo, kind: &str, filter: &str) -> String {
    rolo.ok(&[kind, "list", "--where", filter, "--columns", "name"]).lines().skip(1).collect::<Vec<_>>().join(", ")
}

/// Five deals in Lead, two of them Acme's, and four tasks.
fn busy() -> Rolo {
    let rolo = office();
    rolo.ok(&["pipeline", "add", "Sales"]);
    for (name, company) in [("Pump", "Acme"), ("Crane", "Acme"), ("Roof", "Beta"), ("Door", "Beta"), ("Hall", "Beta")] {
        rolo.ok(&["deal", "add", name, "--company", company]);
    }
    for (name, due) in [("ring", "-3d"), ("write", "-1d"), ("visit", "+2d"), ("think", "+9d")] {
        rolo.ok(&["task", "add", name, "--due", due]);
    }
    rolo.ok(&["task", "done", "ring"]);
    rolo
}

#[test]
fn deals_are_moved_won_and_lost_by_a_filter() {
    let rolo = busy();
    rolo.ok(&["deal", "move", "--where", "company:Acme", "Proposal", "--yes"]);
    assert_eq!(names(&rolo, "deal", "stage:Proposal"), "Crane, Pump");
    rolo.ok(&["deal", "lose", "--where", "company:Beta -name:Hall", "--reason", "silence", "--yes"]);
    assert_eq!(names(&rolo, "deal", "status:lost lost-reason:silence"), "Door, Roof");
    rolo.ok(&["deal", "reopen", "--where", "status:lost", "Proposal", "-y"]);
    assert_eq!(names(&rolo, "deal", "stage:Proposal"), "Crane, Door, Pump, Roof");
    rolo.ok(&["undo"]);
    rolo.ok(&["undo"]);
    assert_eq!(names(&rolo, "deal", "stage:Lead"), "Door, Hall, Roof");
}

#[test]
fn tasks_that_are_open_are_done_and_put_off_by_a_filter() {
    let rolo = busy();
    rolo.ok(&["task", "snooze", "--where", "due<+3d", "--to", "+5d", "--yes"]);
    assert_eq!(names(&rolo, "task", "due:+5d"), "write, visit");
    rolo.ok(&["task", "snooze", "think", "in 3 days"]);
    assert_eq!(names(&rolo, "task", "due:+3d"), "think");
    rolo.ok(&["task", "done", "--where", "name:write or name:think", "--yes"]);
    assert_eq!(names(&rolo, "task", "no:done"), "visit");
    assert!(rolo.fails(3, &["task", "done", "--where", "name:ring", "--yes"]).contains("no:done"), "it was done");
}

#[test]
fn leads_are_converted_by_a_filter() {
    let rolo = office();
    let leads = names(&rolo, "contact", "lifecycle:lead");
    let asked = rolo.fails(2, &["lead", "convert", "--where", "lifecycle:lead"]);
    assert!(asked.contains("--yes"), "{asked}");
    rolo.ok(&["lead", "convert", "--where", "lifecycle:lead", "--value", "8k EUR", "--yes"]);
    assert_eq!(names(&rolo, "contact", "lifecycle:lead"), "");
    assert_eq!(names(&rolo, "deal", "value:8kEUR").split(", ").count(), leads.split(", ").count());
    assert!(rolo.fails(3, &["lead", "convert", "--where", "name~mark", "--yes"]).contains("no record matches"));
    rolo.ok(&["undo"]);
    assert_eq!(
        (names(&rolo, "contact", "lifecycle:lead"), rolo.ok(&["deal", "list", "--count"])),
        (leads, "0\n".into())
    );
}

#[test]
fn people_are_tagged_edited_deleted_and_restored_by_a_filter() {
    let rolo = office();
    rolo.ok(&["contact", "tag", "--where", "company:Acme", "+steel,-cold", "--yes"]);
    let tagged = names(&rolo, "contact", "tag:steel");
    assert!(!tagged.is_empty() && tagged == names(&rolo, "contact", "company:Acme"));
    rolo.ok(&["contact", "edit", "--where", "tag:steel", "--source", "fair", "--yes"]);
    assert_eq!(names(&rolo, "contact", "source:fair"), tagged);
    let before = rolo.ok(&["contact", "list", "--count"]);
    let would = rolo.ok(&["contact", "delete", "--where", "tag:steel", "--dry-run", "--yes"]);
    assert_eq!((would.lines().count() > 0, rolo.ok(&["contact", "list", "--count"])), (true, before.clone()));
    rolo.ok(&["contact", "delete", "--where", "tag:steel", "--yes"]);
    assert_eq!(names(&rolo, "contact", "tag:steel"), "");
    rolo.ok(&["contact", "restore", "--where", "tag:steel", "--yes"]);
    assert_eq!((names(&rolo, "contact", "tag:steel"), rolo.ok(&["contact", "list", "--count"])), (tagged, before));
}

#[test]
fn a_filter_stands_in_place_of_records_and_says_something() {
    let rolo = busy();
    let before = rolo.ok(&["history", "-o", "ids"]);
    for (code, words, said) in [
        (2, &["contact", "delete", "Jane Doe", "--where", "tag:x", "--yes"][..], "`Jane Doe` names a record"),
        (2, &["contact", "delete", "--where", " ", "--yes"], "--where says nothing"),
        (2, &["contact", "delete", "--yes"], "REF"),
        (2, &["deal", "move", "--where", "company:Acme", "--yes"], "STAGE"),
        (2, &["deal", "move", "--where", "company:Acme", "Pump", "Won", "--yes"], "`Pump` names a record"),
        (3, &["contact", "tag", "--where", "city:Atlantis", "+x", "--yes"], "city:Atlantis"),
        (2, &["contact", "delete", "--where", "city:", "--yes"], "city:"),
    ] {
        let error = rolo.fails(code, words);
        assert!(error.contains(said), "{words:?}: {error}");
    }
    // Nobody is there to be asked.
    assert!(rolo.fails(2, &["contact", "delete", "--where", "company:Acme"]).contains("--yes"));
    assert_eq!(rolo.ok(&["history", "-o", "ids"]), before);
}

#[test]
fn a_filter_says_in_which_order_and_how_many_for_lists_boards_and_bulk_commands() {
    let rolo = busy();
    for (name, value) in [("Pump", "10k"), ("Crane", "50k"), ("Roof", "30k"), ("Door", "40k"), ("Hall", "20k")] {
        rolo.ok(&["deal", "edit", name, "--value", &format!("{value} EUR")]);
    }
    assert_eq!(names(&rolo, "deal", "stage:Lead sort:-value"), "Crane, Door, Roof, Hall, Pump");
    assert_eq!(names(&rolo, "deal", "sort:-value limit:2"), "Crane, Door");
    // What is typed beside it goes first.
    let sorted = rolo.ok(&["deal", "list", "--where", "sort:-value limit:2", "--sort", "value", "--columns", "name"]);
    assert_eq!(sorted.lines().skip(1).collect::<Vec<_>>(), ["Pump", "Hall"]);
    assert_eq!(rolo.ok(&["deal", "list", "--where", "limit:3", "--count"]).trim(), "3");
    let board = rolo.ok(&["board", "--where", "sort:value limit:2", "--limit", "9", "-o", "json"]);
    assert!(board.contains("Pump") && board.contains("Hall") && !board.contains("Crane"), "{board}");
    rolo.ok(&["deal", "move", "--where", "sort:-value limit:2", "Proposal", "--yes"]);
    assert_eq!(names(&rolo, "deal", "stage:Proposal"), "Crane, Door");
    assert_eq!(names(&rolo, "deal", "stage-age<1d mine or stage:Proposal"), "Crane, Door");
    assert_eq!(names(&rolo, "task", "overdue"), "write");
    let said = rolo.fails(2, &["segment", "save", "top", "sort:-value limit:2", "--of", "deal"]);
    assert!(said.contains("says nothing within a segment"), "{said}");
}

#[test]
fn what_lies_near_is_found_from_a_record_or_a_point() {
    let rolo = Rolo::new();
    for (name, position) in
        [("Berlin AG", "52.52,13.405"), ("Potsdam KG", "52.39,13.06"), ("München SE", "48.14,11.58")]
    {
        rolo.ok(&["company", "add", name, "--position", position]);
    }
    rolo.ok(&["company", "add", "Nowhere"]);
    assert_eq!(names(&rolo, "company", "near:\"Berlin AG\"<50km"), "Berlin AG, Potsdam KG");
    assert_eq!(names(&rolo, "company", "near:48.1,11.5<20km"), "München SE");
    assert_eq!(names(&rolo, "company", "-near:48.1,11.5<20km has:position"), "Berlin AG, Potsdam KG");
    rolo.ok(&["segment", "save", "around", "near:\"Berlin AG\"<50km", "--of", "company"]);
    assert_eq!(names(&rolo, "company", "in:around -name~berlin"), "Potsdam KG");
    // What is only told of a place lies nowhere.
    rolo.ok(&["log", "note", "Berlin AG", "the way to Potsdam is long"]);
    assert_eq!(names(&rolo, "company", "near:potsdam<5km"), "Potsdam KG");
    let said = rolo.fails(3, &["company", "list", "--where", "near:Nowhere<5km"]);
    assert!(said.contains("where Nowhere"), "{said}");
    rolo.fails(3, &["company", "list", "--where", "near:\"No Such\"<5km"]);
    rolo.fails(2, &["company", "list", "--where", "near:\"Berlin AG\"<far"]);
}

#[test]
fn people_and_companies_are_found_by_what_their_open_deals_are_worth() {
    let rolo = Rolo::new();
    for name in ["Acme", "Beta", "Gamma"] {
        rolo.ok(&["company", "add", name]);
    }
    for name in ["Ann", "Ben"] {
        rolo.ok(&["contact", "add", name]);
    }
    for (name, value, company) in [
        ("Pumps", "40k EUR", "Acme"),
        ("Valves", "20k EUR", "Acme"),
        ("Roof", "70k USD", "Acme"),
        ("Check", "30k EUR", "Beta"),
        ("Signed", "500k EUR", "Beta"),
        ("Gone", "80k EUR", "Gamma"),
    ] {
        rolo.ok(&["deal", "add", name, "--value", value, "--company", company, "--contact", "Ann"]);
    }
    rolo.ok(&["deal", "win", "Signed"]);
    rolo.ok(&["deal", "delete", "Gone", "--yes"]);
    for (filter, found) in [
        ("open-value>50k", "Acme"),
        ("open-value>59kEUR", "Acme"),
        // Sixty thousand euros and seventy thousand dollars are never a hundred and thirty thousand of anything.
        ("open-value>70k", ""),
        ("open-value>60kEUR", ""),
        ("open-value:61k..69k", ""),
        ("open-value:69k..71k", "Acme"),
        ("open-value:30k,70kUSD", "Acme, Beta"),
        ("open-value!=30k", "Acme, Gamma"),
        ("no:open-value", "Gamma"),
        ("-no:open-value sort:-open-value limit:1", "Acme"),
    ] {
        assert_eq!(names(&rolo, "company", filter), found, "{filter}");
    }
    assert_eq!(names(&rolo, "contact", "open-value>80k"), "Ann");
    rolo.ok(&["segment", "save", "rich", "open-value>50k", "--of", "company"]);
    assert_eq!(names(&rolo, "company", "-in:rich"), "Beta, Gamma");
    let listed = rolo.ok(&["company", "list", "--columns", "name,open-value", "--sort", "-open-value"]);
    assert_eq!(listed, "name\topen-value\nAcme\t60000.00 EUR, 70000.00 USD\nBeta\t30000.00 EUR\nGamma\t\n");
    let card: serde_json::Value = serde_json::from_str(&rolo.ok(&["show", "Acme", "-o", "json"])).unwrap();
    let sums =
        serde_json::json!([{"amount": "60000.00", "currency": "EUR"}, {"amount": "70000.00", "currency": "USD"}]);
    assert_eq!(card["open_value"], sums);
    let rows = rolo.ok(&["company", "list", "--columns", "name,open-value", "-o", "ndjson"]);
    assert!(rows.contains("open_value"), "{rows}");
    let again = rolo.run_with(&["apply"], &rows);
    assert_eq!(again.code, 0, "{again}");
    assert!(!rolo.ok(&["history"]).contains("apply"), "what rolo adds up is nothing that can be changed");
}
