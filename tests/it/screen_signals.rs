//! How the screen ends, by whatever ends it, and how it gives the terminal back.

use std::process::Command;
use std::thread;
use std::time::Duration;

use rustix::process::Signal;

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::Terminal;

/// A shell with job control that waits for a line while rolo is stopped, then brings it back.
const STOPPED: &str = "set -m; \"$0\"; echo STOPPED; read line; fg; echo \"OVER $?\"";

#[test]
fn the_screen_takes_the_terminal_and_gives_it_back() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    let screen = terminal.screen();
    assert!(screen.alternate_screen() && screen.bracketed_paste() && screen.hide_cursor());
    assert!(terminal.is_raw());
    assert_eq!(terminal.quit(), 0);
    terminal.assert_given_back();
    assert_eq!(terminal.screen().contents().trim(), "");
}

#[test]
fn signals_that_end_the_screen_give_the_terminal_back() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let rolo = three_people();
        let (mut terminal, mut guest) = (Terminal::open(&rolo, 80, 24), Terminal::open(&rolo, 80, 24));
        terminal.signal(signal);
        assert_eq!(terminal.end(), code, "{signal:?}");
        terminal.assert_given_back();
        guest.type_until(":contact add \"Zora Later\"\r", "Added Zora Later");
        guest.signal(signal);
        assert_eq!(guest.end(), code, "{signal:?}");
        assert!(rolo.ok(&["host", "--status"]).starts_with("nobody has the book"));
        assert!(!rolo.book().join("socket").exists());
    }
}

#[test]
fn control_c_leaves_also_with_a_form_open() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("a", "New contact");
    terminal.keys("\x03");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_line_that_drops_ends_the_screen_and_frees_the_book() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("a", "New contact");
    terminal.hang_up("x");
    terminal.end();
    assert!(rolo.ok(&["find", "anna"]).contains("Anna Roth"));
}

#[test]
fn what_is_no_terminal_is_refused_before_anything_is_sent() {
    let rolo = Rolo::new();
    let mut terminal = Terminal::run(&rolo, &["/usr/bin/env", "TERM=dumb", env!("CARGO_BIN_EXE_rolo")], 80, 24);
    assert_eq!(terminal.end(), 2);
    assert!(terminal.screen().contents().contains("TERM"), "{}", terminal.screen().contents());
    assert!(!terminal.sent.contains(&0x1b) || !terminal.sent.windows(6).any(|bytes| bytes == b"[?1049"));
    terminal.assert_given_back();
}

#[test]
fn a_book_that_cannot_be_opened_is_told_on_the_usual_screen() {
    let rolo = three_people();
    std::fs::write(rolo.book().join("FORMAT"), "rolo 999 00\n").unwrap();
    let mut terminal = Terminal::run(&rolo, &[env!("CARGO_BIN_EXE_rolo")], 80, 24);
    assert_ne!(terminal.end(), 0);
    assert!(terminal.screen().contents().contains("error:"), "{}", terminal.screen().contents());
    terminal.assert_given_back();
}

#[test]
fn control_z_gives_the_terminal_to_the_shell_and_fg_draws_everything_anew() {
    let rolo = three_people();
    let mut terminal = Terminal::run(&rolo, &["/bin/sh", "-c", STOPPED, env!("CARGO_BIN_EXE_rolo")], 80, 24);
    terminal.wait_for(">  Anna Roth");
    terminal.type_until("j", ">  Jane Doe");
    terminal.type_until("\x1a", "STOPPED");
    terminal.assert_given_back();
    let before = terminal.sent.len();
    terminal.type_until("go on\r", ">  Jane Doe");
    assert!(terminal.screen().alternate_screen() && terminal.is_raw());
    let anew = String::from_utf8_lossy(&terminal.sent[before..]).into_owned();
    assert!(anew.contains("Brandt") && anew.contains("Contacts"), "{anew}");
    terminal.keys("q");
    terminal.wait_for("OVER 0");
    terminal.end();
    terminal.assert_given_back();
}

#[test]
fn control_z_does_nothing_where_nobody_could_bring_rolo_back() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.keys("\x1a");
    terminal.type_until("j", ">  Jane Doe");
    assert!(terminal.screen().alternate_screen());
    assert_eq!(terminal.quit(), 0);
    terminal.assert_given_back();
}

#[test]
fn control_z_does_nothing_in_a_container_that_knows_nobody_outside() {
    let contained = ["/usr/bin/env", "unshare", "--map-root-user", "--pid", "--fork"];
    if !Command::new(contained[1]).args(&contained[2..]).arg("true").status().is_ok_and(|status| status.success()) {
        return; // Not every machine lets its users make one.
    }
    let rolo = three_people();
    let mut terminal = Terminal::run(&rolo, &[&contained[..], &[env!("CARGO_BIN_EXE_rolo")]].concat(), 80, 24);
    terminal.wait_for(">  Anna Roth");
    terminal.keys("\x1a");
    terminal.type_until("j", ">  Jane Doe");
    assert!(rolo.ok(&["find", "anna"]).contains("Anna Roth"));
    assert_eq!(terminal.quit(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_screen_that_was_stopped_from_outside_is_drawn_anew() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    let before = terminal.sent.len();
    terminal.signal(Signal::STOP);
    terminal.signal(Signal::CONT);
    terminal.wait_until_sent(before, "Brandt");
    terminal.type_until("j", ">  Jane Doe");
    assert_eq!(terminal.quit(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_screen_that_is_asked_to_stop_from_outside_lets_others_have_the_book_first() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    for round in ["Zora First", "Zora Second"] {
        terminal.signal(Signal::TSTP);
        terminal.wait_until("the terminal is given back", |screen| !screen.alternate_screen());
        terminal.wait_until_cooked();
        terminal.assert_given_back();
        rolo.ok(&["contact", "add", round]);
        assert!(rolo.ok(&["host", "--status"]).starts_with("nobody has the book"));
        terminal.signal(Signal::CONT);
        terminal.wait_for(round);
        assert!(terminal.screen().alternate_screen() && terminal.is_raw());
        assert!(rolo.ok(&["host", "--status"]).contains("is open in rolo"));
    }
    assert_eq!(terminal.quit(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_screen_that_is_asked_to_stop_and_to_go_on_again_and_again_goes_on_in_the_end() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    for _ in 0..20 {
        terminal.signal(Signal::TSTP);
        terminal.signal(Signal::CONT);
    }
    // The system may hand two signals that come at once to two threads, in whatever order.
    thread::sleep(Duration::from_millis(300));
    terminal.signal(Signal::CONT);
    terminal.type_until(":contact add \"Zora Later\"\r", "Added Zora Later");
    assert_eq!(terminal.quit(), 0);
}
