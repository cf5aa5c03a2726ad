//! Which record a reference means.

use super::failures::Trouble;
use super::hits::by_score;
use super::names::Names;
use crate::domain::field::EXTERNAL_IDS;
use crate::domain::{Handle, Kind, Life, Record, RecordId, Value, email, name, phone};
use crate::ops::{Candidate, Code, Failure, Reference};
use crate::search::{fold, is_alike};
use crate::store::Store;

/// How sure one has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strictness {
    /// For a command that writes: a whole handle, an id, or an exact name, e-mail or phone.
    Exact,
    /// For one that reads: whatever leaves only one record.
    Unique,
}

/// How many candidates a failure lists.
pub(super) const MOST_LISTED: usize = 5;

/// How many records are read at most to find out what a reference means.
pub(super) const MOST_READ: usize = 100;

/// The fewest digits by which a phone is looked up.
const FEWEST_DIGITS: usize = 4;

/// Finds the record that `reference` means among the living or the deleted ones.
pub(super) fn record(
    store: &Store,
    kind: Option<Kind>,
    reference: &Reference,
    life: Life,
    strictness: Strictness,
) -> Result<Record, Trouble> {
    let text = reference.0.as_str();
    if let Some(record) = one_of(reference, exact(store, kind, life, text)?)? {
        return Ok(record);
    }
    let guesses = guesses(store, kind, life, text)?;
    if guesses.is_empty() {
        return Err(match exact(store, kind, life.other(), text)?.first() {
            Some(other) => wrong_life(text, other),
            None => no_match(store, kind, text)?,
        }
        .into());
    }
    decide(reference, guesses, strictness)
}

/// Finds the living record of one of several kinds that `reference` means.
pub(super) fn among(
    store: &Store,
    kinds: &[Kind],
    reference: &Reference,
    strictness: Strictness,
) -> Result<Record, Trouble> {
    let text = reference.0.as_str();
    let mut found = Vec::new();
    for kind in kinds {
        found.extend(exact(store, Some(*kind), Life::Live, text)?);
    }
    if let Some(record) = one_of(reference, found)? {
        return Ok(record);
    }
    let mut near = Vec::new();
    for kind in kinds {
        near.extend(guesses(store, Some(*kind), Life::Live, text)?);
    }
    if near.is_empty() {
        return Err(no_match(store, None, text)?.into());
    }
    decide(reference, near, strictness)
}

/// The record that some guesses leave, if one may guess.
fn decide(reference: &Reference, guesses: Vec<Record>, strictness: Strictness) -> Result<Record, Trouble> {
    match strictness {
        Strictness::Unique => one_of(reference, guesses)?.ok_or_else(|| Failure::new(Code::NoMatch).into()),
        Strictness::Exact => {
            let candidates = guesses.iter().take(MOST_LISTED).map(candidate).collect();
            Err(Failure::new(Code::NotExact).fact("reference", &reference.0).among(candidates).into())
        }
    }
}

/// The living record of a kind that is called exactly so, by any of its names; several are a failure that lists them.
pub(super) fn exactly(store: &Store, kind: Kind, text: &str) -> Result<Option<Record>, Trouble> {
    one_of(&Reference(text.to_owned()), exact(store, Some(kind), Life::Live, text)?)
}

