//! Requests that change the book.

use std::path::PathBuf;

use jiff::Zoned;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::{Base, Code, Dress, EntryRef, Failure, List, Reference};
use crate::domain::consent::Purpose;
use crate::domain::id::{SessionId, Uuid128};
use crate::domain::stage::{Outcome, Sketch};
use crate::domain::{EntryId, Handle, Kind, Life, Origin, Path, RecordId, Value, When};

/// One command with everything that its journal entry says about where it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Its identity: sent twice, it is done once.
    pub id: EntryId,
    /// The user who asks.
    pub actor: String,
    /// From where.
    pub origin: Origin,
    /// Which running program.
    pub session: SessionId,
    /// When, by the clock that the user sees, in their zone.
    pub at: Zoned,
    /// The words of the command, without the program's name.
    pub words: Vec<String>,
    /// What is asked for.
    pub command: Command,
    /// Whether it is done or only shown.
    pub mode: Mode,
    /// On which state of the book it was made; that which there is now if nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
}

/// Whether a command is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// Do it.
    Do,
    /// Only say what it would do.
    DryRun,
}

/// Until when tasks are put off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Until {
    /// A day or a moment that was said.
    Said(When),
    /// Nothing was said: this day, but a day later than it is due for a task that would come sooner by that.
    Next(Date),
}

/// What can be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Makes a record.
    Add {
        /// Of which kind.
        kind: Kind,
        /// With which values.
        edits: Vec<Edit>,
    },
    /// Changes records.
    Edit {
        /// Of which kind.
        kind: Kind,
        /// Which ones.
        targets: Targets,
        /// How.
        edits: Vec<Edit>,
    },
    /// Deletes records; they can be restored.
    Delete {
        /// Of which kind.
        kind: Kind,
        /// Which ones.
        targets: Targets,
        /// Of stages and pipelines: to which stage their deals go.
        heir: Option<Reference>,
    },
    /// Makes a deal.
    AddDeal {
        /// Its values.
        edits: Vec<Edit>,
        /// The task that follows for it.
        next: Option<Vec<Edit>>,
    },
    /// Makes a pipeline with its stages in their order.
    AddPipeline {
        /// The values of the pipeline.
        edits: Vec<Edit>,
        /// Its stages; the usual ones if none are named.
        stages: Vec<Sketch>,
    },
    /// Makes a stage.
    AddStage {
        /// Its values.
        edits: Vec<Edit>,
        /// Where it stands; before the first stage that is won or lost if nothing is said.
        spot: Option<Spot>,
    },
    /// Puts a stage elsewhere in the order of its pipeline.
    MoveStage {
        /// Which one.
        target: Reference,
        /// Where to.
        spot: Spot,
    },
    /// Brings deals to a stage, with the day on which they came there.
    MoveDeals {
        /// Which ones.
        targets: Targets,
        /// To which stage.
        to: Destination,
        /// Where in its column; as the last that came if nothing is said.
        spot: Option<Spot>,
        /// When they came there; today if nothing is said.
        on: Option<Date>,
        /// What else becomes of them: a reason, a value.
        edits: Vec<Edit>,
        /// The task that follows for each.
        next: Option<Vec<Edit>>,
    },
    /// Makes leads customers, each with a deal where one is wanted.
    Convert {
        /// Which ones: contacts or companies; of those that a filter lets through the leads.
        targets: Targets,
        /// The values of the deal; its name is theirs if it has none.
        deal: Option<Vec<Edit>>,
        /// The task that follows for each.
        next: Option<Vec<Edit>>,
    },
    /// Brings deleted records back.
    Restore {
        /// Of which kind.
        kind: Kind,
        /// Which ones.
        targets: Targets,
    },
    /// Notes something that happened.
    Log {
        /// Whom it concerns: contacts, companies, deals.
        about: Vec<Reference>,
        /// What it was, when, and what came of it.
        edits: Vec<Edit>,
        /// The task that follows from it.
        next: Option<Vec<Edit>>,
    },
    /// Attaches files to a record: their contents are copied into the book.
    Attach {
        /// To which one.
        target: Reference,
        /// Which files.
        files: Vec<Upload>,
    },
    /// Takes files off a record. Their contents stay in the book, where undo finds them.
    Detach {
        /// Off which one.
        target: Reference,
        /// Which files, by their names or the beginnings of their hashes.
        names: Vec<String>,
    },
    /// Tasks are done: each that was more than a reminder becomes an activity, and one that repeats comes round again.
    FinishTasks {
        /// Which ones.
        targets: Targets,
        /// When they were done.
        at: When,
        /// What there is to say of the activity.
        edits: Vec<Edit>,
        /// The task that follows from each.
        next: Option<Vec<Edit>>,
    },
    /// Puts tasks off: to a day at the time that they had, or to a moment.
    Snooze {
        /// Which ones.
        targets: Targets,
        /// Until when.
        to: Until,
    },
    /// Notes why those were contacted who are in a list although they do not want that.
    Despite {
        /// The list.
        list: Box<List>,
        /// For what it is made.
        purpose: Purpose,
        /// Why, as a note about each of them.
        edits: Vec<Edit>,
    },
    /// Does what each of the rows says that come with it.
    Apply {
        /// What becomes of the rest when one row cannot be done.
        on_error: OnError,
        /// The kinds of record that are made when a row names one that the book does not know.
        make: Vec<Kind>,
    },
    /// Fills a book that holds nothing yet with made-up records, to try things with.
    Demo {
        /// From what chance begins: the same one gives the same book on the same day.
        seed: u64,
    },
    /// Takes a command back.
    Undo {
        /// Which one; else the last.
        entry: Option<EntryRef>,
        /// Whose last one.
        scope: Scope,
        /// What becomes of values that were changed since.
        kept: Kept,
    },
    /// Takes the last undo back.
    Redo {
        /// Whose.
        scope: Scope,
        /// What becomes of values that were changed since.
        kept: Kept,
    },
}

