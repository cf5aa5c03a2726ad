//! Completion of command lines, derived from the grammar: commands, then flags.

use super::dress;
use super::examples::examples;
use super::shape::HELP;
use super::words::{quote_begun, quote_word, unfinished};
use crate::text::Text;

/// The commands below a command, and its flags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    commands: Vec<(Suggestion, Suggestions)>,
    flags: Vec<Suggestion>,
    examples: Vec<String>,
}

/// A command that can be given: none stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The words that name it: `deal move`.
    pub path: String,
    /// What it does.
    pub about: String,
    /// Its examples as one types them.
    pub examples: Vec<String>,
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
        let long = command.get_long_about().map(ToString::to_string).unwrap_or_default();
        Suggestions { commands: commands.collect(), flags: flags.collect(), examples: examples(&long) }
    }

    /// Every command that can be given, in the order of the help.
    pub fn leaves(&self) -> Vec<Leaf> {
        let leaves = self.commands.iter().flat_map(|(named, below)| {
            let Suggestion { word, about } = named;
            if below.commands.is_empty() {
                let (about, examples) = (about.clone(), below.examples.clone());
                return vec![Leaf { path: word.clone(), about, examples }];
            }
            let below = below.leaves().into_iter().filter(|leaf| leaf.path != HELP);
            below.map(|leaf| Leaf { path: format!("{word} {}", leaf.path), ..leaf }).collect()
        });
        leaves.collect()
    }

    /// Whether the words before the last one of a line name a command that can be given.
    pub fn is_named(&self, line: &str) -> bool {
        let here = self.below_words(line);
        here.commands.is_empty() && *here != *self
    }

    /// What stands below the command that the words before the last one of a line name, as far as they do.
    fn below_words(&self, line: &str) -> &Suggestions {
        unfinished(line).words.iter().fold(self, |here, word| {
            let below = here.commands.iter().find(|(candidate, _)| candidate.word == *word);
            below.map_or(here, |(_, below)| below)
        })
    }

    /// The flags of the command that a line names.
    pub fn flags(&self, line: &str) -> &[Suggestion] {
        &self.below_words(line).flags
    }

    /// What may be typed next, given a command line up to the cursor.
    pub fn candidates(&self, line: &str) -> Vec<Suggestion> {
        let (here, begun) = (self.below_words(line), begun(line));
        let all: Vec<&Suggestion> = if begun.starts_with('-') {
            here.flags.iter().collect()
        } else {
            here.commands.iter().map(|(candidate, _)| candidate).collect()
        };
        all.into_iter().filter(|candidate| candidate.word.starts_with(&begun)).cloned().collect()
    }
}

/// The last word of a command line, as far as it is typed.
pub fn begun(line: &str) -> String {
    unfinished(line).last
}

/// Whether a word is whole, so that the next one may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// It is.
    Here,
    /// More of it may be typed.
    Later,
}

/// The line with this word in place of its last one.
pub fn with_last(line: &str, word: &str, ends: Ends) -> String {
    let done = line.get(..unfinished(line).at).unwrap_or_default();
    match ends {
        Ends::Here => format!("{done}{} ", quote_word(word)),
        Ends::Later => format!("{done}{}", quote_begun(word)),
    }
}

/// The line with its last word completed as far as all candidates agree; a blank follows a word that is whole.
pub fn completed(line: &str, candidates: &[Suggestion]) -> String {
    let begun = begun(line);
    let Some(first) = candidates.first() else { return line.to_owned() };
    let mut common = first.word.as_str();
    for candidate in candidates {
        let shared = common.chars().zip(candidate.word.chars()).take_while(|(one, other)| one == other);
        let length = shared.map(|(char, _)| char.len_utf8()).sum();
        common = common.get(..length).unwrap_or(&begun);
    }
    let ends = if candidates.len() == 1 && !common.ends_with('=') { Ends::Here } else { Ends::Later };
    with_last(line, common, ends)
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
