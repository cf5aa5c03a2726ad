//! A command that names a record otherwise.

use super::blank::{Argument, blank};
use crate::domain::Kind;
use crate::text::Text;

/// Sets off the role of a record from its name.
const ROLE: &str = " as ";

/// The words with another name for a record of a kind; nothing where no flag names it so.
pub fn renamed(words: &[String], (kind, from, to): (Kind, &str, &str), text: &Text) -> Option<Vec<String>> {
    let blank = blank(words, text)?;
    let mut is_named = false;
    let mut name = |argument: &Argument, value: &String| {
        let (name, role) = value.split_at(value.find(ROLE).unwrap_or(value.len()));
        if !argument.holds.kinds().contains(&kind) || name.trim() != from {
            return value.clone();
        }
        is_named = true;
        format!("{to}{role}")
    };
    let filled: Vec<Vec<String>> = blank
        .arguments
        .iter()
        .map(|argument| argument.given.iter().map(|value| name(argument, value)).collect())
        .collect();
    blank.words(&filled).ok().filter(|_| is_named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar;

    #[test]
    fn only_what_names_such_a_record_is_called_otherwise() {
        let text = Text::english();
        for (line, expected) in [
            ("deal add Lab --company=Lab --value=5k", Some("deal add Lab --company=o-00001 --value=5k")),
            ("deal add Pump --company Lab -n", Some("deal add Pump --company=o-00001 --dry-run")),
            ("contact add Jane --company='Lab as CTO'", Some("contact add Jane --company='o-00001 as CTO'")),
            ("contact edit c-00001 --add-company=Lab", Some("contact edit c-00001 --add-company=o-00001")),
            ("deal add Lab --company=Labor", None),
        ] {
            let words = grammar::split(line).unwrap();
            let renamed = renamed(&words, (Kind::Company, "Lab", "o-00001"), &text);
            assert_eq!(renamed.map(|words| grammar::quote(&words)).as_deref(), expected, "{line}");
        }
    }
}
