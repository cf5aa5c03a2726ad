//! The timeline of a record: what is to be done, then what happened to it, newest first.
//!
//! What is over comes from three places that are each in order: the view of activities and tasks, the moves of deals, and
//! the trail of commands. They are read side by side, so that the first page of a long life costs no more than that of a
//! short one.

use std::collections::VecDeque;
use std::iter::Peekable;

use jiff::Zoned;
use jiff::civil::DateTime;

use super::failures::Trouble;
use super::names::Names;
use super::{history, list, places, segments};
use crate::domain::deal::MOVES;
use crate::domain::field::HANDLE;
use crate::domain::{Action, Change, Kind, Record, RecordId, When};
use crate::filter::{Filter, Moment};
use crate::journal::Journal;
use crate::ops::Past;
use crate::ops::answer::{Happening, Move, Rest, Timeline, What};
use crate::store::{Passed, Store, StoreError};

/// How many commands are read in one go.
const PAGE: usize = 16;

/// Of so many deals of a contact or a company, the newest, the moves are told.
const MOST_DEALS: usize = 100;

/// The fields of a deal that its moves tell of.
const MOVED: &[&str] = &["pipeline", "stage", MOVES, "rank", "closed"];

/// Which activities are wanted.
pub(super) struct Sieve {
    words: String,
    filter: Filter,
    moment: Moment,
}

impl Sieve {
    /// What words of the filter language let through; nothing where everything is wanted.
    pub(super) fn read(store: &Store, words: &str, mut moment: Moment) -> Result<Option<Sieve>, Trouble> {
        moment.segments = segments::for_filter(store, words)?;
        let moment = places::known(store, moment, words, &[Kind::Activity])?;
        let filter = list::read_words(words, Kind::Activity, &moment)?;
        Ok(filter.map(|filter| Sieve { words: words.trim().to_owned(), filter, moment }))
    }

    /// Whether it lets something through that is over.
    fn passes(&self, names: &mut Names<'_>, what: &mut What) -> Result<bool, Trouble> {
        match what {
            What::Activity(activity) => {
                names.dress(activity)?;
                Ok(self.filter.matches(activity, &self.moment))
            }
            What::ToDo(_) | What::Done(_) | What::Move(_) | What::Edit(_) => Ok(false),
        }
    }
}

/// At most `len` happenings of a record; of what is over, only what passes a sieve, if there is one.
pub(super) fn timeline(
    (store, journal): (&Store, &Journal),
    record: &Record,
    len: usize,
    now: &Zoned,
    sieve: Option<Sieve>,
) -> Result<Timeline, Trouble> {
    let mut names = Names::new(store);
    let mut rows = Vec::new();
    for due in store.upcoming(record.id, now.time_zone())?.take(len.saturating_add(1)) {
        let due = due?;
        if let Some(task) = store.record(due.id)? {
            rows.push(Happening { at: due.due, what: What::ToDo(task) });
        }
    }
    // Only activities pass a sieve, so that nothing else is read for it.
    let moves = if sieve.is_some() { Vec::new() } else { moves(store, &mut names, record, now)? };
    let edits = Edits { store, journal, id: record.id, now, before: None, read: VecDeque::new() };
    let mut past = PastOf {
        passed: store.passed(record.id, now.time_zone())?.peekable(),
        moves: moves.into_iter().peekable(),
        edits: sieve.is_none().then_some(edits),
    };
    while rows.len() <= len {
        let Some(mut happening) = past.next(store)? else { break };
        let is_wanted = sieve.as_ref().map(|sieve| sieve.passes(&mut names, &mut happening.what)).transpose()?;
        if is_wanted != Some(false) {
            rows.push(happening);
        }
    }
    let rest = if rows.len() > len { Rest::More } else { Rest::Nothing };
    rows.truncate(len);
    for row in &mut rows {
        match &mut row.what {
            What::ToDo(record) | What::Done(record) | What::Activity(record) => names.dress(record)?,
            What::Move(_) | What::Edit(_) => {}
        }
    }
    Ok(Timeline { rows, rest, filter: sieve.map(|sieve| sieve.words).unwrap_or_default() })
}

/// What is over, newest first. Of what happened at the same moment, edits are told last.
struct PastOf<'a, P: Iterator> {
    passed: Peekable<P>,
    moves: Peekable<std::vec::IntoIter<(When, Move)>>,
    edits: Option<Edits<'a>>,
}

