//! Opening a journal: as little is read as the views allow, what is torn is moved aside, what is damaged is left alone.

use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use crate::domain::{Place, Tip};

use super::check::{Ending, check};
use super::log::{Health, start};
use super::payload::{Seal, Sort};
use super::segment::Listing;
use super::{Damage, Flaw, Journal, JournalError, Torn, line, segment, torn};

/// The longest commit line in bytes, with room for keys to come.
const LONGEST_COMMIT: u64 = 2048;

/// What was found when a journal was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The tail that was cut off.
    pub torn: Option<Torn>,
    /// Why the journal can only be read, and only up to there.
    pub damage: Option<Damage>,
    /// Where the first entry begins that the views do not have.
    pub beyond: Option<Place>,
    /// How many bytes of lines were checked.
    pub checked_bytes: u64,
}

impl Journal {
    /// Opens the journal in the directory `dir`.
    ///
    /// `known` is the state that the views hold: if the commit line that it names is there, only what lies beyond it is
    /// read and checked; else the journal is damaged. Without it everything is read and checked.
    ///
    /// Leftover staging files are removed, since whoever opens a journal holds the book's lease.
    ///
    /// `seed` is 32 bytes from the system's random source, drawn anew for each opening: nonces come from it.
    pub fn open(dir: &Path, known: Option<&Tip>, seed: [u8; 32]) -> Result<(Journal, Opening), JournalError> {
        let listing = match segment::list(dir) {
            Ok(listing) if listing.last == 0 && listing.gap.is_none() => {
                Err(JournalError::Absent { dir: dir.to_owned() })
            }
            listing => listing,
        }?;
        let known = known.filter(|tip| tip.seq > 0);
        let (from, known_bytes, stranger) = match known.map(|tip| recognise(dir, tip, listing.last)).transpose()? {
            None => (start(), 0, None),
            Some(Ok((tip, bytes))) => (tip, bytes, None),
            Some(Err(damage)) => (start(), 0, Some(damage)),
        };
        let checked = check(dir, from, listing.last)?;
        let gap = listing.gap.map(|segment| Damage { at: Place { segment, offset: 0 }, flaw: Flaw::Missing });
        let (tail, damage) = match checked.ending {
            Ending::Damaged(damage) => (None, Some(damage)),
            Ending::Torn(damage) => (Some(damage), gap.or(stranger)),
            Ending::Whole => (None, gap.or(stranger)),
        };
        let mut opening =
            Opening { torn: None, damage, beyond: checked.first, checked_bytes: known_bytes + checked.bytes };
        let health = match damage {
            Some(damage) => Health::Damaged(damage),
            None => tidy(dir, &listing, tail, &mut opening)?,
        };
        Ok((Journal::new(dir, checked.tip, listing.last, health, seed), opening))
    }
}

/// Looks whether the entry that the views know is there; if so, gives it back with the bytes that were read for it.
fn recognise(dir: &Path, known: &Tip, last: u32) -> Result<Result<(Tip, u64), Damage>, JournalError> {
    let short = Damage { at: known.end, flaw: Flaw::Short };
    let replaced = Damage { at: known.commit, flaw: Flaw::Replaced };
    if known.end.segment > last {
        return Ok(Err(short));
    }
    let path = segment::path(dir, known.end.segment);
    let file = File::open(&path).map_err(JournalError::io("open", &path))?;
    if file.metadata().map_err(JournalError::io("read", &path))?.len() < known.end.offset {
        return Ok(Err(short));
    }
    let length = known.end.offset.saturating_sub(known.commit.offset);
    if known.commit.segment != known.end.segment || length > LONGEST_COMMIT {
        return Ok(Err(replaced));
    }
    let mut bytes = vec![0; usize::try_from(length).unwrap_or_default()];
    file.read_exact_at(&mut bytes, known.commit.offset).map_err(JournalError::io("read", &path))?;
    let payload = line::payload(&bytes).ok().filter(|payload| Sort::of(payload) == Some(Sort::Commit));
    let seal = payload.and_then(|payload| Seal::read(payload, known.commit).ok());
    let is_known = seal.is_some_and(|seal| seal.tip(known.commit, known.end) == *known);
    Ok(if is_known { Ok((*known, length)) } else { Err(replaced) })
}

/// Removes what dead processes left and moves a torn tail aside. If it cannot, the journal can still be read.
fn tidy(dir: &Path, listing: &Listing, tail: Option<Damage>, opening: &mut Opening) -> Result<Health, JournalError> {
    let mut tidied = remove(&listing.staging);
    if let Some(damage) = tail {
        let bytes = torn::length(dir, damage.at)?;
        let aside = segment::torn_path(dir, listing.torn + 1);
        tidied = tidied.and_then(|()| torn::move_aside(dir, damage.at, &aside));
        opening.torn = Some(Torn { damage, bytes, moved_to: tidied.is_ok().then_some(aside) });
    }
    Ok(tidied.map_or_else(|error| Health::Poisoned(error.to_string()), |()| Health::Sound))
}

fn remove(leftovers: &[PathBuf]) -> Result<(), JournalError> {
    leftovers.iter().try_for_each(|path| fs::remove_file(path).map_err(JournalError::io("remove", path)))
}

#[cfg(test)]
mod tests {
    use sha2::Digest;

    use crate::journal::chain::hex;
    use crate::journal::testing::{
        SEED, bytes, change, commit, empty, end, entries, files, header, open, three_entries, with_bytes,
    };
    use crate::journal::{Event, Limits};

