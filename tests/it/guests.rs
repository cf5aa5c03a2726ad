//! One owner, many guests: whatever has the book open does the work of all the others.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::thread;

use rustix::process::{Pid, Signal, kill_process};

use crate::screen::three_people;
use crate::terminal::Terminal;

/// A shell with job control that waits for a line while rolo is stopped, then brings it back.
const STOPPED: &str = "set -m; \"$0\"; echo STOPPED; read line; fg; echo \"OVER $?\"";

#[test]
fn commands_do_the_same_as_guests_of_a_host() {
    let rolo = three_people();
    let host = rolo.host(&rolo.book());
    assert!(rolo.ok(&["host", "--status"]).contains("is open in rolo"));
    assert!(rolo.ok(&["find", "anna"]).contains("Anna Roth"));
    rolo.ok(&["contact", "edit", "Anna Roth", "--city", "Bonn"]);
    let rows: Vec<String> = (1..=1_000).map(|row| format!("Row {row},row{row}@x.example")).collect();
    let run = rolo.run_with(&["import", "-", "--as", "contact"], &format!("name,email\n{}\n", rows.join("\n")));
    assert_eq!((run.code, run.stderr.contains("1000 created")), (0, true), "{run}");
    assert_eq!(rolo.ok(&["contact", "list", "--count"]).trim(), "1003");
    rolo.ok(&["undo"]);
    fs::write(rolo.path("card.txt"), "hello").unwrap();
    rolo.ok(&["attach", "Anna Roth", "card.txt"]);
    assert_eq!(rolo.ok(&["file", "save", "Anna Roth", "card.txt", "-"]), "hello");
    rolo.fails(5, &["contact", "add"]);
    let everyone = rolo.everyone();
    drop(host);
    assert_eq!(rolo.everyone(), everyone);
    assert_eq!(everyone, rolo.everyone_after_a_rebuild_of(&rolo.book()));
    assert!(rolo.ok(&["host", "--status"]).starts_with("nobody has the book"));
}

#[test]
fn a_host_that_is_killed_leaves_a_book_and_a_name_that_others_take_over() {
    let rolo = three_people();
    rolo.host(&rolo.book()).kill();
    assert!(rolo.book().join("socket").exists());
    assert_eq!(rolo.ok(&["contact", "list", "--count"]).trim(), "3");
    let host = rolo.host(&rolo.book());
    assert_eq!(rolo.ok(&["contact", "list", "--count"]).trim(), "3");
    rolo.fails(75, &["--wait", "0", "host"]);
    drop(host);
}

