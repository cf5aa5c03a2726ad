//! Plans that take an entry back, record by record: each ends as reversed or kept.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::super::changes::changes;
use super::super::failures::Trouble;
use super::super::marks::Marks;
use super::super::resolve::candidate;
use super::layout::record_at;
use super::{Planning, claims, deals, links, records};
use crate::domain::field::HANDLE;
use crate::domain::{Change, Delta, Kind, Path, Place, Record, RecordId};
use crate::journal::Journal;
use crate::ops::{Code, Failure, Kept, Verb};

/// How many records stand in the way of an undo before the rest is only counted.
const MOST_LISTED: usize = 10;

/// Takes back the entry that [`super::Reversal::of`] found.
pub(super) fn reverse(planning: &mut Planning<'_>, kept: Kept) -> Result<(), Trouble> {
    let journal = planning.journal;
    let Some(reversal) = planning.reversal.clone() else {
        return Err(Failure::new(Code::NothingToUndo).into());
    };
    let mut undoing = Undoing { in_the_way: Vec::new(), doubtful: Vec::new() };
    let mut repeated = Repeated::of(journal, reversal.begin)?;
    let mut last = Vec::new();
    for (order, change) in changes(journal, reversal.begin).enumerate() {
        let (change, place) = change?;
        if repeated.absorb(order, &change) {
            continue;
        }
        match Turn::of(&change, &repeated) {
            Turn::First => undoing.take_back(planning, journal, &change)?,
            Turn::Second => {}
            Turn::Last => last.push(Late { order, id: change.id, written: Written::At(place) }),
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
            let (change, _) = change?;
            if !repeated.ids.contains(&change.id) && matches!(Turn::of(&change, &repeated), Turn::Second) {
                undoing.take_back(planning, journal, &change)?;
            }
        }
    }
    let later = later.into_iter();
    last.extend(later.map(|(order, change)| Late { order, id: change.id, written: Written::Here(Box::new(change)) }));
    // What was made later may link to what was made before; people link to companies, stages to pipelines.
    last.sort_by_key(|late| (rank(late.id.kind), Reverse(late.order)));
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

/// Which kinds go first among those that go last.
const fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Deal | Kind::Activity | Kind::Task | Kind::Segment | Kind::Field => 0,
        Kind::Contact => 1,
        Kind::Company | Kind::User | Kind::Pipeline | Kind::Stage => 2,
    }
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
            // Activities link to the tasks as which they were planned.
            Kind::Contact | Kind::Deal | Kind::Task if is_creation && repeated.has_activities => Turn::Last,
            Kind::Contact if is_creation && repeated.has_deals => Turn::Second,
            Kind::Company | Kind::User | Kind::Pipeline | Kind::Stage if is_creation => Turn::Last,
            Kind::Contact
            | Kind::Company
            | Kind::User
            | Kind::Deal
            | Kind::Pipeline
            | Kind::Stage
            | Kind::Activity
            | Kind::Task
            | Kind::Segment
            | Kind::Field => Turn::First,
        }
    }
}

/// A change that is taken back late. There may be too many for memory, so they are read again when their turn comes.
struct Late {
    /// Its place among the changes of the entry.
    order: usize,
    id: RecordId,
    written: Written,
}

/// Where a change stands.
enum Written {
    /// In the journal.
    At(Place),
    /// Here, put together from several.
    Here(Box<Change>),
}

impl Written {
    fn read(self, journal: &Journal) -> Result<Option<Change>, Trouble> {
        match self {
            Written::At(place) => Ok(journal.change_at(place)?),
            Written::Here(change) => Ok(Some(*change)),
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
        let mut new = current.clone().unwrap_or_else(|| Record::new(change.id, planning.request.at.timestamp()));
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
        mut changes: Vec<Late>,
    ) -> Result<(), Trouble> {
        let mut all = 0;
        while !changes.is_empty() {
            let is_stuck = changes.len() == all;
            all = changes.len();
            let waiting: HashSet<RecordId> = changes.iter().map(|late| late.id).collect();
            let mut later = Vec::new();
            for late in changes {
                let holder = links::holder(planning, late.id)?.map(|(holder, _)| holder);
                if !is_stuck && holder.is_some_and(|holder| waiting.contains(&holder)) {
                    later.push(late);
                } else if let Some(change) = late.written.read(journal)? {
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
        Kind::Deal
        | Kind::Contact
        | Kind::Company
        | Kind::User
        | Kind::Activity
        | Kind::Task
        | Kind::Segment
        | Kind::Field => Ok(false),
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

/// The records that one entry touches several times, with what it does to each in all. They are few: a command knows only
/// so many of those that it touched well enough to touch them again.
struct Repeated {
    ids: HashSet<RecordId>,
    /// With the place of the first change.
    whole: HashMap<RecordId, (usize, Change)>,
    /// Whether the entry touches any deals.
    has_deals: bool,
    /// Whether it touches any activities or tasks.
    has_activities: bool,
}

impl Repeated {
    fn of(journal: &Journal, begin: Place) -> Result<Repeated, Trouble> {
        let (mut seen, mut ids) = (Marks::default(), HashSet::new());
        let (mut has_deals, mut has_activities) = (false, false);
        for change in changes(journal, begin) {
            let (Change { id, .. }, _) = change?;
            has_deals |= id.kind == Kind::Deal;
            has_activities |= matches!(id.kind, Kind::Activity | Kind::Task);
            if !seen.insert(id) {
                ids.insert(id);
            }
        }
        Ok(Repeated { ids, whole: HashMap::new(), has_deals, has_activities })
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