impl<P: Iterator<Item = Result<Passed, StoreError>>> PastOf<'_, P> {
    fn next(&mut self, store: &Store) -> Result<Option<Happening>, Trouble> {
        loop {
            let passed = self.passed.peek().map(|passed| passed.as_ref().map_or(u64::MAX, |passed| passed.at.order()));
            let moved = self.moves.peek().map(|(at, _)| at.order());
            let edited = self.edits.as_mut().map(Edits::peek).transpose()?.flatten().map(|(at, _)| at.order());
            if passed.is_some() && passed >= moved && passed >= edited {
                let Some(passed) = self.passed.next().transpose()? else { continue };
                if let Some(what) = what(store, &passed)? {
                    return Ok(Some(Happening { at: Some(passed.at), what }));
                }
            } else if moved.is_some() && moved >= edited {
                return Ok(self.moves.next().map(|(at, step)| Happening { at: Some(at), what: What::Move(step) }));
            } else {
                let edit = self.edits.as_mut().and_then(|edits| edits.read.pop_front());
                return Ok(edit.map(|(at, past)| Happening { at: Some(at), what: What::Edit(past) }));
            }
        }
    }
}

/// An activity, or a task that was done without one.
fn what(store: &Store, passed: &Passed) -> Result<Option<What>, Trouble> {
    let Some(record) = store.record(passed.id)? else { return Ok(None) };
    match passed.id.kind {
        Kind::Task if store.belonging_to(passed.id, Kind::Activity)?.next().is_some() => Ok(None),
        Kind::Task => Ok(Some(What::Done(record))),
        Kind::Activity => Ok(Some(What::Activity(record))),
        Kind::Contact
        | Kind::Company
        | Kind::User
        | Kind::Deal
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Segment
        | Kind::Field => Ok(None),
    }
}

/// The moves of a deal, or of the deals of a contact or company, newest first.
fn moves(store: &Store, names: &mut Names<'_>, record: &Record, now: &Zoned) -> Result<Vec<(When, Move)>, Trouble> {
    let mut deals = Vec::new();
    if record.id.kind == Kind::Deal {
        deals.push(record.clone());
    } else {
        let ids: Vec<RecordId> = store.belonging_to(record.id, Kind::Deal)?.collect::<Result<_, _>>()?;
        for id in ids.into_iter().rev().take(MOST_DEALS) {
            deals.extend(store.record(id)?);
        }
    }
    let mut moves = Vec::new();
    for mut deal in deals {
        names.dress(&mut deal)?;
        moves.extend(moves_of(&deal, now));
    }
    moves.sort_by_key(|(at, _)| std::cmp::Reverse(at.order()));
    Ok(moves)
}

fn moves_of(deal: &Record, now: &Zoned) -> Vec<(When, Move)> {
    let mut from = String::new();
    let mut moves = Vec::new();
    for (path, stage) in deal.under(MOVES) {
        let to = deal.shown(stage);
        if let Some(at) = path.item_key().and_then(|moved| moved_at(moved, now)) {
            moves.push((at, Move { deal: deal.clone(), from: from.clone(), to: to.clone() }));
        }
        from = to;
    }
    moves
}

/// The day or the moment by somebody's clock at which a deal moved.
fn moved_at(moved: &str, now: &Zoned) -> Option<When> {
    let at: DateTime = moved.parse().ok()?;
    if moved.contains('T') {
        at.to_zoned(now.time_zone().clone()).ok().map(When::At)
    } else {
        Some(When::Day(at.date()))
    }
}

/// The commands that changed a record's fields, newest first, but for those that its moves tell of.
struct Edits<'a> {
    store: &'a Store,
    journal: &'a Journal,
    id: RecordId,
    now: &'a Zoned,
    /// The entry before which to go on.
    before: Option<u64>,
    read: VecDeque<(When, Past)>,
}

impl Edits<'_> {
    fn peek(&mut self) -> Result<Option<&(When, Past)>, Trouble> {
        while self.read.is_empty() {
            let page = history::of_record(self.store, self.journal, self.id, self.before, PAGE)?;
            let Some(last) = page.last() else { break };
            self.before = Some(last.seq);
            let zone = self.now.time_zone();
            let worth = page.into_iter().filter(is_worth_seeing);
            self.read.extend(worth.map(|past| (When::At(past.at.to_zoned(zone.clone())), past)));
        }
        Ok(self.read.front())
    }
}

/// Whether a command that holds said something of a record that is not told by its moves.
fn is_worth_seeing(past: &Past) -> bool {
    let is_told = |change: &Change| {
        change
            .set
            .iter()
            .all(|(path, delta)| MOVED.contains(&path.field()) || (path.as_str() == HANDLE && delta.old.is_some()))
    };
    past.action == Action::Do && !past.reversed && past.changes.iter().any(|told| !is_told(&told.change))
}
