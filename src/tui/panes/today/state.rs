//! What the screen knows of the day, and how its cursor keeps to its record.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::entry::{Entry, Gathered, gather};
use super::{Row, Section};
use crate::domain::{Kind, Record, RecordId};
use crate::ops::answer::{Agenda, Month};
use crate::ops::query::Whose;
use crate::tui::layout::Shown;
use crate::tui::msg::Ticket;
use crate::tui::panes::contacts::{Focus, Freshness, Marked, Sheet};

/// How far the day reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Span {
    /// Today, and the visits and meetings ahead.
    Day,
    /// Everything of the week.
    Week,
}

/// The day.
#[derive(Debug)]
pub(crate) struct Today {
    /// How far it reaches.
    pub(crate) span: Span,
    /// Whose day it is.
    pub(crate) whose: Whose,
    /// The day as of which it was read.
    pub(crate) from: Date,
    /// The records, section by section.
    pub(crate) entries: Vec<Entry>,
    /// How many tasks of the days to come are left out.
    pub(crate) left_out: usize,
    /// What the month has brought so far.
    pub(crate) month: Month,
    /// The place of the cursor among the records.
    pub(crate) cursor: usize,
    /// The first line that is seen.
    pub(crate) top: usize,
    /// The records that are marked. Invariant: they are of one kind.
    pub(crate) marks: BTreeMap<RecordId, Marked>,
    /// What keys go to.
    pub(crate) focus: Focus,
    /// The card of the record under the cursor.
    pub(crate) sheet: Sheet,
    /// Whether what is shown is what the book holds.
    pub(crate) state: Freshness,
    /// The question that is on its way.
    pub(crate) asked: Option<Ticket>,
    /// The record to which the cursor goes if the day has it.
    pub(crate) wanted: Option<RecordId>,
}

impl Default for Today {
    fn default() -> Today {
        Today {
            span: Span::Day,
            whose: Whose::Mine,
            from: Date::default(),
            entries: Vec::new(),
            left_out: 0,
            month: Month::default(),
            cursor: 0,
            top: 0,
            marks: BTreeMap::new(),
            focus: Focus::List,
            sheet: Sheet::default(),
            state: Freshness::Unread,
            asked: None,
            wanted: None,
        }
    }
}

impl Today {
    /// The record under the cursor, if there is one.
    pub(crate) fn current(&self) -> Option<&Record> {
        self.entries.get(self.cursor).map(|entry| &entry.record)
    }

    /// The kind of those that are selected.
    pub(crate) fn kind(&self) -> Kind {
        let marked = self.marks.keys().next().map(|id| id.kind);
        marked.or_else(|| self.current().map(|record| record.id.kind)).unwrap_or(Kind::Task)
    }

    /// Those that are marked, or else the one under the cursor.
    pub(crate) fn selected(&self) -> Vec<Marked> {
        if self.marks.is_empty() {
            return self.current().map(Marked::of).into_iter().collect();
        }
        self.marks.values().cloned().collect()
    }

    /// Marks the record under the cursor, or takes its mark away. False if those that are marked are of another kind.
    pub(crate) fn toggle_mark(&mut self) -> bool {
        let Some((id, marked)) = self.current().map(|record| (record.id, Marked::of(record))) else { return true };
        if self.marks.remove(&id).is_none() {
            if self.kind() != id.kind {
                return false;
            }
            self.marks.insert(id, marked);
        }
        true
    }

    /// What of the pane is shown.
    pub(crate) const fn shown(&self) -> Shown {
        match self.focus {
            Focus::Card => Shown::Card,
            Focus::List | Focus::Search | Focus::Filter => Shown::List,
        }
    }

    /// Whether it has to be read, on this day.
    pub(crate) fn is_missing(&self, today: Date) -> bool {
        let is_known = match self.state {
            Freshness::Unread | Freshness::Stale => false,
            Freshness::Fresh => self.from == today,
            Freshness::Failed => true,
        };
        !is_known && self.asked.is_none()
    }

    /// Says that the book, or what is asked of it, changed: an answer that is on its way is too old.
    pub(crate) fn spoil(&mut self) {
        self.state = self.state.spoilt();
        self.asked = None;
        self.sheet.asked = None;
    }

    /// Says that it cannot be read; it is asked for again when something changes.
    pub(crate) fn fail(&mut self) {
        self.state = Freshness::Failed;
        self.asked = None;
    }

    /// Takes over what was read. The cursor stays on its record, or else where it is: what was done makes way for the
    /// next thing.
    pub(crate) fn fill(&mut self, agenda: Agenda) {
        self.asked = None;
        self.state = Freshness::Fresh;
        let here = self.entries.get(self.cursor).map(|entry| (entry.section, entry.record.id));
        (self.from, self.month) = (agenda.from, agenda.month.clone());
        let Gathered { entries, left_out } = gather(agenda, self.span);
        (self.entries, self.left_out) = (entries, left_out);
        let wanted = self.wanted.take();
        let wanted = self.entries.iter().position(|entry| Some(entry.record.id) == wanted);
        let same = || self.entries.iter().position(|entry| Some((entry.section, entry.record.id)) == here);
        let before = self.cursor;
        self.cursor = wanted.or_else(same).unwrap_or(before).min(self.entries.len().saturating_sub(1));
        if self.entries.get(self.cursor).map(|entry| entry.record.id) != here.map(|(_, id)| id) {
            self.sheet.restart();
        }
        let known = &self.entries;
        self.marks.retain(|id, _| known.iter().any(|entry| entry.record.id == *id));
    }

    /// Keeps what is seen around the cursor, given the lines and room for so many: with the first record of a section
    /// its heading is seen, with the last record whatever stands below it.
    pub(crate) fn settle(&mut self, rows: &[Row], room: usize) {
        let is_here = |row: &Row| matches!(row, Row::Entry(at) if *at == self.cursor);
        let Some(line) = rows.iter().position(is_here) else {
            self.top = 0;
            return;
        };
        let above = rows.iter().take(line).rposition(|row| matches!(row, Row::Entry(_)));
        let start = above.map_or(0, |above| above + 1);
        let is_last = self.cursor + 1 == self.entries.len();
        let end = if is_last { rows.len() } else { line + 1 };
        let lowest = end.saturating_sub(room).min(line);
        // Where all of it has room, nothing is scrolled away.
        let highest = rows.len().saturating_sub(room);
        self.top = self.top.min(start).min(highest).max(lowest);
    }

    /// How many records a section has.
    pub(crate) fn count(&self, section: Section) -> usize {
        self.entries.iter().filter(|entry| entry.section == section).count()
    }

    /// Whether nothing is overdue or due today.
    pub(crate) fn is_free(&self) -> bool {
        self.count(Section::Overdue) + self.count(Section::Day(self.from)) == 0
    }
}
