//! The person's editor in a real terminal: it has the keys and the screen until it is left.

use std::fs;

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::{CTRL_S, ESC, Terminal};

/// Opens the editor on what is typed.
const CTRL_O: &str = "\x0f";

/// The screen of somebody whose editor is this script, which finds the file in `$1`.
fn open(rolo: &Rolo, script: &str) -> Terminal {
    let path = rolo.path("edit.sh");
    fs::write(&path, script).unwrap();
    let editor = format!("VISUAL=sh {}", path.display());
    let mut terminal = Terminal::run(rolo, &["/usr/bin/env", &editor, env!("CARGO_BIN_EXE_rolo")], 80, 24);
    terminal.wait_for(">  Anna Roth");
    terminal
}

#[test]
fn the_editor_has_the_keys_and_the_screen_until_it_is_left() {
    let rolo = three_people();
    let mut terminal =
        open(&rolo, "echo \"EDIT $(cat \"$1\")\"; read one; read two; printf '%s\\n' \"$one\" \"$two\" >\"$1\"");
    terminal.type_until("n", "What is to be done?");
    terminal.type_until("send it", "send it");
    terminal.type_until(CTRL_O, "EDIT send it");
    assert!(!terminal.screen().alternate_screen() && !terminal.is_raw());
    // What is typed there is the editor's, be it keys of the screen or Ctrl-C of somebody who changed their mind.
    terminal.type_until("q quote", "q quote");
    terminal.type_until("\r", "\n");
    terminal.type_until("second line\r", "q quote");
    terminal.wait_until("the screen is back", vt100::Screen::alternate_screen);
    assert!(terminal.is_raw());
    // A question has one line: two go on in a form.
    terminal.wait_for("task add");
    terminal.keys(ESC);
    terminal.wait_for("waits among the drafts");
    terminal.keys("n");
    terminal.type_until(CTRL_S, "Added");
    assert!(rolo.ok(&["task", "list"]).contains("q quote"));
    assert_eq!(terminal.quit(), 0);
    terminal.assert_given_back();
}

#[test]
fn an_editor_that_fails_or_is_broken_off_changes_nothing() {
    for script in ["echo rubbish >\"$1\"; exit 3", "trap 'exit 4' INT; echo HERE; kill -INT 0; sleep 9"] {
        let rolo = three_people();
        let mut terminal = open(&rolo, script);
        terminal.type_until("n", "What is to be done?");
        terminal.type_until("send it", "send it");
        terminal.type_until(CTRL_O, "nothing was changed");
        terminal.type_until("\r", "Added send it");
        assert_eq!(terminal.quit(), 0);
        terminal.assert_given_back();
    }
}

#[test]
fn an_editor_that_is_stopped_stops_the_screen_and_both_go_on() {
    const STOPPED: &str = "set -m; \"$0\"; echo STOPPED; read line; fg; echo \"OVER $?\"";
    let rolo = three_people();
    let path = rolo.path("edit.sh");
    fs::write(&path, "echo HERE; kill -STOP $$; echo AGAIN; echo back >\"$1\"").unwrap();
    let editor = format!("VISUAL=sh {}", path.display());
    let words = ["/usr/bin/env", &editor, "/bin/sh", "-c", STOPPED, env!("CARGO_BIN_EXE_rolo")];
    let mut terminal = Terminal::run(&rolo, &words, 80, 24);
    terminal.wait_for(">  Anna Roth");
    terminal.type_until("n", "What is to be done?");
    terminal.type_until("send it", "send it");
    terminal.type_until(CTRL_O, "STOPPED");
    terminal.keys("go on\r");
    terminal.wait_until("the screen is back", vt100::Screen::alternate_screen);
    terminal.wait_for("back");
    terminal.type_until("\r", "Added back");
    terminal.keys("q");
    terminal.wait_for("OVER 0");
    terminal.end();
}
