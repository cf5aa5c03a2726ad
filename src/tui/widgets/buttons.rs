//! Keys in a line, each with what it does: they can be pressed with the mouse, too.

use ratatui::text::{Line, Span};

use super::cells;
use crate::keymap::{Action, Context, show_keys};
use crate::theme::Theme;
use crate::tui::model::Model;

/// A key with what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Button {
    /// What it does.
    pub(crate) action: Action,
    /// The key.
    pub(crate) keys: String,
    /// What it does, in a word; perhaps nothing for those that know.
    pub(crate) word: String,
}

/// Several of them in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Buttons {
    /// Blank cells before the first one.
    pub(crate) indent: usize,
    /// Blank cells behind each.
    pub(crate) gap: usize,
    /// From the left to the right.
    pub(crate) all: Vec<Button>,
}

impl Button {
    /// How many cells it takes.
    fn width(&self) -> usize {
        let word = if self.word.is_empty() { 0 } else { 1 + cells::width(&self.word) };
        cells::width(&self.keys) + word
    }
}

impl Buttons {
    /// The answers to a question, in words of these ids.
    pub(crate) fn of(model: &Model, context: Context, answers: &[(Action, &str)]) -> Buttons {
        let answer = |(action, id): &(Action, &str)| {
            let keys = model.keymap.chord(&[context.into()], *action).map(show_keys).unwrap_or_default();
            Button { action: *action, keys, word: model.text.get(id) }
        };
        Buttons { indent: 0, gap: 3, all: answers.iter().map(answer).collect() }
    }

    /// How many cells they take.
    pub(crate) fn width(&self) -> usize {
        self.indent + self.all.iter().map(|button| button.width() + self.gap).sum::<usize>()
    }

    /// Adds one, unless it does not fit into so many cells any more; then it comes back.
    pub(crate) fn push(&mut self, button: Button, room: usize) -> Option<Button> {
        if self.width() + button.width() > room {
            return Some(button);
        }
        self.all.push(button);
        None
    }

    /// All of them as they are drawn.
    pub(crate) fn line<'a>(self, theme: &Theme) -> Line<'a> {
        let gap = self.gap;
        let buttons = self.all.into_iter().flat_map(|Button { keys, word, .. }| {
            let blank = if word.is_empty() { "" } else { " " };
            [Span::styled(keys, theme.key), Span::raw(format!("{blank}{word}{}", " ".repeat(gap)))]
        });
        std::iter::once(Span::raw(" ".repeat(self.indent))).chain(buttons).collect()
    }

    /// What the one does that has this cell, counted from the beginning of the line.
    pub(crate) fn hit(&self, cell: u16) -> Option<Action> {
        let mut left = self.indent;
        for button in &self.all {
            let right = left + button.width();
            if (left..right).contains(&usize::from(cell)) {
                return Some(button.action);
            }
            left = right + self.gap;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme;

    #[test]
    fn a_button_is_as_wide_as_it_is_drawn() {
        let button = |action, keys: &str, word: &str| Button { action, keys: keys.into(), word: word.into() };
        let mut buttons = Buttons { indent: 1, gap: 2, all: Vec::new() };
        assert_eq!(buttons.push(button(Action::Search, "/", "搜索"), 20), None);
        assert_eq!(buttons.push(button(Action::Help, "?", ""), 20), None);
        assert_eq!(buttons.push(button(Action::Undo, "u", "undo"), 16), Some(button(Action::Undo, "u", "undo")));
        assert_eq!(buttons.clone().line(&theme::load(theme::MONO, None).theme).to_string(), " / 搜索  ?  ");
        let hits: Vec<_> = (0..13).map(|cell| buttons.hit(cell)).collect();
        assert_eq!(hits.iter().filter(|hit| **hit == Some(Action::Search)).count(), 6);
        assert_eq!((hits[0], hits[1], hits[9]), (None, Some(Action::Search), Some(Action::Help)));
    }
}
