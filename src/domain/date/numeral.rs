//! Numbers in words, as far as they count days.

/// A number in digits or in English words: `3`, `a`, `two`.
pub(super) fn english(word: &str) -> Option<i32> {
    const WORDS: &[&str] =
        &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let known = WORDS.iter().position(|known| *known == word).and_then(|at| i32::try_from(at).ok());
    known.or_else(|| digits(word))
}

/// A number in digits or in Chinese numerals up to ninety-nine: `3`, `三`, `十五`, `二十`, `两`.
pub(super) fn chinese(text: &str) -> Option<i32> {
    let digit = |text: &str| {
        let mut chars = text.chars();
        let (char, rest) = (chars.next()?, chars.next());
        let at = "〇一二三四五六七八九".chars().position(|known| known == char);
        let value = if char == '两' { Some(2) } else { at.and_then(|at| i32::try_from(at).ok()) };
        value.filter(|_| rest.is_none())
    };
    if let Some((tens, ones)) = text.split_once('十') {
        let tens = if tens.is_empty() { Some(1) } else { digit(tens) };
        let ones = if ones.is_empty() { Some(0) } else { digit(ones) };
        return Some(tens? * 10 + ones?);
    }
    digit(text).or_else(|| digits(text))
}

fn digits(text: &str) -> Option<i32> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}
