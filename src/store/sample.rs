//! People made up for tests.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;

use crate::domain::id::{BookId, SessionId, Uuid128};
use crate::domain::item::Item;
use crate::domain::{
    Action, Change, DeviceId, EntryId, Header, Hlc, Kind, Origin, Place, Record, RecordId, Tip, Unread, Value,
};

use super::{Identity, Opened, Store, StoreError};

const FIRST: &[&str] = &["Jane", "Ann", "Émile", "Zoë", "安娜", "Bob", "Ingrid", "Olu"];
const LAST: &[&str] = &["Müller", "Lee", "Okafor", "王", "García", "Smith", "Roth"];

pub(super) fn id(number: u64) -> RecordId {
    let mixed = u128::from(number.wrapping_mul(0x9e37_79b9_7f4a_7c15)) & ((1 << 62) - 1);
    RecordId { kind: Kind::Contact, uuid: Uuid128(u128::from(number + 1) << 80 | 0x7 << 76 | 0x8 << 60 | mixed) }
}

pub(super) fn entry_id(number: u64) -> EntryId {
    EntryId(Uuid128(u128::from(number) << 64 | 0xe))
}

pub(super) fn identity() -> Identity {
    Identity { book: BookId(Uuid128(1)), boot: "boot-1".into() }
}

/// One of many different people.
pub(super) fn contact(number: u64) -> Record {
    let mut record = Record::new(id(number), Timestamp::UNIX_EPOCH);
    let pick = |from: &[&str], step: u64| from[usize::try_from(number / step).unwrap() % from.len()].to_owned();
    let text = |text: String| Value::Text(text);
    let item = |label: &str| Value::Item(Item { label: label.into(), ..Item::default() });
    let handle = id(number).handles().nth(4).unwrap().to_string();
    record.fields = BTreeMap::from([
        ("handle".into(), text(handle)),
        ("given".into(), text(pick(FIRST, 1))),
        ("family".into(), text(format!("{} {number}", pick(LAST, 3)))),
        (format!("companies/Acme {} GmbH", number % 997).into(), item("purchasing")),
        (format!("emails/person.{number}@company{}.example", number % 997).into(), item("work")),
        (format!("phones/+4930{:07}", number * 7 % 9_999_991).into(), item("mobile")),
        ("addresses/work/street".into(), text(format!("Long Street {number}"))),
        ("addresses/work/city".into(), text("Berlin".into())),
        ("addresses/work/country".into(), text("Germany".into())),
        ("lifecycle".into(), text("lead".into())),
        ("notes".into(), text(format!("Met at the fair, wants a quote for {number} pieces."))),
    ]);
    record
}

pub(super) fn creation(number: u64) -> Change {
    Change::between(id(number), None, &contact(number))
}

/// Hands a change on as the journal has it.
pub(super) fn with_unread<T>(change: &Change, take: impl FnOnce(Unread<'_>) -> T) -> T {
    let text = serde_json::to_string(change).unwrap();
    take(serde_json::from_str(&text).unwrap())
}

/// The header of the entry that has this number.
pub(super) fn header(seq: u64, action: Action) -> Header {
    Header {
        id: entry_id(seq),
        device: DeviceId(Uuid128(2)),
        actor: "me".into(),
        origin: Origin::Shell,
        session: SessionId(Uuid128(3)),
        at: Timestamp::from_second(1_772_000_000 + i64::try_from(seq).unwrap()).unwrap(),
        words: vec!["contact".into(), "edit".into()],
        action,
    }
}

pub(super) fn place(offset: u64) -> Place {
    Place { segment: 1, offset }
}

pub(super) fn tip(seq: u64) -> Tip {
    Tip { seq, time: Hlc(seq << 16), hash: [9; 32], commit: place(seq * 1000 + 900), end: place(seq * 1000 + 999) }
}

/// Applies an entry after the tip.
pub(super) fn apply(store: &mut Store, action: Action, changes: &[Change]) -> Result<(), StoreError> {
    let seq = store.tip().seq + 1;
    let mut replay = store.replay();
    replay.begin(header(seq, action), place(seq * 1000));
    for (offset, change) in (1..).zip(changes) {
        with_unread(change, |change| replay.change(Some(change), place(seq * 1000 + offset)))?;
    }
    replay.commit(tip(seq))?;
    replay.finish()
}

pub(super) fn reopen(dir: &Path) -> Store {
    match Store::open(dir, &identity()).unwrap() {
        Opened::Ready(store) => *store,
        Opened::Stale(stale) => panic!("{stale:?}"),
    }
}
