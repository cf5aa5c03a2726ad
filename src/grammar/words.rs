//! Command lines as text: taken apart into words and put together again, with a shell's quotes.

use crate::domain::Invalid;
use crate::ops::Failure;

/// Characters that mean something to a shell, and so are quoted.
const SPECIAL: &[char] = &[
    ' ', '\t', '\n', '\'', '"', '\\', '$', '`', '*', '?', '[', ']', '{', '}', '(', ')', '<', '>', '|', '&', ';', '#',
    '~', '!', '=', '%', '^',
];

/// Takes a line apart as a shell would: blanks divide, `'…'` and `"…"` hold together, `\` takes the next character
/// as it is. Nothing is expanded.
pub fn split(line: &str) -> Result<Vec<String>, Failure> {
    take_apart(line).ok_or_else(|| Invalid::new("quotes", line).into())
}

/// A line that is still being typed, up to the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Unfinished {
    /// The words that are whole.
    pub(super) words: Vec<String>,
    /// The byte at which the last one begins, its quote included.
    pub(super) at: usize,
    /// What of it is typed, without quotes.
    pub(super) last: String,
}

/// Takes a line apart that is still being typed: its last word may be empty, and a quote may be open.
pub(super) fn unfinished(line: &str) -> Unfinished {
    let mut found = Unfinished::default();
    let mut rest = line.chars();
    while let Some(char) = rest.next() {
        match char {
            // What is quoted up to the end is all the same what was typed.
            '\'' | '"' => drop(read_quoted(char, &mut rest, &mut found.last)),
            '\\' => found.last.extend(rest.next()),
            blank if blank.is_whitespace() => {
                let at = line.len() - rest.as_str().len();
                let is_begun = line.get(found.at..at - blank.len_utf8()).is_some_and(|word| !word.is_empty());
                if is_begun {
                    found.words.push(std::mem::take(&mut found.last));
                }
                found.at = at;
            }
            plain => found.last.push(plain),
        }
    }
    found
}

/// The words; none if a quote is left open.
fn take_apart(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut rest = line.chars();
    while let Some(char) = rest.next() {
        match char {
            '\'' | '"' => read_quoted(char, &mut rest, word.get_or_insert_default())?,
            '\\' => word.get_or_insert_default().push(rest.next()?),
            blank if blank.is_whitespace() => words.extend(word.take()),
            plain => word.get_or_insert_default().push(plain),
        }
    }
    words.extend(word);
    Some(words)
}

/// Reads up to the closing quote. Between double quotes `\` keeps its meaning before `"` and itself only.
fn read_quoted(quote: char, rest: &mut std::str::Chars<'_>, word: &mut String) -> Option<()> {
    loop {
        match rest.next()? {
            char if char == quote => return Some(()),
            '\\' if quote == '"' => {
                let next = rest.next()?;
                if !matches!(next, '"' | '\\' | '$' | '`') {
                    word.push('\\');
                }
                word.push(next);
            }
            char => word.push(char),
        }
    }
}

/// A word as a line takes it. One that is not whole yet is left open, so that more of it can be typed.
pub(super) fn quote_begun(word: &str) -> String {
    let quoted = if word.starts_with("--") && word.ends_with('=') { word.to_owned() } else { quote_word(word) };
    if quoted == word { quoted } else { quoted.strip_suffix('\'').map(str::to_owned).unwrap_or(quoted) }
}

/// Puts words together so that a shell, and [`split`], take them apart again.
pub fn quote(words: &[String]) -> String {
    words.iter().map(|word| quote_word(word)).collect::<Vec<_>>().join(" ")
}

pub(super) fn quote_word(word: &str) -> String {
    // `--city="New York"` reads better than `'--city=New York'`, and means the same.
    if let Some((flag, value)) = word.split_once('=')
        && flag.starts_with("--")
        && !flag.contains(SPECIAL)
    {
        return format!("{flag}={}", quote_value(value));
    }
    quote_value(word)
}

fn quote_value(value: &str) -> String {
    let plain = !value.is_empty() && !value.contains(SPECIAL) && !value.contains(char::is_whitespace);
    if plain || is_place(value) { value.to_owned() } else { format!("'{}'", value.replace('\'', r"'\''")) }
}

/// Whether it is a name between braces, which every shell leaves as it is: `{ids}`.
fn is_place(value: &str) -> bool {
    let name = value.strip_prefix('{').and_then(|value| value.strip_suffix('}'));
    name.is_some_and(|name| !name.is_empty() && name.chars().all(|char| char.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_taken_apart_as_a_shell_would() {
        for (line, words) in [
            ("show 'Jane Doe'", vec!["show", "Jane Doe"]),
            (r#"  a\ b  "c \" d" ''"#, vec!["a b", "c \" d", ""]),
            ("--city=\"New York\" x", vec!["--city=New York", "x"]),
            (r#""a\nb""#, vec![r"a\nb"]),
            ("", vec![]),
        ] {
            assert_eq!(split(line).unwrap(), words, "{line}");
        }
        for open in ["'a", "\"a", "a\\", "\"\\"] {
            assert!(split(open).is_err(), "{open}");
        }
    }

    #[test]
    fn a_line_that_is_still_typed_has_a_last_word() {
        for (line, words, at, last) in [
            ("", &[][..], 0, ""),
            ("deal mo", &["deal"], 5, "mo"),
            ("deal move ", &["deal", "move"], 10, ""),
            ("show 'Jane D", &["show"], 5, "Jane D"),
            ("show '' x\\ y", &["show", ""], 8, "x y"),
            ("list --where=\"tag:vip  in:k", &["list"], 5, "--where=tag:vip  in:k"),
            ("show 张　伟", &["show", "张"], 11, "伟"),
        ] {
            let found = unfinished(line);
            assert_eq!(
                (found.words.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), found.at),
                (words, at),
                "{line}"
            );
            assert_eq!(found.last, last, "{line}");
        }
    }

    #[test]
    fn quotes_stand_only_where_they_are_needed() {
        let words = ["edit", "c-7k2fq", "--city=New York", "--given=", "张 伟", "it's"].map(str::to_owned);
        assert_eq!(quote(&words), r"edit c-7k2fq --city='New York' --given='' '张 伟' 'it'\''s'");
    }

    proptest! {
        #[test]
        fn a_line_that_is_whole_is_taken_apart_alike_while_it_is_typed(words in prop::collection::vec(any::<String>(), 0..6)) {
            let found = unfinished(&format!("{} ", quote(&words)));
            prop_assert_eq!((found.words, found.last), (words, String::new()));
        }

        #[test]
        fn what_is_put_together_comes_apart_again(words in prop::collection::vec(any::<String>(), 0..6)) {
            prop_assert_eq!(split(&quote(&words)).unwrap(), words);
        }
    }
}
