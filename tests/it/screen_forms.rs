//! What forms say and offer while something is typed into them, in a real terminal.

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::{CTRL_S, ESC, Terminal};

const CTRL_N: &str = "\x0e";
const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
const PAGE_DOWN: &str = "\x1b[6~";

/// The columns of the only record of a kind, for scripts.
fn only(rolo: &Rolo, kind: &str, columns: &str) -> String {
    let told = rolo.ok(&[kind, "list", "--columns", columns, "-o", "tsv"]);
    told.lines().nth(1).unwrap_or_default().to_owned()
}

#[test]
fn a_day_is_chosen_in_a_calendar_in_forms_and_at_questions() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("4", "Deals");
    terminal.type_until("a", "New deal");
    terminal.type_until("Press", "Press");
    terminal.type_until("\t\t\t\t\t\t\t", "> close");
    terminal.wait_for("March 2026");
    terminal.type_until(CTRL_N, "2026-03-02");
    terminal.type_until(DOWN, "2026-03-09");
    terminal.type_until(RIGHT, "2026-03-10");
    terminal.type_until(PAGE_DOWN, "April 2026");
    terminal.wait_for("2026-04-10");
    terminal.keys("\r");
    terminal.type_until(CTRL_S, "Press");
    terminal.wait_for_no("New deal");
    assert_eq!(only(&rolo, "deal", "name,close"), "Press\t2026-04-10");

    rolo.ok(&["task", "add", "call", "--due", "2026-03-05"]);
    terminal.type_until("5", "Tasks");
    terminal.wait_for(">  2026-03-05");
    terminal.type_until("r", "March 2026");
    terminal.type_until(CTRL_N, "2026-03-");
    terminal.type_until(PAGE_DOWN, "April 2026");
    terminal.keys("\r\r");
    terminal.wait_for_no("April 2026");
    assert_eq!(terminal.quit(), 0);
    assert!(only(&rolo, "task", "name,due").starts_with("call\t2026-04-0"), "{}", only(&rolo, "task", "name,due"));
}

#[test]
fn who_is_in_the_book_already_is_told_while_they_are_typed() {
    let rolo = three_people();
    rolo.ok(&["company", "edit", "Acme", "--domain", "acme.example"]);
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("a", "New contact");
    terminal.type_until("Jane Do", "Jane Do");
    terminal.type_until("e", "! looks like Jane Doe (c-");
    terminal.wait_for("Acme as CTO");
    terminal.type_until("x", "Jane Doex");
    terminal.wait_for_no("looks like");
    terminal.type_until(ESC, "Leave this?");
    terminal.type_until("y", ">  Anna Roth");
    terminal.type_until("2", "Companies");
    terminal.type_until("a", "New company");
    terminal.type_until("acme", "! looks like Acme (o-");
    // It is only told: another one of the same name may be meant.
    terminal.type_until(CTRL_S, "another company called acme");
    assert_eq!(terminal.quit(), 0);
    assert_eq!(rolo.ok(&["company", "list", "--count"]).trim(), "4");
}
