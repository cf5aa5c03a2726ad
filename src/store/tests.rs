//! The store as a whole: views beside a rebuild, reopening, markers, damage.

mod timeline;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use tempfile::TempDir;

use super::sample::{apply, contact, creation, entry_id, header, id, identity, place, reopen, tip, with_unread};
use super::*;
use crate::domain::{Action, Asker, Change, Delta, Kind, Life, Record, RecordId, Value};
use crate::search::{Row, Sieve};

fn edit(number: u64, sets: &[(&str, Option<&str>)]) -> Change {
    let mut change = Change::of(id(number));
    for (path, text) in sets {
        let new = text.map(|text| Value::Text(text.to_owned()));
        change.set.insert((*path).into(), Delta { old: None, new });
    }
    change
}

fn fresh(dir: &TempDir) -> Store {
    Store::fresh(&dir.path().join("store"), &identity()).unwrap()
}

/// The digest of a store to which the whole journal was applied at once.
fn rebuilt(journal: &[(Action, Vec<Change>)]) -> [u8; 32] {
    let dir = TempDir::new().unwrap();
    let mut store = fresh(&dir);
    let mut replay = store.replay();
    for (seq, (action, changes)) in (1..).zip(journal) {
        replay.begin(header(seq, *action), place(seq * 1000));
        for (offset, change) in (1..).zip(changes) {
            with_unread(change, |change| replay.change(Some(change), place(seq * 1000 + offset))).unwrap();
        }
        replay.commit(tip(seq)).unwrap();
    }
    replay.finish().unwrap();
    store.digest().unwrap()
}

/// Everything that can be read, in one value to compare.
fn everything(store: &Store) -> Result<BTreeMap<String, String>, StoreError> {
    let mut all = BTreeMap::new();
    for life in [Life::Live, Life::Deleted] {
        let count = store.count(Kind::Contact, life)?;
        let window = store.window(Kind::Contact, life, 0, usize::MAX)?;
        all.insert(format!("{life:?}"), format!("{count} {window:?}"));
        for record in store.records(Kind::Contact, life)? {
            let record = record?;
            let key = record.id.to_string();
            let handle = store.id_by_handle(&record.handle().parse().unwrap())?;
            let name = store.ids_by_name(life, &crate::search::fold(&record.title()))?;
            let trail = store.trail(record.id, None, 100)?;
            let email = record.keys("emails").map(|address| store.ids_by_email(life, address));
            let email = email.collect::<Result<Vec<_>, _>>()?;
            let phone = record.keys("phones").map(|number| store.ids_by_phone_suffix(life, number, 9));
            let phone = phone.collect::<Result<Vec<_>, _>>()?;
            all.insert(key, format!("{record:?} {handle:?} {name:?} {trail:?} {email:?} {phone:?}"));
        }
    }
    let each = |rows: &mut Vec<String>, id, row: Row<'_>| rows.push(format!("{id} {row:?}"));
    let mut rows = store.rosters()?.read(Kind::Contact, &Sieve::default(), Vec::new, each)?.concat();
    rows.sort();
    all.insert("roster".into(), rows.concat());
    all.insert("entries".into(), format!("{:?}", store.entries_before(None, 10_000)?));
    Ok(all)
}

/// The same from plain records, where it can be said without the store.
fn expected_window(records: &BTreeMap<RecordId, Record>, life: Life) -> Vec<RecordId> {
    let mut order: Vec<_> = records
        .values()
        .filter(|record| record.exists() && Life::of(record) == life)
        .map(|record| (crate::search::sort_key(&record.title()), record.id))
        .collect();
    order.sort();
    order.into_iter().map(|(_, id)| id).collect()
}

#[derive(Clone, Debug)]
enum Deed {
    Create(u64),
    Rename(u64, String),
    Tag(u64, u8),
    Note(u64, usize),
    Delete(u64),
    Restore(u64),
    UndoLast,
    Reopen,
}

