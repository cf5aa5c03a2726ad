//! Windows of filtered, searched and sorted lists.

use std::cmp::Ordering;
use std::collections::HashMap;

use rust_decimal::Decimal;

use super::among::among;
use super::failures::{Trouble, of_filter};
use super::familiar::Familiar;
use super::names::Names;
use super::places;
use super::segments;
use super::touch::{self, Touches, Wish};
use crate::domain::consent::{self, Purpose};
use crate::domain::field::{Arity, Type};
use crate::domain::id::Uuid128;
use crate::domain::{Catalogue, Field, Fields, Kind, Life, Record, RecordId, Slot};
use crate::filter::{self, Direction, Filter, Moment};
use crate::ops::{Dress, Failure, List, Order, Page, Selection};
use crate::search::{Matcher, Rank, Row, place, sort_key};
use crate::store::{Glimpse, Store};

/// The ids of the last list that was not simply everybody by name, so that its next window costs little.
#[derive(Debug, Default)]
pub(super) struct LastList {
    /// What was asked, but for the window, and the entry at which it was answered.
    asked: Option<(List, u64)>,
    found: Matching,
}

/// The records that a list has, in their order.
#[derive(Debug, Default)]
struct Matching {
    ids: Vec<RecordId>,
    /// How many were left out for the purpose of the list.
    left_out: usize,
}

/// Answers a list query.
pub(super) fn list(store: &Store, query: &List, last: &mut LastList) -> Result<Page, Trouble> {
    let (ids, total, left_out) = if let Some(kind) = plain_kind(query) {
        (store.window(kind, query.life, query.start, query.len)?, store.count(kind, query.life)?, 0)
    } else {
        let asked = (List { start: 0, len: 0, ..query.clone() }, store.tip().seq);
        if last.asked.as_ref() != Some(&asked) {
            last.found = matching(store, query)?;
            last.asked = Some(asked);
        }
        let Matching { ids, left_out } = &last.found;
        (ids.iter().skip(query.start).take(query.len).copied().collect(), ids.len(), *left_out)
    };
    let mut names = Names::new(store);
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(mut record) = store.record(id)? {
            names.dress(&mut record)?;
            if query.dress == Dress::Touch {
                touch::dress(store, &mut record, &query.now)?;
            }
            rows.push(record);
        }
    }
    Ok(Page { start: query.start, total, left_out, rows })
}

/// The kind of a list that is everybody in the order in which the views keep them.
fn plain_kind(query: &List) -> Option<Kind> {
    let is_plain = query.words.trim().is_empty()
        && query.filter.trim().is_empty()
        && query.sort.is_empty()
        && query.purpose == Purpose::Any;
    match query.kinds.as_slice() {
        [kind] if is_plain => Some(*kind),
        _ => None,
    }
}

