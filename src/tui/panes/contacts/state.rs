//! What a list knows, and how its cursor moves.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::Zoned;
use tui_input::Input;

use super::{Calling, Sheet, Window};
use crate::domain::consent::Purpose;
use crate::domain::{Kind, Record, RecordId, Slot};
use crate::ops::{Life, Sort};
use crate::tui::layout::Shown;
use crate::tui::msg::Ticket;
use crate::tui::panes::lens::Lens;

/// A list of records of one kind, with the card of the one under the cursor.
#[derive(Debug)]
pub(crate) struct Contacts {
    /// The kind.
    pub(crate) kind: Kind,
    /// The words that narrow the list.
    pub(crate) words: Input,
    /// The filter that narrows the list.
    pub(crate) filter: Input,
    /// The columns, where they are not the usual ones.
    pub(crate) columns: Vec<Slot>,
    /// The order, where it is not the usual one.
    pub(crate) sort: Vec<Sort>,
    /// The view through which it is seen, if it is.
    pub(crate) lens: Option<Lens>,
    /// Living or deleted records.
    pub(crate) life: Life,
    /// For what the list is made.
    pub(crate) purpose: Purpose,
    /// The rows that are known.
    pub(crate) window: Window,
    /// The position of the cursor.
    pub(crate) cursor: usize,
    /// The position of the first row that is seen.
    pub(crate) top: usize,
    /// The records that are marked.
    pub(crate) marks: BTreeMap<RecordId, Marked>,
    /// What keys go to.
    pub(crate) focus: Focus,
    /// The card of the record under the cursor.
    pub(crate) sheet: Sheet,
    /// Who is calling, while a number is searched for.
    pub(crate) calling: Calling,
    /// The last question for rows, and which it asked for.
    pub(crate) rows_asked: Option<(Ticket, Range<usize>)>,
    /// When the rows were asked for first: the same question a moment later would have to be answered from scratch.
    pub(crate) asked_at: Option<Zoned>,
    /// Where the cursor goes as soon as this record is among the rows.
    pub(crate) wanted: Option<RecordId>,
    /// How far it is looked for.
    pub(crate) search: Search,
}

/// How far a record is looked for to which the cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Search {
    /// Around what is seen.
    Near,
    /// Around what is seen; where it is not there, also further away.
    Further,
    /// From the beginning of the list on.
    Far,
}

/// A record that is marked, also when its row is out of sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    /// Its handle.
    pub(crate) handle: String,
    /// Its name.
    pub(crate) title: String,
    /// Whom a task or an activity concerns.
    pub(crate) concerns: Vec<RecordId>,
}

/// The fields that say whom a task or an activity concerns.
const CONCERNED: &[&str] = &["contacts", "companies", "deals"];

impl Marked {
    /// The mark of a record.
    pub(crate) fn of(record: &Record) -> Marked {
        let concerned = record.links().filter(|(path, ..)| CONCERNED.contains(&path.field()));
        let concerns = match record.id.kind {
            Kind::Task | Kind::Activity => concerned.map(|(_, _, id)| id).collect(),
            Kind::Contact
            | Kind::Company
            | Kind::Deal
            | Kind::User
            | Kind::Pipeline
            | Kind::Stage
            | Kind::Segment
            | Kind::Field => Vec::new(),
        };
        Marked { handle: record.handle().to_owned(), title: record.title(), concerns }
    }
}

/// What keys go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// The list.
    List,
    /// The card.
    Card,
    /// The search line.
    Search,
    /// The filter line.
    Filter,
}

impl Contacts {
    /// The list of the living of a kind, not read yet.
    pub(crate) fn of(kind: Kind) -> Contacts {
        Contacts {
            kind,
            words: Input::default(),
            filter: Input::default(),
            columns: Vec::new(),
            sort: Vec::new(),
            lens: None,
            life: Life::Live,
            purpose: Purpose::Any,
            window: Window::default(),
            cursor: 0,
            top: 0,
            marks: BTreeMap::new(),
            focus: Focus::List,
            sheet: Sheet::default(),
            calling: Calling::default(),
            rows_asked: None,
            asked_at: None,
            wanted: None,
            search: Search::Near,
        }
    }

    /// The record under the cursor, if its row is known.
    pub(crate) fn current(&self) -> Option<&Record> {
        self.window.row(self.cursor)
    }

    /// What of the pane is shown.
    pub(crate) const fn shown(&self) -> Shown {
        match self.focus {
            Focus::Card => Shown::Card,
            Focus::List | Focus::Search | Focus::Filter => Shown::List,
        }
    }

    /// Keeps the cursor inside the list and what is seen around the cursor, given so many rows of room.
    pub(crate) fn settle(&mut self, room: usize) {
        if self.window.is_read() {
            self.cursor = self.cursor.min(self.window.total().saturating_sub(1));
        }
        let room = room.max(1);
        let lowest = (self.cursor + 1).saturating_sub(room);
        self.top = self.top.clamp(lowest, self.cursor).min(self.window.total().saturating_sub(room));
    }

    /// Begins at the top, since the list is another one now.
    pub(crate) fn restart(&mut self) {
        self.spoil_rows();
        self.cursor = 0;
        self.top = 0;
        self.sheet.restart();
        self.wanted = None;
    }

    /// Says that the book changed: answers that are on their way are too old.
    pub(crate) fn spoil(&mut self) {
        self.spoil_rows();
        self.lens.iter_mut().for_each(Lens::spoil);
    }

    /// Whether it is a log with the days between its rows, and no table.
    pub(crate) fn is_log(&self) -> bool {
        self.kind == Kind::Activity && self.columns.is_empty()
    }

    fn spoil_rows(&mut self) {
        self.window.spoil();
        self.rows_asked = None;
        self.asked_at = None;
        self.sheet.asked = None;
        self.calling.asked = None;
    }

    /// Marks the record under the cursor, or takes its mark away.
    pub(crate) fn toggle_mark(&mut self) {
        let Some(record) = self.current() else { return };
        let marked = Marked::of(record);
        let id = record.id;
        if self.marks.remove(&id).is_none() {
            self.marks.insert(id, marked);
        }
    }

    /// Those that are marked, or else the one under the cursor.
    pub(crate) fn selected(&self) -> Vec<Marked> {
        if self.marks.is_empty() {
            return self.current().map(Marked::of).into_iter().collect();
        }
        self.marks.values().cloned().collect()
    }
}
