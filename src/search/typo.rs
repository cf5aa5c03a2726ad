//! One slip of the keyboard: a letter wrong, missing, too many, or two swapped.

use memchr::memmem::Finder;

use super::mask::mask;

/// What is left of a word after any one slip: its first half, its second half, or both with the letters where they
/// meet swapped. A text without any of these need not be looked at word by word.
#[derive(Clone, Debug)]
pub(super) struct Slips {
    finders: Box<[Finder<'static>; 3]>,
    /// The characters of both halves.
    halves: [u64; 2],
}

impl Slips {
    /// What is left of `typed`, which has two letters at least.
    pub(super) fn of(typed: &str) -> Slips {
        let letters: Vec<char> = typed.chars().collect();
        let (first, second) = letters.split_at(letters.len() / 2);
        let mut swapped = letters.clone();
        swapped.swap((letters.len() / 2).saturating_sub(1), letters.len() / 2);
        let text = |letters: &[char]| letters.iter().collect::<String>();
        let finder = |letters: &[char]| Finder::new(&text(letters)).into_owned();
        Slips {
            finders: Box::new([finder(first), finder(second), finder(&swapped)]),
            halves: [mask(&text(first)), mask(&text(second))],
        }
    }

    /// The words of `text` that may be within one slip, each with the byte at which it begins; some come twice. `missing`
    /// are characters of the typed word that the text does not have: the slip is where they are, and the other half as it
    /// was typed.
    pub(super) fn words<'t>(&self, text: &'t str, missing: u64) -> impl Iterator<Item = (usize, &'t str)> {
        let left = match self.halves.map(|half| half & missing != 0) {
            [false, false] => self.finders.as_slice(),
            [true, false] => self.finders.get(1..2).unwrap_or_default(),
            [false, true] => self.finders.get(..1).unwrap_or_default(),
            [true, true] => &[],
        };
        let places = left.iter().flat_map(|left| left.find_iter(text.as_bytes()));
        places.filter_map(|at| {
            let (before, behind) = text.split_at_checked(at)?;
            let is_between = |char: char| !char.is_alphanumeric();
            let start = before.char_indices().rev().find(|(_, char)| is_between(*char));
            let start = start.map_or(0, |(at, char)| at + char.len_utf8());
            let end = behind.find(is_between).map_or(text.len(), |end| at + end);
            Some((start, text.get(start..end)?))
        })
    }
}

/// Whether two words differ by at most one slip.
pub(super) fn is_slip(typed: &str, word: &str) -> bool {
    fits(typed, word, |left, right| left == right)
}

/// Whether what was typed is, but for one slip, the beginning of a word.
pub(super) fn is_slip_of_beginning(typed: &str, word: &str) -> bool {
    fits(typed, word, |left, right| right.starts_with(left))
}

/// Skips what both begin with, then tries each slip and asks `rest` whether what remains fits.
fn fits(typed: &str, word: &str, rest: impl Fn(&str, &str) -> bool) -> bool {
    let (mut left, mut right) = (typed.chars(), word.chars());
    loop {
        let (typed, word) = (left.as_str(), right.as_str());
        match (left.next(), right.next()) {
            (Some(one), Some(other)) if one == other => {}
            (None, _) | (_, None) => {
                return rest(typed, word) || rest(left.as_str(), word) || rest(typed, right.as_str());
            }
            (Some(one), Some(other)) => {
                let (mut after_left, mut after_right) = (left.clone(), right.clone());
                let swapped = after_left.next() == Some(other)
                    && after_right.next() == Some(one)
                    && rest(after_left.as_str(), after_right.as_str());
                return swapped
                    || rest(left.as_str(), right.as_str())
                    || rest(left.as_str(), word)
                    || rest(typed, right.as_str());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_slip_is_forgiven_two_are_not() {
        for typed in ["schmidt", "schmdit", "schmit", "schmiddt", "schmixt", "chmidt", "xschmidt", "schmidtx"] {
            assert!(is_slip(typed, "schmidt"), "{typed}");
        }
        for typed in ["schmi", "shcmdit", "schm", "mueller", "schmidtxx", ""] {
            assert!(!is_slip(typed, "schmidt"), "{typed}");
        }
        assert!(is_slip_of_beginning("fernadn", "fernandez"));
        assert!(!is_slip_of_beginning("ferxadx", "fernandez"));
    }

    proptest! {
        #[test]
        fn what_a_slip_leaves_is_in_every_word_that_is_found(typed in "[abü]{2,7}", word in "[abü]{0,9}") {
            if is_slip(&typed, &word) || is_slip_of_beginning(&typed, &word) {
                let text = format!("ü {word}-b");
                let missing = mask(&typed) & !mask(&text);
                let slips = Slips::of(&typed);
                prop_assert!(slips.words(&text, missing).any(|found| found == ("ü ".len(), word.as_str())));
            }
        }

        #[test]
        fn a_slip_is_an_edit_distance_of_one(typed in "[abü]{0,6}", word in "[abü]{0,6}") {
            prop_assert_eq!(is_slip(&typed, &word), strsim::osa_distance(&typed, &word) <= 1);
        }
    }
}
