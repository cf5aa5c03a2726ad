//! Requests that only read.

use jiff::civil::Weekday;
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};

use super::Reference;
use crate::domain::consent::Purpose;
use crate::domain::{Kind, Life, RecordId, Slot};

/// What can be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Query {
    /// A window of a list.
    List(List),
    /// Who is calling: a window of a list of people and companies.
    Callers(Box<List>),
    /// How a list is read, and by which index it is answered.
    Explain(Box<List>),
    /// A pipeline as a board: a column a stage.
    Board(Board),
    /// What is to be done on the next days.
    Agenda(Agenda),
    /// What rang, and what rings next.
    Reminders(Reminders),
    /// A living segment, without what is in it.
    Segment(Reference),
    /// One record whole.
    Show {
        /// Of which kind, if that is known.
        kind: Option<Kind>,
        /// Which one.
        reference: Reference,
        /// At most so many happenings of its timeline.
        len: usize,
        /// Which activities of its timeline; with it, nothing else of what is over. An owner that knows no such
        /// filters answers with everything, and says so.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        filter: String,
        /// When it is asked.
        now: Zoned,
        /// The first day of the asker's week, for the filters of segments.
        #[serde(with = "super::weekday")]
        week_start: Weekday,
        /// Who asks, for `me`.
        me: String,
    },
    /// A file of a record, with its content checked.
    File {
        /// Of which record.
        reference: Reference,
        /// Which file, by its name, a part of it, or the beginning of its hash; the only one if nothing is said.
        name: Option<String>,
    },
    /// Past commands, newest first.
    History {
        /// Only those that touched this record.
        reference: Option<Reference>,
        /// Only those before this entry.
        before: Option<u64>,
        /// At most so many.
        len: usize,
    },
    /// The fields that its people defined.
    Fields,
    /// The state of the book.
    Status,
}

/// A window of a filtered, searched, sorted list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The kinds of record; filters and orders are those of the first.
    pub kinds: Vec<Kind>,
    /// Fuzzy words; with them, and without a sort, the best come first. May be empty.
    pub words: String,
    /// A filter in the filter language; may be empty.
    pub filter: String,
    /// The order; by name if empty.
    pub sort: Vec<Sort>,
    /// Living or deleted records.
    pub life: Life,
    /// For what: those who are not to be contacted are left out of what is meant for that.
    pub purpose: Purpose,
    /// The position of the first row that is wanted, from 0.
    pub start: usize,
    /// At most so many rows.
    pub len: usize,
    /// What the rows tell.
    pub dress: Dress,
    /// When it is asked, for relative dates.
    pub now: Zoned,
    /// The first day of the asker's week, for days such as `next tue`.
    #[serde(with = "super::weekday")]
    pub week_start: Weekday,
    /// Who asks, for `me`.
    pub me: String,
}

/// What the rows of a list tell besides their fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Dress {
    /// The names of the records to which they link.
    #[default]
    Names,
    /// Those, when somebody was last in touch, and what is next.
    Touch,
    /// Those, and what the open deals are worth.
    Worth,
    /// Those, and in which segments they are.
    Segments,
}

impl Dress {
    /// That of rows of which these slots are shown.
    pub fn of(columns: &[Slot]) -> Dress {
        let of = |slot: &Slot| match slot {
            slot if slot.is_segments() => Dress::Segments,
            slot if slot.is_open_value() => Dress::Worth,
            slot if slot.is_touch() => Dress::Touch,
            Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => Dress::Names,
        };
        columns.iter().map(of).max().unwrap_or_default()
    }
}

