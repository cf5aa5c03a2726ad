//! Cards in a real terminal and in a shell: names lead from one to another, deals and tasks stand in blocks, and many
//! records are changed at once after one has seen what becomes of them.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::{ESC, Terminal};

/// The same with deals and tasks, and a program that writes down what it is to open.
fn busy() -> Rolo {
    let rolo = three_people();
    rolo.ok(&["deal", "add", "Pump", "--company", "Acme", "--value", "12.5k EUR"]);
    rolo.ok(&["deal", "add", "Pipes", "--company", "Acme", "--value", "300 EUR"]);
    rolo.ok(&["deal", "win", "Pipes"]);
    rolo.ok(&["task", "add", "send the offer", "--company", "Acme"]);
    rolo.ok(&["log", "call", "Jane Doe", "wants a pump"]);
    rolo.ok(&["log", "visit", "Jane Doe", "saw the hall"]);
    rolo
}

/// A program that writes down the address that it is given.
fn opener(rolo: &Rolo) -> String {
    let script = rolo.path("opener");
    fs::write(&script, format!("#!/bin/sh\necho \"$1\" >>{}\n", rolo.path("opened").display())).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    format!("ROLO_OPEN={}", script.display())
}

#[test]
fn one_goes_from_card_to_card_and_back_and_opens_what_leads_out_of_the_book() {
    let rolo = busy();
    let words = ["env", &opener(&rolo), env!("CARGO_BIN_EXE_rolo")];
    let mut terminal = Terminal::run(&rolo, &words, 80, 24);
    terminal.wait_for("Jane Doe");
    terminal.type_until("j\r", "Timeline");
    terminal.type_until("\t", ">company");
    terminal.type_until("\r", " rolo  Company");
    terminal.wait_for("Open deals: 1 · 12,500.00 EUR");
    terminal.wait_for("Past deals: 1 · won 300.00 EUR");
    terminal.wait_for("Open tasks");
    terminal.type_until("\t\t\r", " rolo  Deal");
    terminal.type_until("[", " rolo  Company");
    terminal.type_until("\x1b[1;3D", "Jane Doe  c-");
    terminal.type_until("]", " rolo  Company");
    terminal.type_until(ESC, ">company");
    terminal.type_until("\t\r", "opens mailto:jane@acme.example");
    terminal.type_until("f", "Show only");
    terminal.type_until("visit\r", "Timeline  type:visit");
    terminal.wait_for("saw the hall");
    terminal.wait_for_no("wants a pump");
    terminal.type_until(ESC, "Anna Roth");
    assert_eq!(terminal.quit(), 0);
    terminal.assert_given_back();
    assert_eq!(fs::read_to_string(rolo.path("opened")).unwrap(), "mailto:jane@acme.example\n");
}

#[test]
fn what_leads_out_of_the_book_is_a_link_for_terminals_that_are_known_to_take_it() {
    let rolo = three_people();
    let hostile = "https://acme.example/\u{fc}'\"?a;b=1";
    rolo.ok(&["contact", "edit", "Jane Doe", "--add-phone", "+49 151 23456789", "--add-link", hostile]);
    let seen = |setting: &str| {
        let words = ["env", setting, env!("CARGO_BIN_EXE_rolo")];
        let mut terminal = Terminal::run(&rolo, &words, 80, 24);
        terminal.wait_for("Jane Doe");
        terminal.type_until("j\r", "Timeline");
        terminal.type_until("q", ">  Jane Doe");
        assert_eq!(terminal.quit(), 0);
        // Looks are another matter.
        String::from_utf8_lossy(&terminal.sent).replace("\u{1b}[m", "")
    };
    let sent = seen("TERM_PROGRAM=WezTerm");
    for (to, text) in [
        ("mailto:jane@acme.example", "jane@acme.example"),
        ("tel:+4915123456789", "+49 151 23456789"),
        ("https://acme.example/%C3%BC'%22?a;b=1", hostile),
    ] {
        assert!(sent.contains(&format!("\u{1b}]8;;{to}\u{1b}\\{text}")), "{to}: {sent:?}");
    }
    assert_eq!(seen("ROLO_LINKS=on").matches("\u{1b}]8;;mailto:").count(), 1);
    assert!(!seen("ROLO_LINKS=off").contains("\u{1b}]8;"));
    assert!(!seen("ROLO_LINKS=auto").contains("\u{1b}]8;"), "nobody knows this terminal");
}

#[test]
fn many_are_changed_after_one_has_seen_what_becomes_of_them_and_again_by_one_key() {
    let rolo = three_people();
    rolo.ok(&["user", "add", "Lena Vogt"]);
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until(" ", "1 marked");
    terminal.type_until("i", "2 marked");
    terminal.type_until("O", "Who owns it from now on?");
    terminal.type_until("lena\r", "This changes 2 contacts. Go on?");
    terminal.wait_for("owner: +Lena Vogt");
    terminal.type_until("y", "Changed 2 contacts.");
    terminal.type_until("E", "Write into which file?");
    terminal.type_until("two.csv\r", "2 records in two.csv");
    terminal.type_until(ESC, "Contacts");
    terminal.wait_for_no("marked");
    terminal.type_until("gg.", "Changed Anna Roth");
    assert_eq!(terminal.quit(), 0);
    let table = fs::read_to_string(rolo.path("two.csv")).unwrap();
    assert!(table.contains("Jane") && table.contains("华为") && !table.contains("Anna"), "{table}");
    assert_eq!(rolo.ok(&["contact", "list", "--where", "owner:\"Lena Vogt\"", "--count"]).trim(), "3");
}

#[test]
fn what_a_filter_lets_through_is_changed_after_one_has_seen_what_becomes_of_it() {
    let rolo = three_people();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until(":", "contact");
    terminal.type_until("contact edit --where tag:vip --lifecycle customer\r", "This changes one contact. Go on?");
    terminal.wait_for("lifecycle: +customer");
    terminal.type_until("n", ">  Anna Roth");
    assert_eq!(rolo.ok(&["contact", "list", "--where", "lifecycle:customer", "--count"]).trim(), "0");
    terminal.type_until(":", "contact");
    terminal.type_until("contact edit --where has:name --lifecycle lead\r", "This changes 3 contacts. Go on?");
    terminal.type_until("y", "Changed 3 contacts.");
    terminal.type_until(":", "contact");
    terminal.type_until("contact delete --where tag:nobody\r", "no contact matches the filter");
    terminal.keys(ESC);
    terminal.wait_for_no("tag:nobody");
    assert_eq!(terminal.quit(), 0);
    assert_eq!(rolo.ok(&["contact", "list", "--where", "lifecycle:lead", "--count"]).trim(), "3");
}

#[test]
fn the_shell_tells_deals_apart_and_narrows_the_timeline() {
    let rolo = busy();
    let card = rolo.ok(&["company", "show", "Acme", "-o", "table"]);
    assert!(card.contains("Open deals: 1 · 12,500.00 EUR") && card.contains("won 300.00 EUR"), "{card}");
    let json = rolo.ok(&["company", "show", "Acme", "-o", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["linked"]["deal"]["total"], 2, "{json}");
    let narrowed = rolo.ok(&["show", "Jane Doe", "-o", "table", "--timeline", "type:visit"]);
    assert!(narrowed.contains("Timeline  type:visit") && narrowed.contains("saw the hall"), "{narrowed}");
    assert!(!narrowed.contains("wants a pump"), "{narrowed}");
    rolo.fails(2, &["show", "Jane Doe", "--timeline", "foo:bar"]);
}
