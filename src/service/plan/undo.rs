//! Plans that take an entry back, record by record: each ends as reversed or kept.

use std::collections::{HashMap, HashSet};

use super::super::failures::Trouble;
use super::super::resolve::candidate;
use super::super::standing::standing;
use super::{Planning, links};
use crate::domain::field::HANDLE;
use crate::domain::{Action, Change, Delta, Kind, Path, Place, Record, RecordId};
use crate::journal::{Event, Journal};
use crate::ops::{Code, Command, Failure, Kept, Request, Scope, Verb};
use crate::store::{EntryRow, Store};

/// How many entries are looked at in one go when searching for the last one.
const PAGE: usize = 64;

/// How many records stand in the way of an undo before the rest is only counted.
const MOST_LISTED: usize = 10;

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
            | Command::AddPipeline { .. }
            | Command::AddStage { .. }
            | Command::MoveStage { .. }
            | Command::MoveDeals { .. }
            | Command::Convert { .. }
            | Command::Log { .. }
            | Command::FinishTasks { .. }
            | Command::Delete { .. }
            | Command::Restore { .. }
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

/// Takes back the entry that [`Reversal::of`] found.
pub(super) fn reverse(planning: &mut Planning<'_>, journal: &Journal, kept: Kept) -> Result<(), Trouble> {
    let Some(reversal) = planning.reversal.clone() else {
        return Err(Failure::new(Code::NothingToUndo).into());
    };
    let mut in_the_way = Vec::new();
    let mut linked = Vec::new();
    let mut repeated = Repeated::of(journal, reversal.begin)?;
    for change in changes(journal, reversal.begin) {
        let change = change?;
        if repeated.absorb(&change) {
            continue;
        }
        if is_creation(&change) && change.id.kind != Kind::Contact {
            // Those that link to it go first.
            linked.push(change);
        } else {
            take_back(planning, journal, &change, &mut in_the_way)?;
        }
    }
    for change in repeated.whole.into_values().chain(linked.into_iter().rev()) {
        take_back(planning, journal, &change, &mut in_the_way)?;
    }
    let count = planning.counts().kept;
    if kept == Kept::Refuse && count > 0 {
        let candidates = in_the_way.iter().map(candidate).collect();
        return Err(Failure::new(Code::ChangedSince)
            .fact("entry", reversal.seq)
            .fact("count", count)
            .among(candidates)
            .into());
    }
    Ok(())
}

fn take_back(
    planning: &mut Planning<'_>,
    journal: &Journal,
    change: &Change,
    in_the_way: &mut Vec<Record>,
) -> Result<(), Trouble> {
    planning.breathe()?;
    let current = planning.views.record(change.id)?;
    let inverse = change.inverse();
    let own = obstacle(&inverse, current.as_ref()).map(|path| (change.id, path));
    let obstacle = match own {
        None if is_creation(change) => links::holder(planning, change.id)?,
        own => own,
    };
    if let Some((id, path)) = obstacle {
        let failure = changed_since(planning, journal, id, &path)?;
        if let Some(mut record) = current.clone().filter(|_| in_the_way.len() < MOST_LISTED) {
            planning.views.dress(&mut record)?;
            in_the_way.push(record);
        }
        planning.leave(None, Verb::Kept, current, failure);
        return Ok(());
    }
    let mut new = current.clone().unwrap_or_else(|| Record::new(change.id, planning.request.at));
    new.apply(&inverse);
    planning.put(None, Verb::Reversed, current.as_ref(), new)
}

fn is_creation(change: &Change) -> bool {
    change.set.get(HANDLE).is_some_and(|delta| delta.old.is_none())
}

/// The first path that was changed since, or that would be left without a record.
fn obstacle(inverse: &Change, current: Option<&Record>) -> Option<Path> {
    if let Some(path) = inverse.conflicts(current).next() {
        return Some(path.clone());
    }
    let vanishes = inverse.set.get(HANDLE).is_some_and(|delta| delta.new.is_none());
    let fields = current.filter(|_| vanishes)?.fields.keys();
    fields.into_iter().find(|path| !inverse.set.contains_key(*path)).cloned()
}

/// Which later entry changed `path`.
fn changed_since(planning: &Planning<'_>, journal: &Journal, id: RecordId, path: &Path) -> Result<Failure, Trouble> {
    let store = planning.views.store();
    let failure = Failure::new(Code::ChangedSince).fact("path", path).fact("count", 1);
    let mut before = None;
    while let Some((seq, place)) = store.trail(id, before, 1)?.first().copied() {
        if journal.change_at(place)?.is_some_and(|change| change.set.contains_key(path)) {
            let words = store.entry(seq)?.map(|row| row.header.words.join(" ")).unwrap_or_default();
            return Ok(failure.fact("entry", seq).fact("words", words));
        }
        before = Some(seq);
    }
    Ok(failure)
}

fn changes(journal: &Journal, begin: Place) -> impl Iterator<Item = Result<Change, Trouble>> {
    let mut over = false;
    journal
        .events(begin)
        .take_while(move |event| {
            let go_on = !over;
            over = matches!(event, Ok(Event::Commit(_)) | Err(_));
            go_on
        })
        .filter_map(|event| match event {
            Ok(Event::Change(change, _)) => change.map(Ok),
            Ok(Event::Begin(..) | Event::Commit(_)) => None,
            Err(error) => Some(Err(error.into())),
        })
}

/// The records that one entry touches several times, with what it does to each in all.
struct Repeated {
    ids: HashSet<RecordId>,
    whole: HashMap<RecordId, Change>,
}

impl Repeated {
    fn of(journal: &Journal, begin: Place) -> Result<Repeated, Trouble> {
        let (mut seen, mut ids) = (HashSet::new(), HashSet::new());
        for change in changes(journal, begin) {
            let id = change?.id;
            if !seen.insert(id) {
                ids.insert(id);
            }
        }
        Ok(Repeated { ids, whole: HashMap::new() })
    }

    /// Adds a change to the others of its record; false if it has none.
    fn absorb(&mut self, change: &Change) -> bool {
        if !self.ids.contains(&change.id) {
            return false;
        }
        let whole = self.whole.entry(change.id).or_insert_with(|| Change::of(change.id));
        for (path, delta) in &change.set {
            let old = whole.set.get(path).map_or_else(|| delta.old.clone(), |first| first.old.clone());
            whole.set.insert(path.clone(), Delta { old, new: delta.new.clone() });
        }
        whole.set.retain(|_, delta| !delta.is_empty());
        true
    }
}
