//! The client of the process that owns the book.

use uuid::Uuid;

use super::board::LastBoard;
use super::book::Book;
use super::emptiness::held;
use super::failures::Trouble;
use super::list::{self, LastList};
use super::names::Names;
use super::overlay::Overlay;
use super::paced::LastPaced;
use super::plan::{self, Planned, Planning, Reversal};
use super::resolve::{self, Strictness};
use super::{again, agenda, board, callers, explain, files, history, reminders, show};
use crate::domain::{Action, Asker, Header, Kind, Life};
use crate::filter::Moment;
use crate::ops::{Answer, Client, Command, Failure, Mode, Query, Receipt, Request, Status, Talk, Unanswered};
use crate::store::StoreError;

/// Commands and queries on a book that this process has open.
pub struct Local {
    book: Book,
    last: LastList,
    last_board: LastBoard,
    last_paced: LastPaced,
}

impl Local {
    /// A client of `book`.
    pub fn new(book: Book) -> Local {
        Local { book, last: LastList::default(), last_board: LastBoard::default(), last_paced: LastPaced::default() }
    }

    /// The book.
    pub const fn book(&self) -> &Book {
        &self.book
    }

    /// Gives the book up at the end of the process. What was confirmed is on the disk already.
    pub fn leave(self) {
        self.book.store.leave();
    }

    fn answer(&mut self, query: &Query) -> Result<Answer, Trouble> {
        let (store, journal) = (&self.book.store, &self.book.journal);
        match query {
            Query::List(query) => Ok(Answer::Page(list::list(store, query, &mut self.last)?)),
            Query::Callers(query) => Ok(Answer::Callers(callers::callers(store, query, &mut self.last)?)),
            Query::Explain(query) => Ok(Answer::Explained(Box::new(explain::explain(store, query)?))),
            Query::Board(query) => Ok(Answer::Board(board::board(store, query, &mut self.last_board)?)),
            Query::Agenda(query) => {
                Ok(Answer::Agenda(Box::new(agenda::agenda((store, journal), query, &mut self.last_paced)?)))
            }
            Query::Segment(reference) => {
                let mut segment =
                    resolve::record(store, Some(Kind::Segment), reference, Life::Live, Strictness::Unique)?;
                Names::new(store).dress(&mut segment)?;
                Ok(Answer::Segment(Box::new(segment)))
            }
            Query::Show { kind, reference, len, filter, now, week_start, me } => {
                let moment = Moment::new(now.clone(), *week_start, me, store.catalogue());
                let asked = show::Asked { kind: *kind, reference, len: *len, filter, moment };
                Ok(Answer::Card(Box::new(show::show(store, journal, asked, &mut self.last)?)))
            }
            Query::File { reference, name } => {
                Ok(Answer::File(Box::new(files::find(&self.book, reference, name.as_deref())?)))
            }
            Query::Reminders(query) => Ok(Answer::Reminders(reminders::reminders(store, query)?)),
            Query::History { reference: None, before, len } => {
                Ok(Answer::History(history::of_book(store, journal, *before, *len)?))
            }
            Query::History { reference: Some(reference), before, len } => {
                let record = resolve::record(store, None, reference, Life::Live, Strictness::Unique)?;
                Ok(Answer::History(history::of_record(store, journal, record.id, *before, *len)?))
            }
            Query::Fields => Ok(Answer::Fields(store.catalogue().clone())),
            Query::Status => Ok(Answer::Status(Status {
                book: self.book.id(),
                seq: store.tip().seq,
                contacts: store.count(Kind::Contact, Life::Live)?,
                is_empty: held(store)?.is_none(),
                read_only: self.book.findings().damage.clone(),
            })),
        }
    }

