//! Windows of filtered, searched and sorted lists.

use std::collections::BTreeMap;

use super::asked::{Asked, Met, scan};
use super::failures::{Trouble, of_filter};
use super::familiar::LastFamiliar;
use super::hits::{Hits, by_names_and_notes};
use super::names::Names;
use super::open_value;
use super::order::{Arranged, Found, Place, arranged, compare};
use super::places;
use super::segments::{self, Memberships};
use super::touch;
use crate::domain::consent::{self, Purpose};
use crate::domain::{Fields, Kind, Life, Record, RecordId};
use crate::filter::{self, Filter, Moment};
use crate::ops::{Dress, Failure, List, Page, Selection};
use crate::search::place as by_name;
use crate::store::Store;

/// The ids of the last list that was not simply everybody by name, so that its next window costs little.
#[derive(Debug, Default)]
pub(super) struct LastList {
    /// What was asked, but for the window, and the entry at which it was answered.
    asked: Option<(List, u64)>,
    found: Matching,
    familiar: LastFamiliar,
}

/// The records that a list has, in their order.
#[derive(Debug, Default)]
pub(super) struct Matching {
    /// Those at the beginning: of words alone as many as were asked for, else all.
    pub(super) ids: Vec<RecordId>,
    total: usize,
    /// How many were left out for the purpose of the list.
    left_out: usize,
}

impl Matching {
    /// All records of a list.
    const fn all(ids: Vec<RecordId>, left_out: usize) -> Matching {
        Matching { total: ids.len(), ids, left_out }
    }

    /// Whether all is known that is in the window of a list.
    fn reaches(&self, query: &List) -> bool {
        self.ids.len() >= query.start.saturating_add(query.len).min(self.total)
    }
}

/// As many hits as are put in order for those who look at the first page; more are, once somebody goes on.
const FEW: usize = 500;

/// How many fields a refusal names where one is meant that there is not.
const MOST_NAMED: usize = 8;

/// Answers a list query.
pub(super) fn list(store: &Store, query: &List, last: &mut LastList) -> Result<Page, Trouble> {
    let (ids, total, left_out) = if let Route::Window(kind) = Route::of(query) {
        (store.window(kind, query.life, query.start, query.len)?, store.count(kind, query.life)?, 0)
    } else {
        let asked = (List { start: 0, len: 0, ..query.clone() }, store.tip().seq);
        if last.asked.as_ref() != Some(&asked) || !last.found.reaches(query) {
            last.found = matching(store, query, &mut last.familiar)?;
            last.asked = Some(asked);
        }
        let Matching { ids, total, left_out } = &last.found;
        (ids.iter().skip(query.start).take(query.len).copied().collect(), *total, *left_out)
    };
    let mut names = Names::new(store);
    let mut rows = Vec::with_capacity(ids.len());
    let memberships = memberships(store, query)?;
    for id in ids {
        if let Some(mut record) = store.record(id)? {
            names.dress(&mut record)?;
            if query.dress >= Dress::Touch {
                touch::dress(store, &mut record, &query.now)?;
            }
            if query.dress >= Dress::Worth {
                open_value::dress(store, &mut names, &mut record)?;
            }
            if let Some(memberships) = memberships.get(&record.id.kind) {
                memberships.dress(&mut record);
            }
            rows.push(record);
        }
    }
    Ok(Page { start: query.start, total, left_out, rows })
}

/// In which segments the records of a list are, kind by kind, if its rows tell that.
fn memberships(store: &Store, query: &List) -> Result<BTreeMap<Kind, Memberships>, Trouble> {
    if query.dress < Dress::Segments {
        return Ok(BTreeMap::new());
    }
    let moment = moment(store, query)?;
    query.kinds.iter().map(|kind| Ok((*kind, Memberships::of(store, *kind, moment.clone())?))).collect()
}

/// Which way a list is answered.
pub(super) enum Route {
    /// It is everybody of a kind in the order in which the views keep them.
    Window(Kind),
    /// Nothing but words is asked, and the roster knows what they find.
    Roster,
    /// Records are looked at.
    Scan,
}

impl Route {
    /// That of a list.
    pub(super) fn of(query: &List) -> Route {
        let is_plain = query.filter.trim().is_empty() && query.sort.is_empty() && query.purpose == Purpose::Any;
        match (query.words.trim().is_empty(), query.kinds.as_slice()) {
            (true, [kind]) if is_plain => Route::Window(*kind),
            (_, [_, ..]) if is_plain && query.life == Life::Live => Route::Roster,
            (_, _) => Route::Scan,
        }
    }
}

