//! Whether a book holds anything at all, be it deleted.

use crate::domain::{Kind, Life};
use crate::store::{Store, StoreError};

/// What a book holds, of the first kind of which it holds something, and how many; nothing if it is empty.
pub(super) fn held(store: &Store) -> Result<Option<(Kind, usize)>, StoreError> {
    for kind in Kind::ALL.iter().copied() {
        let count = store.count(kind, Life::Live)? + store.count(kind, Life::Deleted)?;
        if count > 0 {
            return Ok(Some((kind, count)));
        }
    }
    Ok(None)
}