fn matching(store: &Store, query: &List) -> Result<Matching, Trouble> {
    let moment = moment(store, query)?;
    let Arranged { slots, limit } = arranged(query, &moment)?;
    let has_words_alone = query.filter.trim().is_empty() && slots.is_empty() && query.purpose == Purpose::Any;
    if has_words_alone && query.life == Life::Live {
        return Ok(Matching { ids: best_first(store, query)?, left_out: 0 });
    }
    let mut found = Vec::new();
    for kind in able(query, &moment)? {
        let least = match query.purpose {
            Purpose::Any => Fields::least(kind),
            Purpose::Contacting(_) => Fields::least(kind).and(consent::ASKED),
        };
        let shown = slots.iter().fold(least.and_place(), |fields, (slot, _)| fields.and_slot(*slot));
        let asked = Asked::new(store, query, kind, &moment, &slots, shown)?;
        let take = |found: &mut Vec<(bool, Found)>, met: Met| {
            let is_left_out = query.purpose.leaves_out(&met.record);
            found.push((is_left_out, Found { name: place(&met.record), id: met.record.id, place: met.place }));
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
    Ok(Matching { left_out, ids: found.into_iter().map(|found| found.id).collect() })
}

/// The records in the window of a list that would be left out of it for a purpose, although they are in it.
pub(super) fn in_spite(store: &Store, query: &List, purpose: Purpose) -> Result<Vec<Record>, Trouble> {
    let ids = matching(store, &List { purpose: Purpose::Any, ..query.clone() })?.ids;
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
        all = matching(store, &query)?.ids;
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
fn able(query: &List, moment: &Moment) -> Result<Vec<Kind>, Failure> {
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
fn read_filter(query: &List, kind: Kind, moment: &Moment) -> Result<Option<Filter>, Failure> {
    match query.filter.trim() {
        "" => Ok(None),
        text => filter::parse(text, kind, moment).map(Some).map_err(|error| {
            let names: Vec<&str> = moment.catalogue.slots(kind).map(Slot::name).collect();
            of_filter(text, &error).fact("columns", names.join(", "))
        }),
    }
}

/// The records that match the words, by score, reading only the roster.
fn best_first(store: &Store, query: &List) -> Result<Vec<RecordId>, Trouble> {
    by_score(store, &query.words, &query.kinds)
}

/// Of several kinds the live records that match the words, the best first; of equal ones those who were dealt with
/// lately.
pub(super) fn by_score(store: &Store, words: &str, kinds: &[Kind]) -> Result<Vec<RecordId>, Trouble> {
    let companies = companies(store, words, kinds)?;
    let familiar = Familiar::read(store)?;
    let mut hits: Vec<(Rank, RecordId)> = Vec::new();
    for (place, kind) in kinds.iter().enumerate() {
        let begin = || (Matcher::new(words), Vec::new());
        let each = |(matcher, hits): &mut (Matcher, Vec<_>), id, row: Row<'_>| {
            if let Some(score) = matcher.score_among(&row, |company| companies.get(&company)) {
                hits.push((Rank::of(score + familiar.lift(id), place, &row.title), id));
            }
        };
        hits.extend(store.roster(*kind, begin, each)?.into_iter().flat_map(|(_, hits)| hits));
    }
    hits.sort_unstable();
    Ok(hits.into_iter().map(|(_, id)| id).collect())
}

/// The rows of the companies that have any of the words, for people are found by theirs.
fn companies(store: &Store, words: &str, kinds: &[Kind]) -> Result<HashMap<Uuid128, Row<'static>>, Trouble> {
    if !kinds.iter().any(|kind| *kind != Kind::Company) {
        return Ok(HashMap::new());
    }
    let begin = || (Matcher::new(words), Vec::new());
    let each = |(matcher, rows): &mut (Matcher, Vec<_>), id: RecordId, row: Row<'_>| {
        if matcher.may_add(&row) {
            rows.push((id.uuid, row.into_owned()));
        }
    };
    Ok(store.roster(Kind::Company, begin, each)?.into_iter().flat_map(|(_, rows)| rows).collect())
}

/// A record that is in the list, with what it is sorted by.
struct Found {
    place: Place,
    name: String,
    id: RecordId,
}

/// Where a record stands among those that match.
pub(super) struct Place {
    keys: Vec<SortKey>,
    points: i64,
}

/// A record that matches, as far as it was asked for.
pub(super) struct Met {
    pub(super) record: Record,
    pub(super) place: Place,
}

/// What one slot of a record is sorted by; records without a value come last, whichever way round.
#[derive(PartialEq)]
enum SortKey {
    Nothing,
    Number(Decimal),
    Words(String),
}

/// What is asked of every record of a kind.
pub(super) struct Asked<'a> {
    query: &'a List,
    kind: Kind,
    moment: &'a Moment,
    slots: &'a [(Slot, Order)],
    /// What has to be known of those that match.
    shown: Fields,
    /// When somebody was in touch with them, if the filter or the order depends on it.
    touches: Option<Touches<'a>>,
    /// Those among whom all that match are; none if everybody has to be looked at.
    among: Option<Vec<RecordId>>,
}

