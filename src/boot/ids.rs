//! New identities and random bytes.

use uuid::{Builder, Uuid};

use super::clock;
use crate::ops::{Code, Failure};

/// The source of identities.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ids {
    /// Proof that the system's random source works.
    _works: (),
}

impl Ids {
    /// A source of identities, if the system has random bytes to give.
    pub(super) fn new() -> Result<Ids, Failure> {
        random::<1>().map(|_| Ids { _works: () })
    }

    /// A `UUIDv7`: the real clock's milliseconds, and 74 bits freshly drawn.
    pub(super) fn fresh(self) -> Uuid {
        // The source worked before, and does not stop working once it has begun.
        let bytes = random::<10>().unwrap_or_default();
        Builder::from_unix_timestamp_millis(clock::wall_millis(), &bytes).into_uuid()
    }
}

/// Random bytes from the system.
pub(super) fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Failure::new(Code::Internal).fact("reason", error))?;
    Ok(bytes)
}