fn deed() -> impl Strategy<Value = Deed> {
    let who = 0..40_u64;
    prop_oneof![
        6 => who.clone().prop_map(Deed::Create),
        3 => (who.clone(), "[a-zäß王]{0,8}").prop_map(|(who, name)| Deed::Rename(who, name)),
        2 => (who.clone(), 0..4_u8).prop_map(|(who, tag)| Deed::Tag(who, tag)),
        1 => (who.clone(), 0..70_000_usize).prop_map(|(who, length)| Deed::Note(who, length)),
        2 => who.clone().prop_map(Deed::Delete),
        1 => who.prop_map(Deed::Restore),
        3 => Just(Deed::UndoLast),
        1 => Just(Deed::Reopen),
    ]
}

fn change_of(deed: &Deed, records: &BTreeMap<RecordId, Record>) -> Option<Change> {
    let (who, path, value) = match deed {
        Deed::Create(who) => {
            return Some(Change::between(id(*who), records.get(&id(*who)), &contact(*who)));
        }
        Deed::Rename(who, name) => (who, "name".to_owned(), Some(Value::Text(name.clone()))),
        Deed::Tag(who, tag) => (who, format!("tags/{tag}"), Some(Value::Flag)),
        Deed::Note(who, length) => (who, "notes".to_owned(), Some(Value::Text("n".repeat(*length)))),
        Deed::Delete(who) => (who, "deleted".to_owned(), Some(Value::Flag)),
        Deed::Restore(who) => (who, "deleted".to_owned(), None),
        Deed::UndoLast | Deed::Reopen => return None,
    };
    let old = records.get(&id(*who)).and_then(|record| record.value(&path)).cloned();
    let mut change = Change::of(id(*who));
    change.set.insert(path.as_str().into(), Delta { old, new: value });
    Some(change)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_views_are_always_what_a_rebuild_would_make(deeds in prop::collection::vec(deed(), 1..60)) {
        let dir = TempDir::new().unwrap();
        let mut store = fresh(&dir);
        let mut journal: Vec<(Action, Vec<Change>)> = Vec::new();
        let mut records: BTreeMap<RecordId, Record> = BTreeMap::new();
        for deed in deeds {
            if matches!(deed, Deed::Reopen) {
                drop(store);
                store = reopen(&dir.path().join("store"));
                continue;
            }
            let entry = match (change_of(&deed, &records), journal.last()) {
                (Some(change), _) => (Action::Do, vec![change]),
                (None, Some((_, changes))) => {
                    let target = entry_id(u64::try_from(journal.len()).unwrap());
                    (Action::Undo(target), changes.iter().map(Change::inverse).collect())
                }
                (None, None) => continue,
            };
            apply(&mut store, entry.0, &entry.1).unwrap();
            for change in &entry.1 {
                let record = records
                    .entry(change.id)
                    .or_insert_with(|| Record::new(change.id, jiff::Timestamp::UNIX_EPOCH));
                record.apply(change);
            }
            journal.push(entry);
        }
        for life in [Life::Live, Life::Deleted] {
            let window = store.window(Kind::Contact, life, 0, 100).unwrap();
            prop_assert_eq!(&window, &expected_window(&records, life));
            prop_assert_eq!(store.count(Kind::Contact, life).unwrap(), window.len());
            for (position, id) in window.iter().enumerate() {
                let record = store.record(*id).unwrap().unwrap();
                prop_assert_eq!(&record.fields, &records[id].fields);
                prop_assert_eq!(store.position_of(&record).unwrap(), position);
            }
        }
        prop_assert_eq!(store.digest().unwrap(), rebuilt(&journal));
    }
}

