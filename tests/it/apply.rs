//! Bulk work: what a list prints, `apply` takes; a wrong row stops everything or is reported.

use std::fs;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::people::{PEOPLE, office};
use crate::rolo::{Rolo, Run, tree};

/// What a book holds, the living and the deleted, without what each book counts for itself.
fn content(rolo: &Rolo, book: &str) -> String {
    let list = |flags: &[&str]| rolo.ok(&[&["contact", "list", "-o", "ndjson", "--book", book], flags].concat());
    let all = list(&[]) + &list(&["--deleted"]);
    let lines = all.lines().map(|line| {
        let mut json: serde_json::Value = serde_json::from_str(line).unwrap();
        let record = json.as_object_mut().unwrap();
        for own in ["rev", "created", "updated"] {
            record.remove(own).unwrap();
        }
        json.to_string()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn apply(rolo: &Rolo, words: &[&str], input: &str) -> Run {
    rolo.run_with(&[&["apply"], words].concat(), input)
}

#[test]
fn what_a_list_prints_can_be_applied_and_changes_nothing() {
    let rolo = office();
    let listed = rolo.ok(&["contact", "list", "-o", "ndjson"]);
    let before = tree(&rolo.book().join("journal"));
    let run = apply(&rolo, &[], &listed);
    assert_eq!((run.code, run.stderr.as_str()), (0, "5 unchanged\n"), "{run}");
    // An array is as good as lines, and a file as good as a pipe.
    fs::write(rolo.path("list.json"), rolo.ok(&["contact", "list", "-o", "json"])).unwrap();
    let run = rolo.run(&["apply", "list.json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "5 unchanged\n"), "{run}");
    assert_eq!(tree(&rolo.book().join("journal")), before);
}

#[test]
fn a_pipe_from_the_book_into_the_book_never_waits_for_itself() {
    let rolo = Rolo::new();
    // More than a pipe holds, so that whoever writes has to be read from while it has the book.
    let people = (0..900).map(|at| format!("{{\"given\":\"Person {at}\",\"notes\":\"{at:0>300}\"}}"));
    let many = people.collect::<Vec<_>>().join("\n");
    assert_eq!(apply(&rolo, &[], &many).code, 0);
    let rounds = [
        (&["contact", "list", "-o", "ndjson"][..], &["apply"][..]),
        (&["export", "-", "--as", "contact"], &["import", "-", "--as", "contact", "--dry-run"]),
    ];
    for (from, into) in rounds {
        // Whoever is first to open the book: the one that reads the pipe must not have it.
        let mut into =
            rolo.command(into).stdin(Stdio::piped()).stderr(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(300));
        let from = rolo.command(from).stdout(into.stdin.take().unwrap()).output().unwrap();
        let into = into.wait_with_output().unwrap();
        assert!(from.status.success() && into.status.success(), "{from:?} {into:?}");
    }
}

#[test]
fn an_empty_second_book_becomes_equal_to_the_first() {
    let rolo = office();
    let strange =
        r#"{"given":"Eve","extra":{"fax":"123"},"unknown":{"aura":"green","scores/tea":[1,2.50,{"a":null}]}}"#;
    assert_eq!(apply(&rolo, &[], strange).code, 0);
    rolo.ok(&["contact", "delete", "c-mark2", "Eve"]);
    let listed =
        rolo.ok(&["contact", "list", "-o", "ndjson"]) + &rolo.ok(&["contact", "list", "--deleted", "-o", "ndjson"]);
    let run = apply(&rolo, &["--book", "second"], &listed);
    assert_eq!((run.code, run.stderr.as_str()), (0, "6 created, 3 also created\n"), "{run}");
    assert_eq!(content(&rolo, "second"), content(&rolo, rolo.book().to_str().unwrap()));
    let second = rolo.ok(&["contact", "list", "--deleted", "-o", "ndjson", "--book", "second"]);
    assert!(second.contains(r#""unknown":{"aura":"green","scores/tea":[1,2.50,{"a":null}]}"#));
    // Who came deleted can be restored there, too.
    rolo.ok(&["contact", "restore", "c-mark2", "--book", "second"]);
    assert_eq!(rolo.ok(&["undo", "--book", "second", "-o", "ids"]).lines().count(), 1);
    let again = apply(&rolo, &["--book", "second"], &listed);
    assert_eq!(again.stderr, "6 unchanged\n", "{again}");
}

#[test]
fn rows_add_change_delete_and_restore() {
    let rolo = office();
    rolo.ok(&["contact", "delete", "c-mark2"]);
    let run = apply(
        &rolo,
        &["-o", "tsv"],
        concat!(
            "{\"handle\":\"c-jane1\",\"lifecycle\":null,\"tags\":[\"vip\"]}\n",
            "\n",
            "{\"ref\":\"renee@beta.example\",\"op\":\"delete\"}\n",
            "{\"id\":\"01900000-0000-7000-8000-000000000004\",\"op\":\"restore\"}\n",
            "{\"ref\":\"张伟\",\"emails\":[\"wei@example.cn\"]}\n",
            "{\"handle\":\"c-mark1\"}\n",
        ),
    );
    assert_snapshot!(run, @r"
    exit 0
    --- stdout
    line	verb	handle	title	error
    1	updated	c-jane1	Jane Doe	
    3	deleted	c-renee	Renée Müller	
    4	restored	c-mark2	Mark Lee	
    5	updated	c-zhang	张伟	
    6	unchanged	c-mark1	Mark Lee	
    --- stderr
    2 changed, 1 deleted, 1 restored, 1 unchanged
    ");
    assert_eq!(rolo.ok(&["undo", "-o", "ids"]).lines().count(), 4);
}

#[test]
fn one_wrong_row_stops_everything_unless_it_may_be_left_out() {
    let rolo = office();
    let input = concat!(
        "{\"given\":\"Good\"}\n",
        "{\"given\":\"Bad\",\"emails\":[\"nobody\"]}\n",
        "{\"emial\":\"x@y.example\"}\n",
        "not json\n",
        "{\"given\":\"Cut\"\n",
        "[1]\n",
        "{\"ref\":\"mark lee\",\"op\":\"delete\"}\n",
        "{\"op\":\"delete\"}\n",
        "{}\n",
        "{\"handle\":\"c-jane1\",\"phones\":[\"call me\"]}\n",
    );
    let before = tree(&rolo.book().join("journal"));
    assert_snapshot!(apply(&rolo, &[], input), @r"
    exit 5
    --- stdout
    --- stderr
    error: line 2: emails: `nobody` is no e-mail address
    hint:  write it like jane@acme.example
    ");
    assert_eq!(tree(&rolo.book().join("journal")), before);
    let run = apply(&rolo, &["--on-error", "skip", "--dry-run"], input);
    let handle = run.stdout.split(' ').find(|word| word.starts_with("c-")).unwrap();
    assert_snapshot!(run.to_string().replace(handle, "c-new00"), @r"
    exit 5
    --- stdout
    line 1: would create c-new00 Good
      + given name  Good
    --- stderr
    line 2: emails: `nobody` is no e-mail address
    line 3: no field is called `emial`
    line 4 cannot be read: it is no JSON at column 2: expected ident
    line 5 cannot be read: its JSON has no end
    line 6 cannot be read: invalid type: sequence, expected a JSON object
    line 7: `mark lee` matches 2 records
    line 8 cannot be read: it does not say which record: `id`, `handle` or `ref`
    line 9: a contact needs a name, an e-mail or a phone, by which it can be found
    line 10: phones: `call me` is no phone number
    nothing was changed; without --dry-run: 1 created, 9 not done
    error: 9 of 10 could not be done
    hint:  the lines above say why; mend those and give them again
    ");
    assert_eq!(tree(&rolo.book().join("journal")), before);
    let run = apply(&rolo, &["--on-error", "skip", "-o", "tsv"], input);
    assert_eq!(run.code, 5, "{run}");
    assert!(run.stdout.lines().nth(1).unwrap().starts_with("1\tcreated\tc-"), "{run}");
    assert_eq!(run.stdout.lines().filter(|line| line.contains("\tfailed\t")).count(), 9, "{run}");
    assert!(run.stderr.contains("1 created, 9 not done"), "{run}");
    assert_eq!(rolo.ok(&["contact", "list", "--count"]), "6\n");
}

#[test]
fn nothing_to_read_is_nothing_to_do() {
    let rolo = office();
    for input in ["", "\n\n", "  \n", "[]", "\u{feff}"] {
        let run = apply(&rolo, &["-"], input);
        assert_eq!(
            (run.code, run.stdout.as_str(), run.stderr.as_str()),
            (0, "", "there was nothing to do\n"),
            "{input:?}"
        );
    }
    assert_eq!(rolo.ok(&["history", "-o", "ids"]).lines().count(), 1);
}

#[test]
fn a_line_may_have_four_mebibytes_and_not_one_byte_more() {
    let rolo = Rolo::new();
    let row = |size: usize| {
        let (head, tail) = ("{\"given\":\"Long\",\"notes\":null", "}\n");
        format!("{head}{}{tail}", " ".repeat(size - head.len() - tail.len()))
    };
    let mebibytes = 4 * 1024 * 1024;
    assert_eq!(apply(&rolo, &[], &row(mebibytes)).stderr, "1 created\n");
    let run = apply(&rolo, &["--on-error", "skip"], &(row(mebibytes + 2) + PEOPLE));
    assert_eq!(run.code, 5);
    assert_snapshot!(run.stderr, @r"
    line 1 cannot be read: it is longer than 4 MiB
    5 created, 3 also created, 1 not done
    error: 1 of 6 could not be done
    hint:  the lines above say why; mend those and give them again
    ");
}

#[test]
fn a_command_under_a_key_is_done_once() {
    let rolo = Rolo::new();
    let once = ["contact", "add", "Jane Doe", "--idempotency-key", "job 7"];
    let first = rolo.ok(&once);
    assert_eq!(rolo.ok(&once), first);
    assert_eq!(rolo.ok(&["contact", "list", "-o", "ids"]).lines().count(), 1);
    let again = rolo.run(&[&once[..], &["-o", "json"]].concat());
    assert_eq!(again.code, 4, "other words are another command: {again}");

    let rows = r#"{"name":"Kim"}"#.to_owned() + "\n" + r#"{"name":"Wei","tags":["new"]}"# + "\n";
    let apply = ["apply", "-", "--idempotency-key", "job 8", "-o", "ndjson"];
    let told = rolo.run_with(&apply, &rows);
    assert_eq!((told.code, told.stdout.lines().count()), (0, 2));
    let again = rolo.run_with(&apply, &rows);
    assert_eq!((again.code, again.stdout.lines().count()), (0, 2), "{again}");
    assert!(again.stdout.contains(r#""verb":"created""#) && again.stdout.contains("Wei"), "{again}");
    assert!(again.stderr.contains("nothing was done again"), "{again}");

    let set =
        ["set", "--as", "contact", "--where", "tag:new", "tag+=old", "-y", "--idempotency-key", "job 9", "-o", "json"];
    let told = |run: &str| serde_json::from_str::<serde_json::Value>(run).unwrap();
    let (first, again) = (told(&rolo.ok(&set)), told(&rolo.ok(&set)));
    assert_eq!((&first["entry"], &first["counts"]), (&again["entry"], &again["counts"]));
    assert_eq!((&first["repeated"], &again["repeated"]), (&serde_json::Value::Null, &true.into()));
    // What is taken back stays so.
    rolo.ok(&["undo"]);
    assert_eq!(told(&rolo.ok(&set))["repeated"], true);
    assert_eq!(rolo.ok(&["contact", "list", "--where", "tag:old", "-o", "ids"]), "");
}

#[test]
fn rows_find_their_record_by_what_another_program_calls_it() {
    let rolo = Rolo::new();
    let apply = |row: &str| rolo.run_with(&["apply", "-"], row);
    let deal = r#"{"kind":"deal","name":"Pumps","external_ids":["hubspot:7"],"tags":["new"]}"#;
    assert!(apply(deal).stderr.contains("1 created"));
    assert!(apply(deal).stderr.contains("1 unchanged"));
    assert!(apply(&deal.replace("new", "old")).stderr.contains("1 changed"));
    // The id alone will do where only one system has it.
    assert!(rolo.ok(&["show", "7"]).contains("Pumps"));
    assert!(rolo.ok(&["deal", "show", "hubspot:7"]).contains("Pumps"));
    assert!(apply(r#"{"kind":"deal","op":"delete","external_ids":["hubspot:7"]}"#).stderr.contains("1 deleted"));
    let gone = apply(r#"{"kind":"deal","op":"delete","external_ids":["hubspot:8"]}"#);
    assert!(gone.code != 0 && gone.stderr.contains("hubspot:8"), "{gone}");
}
