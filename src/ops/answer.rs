//! What queries are answered with.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Explained, Failure};
use crate::domain::deal::Totals;
use crate::domain::id::{BookId, Uuid128};
use crate::domain::{Action, Catalogue, Change, EntryId, Kind, Origin, Record, RecordId, When};

/// The answer to a query of the same name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// To `List`.
    Page(Page),
    /// To `Callers`.
    Callers(Callers),
    /// To `Explain`.
    Explained(Box<Explained>),
    /// To `Board`.
    Board(Board),
    /// To `Agenda`.
    Agenda(Box<Agenda>),
    /// To `Reminders`.
    Reminders(Reminders),
    /// To `Segment`.
    Segment(Box<Record>),
    /// To `Show`.
    Card(Box<Card>),
    /// To `File`.
    File(Box<Content>),
    /// To `History`.
    History(Vec<Past>),
    /// To `Fields`.
    Fields(Catalogue),
    /// To `Status`.
    Status(Status),
}

/// A window of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The position of the first row, from 0.
    pub start: usize,
    /// How many rows the whole list has.
    pub total: usize,
    /// How many were left out for the purpose of the list.
    pub left_out: usize,
    /// The rows.
    pub rows: Vec<Record>,
}

/// Those who may be calling.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Callers {
    /// How many there are.
    pub total: usize,
    /// The first few, the likeliest first.
    pub rows: Vec<Caller>,
}

/// Somebody who may be calling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caller {
    /// Who it is, with what is known of the last contact and the next step.
    pub record: Record,
    /// The open deal of theirs, or of their company, that is expected to close first.
    pub deal: Option<Record>,
}

/// A pipeline's deals, stage by stage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// Every pipeline of the book, in order; none in a book without deals.
    pub pipelines: Vec<Record>,
    /// The position of the one that is shown.
    pub shown: usize,
    /// Its stages in their order.
    pub columns: Vec<Column>,
    /// Its lanes in their order, if it is divided into some; in every column the deals of the first come first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lanes: Vec<Lane>,
}

/// What deals of a board have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// The name of their owner or of their company, or their month as `2026-03`; none of those that have none.
    pub name: Option<String>,
    /// How many there are, column by column.
    pub counts: Vec<usize>,
    /// What they are worth, column by column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<Totals>,
    /// What those of them are worth that are open.
    pub open: Totals,
}

/// What is to be done on the next days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// The first of the days.
    pub from: Date,
    /// Open tasks of days before, the longest overdue first.
    pub overdue: Vec<Record>,
    /// The days that have something to do, in their order.
    pub days: Vec<Day>,
    /// Open deals that have been in their stage for longer than it allows, the longest first.
    pub rotten: Vec<Record>,
    /// Contacts and companies that nobody was in touch with for as long as their rhythm says, on one of these days or
    /// before; the soonest due first.
    pub quiet: Vec<Quiet>,
    /// Birthdays of contacts, in their order.
    pub birthdays: Vec<Celebration>,
    /// What the month has brought so far.
    pub month: Month,
}

/// What rang, and what rings next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminders {
    /// The open tasks whose reminders rang, by their moment; of very many only the last.
    pub rung: Vec<Rung>,
    /// How many rang in all.
    pub count: usize,
    /// When the next one rings, if one does.
    pub next: Option<Timestamp>,
    /// Those that rang before and need no answer any more, since somebody did something about them.
    #[serde(default)]
    pub answered: Vec<RecordId>,
}

/// A task whose reminder rang.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    /// When it rang.
    pub at: Timestamp,
    /// The task.
    pub task: Record,
}

/// What is to be done on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Its tasks by their time; those without one come first.
    pub tasks: Vec<Record>,
}

/// Somebody with whom contact is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// Who it is.
    pub record: Record,
    /// After how many days contact is due again.
    pub rhythm: u32,
    /// When they were last spoken or written to, if ever.
    pub last: Option<When>,
    /// The day on which contact was due.
    pub due: Date,
}

/// Somebody's birthday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Celebration {
    /// The day on which it falls.
    pub on: Date,
    /// Whose it is.
    pub record: Record,
}

/// What a month has brought so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// Deals won.
    pub won: usize,
    /// What these are worth.
    pub value: Totals,
    /// Deals lost.
    pub lost: usize,
    /// Activities, by their sort.
    pub activities: BTreeMap<String, usize>,
}

impl Month {
    /// Counts one more activity.
    pub fn count(&mut self, sort: &str) {
        *self.activities.entry(sort.to_owned()).or_default() += 1;
    }
}