#[test]
fn a_record_is_found_by_whatever_people_call_it() {
    let dir = TempDir::new().unwrap();
    let mut store = fresh(&dir);
    apply(&mut store, Action::Do, &[creation(1), creation(2), creation(998)]).unwrap();
    let record = store.record(id(1)).unwrap().unwrap();
    assert_eq!((record.title().as_str(), record.rev), ("Ann Müller 1", 1));
    assert_eq!(record.created, header(1, Action::Do).at);
    let handle = record.handle().parse().unwrap();
    assert_eq!(store.id_by_handle(&handle).unwrap(), Some(id(1)));
    assert_eq!(store.ids_by_handle_prefix(&record.handle()[..6], 9).unwrap(), [id(1)]);
    assert_eq!(store.ids_by_handle_prefix("c-", 2).unwrap().len(), 2);
    assert_eq!(store.ids_by_name(Life::Live, "ann müller 1").unwrap(), [id(1)]);
    assert_eq!(store.ids_by_name(Life::Live, "ann").unwrap(), []);
    assert_eq!(store.ids_by_email(Life::Live, "Person.1@Company1.example").unwrap(), [id(1)]);
    assert_eq!(store.ids_by_phone_suffix(Life::Live, "0000007", 9).unwrap(), [id(1)]);
    assert_eq!(store.ids_by_phone_suffix(Life::Live, "00 14", 9).unwrap(), [id(2)]);
    assert_eq!(store.ids_by_phone_suffix(Life::Live, "x", 9).unwrap(), []);
    assert_eq!(store.ids_by_name(Life::Deleted, "ann müller 1").unwrap(), []);
}

#[test]
fn deleting_moves_a_record_to_the_other_list_and_out_of_find() {
    let dir = TempDir::new().unwrap();
    let mut store = fresh(&dir);
    apply(&mut store, Action::Do, &[creation(1), creation(2)]).unwrap();
    apply(&mut store, Action::Do, &[edit(1, &[("deleted", Some("yes"))])]).unwrap();
    assert_eq!(store.window(Kind::Contact, Life::Live, 0, 9).unwrap(), [id(2)]);
    assert_eq!(store.window(Kind::Contact, Life::Deleted, 0, 9).unwrap(), [id(1)]);
    assert_eq!(store.ids_by_name(Life::Deleted, "ann müller 1").unwrap(), [id(1)]);
    let each = |found: &mut Vec<_>, id, _: Row<'_>| found.push(id);
    let found = store.rosters().unwrap().read(Kind::Contact, &Sieve::default(), Vec::new, each).unwrap();
    assert_eq!(found, [[id(2)]]);
    apply(&mut store, Action::Undo(entry_id(2)), &[edit(1, &[("deleted", None)])]).unwrap();
    assert_eq!(store.count(Kind::Contact, Life::Live).unwrap(), 2);
    assert_eq!(store.count(Kind::Contact, Life::Deleted).unwrap(), 0);
}

#[test]
fn an_entry_knows_what_took_it_back() {
    let dir = TempDir::new().unwrap();
    let mut store = fresh(&dir);
    apply(&mut store, Action::Do, &[creation(1)]).unwrap();
    apply(&mut store, Action::Undo(entry_id(1)), &[creation(1).inverse()]).unwrap();
    assert_eq!(store.record(id(1)).unwrap(), None);
    assert_eq!(store.id_by_handle(&contact(1).handle().parse().unwrap()).unwrap(), None);
    apply(&mut store, Action::Redo(entry_id(2)), &[creation(1)]).unwrap();
    let rows = store.entries_before(None, 9).unwrap();
    let shown: Vec<_> = rows.iter().map(|row| (row.seq, row.count, row.reversed_by)).collect();
    assert_eq!(shown, [(3, 1, None), (2, 1, Some(entry_id(3))), (1, 1, Some(entry_id(2)))]);
    assert_eq!(store.entries_before(Some(3), 1).unwrap(), rows[1..2]);
    assert_eq!(store.entry(2).unwrap().as_ref(), rows.get(1));
    assert_eq!(store.seq_of(entry_id(2)).unwrap(), Some(2));
    assert_eq!(store.seq_of(entry_id(4)).unwrap(), None);
    assert_eq!(store.trail(id(1), None, 2).unwrap(), [(3, place(3001)), (2, place(2001))]);
    assert_eq!(store.trail(id(1), Some(2), 9).unwrap(), [(1, place(1001))]);
    assert_eq!(store.record(id(1)).unwrap().unwrap().rev, 3);
}

#[test]
fn long_notes_come_back_whole() {
    let dir = TempDir::new().unwrap();
    let mut store = fresh(&dir);
    let notes: String = (0..8_192).map(|number| number.to_string() + " ").collect();
    apply(&mut store, Action::Do, &[creation(1)]).unwrap();
    apply(&mut store, Action::Do, &[edit(1, &[("notes", Some(&notes)), ("needs", Some(&notes))])]).unwrap();
    drop(store);
    let store = reopen(&dir.path().join("store"));
    assert_eq!(store.record(id(1)).unwrap().unwrap().text("notes"), notes);
    assert_eq!(store.tip(), tip(2));
}

