//! What is measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::home::{Home, forget_pages};
use super::peer::Peer;
use super::timing::{in_turns, peak, repeat, run};
use super::{Failed, bulk, day, find, line, look, people, screen, table};

/// How many people the book holds.
const PEOPLE: usize = 100_000;

/// A case: what it is called, and what it does.
type Case = (&'static str, fn(&Subject) -> Result<(), Failed>);

/// Every case, in the order in which they are measured.
pub(crate) const CASES: &[Case] = &[
    ("start", start),
    ("apply", apply),
    ("show", show),
    ("look", look::look),
    ("words", words),
    ("find", find::find),
    ("list", list),
    ("save", save),
    ("key", key),
    ("line", line::line),
    ("import", bulk::import),
    ("deals", bulk::deals),
    ("day", day::day),
    ("memory", memory),
    ("memory-million", memory_million),
    ("look-million", look::look_million),
    ("find-million", find::find_million),
    ("import-million", bulk::import_million),
];

/// What else `find` is asked for: two words, across languages, by number, and in vain.
const WORDS: &[(&str, &[&str])] = &[
    ("find 2 words", &["anna", "weber"]),
    ("find Chinese", &["王伟"]),
    ("find pinyin", &["wangwei"]),
    ("find digits", &["4930123"]),
    ("find nobody", &["xqzjkvw"]),
];

/// A home with a large book, and the peer with the same people.
pub(crate) struct Subject {
    pub(crate) home: Home,
    pub(crate) rows: PathBuf,
    pub(crate) peer: Option<Peer>,
    /// The handle of somebody in the middle of the book.
    handle: String,
}

impl Subject {
    pub(crate) fn new() -> Result<Subject, Failed> {
        let home = Home::new()?;
        let (rows, sheet) = (home.path("people.ndjson"), home.path("people.csv"));
        people::write_ndjson(&rows, PEOPLE)?;
        people::write_csv(&sheet, PEOPLE)?;
        run(&mut home.rolo(&["apply", text(&rows)?]))?;
        let peer = Peer::find(&home, sheet);
        match &peer {
            Some(peer) => drop(run(&mut peer.import()?)?),
            None => table::note("the peer", "sqlite3 is not installed: rolo is measured alone")?,
        }
        let middle = home.ask(&["find", "schneider", "--limit", "1", "-o", "ndjson"])?;
        let middle: serde_json::Value = serde_json::from_str(middle.lines().next().unwrap_or_default())?;
        let handle = middle.get("handle").and_then(|handle| handle.as_str()).ok_or("nobody has a handle")?.to_owned();
        Ok(Subject { home, rows, peer, handle })
    }

    pub(crate) fn time(&self, words: &[&str]) -> Result<Duration, Failed> {
        run(&mut self.home.rolo(words))
    }

    /// Measures a command of rolo beside statements of the peer.
    fn beside(&self, name: &str, runs: usize, words: &[&str], peer: &str, statement: &str) -> Result<(), Failed> {
        let Some(sqlite) = &self.peer else { return self.alone(name, runs, words) };
        let (ours, theirs) = in_turns(runs, || self.time(words), || run(&mut sqlite.sql(statement)))?;
        Ok(table::beside(name, &ours, peer, &theirs)?)
    }

    pub(crate) fn alone(&self, name: &str, runs: usize, words: &[&str]) -> Result<(), Failed> {
        Ok(table::alone(name, &repeat(runs, || self.time(words))?)?)
    }
}

fn start(subject: &Subject) -> Result<(), Failed> {
    subject.beside("start", 100, &["--version"], "select 1", "SELECT 1;")?;
    subject.alone("start with help", 50, &["--help"])
}

fn apply(subject: &Subject) -> Result<(), Failed> {
    let book = subject.home.path("other");
    let ours = || {
        let took = subject.time(&["--book", text(&book)?, "apply", text(&subject.rows)?])?;
        fs::remove_dir_all(&book)?;
        Ok(took)
    };
    let Some(peer) = &subject.peer else { return Ok(table::alone("apply 100,000", &repeat(3, ours)?)?) };
    let (ours, theirs) = in_turns(3, ours, || run(&mut peer.import()?))?;
    Ok(table::beside("apply 100,000", &ours, ".import, two indexes", &theirs)?)
}

fn show(subject: &Subject) -> Result<(), Failed> {
    let words = ["show", &subject.handle];
    subject.beside("show by handle", 100, &words, "select by key", "SELECT * FROM contact WHERE id = 50000;")?;
    let book = subject.home.path("data");
    let forgotten = repeat(20, || {
        forget_pages(&book)?;
        subject.time(&words)
    })?;
    table::alone("show, files out of memory", &forgotten)?;
    let mut number = 0;
    let after_save = repeat(20, || {
        number += 1;
        subject.time(&["contact", "edit", &subject.handle, "--notes", &format!("shown {number} times")])?;
        subject.time(&words)
    })?;
    table::alone("show, the first after a save", &after_save)?;
    let Some(mail) = first_mail(subject)? else { return Ok(()) };
    let statement = format!("SELECT * FROM contact WHERE email = '{mail}';");
    subject.beside("show by e-mail", 50, &["show", &mail], "select by index", &statement)
}

fn first_mail(subject: &Subject) -> Result<Option<String>, Failed> {
    let card = subject.home.ask(&["show", &subject.handle, "-o", "json"])?;
    let card: serde_json::Value = serde_json::from_str(&card)?;
    let mail = card.pointer("/emails/0/address");
    Ok(mail.and_then(|mail| mail.as_str()).map(str::to_owned))
}

fn words(subject: &Subject) -> Result<(), Failed> {
    for (name, words) in WORDS {
        let words = [&["find", "--limit", "20"], *words].concat();
        subject.alone(name, 30, &words)?;
    }
    Ok(())
}

fn list(subject: &Subject) -> Result<(), Failed> {
    let statement = "SELECT * FROM contact ORDER BY family LIMIT 50;";
    subject.beside("list, first 50", 50, &["contact", "list", "--limit", "50"], "select, ordered", statement)?;
    subject.alone("list, filtered", 10, &["contact", "list", "--where", "tag:vip city~ber", "--limit", "50"])?;
    subject.alone("list, counted", 30, &["contact", "list", "--count"])
}

fn save(subject: &Subject) -> Result<(), Failed> {
    let mut number = 0;
    let mut ours = || {
        number += 1;
        subject.time(&["contact", "edit", &subject.handle, "--notes", &format!("seen {number} times")])
    };
    let Some(peer) = &subject.peer else { return Ok(table::alone("save one edit", &repeat(50, ours)?)?) };
    let insert = "INSERT INTO contact (given, family, email) VALUES ('Jane', 'Roe', 'jane@acme.example');";
    let (edits, inserts) = in_turns(50, &mut ours, || run(&mut peer.sql(insert)))?;
    table::beside("save one edit", &edits, "insert, FULL", &inserts)?;
    run(&mut peer.sql("PRAGMA journal_mode=WAL;"))?;
    let (edits, inserts) = in_turns(50, &mut ours, || run(&mut peer.sql(insert)))?;
    run(&mut peer.sql("PRAGMA journal_mode=DELETE;"))?;
    Ok(table::beside("save one edit", &edits, "insert, FULL, WAL", &inserts)?)
}

fn key(subject: &Subject) -> Result<(), Failed> {
    for (name, times, bytes) in screen::steps(&subject.home)? {
        table::alone(&format!("{name}, {bytes} bytes"), &times)?;
    }
    Ok(())
}

fn memory(subject: &Subject) -> Result<(), Failed> {
    let book = subject.home.path("other");
    remember(subject, "memory of apply 100,000", &["--book", text(&book)?, "apply", text(&subject.rows)?])?;
    fs::remove_dir_all(&book)?;
    remember(subject, "memory of show", &["show", &subject.handle])?;
    remember(subject, "memory of find", &["find", "weber"])
}

fn memory_million(subject: &Subject) -> Result<(), Failed> {
    let rows = subject.home.path("million.ndjson");
    people::write_ndjson(&rows, 1_000_000)?;
    let book = subject.home.path("other");
    let book = text(&book)?;
    remember(subject, "memory of apply 1,000,000", &["--book", book, "apply", text(&rows)?])?;
    remember(subject, "memory of find in 1,000,000", &["--book", book, "find", "weber"])?;
    subject.alone("show in 1,000,000", 20, &["--book", book, "contact", "list", "--limit", "1"])?;
    subject.alone("find 5 letters in 1,000,000", 10, &["--book", book, "find", "weber"])?;
    Ok(fs::remove_dir_all(book)?)
}

pub(crate) fn remember(subject: &Subject, name: &str, words: &[&str]) -> Result<(), Failed> {
    let peak = peak(&subject.home.rolo(words), subject.home.dir())?;
    let told = peak.map_or("no GNU time".to_owned(), |kib| format!("{} MiB", kib / 1024));
    Ok(table::note(name, &told)?)
}

pub(crate) fn text(path: &Path) -> Result<&str, Failed> {
    path.to_str().ok_or_else(|| "a path is no text".into())
}
