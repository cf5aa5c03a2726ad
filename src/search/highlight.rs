//! Which characters of shown texts were meant by the typed words.

use unicode_segmentation::UnicodeSegmentation;

use super::fold::{fold_for_search, spell_umlauts};
use super::text::Text;
use super::word::Word;
use super::{align, hit, pinyin, typo};

/// Of texts that are shown beside each other: the indices of the characters that any of the words matches, ascending.
pub(super) fn indices(words: &[Word], texts: &[&str]) -> Vec<Vec<usize>> {
    let shown: Vec<Shown> = texts.iter().map(|text| Shown::of(text, fold_for_search)).collect();
    let mut indices = vec![Vec::new(); texts.len()];
    for word in words {
        let mut found = find(word, &shown);
        if found.iter().all(Vec::is_empty) && texts.iter().any(|text| !text.is_ascii()) {
            let spelt: Vec<Shown> = texts.iter().map(|text| Shown::of(text, spelt_out)).collect();
            found = find(word, &spelt);
        }
        indices.iter_mut().zip(found).for_each(|(indices, found)| indices.extend(found));
    }
    for indices in &mut indices {
        indices.sort_unstable();
        indices.dedup();
    }
    indices
}

/// The ways in which a word of letters stands in a text, the likeliest first.
const WAYS: &[fn(&Shown, &Text) -> Vec<usize>] =
    &[Shown::literal, Shown::spelt, Shown::slip, Shown::scattered, Shown::slip_of_beginning];

/// Where a word stands in each of the texts, in the likeliest of all ways.
fn find(word: &Word, texts: &[Shown]) -> Vec<Vec<usize>> {
    let literal = |group: &Text| texts.iter().map(|shown| shown.literal(group)).collect::<Vec<_>>();
    match word {
        Word::Text(text) => {
            let mut ways = WAYS.iter().map(|way| texts.iter().map(|shown| way(shown, text)).collect::<Vec<_>>());
            ways.find(|found| has_any(found)).unwrap_or_else(|| vec![Vec::new(); texts.len()])
        }
        Word::Number { typed, groups } => {
            let found: Vec<Vec<usize>> = texts.iter().map(|shown| shown.find_number(&typed.run)).collect();
            if has_any(&found) {
                return found;
            }
            groups.iter().map(literal).fold(found, |mut all, group| {
                all.iter_mut().zip(group).for_each(|(all, group)| all.extend(group));
                all
            })
        }
    }
}

fn has_any(found: &[Vec<usize>]) -> bool {
    found.iter().any(|found| !found.is_empty())
}

/// A character as those type it who lack its key: `mueller` is Müller.
fn spelt_out(text: &str) -> String {
    fold_for_search(spell_umlauts(text).as_deref().unwrap_or(text))
}

/// What stands between the digits of a number.
const BETWEEN_DIGITS: &str = "+-()./ ";

/// A text as it is shown and as it is matched.
struct Shown {
    folded: String,
    /// For each character of `folded`: the byte where it begins, and the index of the shown character it comes from.
    origins: Vec<(usize, usize)>,
    /// The shown digits with their indices, each number by itself.
    numbers: Vec<Vec<(char, usize)>>,
}

impl Shown {
    fn of(text: &str, fold: impl Fn(&str) -> String) -> Shown {
        let mut shown = Shown { folded: String::with_capacity(text.len()), origins: Vec::new(), numbers: Vec::new() };
        let (mut index, mut in_number) = (0, false);
        // Whole clusters, since a mark may be what makes a letter another one.
        for cluster in text.graphemes(true) {
            let folded = if cluster.chars().all(char::is_whitespace) { " ".to_owned() } else { fold(cluster) };
            for plain in folded.chars() {
                shown.origins.push((shown.folded.len(), index));
                shown.folded.push(plain);
                shown.note_digit(plain, index, in_number);
                in_number = plain.is_ascii_digit() || in_number && BETWEEN_DIGITS.contains(plain);
            }
            index += cluster.chars().count();
        }
        shown
    }

    fn note_digit(&mut self, char: char, index: usize, in_number: bool) {
        match self.numbers.last_mut().filter(|_| in_number) {
            _ if !char.is_ascii_digit() => {}
            Some(number) => number.push((char, index)),
            None => self.numbers.push(vec![(char, index)]),
        }
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
        let found = self.word(word, typo::is_slip);
        if !found.is_empty() || !word.is_forgiving() || !pinyin::is_readable(&self.folded) {
            return found;
        }
        let is_spelt = typo::is_slip(&word.typed, &pinyin::joined(&pinyin::units(&self.folded)));
        if is_spelt { self.bytes(0, self.folded.len()) } else { Vec::new() }
    }

    fn slip_of_beginning(&self, word: &Text) -> Vec<usize> {
        self.word(word, typo::is_slip_of_beginning)
    }

    /// The first word that is the typed one but for a slip.
    fn word(&self, word: &Text, is_slip: fn(&str, &str) -> bool) -> Vec<usize> {
        let mut at = 0;
        for piece in self.folded.split_inclusive(|char: char| !char.is_alphanumeric()) {
            let bare = piece.trim_end_matches(|char: char| !char.is_alphanumeric());
            if word.is_forgiving() && is_slip(&word.typed, bare) {
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
        let found = self.numbers.iter().find_map(|number| {
            let digits: String = number.iter().map(|(digit, _)| *digit).collect();
            Some(number.iter().skip(digits.rfind(run)?).take(run.len()).map(|(_, index)| *index).collect())
        });
        found.unwrap_or_default()
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
            ("muller", "Mu\u{308}ller", vec![0, 1, 3, 4, 5, 6]),
            ("joe", "Jörg", vec![0, 1]),
            ("ｊｏｓｅ", "José", vec![0, 1, 2, 3]),
            ("lee", "ＬＥＥ", vec![0, 1, 2]),
            ("はなこ", "ハナコ", vec![0, 1, 2]),
            ("김", "\u{1100}\u{1175}\u{11b7}철수", vec![0]),
            ("zhangwie", "张伟", vec![0, 1]),
            ("schmditm", "Eva Schmidtmann", vec![4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]),
            ("4711", "2 of +49 47-11, 1999", vec![9, 10, 12, 13]),
            ("tel:4711", "+49 4711", vec![4, 5, 6, 7]),
        ] {
            assert_eq!(Matcher::new(words).highlights(&[text]), [marked], "{words} in {text}");
        }
    }

    #[test]
    fn a_word_that_stands_in_one_text_is_not_looked_for_letter_by_letter_in_others() {
        let marks = |words, texts: &[&str]| Matcher::new(words).highlights(texts);
        assert_eq!(marks("jane", &["Jane Doe", "Jade Analytics of Essen"]), [vec![0, 1, 2, 3], vec![]]);
        assert_eq!(marks("anna", &["Anna Lee", "anna@lee.example"]), [[0, 1, 2, 3], [0, 1, 2, 3]]);
        assert_eq!(marks("acme jane", &["Jane", "Acme"]), [[0, 1, 2, 3], [0, 1, 2, 3]]);
        assert_eq!(marks("", &["Jane"]), [Vec::<usize>::new()]);
    }
}