/// One stage of a pipeline with its deals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The stage.
    pub stage: Record,
    /// How many deals are in it.
    pub count: usize,
    /// What they are worth.
    pub totals: Totals,
    /// The position of the first row, from 0.
    pub start: usize,
    /// The rows.
    pub rows: Vec<Record>,
}

/// One record whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The record.
    pub record: Record,
    /// The records that link to it, of a segment those that are in it; not those that stand in its timeline.
    pub linked: Vec<Linked>,
    /// After how many days it is to be spoken to again, if that is said.
    pub rhythm: Option<Rhythm>,
    /// What is to be done and what happened, of contacts, companies and deals.
    pub timeline: Timeline,
    /// The last commands that touched it, newest first; of contacts, companies and deals they stand in the timeline.
    pub history: Vec<Past>,
}

/// How often somebody is to be spoken to, and when it is time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rhythm {
    /// After how many days contact is due again.
    pub days: u32,
    /// The segment from which that follows; none if it is said of the record itself.
    pub segment: Option<String>,
    /// When they were last spoken or written to, if ever.
    pub last: Option<When>,
    /// The day on which contact is due.
    pub due: Date,
}

/// What is to be done for a record and what happened to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// The open tasks, the first due first, those without a day last; then what is over, newest first.
    pub rows: Vec<Happening>,
    /// Whether there are more than were asked for.
    pub rest: Rest,
    /// The filter that what is over passed; empty if nothing was left out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub filter: String,
}

/// Whether an answer is all that there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rest {
    /// It is.
    #[default]
    Nothing,
    /// There is more.
    More,
}

/// Something of a record's timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    /// When it was, or is due.
    pub at: Option<When>,
    /// What it is.
    pub what: What,
}

/// What may stand in a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A task that is open.
    ToDo(Record),
    /// A task that was done and left no activity.
    Done(Record),
    /// An activity.
    Activity(Record),
    /// A deal came to a stage.
    Move(Move),
    /// Fields were changed.
    Edit(Past),
}

/// A step of a deal through its pipeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The deal, as far as it has to be known.
    pub deal: Record,
    /// The name of the stage before; empty if it was the first.
    pub from: String,
    /// The name of the stage.
    pub to: String,
}

/// A file of a record, whose content was found to be whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The record.
    pub record: Record,
    /// What the file is called; it can be given to a file as it is.
    pub name: String,
    /// Its SHA-256 in hexadecimal digits.
    pub hash: String,
    /// Its size in bytes.
    pub size: u64,
    /// Where the content is; nobody may write there.
    pub path: PathBuf,
}

/// Which of the records of a kind are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// All of them.
    #[default]
    All,
    /// The deals that are open.
    Open,
    /// The deals that were won or lost.
    Past,
}

/// Records of one kind that link to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    /// Their kind.
    pub kind: Kind,
    /// Which of them: the deals of people and companies are told apart.
    #[serde(default)]
    pub part: Part,
    /// What open deals are worth, and what past ones brought in.
    #[serde(default)]
    pub worth: Totals,
    /// How many there are.
    pub total: usize,
    /// The first few.
    pub rows: Vec<Record>,
}

/// A past command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// Its number.
    pub seq: u64,
    /// Its identity.
    pub id: EntryId,
    /// When it was given.
    pub at: Timestamp,
    /// By whom.
    pub actor: String,
    /// From where.
    pub origin: Origin,
    /// In which words.
    pub words: Vec<String>,
    /// What it is in relation to others.
    pub action: Action,
    /// Whether it was taken back since.
    pub reversed: bool,
    /// How many records it touched.
    pub count: u64,
    /// What it did, to the record that was asked for, or to the first few.
    pub changes: Vec<PastChange>,
}

/// What a past command did to one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastChange {
    /// The record's handle.
    pub handle: String,
    /// The record's name now; empty if it is gone.
    pub title: String,
    /// The difference.
    pub change: Change,
    /// The names of the records to which it linked or links, as far as there are any.
    pub names: BTreeMap<Uuid128, String>,
}

/// The state of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// Its identity.
    pub book: BookId,
    /// The number of its last entry.
    pub seq: u64,
    /// How many contacts there are.
    pub contacts: usize,
    /// Whether it holds nothing at all, not even something deleted.
    pub is_empty: bool,
    /// Why it can only be read, if so.
    pub read_only: Option<Failure>,
}
