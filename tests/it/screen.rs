//! The screen in a real terminal: what people do in it all day, by keys.

use std::time::Duration;

use crate::rolo::Rolo;
use crate::terminal::{CTRL_S, ESC, Terminal};

/// A book of three people.
pub fn three_people() -> Rolo {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Anna Roth", "--company", "Brandt", "--phone", "+49 30 901820", "--tag", "vip"]);
    rolo.ok(&["contact", "add", "Jane Doe", "--company", "Acme as CTO", "--email", "jane@acme.example"]);
    rolo.ok(&["contact", "add", "张伟", "--company", "华为", "--phone", "+86 138 0013 8000"]);
    rolo
}

#[test]
fn an_empty_book_says_what_to_do_and_takes_the_first_contact() {
    let rolo = Rolo::new();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.wait_for("No contacts yet. Press a");
    terminal.type_until("a", "New contact");
    terminal.type_until("Jane Doe\t\t\t", "> company");
    terminal.type_until("Acme as CTO", "Acme as CTO");
    terminal.type_until(CTRL_S, "Added Jane Doe");
    terminal.wait_for("Also added ");
    terminal.wait_for("Acme");
    terminal.wait_for(":contact add");
    terminal.wait_for(">  Jane Doe");
    assert_eq!(terminal.quit(), 0);
    terminal.assert_given_back();
    let shown = rolo.ok(&["show", "Jane Doe"]);
    assert!(shown.contains("Acme as CTO"), "{shown}");
}

#[test]
fn a_search_narrows_the_list_and_escape_shows_everybody_again() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("/", "Search:");
    terminal.keys("zhangwei");
    terminal.wait_for_no("Jane Doe");
    assert!(terminal.screen().contents().contains("张伟"));
    terminal.type_until("\r", "1/1");
    terminal.type_until(ESC, "Jane Doe");
    terminal.type_until("/nobody at all", "Nobody matches");
    terminal.type_until(ESC, "Jane Doe");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn an_edit_is_undone_and_redone_by_one_key_each() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("je", "Jane Doe (c-");
    terminal.wait_for("Acme as CTO");
    terminal.type_until("\t\t", "> company");
    terminal.type_until("\x15Umbrella", "Umbrella");
    terminal.type_until(CTRL_S, "Changed Jane Doe");
    terminal.wait_for("Also added Umbrella.");
    terminal.wait_until("the list shows it", |screen| screen.contents().contains("Umbrella  "));
    terminal.type_until("u", "Undid: contact edit");
    terminal.wait_until("it is as it was", |screen| screen.contents().contains("Acme  "));
    terminal.type_until("U", "Redid: contact edit");
    terminal.wait_until("it is changed again", |screen| screen.contents().contains("Umbrella  "));
    assert_eq!(terminal.quit(), 0);
    assert!(rolo.ok(&["show", "Jane Doe"]).contains("Umbrella"));
}

#[test]
fn companies_have_a_list_of_their_own_with_their_people() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 160, 45);
    terminal.type_until("2", "Companies  1/3");
    terminal.wait_for(">  Acme");
    terminal.wait_for("People: 1");
    terminal.wait_for("Jane Doe  CTO");
    terminal.type_until("a", "New company");
    terminal.type_until("Umbrella", "Umbrella");
    terminal.type_until(CTRL_S, "Added Umbrella (o-");
    terminal.wait_for(">  Umbrella");
    terminal.type_until("/华", "1/1");
    terminal.type_until("\r", ">  华为");
    terminal.type_until(ESC, "/4");
    terminal.type_until("1", "Contacts  1/3");
    terminal.type_until("u", "Undid: company add Umbrella");
    terminal.type_until("2", "Companies");
    terminal.wait_for("/3");
    terminal.wait_for_no("   Umbrella");
    terminal.type_until("d", "Delete this company?");
    terminal.type_until("y", "Deleted");
    terminal.wait_for("/2");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn a_mistake_stands_below_the_field_and_nothing_is_saved() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("e\t\t\t", "> e-mail");
    terminal.type_until("nobody at nowhere", "nobody at nowhere");
    terminal.keys(CTRL_S);
    let field = terminal.row_with("> e-mail");
    let below = terminal.rows()[usize::from(field) + 1].clone();
    assert!(below.contains("e-mail") && below.contains("nobody at nowhere"), "{below}");
    terminal.type_until(ESC, "waits among the drafts");
    terminal.type_until("y", "1/3");
    assert_eq!(terminal.quit(), 0);
    assert!(!rolo.ok(&["show", "Anna Roth"]).contains("nobody"));
}