/// The living records of a kind for which a name may be meant by which none is called, the likeliest first.
pub(super) fn alike(store: &Store, kind: Kind, name: &str) -> Result<Vec<Candidate>, Trouble> {
    let mut ids = fuzzy(store, Some(kind), name, MOST_READ)?;
    // Whoever says more than the name is found by its beginning.
    let first = name.split_whitespace().next().filter(|first| *first != name.trim());
    for id in first.map(|first| fuzzy(store, Some(kind), first, MOST_READ)).transpose()?.unwrap_or_default() {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let records = known(store, Some(kind), Life::Live, ids)?;
    let meant = records.iter().filter(|record| is_alike(name, &record.title()));
    Ok(meant.take(MOST_LISTED).map(candidate).collect())
}

/// A record as a choice between several.
pub(super) fn candidate(record: &Record) -> Candidate {
    let first = |key: &str| record.items(key).first().map(|(item, _)| record.item_name(item).to_owned());
    let title = record.title();
    let one = |key: &str| match record.value(key) {
        Some(Value::Record(uuid)) => record.names.get(uuid).cloned(),
        Some(_) | None => None,
    };
    let listed = ["companies", "emails", "phones"].into_iter().filter_map(first).find(|detail| *detail != title);
    let detail = listed.or_else(|| one("company")).or_else(|| one("pipeline"));
    Candidate { handle: record.handle().to_owned(), title, detail: detail.unwrap_or_default() }
}

/// The records that the text names without any doubt about what is written.
fn exact(store: &Store, kind: Option<Kind>, life: Life, text: &str) -> Result<Vec<Record>, Trouble> {
    if let Ok(uuid) = text.parse() {
        let ids = Kind::ALL.iter().map(|kind| RecordId { kind: *kind, uuid }).collect();
        return known(store, kind, life, ids);
    }
    if let Ok(handle) = text.parse::<Handle>() {
        let records = known(store, kind, life, store.id_by_handle(&handle)?.into_iter().collect())?;
        if !records.is_empty() {
            return Ok(records);
        }
    }
    let mut ids = Vec::new();
    if let Ok(address) = email::read_email(text) {
        ids = store.ids_by_email(life, &address)?;
    }
    if ids.is_empty() {
        ids = ids_by_name(store, life, text)?;
    }
    if ids.is_empty() && phone::is_e164(text) {
        ids = store.ids_by_phone_suffix(life, &digits(text), MOST_LISTED + 1)?;
    }
    let records = known(store, kind, life, ids)?;
    if records.is_empty() { known(store, kind, life, called_elsewhere(store, kind, life, text)?) } else { Ok(records) }
}

/// The records with this name, however its halves are put together.
pub(super) fn ids_by_name(store: &Store, life: Life, text: &str) -> Result<Vec<RecordId>, Trouble> {
    let ids = store.ids_by_name(life, &fold(text))?;
    if ids.is_empty() { Ok(store.ids_by_name(life, &fold(&rejoined(text)))?) } else { Ok(ids) }
}

/// Whether a record has this name, however its halves are put together.
pub(super) fn is_called(record: &Record, text: &str) -> bool {
    let title = fold(&record.title());
    title == fold(text) || title == fold(&rejoined(text))
}

fn rejoined(text: &str) -> String {
    let halves = name::split(text);
    name::join(&halves.given, &halves.family)
}

/// The records that other programs call so, or companies with this domain.
fn called_elsewhere(store: &Store, kind: Option<Kind>, life: Life, text: &str) -> Result<Vec<RecordId>, Trouble> {
    let mut ids = Vec::new();
    for each in Kind::ALL.iter().filter(|each| kind.is_none_or(|kind| kind == **each)) {
        ids.extend(by_external(store, *each, life, text)?);
    }
    if ids.is_empty() && text.contains('.') {
        ids = store.ids_by_domain(life, text)?;
    }
    if ids.is_empty() && kind.is_none_or(|kind| kind == Kind::Stage) {
        ids = stages_of(store, life, text)?;
    }
    Ok(ids)
}

/// The records that are called exactly so, else those that some system calls so.
fn by_external(store: &Store, kind: Kind, life: Life, text: &str) -> Result<Vec<RecordId>, Trouble> {
    let ids = store.ids_by_external(kind, life, text)?;
    let mut exact = Vec::new();
    for id in &ids {
        let record = store.record(*id)?;
        exact.extend(record.filter(|record| record.keys(EXTERNAL_IDS).any(|known| known == text)).map(|_| *id));
    }
    Ok(if exact.is_empty() { ids } else { exact })
}

/// The stages that are meant by `PIPELINE/STAGE`.
fn stages_of(store: &Store, life: Life, text: &str) -> Result<Vec<RecordId>, Trouble> {
    let Some((pipeline, stage)) = text.split_once(['/', '／']) else { return Ok(Vec::new()) };
    let mut stages = Vec::new();
    for id in store.ids_by_name(life, &fold(stage.trim()))?.into_iter().filter(|id| id.kind == Kind::Stage) {
        let of = store.record(id)?.and_then(|stage| stage.links().map(|(_, _, linked)| linked).next());
        let of = of.map(|pipeline| store.record(pipeline)).transpose()?.flatten();
        stages.extend(of.filter(|of| fold(&of.title()) == fold(pipeline.trim())).map(|_| id));
    }
    Ok(stages)
}

/// The records that the text may mean.
fn guesses(store: &Store, kind: Option<Kind>, life: Life, text: &str) -> Result<Vec<Record>, Trouble> {
    if Handle::looks_like(text).is_some() {
        let ids = store.ids_by_handle_prefix(text, MOST_LISTED + 1)?;
        if !ids.is_empty() {
            return known(store, kind, life, ids);
        }
    }
    let ids = if looks_like_phone(text) {
        let number = digits(text);
        store.ids_by_phone_suffix(life, number.trim_start_matches('0'), MOST_LISTED + 1)?
    } else if life == Life::Live {
        fuzzy(store, kind, text, MOST_READ)?
    } else {
        Vec::new()
    };
    known(store, kind, life, ids)
}

fn wrong_life(text: &str, other: &Record) -> Failure {
    let code = if other.is_deleted() { Code::IsDeleted } else { Code::NotDeleted };
    Failure::new(code)
        .fact("reference", text)
        .fact("handle", other.handle())
        .fact("title", other.title())
        .fact("kind", other.id.kind.as_str())
}

/// The records that the text may mean, at most so many, the best first.
fn fuzzy(store: &Store, kind: Option<Kind>, text: &str, most: usize) -> Result<Vec<RecordId>, Trouble> {
    let kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(|each| kind.is_none_or(|kind| kind == *each)).collect();
    Ok(by_score(store, text, &kinds, most)?.ids)
}

fn known(store: &Store, kind: Option<Kind>, life: Life, ids: Vec<RecordId>) -> Result<Vec<Record>, Trouble> {
    let mut records = Vec::new();
    let mut names = Names::new(store);
    for id in ids.into_iter().filter(|id| kind.is_none_or(|kind| kind == id.kind)).take(MOST_READ) {
        if let Some(mut record) = store.record(id)?.filter(|record| Life::of(record) == life) {
            names.dress(&mut record)?;
            records.push(record);
        }
    }
    Ok(records)
}

/// The only record, none, or a failure that lists them all.
fn one_of(reference: &Reference, mut records: Vec<Record>) -> Result<Option<Record>, Trouble> {
    if records.len() > 1 {
        let candidates = records.iter().take(MOST_LISTED).map(candidate).collect();
        let failure = Failure::new(Code::Ambiguous).fact("reference", reference).fact("count", records.len());
        return Err(failure.among(candidates).into());
    }
    Ok(records.pop())
}

fn no_match(store: &Store, kind: Option<Kind>, text: &str) -> Result<Failure, Trouble> {
    let mut near: Vec<(usize, Candidate)> = Vec::new();
    let folded = fold(text);
    for id in fuzzy(store, kind, &first_letters(&folded), MOST_LISTED * 40)? {
        if let Some(record) = store.record(id)? {
            near.push((strsim::levenshtein(&folded, &fold(&record.title())), candidate(&record)));
        }
    }
    near.sort_by_key(|(distance, _)| *distance);
    let near: Vec<Candidate> = near
        .into_iter()
        .filter(|(distance, _)| *distance <= folded.chars().count() / 3 + 1)
        .map(|(_, candidate)| candidate)
        .take(MOST_LISTED)
        .collect();
    let failure = Failure::new(Code::NoMatch).fact("reference", text);
    Ok(failure.fact("kind", kind.map_or("record", Kind::as_str)).among(near))
}

fn first_letters(folded: &str) -> String {
    folded.chars().take(2).collect()
}

fn looks_like_phone(text: &str) -> bool {
    digits(text).len() >= FEWEST_DIGITS
        && text.chars().all(|char| char.is_ascii_digit() || matches!(char, '+' | ' ' | '-' | '(' | ')' | '/' | '.'))
}

fn digits(text: &str) -> String {
    text.split(";ext=").next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect()
}
