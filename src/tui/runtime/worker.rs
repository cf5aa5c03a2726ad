//! The thread that talks to the book, so that keys are never kept waiting.

use std::collections::VecDeque;
use std::iter;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use super::run::Event;
use crate::grammar::Import;
use crate::ops::{Client, Failure, Flow, Outcome, Query, Request, Row, Talk};
use crate::tui::msg::{Done, Msg, Ticket, Topic};
use crate::tui::stage::{Loaded, ReadTable};

/// The most outcomes of one command that the screen keeps.
const OUTCOMES: usize = 1_000;

/// Something to ask of the book.
#[derive(Debug)]
pub(super) enum Job {
    /// A question.
    Ask(Ticket, Topic, Box<Query>),
    /// A command.
    Execute(Ticket, Box<Request>),
    /// A table, with the command that is to take its rows.
    Import(Ticket, Box<Request>, Box<Import>),
}

/// Starts the thread.
pub(super) fn start(
    client: Box<dyn Client + Send>,
    tables: ReadTable,
    events: Sender<Event>,
) -> (Sender<Job>, JoinHandle<()>) {
    let (jobs, inbox) = mpsc::channel();
    let thread = thread::spawn(move || {
        let worked = catch_unwind(AssertUnwindSafe(|| work(client, tables, &inbox, &events)));
        if let Err(panicked) = worked {
            // The loop may have ended before; then whoever joins this thread hears of it.
            drop(events.send(Event::WorkerLost));
            resume_unwind(panicked);
        }
    });
    (jobs, thread)
}

fn work(mut client: Box<dyn Client + Send>, mut tables: ReadTable, inbox: &Receiver<Job>, events: &Sender<Event>) {
    let mut waiting = VecDeque::new();
    loop {
        if waiting.is_empty() {
            match inbox.recv() {
                Ok(job) => waiting.push_back(job),
                Err(_) => return,
            }
        }
        waiting.extend(inbox.try_iter());
        drop_outdated(&mut waiting);
        let Some(job) = waiting.pop_front() else { continue };
        let msg = match job {
            Job::Ask(ticket, _, query) => Msg::Answered(ticket, client.query(&query)),
            Job::Execute(ticket, request) => {
                Msg::Done(ticket, execute(client.as_mut(), &request, Box::new(iter::empty())))
            }
            Job::Import(ticket, request, import) => {
                let loaded = tables(&import).and_then(|Loaded { command, rows }| {
                    execute(client.as_mut(), &Request { command, ..*request }, rows)
                });
                Msg::Done(ticket, loaded)
            }
        };
        // When the screen has ended, commands that wait are still done; their receipts have no reader.
        drop(events.send(Event::Msg(msg)));
    }
}

/// Of several questions of one topic only the last one is worth an answer.
fn drop_outdated(waiting: &mut VecDeque<Job>) {
    let topics: Vec<Option<Topic>> = waiting.iter().map(topic).collect();
    let mut at = 0;
    waiting.retain(|job| {
        at += 1;
        topic(job).is_none_or(|own| !topics.iter().skip(at).any(|later| *later == Some(own)))
    });
}

const fn topic(job: &Job) -> Option<Topic> {
    match job {
        Job::Ask(_, topic, _) => Some(*topic),
        Job::Execute(..) | Job::Import(..) => None,
    }
}

fn execute(client: &mut dyn Client, request: &Request, rows: Rows) -> Result<Done, Failure> {
    let mut kept = Kept { rows, outcomes: Vec::new() };
    let receipt = client.execute(request, &mut kept)?;
    Ok(Done { receipt, outcomes: kept.outcomes })
}

/// The rows that a command takes.
type Rows = Box<dyn Iterator<Item = Result<Row, Failure>>>;

/// Keeps the first outcomes.
struct Kept {
    rows: Rows,
    outcomes: Vec<Outcome>,
}

impl Talk for Kept {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        self.rows.next()
    }

    fn outcome(&mut self, outcome: Outcome) {
        if self.outcomes.len() < OUTCOMES {
            self.outcomes.push(outcome);
        }
    }

    fn progress(&mut self, _rows: u64) -> Flow {
        Flow::On
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::Query;

    #[test]
    fn only_the_last_question_of_a_topic_is_asked() {
        let ask = |ticket, topic| Job::Ask(Ticket(ticket), topic, Box::new(Query::Status));
        let mut waiting: VecDeque<Job> =
            [ask(1, Topic::Rows), ask(2, Topic::Card), ask(3, Topic::Rows), ask(4, Topic::Typed)].into();
        drop_outdated(&mut waiting);
        let left: Vec<Ticket> = waiting
            .iter()
            .map(|job| match job {
                Job::Ask(ticket, ..) | Job::Execute(ticket, _) | Job::Import(ticket, ..) => *ticket,
            })
            .collect();
        assert_eq!(left, [Ticket(2), Ticket(3), Ticket(4)]);
    }
}
