//! Runs the real program in a home of its own, and holds on to everything that it says.

use std::collections::BTreeMap;
use std::env;
use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::phase;

/// The moment at which every test plays, unless it says otherwise.
pub const NOW: &str = "2026-03-02T09:30:00+00:00[UTC]";

/// Set to `guest`, every book that is there is kept open by a `rolo host`, so that commands are its guests.
const AS: &str = "ROLO_AS";

/// A person with an empty home directory.
pub struct Rolo {
    /// Who has which book open; ended before the directory goes.
    hosts: Mutex<BTreeMap<PathBuf, Hosting>>,
    home: TempDir,
}

/// A `rolo host` that runs.
pub struct Hosting(Child);

/// What one run of the program said.
#[derive(Debug)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

impl Rolo {
    /// Somebody who has told rolo their name and country.
    pub fn new() -> Rolo {
        let rolo = Rolo { hosts: Mutex::default(), home: tempfile::tempdir().unwrap() };
        rolo.write_config("me = \"Kim\"\ncountry = \"DE\"\ntime_zone = \"Europe/Berlin\"\n");
        rolo
    }

    /// From now on it is used by somebody who has seen the tour of the screen.
    pub fn knows_the_screen(&self) {
        fs::create_dir_all(self.path("state/rolo")).unwrap();
        fs::write(self.path("state/rolo/habits"), "tour 1\n").unwrap();
    }

    /// A file in the home directory.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// The book's directory.
    pub fn book(&self) -> PathBuf {
        self.path("data/rolo/book")
    }

    pub fn write_config(&self, text: &str) {
        fs::create_dir_all(self.path("config/rolo")).unwrap();
        fs::write(self.path("config/rolo/config.toml"), text).unwrap();
    }

    /// The program with these words, ready to be started.
    pub fn command(&self, words: &[&str]) -> Command {
        if env::var(AS).is_ok_and(|who| who == "guest") {
            self.keep_open(&self.book_of(words));
        }
        self.command_under(&[], words)
    }

    /// Keeps a book open for others.
    pub fn host(&self, book: &Path) -> Hosting {
        let mut command = self.command_under(&[], &["host", "--book", book.to_str().unwrap()]);
        let mut child = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stderr.take().unwrap()).read_line(&mut said).unwrap();
        assert!(said.contains("is open for others"), "{said}");
        Hosting(child)
    }

    /// The book that these words are about.
    fn book_of(&self, words: &[&str]) -> PathBuf {
        let mut words = words.iter();
        let named = words.find_map(|word| word.strip_prefix("--book"));
        let named = named.and_then(|rest| rest.strip_prefix('=').or_else(|| words.next().copied()));
        named.map_or_else(|| self.book(), |named| self.path(named))
    }

    fn keep_open(&self, book: &Path) {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let is_open = hosts.get_mut(book).is_some_and(|host| host.0.try_wait().unwrap().is_none());
        if !is_open && book.join("FORMAT").exists() {
            hosts.insert(book.to_owned(), self.host(book));
        }
    }

    /// The program with these words, started by another program with its own words.
    pub fn command_under(&self, other: &[&str], words: &[&str]) -> Command {
        let all: Vec<&str> =
            other.iter().copied().chain([env!("CARGO_BIN_EXE_rolo")]).chain(words.iter().copied()).collect();
        let mut command = Command::new(all[0]);
        command.args(&all[1..]).env_clear().current_dir(self.home.path()).stdin(Stdio::null());
        for (name, value) in self.env() {
            command.env(name, value);
        }
        command
    }

    /// The environment of a run.
    pub fn env(&self) -> Vec<(String, String)> {
        let home = |name: &str| self.path(name).to_string_lossy().into_owned();
        [
            ("HOME", home("")),
            ("XDG_CONFIG_HOME", home("config")),
            ("XDG_DATA_HOME", home("data")),
            ("XDG_STATE_HOME", home("state")),
            ("PATH", "/usr/bin:/bin".to_owned()),
            // Nobody sits here who would leave an editor again.
            ("EDITOR", "true".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("ROLO_NOW", NOW.to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    }

    /// Runs the program to its end.
    pub fn run(&self, words: &[&str]) -> Run {
        Run::of(self.command(words).output().unwrap())
    }

    /// Runs the program with something to read.
    pub fn run_with(&self, words: &[&str], input: &str) -> Run {
        let mut command = self.command(words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
        let run = Run::of(child.wait_with_output().unwrap());
        // A program that stops early closes its end; that is its right.
        drop(writer.join());
        run
    }

    /// All contacts of the book in this directory, deleted ones too, each as a line of JSON.
    #[track_caller]
    pub fn everyone_in(&self, book: &Path) -> Vec<String> {
        let book = book.to_str().unwrap();
        let lists: [&[&str]; 2] = [&[], &["--deleted"]];
        let list = |which: &[&str]| self.ok(&[&["--book", book, "contact", "list", "-o", "ndjson"], which].concat());
        lists.iter().flat_map(|which| list(which).lines().map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    /// All contacts of the book.
    #[track_caller]
    pub fn everyone(&self) -> Vec<String> {
        self.everyone_in(&self.book())
    }

    /// Everyone in the book in this directory when its views are made anew, in a copy; they must be what they were.
    #[track_caller]
    pub fn everyone_after_a_rebuild_of(&self, book: &Path) -> Vec<String> {
        // A host has put its views away when it has ended.
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner).remove(book);
        let copy = tempfile::tempdir().unwrap();
        copy_tree(book, copy.path());
        fs::remove_dir_all(copy.path().join("store")).unwrap();
        let everyone = self.everyone_in(copy.path());
        let rebuilt = phase::digest(copy.path());
        assert!(rebuilt.is_some() && phase::digest(book) == rebuilt, "the views differ from a rebuild");
        everyone
    }

    /// Runs the program and expects it to succeed; what it printed on stdout.
    #[track_caller]
    pub fn ok(&self, words: &[&str]) -> String {
        let run = self.run(words);
        assert_eq!(run.code, 0, "{words:?}\n{run}");
        run.stdout
    }

    /// Runs the program and expects it to end with `code`; what it printed on stderr.
    #[track_caller]
    pub fn fails(&self, code: i32, words: &[&str]) -> String {
        let run = self.run(words);
        assert_eq!(run.code, code, "{words:?}\n{run}");
        run.stderr
    }
}

impl Hosting {
    /// Ends it at once, as a power cut would.
    pub fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Hosting {
    fn drop(&mut self) {
        // One that was killed before has nothing left to do.
        let pid = Pid::from_raw(i32::try_from(self.0.id()).unwrap()).unwrap();
        if matches!(self.0.try_wait(), Ok(None)) && kill_process(pid, Signal::TERM).is_ok() {
            drop(self.0.wait());
        }
    }
}

impl Run {
    pub fn of(output: Output) -> Run {
        Run {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap_or(-1),
        }
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "exit {}\n--- stdout\n{}--- stderr\n{}", self.code, self.stdout, self.stderr)
    }
}

/// Every file below a directory, with its bytes; sockets hold none.
pub fn tree(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(dir) else { return found };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(tree(&path));
        } else if path.is_file() {
            found.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// Copies what is in `from` into the directory `to`, which is made if need be, and with it who may get at it.
pub fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    fs::set_permissions(to, fs::metadata(from).unwrap().permissions()).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_tree(&path, &target);
        } else if path.is_file() {
            fs::copy(&path, &target).unwrap();
        }
    }
}
