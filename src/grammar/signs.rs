//! Signed words: `+vip` adds a tag, `-cold` removes it.

use super::given::refused;
use super::output::items;
use crate::domain::phone::is_e164;
use crate::domain::{Field, Reading};
use crate::ops::{Edit, Failure};

/// The verb whose words may begin with a sign.
pub(super) const TAG: &str = "tag";

/// The single letters that mean something else after a `-`.
const FLAGS: &[char] = &['n', 'q', 'y', 'h', 'V', 'o'];

/// Reads `+vip,-cold`; a word without a sign is added.
pub(super) fn read_signed(
    field: &Field,
    texts: &[&str],
    argument: &str,
    reading: &Reading,
) -> Result<Vec<Edit>, Failure> {
    let mut edits = Vec::new();
    for word in items(texts) {
        let word = crate::domain::line::fold_width(word);
        if let Some(gone) = word.strip_prefix('-') {
            let path = field.read_key(gone, reading).map_err(|invalid| refused(invalid, argument))?;
            edits.push(Edit::Remove(path));
        } else {
            let added = word.strip_prefix('+').unwrap_or(&word);
            let read = field.read(added, reading).map_err(|invalid| refused(invalid, argument))?;
            edits.extend(read.into_iter().map(|(path, value)| Edit::Put(path, value)));
        }
    }
    Ok(edits)
}

/// Divides the words of `tag` into references and tags: what is signed is a tag, and without any the last word is.
/// The first word is always a reference, since there has to be one.
pub(super) fn divide<'a>(words: &[&'a str], with_flag: bool) -> (Vec<&'a str>, Vec<&'a str>) {
    let Some((first, rest)) = words.split_first() else { return (Vec::new(), Vec::new()) };
    let (mut tags, mut references): (Vec<&str>, Vec<&str>) = rest.iter().partition(|word| is_signed(word));
    if tags.is_empty() && !with_flag {
        tags.extend(references.pop());
    }
    references.insert(0, first);
    (references, tags)
}

fn is_signed(word: &str) -> bool {
    word.starts_with(['+', '-', '＋', '－']) && !is_e164(word)
}

/// Gives `-cold` after `contact tag` to `--tag`, so that it is not taken for flags.
pub(super) fn protect(words: &[String], noun: &str) -> Vec<String> {
    let verb = words.windows(2).position(|pair| matches!(pair, [a, b] if a == noun && b == TAG));
    let Some(start) = verb.map(|at| at + 2) else { return words.to_vec() };
    let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
    let flagged = words.iter().enumerate().map(|(at, word)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before)).map(String::as_str);
        let is_value = matches!(before, Some("-o" | "--tag"));
        if at >= start && at < end && !is_value && is_minus_tag(word) { format!("--tag={word}") } else { word.clone() }
    });
    flagged.collect()
}

fn is_minus_tag(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next() == Some('-')
        && chars.next().is_some_and(|second| second != '-')
        && !word.chars().skip(1).all(|char| FLAGS.contains(&char))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_tag_are_references_then_tags() {
        for (words, references, tags) in [
            (vec!["jane", "+vip"], vec!["jane"], vec!["+vip"]),
            (vec!["jane", "ann", "+vip", "-cold"], vec!["jane", "ann"], vec!["+vip", "-cold"]),
            (vec!["jane", "vip"], vec!["jane"], vec!["vip"]),
            (vec!["+4930901820", "+4930901821", "+vip"], vec!["+4930901820", "+4930901821"], vec!["+vip"]),
            (vec!["jane"], vec!["jane"], vec![]),
        ] {
            assert_eq!(divide(&words, false), (references, tags), "{words:?}");
        }
        assert_eq!(divide(&["jane", "ann"], true), (vec!["jane", "ann"], vec![]));
    }

    #[test]
    fn a_tag_that_is_removed_is_not_taken_for_flags() {
        let protected = |line: &str| {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            protect(&words, "contact").join(" ")
        };
        assert_eq!(protected("contact tag jane -cold -n"), "contact tag jane --tag=-cold -n");
        assert_eq!(protected("contact tag jane -o ids -- -cold"), "contact tag jane -o ids -- -cold");
        assert_eq!(protected("contact tag jane --tag -cold"), "contact tag jane --tag -cold");
        assert_eq!(protected("contact list -cold"), "contact list -cold");
    }
}
