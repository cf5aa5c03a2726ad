//! The views may be lost or damaged in any way: nothing is lost with them, and nobody sees it.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::{FileExt, symlink};
use std::path::Path;

use tempfile::TempDir;

use crate::phase;
use crate::rolo::{Rolo, copy_tree};

/// Somebody with a few contacts, some of them changed, one deleted.
fn somebody() -> Rolo {
    let rolo = Rolo::new();
    for name in ["Ann Lee", "Bo", "安娜", "Dee"] {
        rolo.ok(&["contact", "add", name, "--tag", "fair", "--notes", &"more than a few words ".repeat(100)]);
    }
    rolo.ok(&["contact", "edit", "Bo", "--city", "Berlin"]);
    rolo.ok(&["contact", "delete", "Dee"]);
    rolo
}

/// A book whose store is going to suffer.
struct Patient {
    rolo: Rolo,
    kept: TempDir,
    listed: String,
    everyone: usize,
}

impl Patient {
    fn of(rolo: Rolo) -> Patient {
        let listed = rolo.ok(&["contact", "list", "-o", "ndjson"]);
        let everyone = rolo.everyone().len();
        let kept = tempfile::tempdir().unwrap();
        copy_tree(&rolo.book(), kept.path());
        Patient { rolo, kept, listed, everyone }
    }

    /// Does something to the store, then reads and writes as if nothing had happened.
    #[track_caller]
    fn survives(&self, what: &str, spoil: impl FnOnce(&Path)) {
        let rolo = &self.rolo;
        spoil(&rolo.book().join("store"));
        self.reads(what);
        rolo.ok(&["contact", "add", "Afterwards"]);
        let everyone = rolo.everyone();
        assert_eq!(everyone.len(), self.everyone + 1, "{what}");
        assert!(everyone == rolo.everyone_after_a_rebuild_of(&rolo.book()), "{what}");
        self.recover();
    }

    #[track_caller]
    fn reads(&self, what: &str) {
        let run = self.rolo.run(&["contact", "list", "-o", "ndjson"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{what}: {run}");
        assert!(run.stdout == self.listed, "{what}: {run}");
    }

    fn recover(&self) {
        fs::remove_dir_all(self.rolo.book()).unwrap();
        copy_tree(self.kept.path(), &self.rolo.book());
    }
}

fn remove(path: &Path) {
    if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
}

fn set_len(path: &Path, len: u64) {
    OpenOptions::new().write(true).open(path).unwrap().set_len(len).unwrap();
}

#[test]
fn a_store_that_is_gone_or_replaced_is_made_again() {
    let patient = Patient::of(somebody());
    patient.survives("deleted", remove);
    patient.survives("empty", |store| {
        remove(store);
        fs::create_dir(store).unwrap();
    });
    patient.survives("a plain file", |store| {
        remove(store);
        fs::write(store, "no store").unwrap();
    });
    patient.survives("a link to nowhere", |store| {
        remove(store);
        symlink("nowhere", store).unwrap();
    });
    patient.survives("a directory in place of a file", |store| {
        remove(&store.join("db"));
        fs::create_dir(store.join("db")).unwrap();
    });
    patient.survives("garbage", |store| fs::write(store.join("db"), "garbage ".repeat(10_000)).unwrap());
    patient.survives("something in the way of the old one", |store| {
        remove(store);
        fs::write(store.with_file_name("store-old"), "in the way").unwrap();
    });
}

#[test]
fn a_store_that_a_question_made_again_is_kept_for_the_next_one() {
    let rolo = somebody();
    fs::remove_dir_all(rolo.book().join("store")).unwrap();
    rolo.ok(&["contact", "list"]);
    assert!(phase::are_views_current(&rolo.book()));
}

#[test]
fn the_store_of_another_book_or_of_an_older_state_does_no_harm() {
    let (rolo, other) = (somebody(), somebody());
    let older = tempfile::tempdir().unwrap();
    copy_tree(&rolo.book().join("store"), older.path());
    for number in 0..5 {
        rolo.ok(&["contact", "add", &format!("Newer {number}")]);
    }
    let patient = Patient::of(rolo);
    let put = |from: &Path, store: &Path| {
        remove(store);
        copy_tree(from, store);
    };
    patient.survives("another book's", |store| put(&other.book().join("store"), store));
    patient.survives("an older one", |store| put(older.path(), store));
    patient.survives("its file from another book", |store| {
        fs::copy(other.book().join("store/db"), store.join("db")).map(drop).unwrap();
    });
}

#[test]
fn files_of_the_store_may_be_cut_or_emptied_or_missing() {
    let patient = Patient::of(somebody());
    let names: Vec<_> =
        fs::read_dir(patient.kept.path().join("store")).unwrap().map(|file| file.unwrap().path()).collect();
    for path in names.iter().filter(|path| path.is_file()) {
        let name = path.file_name().unwrap();
        let len = path.metadata().unwrap().len();
        for part in [0, len / 3, len.saturating_sub(1)] {
            patient.survives(&format!("{name:?} cut to {part} of {len}"), |store| set_len(&store.join(name), part));
        }
        patient.survives(&format!("{name:?} missing"), |store| remove(&store.join(name)));
        patient.survives(&format!("{name:?} zeroed"), |store| {
            set_len(&store.join(name), 0);
            set_len(&store.join(name), len);
        });
    }
}

#[test]
fn a_flipped_byte_in_the_store_changes_nothing() {
    let patient = Patient::of(somebody());
    let db = patient.rolo.book().join("store/db");
    // The file is mostly empty behind what was written.
    let used = fs::read(&db).unwrap().iter().rposition(|byte| *byte != 0).unwrap() as u64;
    let flips = 40;
    for number in 0..flips {
        let at = used * number / flips + number % 7;
        let file = File::options().read(true).write(true).open(&db).unwrap();
        let mut byte = [0];
        file.read_exact_at(&mut byte, at).unwrap();
        file.write_all_at(&[byte[0] ^ 0x55], at).unwrap();
        patient.reads(&format!("byte {at}"));
        patient.recover();
    }
}
