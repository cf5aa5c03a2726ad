//! What others wrote to harm: it is refused, or shown, and never acts on a terminal.

use crate::rolo::{Rolo, Run, tree};

/// Texts that would do something to whoever looks at them.
const HOSTILE: &[(&str, &str)] = &[
    ("an escape sequence", "Eve\u{1b}[31mred"),
    ("a clipboard write", "Eve\u{1b}]52;c;cm0gLXJmIH4=\u{7}"),
    ("a title change", "\u{1b}]0;gotcha\u{1b}\\"),
    ("a bell and a backspace", "Eve\u{7}\u{8}\u{8}"),
    ("an eight-bit escape", "Eve\u{9b}2J"),
    ("a bidi override", "Eve\u{202e}cod.exe"),
    ("a bidi isolate", "\u{2066}Eve\u{2069}"),
    ("tag characters", "Eve\u{e0049}\u{e0067}\u{e006e}"),
    ("a zero-width space", "E\u{200b}ve"),
    ("a delete", "Eve\u{7f}"),
    ("a null", "Eve\u{0}"),
];

/// Fails if something was printed that a terminal obeys, or that hides on it.
#[track_caller]
fn harmless(run: &Run) {
    for text in [&run.stdout, &run.stderr] {
        for char in text.chars() {
            let hides = matches!(char, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
            let acts = char.is_control() && char != '\n' && char != '\t' && char != '\r';
            assert!(!hides && !acts, "{char:?} in {run}");
        }
    }
    let lone = run.stdout.replace("\r\n", "").contains('\r') || run.stderr.contains('\r');
    assert!(!lone, "{run}");
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

#[test]
fn a_hostile_value_is_refused_in_every_field_and_shown_harmlessly() {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Jane"]);
    let before = tree(&rolo.book().join("journal"));
    for (what, text) in HOSTILE {
        for flag in [
            "--given",
            "--company",
            "--email",
            "--phone",
            "--city",
            "--tag",
            "--source",
            "--notes",
            "--link",
            "--extra",
            "--owner",
            "--birthday",
            "--needs",
        ] {
            // No argument of a program can hold a null.
            if text.contains('\0') {
                continue;
            }
            let run = rolo.run(&["contact", "edit", "Jane", flag, text]);
            harmless(&run);
            assert_eq!(run.code, 5, "{what} in {flag}: {run}");
        }
        for key in ["given", "companies", "emails", "phones", "tags", "source", "notes", "links", "owner"] {
            let value = if key.ends_with('s') && key != "notes" { format!("[{}]", json(text)) } else { json(text) };
            let run = rolo.run_with(&["apply"], &format!("{{\"name\":\"X\",{}:{value}}}\n", json(key)));
            harmless(&run);
            assert_eq!(run.code, 5, "{what} in {key}: {run}");
        }
        // As a key, a reference, a filter and a name of a file.
        harmless(&rolo.run_with(&["apply"], &format!("{{{}:1}}\n", json(text))));
        harmless(&rolo.run_with(&["apply"], &format!("{{\"name\":\"X\",\"unknown\":{{{}:1}}}}\n", json(text))));
        harmless(&rolo.run_with(&["apply"], &format!("{text}\n")));
        if !text.contains('\0') {
            for words in [
                &["show"][..],
                &["find"],
                &["contact", "list", "--where"],
                &["apply"],
                &["contact"],
                &["contact", "list", "--columns"],
                &["--book"],
                &["config", "get"],
                &["config", "set", "me"],
                &["--lang"],
                &["undo"],
            ] {
                let run = rolo.run(&[words, &[text]].concat());
                harmless(&run);
                let only_looks = words == ["--lang"] || words.ends_with(&["--where"]);
                assert!(run.code != 0 || only_looks, "{what} after {words:?}: {run}");
            }
        }
    }
    assert_eq!(tree(&rolo.book().join("journal")), before);
}

#[test]
fn what_another_version_kept_is_shown_and_stays_exact() {
    for (what, text) in HOSTILE.iter().chain([&("a line separator", "Eve\u{2028}Mallory")]) {
        let rolo = Rolo::new();
        let row = format!("{{\"given\":\"Eve\",\"unknown\":{{\"aura/left\":{}}}}}\n", json(text));
        let run = rolo.run_with(&["apply", "-o", "json"], &row);
        harmless(&run);
        assert_eq!(run.code, 0, "{what}: {run}");
        for format in ["table", "tsv", "csv", "json", "ndjson", "ids"] {
            for words in [&["contact", "list"][..], &["show", "Eve"], &["history", "Eve"]] {
                let run = rolo.run(&[words, &["-o", format]].concat());
                assert_eq!(run.code, 0, "{run}");
                harmless(&run);
            }
        }
        harmless(&rolo.run(&["undo", "--dry-run"]));
        let listed = rolo.ok(&["contact", "list", "-o", "json"]);
        let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
        assert_eq!(listed[0]["unknown"]["aura/left"], *text, "{what}");
        let copied = rolo.run_with(&["apply", "--book", "copy"], &rolo.ok(&["contact", "list", "-o", "ndjson"]));
        assert_eq!(copied.code, 0, "{copied}");
        assert_eq!(
            rolo.ok(&["contact", "list", "-o", "ndjson", "--book", "copy"]).split("\"unknown\"").nth(1),
            rolo.ok(&["contact", "list", "-o", "ndjson"]).split("\"unknown\"").nth(1)
        );
    }
}

#[test]
fn the_words_of_a_command_are_shown_harmlessly_in_the_history() {
    let rolo = Rolo::new();
    // The note is fine; what stands in the words is whatever was typed.
    let run = rolo.run(&["contact", "add", "Jane", "--notes", "one\r\ntwo\r\n"]);
    assert_eq!(run.code, 0, "{run}");
    for format in ["table", "tsv", "json", "ndjson", "ids"] {
        harmless(&rolo.run(&["history", "-o", format]));
        harmless(&rolo.run(&["show", "Jane", "-o", format]));
    }
    assert_eq!(rolo.ok(&["show", "Jane", "--columns", "notes"]), "notes\tone\\ntwo\n");
}

#[test]
fn a_spreadsheet_computes_nothing_from_a_name() {
    let rolo = Rolo::new();
    for name in ["=HYPERLINK(\"http://evil.example\",\"x\")", "+1+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1:A9)"] {
        let row = format!("{{\"name\":{},\"phones\":[\"+49 30 901820\"],\"notes\":\"- a list\"}}\n", json(name));
        assert_eq!(rolo.run_with(&["apply"], &row).code, 0, "{name}");
    }
    let csv = rolo.ok(&["contact", "list", "-o", "csv", "--columns", "name,phone,notes"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let mut rows = 0;
    for row in reader.records() {
        let row = row.unwrap();
        assert!(row[0].starts_with('\''), "{csv}");
        // Numbers stay numbers.
        assert_eq!(&row[1], "+4930901820", "{csv}");
        assert!(row[2].starts_with("'-"), "{csv}");
        rows += 1;
    }
    assert_eq!(rows, 4);
    // What is exact stays exact.
    assert!(rolo.ok(&["contact", "list", "-o", "tsv"]).contains("\t@SUM(A1:A9)\t"));
}

#[test]
fn what_is_far_too_long_is_refused_in_a_short_sentence() {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Jane"]);
    let before = tree(&rolo.book().join("journal"));
    let marks = format!("e{}", "\u{301}".repeat(10_000));
    let long = "x".repeat(100_000);
    for text in [marks.as_str(), long.as_str()] {
        for flag in [
            "--given",
            "--company",
            "--email",
            "--phone",
            "--city",
            "--tag",
            "--link",
            "--owner",
            "--birthday",
            "--notes",
        ] {
            let run = rolo.run(&["contact", "edit", "Jane", flag, text]);
            harmless(&run);
            assert_eq!(run.code, 5, "{flag}: {run}");
            assert!(run.stderr.len() < 2_000 && run.stderr.contains("\nhint:  "), "{flag}: {run}");
        }
        for words in [&["show"][..], &["contact", "delete"], &["contact", "add"]] {
            let run = rolo.run(&[words, &[text]].concat());
            assert!(run.code == 5 && run.stderr.len() < 2_000, "{words:?}: {run}");
        }
        let run = rolo.run_with(&["apply"], &format!("{{\"given\":{}}}\n", json(text)));
        assert!(run.code == 5 && run.stderr.len() < 2_000, "{run}");
    }
    assert_eq!(tree(&rolo.book().join("journal")), before);
}
