//! New identities and random bytes.

use uuid::{Builder, Uuid};

use super::clock;
use crate::ops::{Code, Failure};

/// A new identity, a `UUIDv7`: the real clock's milliseconds, and 74 bits freshly drawn.
///
/// [`check`] comes first: a source of random bytes that works once does not stop working.
pub(super) fn fresh() -> Uuid {
    let bytes = random::<10>().unwrap_or_default();
    Builder::from_unix_timestamp_millis(clock::wall_millis(), &bytes).into_uuid()
}

/// Fails if the system has no random bytes to give.
pub(super) fn check() -> Result<(), Failure> {
    random::<1>().map(|_| ())
}

/// Random bytes from the system.
pub(super) fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Failure::new(Code::Internal).fact("reason", error))?;
    Ok(bytes)
}
