//! Pipes, colours, clocks and bytes: what a script around rolo meets.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::process::Stdio;

use rustix::process::Signal;

use crate::people::{PEOPLE, office};
use crate::rolo::{Rolo, tree};

/// A book with so many people that no pipe holds them all.
fn crowd(count: usize) -> Rolo {
    let rolo = Rolo::new();
    let notes = "x".repeat(200);
    let rows: Vec<String> =
        (0..count).map(|n| format!("{{\"given\":\"Person {n}\",\"notes\":\"{notes}\"}}\n")).collect();
    assert_eq!(rolo.run_with(&["apply", "-q"], &rows.concat()).code, 0);
    rolo
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let rolo = crowd(5_000);
    for words in [
        vec!["contact", "list"],
        vec!["contact", "list", "-o", "table"],
        vec!["contact", "list", "-o", "json"],
        vec!["contact", "list", "-o", "ndjson"],
        vec!["contact", "list", "-o", "csv"],
        vec!["find", "person", "-o", "ids"],
    ] {
        let mut child = rolo.command(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""), "{words:?}");
        assert!(!first.is_empty());
    }
}

#[test]
fn a_command_that_nobody_listens_to_is_done_all_the_same() {
    let rolo = office();
    let mut child = rolo
        .command(&["contact", "edit", "c-jane1", "--city", "Bonn", "-o", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop((child.stdout.take(), child.stderr.take()));
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(rolo.ok(&["show", "c-jane1", "--columns", "city"]), "city\tBonn\n");
}

#[test]
fn quiet_silences_talk_but_neither_data_nor_errors() {
    let rolo = office();
    let run = rolo.run(&["contact", "edit", "c-jane1", "c-zhang", "--city", "Bonn", "-q"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "c-jane1\nc-zhang\n", ""));
    let run = rolo.run(&["--quiet", "undo"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "c-jane1\nc-zhang\n", ""));
    assert!(rolo.fails(3, &["-q", "show", "nobody"]).starts_with("error: "));
    assert_eq!(rolo.run(&["-q", "config", "set", "country", "FR"]).stderr, "");
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let rolo = office();
    let colored = |words: &[&str], env: &[(&str, &str)]| {
        let output = rolo.command(words).envs(env.iter().copied()).output().unwrap();
        [output.stdout, output.stderr].concat().contains(&0x1b)
    };
    let (list, wrong) = (["contact", "list", "-o", "table"], ["show", "nobody"]);
    for words in [&list[..], &wrong[..]] {
        let always = [words, &["--color", "always"]].concat();
        assert!(!colored(words, &[]));
        assert!(colored(&always, &[]));
        assert!(colored(&always, &[("NO_COLOR", "1")]));
        assert!(colored(words, &[("CLICOLOR_FORCE", "1")]));
        assert!(!colored(words, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
        assert!(!colored(&[words, &["--color", "never"]].concat(), &[("CLICOLOR_FORCE", "1")]));
    }
    for format in ["tsv", "csv", "json", "ndjson", "ids"] {
        assert!(!colored(&["contact", "list", "-o", format, "--color", "always"], &[]), "{format}");
    }
}

#[test]
fn an_argument_that_is_no_text_is_refused_with_a_way_out() {
    let rolo = office();
    let before = tree(&rolo.book().join("journal"));
    let mut command = rolo.command(&["contact", "add"]);
    let output = command.arg(OsStr::from_bytes(b"Jos\xe9")).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(said, "error: the argument `Jos\u{fffd}` is no text in UTF-8\nhint:  set your terminal to UTF-8\n");
    let input = b"{\"given\":\"Good\"}\n{\"given\":\"Jos\xe9\"}\n";
    fs::write(rolo.path("latin1.ndjson"), input).unwrap();
    let told = rolo.fails(5, &["apply", "latin1.ndjson"]);
    assert!(told.starts_with("error: line 2 cannot be read: it is not UTF-8\nhint:  "), "{told}");
    assert_eq!(tree(&rolo.book().join("journal")), before);
}

/// The numbers behind a key in the lines of the journal, in their order.
fn numbers(journal: &str, key: &str) -> Vec<u64> {
    let key = format!("\"{key}\":");
    let behind = journal.split(key.as_str()).skip(1);
    behind.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()).collect()
}

#[test]
fn a_given_moment_is_when_it_was_said_and_never_what_the_journal_counts_by() {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Then", "--now", "1999-12-31 23:59"]);
    rolo.ok(&["contact", "add", "Later", "--now", "2222-02-02T22:22:22Z"]);
    rolo.ok(&["contact", "add", "Now"]);
    let at: Vec<String> = rolo
        .ok(&["history", "-o", "tsv"])
        .lines()
        .skip(1)
        .map(|line| line.split('\t').nth(1).unwrap().to_owned())
        .collect();
    assert_eq!(at, ["2026-03-02T09:30:00Z", "2222-02-02T22:22:22Z", "1999-12-31T22:59:00Z"]);
    let journal = fs::read_to_string(rolo.book().join("journal/000001.log")).unwrap();
    // The upper bits of the hybrid clock are milliseconds.
    let millis: Vec<u64> = numbers(&journal, "time").iter().map(|time| time >> 16).collect();
    assert_eq!(millis.len(), 3, "{journal}");
    let hour = 60 * 60 * 1000;
    assert!(millis.windows(2).all(|pair| pair[0] <= pair[1] && pair[1] - pair[0] < hour), "{millis:?}");
    assert!(millis[0] > 1_750_000_000_000, "{millis:?}");
}

#[test]
fn another_book_is_named_by_flag_or_environment_and_a_question_makes_none() {
    let rolo = office();
    rolo.ok(&["contact", "add", "Ann", "--book", "work"]);
    assert_eq!(rolo.ok(&["contact", "list", "--count", "--book", "work"]), "1\n");
    assert_eq!(rolo.ok(&["contact", "list", "--count"]), "5\n");
    let output = rolo.command(&["contact", "list", "--count"]).env("ROLO_BOOK", rolo.path("work")).output().unwrap();
    assert_eq!(output.stdout, b"1\n");
    let told = rolo.fails(1, &["contact", "list", "--book", "wrok"]);
    assert!(told.starts_with("error: there is no book in wrok\nhint:  "), "{told}");
    assert!(!rolo.path("wrok").exists());
}

#[test]
fn ctrl_c_and_other_signals_end_a_command_that_waits_for_rows_and_nothing_is_left_of_it() {
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        end_while_waiting_for_rows(signal, code);
    }
}

fn end_while_waiting_for_rows(signal: Signal, code: i32) {
    let rolo = office();
    let before = tree(&rolo.book().join("journal"));
    let mut child =
        rolo.command(&["apply"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(PEOPLE.replace("\"given\":\"", "\"given\":\"New ").as_bytes()).unwrap();
    // The signal may come before anybody listens to it; then it ends the program in the usual way.
    while fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap().lines().all(|line| !is_caught(line)) {
        std::thread::yield_now();
    }
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, signal).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(code), "{output:?}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "error: stopped; nothing was changed\n");
    drop(stdin);
    assert_eq!(tree(&rolo.book().join("journal")), before);
    assert_eq!(rolo.ok(&["contact", "list", "--count"]), "5\n");
}

/// Whether a line of `/proc/PID/status` says that SIGHUP (1) is caught, which is listened to last.
fn is_caught(line: &str) -> bool {
    let Some(mask) = line.strip_prefix("SigCgt:") else { return false };
    u64::from_str_radix(mask.trim(), 16).unwrap() & 0b1 != 0
}
