//! What the board knows, and how its cursor keeps to its deal.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;
use tui_input::Input;

use super::grip::Grip;
use super::{Asked, Column, Lanes};
use crate::domain::deal::Totals;
use crate::domain::id::Uuid128;
use crate::domain::stage::Outcome;
use crate::domain::{Record, RecordId, Value};
use crate::ops::{Reference, Sort, answer, query};
use crate::tui::layout::{self, Columns, Room, Span};
use crate::tui::panes::contacts::{Focus, Freshness, Marked, Sheet};
use crate::tui::panes::lens::Lens;

/// The board of one pipeline.
#[derive(Debug)]
pub(crate) struct Board {
    /// The pipeline that is asked for; the first one if none is named.
    pub(crate) pipeline: Option<Reference>,
    /// The words that narrow the board.
    pub(crate) words: Input,
    /// The filter that narrows the board.
    pub(crate) filter: Input,
    /// The order in the columns; as people put them if empty.
    pub(crate) sort: Vec<Sort>,
    /// By what it is divided into lanes, if it is.
    pub(crate) divided: Option<query::Lanes>,
    /// The view through which it is seen, if it is.
    pub(crate) lens: Option<Lens>,
    /// The pipelines that there are.
    pub(crate) pipelines: Vec<Record>,
    /// Which of them is shown.
    pub(crate) shown: usize,
    /// Its stages.
    pub(crate) columns: Vec<Column>,
    /// Its lanes; none if it is not divided.
    pub(crate) lanes: Lanes,
    /// The stages whose columns are folded, of any pipeline.
    pub(crate) folded: BTreeSet<RecordId>,
    /// The first row that is seen, if it is divided into lanes.
    pub(crate) top: usize,
    /// The column of the cursor.
    pub(crate) at: usize,
    /// The first column that is seen.
    pub(crate) left: usize,
    /// The deals that are marked.
    pub(crate) marks: BTreeMap<RecordId, Marked>,
    /// What keys go to.
    pub(crate) focus: Focus,
    /// The card of the deal under the cursor.
    pub(crate) sheet: Sheet,
    /// Whether what is shown is what the book holds.
    pub(crate) state: Freshness,
    /// The question that is on its way.
    pub(crate) asked: Option<Asked>,
    /// When it was asked for first: the same question a moment later would have to be answered from scratch.
    pub(crate) asked_at: Option<Zoned>,
    /// The deals that are on their way to another column, until the board is read anew.
    pub(crate) moving: Option<Moving>,
    /// Where the cursor goes as soon as this deal is among those that are known.
    pub(crate) wanted: Option<Wanted>,
    /// What the mouse holds.
    pub(crate) grip: Option<Grip>,
}

/// A deal to which the cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// The deal.
    pub(crate) deal: RecordId,
    /// The stage in which it is.
    pub(crate) stage: Uuid128,
    /// Whether it was not where it was expected, so that the column is searched for it.
    pub(crate) is_sought: bool,
}

/// Deals on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moving {
    /// Which ones.
    pub(crate) deals: Vec<Marked>,
    /// The stage to which they go.
    pub(crate) stage: RecordId,
}

impl Wanted {
    /// A deal, expected near where it stood or at the top of its column.
    pub(crate) fn of(deal: &Record) -> Option<Wanted> {
        match deal.value("stage") {
            Some(Value::Record(stage)) => Some(Wanted { deal: deal.id, stage: *stage, is_sought: false }),
            Some(_) | None => None,
        }
    }
}

impl Default for Board {
    fn default() -> Board {
        Board {
            pipeline: None,
            words: Input::default(),
            filter: Input::default(),
            sort: Vec::new(),
            divided: None,
            lens: None,
            pipelines: Vec::new(),
            shown: 0,
            columns: Vec::new(),
            lanes: Lanes::default(),
            folded: BTreeSet::new(),
            top: 0,
            at: 0,
            left: 0,
            marks: BTreeMap::new(),
            focus: Focus::List,
            sheet: Sheet::default(),
            state: Freshness::Unread,
            asked: None,
            asked_at: None,
            moving: None,
            wanted: None,
            grip: None,
        }
    }
}

impl Board {
    /// The deal under the cursor, if it is known; none in a column that is folded.
    pub(crate) fn current(&self) -> Option<&Record> {
        self.columns.get(self.at).filter(|column| !self.is_folded(column))?.current()
    }

    /// Whether a column is folded.
    pub(crate) fn is_folded(&self, column: &Column) -> bool {
        self.folded.contains(&column.id())
    }

    /// Whether the column of the cursor is folded.
    pub(crate) fn is_at_fold(&self) -> bool {
        self.columns.get(self.at).is_some_and(|column| self.is_folded(column))
    }

    /// How much room its columns take.
    pub(crate) fn spans(&self) -> Vec<Span> {
        let span = |column| if self.is_folded(column) { Span::Folded } else { Span::Open };
        self.columns.iter().map(span).collect()
    }

    /// Those that are marked, or else the one under the cursor.
    pub(crate) fn selected(&self) -> Vec<Marked> {
        if self.marks.is_empty() {
            return self.current().map(Marked::of).into_iter().collect();
        }
        self.marks.values().cloned().collect()
    }

    /// The column from which those that are selected go on: where they are, or where they are being brought to.
    pub(crate) fn leaves_from(&self, selected: &[Marked]) -> usize {
        let moving = self.moving.as_ref().filter(|moving| moving.deals == selected);
        let to = moving.and_then(|moving| self.columns.iter().position(|column| column.id() == moving.stage));
        to.unwrap_or(self.at)
    }

