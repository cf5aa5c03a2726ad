//! Undo, redo and history: one command is one step back, and nobody's later work is lost.

use insta::assert_snapshot;

use crate::people::office;
use crate::rolo::Rolo;

#[test]
fn a_command_is_taken_back_whole_and_done_again_whole() {
    let rolo = office();
    let before = rolo.ok(&["contact", "list", "-o", "ndjson", "--columns", "name,tag,city"]);
    rolo.ok(&["contact", "edit", "c-jane1", "c-zhang", "c-renee", "--tag", "+new", "--city", "Bonn"]);
    let after = rolo.ok(&["contact", "list", "-o", "ndjson", "--columns", "name,tag,city"]);
    assert_snapshot!(rolo.run(&["undo"]), @r"
    exit 0
    --- stdout
    c-jane1
    c-zhang
    c-renee
    --- stderr
    took back: contact edit c-jane1 c-zhang c-renee --tag +new --city Bonn
    put back c-jane1 Jane Doe
    put back c-zhang 张伟
    put back c-renee Renée Müller
    3 put back
    ");
    assert_eq!(rolo.ok(&["contact", "list", "-o", "ndjson", "--columns", "name,tag,city"]), before);
    assert_snapshot!(rolo.run(&["redo"]), @r"
    exit 0
    --- stdout
    c-jane1
    c-zhang
    c-renee
    --- stderr
    did again: contact edit c-jane1 c-zhang c-renee --tag +new --city Bonn
    put back c-jane1 Jane Doe
    put back c-zhang 张伟
    put back c-renee Renée Müller
    3 put back
    ");
    assert_eq!(rolo.ok(&["contact", "list", "-o", "ndjson", "--columns", "name,tag,city"]), after);
}

#[test]
fn each_kind_of_command_is_taken_back_step_by_step_to_an_empty_book() {
    let rolo = office();
    rolo.ok(&["contact", "add", "Ann Other"]);
    rolo.ok(&["contact", "tag", "Ann Other", "+vip"]);
    rolo.ok(&["contact", "delete", "Ann Other"]);
    rolo.ok(&["contact", "restore", "Ann Other"]);
    for (left, deleted) in [(5, 1), (6, 0), (6, 0), (5, 0), (0, 0)] {
        rolo.ok(&["undo"]);
        let count =
            |flag: &[&str]| rolo.ok(&[&["contact", "list", "--count"], flag].concat()).trim_end().parse().unwrap();
        assert_eq!((count(&[]), count(&["--deleted"])), (left, deleted));
    }
    assert_snapshot!(rolo.fails(3, &["undo"]), @r"
    error: there is nothing to undo
    hint:  rolo history shows what was done
    ");
    for _ in 0..5 {
        rolo.ok(&["redo"]);
    }
    assert_snapshot!(rolo.fails(3, &["redo"]), @r"
    error: there is nothing to redo: the last command was no undo
    hint:  rolo history shows what was done
    ");
    assert_eq!(rolo.ok(&["show", "Ann Other", "--columns", "tag"]), "tag\tvip\n");
}

#[test]
fn what_was_changed_since_stands_in_the_way_and_is_named() {
    let rolo = office();
    rolo.ok(&["contact", "edit", "c-jane1", "c-zhang", "--city", "Bonn"]);
    rolo.ok(&["contact", "edit", "c-jane1", "--city", "Kiel"]);
    assert_snapshot!(rolo.fails(4, &["undo", "2"]), @r"
    error: command 2 cannot be undone whole: one record was changed since: Jane Doe, Acme (c-jane1)
    hint:  rolo undo 2 --skip-changed leaves those values as they are and takes back the rest
    ");
    assert_eq!(rolo.ok(&["history", "-o", "ids"]).lines().count(), 3);
    assert_snapshot!(rolo.run(&["undo", "2", "--skip-changed"]), @r"
    exit 0
    --- stdout
    c-jane1
    c-zhang
    --- stderr
    took back: contact edit c-jane1 c-zhang --city Bonn
    left as it is c-jane1 Jane Doe: changed since by #3
    put back c-zhang 张伟
    1 put back, 1 left as it is
    ");
    assert_eq!(rolo.ok(&["show", "c-jane1", "--columns", "city"]), "city\tKiel\n");
    assert_eq!(rolo.ok(&["show", "c-zhang", "--columns", "city"]), "");
    assert_snapshot!(rolo.fails(4, &["undo", "2"]), @r"
    error: command 2 was undone already
    hint:  rolo redo takes the last undo back
    ");
}

#[test]
fn an_undo_keeps_what_others_did_beside_it() {
    let rolo = office();
    rolo.ok(&["contact", "edit", "c-jane1", "--city", "Bonn"]);
    rolo.ok(&["contact", "edit", "c-jane1", "--add-phone", "030 901820"]);
    rolo.ok(&["undo", "#2"]);
    assert_eq!(
        rolo.ok(&["show", "c-jane1", "--columns", "city,phone"]),
        "city\tBerlin\nphone\tmobile: +4915123456789\nphone\t+4930901820\n"
    );
}

#[test]
fn undo_says_in_json_what_became_of_each_record() {
    let rolo = office();
    rolo.ok(&["contact", "edit", "c-jane1", "c-zhang", "--city", "Bonn"]);
    rolo.ok(&["contact", "edit", "c-jane1", "--city", "Kiel"]);
    let json = rolo.ok(&["undo", "2", "--skip-changed", "-o", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let verbs: Vec<(&str, &str)> = json["outcomes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|outcome| (outcome["handle"].as_str().unwrap(), outcome["verb"].as_str().unwrap()))
        .collect();
    assert_eq!(verbs, [("c-jane1", "kept"), ("c-zhang", "reversed")]);
    assert_eq!((&json["counts"]["kept"], &json["counts"]["reversed"]), (&1.into(), &1.into()));
    assert_eq!(json["outcomes"][0]["error"]["code"], "changed-since");
}

#[test]
fn what_was_redone_counts_as_done_and_is_taken_back_by_its_number() {
    let rolo = office();
    rolo.ok(&["contact", "edit", "c-jane1", "--city", "Bonn"]);
    let taken_back = |rolo: &Rolo| -> Vec<String> {
        let history = rolo.ok(&["history", "-o", "tsv"]);
        let rows = history.lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>());
        rows.filter(|cells| cells.last() == Some(&"yes")).map(|cells| cells[0].to_owned()).collect()
    };
    for city in ["Berlin", "Bonn", "Berlin", "Bonn"] {
        rolo.ok(&[if city == "Bonn" { "redo" } else { "undo" }]);
        assert_eq!(rolo.ok(&["show", "c-jane1", "--columns", "city"]), format!("city\t{city}\n"));
    }
    assert_eq!(taken_back(&rolo), ["5", "3"]);
    rolo.ok(&["undo", "2"]);
    assert_eq!(rolo.ok(&["show", "c-jane1", "--columns", "city"]), "city\tBerlin\n");
    assert_eq!(taken_back(&rolo), ["6", "4", "2"]);
    rolo.fails(4, &["undo", "2"]);
}

#[test]
fn an_undo_that_has_to_leave_everything_says_so() {
    let rolo = office();
    rolo.ok(&["contact", "edit", "c-jane1", "--city", "Bonn"]);
    rolo.ok(&["contact", "edit", "c-jane1", "--city", "Kiel"]);
    assert_snapshot!(rolo.run(&["undo", "2", "--skip-changed"]).stderr, @r"
    nothing can be put back of: contact edit c-jane1 --city Bonn
    left as it is c-jane1 Jane Doe: changed since by #3
    ");
    assert_eq!(rolo.ok(&["history", "-o", "ids"]).lines().count(), 3);
}
