//! What is said on the side, so that nothing happens in silence: names in the history, warnings, what is next.

use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use crate::rolo::Rolo;

fn records(rolo: &Rolo, words: &[&str]) -> Vec<Value> {
    let listed = rolo.ok(&[words, &["-o", "ndjson"]].concat());
    listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What a command says on the side, without handles.
#[track_caller]
fn warned(rolo: &Rolo, words: &[&str]) -> String {
    let run = rolo.run(words);
    assert_eq!(run.code, 0, "{words:?}\n{run}");
    let lines = run.stderr.lines().filter(|line| line.starts_with("warning"));
    let hidden = lines.map(|line| {
        line.split(' ')
            .map(|word| {
                let bare = word.trim_matches(['(', ')', ':']);
                let is_handle = bare.len() == 7 && bare.as_bytes()[1] == b'-';
                if is_handle { word.replace(&bare[2..], "?????") } else { word.to_owned() }
            })
            .collect::<Vec<_>>()
            .join(" ")
    });
    hidden.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_new_deal_every_move_and_a_conversion_can_say_what_is_next() {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Jane Doe", "--company", "Acme", "--lifecycle", "lead"]);
    let deal = ["deal", "add", "Renewal", "--company", "Acme", "--contact", "Jane Doe", "--value", "100 EUR"];
    for (words, next) in [
        (&deal[..], "ring her"),
        (&["deal", "move", "Renewal", "Proposal"], "send quote"),
        (&["deal", "win", "Renewal"], "send contract"),
        (&["deal", "reopen", "Renewal"], "new quote"),
        (&["deal", "lose", "Renewal", "--reason", "price"], "ask again"),
    ] {
        rolo.ok(&[words, &["--next", next, "--due", "fri", "--next-type", "call"]].concat());
        let tasks = records(&rolo, &["task", "list", "--where", &format!("name:\"{next}\"")]);
        let [task] = tasks.as_slice() else { panic!("{tasks:?}") };
        assert_eq!((&task["due"], &task["type"]), (&"2026-03-06".into(), &"call".into()));
        assert_eq!((&task["deals"][0]["name"], &task["companies"][0]["name"]), (&"Renewal".into(), &"Acme".into()));
        assert_eq!(task["contacts"][0]["name"], "Jane Doe");
        // The move and the task are one command.
        rolo.ok(&["undo"]);
        assert_eq!(rolo.ok(&["task", "list", "--count"]), "0\n");
        rolo.ok(&["redo"]);
        rolo.ok(&["task", "delete", next]);
    }
    rolo.ok(&["lead", "convert", "Jane Doe", "--next", "first visit", "--due", "next tue 9:00"]);
    let tasks = records(&rolo, &["task", "list"]);
    assert_eq!((tasks.len(), &tasks[0]["deals"][0]["name"]), (1, &"Jane Doe".into()));
    assert!(rolo.fails(2, &["deal", "win", "Renewal", "--due", "fri"]).contains("--next"));
}

#[test]
fn the_history_of_a_record_names_those_to_which_it_links() {
    let rolo = Rolo::new();
    rolo.ok(&["company", "add", "Acme"]);
    rolo.ok(&["company", "add", "Beta"]);
    rolo.ok(&["deal", "add", "Renewal", "--company", "Acme"]);
    rolo.ok(&["deal", "edit", "Renewal", "--company", "Beta"]);
    let history = rolo.ok(&["history", "Renewal", "-o", "table"]);
    for expected in ["- company  Acme", "+ company  Beta", "+ pipeline  Sales", "+ stage  Lead"] {
        assert!(history.contains(expected), "{expected}\n{history}");
    }
    assert!(!history.contains("-7000-") && !history.contains("-8"), "no bare identities\n{history}");
}

#[test]
fn a_second_company_of_one_name_is_made_and_said() {
    let rolo = Rolo::new();
    assert_eq!(warned(&rolo, &["company", "add", "Acme"]), "");
    assert_snapshot!(warned(&rolo, &["company", "add", "ACME"]), @"warning: the book has another company called ACME: rolo company show o-?????");
    assert_eq!(rolo.ok(&["company", "list", "--count"]), "2\n");
    assert_eq!(warned(&rolo, &["company", "add", "Acme Polska"]), "");
}

#[test]
fn an_export_that_fails_leaves_no_file_behind() {
    let rolo = Rolo::new();
    let notes = "likes tea ".repeat(300);
    let line = |number: usize| format!("{{\"given\":\"Ann {number}\",\"notes\":\"{notes}\"}}");
    let people = (0..300).map(line).collect::<Vec<_>>().join("\n");
    assert_eq!(rolo.run_with(&["apply"], &people).code, 0);
    fs::create_dir(rolo.path("out")).unwrap();
    // No file may have more than 12 MB: those of the book have less, and the table would have more.
    let columns = ["notes"; 20].join(",");
    let words = ["export", "out/people.csv", "--as", "contact", "--columns", &columns];
    let run = rolo.command_under(&["/bin/sh", "-c", "ulimit -f 24000; exec \"$@\"", "sh"], &words).output().unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(1), "{said}");
    assert!(said.contains("out/people.csv"), "{said}");
    assert_eq!(fs::read_dir(rolo.path("out")).unwrap().count(), 0);
}

#[test]
fn a_column_that_stands_in_a_text_is_used_and_an_empty_one_leaves_no_word_dangling() {
    let rolo = Rolo::new();
    fs::write(rolo.path("deals.csv"), "id,thing,client,odd\n1,Pump,Acme,x\n2,Valve,,y\n").unwrap();
    let run = rolo.run(&[
        "import",
        "deals.csv",
        "--as",
        "deal",
        "--map",
        "id=external-id",
        "--set",
        "name={thing} for {client}",
    ]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stderr.starts_with("left out: odd ("), "{run}");
    let mut names = rolo.ok(&["deal", "list", "--columns", "name", "--sort", "name", "-o", "tsv"]);
    names = names.lines().skip(1).collect::<Vec<_>>().join("; ");
    assert_eq!(names, "Pump for Acme; Valve");
}

#[test]
fn the_stages_of_a_pipeline_are_shown_to_scripts_as_they_can_be_typed_again() {
    let rolo = Rolo::new();
    let stages = ["--stage", "Request 20% 7d", "--stage", "Offer 60%", "--stage", "Won", "--stage", "Gone (lost)"];
    rolo.ok(&[&["pipeline", "add", "Service"][..], &stages].concat());
    let shown = rolo.ok(&["pipeline", "show", "Service", "-o", "tsv"]);
    let stages: Vec<&str> = shown.lines().filter_map(|line| line.strip_prefix("stage\t")).collect();
    assert_eq!(stages, ["Request 20% 7d", "Offer 60%", "Won (won)", "Gone (lost)"]);
    let again: Vec<&str> = stages.iter().flat_map(|stage| ["--stage", stage]).collect();
    rolo.ok(&[&["pipeline", "add", "Copy"][..], &again].concat());
    let copied = rolo.ok(&["pipeline", "show", "Copy", "-o", "tsv"]);
    assert_eq!(copied.lines().filter(|line| line.starts_with("stage\t")).count(), 4);
    let one = rolo.ok(&["pipeline", "show", "Service", "-o", "tsv", "--columns", "name"]);
    assert_eq!(one, "name\tService\n");
}

#[test]
fn several_deals_are_put_elsewhere_in_their_column_by_their_handles() {
    let rolo = Rolo::new();
    let add = |name| rolo.ok(&["deal", "add", name, "--value", "1 EUR"]).trim().to_owned();
    let handles = ["A", "B", "C"].map(add);
    let order = || {
        let board = rolo.ok(&["board", "-o", "json", "--limit", "9"]);
        let board: Value = serde_json::from_str(&board).unwrap();
        let deals = board["columns"][0]["deals"].as_array().unwrap_or_else(|| panic!("{board}")).clone();
        deals.iter().map(|deal| deal["title"].as_str().unwrap_or_default().to_owned()).collect::<String>()
    };
    let before = order();
    rolo.ok(&["deal", "move", &handles[1], &handles[0], "--first"]);
    assert_eq!(order(), "BAC", "it was {before}");
    let refused = rolo.fails(3, &["deal", "move", "A", "B", "--first"]);
    assert!(refused.contains("no stage"), "{refused}");
    assert_eq!(order(), "BAC");
}

#[test]
fn a_move_before_later_ones_says_what_is_gone() {
    let rolo = Rolo::new();
    rolo.ok(&["deal", "add", "Renewal", "--opened", "2026-01-05"]);
    rolo.ok(&["deal", "move", "Renewal", "Qualified", "--on", "2026-02-01"]);
    rolo.ok(&["deal", "move", "Renewal", "Proposal", "--on", "2026-02-20"]);
    assert_snapshot!(warned(&rolo, &["deal", "move", "Renewal", "Negotiation", "--on", "2026-01-20"]), @"warning: Renewal (d-?????) came there before 2 later moves, which are gone by that: 2026-02-01 Qualified, 2026-02-20 Proposal");
    rolo.ok(&["undo"]);
    assert_eq!(warned(&rolo, &["deal", "move", "Renewal", "Negotiation", "--on", "2026-02-21"]), "");
    assert_snapshot!(warned(&rolo, &["deal", "win", "Renewal", "--on", "2026-02-10"]), @"warning: Renewal (d-?????) came there before 2 later moves, which are gone by that: 2026-02-20 Proposal, 2026-02-21 Negotiation");
}

#[test]
fn the_help_says_what_is_not_obvious() {
    let rolo = Rolo::new();
    let help = rolo.ok(&["--help"]);
    for example in ["rolo deal move", "rolo task add", "rolo agenda", "rolo log"] {
        assert!(help.contains(example), "{help}");
    }
    let import = rolo.ok(&["help", "import"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(import.contains("contacts without one and without an e-mail, are always new"), "{import}");
}
