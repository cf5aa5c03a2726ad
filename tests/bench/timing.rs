//! How long commands take: many runs, those of two programs in turns, and what stands in the middle.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::Failed;

/// GNU time, which tells the most memory that a command held.
const GNU_TIME: &str = "/usr/bin/time";

/// How long each run of something took, the shortest first.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    /// Of these runs.
    pub(crate) fn of(mut times: Vec<Duration>) -> Times {
        times.sort_unstable();
        Times(times)
    }

    /// The one in the middle.
    pub(crate) fn median(&self) -> Duration {
        self.0.get(self.0.len() / 2).copied().unwrap_or_default()
    }

    /// The one that 95 of 100 do not exceed.
    pub(crate) fn ninety_fifth(&self) -> Duration {
        self.0.get(self.0.len() * 95 / 100).copied().unwrap_or_default()
    }
}

/// Does something `runs` times; it tells itself how long it took.
pub(crate) fn repeat(runs: usize, mut ours: impl FnMut() -> Result<Duration, Failed>) -> Result<Times, Failed> {
    (0..runs).map(|_| ours()).collect::<Result<_, _>>().map(Times::of)
}

/// Does two things in turns, so that whatever else the machine does falls on both.
pub(crate) fn in_turns(
    runs: usize,
    mut ours: impl FnMut() -> Result<Duration, Failed>,
    mut theirs: impl FnMut() -> Result<Duration, Failed>,
) -> Result<(Times, Times), Failed> {
    let mut times = (Vec::new(), Vec::new());
    for _ in 0..runs {
        times.0.push(ours()?);
        times.1.push(theirs()?);
    }
    Ok((Times::of(times.0), Times::of(times.1)))
}

/// The exit code of rolo that says that nobody was found, which is an answer, too.
const NOBODY: i32 = 3;

/// Runs a command to its end; how long that took, from before it started. It must succeed.
pub(crate) fn run(command: &mut Command) -> Result<Duration, Failed> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let begin = Instant::now();
    let done = command.spawn()?.wait_with_output()?;
    let took = begin.elapsed();
    if done.status.success() || done.status.code() == Some(NOBODY) {
        return Ok(took);
    }
    Err(format!("{command:?} ended with {}: {}", done.status, String::from_utf8_lossy(&done.stderr)).into())
}

/// Runs a command to its end; the most memory that it held, in KiB. Nothing where GNU time is missing.
pub(crate) fn peak(command: &Command, scratch: &Path) -> Result<Option<u64>, Failed> {
    if !Path::new(GNU_TIME).exists() {
        return Ok(None);
    }
    let told = scratch.join("peak");
    let mut timed = Command::new(GNU_TIME);
    timed.arg("-f").arg("%M").arg("-o").arg(&told).arg(command.get_program()).args(command.get_args()).env_clear();
    timed.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    run(&mut timed)?;
    Ok(Some(fs::read_to_string(&told)?.trim().parse()?))
}
