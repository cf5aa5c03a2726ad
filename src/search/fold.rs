//! Folding: two texts that people take for the same become equal.

use unicode_normalization::UnicodeNormalization;

use super::traditional::simplified;
use crate::domain::line;

/// Folds accents, case, width and runs of blanks away: `Müller`, `MULLER` and `ｍｕｌｌｅｒ` become `muller`, `ß` becomes `ss`.
///
/// Marks that make another letter rather than an accent stay: those of kana (`ガ` is not `カ`) and of Indic scripts.
pub fn fold(text: &str) -> String {
    if line::is_plain(text) {
        return text.to_ascii_lowercase();
    }
    if text.chars().all(|char| char.is_ascii() || is_plain_han(char)) {
        return squeeze(text.chars().map(|char| char.to_ascii_lowercase()), text.len());
    }
    let lower: String = text.nfkd().flat_map(char::to_lowercase).collect();
    let letters = lower.nfkd().filter(|char| !is_accent(*char) && (char.is_whitespace() || !line::is_hidden(*char)));
    let mut plain = String::with_capacity(text.len());
    for char in letters {
        match letter(char) {
            Some(spelt) => plain.push_str(spelt),
            None => plain.push(char),
        }
    }
    squeeze(plain.nfc(), plain.len())
}

/// Folds for matching: apostrophes go too, so that `oneil` finds `O’Neil`, one kana stands for both, and a simplified
/// character for the traditional one.
pub(super) fn fold_for_search(text: &str) -> String {
    let folded = fold(text);
    if folded.is_ascii() && !folded.contains(is_apostrophe) {
        return folded;
    }
    folded.chars().filter(|char| !is_apostrophe(*char)).map(katakana).map(simplified).collect()
}

/// A text in lower case with its umlauts as people without their keys type them: `Müller` as `mueller`. Nothing if it
/// has none.
pub(super) fn spell_umlauts(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let pairs = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa")];
    let lower = text.nfc().collect::<String>().to_lowercase();
    let spelt = pairs.iter().fold(lower.clone(), |text, (letter, pair)| text.replace(letter, pair));
    (spelt != lower).then_some(spelt)
}

/// The katakana of a hiragana: `はなこ` is `ハナコ`.
fn katakana(char: char) -> char {
    const BETWEEN: u32 = 'ァ' as u32 - 'ぁ' as u32;
    match char {
        'ぁ'..='ゖ' => char::from_u32(char as u32 + BETWEEN).unwrap_or(char),
        _ => char,
    }
}

/// Whether a character is an apostrophe, in any of the shapes that keyboards give.
const fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '`' | '\u{2b9}' | '\u{2bc}' | '\u{2018}' | '\u{2019}')
}

/// Whether a character is a Chinese one that Unicode knows in one form only.
const fn is_plain_han(char: char) -> bool {
    matches!(char, '\u{4e00}'..='\u{9fff}')
}

/// Makes each run of blanks one blank, with none at the ends.
fn squeeze(chars: impl Iterator<Item = char>, capacity: usize) -> String {
    let mut squeezed = String::with_capacity(capacity);
    let mut blank = false;
    for char in chars {
        if char.is_whitespace() || char.is_control() {
            blank = true;
            continue;
        }
        if blank && !squeezed.is_empty() {
            squeezed.push(' ');
        }
        blank = false;
        squeezed.push(char);
    }
    squeezed
}

/// Whether a mark is an accent on a letter, a vowel point, or another sign that readers do without.
const fn is_accent(char: char) -> bool {
    matches!(char,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}')
}

/// The plain spelling of a letter that Unicode does not take apart.
const fn letter(char: char) -> Option<&'static str> {
    Some(match char {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'å' => "a",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_same_name_is_the_same_however_it_is_written() {
        for (written, folded) in [
            ("Müller", "muller"),
            ("MÜLLER", "muller"),
            ("Mu\u{308}ller", "muller"),
            ("ｊｏｓｅ", "jose"),
            ("José", "jose"),
            ("Weiß", "weiss"),
            ("WEIẞ", "weiss"),
            ("Łukasz Żółć", "lukasz zolc"),
            ("İstanbul", "istanbul"),
            ("Ångström Øre", "angstrom ore"),
            ("  a\t\n b ", "a b"),
            ("Ｊａｎｅ　Ｄｏｅ", "jane doe"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
            ("Пётр", "петр"),
            ("ACME  上海 Ltd\u{3000}", "acme 上海 ltd"),
            ("ACME 上海 Ltd", "acme 上海 ltd"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn marks_that_make_another_letter_stay() {
        assert_eq!(fold("ガ"), "ガ");
        assert_eq!(fold("ｶﾞ"), "ガ");
        assert_ne!(fold("ガ"), fold("カ"));
        assert_eq!(fold("김철수"), "김철수");
        assert_eq!(fold("김철수".nfd().collect::<String>().as_str()), "김철수");
        assert_eq!(fold("हिन्दी"), "हिन्दी");
        assert_eq!(fold("张伟"), "张伟");
    }

    #[test]
    fn for_matching_apostrophes_go_and_one_kana_stands_for_both() {
        for (written, folded) in [
            ("O’Neil", "oneil"),
            ("O'Neil", "oneil"),
            ("はなこ", "ハナコ"),
            ("さくら商事", "サクラ商事"),
            ("陳家輝", "陈家辉"),
        ] {
            assert_eq!(fold_for_search(written), folded, "{written}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
