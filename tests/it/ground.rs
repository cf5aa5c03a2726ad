//! Where a book may lie: what is not ours alone, or not on this machine, is refused before anything is written.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use rustix::process::Signal;

use crate::complete;
use crate::rolo::{Rolo, tree};
use crate::screen::three_people;
use crate::terminal::Terminal;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// Every way to a book ends with this word for scripts, and leaves `place` as it is.
#[track_caller]
fn is_refused(rolo: &Rolo, book: &str, place: &str, code: &str) {
    let everything =
        || (tree(&rolo.path(place)), fs::read_dir(rolo.path(place)).unwrap().count(), mode(&rolo.path(place)));
    let before = everything();
    fs::write(rolo.path("table.csv"), "name\nAnn\n").unwrap();
    for words in [
        &["contact", "add", "Ann"][..],
        &["contact", "list"],
        &["undo"],
        &["demo", "--yes"],
        &["import", "table.csv", "--as", "contact"],
        &["export", "-", "--all"],
        &["host"],
        &["log", "call", "Ann"],
    ] {
        let said = rolo.fails(1, &[&["--book", book], words].concat());
        assert!(said.contains("\nhint:  "), "{words:?}: {said}");
    }
    let said = rolo.fails(1, &["--book", book, "contact", "add", "Ann", "-o", "json"]);
    assert!(said.contains(&format!("\"code\":\"{code}\"")), "{said}");
    let mut screen = Terminal::run(rolo, &[env!("CARGO_BIN_EXE_rolo"), "--book", book], 80, 24);
    screen.wait_for("error: ");
    assert_eq!(screen.end(), 1);
    assert_eq!(everything(), before, "{place} was written to");
}

#[test]
fn a_link_is_no_book_and_the_directory_behind_it_is() {
    let rolo = three_people();
    symlink(rolo.book(), rolo.path("link")).unwrap();
    is_refused(&rolo, "link", "data/rolo/book", "book-link");
    is_refused(&rolo, "link/", "data/rolo/book", "book-link");
    let said = rolo.fails(1, &["--book", "link", "contact", "list"]);
    assert!(said.contains(rolo.book().to_str().unwrap()), "{said}");
    // Links on the way there are the person's own affair.
    symlink(rolo.path("data"), rolo.path("elsewhere")).unwrap();
    assert_eq!(rolo.ok(&["--book", "elsewhere/rolo/book", "contact", "list", "--count"]), "3\n");
}

#[test]
fn a_link_that_leads_nowhere_makes_nothing() {
    let rolo = Rolo::new();
    symlink(rolo.path("nowhere"), rolo.path("link")).unwrap();
    let said = rolo.fails(1, &["--book", "link", "contact", "add", "Ann"]);
    assert!(said.contains("nowhere") && !rolo.path("nowhere").exists(), "{said}");
}

#[test]
fn a_restored_book_that_others_could_read_is_closed_to_them_and_that_is_said_once() {
    let rolo = three_people();
    let open = || {
        for file in ["", "FORMAT", "lock", "journal"] {
            fs::set_permissions(rolo.book().join(file), Permissions::from_mode(0o777)).unwrap();
        }
    };
    open();
    let run = rolo.run(&["contact", "list", "--count"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "3\n"));
    assert!(run.stderr.contains("it is yours alone now"), "{run}");
    assert_eq!((mode(&rolo.book()), rolo.run(&["contact", "list"]).stderr.as_str()), (0o700, ""));
    open();
    let mut screen = Terminal::open(&rolo, 80, 24);
    assert_eq!(mode(&rolo.book()), 0o700);
    // Others are served from it.
    rolo.ok(&["contact", "add", "Zora Script"]);
    screen.wait_for("Zora Script");
    assert_eq!(screen.quit(), 0);
}

#[test]
fn what_is_no_book_keeps_its_permissions() {
    let rolo = Rolo::new();
    fs::create_dir(rolo.path("pictures")).unwrap();
    fs::write(rolo.path("pictures/sea.jpg"), "sea").unwrap();
    fs::set_permissions(rolo.path("pictures"), Permissions::from_mode(0o755)).unwrap();
    is_refused(&rolo, "pictures", "pictures", "no-book");
}