#[test]
fn an_erased_line_is_counted_and_changes_nothing() {
    let dir = TempDir::new().unwrap();
    let mut store = fresh(&dir);
    let mut replay = store.replay();
    replay.begin(header(1, Action::Do), place(1));
    replay.change(None, place(2)).unwrap();
    with_unread(&creation(1), |change| replay.change(Some(change), place(3))).unwrap();
    replay.commit(tip(1)).unwrap();
    replay.finish().unwrap();
    assert_eq!(store.entry(1).unwrap().unwrap().count, 2);
    assert_eq!(store.count(Kind::Contact, Life::Live).unwrap(), 1);
}

#[test]
fn an_entry_that_is_not_committed_leaves_no_trace() {
    let dir = TempDir::new().unwrap();
    let mut store = fresh(&dir);
    let mut replay = store.replay();
    replay.begin(header(1, Action::Do), place(1));
    with_unread(&creation(1), |change| replay.change(Some(change), place(2))).unwrap();
    assert!(replay.finish().is_err());
    assert_eq!(store.record(id(1)).unwrap(), None);
    let mut replay = store.replay();
    replay.begin(header(1, Action::Do), place(1));
    let error = replay.commit(tip(2)).unwrap_err();
    assert!(matches!(error, StoreError::OutOfOrder { expected: 1, found: 2 }), "{error}");
    assert_eq!(store.tip().seq, 0);
}

#[test]
fn a_store_of_another_book_or_boot_or_none_at_all_is_stale() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("store");
    let stale = |identity: &Identity| match Store::open(&path, identity).unwrap() {
        Opened::Stale(stale) => Some(stale),
        Opened::Ready(_) => None,
    };
    assert_eq!(stale(&identity()), Some(Stale::Missing));
    assert!(!path.exists());
    let mut store = fresh(&dir);
    apply(&mut store, Action::Do, &[creation(1)]).unwrap();
    drop(store);
    assert_eq!(stale(&identity()), None);
    assert_eq!(stale(&Identity { boot: "boot-2".into(), ..identity() }), Some(Stale::Boot));
    let book = crate::domain::id::BookId(crate::domain::id::Uuid128(5));
    assert_eq!(stale(&Identity { book, ..identity() }), Some(Stale::Book));
    let store = fresh(&dir);
    assert_eq!(store.tip().seq, 0);
    assert_eq!(store.count(Kind::Contact, Life::Live).unwrap(), 0);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "the old one is gone");
}

#[test]
fn an_entry_applied_in_part_only_is_noticed() {
    let dir = TempDir::new().unwrap();
    let mut store = fresh(&dir);
    let mut replay = store.replay();
    replay.begin(header(1, Action::Do), place(77));
    for number in 0..10_000 {
        with_unread(&creation(number), |change| replay.change(Some(change), place(number))).unwrap();
    }
    drop(replay);
    let error = store.record(id(1)).unwrap_err();
    assert!(matches!(error, StoreError::Unfinished { begin } if begin == place(77)), "{error}");
    assert!(store.count(Kind::Contact, Life::Live).is_err());
    drop(store);
    match Store::open(&dir.path().join("store"), &identity()).unwrap() {
        Opened::Stale(stale) => assert_eq!(stale, Stale::Unfinished { begin: place(77) }),
        Opened::Ready(_) => panic!("taken for whole"),
    }
}

