//! A line as people type it into one input: the text as it is, apostrophes and all, and flags behind it.

/// A text, and the flags that stood in its line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    /// The text before the first flag.
    pub text: String,
    /// The flags in their order, each with what stood behind it.
    pub flags: Vec<(String, String)>,
}

impl Plain {
    /// Takes a line apart. A flag is a word that begins with `--` and a letter; everything up to the next one is its
    /// value, with or without `=`, with or without quotes: `wants a quote --outcome order placed --due="next tue"`.
    pub fn read(line: &str) -> Plain {
        let mut starts = starts(line);
        starts.push(line.len());
        let text = starts.first().and_then(|first| line.get(..*first)).unwrap_or_default().trim().to_owned();
        let pieces = starts.windows(2).filter_map(|pair| match pair {
            [from, to] => line.get(*from..*to),
            _ => None,
        });
        Plain { text, flags: pieces.map(flag).collect() }
    }

    /// The flags as words of a command line.
    pub fn flag_words(&self) -> impl Iterator<Item = String> {
        let word = |(name, value): &(String, String)| {
            if value.is_empty() { format!("--{name}") } else { format!("--{name}={value}") }
        };
        self.flags.iter().map(word)
    }

    /// What stands behind a flag, if it is there.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.flags.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Where flags begin.
fn starts(line: &str) -> Vec<usize> {
    let is_start = |at: &usize| {
        let before = line.get(..*at).and_then(|before| before.chars().next_back());
        let first = line.get(at + 2..).and_then(|rest| rest.chars().next());
        before.is_none_or(char::is_whitespace) && first.is_some_and(|first| first.is_ascii_lowercase())
    };
    line.match_indices("--").map(|(at, _)| at).filter(is_start).collect()
}

fn flag(piece: &str) -> (String, String) {
    let bare = piece.trim().trim_start_matches('-');
    let (name, value) = bare.split_once(|char: char| char == '=' || char.is_whitespace()).unwrap_or((bare, ""));
    (name.to_owned(), unquoted(value.trim()).to_owned())
}

/// A text without the quotes that hold all of it together.
fn unquoted(text: &str) -> &str {
    let inside = |quote: char| {
        let inside = text.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inside.contains(quote)).then_some(inside)
    };
    inside('"').or_else(|| inside('\'')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(line: &str) -> String {
        let plain = Plain::read(line);
        std::iter::once(plain.text.clone()).chain(plain.flag_words()).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn a_line_needs_no_quotes() {
        for (line, read) in [
            ("she doesn't want it", "she doesn't want it"),
            ("wants a quote --outcome=interested", "wants a quote | --outcome=interested"),
            ("--outcome order placed --next call \"him\"", " | --outcome=order placed | --next=call \"him\""),
            ("x --due=\"next tue 9:00\" --dry-run", "x | --due=next tue 9:00 | --dry-run"),
            ("x --due 'fri'", "x | --due=fri"),
            ("-5% -- or less--really", "-5% -- or less--really"),
            ("要报价 --due=下周二", "要报价 | --due=下周二"),
            ("", ""),
        ] {
            assert_eq!(told(line), read, "{line}");
        }
        assert_eq!(Plain::read("x --due fri").value("due"), Some("fri"));
    }

    proptest! {
        #[test]
        fn no_line_is_too_odd(line in ".{0,40}|[-a '\"=]{0,30}") {
            drop(Plain::read(&line));
        }
    }
}
