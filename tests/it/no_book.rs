//! Directories that are no book, or the book of a later rolo: nothing in them is touched.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::complete;
use crate::leaves;
use crate::rolo::{Rolo, tree};
use crate::terminal::Terminal;

/// Every command that opens a book ends with `code` and leaves the directory as it is.
#[track_caller]
fn is_left_alone(rolo: &Rolo, dir: &str, code: i32) -> String {
    let everything = || (tree(&rolo.path(dir)), fs::read_dir(rolo.path(dir)).unwrap().count());
    let before = everything();
    let applied = rolo.run_with(&["--book", dir, "apply"], "{\"name\":\"Ann\"}\n");
    assert_eq!(applied.code, code, "{applied}");
    rolo.fails(code, &["--book", dir, "contact", "list"]);
    rolo.fails(code, &["--book", dir, "undo"]);
    let said = rolo.fails(code, &["--book", dir, "contact", "add", "Ann"]);
    assert_eq!(everything(), before, "{dir} was written to");
    said
}

#[test]
fn a_book_of_a_newer_format_is_not_touched() {
    let rolo = Rolo::new();
    rolo.ok(&["--book", "book", "contact", "add", "Ann"]);
    let format = rolo.path("book/FORMAT");
    let ours = fs::read_to_string(&format).unwrap();
    let number = ours.lines().next().and_then(|line| line.rsplit(' ').next()).unwrap();
    let newer = ours.replacen(&format!("format {number}"), "format 4711", 1);
    fs::write(&format, &newer).unwrap();
    let said = is_left_alone(&rolo, "book", 6);
    assert!(said.contains("4711"), "{said}");
    fs::write(&format, ours).unwrap();
    assert_eq!(rolo.everyone_in(&rolo.path("book")).len(), 1);
}

#[test]
fn no_command_at_all_touches_a_book_of_a_newer_format() {
    let rolo = leaves::book();
    let format = rolo.book().join("FORMAT");
    let newer = fs::read_to_string(&format).unwrap().replacen("format 0", "format 4711", 1);
    fs::write(&format, newer).unwrap();
    // As it is where a newer program has just made it.
    fs::remove_file(rolo.book().join("lock")).unwrap();
    let before = stand(&rolo.book());
    let mut refused = 0;
    for leaf in leaves::leaves().into_iter().filter(|leaf| leaf.verb() != "help") {
        let words = leaf.words("");
        let words: Vec<&str> = words.iter().map(String::as_str).chain(["--yes"]).collect();
        let run = rolo.run(&words);
        let needs_no_book = ["config", "keymap", "completions", "man", "schema"].contains(&words[0]);
        assert!(run.code == 6 || needs_no_book, "{words:?}: {run}");
        refused += usize::from(run.code == 6);
        assert_eq!(stand(&rolo.book()), before, "{words:?}");
    }
    rolo.fails(6, &["host", "--status"]);
    let mut screen = Terminal::run(&rolo, &[env!("CARGO_BIN_EXE_rolo")], 80, 24);
    screen.wait_for("has format 4711");
    assert_eq!(screen.end(), 6);
    for line in [&["show", "Ja"][..], &["contact", "edit", "c-"], &["deal", "add", "--bu"]] {
        let output = complete::ask(&rolo, line);
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
    }
    assert_eq!(stand(&rolo.book()), before);
    println!("{refused} commands refused a newer book");
    assert!(refused > 80, "only {refused}");
}

/// Everything that is to know of a directory: each name in it with its mode, when it was changed, and its bytes.
fn stand(dir: &Path) -> Vec<(PathBuf, u32, SystemTime, Vec<u8>)> {
    let about = fs::metadata(dir).unwrap();
    let mut found = vec![(dir.to_owned(), about.mode(), about.modified().unwrap(), Vec::new())];
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(stand(&path));
        } else {
            let about = fs::metadata(&path).unwrap();
            let bytes = fs::read(&path).unwrap();
            found.push((path, about.mode(), about.modified().unwrap(), bytes));
        }
    }
    found.sort();
    found
}

#[test]
fn a_format_file_that_says_nothing_is_not_taken_for_a_new_book() {
    for text in
        ["", "\n", "rolo book, format \n", "rolo book, format 0\n", "rolo book, format 0\nid nobody\n", "\u{0}\u{0}"]
    {
        let rolo = Rolo::new();
        rolo.ok(&["--book", "book", "contact", "add", "Ann"]);
        fs::write(rolo.path("book/FORMAT"), text).unwrap();
        is_left_alone(&rolo, "book", 1);
    }
}

#[test]
fn a_directory_with_other_things_does_not_become_a_book() {
    let rolo = Rolo::new();
    fs::create_dir_all(rolo.path("pictures/holiday")).unwrap();
    fs::write(rolo.path("pictures/holiday/sea.jpg"), "sea").unwrap();
    let said = is_left_alone(&rolo, "pictures", 1);
    assert!(said.contains("no book"), "{said}");
}

#[test]
fn a_file_is_no_book_and_nothing_can_be_made_below_it() {
    let rolo = Rolo::new();
    fs::write(rolo.path("file"), "a file").unwrap();
    for dir in ["file", "file/book", "file/deep/book"] {
        let said = rolo.run(&["--book", dir, "contact", "add", "Ann"]);
        assert!([1, 6].contains(&said.code) && said.stderr.contains("file"), "{said}");
        assert!(!said.stderr.contains("panic"), "{said}");
    }
    assert_eq!(fs::read_to_string(rolo.path("file")).unwrap(), "a file");
}

#[test]
fn an_empty_directory_becomes_a_book_and_a_path_may_be_relative() {
    let rolo = Rolo::new();
    fs::create_dir(rolo.path("here")).unwrap();
    for dir in ["here", "./over/there", "here/../and/yonder"] {
        rolo.ok(&["--book", dir, "contact", "add", "Ann"]);
        assert_eq!(rolo.everyone_in(&PathBuf::from(dir)).len(), 1);
    }
    let yonder = rolo.path("and/yonder");
    assert_eq!(rolo.everyone_in(&yonder).len(), 1);
}

#[test]
fn a_book_whose_making_was_cut_off_is_made_after_all() {
    let rolo = Rolo::new();
    fs::create_dir(rolo.path("book")).unwrap();
    fs::write(rolo.path("book/lock"), "").unwrap();
    fs::write(rolo.path("book/FORMAT.new"), "rolo bo").unwrap();
    rolo.ok(&["--book", "book", "contact", "add", "Ann"]);
    assert_eq!(rolo.everyone_in(&rolo.path("book")).len(), 1);
    assert!(!rolo.path("book/FORMAT.new").exists());
}
