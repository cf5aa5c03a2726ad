//! New identities and random bytes.

use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::clock;
use crate::ops::{Code, Failure};

/// The identity of whatever is done under `key`: a `UUIDv8` of its SHA-256, so that the same key is the same request.
pub(super) fn of_key(key: &str) -> Uuid {
    let hash = Sha256::digest(["rolo idempotency key\0", key].concat());
    let (head, _) = hash.split_at(16);
    Builder::from_custom_bytes(head.try_into().unwrap_or_default()).into_uuid()
}

/// The bits that count within a millisecond.
const COUNT_BITS: u32 = 12;

/// A new identity, a `UUIDv7`: the real clock's milliseconds, and 74 bits freshly drawn.
///
/// [`check`] comes first: a source of random bytes that works once does not stop working.
pub(super) fn fresh() -> Uuid {
    let bytes = random::<10>().unwrap_or_default();
    Builder::from_unix_timestamp_millis(clock::wall_millis(), &bytes).into_uuid()
}

/// Identities of which each is above the one before: of what one command makes, the later sorts behind the earlier, and
/// the views can be written in order.
///
/// As in RFC 9562, section 6.2, method 1, the twelve bits below the millisecond count within it, from a random start in
/// their lower half; when they run over, the millisecond is borrowed from the future. The other 62 bits, of which
/// handles are made, are freshly drawn.
#[derive(Debug, Default)]
pub(super) struct Ascending {
    /// The millisecond and the count of the last identity, in 48 and 12 bits.
    last: u64,
    /// Random bytes that nobody has seen yet: to ask the system for each identity alone takes longer than all the rest.
    drawn: Vec<[u8; 10]>,
}

/// How many identities' random bytes are drawn at once.
const AT_ONCE: usize = 64;

impl Ascending {
    /// The next identity.
    pub(super) fn draw(&mut self) -> Uuid {
        let mut bytes = self.random();
        let start = u64::from(u16::from_be_bytes([bytes[0], bytes[1]]) & 0x7ff);
        self.last = (clock::wall_millis() << COUNT_BITS | start).max(self.last + 1);
        let count = u16::try_from(self.last & 0xfff).unwrap_or_default();
        [bytes[0], bytes[1]] = count.to_be_bytes();
        Builder::from_unix_timestamp_millis(self.last >> COUNT_BITS, &bytes).into_uuid()
    }

    fn random(&mut self) -> [u8; 10] {
        if let Some(bytes) = self.drawn.pop() {
            return bytes;
        }
        let all = random::<{ 10 * AT_ONCE }>().unwrap_or([0; 10 * AT_ONCE]);
        self.drawn.extend_from_slice(all.as_chunks().0);
        self.drawn.pop().unwrap_or_default()
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_identity_of_a_source_is_above_the_one_before_and_none_is_like_another() {
        let mut source = Ascending::default();
        let drawn: Vec<Uuid> = (0..10_000).map(|_| source.draw()).collect();
        assert!(drawn.is_sorted_by(|one, next| one < next));
        assert!(drawn.iter().all(|id| id.get_version_num() == 7));
        let mut low: Vec<u64> = drawn.iter().map(|id| id.as_u64_pair().1).collect();
        low.sort_unstable();
        low.dedup();
        assert_eq!(low.len(), drawn.len());
    }
}
