//! Two programs want one book at once: one waits for the other, not for ever, and says for whom.

use std::fs::{self, File};
use std::io::Write;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::rolo::Rolo;

/// Has the book as another program would.
fn hold(rolo: &Rolo) -> File {
    let mut lock = File::options().read(true).write(true).open(rolo.book().join("lock")).unwrap();
    lock.lock().unwrap();
    lock.set_len(0).unwrap();
    lock.write_all(b"rolo 9.9, pid 12 on pts/3").unwrap();
    lock
}

#[test]
fn who_waits_in_vain_learns_who_has_the_book() {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Ann"]);
    let lock = hold(&rolo);
    let began = Instant::now();
    let said = rolo.fails(75, &["--wait", "1", "contact", "add", "Bo"]);
    assert!(began.elapsed() >= Duration::from_secs(1));
    assert!(said.contains("in use by rolo 9.9, pid 12 on pts/3"), "{said}");
    rolo.fails(75, &["--wait", "0", "contact", "list"]);
    assert_eq!(fs::read(rolo.book().join("lock")).unwrap(), b"rolo 9.9, pid 12 on pts/3");
    drop(lock);
    assert_eq!(rolo.everyone().len(), 1);
}

#[test]
fn who_asks_for_the_owner_hears_that_it_serves_nobody_and_changes_nothing() {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Ann"]);
    let lock = hold(&rolo);
    let said = rolo.ok(&["host", "--status"]);
    assert!(
        said.contains("is in use by rolo 9.9, pid 12 on pts/3, which serves nobody else: it is still opening"),
        "{said}"
    );
    assert_eq!(fs::read(rolo.book().join("lock")).unwrap(), b"rolo 9.9, pid 12 on pts/3");
    drop(lock);
    fs::remove_file(rolo.book().join("lock")).unwrap();
    assert!(rolo.ok(&["host", "--status"]).starts_with("nobody has the book"));
    assert!(!rolo.book().join("lock").exists());
}

#[test]
fn who_waits_gets_the_book_when_the_other_leaves() {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Ann"]);
    let lock = hold(&rolo);
    let mut command = rolo.command(&["--wait", "60", "contact", "add", "Bo"]);
    let mut waiting = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    // It says for whom it waits, which is when it is known to wait.
    let mut said = [0; 40];
    std::io::Read::read_exact(waiting.stderr.as_mut().unwrap(), &mut said).unwrap();
    assert!(waiting.try_wait().unwrap().is_none());
    drop(lock);
    assert!(waiting.wait().unwrap().success());
    assert!(String::from_utf8_lossy(&said).contains("waiting for the book"));
    assert_eq!(rolo.everyone().len(), 2);
}

#[test]
fn twenty_commands_at_once_are_all_done() {
    let rolo = Rolo::new();
    thread::scope(|scope| {
        let runs: Vec<_> = (0..20)
            .map(|number| {
                let rolo = &rolo;
                scope.spawn(move || rolo.run(&["--wait", "60", "contact", "add", &format!("Person {number}")]))
            })
            .collect();
        for run in runs {
            let run = run.join().unwrap();
            assert_eq!(run.code, 0, "{run}");
            assert!(!run.stderr.contains("lock"), "{run}");
        }
    });
    let everyone = rolo.everyone();
    for number in 0..20 {
        let name = format!("\"title\":\"Person {number}\"");
        assert_eq!(everyone.iter().filter(|contact| contact.contains(&name)).count(), 1, "{everyone:?}");
    }
    assert_eq!(everyone, rolo.everyone_after_a_rebuild_of(&rolo.book()));
}
