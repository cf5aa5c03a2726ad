//! What the two masks of a row must have for any of it to be worth looking at.

use super::row::Row;

/// Lets through every row that can match, and few others, without a look at what it says.
#[derive(Clone, Debug, Default)]
pub struct Sieve {
    needs: Vec<Need>,
    /// The masks of all companies together whose rows may have what those who belong to them do not.
    mask: u64,
    starts: u64,
}

/// What one word asks of the masks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Need {
    /// The characters of the word.
    pub(super) mask: u64,
    /// Those with which words must begin.
    pub(super) starts: u64,
    /// Whether one character may be missing, as it is where somebody slipped.
    pub(super) is_forgiving: bool,
}

impl Need {
    /// Whether masks have what the word asks for.
    fn is_met(self, mask: u64, starts: u64) -> bool {
        let missing = self.mask & !mask;
        // Without its lowest bit nothing is left of a single one.
        let missing = if self.is_forgiving { missing & missing.wrapping_sub(1) } else { missing };
        missing | (self.starts & !starts) == 0
    }
}

impl Sieve {
    /// A sieve for words that ask for these.
    pub(super) fn of(needs: impl Iterator<Item = Need>) -> Sieve {
        Sieve { needs: needs.collect(), mask: 0, starts: 0 }
    }

    /// The sieve of rows that may find what they lack with these companies.
    #[must_use]
    pub fn among<'c>(self, companies: impl Iterator<Item = &'c Row<'static>>) -> Sieve {
        companies.fold(self, |sieve, company| Sieve {
            mask: sieve.mask | company.mask,
            starts: sieve.starts | company.starts,
            ..sieve
        })
    }

    /// Whether a row with these masks may match.
    pub fn lets_through(&self, mask: u64, starts: u64) -> bool {
        let (mask, starts) = (mask | self.mask, starts | self.starts);
        self.needs.iter().all(|need| need.is_met(mask, starts))
    }
}

#[cfg(test)]
mod tests {
    use super::super::mask::mask;
    use super::*;

    #[test]
    fn a_forgiving_word_may_lack_one_character_and_a_company_may_have_what_is_missing() {
        let need = Need { mask: mask("weber"), starts: 0, is_forgiving: true };
        let through = |need, text| Sieve::of([need].into_iter()).lets_through(mask(text), 0);
        assert!(through(need, "weber") && through(need, "wber") && !through(need, "wb"));
        assert!(!through(Need { is_forgiving: false, ..need }, "wbr"));
        assert!(!through(Need { starts: mask("w"), ..need }, "weber"));
        let sieve = Sieve { mask: mask("e"), ..Sieve::of([need].into_iter()) };
        assert!(sieve.lets_through(mask("wbr"), 0));
    }
}
