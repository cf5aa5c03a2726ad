//! How the screen looks: themes, charsets, the mouse, figures of its own; and what it gives to the clipboard.

use std::fs;

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::{ESC, Terminal};

/// The screen under other variables, as soon as it lists contacts.
fn open_with(rolo: &Rolo, variables: &[&str], flags: &[&str]) -> Terminal {
    let mut terminal = start_with(rolo, variables, flags);
    terminal.wait_for("Anna Roth");
    terminal
}

fn start_with(rolo: &Rolo, variables: &[&str], flags: &[&str]) -> Terminal {
    let words = [&["env"], variables, &[env!("CARGO_BIN_EXE_rolo")], flags].concat();
    Terminal::run(rolo, &words, 80, 24)
}

fn theme(rolo: &Rolo, name: &str, text: &str) {
    fs::create_dir_all(rolo.path("config/rolo/themes")).unwrap();
    fs::write(rolo.path(&format!("config/rolo/themes/{name}.toml")), text).unwrap();
}

fn has_sent(terminal: &Terminal, text: &str) -> bool {
    terminal.sent.windows(text.len()).any(|bytes| bytes == text.as_bytes())
}

#[test]
fn a_theme_of_ones_own_is_chosen_by_its_name_and_a_broken_one_is_told_and_done_without() {
    let rolo = three_people();
    theme(&rolo, "sea", "label = { fg = \"#102030\" }\n");
    rolo.ok(&["config", "set", "theme", "sea"]);
    let mut terminal = open_with(&rolo, &[], &[]);
    assert!(has_sent(&terminal, "38;2;16;32;48"));
    assert_eq!(terminal.quit(), 0);
    let mut terminal = open_with(&rolo, &["NO_COLOR=1"], &[]);
    assert!(!has_sent(&terminal, "38;2;16;32;48"), "whoever wants no colours gets none");
    assert_eq!(terminal.quit(), 0);

    theme(&rolo, "sea", "lable = { fg = \"#102030\" }\ngood = { fg = \"gren\" }\nbar = { bg = 17 }\n");
    let mut terminal = start_with(&rolo, &[], &[]);
    terminal.wait_for("called `lable`;");
    terminal.wait_for("Anna Roth");
    assert!(has_sent(&terminal, "48;5;17"), "what is right in it holds");
    assert_eq!(terminal.quit(), 0);
    let run = rolo.fails(5, &["config", "set", "theme", "see"]);
    assert!(run.contains("see") && run.contains("high-contrast") && run.contains("sea"), "{run}");
}

#[test]
fn a_terminal_of_another_charset_gets_borders_of_ascii() {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Anna Roth", "--company", &"Very Long Name ".repeat(9)]);
    let mut terminal = open_with(&rolo, &["LC_ALL=C"], &["--lang", "en"]);
    terminal.type_until("e", "+ Anna Roth (c-");
    terminal.wait_for("~");
    terminal.keys(ESC);
    terminal.wait_for_no("+ Anna");
    assert_eq!(terminal.quit(), 0);
    assert!(terminal.sent.is_ascii(), "{}", String::from_utf8_lossy(&terminal.sent));
}

#[test]
fn a_mouse_that_is_switched_off_stays_the_terminals() {
    let rolo = three_people();
    let mut terminal = open_with(&rolo, &[], &[]);
    assert!(has_sent(&terminal, "?1000h") || has_sent(&terminal, "?1002h"));
    assert_eq!(terminal.quit(), 0);
    rolo.ok(&["config", "set", "mouse", "off"]);
    let mut terminal = open_with(&rolo, &[], &[]);
    assert_eq!(terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn what_every_picture_costs_is_shown_to_whoever_wants_to_see_it() {
    let rolo = three_people();
    let mut terminal = open_with(&rolo, &[], &["--debug"]);
    terminal.keys("j");
    terminal.wait_until("bytes and microseconds stand in the header", |screen| {
        let header = screen.rows(0, 80).next().unwrap();
        header.contains("2/3") && header.contains(" B ") && header.contains(" µs")
    });
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn an_address_goes_to_the_clipboard_of_whoever_sits_at_the_terminal() {
    let rolo = three_people();
    let mut terminal = open_with(&rolo, &[], &[]);
    terminal.type_until("j", "2/3");
    terminal.type_until("y", "Copy what?");
    terminal.wait_for("jane@acme.example");
    terminal.type_until("jane@\r", "copied jane@acme.example");
    terminal.copied.push("amFuZUBhY21lLmV4YW1wbGU=");
    terminal.wait_until_sent(0, "]52;c;amFuZUBhY21lLmV4YW1wbGU=");
    assert_eq!(terminal.quit(), 0);
    terminal.assert_given_back();
}

#[test]
fn every_theme_sends_the_colours_that_it_says_and_nothing_else_that_a_terminal_obeys() {
    let rolo = three_people();
    rolo.ok(&["deal", "add", "Pumps", "--value", "12k EUR", "--opened", "-90d"]);
    for theme in ["auto", "light", "dark", "high-contrast", "sixteen", "mono"] {
        rolo.ok(&["config", "set", "theme", theme]);
        let mut terminal = open_with(&rolo, &[], &[]);
        terminal.type_until(" ", "1 marked");
        terminal.type_until("/jane", "1/1");
        terminal.type_until(ESC, "/3");
        terminal.type_until("3", "rot 90d");
        terminal.type_until("a", "New deal");
        terminal.keys(ESC);
        terminal.wait_for_no("New deal");
        assert_eq!(terminal.quit(), 0);
        let has_many = has_sent(&terminal, "38;5;") || has_sent(&terminal, "38;2;") || has_sent(&terminal, "48;5;");
        assert!(!has_many || !["auto", "sixteen", "mono"].contains(&theme), "{theme} has more than sixteen");
    }
}
