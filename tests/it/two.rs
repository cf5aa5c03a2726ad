//! Two programs want one book at once: one waits for the other, not for ever, and says for whom.

use std::fs::{self, File};
use std::io::Write;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

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
fn who_waits_can_be_stopped_at_once() {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Ann"]);
    let lock = hold(&rolo);
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let mut command = rolo.command(&["--wait", "60", "contact", "add", "Bo"]);
        let mut waiting = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = [0; 40];
        std::io::Read::read_exact(waiting.stderr.as_mut().unwrap(), &mut said).unwrap();
        kill_process(Pid::from_child(&waiting), signal).unwrap();
        let output = waiting.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        assert!(
            String::from_utf8_lossy(&output.stderr).ends_with("error: stopped; nothing was changed\n"),
            "{output:?}"
        );
    }
    drop(lock);
    assert_eq!(rolo.everyone().len(), 1);
}

/// Whether every thread of a process is stopped.
fn is_stopped(process: u32) -> bool {
    let threads = fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let status = |thread: std::io::Result<fs::DirEntry>| fs::read_to_string(thread.unwrap().path().join("status"));
    threads.map(status).all(|status| status.unwrap().contains("State:\tT"))
}

#[test]
fn who_is_stopped_in_the_line_keeps_nobody_from_the_book() {
    let rolo = Rolo::new();
    rolo.ok(&["contact", "add", "Ann"]);
    let lock = hold(&rolo);
    let wait = |name: &str| {
        let mut command = rolo.command(&["--wait", "60", "contact", "add", name]);
        let mut waiting = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = [0; 40];
        std::io::Read::read_exact(waiting.stderr.as_mut().unwrap(), &mut said).unwrap();
        waiting
    };
    let (mut first, mut second) = (wait("Bo"), wait("Cy"));
    kill_process(Pid::from_child(&first), Signal::STOP).unwrap();
    while !is_stopped(first.id()) {
        thread::yield_now();
    }
    drop(lock);
    assert!(second.wait().unwrap().success());
    kill_process(Pid::from_child(&first), Signal::CONT).unwrap();
    assert!(first.wait().unwrap().success());
    assert_eq!(rolo.everyone().len(), 3);
}

#[test]
fn a_hundred_commands_at_once_are_all_done_though_nobody_has_the_book() {
    let rolo = Rolo::new();
    // Whoever looks for somebody finds one, also before all the others.
    rolo.ok(&["contact", "add", "Person Zero"]);
    let every = |number: usize| match number % 4 {
        0 => vec!["contact".to_owned(), "list".to_owned()],
        1 => vec!["find".to_owned(), "person".to_owned()],
        _ => vec!["contact".to_owned(), "add".to_owned(), format!("Person {number}")],
    };
    let all: Vec<_> = (0..100)
        .map(|number| {
            let words = every(number);
            let words: Vec<&str> = ["--wait", "300"].into_iter().chain(words.iter().map(String::as_str)).collect();
            rolo.command(&words).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for child in all {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        assert!(!said.contains(" lock") && !said.contains("os error"), "{said}");
    }
    let everyone = rolo.everyone();
    assert_eq!(everyone.len(), 51);
    for number in (0..100).filter(|number| number % 4 > 1) {
        let name = format!("\"title\":\"Person {number}\"");
        assert_eq!(everyone.iter().filter(|contact| contact.contains(&name)).count(), 1, "{name}");
    }
    assert_eq!(everyone, rolo.everyone_after_a_rebuild_of(&rolo.book()));
}
