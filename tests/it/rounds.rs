//! One kill after the other: a command is started, killed, and what is left is compared with what may be left.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::process::{Command, ExitStatus};

use serde_json::Value;
use tempfile::TempDir;

use crate::phase::{Phase, Written};
use crate::rolo::{Rolo, copy_tree};
use crate::watch::{self, Sizes, Wish};

/// A command that is going to be killed.
pub struct Victim<'a> {
    pub words: &'a [&'a str],
    /// How many lines it prints on standard output; when it has printed them, it has acknowledged.
    pub receipts: usize,
    /// About the bytes of lines that it stages before it commits.
    pub staged: u64,
    /// What everyone would be without the kill, if that is known already.
    pub after: Option<&'a [String]>,
}

/// A series of kills on one book, and how many came in each phase.
#[derive(Default)]
pub struct Rounds {
    kills: BTreeMap<Phase, usize>,
    round: u32,
    missed: usize,
    acknowledged: usize,
}

/// The book as it was before a command.
pub struct Before {
    copy: TempDir,
    pub everyone: Vec<String>,
    written: Written,
    sizes: Sizes,
}

impl Before {
    pub fn of(rolo: &Rolo) -> Before {
        let copy = tempfile::tempdir().unwrap();
        let everyone = rolo.everyone();
        copy_tree(&rolo.book(), copy.path());
        Before { copy, everyone, written: Written::read(&rolo.book()), sizes: Sizes::of(&rolo.book()) }
    }

    /// Everyone after a command that is done in peace, in the copy.
    pub fn after(&self, rolo: &Rolo, words: &[&str]) -> Vec<String> {
        rolo.ok(&[&["--book", self.copy.path().to_str().unwrap()], words].concat());
        rolo.everyone_in(self.copy.path())
    }

    /// Everyone after a command that is done in peace in the book, which then becomes what it was.
    pub fn rehearse(&self, rolo: &Rolo, words: &[&str]) -> Vec<String> {
        rolo.ok(words);
        let after = rolo.everyone();
        self.restore(rolo);
        after
    }

    /// Makes the book what it was.
    pub fn restore(&self, rolo: &Rolo) {
        fs::remove_dir_all(rolo.book()).unwrap();
        copy_tree(self.copy.path(), &rolo.book());
    }
}

impl Rounds {
    /// How many kills a run of the tests is asked for: few, unless `ROLO_KILLS` says otherwise.
    pub fn wanted(few: usize) -> usize {
        std::env::var("ROLO_KILLS").map_or(few, |kills| kills.parse().unwrap())
    }

    pub fn kills(&self) -> usize {
        self.kills.values().sum()
    }

    /// The phase of these that came least often.
    pub fn rarest(&self, phases: &[Phase]) -> Phase {
        *phases.iter().min_by_key(|phase| self.kills.get(phase).copied().unwrap_or_default()).unwrap()
    }

    /// Starts the command, kills it in this phase, as far as that can be seen from outside, and checks what is left.
    pub fn play(&mut self, rolo: &Rolo, victim: &Victim<'_>, before: &Before, phase: Phase) {
        self.round += 1;
        // Multiples of about the golden ratio spread evenly.
        let within = self.round * 61 % 100;
        let wish = Wish { phase, within, staged: victim.staged };
        let mut command = rolo.command(victim.words);
        let mut child = speaking_to_files(rolo, &mut command).spawn().unwrap();
        let status = watch::kill(&mut child, &rolo.book(), &before.sizes, wish);
        self.judge(rolo, victim, before, status);
    }

