//! The table that is printed: what was measured, how long it took, and how long the peer took.

use std::io::{self, Write};
use std::time::Duration;

use super::timing::Times;

/// Prints the head of the table.
pub(crate) fn head() -> io::Result<()> {
    line(["", "rolo", "95 of 100", "peer", "ratio"])
}

/// Prints how long something took.
pub(crate) fn alone(name: &str, ours: &Times) -> io::Result<()> {
    line([name, &shown(ours.median()), &shown(ours.ninety_fifth()), "", ""])
}

/// Prints how long something took beside the same done by the peer.
pub(crate) fn beside(name: &str, ours: &Times, peer: &str, theirs: &Times) -> io::Result<()> {
    let ratio = ours.median().as_secs_f64() / theirs.median().as_secs_f64();
    let theirs = format!("{peer} {}", shown(theirs.median()));
    line([name, &shown(ours.median()), &shown(ours.ninety_fifth()), &theirs, &format!("{ratio:.2}")])
}

/// Prints a figure that is no time, or why there is none.
pub(crate) fn note(name: &str, text: &str) -> io::Result<()> {
    line([name, text, "", "", ""])
}

fn shown(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1000.0;
    if millis < 1000.0 { format!("{millis:.2} ms") } else { format!("{:.2} s", millis / 1000.0) }
}

fn line([name, ours, tail, peer, ratio]: [&str; 5]) -> io::Result<()> {
    let text = format!("{name:<40} {ours:>12} {tail:>12}   {peer:<30} {ratio:>6}");
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end())?;
    out.flush()
}
