//! The processor time of other processes, which says more than the clock where others use the machine as well.

use std::fs;
use std::ops::{AddAssign, Sub};

use super::Failed;

/// Where `/proc/PID/stat` has the time of a process, and of its children that have ended: each in programs and in the
/// system, counted from behind the name.
const OWN: usize = 11;
const CHILDREN: usize = 13;

/// Ticks a second in all that Linux tells of processes.
const TICKS: f64 = 100.0;

/// Processor time, in ticks of the system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cpu(u64);

impl Cpu {
    /// The same in milliseconds.
    #[expect(clippy::cast_precision_loss, reason = "so many ticks are years")]
    pub(crate) fn millis(self) -> f64 {
        self.0 as f64 * 1000.0 / TICKS
    }
}

impl AddAssign for Cpu {
    fn add_assign(&mut self, other: Cpu) {
        self.0 += other.0;
    }
}

impl Sub for Cpu {
    type Output = Cpu;

    fn sub(self, other: Cpu) -> Cpu {
        Cpu(self.0.saturating_sub(other.0))
    }
}

/// What all children of this process that have ended used so far, and a process that goes on.
pub(crate) fn ticked(other: Option<u32>) -> Result<Cpu, Failed> {
    let children = read("self", CHILDREN)?;
    let other = other.map_or(Ok(0), |pid| read(&pid.to_string(), OWN))?;
    Ok(Cpu(children + other))
}

fn read(process: &str, at: usize) -> Result<u64, Failed> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let behind = stat.rsplit_once(") ").map(|(_, behind)| behind).ok_or("no times")?;
    let ticks: Vec<u64> = behind.split(' ').skip(at).take(2).map(str::parse).collect::<Result<_, _>>()?;
    Ok(ticks.iter().sum())
}
