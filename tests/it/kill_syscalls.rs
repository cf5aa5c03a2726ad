//! Kills commands at each of their system calls in turn. Needs strace, so it is part of the long run only.

use std::fs;
use std::process::Command;

use crate::kill::{LONG, input};
use crate::phase::Phase;
use crate::rolo::Rolo;
use crate::rounds::{Before, Rounds, Victim, speaking_to_files};

/// The calls by which a command changes something on disk, and its end.
const CALLS: &[&str] = &[
    "mkdir",
    "write",
    "pwrite64",
    "ftruncate",
    "fdatasync",
    "fsync",
    "sync_file_range",
    "rename",
    "renameat2",
    "unlink",
    "exit_group",
];

/// The most rows that are interesting here: enough for a staging file.
const ROWS: usize = 1_200;

#[test]
fn a_command_that_is_killed_at_any_system_call_is_done_or_not() {
    if !is_wanted() {
        return;
    }
    let mut rounds = Rounds::default();
    let long = "so that it takes more than a page ".repeat(1_500);
    let scenarios: [&[&str]; 5] = [
        &["contact", "add", "Bo"],
        &["contact", "edit", "Ann Lee", "--notes", &long],
        &["contact", "delete", "Ann Lee"],
        &["undo"],
        &["apply", "rows", "-o", "ndjson"],
    ];
    for words in scenarios {
        let rolo = Rolo::new();
        fs::write(rolo.path("rows"), input(ROWS)).unwrap();
        rolo.ok(&["contact", "add", "Ann Lee", "--tag", "vip"]);
        rolo.ok(&["contact", "edit", "Ann Lee", "--city", "Berlin"]);
        let before = Before::of(&rolo);
        let after = before.rehearse(&rolo, words);
        let receipts = if words[0] == "apply" { ROWS } else { 1 };
        let victim = Victim { words, receipts, staged: 0, after: Some(&after) };
        at_each_call(|call, turn| {
            before.restore(&rolo);
            let mut command = under_strace(&rolo, words, call, turn);
            let status = speaking_to_files(&rolo, &mut command).status().unwrap();
            rounds.judge(&rolo, &victim, &before, status);
            !status.success()
        });
    }
    let phases = [Phase::BeforeBegin, Phase::WithinLines, Phase::AfterCommit, Phase::Applied];
    rounds.tell("at every system call", &phases, 1);
}

#[test]
fn a_first_command_that_is_killed_at_any_system_call_leaves_a_place_for_a_book() {
    if !is_wanted() {
        return;
    }
    let mut kills = 0;
    at_each_call(|call, turn| {
        let rolo = Rolo::new();
        let mut command = under_strace(&rolo, &["contact", "add", "Ann"], call, turn);
        let status = speaking_to_files(&rolo, &mut command).status().unwrap();
        rolo.ok(&["contact", "add", "Bo"]);
        let everyone = rolo.everyone();
        let is_first_there = everyone.iter().any(|contact| contact.contains("\"Ann\""));
        let was_acknowledged = fs::read_to_string(rolo.path("receipts")).unwrap().ends_with('\n');
        assert!(is_first_there || !was_acknowledged, "{call} {turn}");
        assert_eq!(everyone.len(), 1 + usize::from(is_first_there), "{call} {turn}");
        assert_eq!(everyone, rolo.everyone_after_a_rebuild_of(&rolo.book()), "{call} {turn}");
        kills += usize::from(!status.success());
        !status.success()
    });
    println!("a first command: {kills} kills");
    assert!(kills > 10, "only {kills} kills");
}

/// Does something with each call in turn, the first time it is made, the second and so on, while that still hits.
fn at_each_call(mut hits: impl FnMut(&str, u32) -> bool) {
    for call in CALLS {
        for turn in 1.. {
            if !hits(call, turn) {
                break;
            }
        }
    }
}

fn under_strace(rolo: &Rolo, words: &[&str], call: &str, turn: u32) -> Command {
    let trace = format!("trace={call}");
    let inject = format!("inject={call}:signal=SIGKILL:when={turn}");
    rolo.command_under(&["strace", "-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject], words)
}

fn is_wanted() -> bool {
    let has_strace = || Command::new("strace").arg("-V").output().is_ok_and(|output| output.status.success());
    if Rounds::wanted(0) < LONG {
        println!("skipped: this is for a long run, as with ROLO_KILLS=200");
        return false;
    }
    let has_strace = has_strace();
    if !has_strace {
        println!("skipped: there is no strace");
    }
    has_strace
}