impl Command {
    /// The filter of a command that is about whatever it lets through, with the kinds of record and whether living or
    /// deleted ones are meant.
    pub fn selection(&self) -> Option<(Vec<Kind>, Life, &Selection)> {
        match self.targets()? {
            (kinds, life, Targets::Where(selection)) => Some((kinds, life, selection)),
            (_, _, Targets::Named(_)) => None,
        }
    }

    /// The records that a command changes and names one by one.
    pub fn named(&self) -> &[Reference] {
        match self.targets() {
            Some((_, _, Targets::Named(references))) => references,
            Some((_, _, Targets::Where(_))) | None => &[],
        }
    }

    /// The records that a command changes, where that may be any number of them.
    fn targets(&self) -> Option<(Vec<Kind>, Life, &Targets)> {
        Some(match self {
            Command::Edit { kind, targets, .. } | Command::Delete { kind, targets, .. } => {
                (vec![*kind], Life::Live, targets)
            }
            Command::Restore { kind, targets } => (vec![*kind], Life::Deleted, targets),
            Command::MoveDeals { targets, .. } => (vec![Kind::Deal], Life::Live, targets),
            Command::FinishTasks { targets, .. } | Command::Snooze { targets, .. } => {
                (vec![Kind::Task], Life::Live, targets)
            }
            Command::Convert { targets, .. } => (LEADS.to_vec(), Life::Live, targets),
            Command::Add { .. }
            | Command::AddDeal { .. }
            | Command::AddPipeline { .. }
            | Command::AddStage { .. }
            | Command::MoveStage { .. }
            | Command::Attach { .. }
            | Command::Detach { .. }
            | Command::Log { .. }
            | Command::Despite { .. }
            | Command::Apply { .. }
            | Command::Demo { .. }
            | Command::Undo { .. }
            | Command::Redo { .. } => return None,
        })
    }
}

/// A file that is to be attached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// Where it is.
    pub path: PathBuf,
    /// What it shall be called; as it is called there if nothing is said.
    pub name: Option<String>,
}

/// The records that a command is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Targets {
    /// Those that are named, one by one.
    Named(Vec<Reference>),
    /// All living ones that a filter lets through.
    Where(Box<Selection>),
}

/// Records by what they are like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// A filter in the filter language.
    pub filter: String,
    /// When it is asked, for relative dates.
    pub now: Zoned,
    /// The first day of the asker's week, for days such as `next tue`.
    #[serde(with = "super::weekday")]
    pub week_start: Weekday,
    /// Who asks, for `me`.
    pub me: String,
}

impl Selection {
    /// The question for them as a list, of which no rows are wanted: only how many there are.
    pub fn counted(&self, kinds: Vec<Kind>, life: Life) -> List {
        List {
            kinds,
            words: String::new(),
            filter: self.filter.clone(),
            sort: Vec::new(),
            life,
            purpose: Purpose::Any,
            start: 0,
            len: 0,
            dress: Dress::Names,
            now: self.now.clone(),
            week_start: self.week_start,
            me: self.me.clone(),
        }
    }

