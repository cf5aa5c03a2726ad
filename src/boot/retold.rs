//! The talk of a command that may have to be sent again, since the owner of the book went away while it was done.

use std::path::Path;

use crate::ops::{Code, Counts, Detail, Failure, Flow, Outcome, Receipt, Row, Talk};

/// A talk in which nothing is told twice, and no row is read twice.
pub(super) struct Retold<'a> {
    talk: &'a mut dyn Talk,
    /// Whether rows were handed over.
    gave_rows: bool,
    /// Whether the request was sent more than once.
    was_sent_again: bool,
    /// Whether rows were handed over to somebody who is gone: the rest alone would be another command.
    is_broken: bool,
    /// How many outcomes were told.
    told: u64,
    /// How many of those that come now were told before.
    known: u64,
    counts: Counts,
}

impl<'a> Retold<'a> {
    /// A talk at its first time.
    pub(super) fn new(talk: &'a mut dyn Talk) -> Retold<'a> {
        Retold {
            talk,
            gave_rows: false,
            was_sent_again: false,
            is_broken: false,
            told: 0,
            known: 0,
            counts: Counts::default(),
        }
    }

    /// The same request is sent again.
    pub(super) fn again(&mut self) {
        self.was_sent_again = true;
        self.known = self.told;
        self.is_broken = self.gave_rows;
    }

    /// What came of it in the end. What was done before the owner went was told then.
    pub(super) fn settle(&self, done: Result<Receipt, Failure>, book: &Path) -> Result<Receipt, Failure> {
        match done {
            Ok(receipt) if receipt.repeated && self.was_sent_again => {
                Ok(Receipt { counts: self.counts, repeated: false, ..receipt })
            }
            Ok(receipt) => Ok(receipt),
            Err(_) if self.is_broken => Err(Failure::new(Code::OwnerGone).fact("path", book.display())),
            Err(failure) => Err(failure),
        }
    }
}

impl Talk for Retold<'_> {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        if self.is_broken {
            return Some(Err(Failure::new(Code::Cancelled)));
        }
        self.gave_rows = true;
        self.talk.row()
    }

    fn detail(&self) -> Detail {
        self.talk.detail()
    }

    fn outcome(&mut self, outcome: Outcome) {
        if self.is_broken {
            return;
        }
        if self.known > 0 {
            self.known -= 1;
            return;
        }
        self.told += 1;
        self.counts.add(outcome.verb);
        self.talk.outcome(outcome);
    }

    fn progress(&mut self, rows: u64) -> Flow {
        if self.is_broken { Flow::Cancel } else { self.talk.progress(rows) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::{Quiet, Verb};

    fn outcome(verb: Verb) -> Outcome {
        Outcome { line: None, verb, record: None, change: None, failure: None }
    }

    #[test]
    fn what_was_done_before_the_owner_went_is_told_once() {
        let mut quiet = Quiet::default();
        let mut retold = Retold::new(&mut quiet);
        retold.outcome(outcome(Verb::Created));
        retold.again();
        let known = Receipt { entry: Some(3), repeated: true, ..Receipt::default() };
        let settled = retold.settle(Ok(known), Path::new("book")).unwrap();
        assert_eq!((settled.entry, settled.counts.created), (Some(3), 1));
        retold.outcome(outcome(Verb::Created));
        retold.outcome(outcome(Verb::Updated));
        assert_eq!(
            quiet.outcomes.iter().map(|outcome| outcome.verb).collect::<Vec<_>>(),
            [Verb::Created, Verb::Updated]
        );
    }

    #[test]
    fn rows_that_an_owner_took_with_it_are_not_all_that_there_were() {
        let mut quiet = Quiet::default();
        let mut retold = Retold::new(&mut quiet);
        assert!(retold.row().is_none());
        retold.again();
        assert_eq!(retold.progress(1), Flow::Cancel);
        let settled = retold.settle(Err(Failure::new(Code::Cancelled)), Path::new("book"));
        assert_eq!(settled.unwrap_err().code, Code::OwnerGone);
    }
}
