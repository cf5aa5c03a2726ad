//! Windows of filtered, searched and sorted lists.

use std::cmp::Ordering;
use std::ops::ControlFlow;

use super::failures::{Trouble, of_filter};
use crate::domain::field::Type;
use crate::domain::{Field, Life, Record, RecordId, Slot};
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
    let ids = if is_plain(query) {
        store.window(query.kind, query.life, query.start, query.len)?
    } else {
        let seq = store.tip().seq;
        let asked = (List { start: 0, len: 0, ..query.clone() }, seq);
        if last.asked.as_ref() != Some(&asked) {
            last.ids = matching(store, query)?;
            last.asked = Some(asked);
        }
        last.ids.iter().skip(query.start).take(query.len).copied().collect()
    };
    let total = if is_plain(query) { store.count(query.kind, query.life)? } else { last.ids.len() };
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        rows.extend(store.record(id)?);
    }
    Ok(Page { start: query.start, total, rows })
}

/// Whether the list is everybody in the order in which the views keep them.
fn is_plain(query: &List) -> bool {
    query.words.trim().is_empty() && query.filter.trim().is_empty() && query.sort.is_empty()
}

fn matching(store: &Store, query: &List) -> Result<Vec<RecordId>, Trouble> {
    let filter = match query.filter.trim() {
        "" => None,
        text => Some(filter::parse(text, query.kind).map_err(|error| of_filter(text, &error))?),
    };
    let slots = sort_slots(query)?;
    let moment = Moment { now: query.now.clone(), me: query.me.clone() };
    if filter.is_none() && slots.is_empty() && query.life == Life::Live {
        return best_first(store, query);
    }
    let mut found = scan(store, query, filter.as_ref(), &moment, &slots)?;
    found.sort_by(|a, b| compare(a, b, &slots));
    Ok(found.into_iter().map(|found| found.id).collect())
}

/// The records that match the words, by score, reading only the roster.
fn best_first(store: &Store, query: &List) -> Result<Vec<RecordId>, Trouble> {
    let matcher = Matcher::new(&query.words);
    let mut hits: Vec<(i64, String, RecordId)> = Vec::new();
    store.roster(query.kind, |id, row| {
        if let Some(score) = matcher.score(&row) {
            hits.push((-score, row.title.to_string(), id));
        }
        ControlFlow::Continue(())
    })?;
    hits.sort_unstable();
    Ok(hits.into_iter().map(|(_, _, id)| id).collect())
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

fn scan(
    store: &Store,
    query: &List,
    filter: Option<&Filter>,
    moment: &Moment,
    slots: &[(Slot, Order)],
) -> Result<Vec<Found>, Trouble> {
    let matcher = Some(query.words.trim()).filter(|words| !words.is_empty()).map(Matcher::new);
    let mut found = Vec::new();
    for next in store.records(query.kind, query.life)? {
        let record = next?;
        if !filter.is_none_or(|filter| filter.matches(&record, moment)) {
            continue;
        }
        let points = match &matcher {
            Some(matcher) => match matcher.score(&Row::of(&record)) {
                Some(points) => points,
                None => continue,
            },
            None => 0,
        };
        let keys = slots.iter().map(|(slot, _)| sort_value(&record, *slot)).collect();
        found.push(Found { keys, points, name: sort_key(&record.title()), id: record.id });
    }
    Ok(found)
}

fn sort_slots(query: &List) -> Result<Vec<(Slot, Order)>, Trouble> {
    let read = query.sort.iter().map(|sort| match Slot::find(query.kind, &sort.by) {
        Some(slot) => Ok((slot, sort.order)),
        None => Err(unknown_column(query, &sort.by).into()),
    });
    read.collect()
}

fn unknown_column(query: &List, word: &str) -> Failure {
    let names: Vec<&str> = Slot::all(query.kind).map(Slot::name).collect();
    let nearest = names.iter().max_by(|a, b| strsim::jaro_winkler(word, a).total_cmp(&strsim::jaro_winkler(word, b)));
    Failure::new(Code::UnknownColumn)
        .fact("column", word)
        .fact("nearest", nearest.copied().unwrap_or_default())
        .fact("columns", names.join(", "))
}

fn sort_value(record: &Record, slot: Slot) -> SortKey {
    let keyed = |field: &Field| matches!(field.value, Type::Item(_));
    let first = match slot {
        // By the address or number itself, whatever its label.
        Slot::Field(field) if keyed(field) => record.items(field.key).first().map(|(key, _)| (*key).to_owned()),
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
