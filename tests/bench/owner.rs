//! A `rolo host`, for whom others are guests.

use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Failed;
use super::home::Home;

/// How long an owner may take until it serves.
const PATIENCE: Duration = Duration::from_secs(10);

/// A `rolo host`.
pub(crate) struct Owner(Child);

impl Owner {
    /// Starts one and waits until it serves.
    pub(crate) fn start(home: &Home, book: &[&str]) -> Result<Owner, Failed> {
        let mut host = home.rolo(&[book, &["host"][..]].concat());
        let owner = Owner(host.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
        let began = Instant::now();
        while !home.ask(&[book, &["host", "--status"][..]].concat())?.contains(&format!("pid {}", owner.id())) {
            if began.elapsed() > PATIENCE {
                return Err("the owner serves nobody".into());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(owner)
    }

    /// The number of its process.
    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }

    /// Ends it.
    pub(crate) fn stop(mut self) -> Result<(), Failed> {
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
