//! The rows of companies by their identities, which a search looks up once for nearly everybody.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

use crate::domain::id::Uuid128;
use crate::search::Row;

/// Rows of companies.
pub(super) type Companies = HashMap<Uuid128, Row<'static>, Random>;

/// Takes for a hash what an identity has of chance anyway, mixed with a number that nobody knows.
#[derive(Clone, Copy)]
pub(super) struct Random(u64);

impl Default for Random {
    fn default() -> Random {
        Random(RandomState::new().hash_one(()) | 1)
    }
}

impl BuildHasher for Random {
    type Hasher = Mixed;

    fn build_hasher(&self) -> Mixed {
        Mixed { secret: self.0, hash: 0 }
    }
}

/// The hash of one identity.
pub(super) struct Mixed {
    secret: u64,
    hash: u64,
}

impl Mixed {
    /// Mixes 64 bits in.
    fn mix(&mut self, word: u128) {
        let product = (u128::from(self.hash) ^ word) * u128::from(self.secret);
        // Both halves, so that every bit counts.
        self.hash = u64::try_from((product ^ (product >> 64)) & u128::from(u64::MAX)).unwrap_or_default();
    }
}

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(part).for_each(|(to, from)| *to = *from);
            self.mix(u64::from_le_bytes(word).into());
        }
    }

    fn write_u128(&mut self, number: u128) {
        // What an identity is hashed by, without a detour over its bytes.
        let [low, high] = [number, number >> 64].map(|half| half & u128::from(u64::MAX));
        self.mix(low);
        self.mix(high);
    }

    fn finish(&self) -> u64 {
        self.hash
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_that_differ_in_little_have_hashes_that_differ() {
        let random = Random::default();
        let mut hashes: Vec<u64> =
            (0..1_000).flat_map(|number| [number, number << 80]).map(|id| random.hash_one(Uuid128(id))).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), 1_999);
    }
}