#[test]
fn a_large_entry_gives_the_same_views_as_many_small_ones() {
    let (one, many) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let changes: Vec<Change> = (0..6_000).map(creation).collect();
    let mut store = fresh(&one);
    apply(&mut store, Action::Do, &changes).unwrap();
    let mut other = fresh(&many);
    for part in changes.chunks(500) {
        apply(&mut other, Action::Do, part).unwrap();
    }
    let whole = |store: &Store| store.window(Kind::Contact, Life::Live, 0, usize::MAX).unwrap();
    assert_eq!(whole(&store), whole(&other));
    assert_eq!(store.window(Kind::Contact, Life::Live, 4_321, 5).unwrap(), whole(&other)[4_321..4_326]);
    assert_eq!(store.entry(1).unwrap().unwrap().count, 6_000);
    assert_eq!(store.records(Kind::Contact, Life::Live).unwrap().count(), 6_000);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn files(dir: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// What every state from the empty store on looked like.
fn history(dir: &TempDir) -> Vec<BTreeMap<String, String>> {
    let mut store = fresh(dir);
    let mut states = vec![everything(&store).unwrap()];
    for number in 0..30 {
        let notes = "long ".repeat(usize::try_from(number).unwrap() * 60);
        let changes = [creation(number), edit(number / 2, &[("notes", Some(&notes)), ("name", Some("Zed"))])];
        apply(&mut store, Action::Do, &changes).unwrap();
        states.push(everything(&store).unwrap());
        if number == 9 {
            store.reopen().unwrap();
        }
    }
    states
}

#[test]
fn a_flipped_byte_is_noticed_or_does_no_harm() {
    let dir = TempDir::new().unwrap();
    let states = history(&dir);
    let whole = dir.path().join("store");
    let mut found = Vec::new();
    files(&whole, &mut found);
    found.sort();
    let (mut fired, mut noticed) = (0, 0);
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    for file in &found {
        let good = fs::read(file).unwrap();
        let written: Vec<usize> = (0..good.len()).filter(|at| good[*at] != 0).collect();
        for step in 0..60 {
            let at = written[written.len() * step / 60];
            let copied = TempDir::new().unwrap();
            let path = copied.path().join("store");
            copy(&whole, &path);
            let broken = path.join(file.strip_prefix(&whole).unwrap());
            let mut bytes = good.clone();
            bytes[at] ^= 0x41;
            fs::write(&broken, bytes).unwrap();
            fired += 1;
            let Ok(Opened::Ready(store)) = Store::open(&path, &identity()) else {
                noticed += 1;
                continue;
            };
            let state = &states[usize::try_from(store.tip().seq).unwrap()];
            match everything(&store) {
                Ok(seen) => assert!(seen == *state, "{} at {at}: another answer", file.display()),
                Err(_) => noticed += 1,
            }
        }
    }
    std::panic::set_hook(hook);
    assert!(fired > 100 && noticed > 50, "{fired} bytes flipped in {} files, {noticed} noticed", found.len());
}

/// How many rows of a store are read by a search, or records by a look at everybody, until whoever waits leaves with the
/// first one; nothing if the answer came all the same.
fn read_until_left(store: &mut Store, look: impl Fn(&Store, &(dyn Fn() + Sync)) -> Result<(), StoreError>) -> usize {
    let (asker, count) = (Asker::default(), AtomicUsize::new(0));
    store.read_for(&asker);
    let looked = look(store, &|| {
        count.fetch_add(1, Ordering::SeqCst);
        asker.leave();
    });
    store.read_for(&Asker::default());
    assert!(matches!(looked, Err(StoreError::BrokenOff)));
    count.into_inner()
}

#[test]
fn no_more_than_a_part_is_read_for_somebody_who_leaves() {
    let dir = TempDir::new().unwrap();
    let mut store = fresh(&dir);
    let changes: Vec<Change> = (0..6_000).map(creation).collect();
    apply(&mut store, Action::Do, &changes).unwrap();
    let survey = |store: &Store, met: &(dyn Fn() + Sync)| {
        store.survey(Kind::Contact, Life::Live, || (), |(), _| met()).map(drop)
    };
    let search = |store: &Store, met: &(dyn Fn() + Sync)| {
        store.rosters()?.read(Kind::Contact, &Sieve::default(), || (), |(), _, _| met()).map(drop)
    };
    let read = [
        read_until_left(&mut store, survey),
        read_until_left(&mut store, search),
        // From what is held now.
        read_until_left(&mut store, search),
    ];
    assert!(read.iter().all(|count| (1..=4_500).contains(count)), "{read:?}");
    let count = AtomicUsize::new(0);
    let met = || {
        count.fetch_add(1, Ordering::SeqCst);
    };
    search(&store, &met).unwrap();
    assert_eq!(count.into_inner(), 6_000);
}
