//! The thread that talks to the book, so that keys are never kept waiting.

use std::iter;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{self, Receiver, SendError, Sender};
use std::thread::{self, JoinHandle};

use super::run::Event;
use crate::domain::Asker;
use crate::grammar::{Export, Import, TableEdit};
use crate::ops::{Client, Failure, Flow, Outcome, Query, Request, Row, Talk, Unanswered};
use crate::tui::msg::{Done, Msg, Ticket, Topic};
use crate::tui::stage::{Existing, HandOut, ListFiles, Loaded, ReadTable, WriteTable};

/// The most outcomes of one command that the screen keeps.
const OUTCOMES: usize = 1_000;

/// Something to ask of the book.
#[derive(Debug)]
pub(super) enum Job {
    /// A question, as long as somebody waits for the answer.
    Ask(Ticket, Box<Query>, Asker),
    /// A command.
    Execute(Ticket, Box<Request>),
    /// A table that is to be written, and the words that ask for it.
    Export(Vec<String>, Box<Export>, Existing),
    /// A table, with the command that is to take its rows.
    Import(Ticket, Box<Request>, Box<Import>),
    /// Records that are to be edited as a table.
    HandOut(Ticket, Box<TableEdit>),
    /// Rows, with the command that is to take them.
    Rows(Ticket, Box<Request>, Vec<Row>),
    /// The files of a directory.
    Files(Ticket, String),
}

/// Who deals with files outside of the book.
pub(super) struct Files {
    /// Who reads tables of other programs.
    pub(super) read: ReadTable,
    /// Who writes them.
    pub(super) write: WriteTable,
    /// Who writes records into tables for the person's editor.
    pub(super) hand_out: HandOut,
    /// Who tells which files there are.
    pub(super) list: ListFiles,
}

/// The way to the thread. When it is dropped, nobody waits for answers any longer.
#[derive(Debug)]
pub(super) struct Jobs {
    to: Sender<Job>,
    /// Who asked last about each topic.
    askers: Vec<(Topic, Asker)>,
}

impl Jobs {
    /// Hands a question over. Of several of one topic only the last one is worth an answer: nobody waits any longer for
    /// the one before, whether it waits in line or is being answered.
    pub(super) fn ask(&mut self, ticket: Ticket, topic: Topic, query: Box<Query>) -> Result<(), SendError<Job>> {
        let asker = Asker::default();
        self.askers.extract_if(.., |(asked, _)| *asked == topic).for_each(|(_, before)| before.leave());
        self.askers.push((topic, asker.clone()));
        self.send(Job::Ask(ticket, query, asker))
    }

    /// Hands over what is done in any case.
    pub(super) fn send(&self, job: Job) -> Result<(), SendError<Job>> {
        self.to.send(job)
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.askers.iter().for_each(|(_, asker)| asker.leave());
    }
}

/// Starts the thread.
pub(super) fn start(client: Box<dyn Client + Send>, files: Files, events: Sender<Event>) -> (Jobs, JoinHandle<()>) {
    let (to, inbox) = mpsc::channel();
    let thread = thread::spawn(move || {
        let worked = catch_unwind(AssertUnwindSafe(|| work(client, files, inbox, &events)));
        if let Err(panicked) = worked {
            // The loop may have ended before; then whoever joins this thread hears of it.
            drop(events.send(Event::WorkerLost));
            resume_unwind(panicked);
        }
    });
    (Jobs { to, askers: Vec::new() }, thread)
}

fn work(mut client: Box<dyn Client + Send>, mut files: Files, inbox: Receiver<Job>, events: &Sender<Event>) {
    for job in inbox {
        let msg = match job {
            Job::Ask(_, _, asker) if !asker.waits() => continue,
            Job::Ask(ticket, query, asker) => match client.ask(&query, &asker) {
                Ok(answer) => Msg::Answered(ticket, Ok(answer)),
                Err(Unanswered::Failed(failure)) => Msg::Answered(ticket, Err(*failure)),
                Err(Unanswered::BrokenOff) => continue,
            },
            Job::Files(ticket, dir) => Msg::Files(ticket, (files.list)(&dir)),
            Job::Execute(ticket, request) => {
                Msg::Done(ticket, execute(client.as_mut(), &request, Box::new(iter::empty())))
            }
            Job::Export(words, export, existing) => {
                let told = (files.write)(&export, existing, client.as_mut());
                Msg::Exported(words, told)
            }
            Job::HandOut(ticket, edit) => Msg::HandedOut(ticket, (files.hand_out)(&edit, client.as_mut())),
            Job::Rows(ticket, request, rows) => {
                Msg::Done(ticket, execute(client.as_mut(), &request, Box::new(rows.into_iter().map(Ok))))
            }
            Job::Import(ticket, request, import) => {
                let loaded = (files.read)(&import).and_then(|Loaded { command, rows }| {
                    execute(client.as_mut(), &Request { command, ..*request }, rows)
                });
                Msg::Done(ticket, loaded)
            }
        };
        // When the screen has ended, commands that wait are still done; their receipts have no reader.
        drop(events.send(Event::Msg(msg)));
    }
}