    /// Checks what is left of a command that ended with `status`.
    pub fn judge(&mut self, rolo: &Rolo, victim: &Victim<'_>, before: &Before, status: ExitStatus) {
        if status.success() {
            self.missed += 1;
            return;
        }
        let phase = Phase::of(&rolo.book(), before.written);
        let what = format!("{:.80?}, round {}, {phase}, {status}\n{}", victim.words, self.round, said(rolo, "talk"));
        let was_acknowledged = said(rolo, "receipts").lines().count() >= victim.receipts;
        assert!(phase.is_committed() || !was_acknowledged, "acknowledged, and not in the journal: {what}");

        let left = check_opening(rolo, &what);
        let expected = match victim.after {
            _ if !phase.is_committed() => before.everyone.clone(),
            Some(after) => after.to_owned(),
            None => before.after(rolo, victim.words),
        };
        let old = handles(&before.everyone);
        assert!(plain(&left, &old) == plain(&expected, &old), "neither whole nor not at all: {what}");
        let rebuilt = rolo.everyone_after_a_rebuild_of(&rolo.book());
        assert!(left == rebuilt, "the views differ from a rebuild: {what}");
        *self.kills.entry(phase).or_default() += 1;
        self.acknowledged += usize::from(was_acknowledged);
    }

    /// Prints the counts; fails if there are fewer than `least` in one of `phases`.
    pub fn tell(&self, what: &str, phases: &[Phase], least: usize) {
        println!("{what}: {} kills, {} ended before, {} acknowledged", self.kills(), self.missed, self.acknowledged);
        for phase in Phase::ALL {
            println!("  {:>4} {phase}", self.kills.get(&phase).copied().unwrap_or_default());
        }
        for phase in phases {
            let count = self.kills.get(phase).copied().unwrap_or_default();
            assert!(count >= least, "{what}: only {count} kills {phase}, not {least}");
        }
    }

    /// Whether there were enough kills, and enough in each of these phases.
    pub fn is_enough(&self, wanted: usize, phases: &[Phase], least: usize) -> bool {
        let missed = wanted * 3 + 50;
        assert!(self.missed < missed, "{} commands ended before they could be killed: {:?}", self.missed, self.kills);
        assert!(self.kills() < wanted * 2 + 50, "some phase cannot be reached: {:?}", self.kills);
        let each = phases.iter().all(|phase| self.kills.get(phase).is_some_and(|count| *count >= least));
        self.kills() >= wanted && each
    }
}

/// Has the command say everything into files, which a kill does not take away.
pub fn speaking_to_files<'a>(rolo: &Rolo, command: &'a mut Command) -> &'a mut Command {
    let file = |name: &str| File::create(rolo.path(name)).unwrap();
    command.stdout(file("receipts")).stderr(file("talk"))
}

/// Opens the book after a kill and gives everyone in it: a torn tail is said once, and nothing is left lying about.
fn check_opening(rolo: &Rolo, what: &str) -> Vec<String> {
    let had_tail = Written::read(&rolo.book()).tail > 0;
    let first = rolo.run(&["contact", "list", "--count"]);
    assert_eq!(first.code, 0, "{what}\n{first}");
    assert_eq!(first.stderr.contains("journal/torn-"), had_tail, "{what}\n{first}");
    let left = Written::read(&rolo.book());
    assert!(!left.is_staged && left.tail == 0, "something is left lying about: {what}");
    rolo.everyone()
}

fn said(rolo: &Rolo, name: &str) -> String {
    let text = fs::read_to_string(rolo.path(name)).unwrap();
    // What has no end was not said.
    text.rsplit_once('\n').map_or_else(String::new, |(whole, _)| whole.to_owned())
}

/// The handles of these contacts.
fn handles(everyone: &[String]) -> BTreeSet<String> {
    everyone.iter().map(|line| serde_json::from_str::<Value>(line).unwrap()["handle"].to_string()).collect()
}

/// Everyone without what differs from run to run: identities of those who are new.
fn plain(everyone: &[String], old: &BTreeSet<String>) -> Vec<String> {
    let mut plain: Vec<String> = everyone
        .iter()
        .map(|line| {
            let mut contact: Value = serde_json::from_str(line).unwrap();
            if !old.contains(&contact["handle"].to_string()) {
                contact.as_object_mut().unwrap().retain(|key, _| key != "id" && key != "handle");
            }
            contact.to_string()
        })
        .collect();
    plain.sort();
    plain
}
