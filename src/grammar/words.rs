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

/// Puts words together so that a shell, and [`split`], take them apart again.
pub fn quote(words: &[String]) -> String {
    words.iter().map(|word| quote_word(word)).collect::<Vec<_>>().join(" ")
}

fn quote_word(word: &str) -> String {
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
    if plain { value.to_owned() } else { format!("'{}'", value.replace('\'', r"'\''")) }
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
    fn quotes_stand_only_where_they_are_needed() {
        let words = ["edit", "c-7k2fq", "--city=New York", "--given=", "张 伟", "it's"].map(str::to_owned);
        assert_eq!(quote(&words), r"edit c-7k2fq --city='New York' --given='' '张 伟' 'it'\''s'");
    }

    proptest! {
        #[test]
        fn what_is_put_together_comes_apart_again(words in prop::collection::vec(any::<String>(), 0..6)) {
            prop_assert_eq!(split(&quote(&words)).unwrap(), words);
        }
    }
}
