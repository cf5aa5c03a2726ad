//! Chance that comes out the same for the same seed.

use fastrand::Rng;

/// A source of chance.
pub(super) struct Dice(Rng);

impl Dice {
    /// One that begins at a seed.
    pub(super) fn new(seed: u64) -> Dice {
        Dice(Rng::with_seed(seed))
    }

    /// A number from the lower to the higher one, both included.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        if low < high { self.0.i32(low..=high) } else { low }
    }

    /// A place in a list of so many; 0 in an empty one.
    pub(super) fn below(&mut self, count: usize) -> usize {
        if count == 0 { 0 } else { self.0.usize(..count) }
    }

    /// Whether something happens that does so often in a hundred times.
    pub(super) fn happens(&mut self, percent: u8) -> bool {
        self.0.u8(..100) < percent
    }

    /// One of several; nothing of none.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// One of several words; an empty one of none.
    pub(super) fn word(&mut self, from: &[&'static str]) -> &'static str {
        self.pick(from).copied().unwrap_or_default()
    }

    /// Puts a list into any order.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        self.0.shuffle(list);
    }
}
