//! A client whose commands and answers travel as they do to another process: what arrives is what was sent.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::super::Local;
use crate::domain::Asker;
use crate::ops::{Answer, Client, Detail, Failure, Flow, Outcome, Query, Receipt, Request, Row, Talk, Unanswered};

/// A client at the other end of a line.
pub(in crate::service) struct Travelled(pub(in crate::service) Local);

/// The talk at the other end.
struct Distant<'a>(&'a mut dyn Talk);

impl Client for Travelled {
    fn execute(&mut self, request: &Request, talk: &mut dyn Talk) -> Result<Receipt, Failure> {
        arrived(self.0.execute(&arrived(request.clone()), &mut Distant(talk)))
    }

    fn ask(&mut self, query: &Query, asker: &Asker) -> Result<Answer, Unanswered> {
        match self.0.ask(&arrived(query.clone()), asker) {
            Err(Unanswered::Failed(failure)) => Err(arrived(*failure).into()),
            Err(Unanswered::BrokenOff) => Err(Unanswered::BrokenOff),
            Ok(answer) => Ok(arrived(answer)),
        }
    }
}

impl Talk for Distant<'_> {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        arrived(self.0.row())
    }

    fn detail(&self) -> Detail {
        arrived(self.0.detail())
    }

    fn outcome(&mut self, outcome: Outcome) {
        self.0.outcome(arrived(outcome));
    }

    fn progress(&mut self, rows: u64) -> Flow {
        self.0.progress(rows)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is sent")]
fn arrived<T: Serialize + DeserializeOwned + PartialEq + Debug>(sent: T) -> T {
    let json = serde_json::to_vec(&sent).unwrap();
    let arrived: T = serde_json::from_slice(&json).unwrap();
    assert_eq!(arrived, sent);
    arrived
}
