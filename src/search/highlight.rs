//! Which characters of a shown text were meant by the typed words.

use super::fold::fold_for_search;
use super::text::Text;
use super::word::Word;
use super::{align, hit, pinyin, typo};

/// The indices of the characters of `text` that any of the words matches, ascending.
pub(super) fn indices(words: &[Word], text: &str) -> Vec<usize> {
    let shown = Shown::of(text);
    let mut indices: Vec<usize> = words.iter().flat_map(|word| shown.find(word)).collect();
    indices.sort_unstable();
    indices.dedup();
    indices
}

/// A text as it is shown and as it is matched.
struct Shown {
    folded: String,
    /// For each character of `folded`: the byte where it begins, and the index of the shown character it comes from.
    origins: Vec<(usize, usize)>,
    /// The shown digits with their indices.
    digits: Vec<(char, usize)>,
}

impl Shown {
    fn of(text: &str) -> Shown {
        let mut shown = Shown { folded: String::with_capacity(text.len()), origins: Vec::new(), digits: Vec::new() };
        for (index, char) in text.chars().enumerate() {
            let folded =
                if char.is_whitespace() { " ".to_owned() } else { fold_for_search(char.encode_utf8(&mut [0; 4])) };
            for plain in folded.chars() {
                shown.origins.push((shown.folded.len(), index));
                shown.folded.push(plain);
                if plain.is_ascii_digit() {
                    shown.digits.push((plain, index));
                }
            }
        }
        shown
    }

    fn find(&self, word: &Word) -> Vec<usize> {
        match word {
            Word::Text(text) => self.find_text(text),
            Word::Number { typed, groups } => {
                let found = self.find_number(&typed.run);
                if found.is_empty() { groups.iter().flat_map(|group| self.literal(group)).collect() } else { found }
            }
        }
    }

    fn find_text(&self, word: &Text) -> Vec<usize> {
        let ways = [Shown::literal, Shown::spelt, Shown::slip, Shown::scattered];
        ways.iter().map(|way| way(self, word)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn literal(&self, word: &Text) -> Vec<usize> {
        let places = self.folded.match_indices(word.typed.as_str());
        let worth = places.map(|(at, found)| (hit::place(&self.folded, at, found.len()), std::cmp::Reverse(at)));
        match worth.max() {
            Some((worth, std::cmp::Reverse(at))) if worth > hit::INSIDE || word.typed.len() > 1 => {
                self.bytes(at, at + word.typed.len())
            }
            Some(_) | None => Vec::new(),
        }
    }

    fn spelt(&self, word: &Text) -> Vec<usize> {
        if !pinyin::is_readable(&self.folded) {
            return Vec::new();
        }
        let units = pinyin::units(&self.folded);
        let Some(span) = align::find(&align::spell(&units), &word.typed) else { return Vec::new() };
        self.origins.iter().skip(span.start).take(span.count).map(|(_, index)| *index).collect()
    }

    fn slip(&self, word: &Text) -> Vec<usize> {
        let mut at = 0;
        for piece in self.folded.split_inclusive(|char: char| !char.is_alphanumeric()) {
            let bare = piece.trim_end_matches(|char: char| !char.is_alphanumeric());
            if word.is_forgiving() && typo::is_slip(&word.typed, bare) {
                return self.bytes(at, at + bare.len());
            }
            at += piece.len();
        }
        Vec::new()
    }

    fn scattered(&self, word: &Text) -> Vec<usize> {
        let positions = word.positions(&self.folded).unwrap_or_default();
        self.origins.iter().filter(|(byte, _)| positions.contains(byte)).map(|(_, index)| *index).collect()
    }

    fn find_number(&self, run: &str) -> Vec<usize> {
        let digits: String = self.digits.iter().map(|(digit, _)| *digit).collect();
        let Some(start) = digits.rfind(run) else { return Vec::new() };
        self.digits.iter().skip(start).take(run.len()).map(|(_, index)| *index).collect()
    }

    /// The shown characters behind the bytes `from..to` of the folded text.
    fn bytes(&self, from: usize, to: usize) -> Vec<usize> {
        self.origins.iter().filter(|(byte, _)| (from..to).contains(byte)).map(|(_, index)| *index).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Matcher;

    #[test]
    fn what_was_meant_is_marked_in_the_text_as_shown() {
        for (words, text, marked) in [
            ("mull", "Jörg Müller", vec![5, 6, 7, 8]),
            ("weiss", "Weiß", vec![0, 1, 2, 3]),
            ("zhangw", "张伟 (Acme)", vec![0, 1]),
            ("zw", "Dr. 张伟", vec![4, 5]),
            ("伟", "张伟", vec![1]),
            ("030 90 18", "+49 30 901820", vec![4, 5, 7, 8, 9, 10]),
            ("schmdit", "Eva Schmidt", vec![4, 5, 6, 7, 8, 9, 10]),
            ("jd", "Jane Doe", vec![0, 5]),
            ("doe jane", "Jane Doe", vec![0, 1, 2, 3, 5, 6, 7]),
            ("xyz", "Jane Doe", vec![]),
            ("oneil", "O'Neil", vec![0, 2, 3, 4, 5]),
        ] {
            assert_eq!(Matcher::new(words).highlights(text), marked, "{words} in {text}");
        }
    }
}
