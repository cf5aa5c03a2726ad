//! Where one was, so that one can go back there: what filled the screen, how it was narrowed, and where the cursor stood.

use tui_input::Input;

use super::model::{Model, Pane};
use super::panes::board::Wanted;
use super::panes::contacts::{Focus, Search, Sheet};
use super::panes::lens::Lens;
use super::panes::today::Span;
use crate::domain::consent::Purpose;
use crate::domain::{Kind, Life, RecordId, Slot};
use crate::ops::query::Whose;
use crate::ops::{Reference, Sort};

/// The most visits that are remembered each way.
const MOST: usize = 100;

/// Where one was before, and where one came back from.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    /// Where one was, the last visit last.
    before: Vec<Visit>,
    /// Where one came back from, the last visit last.
    after: Vec<Visit>,
    steps: usize,
}

/// A way along the trail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// To where one was before.
    Back,
    /// To where one came back from.
    Forward,
}

/// Where one was.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    spot: Spot,
    focus: Focus,
    /// The lines that were scrolled away of the card, the line of its cursor, and what of its timeline was shown.
    card: (usize, usize, String),
}

/// What filled the screen, and how it was narrowed.
#[derive(Clone, Debug)]
enum Spot {
    List(Box<ListSpot>),
    Board(Box<BoardSpot>),
    Today(Span, Whose, Option<RecordId>),
    Card(Option<RecordId>),
}

#[derive(Clone, Debug)]
struct ListSpot {
    kind: Kind,
    words: String,
    filter: String,
    columns: Vec<Slot>,
    sort: Vec<Sort>,
    lens: Option<Lens>,
    life: Life,
    purpose: Purpose,
    record: Option<RecordId>,
}

#[derive(Clone, Debug)]
struct BoardSpot {
    pipeline: Option<Reference>,
    words: String,
    filter: String,
    sort: Vec<Sort>,
    lens: Option<Lens>,
    deal: Option<Wanted>,
}

impl Trail {
    /// Remembers where one was when one went elsewhere; what one came back from before is forgotten.
    pub(crate) fn leave(&mut self, visit: Visit) {
        self.after.clear();
        push(&mut self.before, visit);
    }

    /// Forgets where one came back from.
    pub(crate) fn forget_after(&mut self) {
        self.after.clear();
    }

    /// Where one was last.
    pub(crate) fn last(&self) -> Option<&Visit> {
        self.before.last()
    }

    /// How many steps were taken along it, which are no visits of their own.
    pub(crate) const fn steps(&self) -> usize {
        self.steps
    }

    /// Takes a step along the trail from a visit. Nothing if it ends there.
    pub(crate) fn step(&mut self, way: Way, from: Visit) -> Option<Visit> {
        let (ahead, behind) = match way {
            Way::Back => (&mut self.before, &mut self.after),
            Way::Forward => (&mut self.after, &mut self.before),
        };
        let to = ahead.pop()?;
        push(behind, from);
        self.steps += 1;
        Some(to)
    }
}

fn push(visits: &mut Vec<Visit>, visit: Visit) {
    visits.push(visit);
    let surplus = visits.len().saturating_sub(MOST);
    visits.drain(..surplus);
}

impl Visit {
    /// Where one is now.
    pub(crate) fn here(model: &Model) -> Visit {
        let Sheet { top, cursor, filter, .. } = model.sheet();
        let spot = match model.pane {
            Pane::List => Spot::List(Box::new(list_spot(model))),
            Pane::Board => Spot::Board(Box::new(board_spot(model))),
            Pane::Today => {
                let record = model.today.current().map(|record| record.id);
                Spot::Today(model.today.span, model.today.whose, record)
            }
            Pane::Card => Spot::Card(model.page.id),
        };
        Visit { spot, focus: model.focus(), card: (*top, *cursor, filter.clone()) }
    }

    /// Whether one is elsewhere by now: what fills the screen is another list, another board, another card, or a card was
    /// opened that stands in the same place.
    pub(crate) fn was_left(&self, model: &Model) -> bool {
        self.is_other(model) || (self.focus != Focus::Card && model.focus() == Focus::Card)
    }

    /// Whether this is the list, the board or the day from which the card was opened that is shown now.
    pub(crate) fn is_behind(&self, model: &Model) -> bool {
        !self.is_other(model) && self.was_left(model)
    }

    fn is_other(&self, model: &Model) -> bool {
        match &self.spot {
            Spot::List(list) => model.pane != Pane::List || list.kind != model.contacts.kind,
            Spot::Board(_) => model.pane != Pane::Board,
            Spot::Today(..) => model.pane != Pane::Today,
            Spot::Card(id) => model.pane != Pane::Card || *id != model.page.id,
        }
    }

    /// Shows what was shown there.
    pub(crate) fn go_to(self, model: &mut Model) {
        match self.spot {
            Spot::List(list) => list.go_to(model),
            Spot::Board(board) => board.go_to(model),
            Spot::Today(span, whose, record) => {
                model.show_today();
                (model.today.span, model.today.whose, model.today.wanted) = (span, whose, record);
                model.today.spoil();
            }
            Spot::Card(id) => model.show_card(id),
        }
        // Nobody goes back to type on.
        let focus = if self.focus == Focus::Card { Focus::Card } else { Focus::List };
        model.set_focus(focus);
        let sheet = model.sheet_mut();
        let (top, cursor, filter) = self.card;
        sheet.narrow(filter);
        (sheet.top, sheet.cursor) = (top, cursor);
    }
}

fn list_spot(model: &Model) -> ListSpot {
    let list = &model.contacts;
    ListSpot {
        kind: list.kind,
        words: list.words.value().to_owned(),
        filter: list.filter.value().to_owned(),
        columns: list.columns.clone(),
        sort: list.sort.clone(),
        lens: list.lens.clone(),
        life: list.life,
        purpose: list.purpose,
        record: list.current().map(|record| record.id),
    }
}

fn board_spot(model: &Model) -> BoardSpot {
    let board = &model.board;
    BoardSpot {
        pipeline: board.pipeline.clone(),
        words: board.words.value().to_owned(),
        filter: board.filter.value().to_owned(),
        sort: board.sort.clone(),
        lens: board.lens.clone(),
        deal: board.current().and_then(Wanted::of),
    }
}

impl ListSpot {
    fn go_to(self, model: &mut Model) {
        model.show(self.kind);
        let list = &mut model.contacts;
        let is_same = list.words.value() == self.words
            && list.filter.value() == self.filter
            && (list.life, list.purpose, &list.sort) == (self.life, self.purpose, &self.sort)
            && name(list.lens.as_ref()) == name(self.lens.as_ref());
        list.words = Input::new(self.words);
        list.filter = Input::new(self.filter);
        (list.columns, list.sort, list.lens) = (self.columns, self.sort, self.lens);
        (list.life, list.purpose) = (self.life, self.purpose);
        if !is_same {
            list.restart();
        }
        if list.current().map(|record| record.id) != self.record {
            (list.wanted, list.search) = (self.record, Search::Further);
            list.spoil();
        }
    }
}

impl BoardSpot {
    fn go_to(self, model: &mut Model) {
        model.show_board();
        let board = &mut model.board;
        board.pipeline = self.pipeline;
        board.words = Input::new(self.words);
        board.filter = Input::new(self.filter);
        (board.sort, board.lens) = (self.sort, self.lens);
        board.spoil();
        board.wanted = self.deal;
    }
}

/// What a view is called by which a list is seen.
fn name(lens: Option<&Lens>) -> Option<&str> {
    lens.map(|lens| lens.view.handle.as_str())
}
