//! Those who use the book: loops of commands, and screens at which somebody types.

use std::fs;
use std::sync::PoisonError;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::Arena;
use super::ledger::{Fate, check_said};
use crate::rolo::Run;
use crate::terminal::Terminal;

/// How many pairs of contacts there are whose towns are always changed together.
pub const PAIRS: usize = 3;

/// What every command is told.
const ALWAYS: &[&str] = &["--wait", "60", "--yes"];

/// How long a screen may take for anything.
const DEADLINE: Duration = Duration::from_mins(1);

/// The exit code of somebody who could not have the book.
const BUSY: i32 = 75;
/// That of a run that a signal ended, as [`Run`] has it.
const KILLED: i32 = -1;

/// One loop of commands.
pub struct Player<'a> {
    arena: &'a Arena,
    number: usize,
    chance: fastrand::Rng,
    /// How many changes it asked for.
    round: usize,
    /// Its own entry that may be taken back.
    last: Option<u64>,
}

impl<'a> Player<'a> {
    pub fn new(arena: &'a Arena, number: usize, seed: u64) -> Player<'a> {
        let chance = fastrand::Rng::with_seed(seed.wrapping_add(number as u64 + 1));
        Player { arena, number, chance, round: 0, last: None }
    }

    /// Uses the book until all is over.
    pub fn play(&mut self) {
        while !self.arena.is_over() {
            self.round += 1;
            let mark = format!("loop {} round {}", self.number, self.round);
            let pair = self.chance.usize(..PAIRS);
            match self.chance.u32(..12) {
                0 | 1 => self.last = self.change(&["contact", "add", &mark]),
                2 => drop(self.change(&[
                    "contact",
                    "edit",
                    &format!("Left {pair}"),
                    &format!("Right {pair}"),
                    "--city",
                    &mark,
                ])),
                3 => drop(self.apply(pair, &mark)),
                4 => drop(self.import(&mark)),
                5 => drop(self.change(&["log", "call", &format!("Left {pair}"), &mark])),
                6 => self.advance(&mark),
                7 => self.take_back(),
                8 => self.see_pair(pair),
                9 => self.see_pairs(),
                10 => drop(self.read(&["find", "left"])),
                _ => drop(self.read(&["board"])),
            }
        }
    }

    /// Has something changed; the number of its entry if that was acknowledged.
    fn change(&self, words: &[&str]) -> Option<u64> {
        let words = &[words, &["-o", "json"], ALWAYS].concat()[..];
        let run = self.run(words);
        let fate = match run.code {
            0 => {
                let receipt: Value = serde_json::from_str(&run.stdout).unwrap();
                Fate::Acknowledged(Some(receipt["entry"].as_u64().unwrap_or_else(|| panic!("{words:?}\n{run}"))))
            }
            // Whoever is told that nothing was changed can rely on it.
            BUSY if run.stderr.contains("nothing was changed") => Fate::Refused,
            KILLED | BUSY => Fate::Unknown,
            _ => panic!("{words:?}\n{run}"),
        };
        self.arena.ledger.note(words, fate);
        if let Fate::Acknowledged(entry) = fate { entry } else { None }
    }

    fn apply(&self, pair: usize, mark: &str) -> Option<u64> {
        let row = |side: &str| {
            let id = &self.arena.ids[&format!("{side} {pair}")];
            format!("{{\"id\":\"{id}\",\"addresses\":[{{\"label\":\"work\",\"city\":\"{mark}\"}}]}}\n")
        };
        let name = format!("{mark}.ndjson");
        fs::write(self.arena.rolo.path(&name), row("Left") + &row("Right")).unwrap();
        self.change(&["apply", &name])
    }

    fn import(&self, mark: &str) -> Option<u64> {
        let name = format!("{mark}.csv");
        let rows: Vec<String> = (1..=5).map(|row| format!("{mark} row {row}\n")).collect();
        fs::write(self.arena.rolo.path(&name), format!("name\n{}", rows.concat())).unwrap();
        self.change(&["import", &name, "--as", "contact"])
    }

    fn advance(&self, mark: &str) {
        let stage = ["Lead", "Qualified", "Proposal"][self.round % 3];
        self.change(&["deal", "move", &format!("Deal {}", self.number), stage, "--next", mark, "--due", "fri"]);
    }

    fn take_back(&mut self) {
        if let Some(entry) = self.last.take() {
            self.change(&["undo", &entry.to_string()]);
        }
    }

    fn see_pair(&self, pair: usize) {
        let filter = format!("tag:pair{pair}");
        self.check_pairs(&["contact", "list", "--where", &filter, "-o", "tsv", "--columns", "name,city"], "\t");
    }

    fn see_pairs(&self) {
        let words = ["export", "-", "--as", "contact", "--where", "tag:pair0 or tag:pair1", "--columns", "name,city"];
        self.check_pairs(&words, ",");
    }

    /// Both contacts of a pair live in the same town in whatever is printed.
    fn check_pairs(&self, words: &[&str], between: &str) {
        let Some(said) = self.read(words) else { return };
        let towns = |side: &str| {
            let mut towns: Vec<(String, String)> = said
                .lines()
                .filter_map(|line| line.trim_end_matches('\r').split_once(between))
                .filter_map(|(name, town)| Some((name.strip_prefix(side)?.to_owned(), town.to_owned())))
                .collect();
            towns.sort_unstable();
            towns
        };
        let (left, right) = (towns("Left "), towns("Right "));
        assert!(!left.is_empty() && left == right, "{words:?} shows half of a command:\n{said}");
    }

    /// Reads; nothing if the command was killed.
    fn read(&self, words: &[&str]) -> Option<String> {
        let run = self.run(&[words, ALWAYS].concat());
        assert!(matches!(run.code, 0 | KILLED | BUSY), "{words:?}\n{run}");
        (run.code == 0).then_some(run.stdout)
    }

    fn run(&self, words: &[&str]) -> Run {
        let run = self.arena.rolo.run(words);
        check_said(&format!("{words:?}"), &run.to_string());
        run
    }
}

/// Sits at a screen, and opens another one when it was killed.
pub fn play_on_screen(arena: &Arena, number: usize) {
    let mut round = 0;
    while !arena.is_over() {
        let mut terminal = Terminal::run(&arena.rolo, &[env!("CARGO_BIN_EXE_rolo"), "--wait", "60"], 80, 24);
        let mut is_alive = see(&mut terminal, "Contacts");
        while is_alive && !arena.is_over() {
            round += 1;
            let name = format!("screen {number} round {round}");
            type_in(arena, &mut terminal, &format!(":contact add \"{name}\""));
            type_in(arena, &mut terminal, "\r");
            is_alive = see(&mut terminal, &format!("Added {name}"));
            let fate = if is_alive { Fate::Acknowledged(None) } else { Fate::Unknown };
            arena.ledger.note(&["contact", "add", &name], fate);
        }
        if is_alive {
            assert_eq!(terminal.quit(), 0);
        }
        let sent = std::mem::take(&mut terminal.sent);
        check_said("a screen", &String::from_utf8_lossy(&sent));
    }
}

fn type_in(arena: &Arena, terminal: &mut Terminal, keys: &str) {
    let _typing = arena.keyboard.read().unwrap_or_else(PoisonError::into_inner);
    terminal.type_blindly(keys);
    // The keys are taken out of the terminal before anybody suspends the screen.
    thread::sleep(Duration::from_millis(50));
}

/// Waits until something is seen; whether the screen lived so long.
fn see(terminal: &mut Terminal, text: &str) -> bool {
    let began = Instant::now();
    while !terminal.screen().contents().contains(text) {
        if !terminal.look(Duration::from_millis(200)) {
            return false;
        }
        assert!(began.elapsed() < DEADLINE, "“{text}” is not seen:\n{}", terminal.screen().contents());
    }
    true
}