impl<'a> Asked<'a> {
    /// The question of a list, of one of its kinds; of those that match, `shown` has to be known.
    pub(super) fn new(
        store: &Store,
        query: &'a List,
        kind: Kind,
        moment: &'a Moment,
        slots: &'a [(Slot, Order)],
        shown: Fields,
    ) -> Result<Asked<'a>, Trouble> {
        let filter = read_filter(query, kind, moment)?;
        let wish = Wish::of(filter.as_ref(), slots.iter().map(|(slot, _)| *slot));
        let touches = Touches::read(store, kind, wish, &moment.now)?;
        let among = filter.as_ref().map(|filter| among(store, filter, moment, touches.as_ref())).transpose()?.flatten();
        Ok(Asked { query, kind, moment, slots, shown, touches, among })
    }

    /// The same, about no more than what the filter says that it shows.
    pub(super) fn limited(self, store: &Store) -> Result<Asked<'a>, Trouble> {
        if arranged(self.query, self.moment)?.limit.is_none() {
            return Ok(self);
        }
        let mut ids = matching(store, self.query)?.ids;
        ids.sort_unstable();
        Ok(Asked { among: Some(ids), ..self })
    }
}

/// Looks at the living or deleted records of a kind, if need be at all of them on several threads, and hands those that
/// match to `take`. Each thread begins with nothing; what became of that is the answer.
pub(super) fn scan<T: Default + Send>(
    store: &Store,
    asked: &Asked<'_>,
    life: Life,
    take: impl Fn(&mut T, Met) + Sync,
) -> Result<Vec<T>, Trouble> {
    type State<'a, T> = Result<(Scan<'a>, T), Trouble>;
    let begin = || Scan::begin(store, asked).map(|scan| (scan, T::default()));
    let each = |state: &mut State<'_, T>, glimpse: &Glimpse<'_>| {
        let Ok((scan, taken)) = state else { return };
        match scan.look(glimpse) {
            Ok(met) => met.into_iter().for_each(|met| take(taken, met)),
            Err(trouble) => *state = Err(trouble),
        }
    };
    let parts = match &asked.among {
        Some(ids) => vec![store.survey_among(ids, life, begin, each)?],
        None => store.survey(asked.kind, life, begin, each)?,
    };
    parts.into_iter().map(|part| Ok(part?.1)).collect()
}

/// What one thread asks of each record. A filter and a matcher stay on their thread.
struct Scan<'a> {
    asked: &'a Asked<'a>,
    filter: Option<Filter>,
    matcher: Option<Matcher>,
    names: Names<'a>,
    /// What has to be known to tell whether a record matches, and of one that does.
    needed: (Fields, Fields),
}

