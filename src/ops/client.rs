//! Who answers.

use serde::{Deserialize, Serialize};

use super::{Answer, Code, Failure, Outcome, Query, Receipt, Request, Row};
use crate::domain::Asker;

/// Whoever does commands and answers queries: this process, or another one that has the book open.
pub trait Client {
    /// Does a command. Rows of bulk input are asked for, and outcomes told, one by one.
    fn execute(&mut self, request: &Request, talk: &mut dyn Talk) -> Result<Receipt, Failure>;

    /// Answers a query as long as whoever asks it waits. Nothing is different after one that was broken off.
    fn ask(&mut self, query: &Query, asker: &Asker) -> Result<Answer, Unanswered>;

    /// Answers a query, however long that takes.
    fn query(&mut self, query: &Query) -> Result<Answer, Failure> {
        Ok(self.ask(query, &Asker::default())?)
    }
}

/// Why a query has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// It was broken off: nobody waits for it any longer.
    BrokenOff,
    /// It failed.
    Failed(Box<Failure>),
}

impl From<Failure> for Unanswered {
    fn from(failure: Failure) -> Unanswered {
        Unanswered::Failed(Box::new(failure))
    }
}

/// What is told to a person who asked, since they stopped it themselves if it was broken off.
impl From<Unanswered> for Failure {
    fn from(unanswered: Unanswered) -> Failure {
        match unanswered {
            Unanswered::BrokenOff => Failure::new(Code::Cancelled),
            Unanswered::Failed(failure) => *failure,
        }
    }
}

/// The other side of a command while it is being done.
pub trait Talk {
    /// The next row of bulk input.
    fn row(&mut self) -> Option<Result<Row, Failure>>;

    /// How much it wants to know of the records that are done as asked; of others it is told everything.
    fn detail(&self) -> Detail {
        Detail::Whole
    }

    /// What became of one record. Told before the command is durable: only a receipt says that it is.
    fn outcome(&mut self, outcome: Outcome);

    /// How many rows were read so far; asked now and then, also to see whether to go on.
    fn progress(&mut self, rows: u64) -> Flow;
}

/// How much somebody wants to know of what became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// Everything.
    Whole,
    /// What became of it, without the record and the difference: of many records, that takes long to tell.
    Verb,
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flow {
    /// Go on.
    On,
    /// Stop, and leave nothing.
    Cancel,
}

/// A talk without rows that keeps the outcomes.
#[derive(Debug, Default)]
pub struct Quiet {
    /// What became of the records, in order.
    pub outcomes: Vec<Outcome>,
}

impl Talk for Quiet {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        None
    }

    fn outcome(&mut self, outcome: Outcome) {
        self.outcomes.push(outcome);
    }

    fn progress(&mut self, _rows: u64) -> Flow {
        Flow::On
    }
}
