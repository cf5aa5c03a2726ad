//! What is typed and not saved, in a real terminal that goes away.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::{CTRL_S, ESC, Terminal};

/// How long a draft may take to be on the disk.
const DEADLINE: Duration = Duration::from_secs(20);

/// The screen by the clock on the wall.
fn open(rolo: &Rolo) -> Terminal {
    rolo.knows_the_screen();
    Terminal::run(rolo, &["/usr/bin/env", "-u", "ROLO_NOW", env!("CARGO_BIN_EXE_rolo")], 80, 24)
}

/// The drafts on the disk: their files, and what these hold.
fn drafts(rolo: &Rolo) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut dirs = vec![rolo.path("state").join("rolo").join("drafts")];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                let text = fs::read_to_string(&path).unwrap_or_default();
                found.push((path, text));
            }
        }
    }
    found
}

fn wait_for_draft(rolo: &Rolo, text: &str) {
    wait_for_drafts(rolo, text, |held| held.iter().any(|(_, held)| held.contains(text)));
}

fn wait_for_drafts(rolo: &Rolo, what: &str, are_so: impl Fn(&[(PathBuf, String)]) -> bool) {
    let deadline = Instant::now() + DEADLINE;
    while !are_so(&drafts(rolo)) {
        assert!(Instant::now() < deadline, "waiting for drafts: {what}: {:?}", drafts(rolo));
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn what_was_typed_is_offered_again_after_the_program_was_killed() {
    let rolo = three_people();
    let mut terminal = open(&rolo);
    terminal.wait_for(">  Anna Roth");
    terminal.type_until("a", "New contact");
    terminal.type_until("Zoe Later", "Zoe Later");
    wait_for_draft(&rolo, "Zoe Later");
    let mut other = open(&rolo);
    other.wait_for(">  Anna Roth");
    assert!(!other.screen().contents().contains("Zoe Later"), "whoever types it still does");
    assert_eq!(other.quit(), 0);
    terminal.signal(Signal::KILL);
    terminal.end();
    drop(terminal);
    let mut next = open(&rolo);
    next.wait_for("New contact: Zoe Later");
    next.type_until(ESC, ">  Anna Roth");
    next.wait_for_no("New contact");
    next.type_until("~", "New contact: Zoe Later");
    next.type_until("\r", "given name");
    next.type_until(CTRL_S, "Added Zoe Later");
    assert_eq!(next.quit(), 0);
    assert_eq!(drafts(&rolo), []);
}

#[test]
fn a_line_that_drops_and_a_program_that_is_ended_leave_what_was_just_typed() {
    for signal in [None, Some(Signal::TERM), Some(Signal::HUP)] {
        let rolo = three_people();
        let mut terminal = Terminal::open(&rolo, 80, 24);
        terminal.type_until("n", "What is to be done?");
        terminal.type_until("send the quote --due fri", "send the quote");
        match signal {
            Some(signal) => terminal.signal(signal),
            None => terminal.hang_up(" "),
        }
        terminal.end();
        drop(terminal);
        let mut next = Terminal::run(&rolo, &[env!("CARGO_BIN_EXE_rolo")], 80, 24);
        next.wait_for("send the quote");
        next.type_until("\r", "task add");
        next.type_until(CTRL_S, "Added send the quote");
        assert_eq!(next.quit(), 0);
        assert_eq!(drafts(&rolo), []);
    }
}

#[test]
fn a_form_that_is_saved_or_left_leaves_nothing_behind() {
    let rolo = three_people();
    let mut terminal = open(&rolo);
    terminal.wait_for(">  Anna Roth");
    terminal.type_until("a", "New contact");
    terminal.type_until("Zoe Later", "Zoe Later");
    wait_for_draft(&rolo, "Zoe Later");
    terminal.type_until(CTRL_S, "Added Zoe Later");
    wait_for_drafts(&rolo, "none", <[_]>::is_empty);
    terminal.type_until("a", "New contact");
    terminal.type_until("Mia Never", "Mia Never");
    wait_for_draft(&rolo, "Mia Never");
    // What is left is kept, but nobody is asked about it.
    terminal.type_until(ESC, "waits among the drafts");
    terminal.keys("y");
    terminal.wait_for_no("New contact");
    assert_eq!(terminal.quit(), 0);
    let mut terminal = open(&rolo);
    terminal.wait_for(">  Anna Roth");
    terminal.type_until("~", "Mia Never");
    terminal.keys(ESC);
    terminal.wait_for_no("Mia Never");
    assert_eq!(terminal.quit(), 0);
}
