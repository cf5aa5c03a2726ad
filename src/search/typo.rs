//! One slip of the keyboard: a letter wrong, missing, too many, or two swapped.

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
        fn a_slip_is_an_edit_distance_of_one(typed in "[abü]{0,6}", word in "[abü]{0,6}") {
            prop_assert_eq!(is_slip(&typed, &word), strsim::osa_distance(&typed, &word) <= 1);
        }
    }
}
