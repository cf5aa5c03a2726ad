//! What is typed into lines and forms is completed, asked about and filled in, in a real terminal.

use crate::rolo::Rolo;
use crate::screen::three_people;
use crate::terminal::{CTRL_S, ESC, Terminal};

const DOWN: &str = "\x1b[B";

fn with_laboratories() -> Rolo {
    let rolo = three_people();
    rolo.ok(&["company", "add", "Laboratoires Clairbois"]);
    rolo.ok(&["deal", "add", "Boilers", "--company", "Acme"]);
    rolo
}

/// The names of the companies.
fn companies(rolo: &Rolo) -> String {
    rolo.ok(&["company", "list", "--columns", "name", "-o", "tsv"]).lines().skip(1).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_name_that_the_book_has_nearly_makes_no_second_company_unasked() {
    let rolo = with_laboratories();
    let before = companies(&rolo);
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("3", "Lead");
    terminal.type_until("A", "Which deal?");
    terminal.type_until("Pump --company=Laborat", "Laboratoires Clairbois  o-");
    terminal.type_until("\r", "New company: Laborat?");
    terminal.keys(ESC);
    terminal.wait_for_no("New company");
    terminal.type_until("\r", "New company: Laborat?");
    terminal.type_until("\r", "Added Pump");
    assert_eq!(companies(&rolo), before);
    terminal.type_until("A", "Which deal?");
    terminal.type_until("Valve --company=labo", "Laboratoires Clairbois  o-");
    terminal.type_until("\t", "--company=Laboratoires Clairbois");
    terminal.type_until("\r", "Added Valve");
    assert_eq!(companies(&rolo), before);

    terminal.type_until("a", "New deal");
    terminal.type_until("Pipes\tClairb\t", "> contact");
    terminal.type_until(CTRL_S, "New company: Clairb?");
    terminal.type_until(&format!("{DOWN}\r"), "Also added Clairb.");
    assert_eq!(terminal.quit(), 0);
    assert!(companies(&rolo).contains("Clairb"), "{}", companies(&rolo));
    let tried = rolo.run(&["deal", "add", "Pump", "--company", "Laborat", "-n"]);
    assert!(
        tried.stderr.contains("warning: Laborat would be a new company; it may be meant for Laboratoires"),
        "{tried}"
    );
    let done = rolo.run(&["deal", "add", "Pump", "--company", "Laborat"]);
    assert!(!done.stderr.contains("warning"), "scripts are left alone: {done}");
    assert!(rolo.ok(&["deal", "list", "--columns", "name,owner", "-o", "tsv"]).contains("Pipes\t"));
}

#[test]
fn a_table_is_written_under_a_name_that_is_proposed_and_never_over_another_unasked() {
    let rolo = three_people();
    std::fs::write(rolo.path("contacts.csv"), "mine\n").unwrap();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.wait_for("Anna Roth");
    terminal.type_until("E", "contacts.csv");
    terminal.type_until("~/contacts.csv", "~/contacts.csv");
    terminal.type_until("\r", "Replace it?");
    terminal.type_until("n", ">  Anna Roth");
    assert_eq!(std::fs::read_to_string(rolo.path("contacts.csv")).unwrap(), "mine\n");
    terminal.type_until("E", "Write into which file?");
    terminal.type_until("~/contacts.csv", "~/contacts.csv");
    terminal.type_until("\r", "Replace it?");
    terminal.keys("y");
    terminal.wait_for_no("Replace it?");
    assert_eq!(terminal.quit(), 0);
    assert!(std::fs::read_to_string(rolo.path("contacts.csv")).unwrap().contains("Anna"));
}

#[test]
fn what_a_command_lacks_its_form_asks_for() {
    let rolo = Rolo::new();
    std::fs::write(rolo.path("people.csv"), "name\nJane Doe\n").unwrap();
    std::fs::create_dir_all(rolo.path("config/rolo")).unwrap();
    std::fs::write(rolo.path("config/rolo/keymap.toml"), "[list]\nW = \":deal add --contact {id}\"\n").unwrap();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("I", ":import --as=contact");
    terminal.type_until("~/people.csv\r", "Jane Doe");
    terminal.type_until(":", "quit");
    terminal.type_until("import ~/people.csv\r", "it is not said what the rows are");
    terminal.type_until(ESC, ">  Jane Doe");
    terminal.type_until("W", "a deal needs a name");
    terminal.type_until("Pump", "Pump");
    terminal.type_until(CTRL_S, "Added Pump");
    assert_eq!(terminal.quit(), 0);
    assert!(rolo.ok(&["deal", "list", "--columns", "name,contact", "-o", "tsv"]).contains("Pump\tJane Doe"));
}