#[test]
fn deleting_asks_first_and_can_be_undone() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("d", "Delete this contact?");
    terminal.type_until("n", "1/3");
    terminal.wait_for_no("Delete this contact?");
    terminal.type_until("d", "Delete this contact?");
    terminal.type_until("y", "Deleted Anna Roth");
    terminal.wait_for("1/2");
    terminal.type_until("u", "1/3");
    assert_eq!(terminal.quit(), 0);
    assert!(rolo.ok(&["find", "anna"]).contains("Anna Roth"));
}

#[test]
fn the_command_line_does_what_the_shell_does() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until(":", "contact");
    terminal.type_until("contact tag 'Jane Doe' +vip\r", "Changed Jane Doe");
    terminal.type_until(":", "contact");
    terminal.type_until("show 'Jane Doe'\r", "given name: Jane");
    terminal.keys(ESC);
    terminal.wait_for_no("┌");
    terminal.type_until(":", "contact");
    terminal.type_until("contact frobnicate\r", "unrecognized subcommand");
    terminal.keys(ESC);
    terminal.wait_for("? help");
    assert_eq!(terminal.quit(), 0);
    assert!(rolo.ok(&["contact", "list", "--where", "tag:vip"]).contains("Jane Doe"));
}

#[test]
fn help_names_the_keys_that_hold_here() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("?", "In the list");
    terminal.type_until("q", "1/3");
    terminal.wait_for_no("In the list");
    terminal.keys("\r");
    terminal.wait_for("Anna Roth  c-");
    terminal.type_until("?", "On a card");
    terminal.keys("q");
    terminal.wait_for_no("On a card");
    terminal.type_until("q", ">  Anna Roth");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn another_size_is_drawn_at_once() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.resize(160, 45);
    terminal.wait_for("│ Anna Roth");
    terminal.resize(30, 8);
    terminal.wait_for("too small");
    terminal.resize(40, 12);
    terminal.wait_for(">  Anna Roth");
    assert_eq!(terminal.quit(), 0);
    terminal.assert_given_back();
}

#[test]
fn pasted_lines_stay_text_and_submit_nothing() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("a", "New contact");
    terminal.type_until("\x1b[200~Mallory\rqu\n:contact delete\x1b[201~", "contact delete");
    assert!(terminal.screen().contents().contains("New contact"), "a newline in pasted text saved the form");
    terminal.type_until(ESC, "waits among the drafts");
    terminal.type_until("y", "1/3");
    // Outside of fields there is nothing to paste into: the keys in it must not be obeyed.
    terminal.keys("\x1b[200~ddyq\x1b[201~");
    terminal.type_until("/", "Search:");
    terminal.type_until("\x1b[200~jane\ndoe\x1b[201~", "jane doe");
    terminal.wait_for("1/1");
    terminal.type_until(ESC, "/3");
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn an_idle_screen_sends_nothing() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 160, 45);
    terminal.wait_for("Timeline");
    assert!(terminal.is_silent_for(Duration::from_secs(3)), "{:?}", String::from_utf8_lossy(&terminal.sent));
    assert_eq!(terminal.quit(), 0);
}

#[test]
fn a_day_is_planned_done_and_looked_through_by_keys() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("7", "Nothing is due today: a good day to call somebody");
    terminal.type_until("a", "New task");
    terminal.type_until("send the quote", "send the quote");
    terminal.type_until(CTRL_S, "Added send the quote");
    for words in ["task edit \"send the quote\" --due today", "task add \"see Brandt\" --type visit --due \"thu 9:00\""]
    {
        terminal.type_until(":", ":");
        terminal.keys(words);
        terminal.type_until("\r", "(t-");
        terminal.wait_for("Today · Monday");
    }
    terminal.wait_for("Visits and meetings ahead");
    terminal.wait_for(">    Thu 09:00    visit: see Brandt");
    terminal.type_until("k", ">                 send the quote");
    terminal.type_until("\r", "due              2026-03-02");
    terminal.type_until(ESC, "Visits and meetings ahead");
    terminal.type_until(":task done \"send the quote\" --outcome sent\r", "Nothing is due today");
    terminal.type_until("w", "Thursday, 2026-03-05");
    terminal.wait_for(":agenda --week");
    terminal.type_until("u", "send the quote");
    assert_eq!(terminal.quit(), 0);
}
