//! Finding people by fragments of one to nine letters: alone, as the guest of an owner and with a key on screen, beside
//! programs that do nothing else, in turns.
//!
//! The peers read a file with name, company and e-mail of everybody, a person a line; `sqlite3` has a full-text index over
//! the same lines. They show all lines that match, and know neither accents, pinyin nor slips.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::cases::{Subject, text};
use super::cpu::{Cpu, ticked};
use super::home::Home;
use super::owner::Owner;
use super::timing::{Times, run};
use super::{Failed, people, screen, table};

/// What is typed.
const TYPED: &[&str] = &["m", "mu", "weber", "schneider"];

/// How often everything is asked, of 100,000 people and of a million.
const ROUNDS: usize = 30;
const ROUNDS_OF_MILLION: usize = 7;

/// Finds people in the book of the subject.
pub(crate) fn find(subject: &Subject) -> Result<(), Failed> {
    let book = fs::canonicalize(subject.home.path("data/rolo/book"))?;
    in_book(&subject.home, &book, 100_000, ROUNDS)
}

/// Finds people among a million, in a book of its own; `rolo apply` takes a minute or two to make it.
pub(crate) fn find_million(_: &Subject) -> Result<(), Failed> {
    let home = Home::new()?;
    let (rows, book) = (home.path("rows"), home.path("book"));
    people::write_ndjson(&rows, 1_000_000)?;
    run(&mut home.rolo(&["--book", text(&book)?, "apply", text(&rows)?]))?;
    fs::remove_file(rows)?;
    in_book(&home, &book, 1_000_000, ROUNDS_OF_MILLION)
}

fn in_book(home: &Home, book: &Path, people: usize, rounds: usize) -> Result<(), Failed> {
    let lines = home.path("lines");
    write_lines(&lines, people)?;
    let book = ["--book", text(book)?];
    let copy = home.path("copy");
    run(Command::new("cp").arg("-r").arg(book[1]).arg(&copy))?;
    let served = ["--book", text(&copy)?];
    let owner = Owner::start(home, &served)?;
    let peers = Peer::all(home, &lines)?;
    for typed in TYPED {
        let question = ["find", typed, "--limit", "20"];
        let mut alone = Contest::new(home.rolo(&[&book[..], &question].concat()), None);
        let mut guest = Contest::new(home.rolo(&[&served[..], &question].concat()), Some(owner.id()));
        let mut others: Vec<Contest> = peers.iter().map(|peer| Contest::new(peer.command(typed), None)).collect();
        // From the second search on the owner holds what it searches.
        (0..2).try_for_each(|_| guest.warm_up())?;
        for _ in 0..rounds {
            for one in [&mut alone, &mut guest].into_iter().chain(&mut others) {
                one.run()?;
            }
        }
        let letters = format!("find {} of {people}", typed.len());
        for (way, ours) in [("alone", &alone), ("as a guest", &guest)] {
            table::note(&format!("{letters}, {way}"), &format!("{:.1} ms of CPU", ours.cpu()))?;
            for (peer, other) in peers.iter().zip(&others) {
                let peer = format!("{} ({:.1} ms of CPU)", peer.name, other.cpu());
                table::beside(&format!("{letters}, {way}"), &ours.times(), &peer, &other.times())?;
            }
        }
    }
    owner.stop()?;
    fs::remove_dir_all(&copy)?;
    for (typed, times) in screen::typed(home, &book, TYPED, rounds)? {
        table::alone(&format!("find {} of {people}, last key", typed.len()), &times)?;
    }
    Ok(())
}

/// The lines that the peers read.
fn write_lines(path: &Path, count: usize) -> Result<(), Failed> {
    let mut file = BufWriter::new(File::create(path)?);
    for person in people::people(1).take(count) {
        writeln!(file, "{}", person.line())?;
    }
    Ok(file.flush()?)
}

/// Another program that finds lines.
struct Peer {
    name: &'static str,
    /// Its command for what is typed.
    ask: Box<dyn Fn(&str) -> Command>,
}

impl Peer {
    /// Those that this machine has; of the others it is said that they are missing.
    fn all(home: &Home, lines: &Path) -> Result<Vec<Peer>, Failed> {
        let mut all = Vec::new();
        let (file, database) = (lines.to_owned(), home.path("lines.db"));
        if is_installed("fzf")? {
            let file = file.clone();
            let ask = move |typed: &str| {
                let mut command = Command::new("sh");
                command.args(["-c", "exec fzf --filter \"$1\" < \"$2\"", "sh", typed]).arg(&file);
                command
            };
            all.push(Peer { name: "fzf", ask: Box::new(ask) });
        }
        if is_installed("rg")? {
            for (name, between) in [("rg", ""), ("rg subsequence", ".*")] {
                let file = file.clone();
                let ask = move |typed: &str| {
                    let letters: Vec<String> = typed.chars().map(String::from).collect();
                    let mut command = Command::new("rg");
                    command.args(["--no-config", "-i", &letters.join(between)]).arg(&file);
                    command
                };
                all.push(Peer { name, ask: Box::new(ask) });
            }
        }
        if is_installed("sqlite3")? {
            let mut load = Command::new("sqlite3");
            load.arg(&database).arg("CREATE VIRTUAL TABLE line USING fts5(text); CREATE TEMP TABLE raw(text);");
            load.args([".mode ascii", ".separator \"\\037\" \"\\n\""]);
            load.arg(format!(".import {} raw", file.display())).arg("INSERT INTO line SELECT text FROM raw;");
            run(&mut load)?;
            let ask = move |typed: &str| {
                let mut command = Command::new("sqlite3");
                command.arg(&database).arg(format!("SELECT text FROM line('{typed}*') ORDER BY rank LIMIT 20;"));
                command
            };
            all.push(Peer { name: "FTS5", ask: Box::new(ask) });
        }
        Ok(all)
    }

    fn command(&self, typed: &str) -> Command {
        (self.ask)(typed)
    }
}

fn is_installed(program: &str) -> Result<bool, Failed> {
    let found =
        Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success());
    if !found {
        table::note(program, "is not installed: it is left out")?;
    }
    Ok(found)
}

/// A command that is run again and again.
struct Contest {
    command: Command,
    /// The process that does most of the work, if that is another one.
    owner: Option<u32>,
    times: Vec<std::time::Duration>,
    cpu: Cpu,
}

impl Contest {
    fn new(command: Command, owner: Option<u32>) -> Contest {
        Contest { command, owner, times: Vec::new(), cpu: Cpu::default() }
    }

    fn warm_up(&mut self) -> Result<(), Failed> {
        run(&mut self.command).map(drop)
    }

    fn run(&mut self) -> Result<(), Failed> {
        let before = ticked(self.owner)?;
        self.times.push(run(&mut self.command)?);
        self.cpu += ticked(self.owner)? - before;
        Ok(())
    }

    fn times(&self) -> Times {
        Times::of(self.times.clone())
    }

    /// Milliseconds of processor time a run, on average.
    #[expect(clippy::cast_precision_loss, reason = "there are a few dozen runs")]
    fn cpu(&self) -> f64 {
        self.cpu.millis() / self.times.len().max(1) as f64
    }
}