    use super::*;

    #[test]
    fn an_intact_book_opens_with_one_line_read() {
        let (_home, dir, mut journal) = empty();
        for number in 1..=100 {
            commit(&mut journal, number, &[change(number, "Ann")]);
        }
        let (opened, opening) = open(&dir, Some(journal.tip()));
        assert_eq!((opened.tip(), opening.beyond), (journal.tip(), None));
        assert!(opening.checked_bytes < 400, "{}", opening.checked_bytes);
        let (_, whole) = open(&dir, None);
        assert_eq!(whole.checked_bytes, journal.tip().end.offset);
    }

    #[test]
    fn entries_that_the_views_lack_are_found() {
        let (_home, dir, tips) = three_entries();
        assert_eq!(open(&dir, Some(&tips[0])).1.beyond, Some(tips[0].end));
        assert_eq!(open(&dir, None).1.beyond, Some(Place { segment: 1, offset: 0 }));
        assert_eq!(open(&dir, Some(&Tip::default())).1.beyond, Some(Place { segment: 1, offset: 0 }));
    }

    #[test]
    fn a_book_cut_anywhere_keeps_what_was_committed_and_moves_the_rest_aside() {
        let (_home, original, tips) = three_entries();
        let bytes = bytes(&original);
        for length in 0..bytes.len() {
            let dir = with_bytes(&bytes[..length]);
            let kept = tips.iter().filter(|tip| tip.end.offset <= length as u64).count();
            let end = kept.checked_sub(1).map_or(0, |last| end(&tips[last]));
            let (mut journal, opening) = open(dir.path(), None);
            assert_eq!((entries(&journal).len(), opening.damage), (kept, None), "cut at {length}");
            let mut expected = vec![("000001.log".to_owned(), bytes[..end].to_vec())];
            if end < length {
                expected.push(("torn-1".to_owned(), bytes[end..length].to_vec()));
                let torn = opening.torn.unwrap();
                assert_eq!((torn.bytes, torn.moved_to), ((length - end) as u64, Some(dir.path().join("torn-1"))));
            } else {
                assert_eq!(opening.torn, None);
            }
            assert_eq!(files(dir.path()), expected, "cut at {length}");
            commit(&mut journal, 9, &[change(9, "Zoe")]);
            assert_eq!(entries(&open(dir.path(), None).0).len(), kept + 1);
        }
    }

    #[test]
    fn a_cut_into_what_the_views_know_is_damage_and_nothing_is_touched() {
        let (_home, original, tips) = three_entries();
        let bytes = bytes(&original);
        for length in 0..bytes.len() {
            let dir = with_bytes(&bytes[..length]);
            let before = files(dir.path());
            let (journal, opening) = open(dir.path(), Some(&tips[2]));
            assert_eq!(opening.damage.map(|damage| damage.flaw), Some(Flaw::Short), "cut at {length}");
            assert!(matches!(journal.draft(&header(4)), Err(JournalError::Damaged(_))));
            assert_eq!((opening.torn, files(dir.path())), (None, before));
        }
    }

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
    fn a_torn_tail_that_cannot_be_moved_leaves_a_book_that_can_be_read() {
        let (_home, original, _) = three_entries();
        let good = bytes(&original);
        let dir = with_bytes(&good[..good.len() - 1]);
        // What cannot be removed stops the tidying before anything is cut off.
        fs::create_dir(dir.path().join("staging-directory")).unwrap();
        let (journal, opening) = Journal::open(dir.path(), None, SEED).unwrap();
        assert_eq!(opening.torn.unwrap().moved_to, None);
        assert_eq!(entries(&journal).len(), 2);
        assert!(matches!(journal.check_writable(), Err(JournalError::Poisoned { .. })));
        assert_eq!(bytes(dir.path()).len(), good.len() - 1);
    }

    #[test]
    fn a_missing_segment_is_damage_and_what_is_before_can_be_read() {
        let (_home, dir, journal) = empty();
        let mut journal = journal.with_limits(Limits { segment_bytes: 1, ..Limits::default() });
        for number in 1..=4 {
            commit(&mut journal, number, &[change(number, "Ann")]);
        }
        for (missing, kept) in [(3, 2), (1, 0)] {
            fs::remove_file(segment::path(&dir, missing)).unwrap();
            for known in [None, Some(journal.tip())] {
                let (opened, opening) = open(&dir, known);
                let at = Place { segment: missing, offset: 0 };
                assert_eq!(opening.damage, Some(Damage { at, flaw: Flaw::Missing }));
                assert_eq!(entries(&opened).len(), kept);
            }
        }
    }

    #[test]
    fn a_tear_before_the_last_segment_is_damage() {
        let (_home, dir, journal) = empty();
        let mut journal = journal.with_limits(Limits { segment_bytes: 1, ..Limits::default() });
        let first = commit(&mut journal, 1, &[change(1, "Ann")]);
        commit(&mut journal, 2, &[change(2, "Bo")]);
        let good = bytes(&dir);
        fs::write(segment::path(&dir, 1), &good[..good.len() - 1]).unwrap();
        let (opened, opening) = open(&dir, None);
        assert_eq!(opening.damage, Some(Damage { at: first.tip.commit, flaw: Flaw::Cut }));
        assert_eq!((opening.torn, entries(&opened).len()), (None, 0));
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
