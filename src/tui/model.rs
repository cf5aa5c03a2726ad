//! Everything that the screen knows.

use iso_currency::Currency;
use jiff::Zoned;
use jiff::civil::Weekday;
use ratatui::layout::Size;

use super::modals::Modal;
use super::msg::Ticket;
use super::panes::contacts::Contacts;
use super::theme::Theme;
use crate::domain::phone::Country;
use crate::domain::{Kind, Reading};
use crate::grammar::Suggestions;
use crate::keymap::{Key, Keymap};
use crate::text::Text;

/// The state of the screen. What is drawn depends on nothing else.
#[derive(Debug)]
pub(crate) struct Model {
    /// The sentences.
    pub(crate) text: Text,
    /// The keys.
    pub(crate) keymap: Keymap,
    /// How things look.
    pub(crate) theme: Theme,
    /// The user who sits here.
    pub(crate) me: String,
    /// Whose numbering plan phone numbers without `+` follow.
    pub(crate) country: Option<Country>,
    /// The currency of money that names none.
    pub(crate) currency: Option<Currency>,
    /// The first day of their week.
    pub(crate) week_start: Weekday,
    /// What time it is; set before every update.
    pub(crate) now: Zoned,
    /// The size of the screen in cells.
    pub(crate) size: Size,
    /// The keys of a chord that is not finished.
    pub(crate) chord: Vec<Key>,
    /// The list that is shown: contacts, or records of another kind.
    pub(crate) contacts: Contacts,
    /// The lists of other kinds, as they were left.
    pub(crate) aside: Vec<Contacts>,
    /// What lies above the pane, topmost last.
    pub(crate) modals: Vec<Modal>,
    /// What was done last.
    pub(crate) status: Status,
    /// The command lines that were typed, oldest first.
    pub(crate) typed: Vec<String>,
    /// The commands and flags of the grammar, for completion; empty until a command line is opened.
    pub(crate) tree: Suggestions,
    /// The number of the last request.
    pub(crate) ticket: Ticket,
    /// The question that somebody typed and waits for.
    pub(crate) asked: Option<(Ticket, String)>,
    /// The commands that are being done: their words by ticket.
    pub(crate) running: Vec<(Ticket, Vec<String>)>,
    /// Whether the picture differs from what was drawn last.
    pub(crate) picture: Picture,
}

/// Whether the picture differs from what was drawn last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Picture {
    /// It does.
    Changed,
    /// It does not.
    Same,
}

/// The line that says what was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Status {
    /// The words of the command, as they can be typed again; may be empty.
    pub(crate) words: String,
    /// What became of it.
    pub(crate) message: String,
    /// Good or bad.
    pub(crate) tone: Tone,
}

/// Whether something went well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Neither.
    #[default]
    Plain,
    /// It was done.
    Good,
    /// It was not.
    Bad,
}

impl Model {
    /// The next request's number.
    pub(crate) fn next_ticket(&mut self) -> Ticket {
        self.ticket = Ticket(self.ticket.0 + 1);
        self.ticket
    }

    /// Shows the list of a kind, as it was left.
    pub(crate) fn show(&mut self, kind: Kind) {
        if self.contacts.kind == kind {
            return;
        }
        let known = self.aside.iter().position(|list| list.kind == kind).map(|at| self.aside.swap_remove(at));
        let mut list = known.unwrap_or_else(|| Contacts::of(kind));
        // Answers on their way to it were dropped meanwhile.
        list.spoil();
        self.aside.push(std::mem::replace(&mut self.contacts, list));
    }

    /// The circumstances in which something is typed now.
    pub(crate) fn reading(&self) -> Reading {
        Reading {
            country: self.country,
            currency: self.currency,
            now: self.now.clone(),
            week_start: self.week_start,
            me: self.me.clone(),
        }
    }

    /// Says something in the status line.
    pub(crate) fn say(&mut self, tone: Tone, message: String) {
        self.status = Status { words: String::new(), message, tone };
    }
}
