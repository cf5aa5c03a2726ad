//! What the command line lists: commands, actions of the screen, lines that were typed before, and words that may be next.

use crate::grammar::Ends;
use crate::keymap::{Action, Place};
use crate::search::{Matcher, Row};

/// What a hit is worth that is the beginning of what is listed.
const BEGINNING: i64 = 4_000;
/// What it is worth in what something is called, rather than in what is said of it.
const NAMED: i64 = 2_000;
/// What it is worth less where it cannot be done: it stands below all that can.
const MISSING: i64 = 10_000;
/// The least that each word has to be worth in what is said of something, where it is spelt: letters inside of others say
/// nothing; and where it is written as a whole script is, without blanks.
const SAID: i64 = 750;
const SAID_WITHIN: i64 = 500;

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proposal {
    /// What comes of it.
    pub(crate) does: Does,
    /// As it is listed.
    pub(crate) word: String,
    /// What is said of it.
    pub(crate) about: String,
    /// The keys that do the same without the list; may be empty.
    pub(crate) keys: String,
    /// Why it cannot be done here.
    pub(crate) missing: Option<String>,
}

/// What comes of a line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Does {
    /// An action of the screen.
    Action(Action),
    /// This command line.
    Line(String),
    /// This word in place of the last one.
    Word(String, Ends),
}

/// Something that can be done, as it is looked for.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// What is listed.
    pub(crate) proposal: Proposal,
    called: Row<'static>,
    said: Row<'static>,
}

/// All that can be done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Menu {
    /// The commands that can be given, in the order of the help.
    pub(crate) commands: Vec<Item>,
    /// The actions, each with the places in which some key does it.
    pub(crate) actions: Vec<(Item, Vec<Place>)>,
}

impl Proposal {
    /// One of which nothing more is known.
    pub(crate) const fn new(does: Does, word: String, about: String) -> Proposal {
        Proposal { does, word, about, keys: String::new(), missing: None }
    }
}

impl Item {
    /// Something that can be done, which is also found by these words.
    pub(crate) fn new(proposal: Proposal, also: &[&str]) -> Item {
        let names: Vec<&str> = [proposal.word.as_str()].into_iter().chain(also.iter().copied()).collect();
        let said: Vec<&str> = names.iter().copied().chain([proposal.about.as_str()]).collect();
        Item { called: Row::called(&names), said: Row::called(&said), proposal }
    }

    /// How well it fits what was typed, higher being better; nothing where it does not.
    pub(super) fn score(&self, line: &str, matcher: &Matcher) -> Option<i64> {
        let words = i64::try_from(line.split_whitespace().count()).unwrap_or(i64::MAX);
        let least = if line.is_ascii() { SAID } else { SAID_WITHIN }.saturating_mul(words);
        // A name that only nearly says it is worth no more than what is said of others.
        let named = |score: i64| if score >= least { score + NAMED } else { score };
        let called = matcher.score(&self.called).map(named);
        let said = matcher.score(&self.said).filter(|score| *score >= least);
        let score = called.max(said).or_else(|| self.is_abbreviated(line).then_some(0))?;
        let is_beginning = matches!(&self.proposal.does, Does::Line(path) if path.starts_with(line));
        Some(match &self.proposal.missing {
            _ if is_beginning => score + BEGINNING,
            Some(_) => score - MISSING,
            None => score,
        })
    }

    /// Whether each word that was typed is a word of its name with letters left out, but for the first one: `dl wn`.
    fn is_abbreviated(&self, line: &str) -> bool {
        let terms = self.called.terms.to_lowercase();
        let is_short_for = |typed: &str, word: &str| {
            let mut letters = word.chars();
            word.chars().next() == typed.chars().next() && typed.chars().all(|char| letters.any(|other| other == char))
        };
        let line = line.to_lowercase();
        line.split_whitespace().all(|typed| terms.split_whitespace().any(|word| is_short_for(typed, word)))
    }
}
