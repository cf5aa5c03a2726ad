//! The very first start of the screen, and the next one.

use std::fs;

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::Terminal;

/// The screen by the clock on the wall: what stands still is not counted.
fn open(rolo: &Rolo) -> Terminal {
    let words = ["/usr/bin/env", "-u", "ROLO_NOW", env!("CARGO_BIN_EXE_rolo")];
    let mut terminal = Terminal::run(rolo, &words, 80, 24);
    terminal.wait_for("Contacts");
    terminal
}

#[test]
fn the_tour_comes_once_and_hints_give_way_to_what_is_not_known_yet() {
    let rolo = three_people();
    let mut terminal = open(&rolo);
    terminal.wait_for("rolo in ten lines");
    terminal.keys("\r");
    terminal.wait_for_no("rolo in ten lines");
    terminal.wait_for("/ search");
    for _ in 0..10 {
        terminal.type_until("/", "Search:");
        terminal.keys("\r");
        terminal.wait_for_no("Search:");
    }
    assert_eq!(terminal.quit(), 0);
    let habits = fs::read_to_string(rolo.path("state/rolo/habits")).unwrap();
    assert_eq!(habits, "accept 10\ncancel 1\nquit 1\nsearch 10\ntour 1\n");
    let mut terminal = open(&rolo);
    terminal.wait_for("a add");
    assert!(!terminal.screen().contents().contains("/ search"), "{}", terminal.screen().contents());
    terminal.type_until("T", "rolo in ten lines");
    terminal.keys("\r");
    terminal.wait_for_no("rolo in ten lines");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn mistakes_in_keys_stand_below_the_bar_until_they_are_closed() {
    let rolo = three_people();
    fs::write(rolo.path("config/rolo/keymap.toml"), "[list]\nx = 'dowm'\nw = 'dwon'\n").unwrap();
    let mut terminal = Terminal::open(&rolo, 120, 24);
    terminal.wait_for("no action is called `dowm`");
    terminal.keys("jj");
    assert!(terminal.row_with("dowm") <= 2);
    terminal.type_until("\x1b", "no action is called `dwon`");
    terminal.keys("\x1b");
    terminal.wait_for_no("dwon");
    assert_eq!(terminal.quit(), 0);
}
