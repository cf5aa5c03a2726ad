//! Who is not to be contacted: left out of what is meant for that, marked wherever they are seen, and never in silence.

use insta::assert_snapshot;
use serde_json::Value;

use crate::rolo::Rolo;

/// Jane, who may be contacted; Eve, who may not; Max, who withdrew his consent to e-mails; and two companies.
fn fair() -> Rolo {
    let rolo = Rolo::new();
    for words in [
        &["company", "add", "Acme", "--city", "Berlin"][..],
        &["company", "add", "Beta", "--do-not-contact", "yes", "--city", "Berlin"],
        &["contact", "add", "Jane Doe", "--email", "jane@acme.example", "--company", "Acme", "--tag", "fair"],
        &["contact", "add", "Eve Moss", "--email", "eve@moss.example", "--do-not-contact", "yes", "--tag", "fair"],
        &[
            "contact",
            "add",
            "Max Kurz",
            "--email",
            "max@kurz.example",
            "--consent",
            "email withdrawn 2026-01-05 letter",
            "--tag",
            "fair",
        ],
    ] {
        rolo.ok(words);
    }
    rolo
}

fn names(rolo: &Rolo, words: &[&str]) -> (Vec<String>, String) {
    let run = rolo.run(&[words, &["--columns", "name", "-o", "tsv"]].concat());
    assert_eq!(run.code, 0, "{run}");
    (run.stdout.lines().skip(1).map(str::to_owned).collect(), run.stderr)
}

