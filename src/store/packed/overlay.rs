//! Writes that are gathered before they are merged into blocks.

use std::collections::BTreeMap;
use std::{iter, mem};

/// What an entry costs in memory beside its key and its value, in bytes.
const OVERHEAD: usize = 96;

/// A key with its new value; no value is a removal.
pub(in crate::store) type Write<'o> = (&'o [u8], Option<&'o [u8]>);

/// New values by key.
#[derive(Default)]
pub(in crate::store) struct Overlay {
    /// By the view and the byte after it, which is the kind of record where keys come in order.
    groups: BTreeMap<[u8; 2], Gathered>,
    size: usize,
}

/// What is written at a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Written<'o> {
    /// Nothing yet.
    Untouched,
    /// It is removed.
    Removed,
    /// This value.
    Value(&'o [u8]),
}

/// The writes of a part of a view. Most come in order and are laid end to end, which is several times faster than a tree.
#[derive(Default)]
struct Gathered {
    bytes: Vec<u8>,
    in_order: Vec<Laid>,
    /// Those that did not come in order; they are the later ones.
    others: BTreeMap<Key, Option<Vec<u8>>>,
    /// Those that nobody reads before all are written, in the order in which they came. They are the latest ones.
    loose: Vec<Laid>,
}

/// A key whose first bytes stand beside it, so that most comparisons need not look elsewhere in memory.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// The first bytes, most significant first, zeros behind a shorter key.
    head: u128,
    whole: Box<[u8]>,
}

impl From<&[u8]> for Key {
    fn from(key: &[u8]) -> Self {
        Key { head: head(key), whole: key.into() }
    }
}

fn head(key: &[u8]) -> u128 {
    let mut head = [0; 16];
    for (to, from) in head.iter_mut().zip(key) {
        *to = *from;
    }
    u128::from_be_bytes(head)
}

/// A write among the bytes: where it begins, how long its key is, and where it ends unless it is a removal.
struct Laid {
    start: usize,
    key: usize,
    end: Option<usize>,
}

impl Overlay {
    /// Sets `key` to `value`, or removes it.
    pub(in crate::store) fn set(&mut self, key: &[u8], value: Option<&[u8]>) {
        self.size += key.len() + value.map_or(0, <[u8]>::len) + OVERHEAD;
        self.groups.entry(group(key)).or_default().set(key, value);
    }

    /// Sets `key` to `value`, in a part of a view of which nothing is read before all is written: that is much faster.
    pub(in crate::store) fn add(&mut self, key: &[u8], value: &[u8]) {
        self.size += key.len() + value.len() + OVERHEAD;
        let group = self.groups.entry(group(key)).or_default();
        let laid = group.lay(key, Some(value));
        group.loose.push(laid);
    }

    /// What is written at `key`.
    pub(in crate::store) fn get(&self, key: &[u8]) -> Written<'_> {
        let found = self.groups.get(&group(key)).and_then(|gathered| gathered.find(key));
        match found {
            None => Written::Untouched,
            Some((_, None)) => Written::Removed,
            Some((_, Some(value))) => Written::Value(value),
        }
    }

    /// Takes out the writes of some views.
    pub(in crate::store) fn split_off(&mut self, views: &[u8]) -> Overlay {
        let (taken, kept) = mem::take(&mut self.groups).into_iter().partition(|([view, _], _)| views.contains(view));
        self.groups = kept;
        Overlay { groups: taken, size: 0 }
    }

    /// About how much memory it takes, in bytes.
    pub(in crate::store) const fn size(&self) -> usize {
        self.size
    }

    /// All writes in the order of their keys.
    pub(in crate::store) fn writes(&self) -> impl Iterator<Item = Write<'_>> {
        self.groups.values().flat_map(Gathered::writes)
    }
}

/// The part of a view to which a key belongs.
fn group(key: &[u8]) -> [u8; 2] {
    let mut bytes = key.iter().copied();
    [bytes.next().unwrap_or_default(), bytes.next().unwrap_or_default()]
}

