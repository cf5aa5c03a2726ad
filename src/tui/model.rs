//! Everything that the screen knows.

use std::collections::BTreeMap;
use std::time::Duration;

use iso_currency::Currency;
use jiff::Zoned;
use jiff::civil::Weekday;

use super::banner::Banner;
use super::bell::Bell;
use super::draft::Drafts;
use super::layout::Room;
use super::modals::{Menu, Modal};
use super::msg::Ticket;
use super::panes::board::{Board, Wanted};
use super::panes::contacts::{Contacts, Focus, Marked, Page, Sheet};
use super::panes::today::Today;
use super::stage::Passage;
use super::table::Table;
use super::theme::Theme;
use super::update::Last;
use super::visit::Trail;
use crate::domain::consent::Purpose;
use crate::domain::phone::Country;
use crate::domain::{Kind, Reading, Record, RecordId};
use crate::grammar::{Reading as Seeing, Suggestions};
use crate::keymap::{Habits, Key, Keymap};
use crate::ops::{Dress, Life, List};
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
    /// How much room the screen has.
    pub(crate) size: Room,
    /// The keys of a chord that is not finished.
    pub(crate) chord: Vec<Key>,
    /// Keys that wait until the record under the cursor is known.
    pub(crate) held: Vec<Key>,
    /// How often this person did what before.
    pub(crate) habits: Habits,
    /// The same since the screen began. It is kept apart, so that hints stay where they are.
    pub(crate) used: Habits,
    /// What fills the screen.
    pub(crate) pane: Pane,
    /// The list that is shown, or was shown last: contacts, or records of another kind.
    pub(crate) contacts: Contacts,
    /// The lists of other kinds, as they were left.
    pub(crate) aside: Vec<Contacts>,
    /// The board of a pipeline.
    pub(crate) board: Board,
    /// The day.
    pub(crate) today: Today,
    /// The card to which somebody went by a name.
    pub(crate) page: Page,
    /// Where one was before.
    pub(crate) trail: Trail,
    /// What rang, and what rings next.
    pub(crate) bell: Bell,
    /// What was typed and is not saved.
    pub(crate) drafts: Drafts,
    /// What lies above the pane, topmost last.
    pub(crate) modals: Vec<Modal>,
    /// What has to be known until somebody closes it.
    pub(crate) banner: Banner,
    /// What was done last.
    pub(crate) status: Status,
    /// What is said while nobody answers.
    pub(crate) waiting: Option<String>,
    /// The command lines that were typed, oldest first.
    pub(crate) typed: Vec<String>,
    /// Those that are not written down yet.
    pub(crate) fresh: Vec<String>,
    /// The commands and flags of the grammar, for completion; empty until a command line is opened.
    pub(crate) tree: Suggestions,
    /// All that can be done, from which the command line lists; made along with them.
    pub(crate) menu: Menu,
    /// The number of the last request.
    pub(crate) ticket: Ticket,
    /// The question that somebody typed and waits for.
    pub(crate) asked: Option<(Ticket, String)>,
    /// The view through which somebody wants to see something, and what else they said of that.
    pub(crate) view: Option<(Ticket, Vec<String>, Seeing)>,
    /// The question for the segments of which one is being typed.
    pub(crate) names_asked: Option<Ticket>,
    /// The command that is only tried, since somebody is asked about what it would do.
    pub(crate) trying: Option<Trying>,
    /// The table that is in the person's editor, or on the way there or back.
    pub(crate) table: Option<Table>,
    /// The last command that was done, to be done again with whatever is selected then.
    pub(crate) last: Option<Last>,
    /// The command line that was given last, as it was typed, and in the words in which a refusal of it names it.
    pub(crate) given: Option<(String, String)>,
    /// The question for all that are to be marked, or whose marks are to be turned round.
    pub(crate) marks_asked: Option<(Ticket, Marking)>,
    /// The commands that are being done: their words by ticket.
    pub(crate) running: Vec<(Ticket, Vec<String>)>,
    /// Whether the picture differs from what was drawn last.
    pub(crate) picture: Picture,
    /// Whether time goes on, so that something can be waited for.
    pub(crate) passage: Passage,
    /// What the last picture cost, if somebody wants to see that.
    pub(crate) cost: Option<Cost>,
}

/// A command that is only tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trying {
    /// The request.
    pub(crate) ticket: Ticket,
    /// The words.
    pub(crate) words: Vec<String>,
    /// The names in it of which it is known that they are meant to be new.
    pub(crate) new: Vec<String>,
}

/// What a picture cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    /// The bytes that were sent.
    pub(crate) bytes: usize,
    /// How long it took to draw and send them.
    pub(crate) time: Duration,
}

/// What fills the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pane {
    /// A list of records of one kind.
    List,
    /// The board of a pipeline.
    Board,
    /// What is to be done.
    Today,
    /// The card of one record.
    Card,
}