/// Those that are in a list, in its order.
pub(super) fn matching(store: &Store, query: &List, familiar: &mut LastFamiliar) -> Result<Matching, Trouble> {
    if let Route::Roster = Route::of(query) {
        let most = most_ranked(query.start.saturating_add(query.len));
        let Hits { ids, total } = by_names_and_notes(store, familiar.now(store)?, (&query.words, &query.kinds, most))?;
        return Ok(Matching { ids, total, left_out: 0 });
    }
    let moment = moment(store, query)?;
    let Arranged { slots, limit } = arranged(query, &moment)?;
    let has_words = !query.words.trim().is_empty();
    let familiar = has_words.then(|| familiar.now(store)).transpose()?;
    let mut found = Vec::new();
    for kind in able(query, &moment)? {
        let least = match query.purpose {
            Purpose::Any => Fields::least(kind),
            Purpose::Contacting(_) => Fields::least(kind).and(consent::ASKED),
        };
        let shown = slots.iter().fold(least.and_place(), |fields, (slot, _)| fields.and_slot(*slot));
        let asked = Asked::new(store, query, kind, &moment, &slots, shown)?;
        let take = |found: &mut Vec<(bool, Found)>, Met { record, place }: Met| {
            let place =
                Place { points: place.points + familiar.map_or(0, |familiar| familiar.lift(record.id)), ..place };
            found.push((query.purpose.leaves_out(&record), Found { name: by_name(&record), id: record.id, place }));
        };
        for mut part in scan(store, &asked, query.life, take)? {
            found.append(&mut part);
        }
    }
    let all = found.len();
    let mut found: Vec<Found> = found.into_iter().filter(|(is_left_out, _)| !is_left_out).map(|(_, it)| it).collect();
    let left_out = all - found.len();
    found.sort_by(|a, b| compare(a, b, &slots));
    found.truncate(limit.unwrap_or(usize::MAX));
    Ok(Matching::all(found.into_iter().map(|found| found.id).collect(), left_out))
}

/// How many hits are put in order where the first `wanted` are: a few for who looks at the first page, all for who goes
/// through them.
const fn most_ranked(wanted: usize) -> usize {
    if wanted <= FEW { FEW } else { usize::MAX }
}

/// The records in the window of a list that would be left out of it for a purpose, although they are in it.
pub(super) fn in_spite(store: &Store, query: &List, purpose: Purpose) -> Result<Vec<Record>, Trouble> {
    let everybody = List { purpose: Purpose::Any, ..query.clone() };
    let ids = matching(store, &everybody, &mut LastFamiliar::default())?.ids;
    let mut names = Names::new(store);
    let mut found = Vec::new();
    for id in ids.into_iter().skip(query.start).take(query.len) {
        if let Some(mut record) = store.record(id)? {
            names.dress(&mut record)?;
            found.extend(Some(record).filter(|record| purpose.leaves_out(record)));
        }
    }
    Ok(found)
}

/// All living or deleted records of some kinds that a filter lets through: kind by kind, oldest first. None at all is
/// a failure.
pub(super) fn selected(
    store: &Store,
    kinds: &[Kind],
    life: Life,
    selection: &Selection,
) -> Result<Vec<RecordId>, Trouble> {
    let query = selection.counted(kinds.to_vec(), life);
    let moment = moment(store, &query)?;
    let mut all = Vec::new();
    if arranged(&query, &moment)?.limit.is_some() {
        all = matching(store, &query, &mut LastFamiliar::default())?.ids;
        all.sort_by_key(|id| (kinds.iter().position(|kind| *kind == id.kind), *id));
    } else {
        for kind in able(&query, &moment)? {
            let asked = Asked::new(store, &query, kind, &moment, &[], Fields::least(kind))?;
            let mut ids = scan(store, &asked, life, |ids: &mut Vec<RecordId>, met| ids.push(met.record.id))?.concat();
            ids.sort_unstable();
            all.append(&mut ids);
        }
    }
    if all.is_empty() { Err(selection.nothing(kinds).into()) } else { Ok(all) }
}

/// The kinds that have what the filter asks for.
pub(super) fn able(query: &List, moment: &Moment) -> Result<Vec<Kind>, Failure> {
    let (mut able, mut refused) = (Vec::new(), None);
    for kind in &query.kinds {
        match read_filter(query, *kind, moment) {
            Ok(_) => able.push(*kind),
            Err(failure) => refused = refused.or(Some(failure)),
        }
    }
    match refused {
        Some(failure) if able.is_empty() => Err(failure),
        Some(_) | None => Ok(able),
    }
}

/// Who asks, and when.
pub(super) fn moment(store: &Store, query: &List) -> Result<Moment, Trouble> {
    let mut moment = Moment::new(query.now.clone(), query.week_start, &query.me, store.catalogue());
    moment.segments = segments::for_filter(store, &query.filter)?;
    places::known(store, moment, &query.filter, &query.kinds)
}

/// The filter as a kind reads it, if there is one.
pub(super) fn read_filter(query: &List, kind: Kind, moment: &Moment) -> Result<Option<Filter>, Failure> {
    read_words(&query.filter, kind, moment)
}

/// The filter that words mean for a kind, if they are any.
pub(super) fn read_words(words: &str, kind: Kind, moment: &Moment) -> Result<Option<Filter>, Failure> {
    match words.trim() {
        "" => Ok(None),
        text => filter::parse(text, kind, moment).map(Some).map_err(|error| {
            let known: Vec<&str> = moment
                .catalogue
                .fields(kind)
                .filter(|field| field.is_editable())
                .map(|field| field.name)
                .take(MOST_NAMED)
                .collect();
            of_filter(text, &error).fact("columns", known.join(", ")).fact("kind", kind.as_str())
        }),
    }
}
