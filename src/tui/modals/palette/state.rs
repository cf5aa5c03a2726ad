//! What the command line knows: what is typed, what is listed above it, and where the cursor stands.

use tui_input::Input;

use super::item::{Does, Item, Proposal};
use super::words::Words;
use crate::grammar::{self, Ends, Suggestions};

/// The command line while it is typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Palette {
    /// What was typed.
    pub(crate) input: Input,
    /// How many lines back in what was typed before; 0 is the line itself.
    pub(crate) back: usize,
    /// The line itself, while an earlier one is shown.
    pub(crate) draft: String,
    /// What was wanted of it and cannot be, until something else is typed.
    pub(crate) told: Option<String>,
    /// All that can be done, with what is to be said of it here.
    pub(crate) items: Vec<Item>,
    /// What is listed.
    pub(crate) listed: Vec<Proposal>,
    /// The line of the list under the cursor; none while it stands in the command line.
    pub(crate) cursor: Option<usize>,
    /// What is looked through.
    pub(crate) looking: Looking,
    /// What the word that is being typed may be.
    pub(crate) words: Words,
}

/// What the list is taken from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Looking {
    /// What may be typed next.
    #[default]
    Forward,
    /// The lines that were typed before.
    Back,
}

impl Palette {
    /// A command line that begins with something.
    pub(crate) fn with(line: &str, items: Vec<Item>) -> Palette {
        Palette { input: Input::new(line.to_owned()), items, ..Palette::default() }
    }

    /// What is typed up to the cursor.
    pub(crate) fn before(&self) -> String {
        self.input.value().chars().take(self.input.cursor()).collect()
    }

    /// The line of the list under the cursor.
    pub(crate) fn current(&self) -> Option<&Proposal> {
        self.cursor.and_then(|at| self.listed.get(at))
    }

    /// Shows an earlier or later line.
    pub(crate) fn recall(&mut self, typed: &[String], by: isize) {
        let back = self.back.saturating_add_signed(by).min(typed.len());
        if self.back == 0 && back > 0 {
            self.input.value().clone_into(&mut self.draft);
        }
        self.back = back;
        let line = typed.len().checked_sub(back).and_then(|at| typed.get(at)).unwrap_or(&self.draft);
        self.input = Input::new(line.clone());
    }

    /// Completes what is typed: by the line under the cursor, or else as far as it is clear, or else by the best one.
    pub(crate) fn complete(&mut self, tree: &Suggestions) {
        let typed = self.before();
        let next = tree.candidates(&typed);
        let clear = grammar::completed(&typed, &next);
        if self.cursor.is_none() && !next.is_empty() && clear != typed {
            self.replace(&clear);
            return;
        }
        if let Some(proposal) = self.listed.get(self.cursor.unwrap_or_default()).cloned() {
            self.take(&proposal.does);
        }
    }

    /// Puts a line of the list into the command line. An action is no part of it.
    pub(crate) fn take(&mut self, does: &Does) {
        match does {
            Does::Action(_) => {}
            Does::Line(line) if self.looking == Looking::Back => self.input = Input::new(line.clone()),
            Does::Line(line) => self.input = Input::new(format!("{line} ")),
            Does::Word(word, ends) => self.replace(&grammar::with_last(&self.before(), word, *ends)),
        }
    }

    /// Takes another text for what is typed up to the cursor.
    fn replace(&mut self, before: &str) {
        let after: String = self.input.value().chars().skip(self.input.cursor()).collect();
        let cursor = before.chars().count();
        self.input = Input::new(format!("{before}{after}")).with_cursor(cursor);
    }

    /// Whether a line of the list would only say again what is typed.
    pub(super) fn says_already(&self, does: &Does) -> bool {
        matches!(does, Does::Word(word, Ends::Here) if grammar::begun(&self.before()) == *word)
    }
}
