//! Directories that are no book, or the book of a later rolo: nothing in them is touched.

use std::fs;
use std::path::PathBuf;

use crate::rolo::{Rolo, tree};

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
