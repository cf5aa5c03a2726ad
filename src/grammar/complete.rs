//! Completion of command lines, derived from the grammar: commands, then flags.

use super::dress;
use crate::text::Text;

/// The commands below a command, and its flags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    commands: Vec<(Suggestion, Suggestions)>,
    flags: Vec<Suggestion>,
}

/// Something that may be typed next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The word.
    pub word: String,
    /// What it does.
    pub about: String,
}

impl Suggestions {
    /// The whole grammar.
    pub fn of(text: &Text) -> Suggestions {
        let mut root = dress::tree(text);
        // Only a built command knows the flags that it inherits.
        root.build();
        Suggestions::below(&root)
    }

    fn below(command: &clap::Command) -> Suggestions {
        let commands = command.get_subcommands().filter(|child| !child.is_hide_set()).map(|child| {
            let about = child.get_about().map(ToString::to_string).unwrap_or_default();
            (Suggestion { word: child.get_name().to_owned(), about }, Suggestions::below(child))
        });
        let flags = command.get_arguments().filter(|arg| !arg.is_hide_set()).filter_map(|arg| {
            let about = arg.get_help().map(ToString::to_string).unwrap_or_default();
            let sign = if arg.get_action().takes_values() { "=" } else { "" };
            Some(Suggestion { word: format!("--{}{sign}", arg.get_long()?), about })
        });
        Suggestions { commands: commands.collect(), flags: flags.collect() }
    }

    /// What may be typed next, given a command line up to the cursor.
    pub fn candidates(&self, line: &str) -> Vec<Suggestion> {
        let (done, begun) = halves(line);
        let mut here = self;
        for word in done.split_whitespace() {
            if let Some((_, below)) = here.commands.iter().find(|(candidate, _)| candidate.word == word) {
                here = below;
            }
        }
        let all: Vec<&Suggestion> = if begun.starts_with('-') {
            here.flags.iter().collect()
        } else {
            here.commands.iter().map(|(candidate, _)| candidate).collect()
        };
        all.into_iter().filter(|candidate| candidate.word.starts_with(begun)).cloned().collect()
    }
}

/// A command line cut before its last word.
fn halves(line: &str) -> (&str, &str) {
    let at = line
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + line.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    line.split_at_checked(at).unwrap_or((line, ""))
}

/// The last word of a command line, as far as it is typed.
pub fn begun(line: &str) -> &str {
    halves(line).1
}

/// The line with its last word completed as far as all candidates agree; a blank follows a word that is whole.
pub fn completed(line: &str, candidates: &[Suggestion]) -> String {
    let (done, begun) = halves(line);
    let Some(first) = candidates.first() else { return line.to_owned() };
    let mut common = first.word.as_str();
    for candidate in candidates {
        let shared = common.chars().zip(candidate.word.chars()).take_while(|(one, other)| one == other);
        let length = shared.map(|(char, _)| char.len_utf8()).sum();
        common = common.get(..length).unwrap_or(begun);
    }
    let blank = if candidates.len() == 1 && !common.ends_with('=') { " " } else { "" };
    format!("{done}{common}{blank}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::examples::leaves;

    fn tree() -> Suggestions {
        let command = clap::Command::new("rolo").subcommand(
            clap::Command::new("contact")
                .subcommand(clap::Command::new("add").arg(clap::Arg::new("given").long("given")))
                .subcommand(clap::Command::new("delete"))
                .subcommand(clap::Command::new("describe")),
        );
        Suggestions::below(&command)
    }

    #[test]
    fn every_leaf_and_every_flag_is_offered() {
        let text = Text::english();
        let (suggestions, mut offered) = (Suggestions::of(&text), 0);
        for leaf in leaves(&text) {
            let words: Vec<&str> = leaf.path.split(' ').collect();
            for (place, word) in words.iter().enumerate() {
                let typed = [&words[..place], &[""]].concat().join(" ");
                let begun = [&words[..place], &[&word[..1]]].concat().join(" ");
                for line in [typed, begun] {
                    let found = suggestions.candidates(&line);
                    assert!(found.iter().any(|found| found.word == *word && !found.about.is_empty()), "{line}: {word}");
                }
            }
            let found = suggestions.candidates(&format!("{} --", leaf.path));
            for flag in &leaf.flags {
                let is_it = |found: &Suggestion| found.word.trim_end_matches('=') == flag && !found.about.is_empty();
                assert!(found.iter().any(is_it), "{} {flag}", leaf.path);
                offered += 1;
            }
        }
        assert!(offered > 1_500, "only {offered}");
    }

    #[test]
    fn the_last_word_is_completed_as_far_as_it_is_clear() {
        let complete = |line: &str| completed(line, &tree().candidates(line));
        assert_eq!(complete("con"), "contact ");
        assert_eq!(complete("contact d"), "contact de");
        assert_eq!(complete("contact del"), "contact delete ");
        assert_eq!(complete("contact add --g"), "contact add --given=");
        assert_eq!(complete("contact add 张　--g"), "contact add 张　--given=");
        assert_eq!(complete("nonsense"), "nonsense");
    }
}
