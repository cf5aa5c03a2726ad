//! Nonces: what makes each line unguessable, so that its hash tells nothing of it once it is erased.

use sha2::{Digest, Sha256};

use super::chain::hex;

/// A source of nonces; the same seed gives the same ones.
#[derive(Clone, Debug)]
pub(super) struct Nonces {
    seed: [u8; 32],
    drawn: u64,
}

impl Nonces {
    /// A source that nobody can foresee without the seed.
    pub(super) const fn new(seed: [u8; 32]) -> Nonces {
        Nonces { seed, drawn: 0 }
    }

    /// A source of its own for the draft with this number.
    pub(super) fn of_draft(seed: &[u8; 32], draft: u64) -> Nonces {
        Nonces::new(
            Sha256::new().chain_update(b"draft").chain_update(seed).chain_update(draft.to_be_bytes()).finalize().into(),
        )
    }

    /// The next 128 bits, as 32 hexadecimal digits.
    pub(super) fn draw(&mut self) -> String {
        let hash = Sha256::new().chain_update(self.seed).chain_update(self.drawn.to_be_bytes()).finalize();
        self.drawn += 1;
        let (half, _) = hash.split_at(16);
        hex::encode(half)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_lines_share_a_nonce() {
        let mut drafts = [Nonces::of_draft(&[7; 32], 0), Nonces::of_draft(&[7; 32], 1), Nonces::of_draft(&[8; 32], 0)];
        let drawn: BTreeSet<String> = drafts.iter_mut().flat_map(|nonces| [nonces.draw(), nonces.draw()]).collect();
        assert_eq!(drawn.len(), 6);
        assert!(drawn.iter().all(|nonce| nonce.len() == 32));
    }
}