    /// Marks the deal under the cursor, or takes its mark away.
    pub(crate) fn toggle_mark(&mut self) {
        let Some((id, marked)) = self.current().map(|deal| (deal.id, Marked::of(deal))) else { return };
        if self.marks.remove(&id).is_none() {
            self.marks.insert(id, marked);
        }
    }

    /// The pipeline that is shown; none in a book without deals.
    pub(crate) fn pipeline(&self) -> Option<&Record> {
        self.pipelines.get(self.shown)
    }

    /// Whether it cannot be read.
    pub(crate) fn has_failed(&self) -> bool {
        self.state == Freshness::Failed
    }

    /// Whether anything narrows it.
    pub(crate) fn is_narrowed(&self) -> bool {
        !self.words.value().trim().is_empty() || !self.filter.value().trim().is_empty() || self.lens.is_some()
    }

    /// How many deals are on it.
    pub(crate) fn count(&self) -> usize {
        self.columns.iter().map(|column| column.count).sum()
    }

    /// What its open deals are worth.
    pub(crate) fn open(&self) -> Totals {
        let mut totals = Totals::default();
        for column in self.columns.iter().filter(|column| column.outcome() == Outcome::Open) {
            totals.merge(&column.totals);
        }
        totals
    }

    /// The most currencies that a column has.
    pub(crate) fn currencies(&self) -> usize {
        self.columns.iter().map(|column| column.totals.iter().count()).max().unwrap_or_default()
    }

    /// Keeps the cursor on the board and what is seen around it.
    pub(crate) fn settle(&mut self, screen: Room) -> Columns {
        self.at = self.at.min(self.columns.len().saturating_sub(1));
        let spans = self.spans();
        self.left = layout::leftmost(screen, &spans, self.left, self.at);
        let columns = layout::columns(screen, &spans, self.left, self.currencies());
        self.settle_rows(&columns);
        columns
    }

    /// Begins at the top of every column, since other deals are shown now.
    pub(crate) fn restart(&mut self) {
        self.spoil_rows();
        for column in &mut self.columns {
            column.cursor = 0;
            column.top = 0;
        }
        self.top = 0;
        self.sheet.restart();
        self.wanted = None;
    }

    /// Says that the book changed: answers that are on their way are too old.
    pub(crate) fn spoil(&mut self) {
        self.spoil_rows();
        self.lens.iter_mut().for_each(Lens::spoil);
    }

    fn spoil_rows(&mut self) {
        self.state = self.state.spoilt();
        for column in &mut self.columns {
            column.window.spoil();
        }
        self.asked = None;
        self.asked_at = None;
        self.sheet.asked = None;
    }

    /// Shows the deal under the cursor where it will be, so that the same key once more takes it further.
    pub(crate) fn shift(&mut self, by: isize) {
        if self.asked.is_some() {
            // An answer on its way would bring it back.
            self.spoil();
        }
        let Some(column) = self.columns.get_mut(self.at) else { return };
        let Some(position) = column.cursor.checked_add_signed(by) else { return };
        column.window.swap(column.cursor, position);
        column.cursor = position;
        self.wanted = None;
    }

    /// Says that it cannot be read; it is asked for again when something changes.
    pub(crate) fn fail(&mut self) {
        self.state = Freshness::Failed;
        self.asked = None;
        self.moving = None;
    }

    /// Takes over what was read.
    pub(crate) fn fill(&mut self, board: answer::Board) {
        let Some(asked) = self.asked.take() else { return };
        let here = self.columns.get(self.at).map(Column::id);
        let is_same = self.pipeline().map(|pipeline| pipeline.id) == board.pipelines.get(board.shown).map(|new| new.id);
        let mut known = std::mem::take(&mut self.columns);
        if !is_same {
            known.clear();
            self.marks.clear();
            (self.at, self.left) = (0, 0);
        }
        for read in board.columns {
            let old = known.iter().position(|old| old.id() == read.stage.id).map(|at| known.swap_remove(at));
            let mut column = old.unwrap_or_else(|| Column::of(read.stage.clone()));
            let range = asked.range(column.id());
            column.fill(read, range);
            self.columns.push(column);
        }
        self.at = self.columns.iter().position(|column| Some(column.id()) == here).unwrap_or(self.at);
        self.lanes = Lanes::of(board.lanes);
        (self.pipelines, self.shown, self.state) = (board.pipelines, board.shown, Freshness::Fresh);
        self.go_to_wanted();
    }

    /// Where a search leaves nothing of the column of the cursor, the cursor goes to one that has something.
    fn leave_emptiness(&mut self) {
        let is_empty = |column: &Column| column.count == 0 || self.folded.contains(&column.id());
        if self.is_narrowed() && self.columns.get(self.at).is_some_and(is_empty) {
            self.at = self.columns.iter().position(|column| !is_empty(column)).unwrap_or(self.at);
        }
    }

    /// Puts the cursor on the deal that is wanted, or has its column searched for it.
    fn go_to_wanted(&mut self) {
        let Some(wanted) = self.wanted.take() else { return self.leave_emptiness() };
        let Some(at) = self.columns.iter().position(|column| column.id().uuid == wanted.stage) else { return };
        let Some(column) = self.columns.get_mut(at) else { return };
        // Where nothing is seen, the cursor does not follow.
        if self.folded.contains(&column.id()) {
            return;
        }
        if let Some(position) = column.window.find(|deal| deal.id == wanted.deal) {
            column.cursor = position;
            self.at = at;
        } else if !wanted.is_sought && column.count > column.window.len() {
            column.window.spoil();
            self.wanted = Some(Wanted { is_sought: true, ..wanted });
        }
    }
}
