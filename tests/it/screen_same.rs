//! The screen and the shell write the same: the same day through both leaves the same journal.

use std::fs;

use serde_json::Value;

use crate::people::office;
use crate::rolo::Rolo;
use crate::terminal::{CTRL_S, Terminal};

/// What differs between two books in which the same was done, apart from the identities of records.
const OWN: &[&str] =
    &["nonce", "id", "device", "session", "at", "time", "prev", "hash", "origin", "undo", "redo", "done"];

#[test]
fn the_same_day_by_keys_and_by_words_leaves_the_same_journal() {
    let by_words = Rolo::new();
    by_words.ok(&["contact", "add", "Jane Doe", "--company=Acme as CTO", "--email=jane@acme.example", "--owner=Kim"]);
    let jane = handle_in(&by_words.ok(&["contact", "list"]));
    by_words.ok(&["contact", "edit", &jane, "--phone=mobile: 0151 23456789", "--notes=Wants a quote"]);
    by_words.ok(&["contact", "tag", &jane, "+vip", "+fair"]);
    by_words.ok(&["contact", "delete", &jane]);
    by_words.ok(&["contact", "restore", &jane]);
    by_words.ok(&["contact", "edit", &jane, "--company=Umbrella"]);
    by_words.ok(&["undo"]);
    by_words.ok(&["redo"]);

    let by_keys = Rolo::new();
    let mut terminal = Terminal::open(&by_keys, 80, 40);
    terminal.type_until("a", "New contact");
    terminal.type_until("Jane Doe\t\t\tAcme as CTO\tjane@acme.example", "jane@acme.example");
    terminal.type_until(CTRL_S, "Added Jane Doe");
    terminal.type_until("e", "│ > given name");
    go_to(&mut terminal, "phone");
    terminal.keys("mobile: 0151 23456789");
    go_to(&mut terminal, "notes");
    terminal.type_until("Wants a quote", "Wants a quote");
    terminal.type_until(CTRL_S, "Changed Jane Doe");
    terminal.type_until("t", "contact tag");
    terminal.type_until("vip +fair\r", "+vip +fair");
    terminal.wait_for("fair vip");
    terminal.type_until("d", "Delete this contact?");
    terminal.type_until("y", "Deleted Jane Doe");
    let jane = handle_in(&terminal.rows().join("\n"));
    terminal.type_until(":", "contact");
    terminal.type_until(&format!("contact restore {jane}\r"), "Restored Jane Doe");
    terminal.wait_for(">  Jane Doe");
    terminal.type_until("e", "│ > given name");
    go_to(&mut terminal, "company");
    terminal.type_until("\x15Umbrella", "Umbrella");
    terminal.type_until(CTRL_S, "Changed Jane Doe");
    terminal.type_until("u", "Undid: contact edit");
    terminal.type_until("U", "Redid: contact edit");
    assert_eq!(terminal.quit(), 0);

    let (words, keys) = (journal(&by_words), journal(&by_keys));
    // The companies are changes of their own: Acme is made, Umbrella is made, unmade and made again.
    assert_eq!(words.len(), 8 * 3 + 4, "{words:#?}");
    for (words, keys) in words.iter().zip(&keys) {
        assert_eq!(words, keys);
    }
    assert_eq!(words.len(), keys.len());
}

