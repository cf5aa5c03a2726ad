//! What a line says: begin, change, erased or commit, as JSON.

use serde::{Deserialize, Serialize};

use crate::domain::{Difference, Header, Hlc, Place, Tip, Unread};

use super::JournalError;
use super::chain::{EntryHash, Hash, hex};

/// The kinds of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// It begins an entry.
    Begin,
    /// One change.
    Change,
    /// A change stood here.
    Erased,
    /// It ends an entry.
    Commit,
}

impl Sort {
    /// The kind of line that a payload's first bytes tell.
    pub(super) fn of(payload: &[u8]) -> Option<Sort> {
        let is = |key: &[u8]| payload.starts_with(key);
        match () {
            () if is(b"{\"change\":") => Some(Sort::Change),
            () if is(b"{\"begin\":") => Some(Sort::Begin),
            () if is(b"{\"commit\":") => Some(Sort::Commit),
            () if is(b"{\"erased\":") => Some(Sort::Erased),
            () => None,
        }
    }
}

/// A begin line to be written.
#[derive(Serialize)]
pub(super) struct WriteBegin<'a> {
    pub(super) begin: &'a Header,
    pub(super) nonce: String,
}

/// A change line to be written.
#[derive(Serialize)]
pub(super) struct WriteChange<'a> {
    pub(super) change: &'a Difference<'a>,
    pub(super) nonce: String,
}

/// A commit line.
#[derive(Serialize, Deserialize)]
pub(super) struct Commit {
    pub(super) commit: Seal,
}

/// What a commit line says of its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seal {
    pub(super) seq: u64,
    pub(super) time: Hlc,
    pub(super) count: u64,
    #[serde(with = "hex")]
    pub(super) prev: Hash,
    #[serde(with = "hex")]
    pub(super) hash: Hash,
}

impl Seal {
    /// Seals an entry that follows `tip`.
    pub(super) fn new(tip: &Tip, time: Hlc, entry: &EntryHash) -> Seal {
        let seq = tip.seq + 1;
        Seal { seq, time, count: entry.count(), prev: tip.hash, hash: entry.finish(seq, time) }
    }

    /// Reads the payload of a commit line.
    pub(super) fn read(payload: &[u8], at: Place) -> Result<Seal, JournalError> {
        read::<Commit>(payload, at).map(|line| line.commit)
    }

    /// Whether it names `tip` as what comes before.
    pub(super) fn follows(&self, tip: &Tip) -> bool {
        Some(self.seq) == tip.seq.checked_add(1) && self.prev == tip.hash
    }

    /// Whether it seals this entry after `tip`.
    pub(super) fn fits(&self, tip: &Tip, entry: &EntryHash) -> bool {
        self.follows(tip) && self.count == entry.count() && self.hash == entry.finish(self.seq, self.time)
    }

    /// The state of a journal whose last commit line is this one.
    pub(super) const fn tip(&self, commit: Place, end: Place) -> Tip {
        Tip { seq: self.seq, time: self.time, hash: self.hash, commit, end }
    }
}

/// Reads the payload of a begin line.
pub(super) fn read_header(payload: &[u8], at: Place) -> Result<Header, JournalError> {
    #[derive(Deserialize)]
    struct Begin {
        begin: Header,
    }
    read::<Begin>(payload, at).map(|line| line.begin)
}

/// Reads the payload of a change line.
pub(super) fn read_change(payload: &[u8], at: Place) -> Result<Unread<'_>, JournalError> {
    #[derive(Deserialize)]
    struct Changed<'a> {
        #[serde(borrow)]
        change: Unread<'a>,
    }
    read::<Changed<'_>>(payload, at).map(|line| line.change)
}

/// Reads the payload of an erased line.
pub(super) fn read_erased(payload: &[u8], at: Place) -> Result<Hash, JournalError> {
    #[derive(Deserialize)]
    struct Erased {
        #[serde(with = "hex")]
        erased: Hash,
    }
    read::<Erased>(payload, at).map(|line| line.erased)
}

fn read<'a, T: Deserialize<'a>>(payload: &'a [u8], at: Place) -> Result<T, JournalError> {
    serde_json::from_slice(payload).map_err(|source| JournalError::Unreadable { at, source })
}

#[cfg(test)]
mod tests {
    use crate::journal::testing::{change, header};

    use super::*;

    #[test]
    fn what_a_later_version_adds_to_a_line_does_not_matter() {
        let at = Place::default();
        let mut line = serde_json::json!({ "begin": header(1), "nonce": "00", "later": [1] });
        line["begin"]["later"] = "x".into();
        assert_eq!(read_header(line.to_string().as_bytes(), at).unwrap(), header(1));
        let line = serde_json::json!({ "change": change(1, "Ann"), "nonce": "00", "later": { "a": null } });
        assert_eq!(read_change(line.to_string().as_bytes(), at).unwrap().read().unwrap(), change(1, "Ann"));
        let line = serde_json::json!({ "change": { "kind": "starship" } });
        assert!(matches!(read_change(line.to_string().as_bytes(), at), Err(JournalError::Unreadable { .. })));
    }
}