/// What becomes of the marks of all that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marking {
    /// They are marked.
    All,
    /// Those are that were not, and no others.
    Others,
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
        if self.pane != Pane::List {
            self.pane = Pane::List;
            self.contacts.spoil();
        }
        if self.contacts.kind == kind {
            return;
        }
        let known = self.aside.iter().position(|list| list.kind == kind).map(|at| self.aside.swap_remove(at));
        let mut list = known.unwrap_or_else(|| Contacts::of(kind));
        // Answers on their way to it were dropped meanwhile.
        list.spoil();
        self.aside.push(std::mem::replace(&mut self.contacts, list));
    }

    /// Shows the board, as it was left.
    pub(crate) fn show_board(&mut self) {
        if self.pane != Pane::Board {
            self.pane = Pane::Board;
            self.board.wanted = self.board.current().and_then(Wanted::of);
            self.board.spoil();
        }
    }

    /// Shows the day, as it was left.
    pub(crate) fn show_today(&mut self) {
        if self.pane != Pane::Today {
            self.pane = Pane::Today;
            self.today.spoil();
        }
    }

    /// Shows the card of a record, from its beginning.
    pub(crate) fn show_card(&mut self, id: Option<RecordId>) {
        self.pane = Pane::Card;
        self.page.id = id;
        self.page.sheet.restart();
        self.page.spoil();
    }

    /// The kind of record that is shown, or of those that are selected where there are several.
    pub(crate) fn kind(&self) -> Kind {
        match self.pane {
            Pane::List => self.contacts.kind,
            Pane::Board => Kind::Deal,
            Pane::Today => self.today.kind(),
            Pane::Card => self.page.id.map_or(self.contacts.kind, |id| id.kind),
        }
    }

    /// The record under the cursor, if it is known.
    pub(crate) fn current(&self) -> Option<&Record> {
        match self.pane {
            Pane::List => self.contacts.current(),
            Pane::Board => self.board.current(),
            Pane::Today => self.today.current(),
            Pane::Card => self.page.current(),
        }
    }

    /// Whether the record under the cursor is on its way.
    pub(crate) fn awaits_current(&self) -> bool {
        let is_asked = match self.pane {
            Pane::List => self.contacts.rows_asked.is_some(),
            Pane::Board => self.board.asked.is_some(),
            Pane::Today => self.today.asked.is_some(),
            Pane::Card => self.page.sheet.asked.is_some(),
        };
        let is_seen = self.pane != Pane::Board || !self.board.is_at_fold();
        is_asked && is_seen && self.modals.is_empty() && self.current().is_none()
    }

    /// Those that are marked, or else the one under the cursor.
    pub(crate) fn selected(&self) -> Vec<Marked> {
        match self.pane {
            Pane::List => self.contacts.selected(),
            Pane::Board => self.board.selected(),
            Pane::Today => self.today.selected(),
            Pane::Card => self.page.current().map(Marked::of).into_iter().collect(),
        }
    }

    /// Those that are marked.
    pub(crate) const fn marks(&self) -> &BTreeMap<RecordId, Marked> {
        match self.pane {
            Pane::List => &self.contacts.marks,
            Pane::Board => &self.board.marks,
            Pane::Today => &self.today.marks,
            Pane::Card => &self.page.marks,
        }
    }

    /// The same, to be changed.
    pub(crate) const fn marks_mut(&mut self) -> &mut BTreeMap<RecordId, Marked> {
        match self.pane {
            Pane::List => &mut self.contacts.marks,
            Pane::Board => &mut self.board.marks,
            Pane::Today => &mut self.today.marks,
            Pane::Card => &mut self.page.marks,
        }
    }

    /// What keys go to while no modal is open.
    pub(crate) const fn focus(&self) -> Focus {
        match self.pane {
            Pane::List => self.contacts.focus,
            Pane::Board => self.board.focus,
            Pane::Today => self.today.focus,
            Pane::Card => Focus::Card,
        }
    }

    /// Says what keys go to.
    pub(crate) const fn set_focus(&mut self, focus: Focus) {
        match self.pane {
            Pane::List => self.contacts.focus = focus,
            Pane::Board => self.board.focus = focus,
            Pane::Today => self.today.focus = focus,
            // There is nothing else on it.
            Pane::Card => {}
        }
    }

    /// The card of the record under the cursor.
    pub(crate) const fn sheet(&self) -> &Sheet {
        match self.pane {
            Pane::List => &self.contacts.sheet,
            Pane::Board => &self.board.sheet,
            Pane::Today => &self.today.sheet,
            Pane::Card => &self.page.sheet,
        }
    }

    /// The same, to be changed.
    pub(crate) const fn sheet_mut(&mut self) -> &mut Sheet {
        match self.pane {
            Pane::List => &mut self.contacts.sheet,
            Pane::Board => &mut self.board.sheet,
            Pane::Today => &mut self.today.sheet,
            Pane::Card => &mut self.page.sheet,
        }
    }

    /// The circumstances in which something is typed now.
    pub(crate) fn reading(&self) -> Reading {
        Reading {
            country: self.country,
            currency: self.currency,
            now: self.now.clone(),
            week_start: self.week_start,
            me: self.me.clone(),
            catalogue: self.text.catalogue().clone(),
        }
    }

    /// The question for the first living records of some kinds, by name.
    pub(crate) fn first(&self, kinds: Vec<Kind>, len: usize) -> List {
        List {
            kinds,
            words: String::new(),
            filter: String::new(),
            sort: Vec::new(),
            life: Life::Live,
            purpose: Purpose::Any,
            start: 0,
            len,
            dress: Dress::Names,
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
