//! Opening a journal: as little is read as the views allow, what is torn is moved aside, what is damaged is left alone.

use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use crate::domain::{Place, Tip};

use super::check::{Checked, Ending, check};
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
    /// Where the first entry begins that the views do not have; `None`, too, if the entry that they know is not there.
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
        let absent = !dir.try_exists().map_err(JournalError::io("look for", dir))?;
        let listing = match segment::list(dir) {
            Err(_) if absent => Err(JournalError::Absent { dir: dir.to_owned() }),
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
        let mut opening = Opening {
            torn: None,
            damage,
            beyond: if stranger.is_none() { checked.first } else { None },
            checked_bytes: known_bytes + checked.bytes,
        };
        let health = match damage {
            Some(damage) => Health::Damaged(damage),
            None => match tidy(dir, &listing, tail, &checked, &mut opening) {
                Ok(()) => Health::Sound,
                Err(error) => Health::Poisoned(error.to_string()),
            },
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
    if known.end.segment == 0 || known.commit.segment != known.end.segment {
        return Ok(Err(replaced));
    }
    let path = segment::path(dir, known.end.segment);
    let file = File::open(&path).map_err(JournalError::io("open", &path))?;
    if file.metadata().map_err(JournalError::io("read", &path))?.len() < known.end.offset {
        return Ok(Err(short));
    }
    let length = known.end.offset.saturating_sub(known.commit.offset);
    if length > LONGEST_COMMIT {
        return Ok(Err(replaced));
    }
    let mut bytes = vec![0; usize::try_from(length).unwrap_or_default()];
    file.read_exact_at(&mut bytes, known.commit.offset).map_err(JournalError::io("read", &path))?;
    let payload = line::payload(&bytes).ok().filter(|payload| Sort::of(payload) == Some(Sort::Commit));
    let seal = payload.and_then(|payload| Seal::read(payload, known.commit).ok());
    let is_known = seal.is_some_and(|seal| seal.tip(known.commit, known.end) == *known);
    Ok(if is_known { Ok((*known, length)) } else { Err(replaced) })
}

/// Makes durable what was found, removes what dead processes left and moves a torn tail aside. Where it fails, the
/// journal can still be read.
fn tidy(
    dir: &Path,
    listing: &Listing,
    tail: Option<Damage>,
    checked: &Checked,
    opening: &mut Opening,
) -> Result<(), JournalError> {
    let aside = tail.map(|damage| (damage, segment::torn_path(dir, listing.torn + 1)));
    if let Some((damage, _)) = aside {
        opening.torn = Some(Torn { damage, bytes: torn::length(dir, damage.at)?, moved_to: None });
    }
    if checked.first.is_some() {
        sync(dir, checked.tip.end)?;
    }
    remove(&listing.staging)?;
    if let (Some((damage, aside)), Some(torn)) = (aside, opening.torn.as_mut()) {
        torn::move_aside(dir, damage.at, &aside)?;
        torn.moved_to = Some(aside);
    }
    Ok(())
}

/// Makes the last entries durable: the process that wrote them may have died before it did, and now they will be
/// believed.
fn sync(dir: &Path, end: Place) -> Result<(), JournalError> {
    let path = segment::path(dir, end.segment);
    File::open(&path).and_then(|file| file.sync_data()).map_err(JournalError::io("sync", &path))?;
    segment::sync_dir(dir)
}

fn remove(leftovers: &[PathBuf]) -> Result<(), JournalError> {
    leftovers.iter().try_for_each(|path| fs::remove_file(path).map_err(JournalError::io("remove", path)))
}

#[cfg(test)]
mod tests {
    use crate::journal::Limits;
    use crate::journal::testing::{
        SEED, bytes, change, commit, empty, end, entries, files, header, open, three_entries, with_bytes,
    };

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
    fn a_segment_that_was_begun_and_left_empty_is_used() {
        let (_home, dir, tips) = three_entries();
        fs::write(segment::path(&dir, 2), "").unwrap();
        for known in [None, Some(&tips[2])] {
            let (opened, opening) = open(&dir, known);
            assert_eq!((opened.tip(), opening.damage, opening.torn), (&tips[2], None, None));
        }
        let (mut journal, _) = open(&dir, Some(&tips[2]));
        let committed = commit(&mut journal, 4, &[change(1, "Ann")]);
        assert_eq!(committed.begin, Place { segment: 2, offset: 0 });
        assert_eq!(open(&dir, Some(&tips[2])).1.beyond, Some(committed.begin));
        assert_eq!(journal.events(tips[2].end).count(), 3);
    }

    #[test]
    fn every_torn_tail_gets_a_file_of_its_own() {
        let (_home, dir, tips) = three_entries();
        for number in 1..=2_u64 {
            let path = segment::path(&dir, 1);
            let half = [bytes(&dir), format!("half a line {number}").into_bytes()].concat();
            fs::write(&path, half).unwrap();
            let (_, opening) = open(&dir, Some(&tips[2]));
            let aside = opening.torn.and_then(|torn| torn.moved_to).unwrap();
            assert_eq!(fs::read_to_string(aside).unwrap(), format!("half a line {number}"));
        }
        assert_eq!(files(&dir).len(), 3);
    }

    #[test]
    fn whatever_the_views_claim_is_looked_up_and_not_believed() {
        let (_home, dir, tips) = three_entries();
        let true_tip = tips[2];
        let (commit, end) = (true_tip.commit, true_tip.end);
        for (claim, flaw) in [
            (Tip { seq: 4, ..true_tip }, Flaw::Replaced),
            (Tip { commit: Place { offset: commit.offset + 1, ..commit }, ..true_tip }, Flaw::Replaced),
            (Tip { commit: Place { offset: 0, ..commit }, ..true_tip }, Flaw::Replaced),
            (Tip { commit: end, ..true_tip }, Flaw::Replaced),
            (Tip { commit: Place { segment: 0, ..commit }, ..true_tip }, Flaw::Replaced),
            (Tip { end: Place::default(), commit: Place::default(), ..true_tip }, Flaw::Replaced),
            (Tip { end: Place { offset: end.offset + 1, ..end }, ..true_tip }, Flaw::Short),
            (Tip { end: Place { segment: 2, ..end }, ..true_tip }, Flaw::Short),
        ] {
            let (journal, opening) = open(&dir, Some(&claim));
            assert_eq!(opening.damage.map(|damage| damage.flaw), Some(flaw), "{claim:?}");
            assert_eq!((journal.tip(), opening.beyond, opening.torn), (&true_tip, None, None));
        }
    }
}