#[test]
fn a_hundred_commands_at_once_are_all_done_by_whoever_has_the_book() {
    let rolo = three_people();
    let screen = Terminal::open(&rolo, 80, 24);
    let all: Vec<_> = (0..100)
        .map(|number| {
            let mut command = rolo.command(&["--wait", "60", "contact", "add", &format!("Person {number}")]);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for child in all {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(rolo.ok(&["contact", "list", "--count"]).trim(), "103");
    drop(screen);
}

#[test]
fn screens_stay_in_step_with_each_other_and_with_scripts() {
    let rolo = three_people();
    let (mut first, mut second) = (Terminal::open(&rolo, 80, 24), Terminal::open(&rolo, 120, 40));
    rolo.ok(&["contact", "add", "Zora Script"]);
    first.wait_for("Zora Script");
    second.wait_for("Zora Script");
    second.type_until(":contact add \"Yann Second\"\r", "Added Yann Second");
    first.wait_for("Yann Second");
    first.type_until(":contact delete \"Zora Script\"\r", "Zora Script");
    second.wait_for_no("Zora Script");
    rolo.ok(&["field", "add", "Budget", "--of", "contact", "--type", "money"]);
    rolo.ok(&["contact", "edit", "Yann Second", "--budget", "10kEUR"]);
    second.wait_for("10000.00 EUR");
    second.type_until(":contact edit \"Yann Second\" --budget 20kEUR\r", "20000.00 EUR");
    assert_eq!((first.quit(), second.quit()), (0, 0));
}

#[test]
fn a_guests_screen_takes_over_when_the_owner_is_killed() {
    let rolo = three_people();
    let (mut owner, mut guest) = (Terminal::open(&rolo, 80, 24), Terminal::open(&rolo, 80, 24));
    owner.signal(Signal::KILL);
    guest.type_until(":contact add \"Zora Later\"\r", "Added Zora Later");
    owner.end();
    assert!(rolo.ok(&["find", "zora"]).contains("Zora Later"));
    assert!(rolo.ok(&["host", "--status"]).contains("is open in rolo"));
    assert_eq!(guest.quit(), 0);
    assert_eq!(rolo.everyone(), rolo.everyone_after_a_rebuild_of(&rolo.book()));
}

#[test]
fn who_waits_for_a_stopped_owner_is_told_and_loses_no_key() {
    let rolo = three_people();
    let (mut owner, mut guest) = (Terminal::open(&rolo, 80, 24), Terminal::open(&rolo, 80, 24));
    owner.signal(Signal::STOP);
    guest.type_until(":contact add \"Zora Patient\"\r", "waiting for the book");
    let said = rolo.fails(75, &["--wait", "1", "contact", "list"]);
    assert!(said.contains("is in use by rolo"), "{said}");
    owner.signal(Signal::CONT);
    guest.wait_for("Added Zora Patient");
    owner.wait_for("Zora Patient");
    assert_eq!((owner.quit(), guest.quit()), (0, 0));
    assert_eq!(rolo.everyone().iter().filter(|contact| contact.contains("Zora Patient")).count(), 1);
}

#[test]
fn a_screen_that_is_suspended_lets_others_have_the_book() {
    let rolo = three_people();
    let mut terminal = Terminal::run(&rolo, &["/bin/sh", "-c", STOPPED, env!("CARGO_BIN_EXE_rolo")], 80, 24);
    terminal.wait_for(">  Anna Roth");
    terminal.type_until("\x1a", "STOPPED");
    rolo.ok(&["contact", "add", "Zora Meanwhile"]);
    terminal.type_until("go on\r", "Zora Meanwhile");
    rolo.ok(&["contact", "add", "Zacharias After"]);
    terminal.wait_for("Zacharias After");
    terminal.keys("q");
    terminal.wait_for("OVER 0");
    terminal.end();
}

#[test]
fn rows_whose_owner_is_killed_are_all_there_or_none() {
    let rolo = three_people();
    let rows: Vec<String> = (1..=20_000).map(|row| format!("Row {row}")).collect();
    fs::write(rolo.path("rows.csv"), format!("name\n{}\n", rows.join("\n"))).unwrap();
    for round in 0..4 {
        let host = rolo.host(&rolo.book());
        let mut command = rolo.command(&["--wait", "60", "import", "rows.csv", "--as", "contact"]);
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        thread::sleep(std::time::Duration::from_millis(200 * round));
        host.kill();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let count: usize = rolo.ok(&["contact", "list", "--count"]).trim().parse().unwrap();
        match output.status.code() {
            Some(0) => {
                assert_eq!(count, 20_003, "{said}");
                rolo.ok(&["undo"]);
            }
            code => {
                assert_eq!((code, count), (Some(75), 3), "{said}");
                assert!(said.contains("nothing was changed"), "{said}");
            }
        }
    }
}

#[test]
fn an_import_that_is_asked_to_end_leaves_nothing_half() {
    let rolo = three_people();
    let rows: Vec<String> = (1..=20_000).map(|row| format!("Row {row}")).collect();
    fs::write(rolo.path("rows.csv"), format!("name\n{}\n", rows.join("\n"))).unwrap();
    let mut ended = 0;
    for round in 0..6_u64 {
        // As the owner, and as a guest.
        let host = (round % 2 == 1).then(|| rolo.host(&rolo.book()));
        let mut command = rolo.command(&["--wait", "60", "import", "rows.csv", "--as", "contact"]);
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        thread::sleep(std::time::Duration::from_millis(60 * (round + 1)));
        kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
        let output = child.wait_with_output().unwrap();
        let count: usize = rolo.ok(&["--wait", "60", "contact", "list", "--count"]).trim().parse().unwrap();
        match output.status.code() {
            Some(0) => {
                assert_eq!(count, 20_003);
                rolo.ok(&["undo"]);
            }
            // Before it listens it is ended in the usual way.
            code => {
                assert!(code.is_none_or(|code| code == 143) && count == 3, "{output:?}, {count}");
                ended += 1;
            }
        }
        drop(host);
    }
    assert!(ended > 0, "no import was ended");
    assert_eq!(rolo.everyone(), rolo.everyone_after_a_rebuild_of(&rolo.book()));
}

#[test]
fn nobody_else_gets_at_the_book_of_a_host() {
    let rolo = three_people();
    let host = rolo.host(&rolo.book());
    for name in ["", "socket", "lock", "FORMAT"] {
        assert_eq!(fs::metadata(rolo.book().join(name)).unwrap().permissions().mode() & 0o077, 0, "{name}");
    }
    drop(host);
}
