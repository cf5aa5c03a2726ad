//! Windows of filtered, searched and sorted lists.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::ControlFlow;

use super::failures::{Trouble, of_filter};
use super::names::Names;
use crate::domain::field::Type;
use crate::domain::id::Uuid128;
use crate::domain::{Field, Kind, Life, Record, RecordId, Slot};
use crate::filter::{self, Filter, Moment};
use crate::ops::{Code, Failure, List, Order, Page};
use crate::search::{Matcher, Row, sort_key};
use crate::store::Store;

/// The ids of the last list that was not simply everybody by name, so that its next window costs little.
#[derive(Debug, Default)]
pub(super) struct LastList {
    /// What was asked, but for the window, and the entry at which it was answered.
    asked: Option<(List, u64)>,
    ids: Vec<RecordId>,
}

/// Answers a list query.
pub(super) fn list(store: &Store, query: &List, last: &mut LastList) -> Result<Page, Trouble> {
    let (ids, total) = if let Some(kind) = plain_kind(query) {
        (store.window(kind, query.life, query.start, query.len)?, store.count(kind, query.life)?)
    } else {
        let asked = (List { start: 0, len: 0, ..query.clone() }, store.tip().seq);
        if last.asked.as_ref() != Some(&asked) {
            last.ids = matching(store, query)?;
            last.asked = Some(asked);
        }
        (last.ids.iter().skip(query.start).take(query.len).copied().collect(), last.ids.len())
    };
    let mut names = Names::new(store);
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(mut record) = store.record(id)? {
            names.dress(&mut record)?;
            rows.push(record);
        }
    }
    Ok(Page { start: query.start, total, rows })
}

/// The kind of a list that is everybody in the order in which the views keep them.
fn plain_kind(query: &List) -> Option<Kind> {
    let is_plain = query.words.trim().is_empty() && query.filter.trim().is_empty() && query.sort.is_empty();
    match query.kinds.as_slice() {
        [kind] if is_plain => Some(*kind),
        _ => None,
    }
}

fn matching(store: &Store, query: &List) -> Result<Vec<RecordId>, Trouble> {
    let slots = sort_slots(query)?;
    let moment = Moment { now: query.now.clone(), me: query.me.clone() };
    if query.filter.trim().is_empty() && slots.is_empty() && query.life == Life::Live {
        return best_first(store, query);
    }
    let mut found = Vec::new();
    for (kind, filter) in filters(query)? {
        scan(store, query, kind, &Asked { filter, moment: &moment, slots: &slots }, &mut found)?;
    }
    found.sort_by(|a, b| compare(a, b, &slots));
    Ok(found.into_iter().map(|found| found.id).collect())
}

/// The kinds that have what the filter asks for, each with the filter as it reads it.
fn filters(query: &List) -> Result<Vec<(Kind, Option<Filter>)>, Failure> {
    let text = query.filter.trim();
    if text.is_empty() {
        return Ok(query.kinds.iter().map(|kind| (*kind, None)).collect());
    }
    let (mut read, mut refused) = (Vec::new(), None);
    for kind in &query.kinds {
        match filter::parse(text, *kind) {
            Ok(filter) => read.push((*kind, Some(filter))),
            Err(error) => refused = refused.or(Some(of_filter(text, &error))),
        }
    }
    match refused {
        Some(failure) if read.is_empty() => Err(failure),
        Some(_) | None => Ok(read),
    }
}

/// The records that match the words, by score, reading only the roster.
fn best_first(store: &Store, query: &List) -> Result<Vec<RecordId>, Trouble> {
    let matcher = Matcher::new(&query.words);
    let mut hits: Vec<(i64, String, RecordId)> = Vec::new();
    let companies = companies(store, &query.kinds)?;
    for kind in &query.kinds {
        store.roster(*kind, |id, row| {
            if let Some(score) = matcher.score_among(&row, |company| companies.get(&company)) {
                hits.push((-score, row.title.to_string(), id));
            }
            ControlFlow::Continue(())
        })?;
    }
    hits.sort_unstable();
    Ok(hits.into_iter().map(|(_, _, id)| id).collect())
}

/// The rows of all companies, for people are found by theirs.
pub(super) fn companies(store: &Store, kinds: &[Kind]) -> Result<HashMap<Uuid128, Row<'static>>, Trouble> {
    let mut companies = HashMap::new();
    if kinds.contains(&Kind::Contact) {
        store.roster(Kind::Company, |id, row| {
            companies.insert(id.uuid, row.into_owned());
            ControlFlow::Continue(())
        })?;
    }
    Ok(companies)
}

/// A record that is in the list, with what it is sorted by.
struct Found {
    keys: Vec<SortKey>,
    points: i64,
    name: String,
    id: RecordId,
}

/// What one slot of a record is sorted by; records without a value come last, whichever way round.
#[derive(PartialEq)]
enum SortKey {
    Nothing,
    Number(u64),
    Words(String),
}

/// What is asked of each record.
struct Asked<'a> {
    filter: Option<Filter>,
    moment: &'a Moment,
    slots: &'a [(Slot, Order)],
}

fn scan(store: &Store, query: &List, kind: Kind, asked: &Asked<'_>, found: &mut Vec<Found>) -> Result<(), Trouble> {
    let matcher = Some(query.words.trim()).filter(|words| !words.is_empty()).map(Matcher::new);
    let mut names = Names::new(store);
    for next in store.records(kind, query.life)? {
        let mut record = next?;
        names.dress(&mut record)?;
        if !asked.filter.as_ref().is_none_or(|filter| filter.matches(&record, asked.moment)) {
            continue;
        }
        let points = match &matcher {
            Some(matcher) => match matcher.score(&Row::of(&record)) {
                Some(points) => points,
                None => continue,
            },
            None => 0,
        };
        let keys = asked.slots.iter().map(|(slot, _)| sort_value(&record, *slot)).collect();
        found.push(Found { keys, points, name: sort_key(&record.title()), id: record.id });
    }
    Ok(())
}

fn sort_slots(query: &List) -> Result<Vec<(Slot, Order)>, Trouble> {
    let read = query.sort.iter().map(|sort| match query.kinds.iter().find_map(|kind| Slot::find(*kind, &sort.by)) {
        Some(slot) => Ok((slot, sort.order)),
        None => Err(unknown_column(query, &sort.by).into()),
    });
    read.collect()
}

fn unknown_column(query: &List, word: &str) -> Failure {
    let names: Vec<&str> = query.kinds.iter().take(1).flat_map(|kind| Slot::all(*kind)).map(Slot::name).collect();
    let nearest = names.iter().max_by(|a, b| strsim::jaro_winkler(word, a).total_cmp(&strsim::jaro_winkler(word, b)));
    Failure::new(Code::UnknownColumn)
        .fact("column", word)
        .fact("nearest", nearest.copied().unwrap_or_default())
        .fact("columns", names.join(", "))
}

fn sort_value(record: &Record, slot: Slot) -> SortKey {
    let keyed = |field: &Field| matches!(field.value, Type::Item(_));
    let first = match slot {
        // By the address, number or name itself, whatever its label.
        Slot::Field(field) if keyed(field) => {
            record.items(field.key).first().map(|(key, _)| record.item_name(key).to_owned())
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
    let by_keys = a.keys.iter().zip(&b.keys).zip(slots).map(|((a, b), (_, order))| compare_keys(a, b, *order));
    by_keys
        .fold(Ordering::Equal, Ordering::then)
        .then_with(|| b.points.cmp(&a.points))
        .then_with(|| a.name.cmp(&b.name))
        .then_with(|| a.id.cmp(&b.id))
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
