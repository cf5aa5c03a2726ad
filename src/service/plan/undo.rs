//! Plans that take an entry back, record by record: each ends as reversed or kept.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::super::failures::Trouble;
use super::super::resolve::candidate;
use super::super::standing::standing;
use super::layout::record_at;
use super::{Planning, claims, deals, links, records};
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
    let mut undoing = Undoing { in_the_way: Vec::new(), doubtful: Vec::new() };
    let mut repeated = Repeated::of(journal, reversal.begin)?;
    let mut last = Vec::new();
    for (place, change) in changes(journal, reversal.begin).enumerate() {
        let change = change?;
        if repeated.absorb(place, &change) {
            continue;
        }
        match Turn::of(&change, &repeated) {
            Turn::First => undoing.take_back(planning, journal, &change)?,
            Turn::Second => {}
            Turn::Last => last.push((place, change)),
        }
    }
    let whole = std::mem::take(&mut repeated.whole).into_values();
    let (first, later): (Vec<_>, Vec<_>) =
        whole.partition(|(_, change)| matches!(Turn::of(change, &repeated), Turn::First));
    for (_, change) in first {
        undoing.take_back(planning, journal, &change)?;
    }
    if repeated.has_deals {
        for change in changes(journal, reversal.begin) {
            let change = change?;
            if !repeated.ids.contains(&change.id) && matches!(Turn::of(&change, &repeated), Turn::Second) {
                undoing.take_back(planning, journal, &change)?;
            }
        }
    }
    last.extend(later);
    // What was made later may link to what was made before; people link to companies, stages to pipelines.
    last.sort_by_key(|(place, change)| (change.id.kind != Kind::Contact, Reverse(*place)));
    undoing.take_last(planning, journal, last)?;
    undoing.check_deals(planning)?;
    let count = planning.counts().kept;
    if kept == Kept::Refuse && count > 0 {
        let candidates = undoing.in_the_way.iter().map(candidate).collect();
        return Err(Failure::new(Code::ChangedSince)
            .fact("entry", reversal.seq)
            .fact("count", count)
            .among(candidates)
            .into());
    }
    Ok(())
}

/// When a change is taken back: those that link to others go before them.
enum Turn {
    First,
    /// People, to whom deals link; there may be many of them.
    Second,
    Last,
}

impl Turn {
    fn of(change: &Change, repeated: &Repeated) -> Turn {
        let is_creation = is_creation(change);
        match change.id.kind {
            Kind::Contact if is_creation && repeated.has_deals => Turn::Second,
            Kind::Company | Kind::User | Kind::Pipeline | Kind::Stage if is_creation => Turn::Last,
            Kind::Contact | Kind::Company | Kind::User | Kind::Deal | Kind::Pipeline | Kind::Stage => Turn::First,
        }
    }
}

/// An undo on its way.
struct Undoing {
    /// The first few records that were changed since.
    in_the_way: Vec<Record>,
    /// Deals, stages and pipelines that may not fit together when all is done.
    doubtful: Vec<RecordId>,
}

impl Undoing {
    fn take_back(&mut self, planning: &mut Planning<'_>, journal: &Journal, change: &Change) -> Result<(), Trouble> {
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
            return self.keep(planning, current, failure);
        }
        let mut new = current.clone().unwrap_or_else(|| Record::new(change.id, planning.request.at));
        new.apply(&inverse);
        if let Some(taken) = claims::taken(planning, current.as_ref(), &new)? {
            return self.keep(planning, current, taken);
        }
        if is_doubtful(planning, &new)? {
            self.doubtful.push(new.id);
        }
        planning.put(None, Verb::Reversed, current.as_ref(), new)
    }

    /// Takes back what others of the same entry link to; those others go first, in whatever order they were made.
    fn take_last(
        &mut self,
        planning: &mut Planning<'_>,
        journal: &Journal,
        mut changes: Vec<(usize, Change)>,
    ) -> Result<(), Trouble> {
        let mut all = 0;
        while !changes.is_empty() {
            let is_stuck = changes.len() == all;
            all = changes.len();
            let waiting: HashSet<RecordId> = changes.iter().map(|(_, change)| change.id).collect();
            let mut later = Vec::new();
            for (place, change) in changes {
                let holder = links::holder(planning, change.id)?.map(|(holder, _)| holder);
                if !is_stuck && holder.is_some_and(|holder| waiting.contains(&holder)) {
                    later.push((place, change));
                } else {
                    self.take_back(planning, journal, &change)?;
                }
            }
            later.reverse();
            changes = later;
        }
        Ok(())
    }

    fn keep(&mut self, planning: &mut Planning<'_>, current: Option<Record>, failure: Failure) -> Result<(), Trouble> {
        if let Some(mut record) = current.clone().filter(|_| self.in_the_way.len() < MOST_LISTED) {
            planning.views.dress(&mut record)?;
            self.in_the_way.push(record);
        }
        planning.leave(None, Verb::Kept, current, failure);
        Ok(())
    }

    /// Fails if a living deal would be left in a stage that is no more.
    fn check_deals(&self, planning: &mut Planning<'_>) -> Result<(), Trouble> {
        for id in self.doubtful.iter().copied() {
            if planning.views.is_forgotten(id) {
                continue;
            }
            let Some(record) = planning.views.record(id)? else { continue };
            if id.kind != Kind::Deal {
                deals::hand_over(planning, &record, None)?;
            } else if let Some(stage) = record_at(&record, "stage") {
                let stage = RecordId { kind: Kind::Stage, uuid: stage };
                if is_doubtful(planning, &record)? {
                    return Err(records::gone(planning, stage)?.into());
                }
            }
        }
        Ok(())
    }
}

/// Whether a record is a living deal in a stage that is not, or a stage or pipeline that is deleted.
fn is_doubtful(planning: &mut Planning<'_>, record: &Record) -> Result<bool, Trouble> {
    match record.id.kind {
        Kind::Stage | Kind::Pipeline => Ok(record.exists() && record.is_deleted()),
        Kind::Deal if record.exists() && !record.is_deleted() => match record_at(record, "stage") {
            Some(stage) => Ok(planning.layout()?.stage(stage).is_none()),
            None => Ok(false),
        },
        Kind::Deal | Kind::Contact | Kind::Company | Kind::User => Ok(false),
    }
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
    /// With the place of the first change.
    whole: HashMap<RecordId, (usize, Change)>,
    /// Whether the entry touches any deals.
    has_deals: bool,
}

impl Repeated {
    fn of(journal: &Journal, begin: Place) -> Result<Repeated, Trouble> {
        let (mut seen, mut ids, mut has_deals) = (HashSet::new(), HashSet::new(), false);
        for change in changes(journal, begin) {
            let id = change?.id;
            has_deals |= id.kind == Kind::Deal;
            if !seen.insert(id) {
                ids.insert(id);
            }
        }
        Ok(Repeated { ids, whole: HashMap::new(), has_deals })
    }

    /// Adds a change to the others of its record; false if it has none.
    fn absorb(&mut self, place: usize, change: &Change) -> bool {
        if !self.ids.contains(&change.id) {
            return false;
        }
        let (_, whole) = self.whole.entry(change.id).or_insert_with(|| (place, Change::of(change.id)));
        for (path, delta) in &change.set {
            let old = whole.set.get(path).map_or_else(|| delta.old.clone(), |first| first.old.clone());
            whole.set.insert(path.clone(), Delta { old, new: delta.new.clone() });
        }
        whole.set.retain(|_, delta| !delta.is_empty());
        true
    }
}