/// A pipeline's deals, stage by stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// Which pipeline; the first of the book if none is named.
    pub pipeline: Option<Reference>,
    /// Fuzzy words that narrow it; may be empty.
    pub words: String,
    /// A filter in the filter language; may be empty.
    pub filter: String,
    /// The order in the columns; as people put them if empty.
    pub sort: Vec<Sort>,
    /// By what it is divided into lanes, which come before that order; by nothing if none. An owner that knows no
    /// lanes answers without them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lanes: Option<Lanes>,
    /// The windows of columns of which other rows than the first are wanted.
    pub windows: Vec<Window>,
    /// At most so many rows of every other column.
    pub len: usize,
    /// When it is asked, for relative dates.
    pub now: Zoned,
    /// The first day of the asker's week, for days such as `next tue`.
    #[serde(with = "super::weekday")]
    pub week_start: Weekday,
    /// Who asks, for `me`.
    pub me: String,
}

impl Board {
    /// The same question about a list of deals, whatever their pipeline.
    pub fn as_list(&self) -> List {
        List {
            kinds: vec![Kind::Deal],
            words: self.words.clone(),
            filter: self.filter.clone(),
            sort: self.sort.clone(),
            life: Life::Live,
            purpose: Purpose::Any,
            start: 0,
            len: usize::MAX,
            dress: Dress::Names,
            now: self.now.clone(),
            week_start: self.week_start,
            me: self.me.clone(),
        }
    }
}

/// By what a board is divided into lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lanes {
    /// A lane an owner.
    Owner,
    /// A lane a company.
    Company,
    /// A lane a month of the expected close.
    CloseMonth,
}

impl Lanes {
    /// Every way.
    pub const ALL: &'static [Lanes] = &[Lanes::Owner, Lanes::Company, Lanes::CloseMonth];

    /// The word for it, one of [`LANES`](crate::domain::segment::LANES).
    pub const fn as_str(self) -> &'static str {
        match self {
            Lanes::Owner => "owner",
            Lanes::Company => "company",
            Lanes::CloseMonth => "close-month",
        }
    }

    /// The key of the field that says in which lane a deal is.
    pub const fn key(self) -> &'static str {
        match self {
            Lanes::Owner => "owner",
            Lanes::Company => "company",
            Lanes::CloseMonth => "close",
        }
    }

    /// The one that is called `word`.
    pub fn from_word(word: &str) -> Option<Lanes> {
        Lanes::ALL.iter().copied().find(|lanes| lanes.as_str() == word)
    }
}

/// The days of a week.
pub const WEEK: u8 = 7;

/// What is to be done on the next days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// How many days from today, today included.
    pub days: u8,
    /// Whose tasks and deals.
    pub whose: Whose,
    /// When it is asked.
    pub now: Zoned,
    /// The first day of the asker's week, for the filters of segments.
    #[serde(with = "super::weekday")]
    pub week_start: Weekday,
    /// Who asks.
    pub me: String,
}

/// The reminders of whoever asks, and those of tasks that nobody owns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminders {
    /// The moment after which they rang.
    pub since: Timestamp,
    /// When it is asked.
    pub now: Zoned,
    /// Who asks.
    pub me: String,
    /// The tasks that rang before and wait for an answer, and the revisions in which they rang.
    #[serde(default)]
    pub rung: Vec<(RecordId, u64)>,
}

/// Whose records are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// Those of whoever asks, and those that nobody owns.
    Mine,
    /// All of them.
    Everybody,
}

/// A window of one column of a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The stage.
    pub stage: RecordId,
    /// The position of the first row that is wanted, from 0.
    pub start: usize,
    /// At most so many rows.
    pub len: usize,
}

/// One key of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    /// The word of a slot of the catalogue.
    pub by: String,
    /// The way round.
    pub order: Order,
}

impl Sort {
    /// A key as people write it: `name`, or `-value` for the largest first. Whether there is such a slot is not asked.
    pub fn read(word: &str) -> Sort {
        let (order, by) = match word.strip_prefix(['-', '－']) {
            Some(by) => (Order::Descending, by),
            None => (Order::Ascending, word.strip_prefix('+').unwrap_or(word)),
        };
        Sort { by: by.to_owned(), order }
    }

    /// The key as it can be read again.
    pub fn word(&self) -> String {
        match self.order {
            Order::Ascending => self.by.clone(),
            Order::Descending => format!("-{}", self.by),
        }
    }
}

/// The way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}
