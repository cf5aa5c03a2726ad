//! Rows that are tried before somebody is asked about them: what would become of each.

use super::Shell;
use super::done::print_planned;
use crate::ops::{Client, Counts, Failure, Flow, Mode, Outcome, Request, Row, Talk, Verb};

/// What would become of the rows of a command.
#[derive(Debug, Default)]
pub struct Tried {
    /// How much would be changed.
    pub counts: Counts,
    /// What would become of each.
    pub outcomes: Vec<Outcome>,
}

impl Tried {
    /// What stands in the way, each with its line.
    pub fn mistakes(&self) -> Vec<Failure> {
        self.outcomes.iter().filter_map(mistake).collect()
    }
}

/// Why a row cannot be done, with its line.
fn mistake(outcome: &Outcome) -> Option<Failure> {
    let failure = outcome.failure.clone()?;
    Some(outcome.line.map_or_else(|| failure.clone(), |line| failure.clone().fact("line", line)))
}

impl Shell<'_> {
    /// Tries a command on these rows; nothing is changed.
    pub fn trial(&mut self, client: &mut dyn Client, request: &Request, rows: &[Row]) -> Result<Tried, Failure> {
        let request = Request { mode: Mode::DryRun, ..request.clone() };
        let mut trial = Trial { rows: rows.iter(), outcomes: Vec::new() };
        let counts = client.execute(&request, &mut trial)?.counts;
        Ok(Tried { counts, outcomes: trial.outcomes })
    }

    /// Shows a person what would become of rows.
    pub fn show_trial(&mut self, tried: &Tried) -> Result<(), Failure> {
        let done = |outcome: &&Outcome| !matches!(outcome.verb, Verb::Failed | Verb::Unchanged);
        let printed = tried.outcomes.iter().filter(done).try_for_each(|outcome| print_planned(self, outcome));
        self.finish(printed)
    }
}

/// The other side of a command that is tried.
struct Trial<'a> {
    rows: std::slice::Iter<'a, Row>,
    outcomes: Vec<Outcome>,
}

impl Talk for Trial<'_> {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        self.rows.next().cloned().map(Ok)
    }

    fn outcome(&mut self, outcome: Outcome) {
        self.outcomes.push(outcome);
    }

    fn progress(&mut self, _rows: u64) -> Flow {
        Flow::On
    }
}