#[test]
fn what_happened_and_what_is_to_be_done_is_the_same_by_keys_and_by_words() {
    let by_words = office();
    let jane = by_words.ok(&["contact", "list", "Jane", "-o", "tsv", "--columns", "handle"]);
    let jane = jane.lines().nth(1).unwrap();
    let said = ["wants a quote", "--outcome=interested", "--next=send quote", "--due=2031-03-07"];
    by_words.ok(&[&["log", "call", jane][..], &said].concat());
    let task = by_words.ok(&["task", "list", "-o", "tsv", "--columns", "handle"]);
    let task = task.lines().nth(1).unwrap();
    by_words.ok(&["task", "snooze", task, "--to=2031-03-10 9:00"]);
    by_words.ok(&["task", "snooze", task, "--to=2031-03-12"]);
    by_words.ok(&["task", "add", "look again", &format!("--contact={jane}"), "--due=2031-04-01"]);
    by_words.ok(&["task", "done", task, "--outcome=order placed", "--next=thank her"]);
    by_words.ok(&["undo"]);

    let by_keys = office();
    let mut terminal = Terminal::open(&by_keys, 80, 24);
    terminal.keys("/Jane\r");
    terminal.wait_for(">  Jane Doe");
    terminal.wait_for("1/1");
    terminal.type_until("c", "What happened?");
    terminal.type_until("c", "What was said in the call?");
    terminal.keys("wants a quote\tinterested\tsend quote\t2031-03-07");
    terminal.type_until("\r", "Added wants a quote");
    terminal.type_until("5", ">  2031-03-07");
    terminal.type_until("z", "Until when?");
    terminal.type_until("2031-03-10 9:00", "until Monday, 2031-03-10 09:00");
    terminal.type_until("\r", ">  2031-03-10 09:00");
    terminal.type_until("r", "On which day, or when?");
    terminal.type_until("2031-03-12", "Wednesday, 2031-03-12 09:00");
    terminal.type_until("\r", ">  2031-03-12 09:00");
    terminal.type_until("1", ">  Jane Doe");
    terminal.type_until("n", "What is to be done?");
    terminal.type_until("look again --due 2031-04-01\r", "Added look again");
    terminal.type_until("5", ">  2031-03-12 09:00");
    terminal.type_until("x", "What came of it?");
    terminal.type_until("order placed\tthank her\r", "Changed send quote");
    terminal.type_until("u", "Undid: task done");
    terminal.type_until("6", "wants a quote · interested");
    terminal.wait_for("Today ·");
    assert_eq!(terminal.quit(), 0);
    assert_eq!(journal(&by_words), journal(&by_keys));
}

/// Moves down the form until the cursor stands on a field.
pub fn go_to(terminal: &mut Terminal, label: &str) {
    let at = format!("> {label} ");
    for _ in 0..40 {
        if terminal.screen().contents().contains(&at) {
            return;
        }
        let before = field(terminal.screen());
        terminal.keys("\t");
        terminal.wait_until("the cursor moved", |screen| field(screen) != before);
    }
    panic!("no {label} in the form:\n{}", terminal.screen().contents());
}

/// The row of the field that has the cursor.
fn field(screen: &vt100::Screen) -> Option<String> {
    screen.contents().lines().find(|line| line.starts_with("│ >")).map(str::to_owned)
}

/// The handle that stands in a text.
fn handle_in(text: &str) -> String {
    let at = text.find("c-").unwrap();
    text[at..].chars().take_while(|char| char.is_ascii_alphanumeric() || *char == '-').collect()
}

/// The lines of a book's journal, without what is its own.
fn journal(rolo: &Rolo) -> Vec<Value> {
    let text = fs::read_to_string(rolo.book().join("journal/000001.log")).unwrap();
    let payloads: Vec<&str> = text.lines().map(|line| line.split_once(' ').unwrap().1).collect();
    let own = identities(&payloads);
    let masked = payloads.iter().map(|payload| {
        (0..).zip(&own).fold((*payload).to_owned(), |payload, (at, own)| payload.replace(own, &format!("OWN{at}")))
    });
    masked
        .map(|payload| {
            let mut value = serde_json::from_str(&payload).unwrap();
            mask(&mut value);
            value
        })
        .collect()
}

/// The handles and ids of the records that a journal makes, in order.
fn identities(payloads: &[&str]) -> Vec<String> {
    let values = payloads.iter().map(|payload| serde_json::from_str::<Value>(payload).unwrap());
    let mut all: Vec<String> = Vec::new();
    for change in values.filter(|value| !value["change"]["set"]["handle"].is_null()) {
        let made =
            [&change["change"]["id"], &change["change"]["set"]["handle"][1]].map(|own| own.as_str().map(str::to_owned));
        all.extend(made.into_iter().flatten().filter(|own| !all.contains(own)).collect::<Vec<_>>());
    }
    all
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                if OWN.contains(&key.as_str()) {
                    *value = Value::Null;
                } else {
                    mask(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