impl Gathered {
    fn set(&mut self, key: &[u8], value: Option<&[u8]>) {
        if !self.loose.is_empty() {
            let laid = self.lay(key, value);
            self.loose.push(laid);
        } else if self.in_order.last().is_some_and(|last| self.read(last).0 >= key) {
            self.others.insert(key.into(), value.map(<[u8]>::to_vec));
        } else {
            let laid = self.lay(key, value);
            self.in_order.push(laid);
        }
    }

    fn lay(&mut self, key: &[u8], value: Option<&[u8]>) -> Laid {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(key);
        self.bytes.extend_from_slice(value.unwrap_or_default());
        Laid { start, key: key.len(), end: value.map(|_| self.bytes.len()) }
    }

    fn find(&self, key: &[u8]) -> Option<Write<'_>> {
        if let Some(write) = self.loose.iter().rev().map(|laid| self.read(laid)).find(|(found, _)| *found == key) {
            return Some(write);
        }
        if let Some((key, value)) = self.others.get_key_value(&Key::from(key)) {
            return Some((&key.whole, value.as_deref()));
        }
        let index = self.in_order.binary_search_by(|laid| self.read(laid).0.cmp(key)).ok()?;
        self.in_order.get(index).map(|laid| self.read(laid))
    }

    fn read(&self, laid: &Laid) -> Write<'_> {
        let split = laid.start + laid.key;
        let key = self.bytes.get(laid.start..split).unwrap_or_default();
        (key, laid.end.map(|end| self.bytes.get(split..end).unwrap_or_default()))
    }

    fn writes(&self) -> impl Iterator<Item = Write<'_>> {
        let in_order = self.in_order.iter().map(|laid| self.read(laid));
        let others = self.others.iter().map(|(key, value)| (&*key.whole, value.as_deref()));
        merged(merged(in_order, others), self.sorted().into_iter().map(|(_, write)| write))
    }

    /// The loose ones in the order of their keys, of each key the last.
    fn sorted(&self) -> Vec<(u128, Write<'_>)> {
        let beside = |laid| {
            let write = self.read(laid);
            (head(write.0), write)
        };
        let mut writes: Vec<_> = self.loose.iter().map(beside).collect();
        // Those of one key stay in the order in which they came.
        writes.sort_by(|(head, (key, _)), (other_head, (other, _))| (head, key).cmp(&(other_head, other)));
        writes.dedup_by(|later, earlier| {
            let is_same = later.1.0 == earlier.1.0;
            if is_same {
                *earlier = *later;
            }
            is_same
        });
        writes
    }
}

/// Two sorted sequences as one; of the same key in both, that of `later`.
fn merged<'o>(
    earlier: impl Iterator<Item = Write<'o>>,
    later: impl Iterator<Item = Write<'o>>,
) -> impl Iterator<Item = Write<'o>> {
    let (mut earlier, mut later) = (earlier.peekable(), later.peekable());
    iter::from_fn(move || match (earlier.peek(), later.peek()) {
        (Some((first, _)), Some((other, _))) if first < other => earlier.next(),
        (Some((first, _)), Some((other, _))) => {
            if first == other {
                earlier.next();
            }
            later.next()
        }
        (Some(_), None) => earlier.next(),
        (None, _) => later.next(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_last_write_counts_however_it_came(
            writes in prop::collection::vec((0..3_u8, "[ab]{0,2}", prop::option::of("[xy]")), 0..40)
        ) {
            let (mut overlay, mut expected) = (Overlay::default(), BTreeMap::new());
            for (way, key, value) in &writes {
                let key = [b"n+", key.as_bytes()].concat();
                match (way, value) {
                    (0, Some(value)) => overlay.add(&key, value.as_bytes()),
                    (_, value) => overlay.set(&key, value.as_deref().map(str::as_bytes)),
                }
                expected.insert(key, value.as_deref().map(str::as_bytes));
            }
            let found: Vec<Write<'_>> = overlay.writes().collect();
            prop_assert_eq!(found, expected.iter().map(|(key, value)| (key.as_slice(), *value)).collect::<Vec<_>>());
            for (key, value) in expected {
                prop_assert_eq!(overlay.get(&key), value.map_or(Written::Removed, Written::Value));
            }
        }
    }
}