impl<'a> Scan<'a> {
    fn begin(store: &'a Store, asked: &'a Asked<'a>) -> Result<Scan<'a>, Trouble> {
        let filter = read_filter(asked.query, asked.kind, asked.moment)?;
        let matcher = Some(asked.query.words.trim()).filter(|words| !words.is_empty()).map(Matcher::new);
        let filtered = filter.as_ref().map(Filter::fields);
        let shown = matcher.iter().fold(asked.shown, |fields, _| Row::fields(fields));
        let needed = (filtered.unwrap_or(shown), shown);
        Ok(Scan { asked, filter, matcher, names: Names::new(store), needed })
    }

    /// The record, if it matches.
    fn look(&mut self, glimpse: &Glimpse<'_>) -> Result<Option<Met>, Trouble> {
        let (filtered, shown) = self.needed;
        if let Some(filter) = &self.filter {
            let mut record = glimpse.record(filtered)?;
            self.names.dress(&mut record)?;
            self.touch(&mut record);
            if !filter.matches(&record, self.asked.moment) {
                return Ok(None);
            }
        }
        let mut record = glimpse.record(shown)?;
        // Names are many, and matter only to words, to the order and to what others want.
        let is_asked_of_others = self.asked.query.purpose != Purpose::Any;
        if self.matcher.is_some() || !self.asked.slots.is_empty() || is_asked_of_others {
            self.names.dress(&mut record)?;
        } else {
            self.names.stand(&mut record)?;
        }
        self.touch(&mut record);
        let points = match &self.matcher {
            Some(matcher) => match matcher.score(&Row::of(&record)) {
                Some(points) => points,
                None => return Ok(None),
            },
            None => 0,
        };
        let keys = self.asked.slots.iter().map(|(slot, _)| sort_value(&record, *slot)).collect();
        Ok(Some(Met { record, place: Place { keys, points } }))
    }

    fn touch(&self, record: &mut Record) {
        if let Some(touches) = &self.asked.touches {
            touches.dress(record);
        }
    }
}

/// In which order a list is shown, and at most how much of it.
pub(super) struct Arranged {
    pub(super) slots: Vec<(Slot, Order)>,
    limit: Option<usize>,
}

/// How a list is shown: as it is asked for itself, else as its filter says.
pub(super) fn arranged(query: &List, moment: &Moment) -> Result<Arranged, Trouble> {
    let find = |word: &str| query.kinds.iter().find_map(|kind| moment.catalogue.slot(*kind, word));
    let read = query.sort.iter().map(|sort| match find(&sort.by) {
        Some(slot) => Ok((slot, sort.order)),
        None => Err(unknown_column(&moment.catalogue, query.kinds.first().copied(), &sort.by)),
    });
    let mut arranged = Arranged { slots: read.collect::<Result<_, _>>()?, limit: None };
    let filters = query.kinds.iter().filter_map(|kind| read_filter(query, *kind, moment).ok().flatten());
    if let Some(said) = filters.map(|filter| filter.arrangement().clone()).find(|said| !said.is_empty()) {
        let order = |direction| match direction {
            Direction::Ascending => Order::Ascending,
            Direction::Descending => Order::Descending,
        };
        arranged.limit = said.limit;
        if arranged.slots.is_empty() {
            arranged.slots = said.by.into_iter().map(|(slot, direction)| (slot, order(direction))).collect();
        }
    }
    Ok(arranged)
}

/// That a kind has no such column, and which it has.
pub(super) fn unknown_column(catalogue: &Catalogue, kind: Option<Kind>, word: &str) -> Failure {
    let names: Vec<&str> = kind.into_iter().flat_map(|kind| catalogue.slots(kind)).map(Slot::name).collect();
    Failure::unknown_column(word, &names)
}

fn sort_value(record: &Record, slot: Slot) -> SortKey {
    if let Some(money) = record.money(slot) {
        return SortKey::Number(money.amount());
    }
    let keyed = |field: &Field| matches!(field.value, Type::Item(_));
    let first = match slot {
        // By the address, number or name itself, whatever its label.
        Slot::Field(field) if keyed(field) => {
            record.items(field.key).first().map(|(key, _)| record.item_name(key).to_owned())
        }
        // By the place among those between which one chooses.
        Slot::Field(Field { arity: Arity::One, value: Type::Choice(choices), key, .. }) => {
            let place = choices.iter().position(|choice| *choice == record.text(key));
            return place.map_or(SortKey::Nothing, |place| SortKey::Number(place.into()));
        }
        Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => record.texts(slot).into_iter().next(),
    };
    match first {
        None => SortKey::Nothing,
        Some(text) => match text.parse() {
            Ok(number) => SortKey::Number(number),
            Err(_) => SortKey::Words(sort_key(&text)),
        },
    }
}

fn compare(a: &Found, b: &Found, slots: &[(Slot, Order)]) -> Ordering {
    compare_places(&a.place, &b.place, slots).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
}

/// By what was asked for alone: the order, then how well the words match.
pub(super) fn compare_places(a: &Place, b: &Place, slots: &[(Slot, Order)]) -> Ordering {
    let by_keys = a.keys.iter().zip(&b.keys).zip(slots).map(|((a, b), (_, order))| compare_keys(a, b, *order));
    by_keys.fold(Ordering::Equal, Ordering::then).then_with(|| b.points.cmp(&a.points))
}

fn compare_keys(a: &SortKey, b: &SortKey, order: Order) -> Ordering {
    let ascending = match (a, b) {
        (SortKey::Nothing, SortKey::Nothing) => return Ordering::Equal,
        (SortKey::Nothing, _) => return Ordering::Greater,
        (_, SortKey::Nothing) => return Ordering::Less,
        (SortKey::Number(a), SortKey::Number(b)) => a.cmp(b),
        (SortKey::Words(a), SortKey::Words(b)) => a.cmp(b),
        (SortKey::Number(_), SortKey::Words(_)) => Ordering::Less,
        (SortKey::Words(_), SortKey::Number(_)) => Ordering::Greater,
    };
    match order {
        Order::Ascending => ascending,
        Order::Descending => ascending.reverse(),
    }
}
