//! Twenty loops of commands and two screens on one book, while whoever owns it is killed, stopped and suspended at any
//! moment: what was acknowledged was done exactly once, what was not at most once, and nobody sees half of anything.
//!
//! `ROLO_SOAK=60` asks for a run of so many seconds, `ROLO_SEED` for the chances of an earlier one.

mod ledger;
mod nemesis;
mod players;

use std::collections::BTreeMap;
use std::env;
use std::str::FromStr;
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::rolo::Rolo;
use ledger::Ledger;
use nemesis::Nemesis;
use players::{PAIRS, Player};

/// How many loops of commands there are, and how many screens.
const LOOPS: usize = 20;
const SCREENS: usize = 2;

/// How long a run is in seconds, unless somebody says otherwise; and how long it may become until everything happened.
const SHORT: u64 = 5;
const LONGEST: Duration = Duration::from_mins(2);

/// Everything that takes part.
pub struct Arena {
    rolo: Rolo,
    /// The identities of the contacts of the pairs, by their names.
    ids: BTreeMap<String, String>,
    ledger: Ledger,
    is_over: AtomicBool,
    /// Held by whoever types, and alone by whoever suspends a screen: a terminal that is a shell's for a while turns
    /// keys into lines.
    keyboard: RwLock<()>,
}

impl Arena {
    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::SeqCst)
    }
}

#[test]
fn soak_every_acknowledged_change_is_done_once_whatever_happens_to_the_owner() {
    let seconds = told("ROLO_SOAK").unwrap_or(SHORT);
    let seed = told("ROLO_SEED").unwrap_or_else(|| fastrand::u64(..));
    println!("soak: {seconds} s with ROLO_SEED={seed}");
    let rolo = prepared();
    let (ids, ledger) = (ids(&rolo), Ledger::default());
    let arena = Arena { rolo, ids, ledger, is_over: AtomicBool::new(false), keyboard: RwLock::default() };
    let mut nemesis = Nemesis::new(fastrand::Rng::with_seed(seed));
    thread::scope(|scope| {
        let ender = Ender(&arena);
        for number in 0..LOOPS {
            let mut player = Player::new(&arena, number, seed);
            scope.spawn(move || player.play());
        }
        for number in 0..SCREENS {
            let arena = &arena;
            scope.spawn(move || players::play_on_screen(arena, number));
        }
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(seconds) || (!nemesis.did_everything() && began.elapsed() < LONGEST)
        {
            nemesis.strike(&arena);
        }
        drop(ender);
    });
    println!("soak: {}", nemesis.told());
    println!("soak: {}", arena.ledger.told());
    assert!(nemesis.did_everything(), "{}", nemesis.told());
    arena.ledger.check(&arena.rolo);
    assert_eq!(arena.rolo.everyone(), arena.rolo.everyone_after_a_rebuild_of(&arena.rolo.book()));
}

/// Ends the play also if the nemesis fails.
struct Ender<'a>(&'a Arena);

impl Drop for Ender<'_> {
    fn drop(&mut self) {
        self.0.is_over.store(true, Ordering::SeqCst);
    }
}

fn told<T: FromStr>(name: &str) -> Option<T> {
    env::var(name).ok().and_then(|told| told.parse().ok())
}

/// A book with pairs of contacts whose towns are always changed together, and a deal for every loop.
fn prepared() -> Rolo {
    let rolo = Rolo::new();
    for pair in 0..PAIRS {
        for side in ["Left", "Right"] {
            rolo.ok(&["contact", "add", &format!("{side} {pair}"), "--tag", &format!("pair{pair}")]);
        }
    }
    for number in 0..LOOPS {
        rolo.ok(&["deal", "add", &format!("Deal {number}")]);
    }
    rolo
}

fn ids(rolo: &Rolo) -> BTreeMap<String, String> {
    let told = rolo.ok(&["contact", "list", "-o", "ndjson"]);
    let contacts = told.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    contacts.map(|contact| (text(&contact["title"]), text(&contact["id"]))).collect()
}
