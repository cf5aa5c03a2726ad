//! What the value at the end of a line of text may be: completed as on the command line, by the same words.

use tui_input::Input;

use super::state::{Place, Prompt};
use crate::grammar::{self, Ends, Plain};
use crate::text::Text;
use crate::tui::modals::form::Way;
use crate::tui::modals::palette::{Does, Proposal, Words, proposals};

/// The most offers that are seen.
const MOST: usize = 5;

/// What may stand at the end of the line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Offers {
    /// What is known of it.
    pub(crate) words: Words,
    /// What is offered.
    listed: Vec<Proposal>,
    /// Which of that was taken, and stands there now.
    taken: Option<usize>,
}

impl Prompt {
    /// Finds out what may stand at the end of the line, since something was typed.
    pub(crate) fn typed(&mut self, text: &Text) {
        self.offers.taken = None;
        self.offers.words.wants = match self.last_word() {
            Some(word) if self.is_at_end() => {
                let line = grammar::with_last(&format!("{} ", grammar::quote(&self.words)), &word, Ends::Later);
                grammar::wanted(&line, text.catalogue())
            }
            Some(_) | None => Vec::new(),
        };
        self.list(text);
    }

    /// Lists what is known by now.
    pub(crate) fn list(&mut self, text: &Text) {
        if self.offers.taken.is_some() {
            return;
        }
        let word = self.last_word();
        let says_more = |proposal: &Proposal| match &proposal.does {
            Does::Word(whole, Ends::Here) => Some(whole) != word.as_ref(),
            Does::Word(_, Ends::Later) | Does::Action(_) | Does::Line(_) => true,
        };
        self.offers.listed = proposals(&self.offers.words, text);
        if !self.offers.listed.iter().all(says_more) {
            // It is there whole.
            self.offers.listed.clear();
        }
    }

    /// What is typed of the value at the end of the line.
    pub(super) fn begun(&self) -> String {
        self.offers.words.wants.first().map(|want| want.begun.clone()).unwrap_or_default()
    }

    /// The offers that are seen, each with a sign that says whether it stands in the line.
    pub(super) fn offered(&self) -> Vec<(&'static str, &Proposal)> {
        let Offers { listed, taken, .. } = &self.offers;
        let first = taken.map_or(0, |at| (at + 1).saturating_sub(MOST));
        let all = listed.iter().enumerate().map(|(at, each)| (if Some(at) == *taken { "> " } else { "  " }, each));
        all.skip(first).take(MOST).collect()
    }

    /// Puts the next or previous offer into the line.
    pub(crate) fn take_beside(&mut self, way: Way) {
        let Some(last) = self.offers.listed.len().checked_sub(1) else { return };
        self.take(match (way, self.offers.taken) {
            (Way::Next, None) => 0,
            (Way::Next, Some(at)) => {
                if at < last {
                    at + 1
                } else {
                    0
                }
            }
            (Way::Previous, None | Some(0)) => last,
            (Way::Previous, Some(at)) => at - 1,
        });
    }

    /// Completes the value at the end of the line by the best offer; where there is none, or nothing is typed of it yet,
    /// it goes on to the next flag.
    pub(crate) fn complete(&mut self, text: &Text) {
        let is_begun =
            self.is_at_end() && self.last_word().is_some_and(|word| !word.ends_with('=') && !word.is_empty());
        if is_begun && self.offers.taken.is_none() && !self.offers.listed.is_empty() {
            self.take(0);
            self.offers.listed.clear();
        } else {
            self.offer_flag();
            self.typed(text);
        }
    }

    fn take(&mut self, at: usize) {
        let Some(Does::Word(word, _)) = self.offers.listed.get(at).map(|offer| &offer.does) else { return };
        let before = self.input.value().get(..self.last_at()).unwrap_or_default();
        self.input = Input::new(format!("{before}{word}"));
        self.offers.taken = Some(at);
    }

    fn is_at_end(&self) -> bool {
        self.input.cursor() == self.input.value().chars().count()
    }

    /// The word of the command to which the end of the line belongs: a flag with what is typed of its value, or the text
    /// where nothing may follow it.
    fn last_word(&self) -> Option<String> {
        let line = self.input.value();
        if self.flags.is_empty() {
            let text = line.trim_start().to_owned();
            return match self.place {
                Place::Word => Some(text),
                Place::Flag(flag) => Some(format!("--{flag}={text}")),
            };
        }
        let (name, value) = Plain::read(line).flags.pop()?;
        let is_said = line.get(self.last_at()..)?.contains(|char: char| char == '=' || char.is_whitespace());
        is_said.then(|| format!("--{name}={value}"))
    }

    /// The byte at which that begins.
    fn last_at(&self) -> usize {
        let line = self.input.value();
        let last = Plain::read(line).flags.pop().filter(|_| !self.flags.is_empty());
        let flag = last.and_then(|(name, _)| line.rfind(&format!("--{name}")));
        flag.unwrap_or(if self.flags.is_empty() { 0 } else { line.len() })
    }
}
