//! What the command line lists for what is typed.

use std::cmp::Reverse;

use super::item::{Does, Proposal};
use super::state::{Looking, Palette};
use super::words::{Question, Words, directory, questions};
use crate::grammar::{Ends, Suggestion, Suggestions, Values, Want, Wanted};
use crate::search::{Matcher, Row};
use crate::text::Text;

/// How many of the lines typed last are listed before anything is typed.
const LATEST: usize = 3;

impl Palette {
    /// Lists what fits what is typed; the cursor goes back to the command line.
    pub(crate) fn list(&mut self, tree: &Suggestions, typed: &[String], text: &Text) {
        self.cursor = None;
        self.listed = match self.looking {
            Looking::Back => earlier(self.input.value(), typed),
            Looking::Forward => self.next(tree, typed, text),
        };
    }

    fn next(&self, tree: &Suggestions, typed: &[String], text: &Text) -> Vec<Proposal> {
        let line = self.before();
        let line = line.trim_start().trim_start_matches([':', '：']);
        if line.is_empty() {
            let latest = typed.iter().rev().take(LATEST).map(|line| past(line));
            return latest.chain(self.in_order()).collect();
        }
        let words = if tree.is_named(line) { self.last_words(tree, line, text) } else { Vec::new() };
        if words.is_empty() { self.matching(line) } else { words }
    }

    /// All that can be done, first what can be done here.
    fn in_order(&self) -> impl Iterator<Item = Proposal> {
        let mut items: Vec<Proposal> = self.items.iter().map(|item| item.proposal.clone()).collect();
        items.sort_by_key(|proposal| proposal.missing.is_some());
        items.into_iter()
    }

    /// What is called like what is typed, the best first.
    fn matching(&self, line: &str) -> Vec<Proposal> {
        let matcher = Matcher::new(line);
        let scored = self.items.iter().filter_map(|item| Some((item.score(line, &matcher)?, &item.proposal)));
        let mut scored: Vec<(i64, &Proposal)> = scored.collect();
        scored.sort_by_key(|(score, _)| Reverse(*score));
        scored.into_iter().map(|(_, proposal)| proposal.clone()).collect()
    }

    /// What the last word of a command may be: values, and flags where one is begun or nothing is.
    fn last_words(&self, tree: &Suggestions, line: &str, text: &Text) -> Vec<Proposal> {
        let begun = crate::grammar::begun(line);
        let values = proposals(&self.words, text).into_iter();
        let is_flag = begun.is_empty() || begun.starts_with("--") && !begun.contains('=') || begun == "-";
        let flags = tree.flags(line).iter().filter(|flag| is_flag && flag.word.starts_with(&begun)).map(flag);
        values.chain(flags).filter(|proposal| !self.says_already(&proposal.does)).collect()
    }
}

/// What the word may be that is being typed, as far as it is known by now.
pub(crate) fn proposals(words: &Words, text: &Text) -> Vec<Proposal> {
    words.wants.iter().flat_map(|want| values(words, want, text)).collect()
}

/// The lines typed before that hold what is typed, newest first.
fn earlier(line: &str, typed: &[String]) -> Vec<Proposal> {
    let matcher = Matcher::new(line);
    let is_meant = |line: &&String| matcher.is_empty() || matcher.score(&Row::called(&[line])).is_some();
    typed.iter().rev().filter(is_meant).map(|line| past(line)).collect()
}

fn past(line: &str) -> Proposal {
    Proposal::new(Does::Line(line.to_owned()), line.to_owned(), String::new())
}

fn flag(flag: &Suggestion) -> Proposal {
    let ends = if flag.word.ends_with('=') { Ends::Later } else { Ends::Here };
    Proposal::new(Does::Word(flag.word.clone(), ends), flag.word.clone(), flag.about.clone())
}

/// The values of one sort that a word may have.
fn values(words: &Words, want: &Want, text: &Text) -> Vec<Proposal> {
    let known = || questions(want).into_iter().filter_map(|question| Some((words.answer(&question)?, question)));
    match &want.values {
        Values::Words(words) => {
            let label = |word: &String| Suggestion { word: word.clone(), about: text.choice(word) };
            let labelled: Vec<Suggestion> = words.iter().map(label).collect();
            narrowed(&labelled, want, &want.begun)
        }
        Values::Book(_) => known()
            .flat_map(|(found, question)| match question {
                // The book has narrowed them already.
                Question::Book(Wanted::Names(_), words) if !words.is_empty() => narrowed(found, want, ""),
                Question::Book(..) | Question::Files(_) => narrowed(found, want, &want.begun),
            })
            .collect(),
        Values::Files => {
            let dir = directory(&want.begun);
            let begun = want.begun.strip_prefix(dir).unwrap_or_default();
            let is_meant = |file: &&Suggestion| !file.word.starts_with('.') || begun.starts_with('.');
            let found: Vec<Suggestion> =
                known().flat_map(|(found, _)| found.iter().filter(is_meant).cloned()).collect();
            let want = want.clone().with_before(format!("{}{dir}", want.before));
            narrowed(&found, &want, begun)
        }
    }
}

/// Those of some values that fit what is typed, the best first.
fn narrowed(found: &[Suggestion], want: &Want, begun: &str) -> Vec<Proposal> {
    let matcher = Matcher::new(begun);
    let worth = |value: &Suggestion| {
        let score = matcher.score(&Row::called(&[&value.word, &value.about]));
        let begins = !begun.is_empty() && value.word.to_lowercase().starts_with(&begun.to_lowercase());
        (matcher.is_empty() || begins || score.is_some()).then_some((begins, score))
    };
    let mut fitting: Vec<_> = found.iter().filter_map(|value| Some((worth(value)?, value))).collect();
    fitting.sort_by_key(|(worth, _)| Reverse(*worth));
    fitting.into_iter().map(|(_, value)| word(value, want)).collect()
}

fn word(value: &Suggestion, want: &Want) -> Proposal {
    let ends = if value.word.ends_with([':', '/']) { Ends::Later } else { Ends::Here };
    let about = if value.about == value.word { String::new() } else { value.about.clone() };
    Proposal::new(Does::Word(want.whole(&value.word), ends), value.word.clone(), about)
}
