//! What the tests of this room share: headers and changes, a journal in a directory of its own, and bytes gone bad.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use tempfile::TempDir;

use crate::domain::id::{SessionId, Uuid128};
use crate::domain::{
    Action, Change, Delta, DeviceId, Entry, EntryId, Header, Kind, Origin, Place, RecordId, Tip, Value,
};

use super::{Committed, Event, Journal, Limits, Opening};

pub(super) const SEED: [u8; 32] = [7; 32];

/// Segments and drafts that fill up at once.
pub(super) const SMALL: Limits = Limits { segment_bytes: 3_000, spill_bytes: 2_000 };

pub(super) fn header(number: u128) -> Header {
    Header {
        id: EntryId(Uuid128(number)),
        device: DeviceId(Uuid128(1)),
        actor: "jane".into(),
        origin: Origin::Shell,
        session: SessionId(Uuid128(2)),
        at: Timestamp::UNIX_EPOCH,
        words: vec!["contact".into(), "add".into(), "Ann \"A\" Lee".into()],
        action: Action::Do,
    }
}

pub(super) fn change(number: u128, text: &str) -> Change {
    let mut change = Change::of(RecordId { kind: Kind::Contact, uuid: Uuid128(number) });
    change.set.insert("given".into(), Delta { old: None, new: Some(Value::Text(text.into())) });
    change
}

/// Commits an entry with these changes.
pub(super) fn commit(journal: &mut Journal, number: u128, changes: &[Change]) -> Committed {
    let mut draft = journal.draft(&header(number)).unwrap();
    for change in changes {
        draft.push(change).unwrap();
    }
    journal.commit(draft, 1_000).unwrap()
}

/// A directory with an empty journal.
pub(super) fn empty() -> (TempDir, PathBuf, Journal) {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("journal");
    let journal = Journal::create(&dir, SEED).unwrap();
    (home, dir, journal)
}

/// A directory with a journal of three entries in one segment, with one, two and one changes, and the states after each.
pub(super) fn three_entries() -> (TempDir, PathBuf, Vec<Tip>) {
    let (home, dir, mut journal) = empty();
    let changes = [vec![change(1, "Ann")], vec![change(2, "Bo\n"), change(3, "安娜")], vec![change(1, "Anna")]];
    let tips = (1..).zip(&changes).map(|(number, changes)| commit(&mut journal, number, changes).tip).collect();
    (home, dir, tips)
}

pub(super) fn open(dir: &Path, known: Option<&Tip>) -> (Journal, Opening) {
    Journal::open(dir, known, SEED).unwrap()
}

/// Everything that a journal tells, entry by entry.
pub(super) fn entries(journal: &Journal) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut current = None;
    for event in journal.events(Place::default()) {
        match event.unwrap() {
            Event::Begin(header, at) => {
                assert!(current.is_none(), "an entry within an entry at {at}");
                current = Some((header, Vec::new()));
            }
            Event::Change(change, _) => current.as_mut().unwrap().1.extend(change),
            Event::Commit(tip) => {
                let (header, changes) = current.take().unwrap();
                entries.push(Entry { seq: tip.seq, time: tip.time, header, changes });
            }
        }
    }
    assert!(current.is_none(), "an entry without an end");
    entries
}

/// The length of the first segment in this state.
pub(super) fn end(tip: &Tip) -> usize {
    usize::try_from(tip.end.offset).unwrap()
}

/// The bytes of the first segment.
pub(super) fn bytes(dir: &Path) -> Vec<u8> {
    fs::read(dir.join("000001.log")).unwrap()
}

/// A directory with these bytes as the only segment of a journal; in memory where there is such a place, since tests
/// make thousands of them.
pub(super) fn with_bytes(bytes: &[u8]) -> TempDir {
    let dir = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    fs::write(dir.path().join("000001.log"), bytes).unwrap();
    dir
}

/// The names in a directory with their contents, in order.
pub(super) fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|file| file.unwrap())
        .map(|file| (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap()))
        .collect();
    files.sort();
    files
}
