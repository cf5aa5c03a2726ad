//! Damage to the journal: a torn tail is put aside and told once, anything else makes a book that is only read.

use std::fs;
use std::path::PathBuf;

use crate::rolo::{Rolo, tree};

fn somebody() -> Rolo {
    let rolo = Rolo::new();
    for name in ["Ann Lee", "Bo", "Cy"] {
        rolo.ok(&["contact", "add", name]);
    }
    rolo
}

fn segment(rolo: &Rolo) -> PathBuf {
    rolo.book().join("journal/000001.log")
}

/// Everything that may not change in a damaged book.
fn truth(rolo: &Rolo) -> Vec<(PathBuf, Vec<u8>)> {
    [tree(&rolo.book().join("journal")), vec![(rolo.book(), fs::read(rolo.book().join("FORMAT")).unwrap())]].concat()
}

#[test]
fn a_damaged_journal_can_be_read_and_is_never_written_to() {
    let rolo = somebody();
    let good = fs::read(segment(&rolo)).unwrap();
    let before = rolo.everyone();
    for part in [1, 3, 5] {
        let mut bad = good.clone();
        bad[good.len() * part / 8] ^= 1;
        fs::write(segment(&rolo), &bad).unwrap();
        let left = truth(&rolo);
        for is_rebuilt in [false, true] {
            if is_rebuilt {
                fs::remove_dir_all(rolo.book().join("store")).unwrap();
            }
            let run = rolo.run(&["contact", "list", "-o", "ndjson"]);
            assert_eq!(run.code, 0, "part {part}, rebuilt: {is_rebuilt}\n{run}");
            let read: Vec<String> = run.stdout.lines().map(str::to_owned).collect();
            assert!(read.iter().all(|contact| before.contains(contact)), "{read:?}");
            if is_rebuilt {
                assert!(run.stderr.contains("damaged") && run.stderr.contains("only be read"), "{run}");
                let said = rolo.fails(6, &["contact", "add", "Too late"]);
                assert!(said.contains("damaged"), "{said}");
                rolo.fails(6, &["contact", "edit", "Ann Lee", "--city", "Berlin"]);
                rolo.fails(6, &["undo"]);
            }
            assert_eq!(truth(&rolo), left);
        }
        fs::write(segment(&rolo), &good).unwrap();
        fs::remove_dir_all(rolo.book().join("store")).unwrap();
        assert_eq!(rolo.everyone(), before);
    }
}

#[test]
fn a_journal_that_lost_what_the_views_know_can_only_be_read() {
    let rolo = somebody();
    let good = fs::read(segment(&rolo)).unwrap();
    let mut flipped = good.clone();
    flipped[good.len() - 50] ^= 1;
    for bad in [&good[..good.len() - 100], &flipped] {
        fs::write(segment(&rolo), bad).unwrap();
        let left = truth(&rolo);
        let run = rolo.run(&["contact", "list", "-o", "ndjson"]);
        assert_eq!((run.code, run.stdout.lines().count()), (0, 3), "{run}");
        assert!(run.stderr.contains("only be read"), "{run}");
        rolo.fails(6, &["contact", "add", "Too late"]);
        rolo.fails(6, &["undo"]);
        assert_eq!(truth(&rolo), left);
    }
}

#[test]
fn a_journal_that_is_gone_while_the_views_know_of_entries_is_not_begun_anew() {
    let rolo = somebody();
    fs::rename(rolo.book().join("journal"), rolo.path("elsewhere")).unwrap();
    rolo.fails(6, &["contact", "add", "Too late"]);
    assert!(!segment(&rolo).exists());
    fs::rename(rolo.path("elsewhere"), rolo.book().join("journal")).unwrap();
    assert_eq!(rolo.everyone().len(), 3);
}

#[test]
fn a_torn_tail_is_put_aside_and_said_once() {
    let rolo = somebody();
    let before = rolo.everyone();
    for number in 1..=2 {
        let good = fs::read(segment(&rolo)).unwrap();
        let torn = format!("half of a line that was never finished {number}");
        fs::write(segment(&rolo), [&good, torn.as_bytes()].concat()).unwrap();
        let first = rolo.run(&["contact", "list"]);
        let aside = format!("journal/torn-{number}");
        assert!(first.code == 0 && first.stderr.contains(&aside), "{first}");
        assert_eq!(fs::read_to_string(rolo.book().join(&aside)).unwrap(), torn);
        assert_eq!(fs::read(segment(&rolo)).unwrap(), good);
        let second = rolo.run(&["contact", "list"]);
        assert_eq!((second.code, second.stderr.as_str()), (0, ""), "{second}");
        assert_eq!(rolo.everyone(), before);
    }
    rolo.ok(&["contact", "add", "Afterwards"]);
    assert_eq!(rolo.everyone_after_a_rebuild_of(&rolo.book()).len(), before.len() + 1);
}
