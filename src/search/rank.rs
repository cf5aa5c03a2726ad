//! The order of hits: the best first, and of equal ones that of which more was typed.

use std::cmp::Reverse;

/// Where a hit stands among others; the least is the best.
///
/// It holds no text, since one letter finds a third of a large book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    score: Reverse<i64>,
    /// The place of its kind among those that were asked for.
    kind: usize,
    /// Of a short name more was typed than of a long one.
    length: usize,
    /// How the title begins, for an order that people can follow.
    beginning: [u8; 16],
}

impl Rank {
    /// The rank of a title that is worth `score`, of the kind that was asked for as the `kind`th.
    pub fn of(score: i64, kind: usize, title: &str) -> Rank {
        let mut beginning = [0; 16];
        for (place, byte) in beginning.iter_mut().zip(title.bytes()) {
            *place = byte;
        }
        Rank { score: Reverse(score), kind, length: title.chars().count(), beginning }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_comes_first_then_people_then_short_names_then_the_alphabet() {
        let mut hits = [
            (Rank::of(900, 0, "Anna Schmidt"), "Anna Schmidt"),
            (Rank::of(900, 0, "Ben Schmidt"), "Ben Schmidt"),
            (Rank::of(900, 1, "Schmidt"), "Schmidt"),
            (Rank::of(900, 0, "Cem Schmidt"), "Cem Schmidt"),
            (Rank::of(964, 0, "Anna-Lena Schmidt-Weber"), "Anna-Lena Schmidt-Weber"),
        ];
        hits.sort();
        let order: Vec<&str> = hits.iter().map(|(_, title)| *title).collect();
        assert_eq!(order, ["Anna-Lena Schmidt-Weber", "Ben Schmidt", "Cem Schmidt", "Anna Schmidt", "Schmidt"]);
    }
}
