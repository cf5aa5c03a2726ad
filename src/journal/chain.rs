//! The hash chain: each entry's hash covers its lines, its numbers and the hash of the entry before.

use sha2::{Digest, Sha256};

use crate::domain::Hlc;

/// A SHA-256.
pub(super) type Hash = [u8; 32];

/// The hash of an entry whose lines are still being read or written.
#[derive(Clone)]
pub(super) struct EntryHash {
    sha: Sha256,
    count: u64,
}

impl EntryHash {
    /// Begins an entry after the one whose hash is `prev`, with the payload of its begin line.
    pub(super) fn begin(prev: &Hash, payload: &[u8]) -> EntryHash {
        let sha = Sha256::new().chain_update(prev).chain_update(Sha256::digest(payload));
        EntryHash { sha, count: 0 }
    }

    /// Takes the payload of a change line in.
    pub(super) fn change(&mut self, payload: &[u8]) {
        self.sha.update(Sha256::digest(payload));
        self.count += 1;
    }

    /// Takes a change line in of which only the hash is left.
    pub(super) fn erased(&mut self, hash: &Hash) {
        self.sha.update(hash);
        self.count += 1;
    }

    /// How many change and erased lines were taken in.
    pub(super) const fn count(&self) -> u64 {
        self.count
    }

    /// The entry's hash.
    pub(super) fn finish(&self, seq: u64, time: Hlc) -> Hash {
        let numbers = [seq, time.0, self.count];
        let whole = numbers.iter().fold(self.sha.clone(), |sha, number| sha.chain_update(number.to_be_bytes()));
        whole.finalize().into()
    }
}

/// A hash as 64 hexadecimal digits in lower case; for `#[serde(with)]`.
pub(super) mod hex {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Hash;

    /// Writes `bytes` as digits.
    pub(in crate::journal) fn encode(bytes: &[u8]) -> String {
        let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
    }

    fn decode(text: &str) -> Option<Hash> {
        let is_digit = |digit: u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit);
        if text.len() != 64 || !text.bytes().all(is_digit) {
            return None;
        }
        let mut hash = Hash::default();
        for (index, byte) in hash.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
        }
        Some(hash)
    }

    pub(in crate::journal) fn serialize<S: Serializer>(hash: &Hash, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&encode(hash))
    }

    pub(in crate::journal) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        decode(text).ok_or_else(|| serde::de::Error::custom("a hash is 64 hexadecimal digits"))
    }
}