#[test]
fn a_list_for_contacting_leaves_out_who_does_not_want_that_and_says_how_many() {
    let rolo = fair();
    let list = |purpose| names(&rolo, &["contact", "list", "--for", purpose]);
    let (both, said) = list("contacting");
    assert_eq!(both, ["Jane Doe"]);
    assert_snapshot!(said, @"2 are left out who are not to be contacted; --despite REASON includes them");
    assert_eq!(list("contacting=email").0, ["Jane Doe"]);
    let (callable, said) = list("contacting=call");
    assert_eq!(callable, ["Jane Doe", "Max Kurz"]);
    assert_snapshot!(said, @"one is left out who is not to be contacted; --despite REASON includes them");
    assert_eq!(
        names(&rolo, &["contact", "list", "--where", "tag:fair", "--for", "contacting", "--sort", "-name"]).0,
        ["Jane Doe"]
    );
    assert_eq!(names(&rolo, &["company", "list", "--for", "contacting"]).0, ["Acme"]);
    assert_eq!(rolo.ok(&["contact", "list", "--for", "contacting=visit", "--count"]), "2\n");
    assert_eq!(names(&rolo, &["contact", "list"]).0.len(), 3, "a list for looking has everybody");
    let wrong = rolo.fails(5, &["contact", "list", "--for", "contacting=pigeon"]);
    assert_snapshot!(wrong, @r"
    error: --for: `contacting=pigeon` is no purpose of a list
    hint:  contacting, or contacting= and one of call, email, phone, message, post, visit
    ");
}

#[test]
fn a_search_for_contacting_finds_only_those_who_may_be_contacted() {
    let rolo = fair();
    let (found, _) = names(&rolo, &["find", "e", "--for", "contacting=email"]);
    assert!(found.contains(&"Jane Doe".to_owned()) && !found.contains(&"Eve Moss".to_owned()), "{found:?}");
    let run = rolo.run(&["find", "eve", "moss", "--for", "contacting"]);
    assert_eq!(run.code, 3, "{run}");
    assert!(run.stderr.starts_with("one is left out"), "{run}");
}

#[test]
fn deals_and_tasks_go_by_those_whom_they_concern() {
    let rolo = fair();
    rolo.ok(&["deal", "add", "Spares", "--company", "Acme", "--contact", "Max Kurz"]);
    rolo.ok(&["deal", "add", "Renewal", "--company", "Acme", "--contact", "Jane Doe"]);
    rolo.ok(&["task", "add", "call Eve", "--contact", "Eve Moss", "--due", "today"]);
    rolo.ok(&["task", "add", "order paper", "--due", "today"]);
    assert_eq!(names(&rolo, &["deal", "list", "--for", "contacting=email"]).0, ["Renewal"]);
    assert_eq!(names(&rolo, &["deal", "list", "--for", "contacting=call"]).0.len(), 2);
    assert_eq!(names(&rolo, &["task", "list", "--for", "contacting"]).0, ["order paper"]);
    assert_snapshot!(rolo.ok(&["task", "list", "-o", "table", "--columns", "name,contact"]), @r"
    name         contact
    ⊘ call Eve   ⊘ Eve Moss
    order paper
    ");
    let agenda = rolo.ok(&["agenda", "-o", "table"]);
    assert!(agenda.contains("call Eve · ⊘ Eve Moss"), "{agenda}");
    let stages = rolo.fails(2, &["stage", "list", "--for", "contacting"]);
    assert!(stages.contains("--for"), "nobody is contacted by means of a stage: {stages}");
}

#[test]
fn an_export_for_contacting_is_a_file_without_them() {
    let rolo = fair();
    let run = rolo.run(&["export", "letter.csv", "--as", "contact", "--for", "contacting=email", "--columns", "name"]);
    assert_snapshot!(run.stderr, @r"
    1 record in letter.csv
    2 are left out who are not to be contacted; --despite REASON includes them
    ");
    assert_eq!(std::fs::read_to_string(rolo.path("letter.csv")).unwrap(), "name\r\nJane Doe\r\n");
    let (lines, said) = {
        let run = rolo.run(&["export", "-", "--as", "contact", "--format", "ndjson", "--for", "contacting=email"]);
        (run.stdout.lines().count(), run.stderr)
    };
    assert_eq!(lines, 1);
    assert!(said.starts_with("2 are left out"), "{said}");
}

#[test]
fn whoever_is_contacted_all_the_same_is_so_for_a_reason_that_stands_in_the_book() {
    let rolo = fair();
    let words = ["contact", "list", "--for", "contacting=email", "--despite", "product recall"];
    let (all, said) = names(&rolo, &words);
    assert_eq!(all.len(), 3);
    assert_snapshot!(said, @"the reason is noted about 2 who are not to be contacted");
    let notes = rolo.ok(&["activity", "list", "--where", "tag:despite", "-o", "ndjson"]);
    let notes: Vec<Value> = notes.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut about: Vec<&str> = notes.iter().map(|note| note["contacts"][0]["name"].as_str().unwrap()).collect();
    about.sort_unstable();
    assert_eq!(about, ["Eve Moss", "Max Kurz"]);
    assert!(notes.iter().all(|note| note["type"] == "note" && note["text"] == "product recall"), "{notes:?}");
    rolo.ok(&["undo"]);
    assert_eq!(rolo.ok(&["activity", "list", "--count"]), "0\n", "one command, one undo");
    // An export does the same; where nobody is to be left out, there is nothing to note.
    rolo.ok(&["export", "recall.csv", "--as", "contact", "--for", "contacting", "--despite", "product recall"]);
    assert_eq!(rolo.ok(&["activity", "list", "--count"]), "2\n");
    rolo.ok(&["contact", "list", "--where", "name:\"Jane Doe\"", "--for", "contacting", "--despite", "again"]);
    assert_eq!(rolo.ok(&["activity", "list", "--count"]), "2\n");
    assert_eq!(rolo.run(&["contact", "list", "--despite", "why"]).code, 2, "there is nothing to go against");
    assert_eq!(rolo.run(&["contact", "list", "--for", "contacting", "--despite", " "]).code, 2, "no reason");
}

#[test]
fn they_bear_a_mark_in_lists_on_cards_and_in_searches_but_not_in_data() {
    let rolo = fair();
    assert_snapshot!(rolo.ok(&["contact", "list", "-o", "table", "--columns", "name,company"]), @r"
    name        company
    ⊘ Eve Moss
    Jane Doe    Acme
    ⊖ Max Kurz
    ");
    assert_eq!(names(&rolo, &["contact", "list"]).0, ["Eve Moss", "Jane Doe", "Max Kurz"]);
    let found = rolo.ok(&["find", "beta", "-o", "table", "--columns", "name"]);
    assert!(found.contains("⊘ Beta"), "{found}");
    let card = |name| rolo.ok(&["show", name, "-o", "table"]).lines().next().unwrap().to_owned();
    assert!(card("Eve Moss").starts_with("⊘ Eve Moss") && card("Eve Moss").ends_with("is not to be contacted"));
    assert!(card("Max Kurz").ends_with("withdrew the consent to be contacted by e-mail"), "{}", card("Max Kurz"));
    assert!(!card("Jane Doe").contains("contacted"));
}

#[test]
fn who_reaches_out_to_them_is_warned() {
    let rolo = fair();
    let warned = |words: &[&str]| {
        let run = rolo.run(words);
        assert_eq!(run.code, 0, "{run}");
        run.stderr.lines().filter(|line| line.starts_with("warning")).map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    let mail = warned(&["log", "email", "Max Kurz", "our", "offer"]);
    assert!(
        mail.starts_with("warning: Max Kurz (c-") && mail.ends_with("withdrew the consent to be contacted by e-mail"),
        "{mail}"
    );
    assert!(warned(&["log", "call", "Eve Moss"]).ends_with("is not to be contacted"));
    assert!(warned(&["log", "message", "Beta", "hello"]).contains("Beta (o-"));
    for fine in [
        &["log", "call", "Max Kurz"][..],
        &["log", "email", "Max Kurz", "asks for prices", "--direction", "in"],
        &["log", "note", "Eve Moss", "moved away"],
        &["log", "email", "Jane Doe", "our offer"],
    ] {
        assert_eq!(warned(fine), "", "{fine:?}");
    }
    rolo.ok(&["task", "add", "ring her", "--type", "call", "--contact", "Eve Moss", "--due", "today"]);
    assert!(warned(&["task", "done", "ring her"]).ends_with("is not to be contacted"), "a call that was planned");
    let json: Value = serde_json::from_str(&rolo.ok(&["log", "call", "Eve Moss", "-o", "json"])).unwrap();
    assert_eq!(json["warnings"][0], "unwanted");
}
