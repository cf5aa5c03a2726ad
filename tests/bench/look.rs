//! Looking somebody up: as the guest of an owner, without one, and with the peer, in turns.
//!
//! The peer is as fast as it gets: a process of its own that opens its file, finds the row by an index over just what is
//! asked for, prints it and ends. Only for words, which it has no index for, it reads all rows.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::cases::{Subject, text};
use super::home::Home;
use super::peer::Peer;
use super::timing::{Times, run};
use super::{Failed, people, table};

/// How often everything is asked.
const ROUNDS: usize = 100;

/// How long an owner may take until it serves.
const PATIENCE: Duration = Duration::from_secs(10);

/// Somebody whose name nobody else has.
const SOMEBODY: &[&str] = &["--given", "Zacharias", "--family", "Quintus", "--email", "quintus@somewhere.example"];

/// What is asked for, in words of rolo and of the peer; `{}` is the handle.
const ASKED: &[(&str, &[&str], &str)] = &[
    ("handle", &["show", "{}"], "SELECT * FROM contact WHERE id = 50000;"),
    (
        "e-mail",
        &["show", "quintus@somewhere.example"],
        "SELECT * FROM contact WHERE email = 'quintus@somewhere.example';",
    ),
    ("name", &["show", "Zacharias Quintus"], "SELECT * FROM contact WHERE family = 'Quintus' AND given = 'Zacharias';"),
    (
        "2 words",
        &["find", "zacharias", "quintus"],
        "SELECT * FROM contact WHERE given LIKE '%zacharias%' AND family LIKE '%quintus%' LIMIT 50;",
    ),
];

/// Looks somebody up in the book of the subject.
pub(crate) fn look(subject: &Subject) -> Result<(), Failed> {
    let book = subject.home.path("data/rolo/book");
    in_book(&subject.home, &fs::canonicalize(book)?, subject.peer.as_ref(), "")
}

/// Looks somebody up among a million.
pub(crate) fn look_million(subject: &Subject) -> Result<(), Failed> {
    let home = Home::new()?;
    let (rows, sheet, book) = (home.path("rows"), home.path("sheet"), home.path("book"));
    people::write_ndjson(&rows, 1_000_000)?;
    people::write_csv(&sheet, 1_000_000)?;
    run(&mut home.rolo(&["--book", text(&book)?, "apply", text(&rows)?]))?;
    let peer = subject.peer.as_ref().and_then(|_| Peer::find(&home, sheet));
    if let Some(peer) = &peer {
        run(&mut peer.import()?)?;
    }
    in_book(&home, &book, peer.as_ref(), " in 1,000,000")
}

fn in_book(home: &Home, book: &Path, peer: Option<&Peer>, among: &str) -> Result<(), Failed> {
    let own = ["--book", text(book)?];
    run(&mut home.rolo(&[&own, &["contact", "add"][..], SOMEBODY].concat()))?;
    if let Some(peer) = peer {
        run(&mut peer.sql(
            "CREATE INDEX by_name ON contact(family, given); \
             INSERT INTO contact (given, family, email) VALUES ('Zacharias', 'Quintus', 'quintus@somewhere.example');",
        ))?;
    }
    let copy = home.path("copy");
    run(Command::new("cp").arg("-r").arg(book).arg(&copy))?;
    let served = ["--book", text(&copy)?];
    let handle = home.ask(&[&own, &["find", "zacharias", "quintus", "-o", "ids"][..]].concat())?;
    let owner = Owner::start(home, &served)?;
    for (name, words, statement) in ASKED {
        let words: Vec<&str> = words.iter().map(|word| if *word == "{}" { handle.trim() } else { *word }).collect();
        let (mut guest, mut alone, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            guest.push(run(&mut home.rolo(&[&served[..], &words].concat()))?);
            alone.push(run(&mut home.rolo(&[&own[..], &words].concat()))?);
            if let Some(peer) = peer {
                theirs.push(run(&mut peer.sql(statement))?);
            }
        }
        let theirs = Times::of(theirs);
        for (way, ours) in [("as a guest", guest), ("alone", alone)] {
            let (name, ours) = (format!("look up by {name}{among}, {way}"), Times::of(ours));
            match peer {
                Some(_) => table::beside(&name, &ours, "select", &theirs)?,
                None => table::alone(&name, &ours)?,
            }
        }
    }
    owner.stop()?;
    Ok(fs::remove_dir_all(&copy)?)
}

/// A `rolo host`.
struct Owner(Child);

impl Owner {
    fn start(home: &Home, book: &[&str]) -> Result<Owner, Failed> {
        let mut host = home.rolo(&[book, &["host"][..]].concat());
        let owner = Owner(host.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
        let began = Instant::now();
        while !home.ask(&[book, &["host", "--status"][..]].concat())?.contains(&format!("pid {}", owner.0.id())) {
            if began.elapsed() > PATIENCE {
                return Err("the owner serves nobody".into());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(owner)
    }

    fn stop(mut self) -> Result<(), Failed> {
        let pid = i32::try_from(self.0.id()).ok().and_then(rustix::process::Pid::from_raw).ok_or("no pid")?;
        rustix::process::kill_process(pid, rustix::process::Signal::TERM)?;
        self.0.wait()?;
        Ok(())
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        // Where something failed: an owner that ended before needs not be ended.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
