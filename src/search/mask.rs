//! A set of the characters of a text in one number, to discard what cannot match without looking at it.

use super::hit::is_edge;
use super::pinyin::is_han;

/// Bits for `a` to `z`, then for `0` to `9`.
const LETTERS: u32 = 26;
const PLAIN: u32 = LETTERS + 10;

/// The letters and digits of a folded text; other alphabets share the remaining bits, punctuation has none.
pub(super) fn mask(folded: &str) -> u64 {
    folded.chars().map(bit).fold(0, |mask, bit| mask | bit)
}

/// The letters and digits with which words of a folded text begin; every Chinese character begins one.
pub(super) fn starts(folded: &str) -> u64 {
    let mut before = None;
    let starts = folded.chars().filter(|char| begins(before.replace(*char), *char));
    starts.fold(0, |mask, char| mask | bit(char))
}

/// Whether a character begins a word; every Chinese one does.
pub(super) fn begins(before: Option<char>, char: char) -> bool {
    is_han(char) || is_edge(before, Some(char))
}

pub(super) const fn bit(char: char) -> u64 {
    match char {
        'a'..='z' => 1 << (char as u32 - 'a' as u32),
        '0'..='9' => 1 << (LETTERS + char as u32 - '0' as u32),
        '\0'..='\u{7f}' => 0,
        // A multiplicative hash spreads neighbouring characters.
        _ => 1 << (PLAIN + (char as u32).wrapping_mul(0x9e37_79b1) % (u64::BITS - PLAIN)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_holds_the_mask_of_every_fragment() {
        let whole = mask("müller 张伟 030");
        for fragment in ["ller", "伟", "3", "-"] {
            assert_eq!(mask(fragment) & !whole, 0, "{fragment}");
        }
        assert_ne!(mask("x") & !whole, 0);
    }

    #[test]
    fn words_begin_after_blanks_and_signs_and_with_every_chinese_character() {
        assert_eq!(starts("jane doe\nj.d@acme"), mask("jda"));
        assert_eq!(starts("张伟 x"), mask("张伟x"));
    }
}
