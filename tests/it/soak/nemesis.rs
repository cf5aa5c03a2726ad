//! What happens to whoever owns the book.

use std::collections::BTreeMap;
use std::fs;
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use super::Arena;

/// What may happen to an owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Blow {
    /// It is killed.
    Kill,
    /// It is stopped for a while, wherever it is.
    Stop,
    /// It is asked to stop, and goes on after a while.
    Suspend,
}

/// Who is struck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Victim {
    Screen,
    Command,
}

const BLOWS: [Blow; 3] = [Blow::Kill, Blow::Stop, Blow::Suspend];

/// Strikes owners, and counts how often.
pub struct Nemesis {
    chance: fastrand::Rng,
    blows: BTreeMap<(Blow, Victim), u32>,
}

impl Nemesis {
    pub fn new(chance: fastrand::Rng) -> Nemesis {
        Nemesis { chance, blows: BTreeMap::new() }
    }

    /// Waits for a moment, then strikes whoever owns the book, if somebody does.
    pub fn strike(&mut self, arena: &Arena) {
        self.nap(20..400);
        let Some((pid, victim)) = owner(arena) else { return };
        let blow = BLOWS[self.chance.usize(..BLOWS.len())];
        let is_struck = match blow {
            Blow::Kill => kill_process(pid, Signal::KILL).is_ok(),
            Blow::Stop => self.pause(pid, Signal::STOP),
            Blow::Suspend => {
                let _alone = arena.keyboard.write().unwrap_or_else(PoisonError::into_inner);
                self.pause(pid, Signal::TSTP)
            }
        };
        if is_struck {
            *self.blows.entry((blow, victim)).or_default() += 1;
        }
    }

    /// Whether everything happened that may happen, and a screen had to bear everything.
    pub fn did_everything(&self) -> bool {
        BLOWS.iter().all(|blow| self.blows.contains_key(&(*blow, Victim::Screen)))
    }

    /// How often what happened to whom.
    pub fn told(&self) -> String {
        let told = self.blows.iter().map(|((blow, victim), count)| format!("{blow:?} of a {victim:?}: {count}"));
        told.collect::<Vec<_>>().join(", ")
    }

    fn pause(&mut self, pid: Pid, signal: Signal) -> bool {
        let is_paused = kill_process(pid, signal).is_ok();
        self.nap(50..1_200);
        kill_process(pid, Signal::CONT).is_ok() && is_paused
    }

    fn nap(&mut self, millis: std::ops::Range<u64>) {
        thread::sleep(Duration::from_millis(self.chance.u64(millis)));
    }
}

/// Who owns the book, as the lock says; nobody if that is somebody who is gone, or none of ours.
fn owner(arena: &Arena) -> Option<(Pid, Victim)> {
    let holder = fs::read_to_string(arena.rolo.book().join("lock")).ok()?;
    let (_, said) = holder.lines().next()?.split_once(", pid ")?;
    let number: i32 = said.split(' ').next()?.parse().ok()?;
    let dir = fs::read_link(format!("/proc/{number}/cwd")).ok()?;
    let is_ours = dir == arena.rolo.path("").canonicalize().ok()?;
    let victim = if said.contains(" on ") { Victim::Screen } else { Victim::Command };
    Pid::from_raw(number).filter(|_| is_ours).map(|pid| (pid, victim))
}
