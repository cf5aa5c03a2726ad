//! What is measured of imports, and of books with many deals.

use std::fs;

use super::cases::{Subject, remember, text};
use super::peer::Peer;
use super::timing::{in_turns, repeat};
use super::{Failed, deals as pipeline, people, table};

/// Tables of people, by what their rows are found.
const KEYS: &[(&str, &str)] = &[("new", "none"), ("by e-mail", "email"), ("by id", "external-id")];

/// How often a long command is repeated.
const FEW: usize = 3;

/// How many rows are read at once in the largest table.
const MILLION: usize = 1_000_000;

pub(crate) fn import(subject: &Subject) -> Result<(), Failed> {
    let sheet = subject.home.path("table.csv");
    people::write_table(&sheet, 100_000)?;
    for (name, key) in KEYS {
        let book = subject.home.path("other");
        let words = ["--book", text(&book)?, "import", text(&sheet)?, "--as", "contact", "--key", key];
        let ours = || {
            let took = subject.time(&words)?;
            fs::remove_dir_all(&book)?;
            Ok(took)
        };
        let name = format!("import 100,000, {name}");
        match &subject.peer {
            None => table::alone(&name, &repeat(FEW, ours)?)?,
            Some(peer) => {
                let (ours, theirs) = in_turns(FEW, ours, || super::timing::run(&mut peer.import()?))?;
                table::beside(&name, &ours, ".import, two indexes", &theirs)?;
            }
        }
        remember(subject, &format!("memory of {name}"), &words)?;
        if *key == "email" {
            subject.alone("import 100,000 again, by e-mail", FEW, &words)?;
        }
        fs::remove_dir_all(&book)?;
    }
    Ok(())
}

pub(crate) fn import_million(subject: &Subject) -> Result<(), Failed> {
    let (rows, sheet) = (subject.home.path("million.csv"), subject.home.path("million-table.csv"));
    people::write_csv(&rows, MILLION)?;
    people::write_table(&sheet, MILLION)?;
    for (name, key) in KEYS {
        let book = subject.home.path("other");
        let words = ["--book", text(&book)?, "import", text(&sheet)?, "--as", "contact", "--key", key];
        let name = format!("import 1,000,000, {name}");
        let once = || {
            let took = subject.time(&words)?;
            fs::remove_dir_all(&book)?;
            Ok(took)
        };
        match Peer::find(&subject.home, rows.clone()) {
            None => table::alone(&name, &repeat(1, once)?)?,
            Some(peer) => {
                let (ours, theirs) = in_turns(1, once, || super::timing::run(&mut peer.import()?))?;
                table::beside(&name, &ours, ".import, two indexes", &theirs)?;
            }
        }
        remember(subject, &format!("memory of {name}"), &words)?;
        fs::remove_dir_all(&book)?;
    }
    Ok(())
}

/// What is asked of a book with deals.
const ASKED: &[(&str, &[&str])] = &[
    ("board", &["board"]),
    ("board, filtered", &["board", "--where", "value>10k owner:me"]),
    ("deals, filtered", &["deal", "list", "--where", "stage:won value>50k", "--limit", "50"]),
    ("deals, words", &["deal", "list", "--where", "medical 42", "--limit", "50"]),
    ("deals by value", &["deal", "list", "--sort", "value", "--limit", "50"]),
    ("deals by day", &["deal", "list", "--sort", "close", "--limit", "50"]),
    ("show a company", &["show", "Medical 7"]),
    ("show a stage", &["show", "Won"]),
    ("show a user", &["user", "show", "Kim"]),
    ("move a deal", &["deal", "edit", "bench-7", "--stage", "Proposal"]),
    ("move a deal, undone", &["undo"]),
];

pub(crate) fn deals(subject: &Subject) -> Result<(), Failed> {
    for (count, told) in [(10_000, "10,000"), (100_000, "100,000")] {
        let (sheet, book) = (subject.home.path("deals.csv"), subject.home.path("deals"));
        pipeline::write_csv(&sheet, count)?;
        let import = ["--book", text(&book)?, "import", text(&sheet)?, "--as", "deal", "--key", "external-id"];
        let once = || {
            if fs::exists(&book)? {
                fs::remove_dir_all(&book)?;
            }
            subject.time(&import)
        };
        table::alone(&format!("import {told} deals"), &repeat(FEW, once)?)?;
        for (name, words) in ASKED {
            let words = [&["--book", text(&book)?], *words].concat();
            subject.alone(&format!("{name}, {told}"), if words.contains(&"undo") { 1 } else { 10 }, &words)?;
        }
        fs::remove_dir_all(&book)?;
    }
    Ok(())
}