    /// The failure of a filter that lets no record of these kinds through.
    pub fn nothing(&self, kinds: &[Kind]) -> Failure {
        Failure::new(Code::NoneSelected).fact("filter", &self.filter).fact("kind", one_of(kinds))
    }
}

/// The word for records of these kinds, as sentences ask for it.
pub const fn one_of(kinds: &[Kind]) -> &'static str {
    match kinds {
        [kind] => kind.as_str(),
        _ => "record",
    }
}

/// Who can be a lead.
pub const LEADS: &[Kind] = &[Kind::Contact, Kind::Company];

/// To which stage a deal goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Destination {
    /// To this one: its name in the deal's pipeline, `PIPELINE/STAGE`, or its handle.
    Stage(Reference),
    /// To that of its pipeline which stands for this outcome; for open ones, back to where it was open last.
    Outcome(Outcome),
    /// So many columns to the right; to the left if negative.
    Beside(i8),
    /// It stays where it is, and is only put elsewhere in its column.
    Same,
}

/// A place in an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spot {
    /// Before this one.
    Before(Reference),
    /// After this one.
    After(Reference),
    /// Before all others.
    First,
    /// After all others.
    Last,
}

/// One step of an edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Sets a value, or adds an item to a list; an item that is there keeps its place.
    Put(Path, Value),
    /// Sets a link to the record with this identity, or to the one of this name in a book that does not know it.
    Link(Path, Uuid128, String),
    /// Sets a part of the main address, which is made if there is none.
    PutPart(Path, Value),
    /// Removes a value, a list item, or everything below a path.
    Remove(Path),
    /// Removes every value of a field.
    Clear(Path),
    /// Makes a list field hold exactly these items in this order.
    Replace(Path, Vec<(Path, Value)>),
}

impl Edit {
    /// The place that it is about.
    pub const fn path(&self) -> &Path {
        match self {
            Edit::Put(path, _)
            | Edit::Link(path, _, _)
            | Edit::PutPart(path, _)
            | Edit::Remove(path)
            | Edit::Clear(path)
            | Edit::Replace(path, _) => path,
        }
    }

    /// What it puts where, as far as it says so itself.
    pub fn values(&self) -> Vec<(&Path, &Value)> {
        match self {
            Edit::Put(path, value) | Edit::PutPart(path, value) => vec![(path, value)],
            Edit::Replace(_, values) => values.iter().map(|(path, value)| (path, value)).collect(),
            Edit::Link(..) | Edit::Remove(_) | Edit::Clear(_) => Vec::new(),
        }
    }
}

/// What becomes of a bulk command when one row cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnError {
    /// Nothing is done at all.
    Abort,
    /// The row is left out and reported.
    Skip,
}

/// Whose commands an undo looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// Everybody's.
    Book,
    /// Those of the program that asks.
    Session,
}

/// What becomes of values that were changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kept {
    /// If there are any, nothing is taken back, and they are listed.
    Refuse,
    /// They are left as they are; the rest is taken back.
    Skip,
}

/// One row of a bulk command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its line in the input, from 1.
    pub line: u64,
    /// The kind of record.
    pub kind: Kind,
    /// Which record.
    pub target: Target,
    /// What becomes of it.
    pub act: Act,
    /// On which revision of the record it was made, if it says so: what was changed since is not lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rev: Option<u64>,
}

/// Which record a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// A new one.
    New,
    /// The one with this id; it is made, under this handle if it is free, when the book has none.
    Id(RecordId, Option<Handle>),
    /// An existing one.
    Existing(Reference),
    /// The one that one of these finds, looked for in this order; a new one if none does.
    Keyed(Vec<Key>),
}

/// By what a row finds the record that it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Key {
    /// What another program calls it.
    External(String),
    /// An e-mail address.
    Email(String),
    /// A telephone number in E.164.
    Phone(String),
    /// The domain of a company.
    Domain(String),
    /// The exact name.
    Name(String),
    /// The hash of what a row of a table says that has nothing else.
    Row(String),
}

/// What becomes of a row's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// It gets these values.
    Edit(Vec<Edit>),
    /// It gets these values and is deleted; where it is unknown, it is made so that it can be restored.
    EditDeleted(Vec<Edit>),
    /// It is deleted.
    Delete,
    /// It is brought back.
    Restore,
}