fn execute(client: &mut dyn Client, request: &Request, rows: Rows) -> Result<Done, Failure> {
    let mut kept = Kept { rows, outcomes: Vec::new() };
    let receipt = client.execute(request, &mut kept)?;
    Ok(Done { receipt, outcomes: kept.outcomes })
}

/// The rows that a command takes.
type Rows = Box<dyn Iterator<Item = Result<Row, Failure>>>;

/// Keeps the first outcomes, and as many failures that come after them.
struct Kept {
    rows: Rows,
    outcomes: Vec<Outcome>,
}

impl Talk for Kept {
    fn row(&mut self) -> Option<Result<Row, Failure>> {
        self.rows.next()
    }

    fn outcome(&mut self, outcome: Outcome) {
        let most = if outcome.failure.is_some() { 2 * OUTCOMES } else { OUTCOMES };
        if self.outcomes.len() < most {
            self.outcomes.push(outcome);
        }
    }

    fn progress(&mut self, _rows: u64) -> Flow {
        Flow::On
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::ops::{Answer, Code, Receipt};

    /// How long a test waits for what comes at once.
    const LONG: Duration = Duration::from_secs(20);

    /// A book whose state is looked for until nobody wants to know it; its fields are known at once.
    struct Slow {
        begun: Sender<()>,
    }

    impl Client for Slow {
        fn execute(&mut self, _request: &Request, _talk: &mut dyn Talk) -> Result<Receipt, Failure> {
            Err(Failure::new(Code::Internal))
        }

        fn ask(&mut self, query: &Query, asker: &Asker) -> Result<Answer, Unanswered> {
            if *query == Query::Fields {
                return Err(Failure::new(Code::NoMatch).into());
            }
            let (leave, left) = mpsc::channel();
            let _attended = asker.on_leaving(move || leave.send(()).unwrap());
            self.begun.send(()).unwrap();
            left.recv_timeout(LONG).expect("somebody waits forever");
            Err(Unanswered::BrokenOff)
        }
    }

    #[test]
    fn whoever_asks_again_does_not_wait_for_the_question_before() {
        let ((events, told), (begun, begins)) = (mpsc::channel(), mpsc::channel());
        let files = Files {
            read: Box::new(|_| Err(Failure::new(Code::Internal))),
            write: Box::new(|_, _, _| Err(Failure::new(Code::Internal))),
            hand_out: Box::new(|_, _| Err(Failure::new(Code::Internal))),
            list: Box::new(|_| Vec::new()),
        };
        let (mut jobs, worker) = start(Box::new(Slow { begun }), files, events);
        let mut ask = |ticket, topic, query| jobs.ask(Ticket(ticket), topic, Box::new(query)).unwrap();
        ask(1, Topic::Board, Query::Status);
        begins.recv_timeout(LONG).unwrap();
        ask(2, Topic::Card, Query::Fields);
        ask(3, Topic::Rows, Query::Status);
        ask(4, Topic::Rows, Query::Fields);
        assert!(told.try_recv().is_err(), "all of them wait in line");
        ask(5, Topic::Board, Query::Fields);
        let next = || {
            let event = told.recv_timeout(LONG).unwrap();
            let Event::Msg(Msg::Answered(ticket, _)) = event else { panic!("{event:?}") };
            ticket
        };
        let answered = [next(), next(), next()];
        assert_eq!(answered, [Ticket(2), Ticket(4), Ticket(5)], "each topic has its last question answered");
        assert!(begins.try_recv().is_err(), "what waited in line was never looked for");
        ask(6, Topic::Board, Query::Status);
        begins.recv_timeout(LONG).unwrap();
        drop(jobs);
        worker.join().unwrap();
        assert!(told.try_recv().is_err(), "nobody is told when the screen was left");
    }
}
