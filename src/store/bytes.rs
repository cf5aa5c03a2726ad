//! bincode, the one way in which values are written: bounded input, no trailing bytes.

use bincode::config::{Configuration, Limit, LittleEndian, Varint};
use serde::{Deserialize, Serialize};

use super::StoreError;

/// The most bytes that are read as one value.
const MOST: usize = 64 << 20;

fn config() -> Configuration<LittleEndian, Varint, Limit<MOST>> {
    bincode::config::standard().with_limit::<MOST>()
}

/// The bytes of a value.
pub(super) fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, StoreError> {
    bincode::serde::encode_to_vec(value, config()).map_err(StoreError::damaged)
}

/// Adds the bytes of a value to others.
pub(super) fn append<T: Serialize>(bytes: &mut Vec<u8>, value: &T) -> Result<(), StoreError> {
    bincode::serde::encode_into_std_write(value, bytes, config()).map(drop).map_err(StoreError::damaged)
}

/// The value of bytes that [`write()`] made; it may borrow from them.
pub(super) fn read<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Result<T, StoreError> {
    let (value, used) = bincode::serde::borrow_decode_from_slice(bytes, config()).map_err(StoreError::damaged)?;
    if used == bytes.len() { Ok(value) } else { Err(StoreError::damaged("bytes behind a value")) }
}
