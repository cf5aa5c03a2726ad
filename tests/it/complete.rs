//! Completion in shells: it knows the tree and the book, waits for nobody, and never fails.

use std::process::Output;
use std::time::Instant;

use crate::leaves::book;
use crate::rolo::{Rolo, tree};

/// What bash is offered at the end of a line, which it has taken apart.
/// What a shell is answered that completes the last of these words.
pub fn ask(rolo: &Rolo, words: &[&str]) -> Output {
    let mut command = rolo.command(&[&["--", "rolo"], words].concat());
    let index = words.len().to_string();
    command.env("ROLO_COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", index).output().unwrap()
}

#[track_caller]
fn offered(rolo: &Rolo, words: &[&str]) -> Vec<String> {
    let output = ask(rolo, words);
    assert!(output.status.success() && output.stderr.is_empty(), "{words:?}: {output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.split('\u{b}').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// As `offered`, again where a busy machine let the time for the book run out.
#[track_caller]
fn offered_in_time(rolo: &Rolo, words: &[&str]) -> Vec<String> {
    let tries = std::iter::repeat_with(|| offered(rolo, words)).take(40);
    tries.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

#[test]
fn a_shell_is_offered_what_the_book_and_the_tree_know() {
    let rolo = book();
    rolo.ok(&["contact", "list"]);
    for (words, expected) in [
        (&["contact", "show", "Ja"][..], &["Jane\\ Doe"][..]),
        (&["contact", "edit", "x", "--owner", "=", "le"], &["Lena"]),
        (&["contact", "add", "--tag", "v"], &["vip"]),
        (&["deal", "move", "Renewal", "Pro"], &["Proposal"]),
        (&["segment", "run", "k"], &["keys"]),
        (&["contact", "list", "--where", "in", ":", "k"], &["keys"]),
        (&["contact", "list", "--view", "k"], &["keys"]),
        (&["segment", "edit", "keys", "--columns", "name,ci"], &["name,city"]),
        (&["contact", "list", "--columns", "ci"], &["city"]),
        (&["deal", "mo"], &["move"]),
        (&["completions", "z"], &["zsh"]),
        (&["contact", "list", "--dele"], &["--deleted"]),
    ] {
        assert_eq!(offered_in_time(&rolo, words)[..expected.len()], *expected, "{words:?}");
    }
}

#[test]
fn two_of_one_name_are_offered_by_their_handles() {
    let rolo = book();
    let mut found = offered_in_time(&rolo, &["contact", "edit", "Ma"]);
    found.extend(offered_in_time(&rolo, &["contact", "edit", "c-mark"]));
    assert!(!found.contains(&"Mark\\ Lee".to_owned()), "{found:?}");
}

#[test]
fn a_book_that_another_has_open_or_that_is_not_there_leaves_what_the_tree_knows() {
    let rolo = book();
    let lock = std::fs::File::open(rolo.book().join("lock")).unwrap();
    lock.lock().unwrap();
    let before = tree(&rolo.book().join("journal"));
    let began = Instant::now();
    assert_eq!(offered(&rolo, &["contact", "show", "Ja"]), [""; 0]);
    assert_eq!(offered(&rolo, &["contact", "sh"]), ["show"]);
    // Nobody waits the five seconds of a command.
    assert!(began.elapsed().as_secs() < 4);
    assert_eq!(tree(&rolo.book().join("journal")), before);
    let empty = Rolo::new();
    assert_eq!(offered(&empty, &["contact", "show", "Ja"]), [""; 0]);
    assert_eq!(offered(&empty, &["contact", "--no"]), ["--now"]);
    assert!(!empty.book().exists());
    for words in [&["'"][..], &["\u{202e}", "-"], &["contact", "list", "--where", "((("], &["--", "--"]] {
        offered(&empty, words);
    }
    let unknown = empty.command(&["--", "rolo", ""]).env("ROLO_COMPLETE", "tcsh").output().unwrap();
    assert!(unknown.status.success() && unknown.stdout.is_empty() && unknown.stderr.is_empty(), "{unknown:?}");
}
