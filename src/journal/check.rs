//! Checking a journal: every line whole, every entry in the chain; and what to make of one that is not.

use std::path::Path;

use crate::domain::{Place, Tip};

use super::chain::EntryHash;
use super::payload::{Seal, Sort, read_erased};
use super::tape::{Line, Reach, Tape};
use super::{Damage, Flaw, JournalError};

/// The length in bytes up to which an entry is written at once, commit line included.
pub(super) const PAGE: u64 = 4096;

/// What was found.
#[derive(Debug)]
pub(super) struct Checked {
    /// The state after the last committed entry that can be trusted.
    pub(super) tip: Tip,
    /// Where the first committed entry begins that was checked.
    pub(super) first: Option<Place>,
    /// How many bytes of lines were checked.
    pub(super) bytes: u64,
    /// What follows the last entry.
    pub(super) ending: Ending,
}

/// What follows the last committed entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Nothing.
    Whole,
    /// The beginning of an entry that was never committed.
    Torn(Damage),
    /// Something that nobody could have written.
    Damaged(Damage),
}

/// Checks what lies beyond `known`, up to the end of segment `last`.
pub(super) fn check(dir: &Path, known: Tip, last: u32) -> Result<Checked, JournalError> {
    let mut tape = Tape::new(dir, known.end, last, Reach::Far);
    let mut checker = Checker { tip: known, first: None, open: None, bytes: 0 };
    let mut flawed = None;
    while let Some(line) = tape.next()? {
        if let Err(flaw) = checker.take(&line) {
            flawed = Some((line.at, flaw, line.payload.is_ok_and(is_commit)));
            break;
        }
    }
    let flawed = flawed.or_else(|| checker.open.as_ref().map(|open| (open.begin, Flaw::Uncommitted, false)));
    let ending = match flawed {
        None => Ending::Whole,
        Some((at, flaw, is_commit)) => {
            let start = checker.open.as_ref().map_or(at, |open| open.begin);
            let is_torn = !is_commit && start.segment == last && is_torn(&mut tape, start, flaw, &checker.tip)?;
            if is_torn { Ending::Torn(Damage { at: start, flaw }) } else { Ending::Damaged(Damage { at, flaw }) }
        }
    };
    Ok(Checked { tip: checker.tip, first: checker.first, bytes: checker.bytes, ending })
}

fn is_commit(payload: &[u8]) -> bool {
    Sort::of(payload) == Some(Sort::Commit)
}

/// Whether an entry that begins at `start` was never committed, given what follows its first flaw on the tape.
fn is_torn(tape: &mut Tape, start: Place, flaw: Flaw, tip: &Tip) -> Result<bool, JournalError> {
    let mut sealed = false;
    while let Some(line) = tape.next()? {
        if sealed {
            return Ok(false);
        }
        if let Some(payload) = line.payload.ok().filter(|payload| is_commit(payload)) {
            // A power cut can leave zeros before a whole commit line, if both were written at once.
            let at_once = line.end.offset.saturating_sub(start.offset) <= PAGE;
            let own = Seal::read(payload, line.at).is_ok_and(|seal| seal.follows(tip));
            sealed = flaw == Flaw::Unwritten && at_once && own;
            if !sealed {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

struct Checker {
    tip: Tip,
    first: Option<Place>,
    open: Option<OpenEntry>,
    bytes: u64,
}

struct OpenEntry {
    begin: Place,
    hash: EntryHash,
}

impl Checker {
    fn take(&mut self, line: &Line<'_>) -> Result<(), Flaw> {
        self.bytes += line.end.offset - line.at.offset;
        if self.open.as_ref().is_some_and(|open| open.begin.segment != line.at.segment) {
            return Err(Flaw::Uncommitted);
        }
        let payload = line.payload?;
        match (Sort::of(payload).ok_or(Flaw::Unknown)?, self.open.as_mut()) {
            (Sort::Begin, None) => {
                self.open = Some(OpenEntry { begin: line.at, hash: EntryHash::begin(&self.tip.hash, payload) });
            }
            (Sort::Change, Some(open)) => open.hash.change(payload),
            (Sort::Erased, Some(open)) => {
                open.hash.erased(&read_erased(payload, line.at).map_err(|_| Flaw::Unknown)?);
            }
            (Sort::Commit, Some(open)) => {
                let seal = Seal::read(payload, line.at).map_err(|_| Flaw::Unknown)?;
                if !seal.fits(&self.tip, &open.hash) {
                    return Err(Flaw::Chain);
                }
                self.tip = seal.tip(line.at, line.end);
                self.first = self.first.or(Some(open.begin));
                self.open = None;
            }
            (Sort::Begin, Some(_)) | (Sort::Change | Sort::Erased | Sort::Commit, None) => return Err(Flaw::Order),
        }
        Ok(())
    }
}
