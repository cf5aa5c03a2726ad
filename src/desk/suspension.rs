//! Being suspended as a shell does it: Ctrl-Z or `kill -TSTP`, until `fg` or `kill -CONT`.

use std::fs;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use nix::unistd::{Pid, getpgid, getpgrp, getppid, getsid};
use rustix::process::{Signal, getpid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGTSTP};
use signal_hook::flag;

/// What suspending and going on are noted as.
const SUSPENDED: usize = 1;
const GOES_ON: usize = 2;

/// Which signal came last: the one that suspends, or the one that lets go on.
#[derive(Debug)]
pub struct Suspension(Arc<AtomicUsize>);

impl Suspension {
    /// Begins to note what comes. From now on this process stops only by [`Suspension::stop`], when it is ready to.
    pub fn watch() -> io::Result<Suspension> {
        let last = Arc::default();
        flag::register_usize(SIGTSTP, Arc::clone(&last), SUSPENDED)?;
        flag::register_usize(SIGCONT, Arc::clone(&last), GOES_ON)?;
        Ok(Suspension(last))
    }

    /// Stops this process until somebody lets it go on; not at all if they did while it made itself ready, as far as that
    /// was noted in the order in which it came. Whoever lets it go on once more is heard in any case.
    pub fn stop(&self) -> io::Result<()> {
        if self.0.load(Ordering::SeqCst) == SUSPENDED {
            kill_process(getpid(), Signal::STOP)?;
        }
        Ok(())
    }
}

/// Suspends the whole group of this process, as the terminal does where it takes Ctrl-Z itself: rolo may be part of a
/// pipeline. Where no shell could bring the group back, nothing happens.
pub fn suspend_group() -> io::Result<()> {
    if has_shell() {
        kill_current_process_group(Signal::TSTP)?;
    }
    Ok(())
}

/// Whether somebody outside of the group, in the same session, watches over it. What another container holds has the
/// number 0.
fn has_shell() -> bool {
    let (group, session) = (getpgrp(), getsid(None));
    let mut above = Some(getppid()).filter(|pid| pid.as_raw() > 0);
    while let Some(pid) = above {
        if getsid(Some(pid)) != session {
            return false;
        }
        if getpgid(Some(pid)) != Ok(group) {
            return true;
        }
        above = parent_of(pid);
    }
    false
}

/// The parent of another process, where that can be asked.
fn parent_of(pid: Pid) -> Option<Pid> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // Behind the name, which may hold anything: the state, and the parent.
    let (_, known) = stat.rsplit_once(')')?;
    known.split_whitespace().nth(1)?.parse().ok().filter(|&pid| pid > 0).map(Pid::from_raw)
}
