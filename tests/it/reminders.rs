//! Reminders in a real terminal: heard at their moment on a screen that nobody touches, told to who comes back.

use std::thread;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use rustix::process::Signal;

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::Terminal;

/// How long before its moment a test plans something: long enough to type it on a busy machine.
const AHEAD: SignedDuration = SignedDuration::from_secs(6);

#[expect(clippy::disallowed_methods, reason = "reminders ring by the clock on the wall")]
fn now() -> Timestamp {
    Timestamp::now()
}

/// The screen by the clock on the wall, with more variables in its environment.
fn open(rolo: &Rolo, env: &[&str]) -> Terminal {
    rolo.knows_the_screen();
    let words = [&["/usr/bin/env", "-u", "ROLO_NOW"], env, &[env!("CARGO_BIN_EXE_rolo")]].concat();
    let mut terminal = Terminal::run(rolo, &words, 80, 24);
    terminal.wait_for(">  Anna Roth");
    terminal
}

/// Plans a task on the screen; the moment at which it is due.
fn plan(terminal: &mut Terminal, name: &str) -> Timestamp {
    let due = Timestamp::from_second((now() + AHEAD).as_second()).unwrap();
    terminal.keys(":");
    terminal.type_until(&format!("task add \"{name}\" --due {due}\r"), &format!("Added {name}"));
    assert!(now() < due, "the machine is too busy for this test");
    due
}

fn wait_until(moment: Timestamp) {
    thread::sleep(Duration::try_from(now().duration_until(moment)).unwrap_or_default());
}

#[test]
fn a_reminder_rings_on_an_idle_screen_at_its_moment_and_is_answered_by_key() {
    let rolo = three_people();
    let mut terminal = open(&rolo, &[]);
    let due = plan(&mut terminal, "call back");
    // What follows from the command is drawn; from then on there is nothing to do.
    while !terminal.is_silent_for(Duration::from_millis(500)) {}
    let before = terminal.sent.len();
    assert!(terminal.is_silent_for(Duration::from_secs(2)), "an idle screen sent something before the moment");
    terminal.wait_until_sent(before, "\x07\x1b]9;rolo: Reminder: ");
    let late = due.duration_until(now());
    println!("a reminder came {late} after its moment");
    assert!(!late.is_negative() && late < SignedDuration::from_secs(1), "{late}");
    terminal.wait_for("call back  (! answers)");
    terminal.wait_for("!1  Kim");
    terminal.type_until("!", "in ten minutes");
    terminal.type_until("done\r", "Changed call back");
    terminal.wait_for_no("!1  Kim");
    assert_eq!(terminal.quit(), 0);
    assert_eq!(rolo.ok(&["task", "list", "--where", "no:done", "--count"]), "0\n");
    terminal.assert_given_back();
}

#[test]
fn a_reminder_is_seen_where_it_is_not_to_be_heard() {
    let ways: [&[&str]; 2] = [&["NO_COLOR=1"], &["ROLO_BELL=off"]];
    let mut terminals = Vec::new();
    for env in ways {
        let rolo = three_people();
        let mut terminal = open(&rolo, env);
        plan(&mut terminal, "call back");
        terminals.push((rolo, terminal));
    }
    for (at, (_rolo, terminal)) in terminals.iter_mut().enumerate() {
        terminal.wait_for("Reminder: ");
        let sent = String::from_utf8_lossy(&terminal.sent).into_owned();
        assert!(!sent.contains("\x1b]"), "{sent:?}");
        assert_eq!(sent.contains('\x07'), at == 0, "{sent:?}");
        assert_eq!(terminal.quit(), 0);
    }
}

#[test]
fn a_reminder_that_was_answered_elsewhere_is_not_offered_any_more() {
    let rolo = three_people();
    let mut terminal = open(&rolo, &[]);
    plan(&mut terminal, "call back");
    terminal.wait_for("!1  Kim");
    rolo.ok(&["contact", "add", "Zora Meanwhile"]);
    terminal.wait_for("Zora Meanwhile");
    assert!(terminal.screen().contents().contains("!1  Kim"));
    rolo.ok(&["task", "done", "call back"]);
    terminal.wait_for_no("!1  Kim");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn a_screen_that_was_stopped_tells_what_it_missed() {
    let rolo = three_people();
    let mut terminal = open(&rolo, &[]);
    let due = plan(&mut terminal, "call back");
    terminal.signal(Signal::STOP);
    wait_until(due + SignedDuration::from_millis(2_100));
    terminal.signal(Signal::CONT);
    terminal.wait_for("!1  Kim");
    let told = terminal.screen().contents();
    assert!(told.contains("rang meanwhile: ") && told.contains("call back  (! answers)"), "{told}");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn what_rang_while_no_screen_was_open_is_told_once_by_the_next() {
    let rolo = three_people();
    assert_eq!(open(&rolo, &[]).quit(), 0);
    let due = Timestamp::from_second(now().as_second() + 1).unwrap();
    for name in ["call back", "send the quote"] {
        rolo.ok(&["task", "add", name, "--due", &due.to_string()]);
    }
    wait_until(due + SignedDuration::from_millis(2_100));
    let mut terminal = open(&rolo, &[]);
    terminal.wait_for("2 reminders rang meanwhile: ");
    assert!(!terminal.sent.contains(&0x07), "nobody rings for what is over");
    terminal.type_until("!", "Which one?");
    terminal.type_until("quote\r", "in ten minutes");
    terminal.type_until("in an hour\r", "Changed send the quote");
    terminal.wait_for("!1  Kim");
    assert_eq!(terminal.quit(), 0);
    let mut terminal = open(&rolo, &[]);
    terminal.type_until("!", "No reminder waits");
    assert_eq!(terminal.quit(), 0);
}
