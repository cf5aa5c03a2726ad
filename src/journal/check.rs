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

#[cfg(test)]
mod tests {
    use sha2::Digest;

    use crate::journal::chain::hex;
    use crate::journal::testing::{bytes, change, commit, end, entries, open, three_entries, with_bytes};
    use crate::journal::{Event, line};

    use super::*;

    #[test]
    fn no_changed_byte_goes_unnoticed() {
        let (_home, original, tips) = three_entries();
        let good = bytes(&original);
        let all = entries(&open(&original, None).0);
        for offset in 0..good.len() {
            for flip in [1, 0x20, 0x80, good[offset], good[offset] ^ b'\n'] {
                if flip == 0 {
                    continue;
                }
                let mut bad = good.clone();
                bad[offset] ^= flip;
                let dir = with_bytes(&bad);
                let (journal, opening) = open(dir.path(), None);
                assert!(opening.damage.is_some() != opening.torn.is_some(), "byte {offset} flipped by {flip}");
                let kept = tips.iter().filter(|tip| tip.end.offset <= offset as u64).count();
                assert_eq!(entries(&journal), all[..kept], "byte {offset} flipped by {flip}");
                let is_last = kept == tips.len() - 1;
                assert!(is_last || opening.damage.is_some(), "only the last entry can be torn: byte {offset}");
                if opening.damage.is_some() {
                    assert_eq!(bytes(dir.path()), bad);
                }
                let known = open(with_bytes(&bad).path(), Some(&tips[2])).1;
                assert_eq!(known.damage.is_some(), offset as u64 >= tips[2].commit.offset, "byte {offset}");
            }
        }
    }

    #[test]
    fn a_power_cut_that_leaves_zeros_tears_only_the_last_entry() {
        let (_home, original, tips) = three_entries();
        let good = bytes(&original);
        for (entry, is_torn) in [(0, false), (1, true)] {
            let mut bad = good.clone();
            let start = end(&tips[entry]);
            bad[start..start + 50].fill(0);
            let dir = with_bytes(&bad);
            let (_, opening) = open(dir.path(), None);
            assert_eq!((opening.torn.is_some(), opening.damage.is_some()), (is_torn, !is_torn));
        }
        let mut grown = good.clone();
        grown.resize(good.len() + 5_000, 0);
        let (journal, opening) = open(with_bytes(&grown).path(), Some(&tips[2]));
        assert_eq!((journal.tip(), opening.torn.map(|torn| torn.bytes)), (&tips[2], Some(5_000)));
    }

    #[test]
    fn an_entry_taken_from_another_book_breaks_the_chain() {
        let (_home, dir, tips) = three_entries();
        let good = bytes(&dir);
        let (first, second) = (end(&tips[0]), end(&tips[1]));
        for bad in [[&good[..first], &good[second..]].concat(), [&good[..second], &good[first..]].concat()] {
            let opening = open(with_bytes(&bad).path(), None).1;
            assert_eq!(opening.damage.map(|damage| damage.flaw), Some(Flaw::Chain));
        }
        let stranger = Tip { hash: [1; 32], ..tips[1] };
        let (journal, opening) = open(&dir, Some(&stranger));
        assert_eq!(opening.damage, Some(Damage { at: tips[1].commit, flaw: Flaw::Replaced }));
        assert_eq!(entries(&journal).len(), 3);
    }

    /// The lines of the second entry with the given text in place of its first change line.
    fn with_line(good: &[u8], payload: &serde_json::Value) -> Vec<u8> {
        let mut lines: Vec<_> = good.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        lines[4].clear();
        line::write(&mut lines[4], payload).unwrap();
        lines.concat()
    }

    #[test]
    fn an_erased_change_is_gone_and_the_chain_holds() {
        let (_home, original, tips) = three_entries();
        let good = bytes(&original);
        let change_line = good.split_inclusive(|byte| *byte == b'\n').nth(4).unwrap();
        let digest = sha2::Sha256::digest(line::payload(change_line).unwrap());
        let dir = with_bytes(&with_line(&good, &serde_json::json!({ "erased": hex::encode(&digest) })));
        let (mut journal, opening) = open(dir.path(), None);
        assert_eq!((opening.damage, opening.torn, journal.tip().hash), (None, None, tips[2].hash));
        let events: Vec<_> = journal.events(tips[0].end).map(Result::unwrap).collect();
        let Event::Change(None, place) = events[1] else { panic!("{:?}", events[1]) };
        assert_eq!(journal.change_at(place).unwrap(), None);
        assert_eq!(journal.entry_at(tips[0].end).unwrap().changes, [change(3, "安娜")]);
        commit(&mut journal, 4, &[change(1, "Ann")]);
        assert_eq!(open(dir.path(), None).1.damage, None);
    }

    #[test]
    fn a_change_cannot_be_erased_behind_the_chains_back() {
        let (_home, original, _) = three_entries();
        let good = bytes(&original);
        for (payload, flaw) in [
            (serde_json::json!({ "erased": "00".repeat(32) }), Flaw::Chain),
            (serde_json::json!({ "erased": "AA".repeat(32) }), Flaw::Unknown),
            (serde_json::json!({ "change": {} }), Flaw::Chain),
            (serde_json::json!({ "later": "AA".repeat(32) }), Flaw::Unknown),
            (serde_json::json!({ "begin": {} }), Flaw::Order),
        ] {
            let opening = open(with_bytes(&with_line(&good, &payload)).path(), None).1;
            assert_eq!(opening.damage.map(|damage| damage.flaw), Some(flaw), "{payload}");
        }
    }

    #[test]
    fn a_line_without_end_is_damage_before_the_last_entry_and_needs_no_memory() {
        let (_home, original, tips) = three_entries();
        let good = bytes(&original);
        let cut = end(&tips[1]);
        let long = vec![b'x'; line::LONGEST + 100];
        let dir = with_bytes(&[&good[..cut], &long, b"\n", &good[cut..]].concat());
        let at = tips[1].end;
        assert_eq!(open(dir.path(), None).1.damage, Some(Damage { at, flaw: Flaw::Long }));
        let dir = with_bytes(&[&good[..cut], &long].concat());
        assert_eq!(open(dir.path(), None).1.torn.map(|torn| torn.bytes), Some(long.len() as u64));
    }
}
