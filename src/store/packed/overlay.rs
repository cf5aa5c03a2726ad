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
        let mut head = [0; 16];
        for (to, from) in head.iter_mut().zip(key) {
            *to = *from;
        }
        Key { head: u128::from_be_bytes(head), whole: key.into() }
    }
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
        if self.in_order.last().is_some_and(|last| self.read(last).0 >= key) {
            self.others.insert(key.into(), value.map(<[u8]>::to_vec));
            return;
        }
        let start = self.bytes.len();
        self.bytes.extend_from_slice(key);
        self.bytes.extend_from_slice(value.unwrap_or_default());
        self.in_order.push(Laid { start, key: key.len(), end: value.map(|_| self.bytes.len()) });
    }

    fn find(&self, key: &[u8]) -> Option<Write<'_>> {
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
        let mut in_order = self.in_order.iter().map(|laid| self.read(laid)).peekable();
        let mut others = self.others.iter().map(|(key, value)| (&*key.whole, value.as_deref())).peekable();
        iter::from_fn(move || match (in_order.peek(), others.peek()) {
            (Some((first, _)), Some((other, _))) if first < other => in_order.next(),
            (Some((first, _)), Some((other, _))) => {
                if first == other {
                    in_order.next();
                }
                others.next()
            }
            (Some(_), None) => in_order.next(),
            (None, _) => others.next(),
        })
    }
}
