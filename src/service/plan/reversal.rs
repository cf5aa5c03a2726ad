//! Which entry an undo or redo takes back.

use super::super::failures::Trouble;
use super::super::standing::standing;
use crate::domain::{Action, Place};
use crate::ops::{Code, Command, Failure, Request, Scope};
use crate::store::{EntryRow, Store};

/// How many entries are looked at in one go when searching for the last one.
const PAGE: usize = 64;

/// How far a laptop's clock may have been set back during a session, in milliseconds.
const CLOCK_SLACK: u64 = 60 * 60 * 1000;

/// The entry that is taken back.
#[derive(Clone, Debug)]
pub(in crate::service) struct Reversal {
    /// Its number.
    pub(in crate::service) seq: u64,
    /// Where it begins in the journal.
    pub(in crate::service) begin: Place,
    /// The words of the command whose work it takes back, or does again.
    pub(in crate::service) words: Vec<String>,
    /// What the new entry is in relation to it.
    pub(in crate::service) action: Action,
}

impl Reversal {
    /// The entry that `request` takes back, if it is an undo or redo.
    pub(in crate::service) fn of(store: &Store, request: &Request) -> Result<Option<Reversal>, Trouble> {
        let row = match &request.command {
            Command::Undo { entry: Some(entry), .. } => named(store, entry.0)?,
            Command::Undo { entry: None, scope, .. } => last_done(store, request, *scope)?,
            Command::Redo { scope, .. } => last_undone(store, request, *scope)?,
            Command::Add { .. }
            | Command::Edit { .. }
            | Command::AddDeal { .. }
            | Command::AddPipeline { .. }
            | Command::AddStage { .. }
            | Command::MoveStage { .. }
            | Command::MoveDeals { .. }
            | Command::Convert { .. }
            | Command::Attach { .. }
            | Command::Detach { .. }
            | Command::Log { .. }
            | Command::Despite { .. }
            | Command::FinishTasks { .. }
            | Command::Snooze { .. }
            | Command::Delete { .. }
            | Command::Restore { .. }
            | Command::Demo { .. }
            | Command::Apply { .. } => return Ok(None),
        };
        let action = match row.header.action {
            Action::Undo(_) => Action::Redo(row.header.id),
            Action::Do | Action::Redo(_) => Action::Undo(row.header.id),
        };
        let (seq, begin) = (row.seq, row.begin);
        Ok(Some(Reversal { seq, begin, words: words(store, row)?, action }))
    }
}

/// The words of the command itself: an undo or redo leads to what it took back.
fn words(store: &Store, mut row: EntryRow) -> Result<Vec<String>, Trouble> {
    while let Action::Undo(target) | Action::Redo(target) = row.header.action {
        let Some(seq) = store.seq_of(target)? else { break };
        match store.entry(seq)? {
            // A target is always earlier; anything else would lead in circles.
            Some(earlier) if earlier.seq < row.seq => row = earlier,
            Some(_) | None => break,
        }
    }
    Ok(row.header.words)
}

/// The entry of this number, or the redo by which it holds again.
fn named(store: &Store, seq: u64) -> Result<EntryRow, Trouble> {
    let Some(row) = store.entry(seq)? else {
        return Err(Failure::new(Code::NoEntry).fact("entry", seq).fact("last", store.tip().seq).into());
    };
    standing(store, row)?.ok_or_else(|| Failure::new(Code::AlreadyUndone).fact("entry", seq).into())
}

fn last_done(store: &Store, request: &Request, scope: Scope) -> Result<EntryRow, Trouble> {
    for row in newest_first(store, request, scope) {
        let row = row?;
        match row.header.action {
            Action::Do | Action::Redo(_) if row.reversed_by.is_none() => return Ok(row),
            Action::Do | Action::Redo(_) | Action::Undo(_) => {}
        }
    }
    Err(Failure::new(Code::NothingToUndo).into())
}

/// The newest undo, unless something new was done after it.
fn last_undone(store: &Store, request: &Request, scope: Scope) -> Result<EntryRow, Trouble> {
    for row in newest_first(store, request, scope) {
        let row = row?;
        match (row.header.action, row.reversed_by) {
            (Action::Undo(_), None) => return Ok(row),
            (Action::Do, _) => break,
            (Action::Undo(_), Some(_)) | (Action::Redo(_), _) => {}
        }
    }
    Err(Failure::new(Code::NothingToRedo).into())
}

fn newest_first<'a>(
    store: &'a Store,
    request: &'a Request,
    scope: Scope,
) -> impl Iterator<Item = Result<EntryRow, Trouble>> + 'a {
    // A session's id tells when it began: nothing before can be its own.
    let began = u64::try_from(request.session.0.0 >> 80).unwrap_or_default().saturating_sub(CLOCK_SLACK);
    let mut before = None;
    let pages = std::iter::from_fn(move || {
        let page = match store.entries_before(before, PAGE) {
            Ok(page) => page,
            Err(error) => return Some(vec![Err(Trouble::from(error))]),
        };
        before = Some(page.last()?.seq);
        Some(page.into_iter().map(Ok).collect())
    });
    pages
        .flatten()
        .take_while(move |row| match (row, scope) {
            (Ok(row), Scope::Session) => row.time.0 >> 16 >= began,
            (Ok(_), Scope::Book) | (Err(_), _) => true,
        })
        .filter(move |row| match (row, scope) {
            (Ok(row), Scope::Session) => row.header.session == request.session,
            (Ok(_), Scope::Book) | (Err(_), _) => true,
        })
}