#[test]
fn a_folder_that_is_copied_to_other_machines_is_refused_until_told_otherwise() {
    let rolo = Rolo::new();
    fs::create_dir_all(rolo.path("shared/.stfolder")).unwrap();
    is_refused(&rolo, "shared/crm/book", "shared", "not-local");
    let said = rolo.fails(1, &["--book", "shared/crm/book", "contact", "add", "Ann"]);
    let (_, told) = said.split_once("if no other machine ever opens it: rolo ").unwrap();
    let told: Vec<&str> = told.split_whitespace().collect();
    let mut once = rolo.command(&["--book", "shared/crm/book", "contact", "add", "Ann"]);
    assert!(once.env("ROLO_BOOK_PLACE", "anywhere").output().unwrap().status.success());
    is_refused(&rolo, "shared/crm/book", "shared", "not-local");
    rolo.ok(&told);
    rolo.ok(&["--book", "shared/crm/book", "field", "add", "Budget", "--of", "contact", "--type", "money"]);
    // Its fields are known also where its views have to be made first.
    fs::remove_dir_all(rolo.path("shared/crm/book/store")).unwrap();
    rolo.ok(&["--book", "shared/crm/book", "contact", "add", "Bo", "--budget", "10kEUR"]);
    assert_eq!(rolo.everyone_in(&rolo.path("shared/crm/book")).len(), 2);
    rolo.ok(&["config", "unset", "book_place"]);
    is_refused(&rolo, "shared/crm/book", "shared", "not-local");
}

#[test]
fn completions_say_nothing_of_a_book_that_is_refused() {
    let rolo = three_people();
    symlink(rolo.book(), rolo.path("link")).unwrap();
    let offered = |book: &str| {
        let output = complete::ask(&rolo, &["--book", book, "show", "An"]);
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
        String::from_utf8(output.stdout).unwrap()
    };
    // On a busy machine a completion may come too late.
    assert!((0..50).any(|_| offered("data/rolo/book").contains("Anna")));
    assert!((0..5).all(|_| !offered("link").contains("Anna")));
}

#[test]
fn what_is_planted_in_a_book_is_not_followed() {
    for name in ["lock", "socket", "FORMAT.new"] {
        let rolo = Rolo::new();
        fs::write(rolo.path("precious"), "as it was").unwrap();
        fs::create_dir(rolo.path("book")).unwrap();
        if name == "socket" {
            rolo.ok(&["--book", "book", "contact", "add", "Ann"]);
        }
        symlink(rolo.path("precious"), rolo.path("book").join(name)).unwrap();
        let said = rolo.fails(1, &["--book", "book", "host"]);
        assert!(said.contains("\nhint:  "), "{name}: {said}");
        assert_eq!(fs::read_to_string(rolo.path("precious")).unwrap(), "as it was", "{name}");
    }
}

#[test]
fn a_screen_says_that_it_serves_nobody_where_its_socket_cannot_be() {
    let rolo = three_people();
    fs::write(rolo.book().join("socket"), "planted").unwrap();
    let mut screen = Terminal::open(&rolo, 120, 24);
    screen.wait_for("nobody else can use the book");
    let said = rolo.fails(1, &["--wait", "0", "contact", "list"]);
    assert!(said.contains("something else has its name"), "{said}");
    assert_eq!(screen.quit(), 0);
    assert_eq!(fs::read_to_string(rolo.book().join("socket")).unwrap(), "planted");
    assert_eq!(rolo.ok(&["contact", "list", "--count"]), "3\n");
}

#[test]
fn a_book_whose_path_no_socket_address_can_hold_is_shared_all_the_same() {
    let rolo = Rolo::new();
    let deep = rolo.path(&["d".repeat(100), "e".repeat(100), "f".repeat(100), "book".to_owned()].join("/"));
    let book = deep.to_str().unwrap();
    rolo.ok(&["--book", book, "contact", "add", "Ann"]);
    let host = rolo.host(&deep);
    assert_eq!(mode(&deep.join("socket")), 0o600);
    rolo.ok(&["--book", book, "contact", "add", "Bo"]);
    assert!(rolo.ok(&["--book", book, "host", "--status"]).contains("is open in rolo"));
    let mut screen = Terminal::run(&rolo, &[env!("CARGO_BIN_EXE_rolo"), "--book", book], 80, 24);
    screen.wait_for("Bo");
    rolo.ok(&["--book", book, "contact", "add", "Cyrus"]);
    screen.wait_for("Cyrus");
    screen.signal(Signal::TERM);
    screen.end();
    drop(host);
    assert_eq!(rolo.everyone_in(&deep).len(), 3);
}
