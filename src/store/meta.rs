//! What the store knows about itself, written together with every entry.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::field::Arity;
use crate::domain::id::BookId;
use crate::domain::{Kind, Place, Tip};

use super::key::kind_letter;
use super::value::Kept;
use super::{Stale, StoreError, bytes};

/// Raised when anything that is written changes: keys, values, folding, sort keys, rows of the roster.
const FORMAT: u32 = 12;

/// Bytes of the checksum before the value.
const CHECKSUM: usize = 4;

/// Whose store it is, and since when its pages are in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The book.
    pub book: BookId,
    /// The system's boot id: a store that was written before the last boot may have lost pages.
    pub boot: String,
}

/// The one meta value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Meta {
    format: u32,
    catalogue: [u8; 32],
    book: BookId,
    boot: String,
    /// The last entry that was applied.
    pub(super) tip: Tip,
    /// Where the large entry begins that is being applied, if one is.
    pub(super) applying: Option<Place>,
}

impl Meta {
    /// The meta of an empty store.
    pub(super) fn of(identity: &Identity) -> Meta {
        Meta {
            format: FORMAT,
            catalogue: catalogue(),
            book: identity.book,
            boot: identity.boot.clone(),
            tip: Tip::default(),
            applying: None,
        }
    }

    /// The boot in which it was written.
    pub(super) fn boot(&self) -> &str {
        &self.boot
    }

    /// Why a store with this meta is of no use, if it is not.
    pub(super) fn staleness(&self, identity: &Identity) -> Option<Stale> {
        if self.format != FORMAT || self.catalogue != catalogue() {
            Some(Stale::Format)
        } else if self.book != identity.book {
            Some(Stale::Book)
        } else if self.boot != identity.boot {
            Some(Stale::Boot)
        } else {
            self.applying.map(|begin| Stale::Unfinished { begin })
        }
    }

    /// The bytes, a checksum first.
    pub(super) fn write(&self) -> Result<Vec<u8>, StoreError> {
        let body = bytes::write(self)?;
        Ok([crc32c::crc32c(&body).to_le_bytes().as_slice(), &body].concat())
    }

    /// The meta of bytes that [`Meta::write`] made.
    pub(super) fn read(bytes: &[u8]) -> Result<Meta, StoreError> {
        match bytes.split_first_chunk::<CHECKSUM>() {
            Some((crc, body)) if *crc == crc32c::crc32c(body).to_le_bytes() => bytes::read(body),
            _ => Err(StoreError::damaged("the meta value's checksum")),
        }
    }
}

/// A hash over the fields that every book has, and what they hold: records are written with the numbers of their
/// fields, and what is found through them follows from what they are.
fn catalogue() -> [u8; 32] {
    let mut hash = Sha256::new();
    for kind in Kind::ALL {
        hash.update([kind_letter(*kind)]);
        for field in kind.fields() {
            let links = field.value.target().map_or(b'-', kind_letter);
            hash.update(field.key);
            // No key has a byte of zero.
            hash.update([0, arity(field.arity), links, Kept::of(*kind, field) as u8]);
            for part in field.parts() {
                hash.update(part.name);
                hash.update([0, Kept::of_part(part) as u8]);
            }
        }
    }
    hash.finalize().into()
}

const fn arity(arity: Arity) -> u8 {
    match arity {
        Arity::One => 1,
        Arity::List => 2,
        Arity::Set => 3,
        Arity::Log => 4,
        Arity::Parts(_) => 5,
    }
}
