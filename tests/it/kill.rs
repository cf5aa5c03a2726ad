//! Kills rolo at every stage of its work: what was acknowledged stays, what was not is there whole or not at all.
//!
//! `ROLO_KILLS=200` asks for a long run, best of the release build; it also kills at every system call, by strace.

use std::fmt::Write;
use std::fs;

use crate::phase::Phase;
use crate::rolo::Rolo;
use crate::rounds::{Before, Rounds, Victim};

/// From so many kills on a run is a long one.
pub const LONG: usize = 100;

/// How many rows an `apply` has in a long run, and otherwise; a thousand bytes each.
const ROWS: usize = 10_000;
const FEW_ROWS: usize = 1_200;

#[test]
fn a_command_that_is_killed_is_done_or_not_and_nothing_acknowledged_is_lost() {
    let phases = [Phase::BeforeBegin, Phase::WithinLines, Phase::AfterCommit, Phase::Applied];
    let wanted = Rounds::wanted(24) / 2;
    let least = if wanted * 2 >= LONG { 10 } else { 1 };
    let rolo = Rolo::new();
    for name in ["Ann Lee", "Bo", "安娜"] {
        rolo.ok(&["contact", "add", name]);
    }
    let mut rounds = Rounds::default();
    for number in 0.. {
        if rounds.is_enough(wanted, &phases, least) {
            break;
        }
        let phase = rounds.rarest(&phases);
        let words = single(&rolo, number, phase);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let victim = Victim { words: &words, receipts: 1, staged: 0, after: None };
        rounds.play(&rolo, &victim, &Before::of(&rolo), phase);
    }
    rounds.tell("single commands", &phases, least);
}

#[test]
fn an_apply_that_is_killed_is_done_or_not_and_nothing_acknowledged_is_lost() {
    let phases = [Phase::BeforeBegin, Phase::WithinLines, Phase::AfterCommit, Phase::WithinApplying];
    let all = Rounds::wanted(24);
    let wanted = all - all / 2;
    let (rows, least) = if all >= LONG { (ROWS, 10) } else { (FEW_ROWS, 1) };
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Ann Lee", "--email", "ann@lee.example"]);
    fs::write(rolo.path("rows"), input(rows)).unwrap();
    let before = Before::of(&rolo);
    let words = ["apply", "rows", "-o", "ndjson"];
    let after = before.rehearse(&rolo, &words);
    assert_eq!(after.len(), rows + 1);

    let staged = 1_000 * rows as u64;
    let victim = Victim { words: &words, receipts: rows, staged, after: Some(&after) };
    let mut rounds = Rounds::default();
    while !rounds.is_enough(wanted, &phases, least) {
        before.restore(&rolo);
        rounds.play(&rolo, &victim, &before, rounds.rarest(&phases));
    }
    rounds.tell(&format!("apply of {rows} rows"), &phases, least);
}

/// One command of every sort, one after the other; a large one where it is to be killed between its lines.
fn single(rolo: &Rolo, number: usize, phase: Phase) -> Vec<String> {
    let someone = rolo.ok(&["contact", "list", "-o", "ids", "--limit", "1", "--sort", "created"]);
    let someone = someone.trim();
    // Another text each time: what is as it was is told, too, and needs no entry.
    let long = format!("{number}: so that it takes more than a page ");
    let long = long.repeat(if phase == Phase::WithinLines { 1_500 } else { 1 });
    let name = format!("Person {number}");
    let words: [&[&str]; 5] = [
        &["contact", "add", &name, "--notes", &long],
        &["contact", "edit", someone, "--notes", &long],
        &["contact", "tag", someone, &format!("+t{number}")],
        &["contact", "delete", someone],
        &["undo"],
    ];
    let sorts = if phase == Phase::WithinLines { 2 } else { words.len() };
    words[number % sorts].iter().map(|word| (*word).to_owned()).collect()
}

/// Rows for an `apply`.
pub fn input(rows: usize) -> String {
    let padding = "a thousand bytes ".repeat(50);
    (0..rows).fold(String::new(), |mut rows, number| {
        writeln!(
            rows,
            r#"{{"name":"Row {number}","emails":["row{number}@bulk.example"],"notes":"{padding}{number}"}}"#
        )
        .unwrap();
        rows
    })
}