    fn perform(&mut self, request: &Request, talk: &mut dyn Talk) -> Result<Receipt, Trouble> {
        let done_before = self.book.store.seq_of(request.id)?.filter(|_| request.mode == Mode::Do);
        if let Some(seq) = done_before {
            return again::again((&self.book.store, &self.book.journal), (request, seq), talk);
        }
        let (planned, reversed) = self.plan(request, talk)?;
        let entry = planned.draft.map(|draft| self.book.commit(draft)).transpose()?;
        let fields = entry.filter(|_| planned.redefines).map(|_| self.book.catalogue().clone());
        Ok(Receipt { entry, reversed, counts: planned.counts, warnings: planned.warnings, fields, repeated: false })
    }

    fn plan(&mut self, request: &Request, talk: &mut dyn Talk) -> Result<(Planned, Option<Vec<String>>), Trouble> {
        let book = &mut self.book;
        if request.mode == Mode::Do {
            book.journal.check_writable()?;
        }
        let taken = files::take_in(book, request, talk)?;
        let reversal = Reversal::of(&book.store, request)?;
        let reversed = reversal.as_ref().map(|reversal| reversal.words.clone());
        let action = reversal.as_ref().map_or(Action::Do, |reversal| reversal.action);
        let draft = match request.mode {
            Mode::Do => Some(book.journal.draft(&header(request, book.surroundings.device, action))?),
            Mode::DryRun => None,
        };
        let fresh: &mut dyn FnMut() -> Uuid = &mut *book.surroundings.fresh;
        let mut planning =
            Planning::new(request, (&book.journal, Overlay::new(&book.store)), draft, reversal, fresh, talk);
        planning.taken = taken;
        plan::plan(&mut planning, &request.command)?;
        Ok((planning.finish(), reversed))
    }

    /// Whether the views turned out to be damaged; if so, they were made again.
    fn heal(&mut self, trouble: &Trouble) -> Result<bool, Trouble> {
        let damaged = matches!(trouble, Trouble::Store(StoreError::Damaged { .. } | StoreError::Unfinished { .. }));
        if damaged {
            self.book.rebuild()?;
        }
        Ok(damaged)
    }

    fn perform_healed(&mut self, request: &Request, talk: &mut dyn Talk) -> Result<Receipt, Trouble> {
        let trouble = match self.perform(request, talk) {
            Err(trouble) => trouble,
            done => return done,
        };
        // Rows that were read once cannot be read again, so a command that takes some is not tried twice.
        let takes_rows = matches!(request.command, Command::Apply { .. });
        if self.heal(&trouble)? && !takes_rows { self.perform(request, talk) } else { Err(trouble) }
    }

    /// Answers a query for somebody; whatever else is done with the book is done to its end.
    fn answer_to(&mut self, asker: &Asker, query: &Query) -> Result<Answer, Trouble> {
        self.book.store.read_for(asker);
        let answer = self.answer(query);
        self.book.store.read_for(&Asker::default());
        answer
    }

    fn answer_healed(&mut self, asker: &Asker, query: &Query) -> Result<Answer, Trouble> {
        match self.answer_to(asker, query) {
            Err(trouble) if self.heal(&trouble)? => self.answer_to(asker, query),
            answer => answer,
        }
    }
}

fn header(request: &Request, device: crate::domain::DeviceId, action: Action) -> Header {
    Header {
        id: request.id,
        device,
        actor: request.actor.clone(),
        origin: request.origin,
        session: request.session,
        at: request.at.timestamp(),
        words: request.words.clone(),
        action,
    }
}

impl Client for Local {
    fn execute(&mut self, request: &Request, talk: &mut dyn Talk) -> Result<Receipt, Failure> {
        self.perform_healed(request, talk).map_err(|trouble| self.book.failure(trouble))
    }

    fn ask(&mut self, query: &Query, asker: &Asker) -> Result<Answer, Unanswered> {
        self.answer_healed(asker, query).map_err(|trouble| {
            let is_broken_off = matches!(trouble, Trouble::Store(StoreError::BrokenOff));
            if is_broken_off { Unanswered::BrokenOff } else { self.book.failure(trouble).into() }
        })
    }
}
