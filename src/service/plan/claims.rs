//! By what records have to be told apart: no two living ones of a kind have the same external id, no two pipelines the
//! same name, and no two stages of a pipeline.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::super::failures::Trouble;
use super::super::resolve;
use super::Planning;
use crate::domain::external;
use crate::domain::field::{EXTERNAL_IDS, IMPORTED};
use crate::domain::id::Uuid128;
use crate::domain::{Kind, Life, Record, RecordId};
use crate::ops::{Code, Failure, Key};
use crate::search::fold;
use crate::store;

/// What rows of a command may call the records that it touched before. Of millions of them no more is kept than a hash
/// with the record that has it; the hashes have a secret key, so that nobody can make two texts meet.
#[derive(Default)]
pub(super) struct Claims {
    hasher: RandomState,
    claimed: HashMap<u64, Uuid128>,
}

impl Claims {
    /// Takes note of the external ids of a record that the command touched.
    pub(super) fn note_external(&mut self, record: &Record) {
        for id in record.keys(EXTERNAL_IDS) {
            let hash = self.hash(record.id.kind, &Key::External(id.to_owned()));
            self.claimed.insert(hash, record.id.uuid);
        }
    }

    /// Takes note of what a row calls its record.
    pub(super) fn note(&mut self, id: RecordId, key: &Key) {
        let hash = self.hash(id.kind, key);
        self.claimed.insert(hash, id.uuid);
    }

    /// The record that a row called so before.
    pub(super) fn find(&self, kind: Kind, key: &Key) -> Option<RecordId> {
        let uuid = *self.claimed.get(&self.hash(kind, key))?;
        Some(RecordId { kind, uuid })
    }

    fn hash(&self, kind: Kind, key: &Key) -> u64 {
        let (sort, text) = match key {
            Key::External(id) => (0_u8, id.clone()),
            Key::Email(address) => (1, fold(address)),
            Key::Phone(number) => (2, number.clone()),
            Key::Domain(domain) => (3, fold(domain)),
            Key::Name(name) => (4, fold(name)),
            Key::Row(print) => (5, print.clone()),
        };
        self.hasher.hash_one((kind, sort, text))
    }
}

/// Why a record cannot become `new`, since another living one is called so already.
pub(super) fn taken(
    planning: &mut Planning<'_>,
    old: Option<&Record>,
    new: &Record,
) -> Result<Option<Failure>, Trouble> {
    if !new.exists() || new.is_deleted() {
        return Ok(None);
    }
    let old = old.filter(|old| !old.is_deleted());
    let has = |id: &str| old.is_some_and(|old| old.keys(EXTERNAL_IDS).any(|known| known == id));
    for external in new.keys(EXTERNAL_IDS).filter(|id| !has(id)) {
        if let Some(other) = other_with(planning, new.id, external)? {
            let failure = Failure::new(Code::ExternalTaken).fact("external", external);
            return Ok(Some(failure.fact("handle", other.handle()).fact("title", other.title())));
        }
    }
    let is_named = matches!(new.id.kind, Kind::Pipeline | Kind::Stage);
    if is_named
        && old.is_none_or(|old| old.title() != new.title())
        && let Some((handle, pipeline)) = planning.layout()?.namesake(new)
    {
        let failure = Failure::new(Code::NameTaken).fact("name", new.title()).fact("kind", new.id.kind.as_str());
        return Ok(Some(failure.fact("handle", handle).fact("pipeline", pipeline)));
    }
    Ok(None)
}

/// Another living record of the same kind with this external id, as the command left it.
fn other_with(planning: &Planning<'_>, id: RecordId, external: &str) -> Result<Option<Record>, Trouble> {
    let saved = planning.views.store().ids_by_external(id.kind, Life::Live, external)?;
    let claimed = planning.claims.find(id.kind, &Key::External(external.to_owned()));
    for other in saved.into_iter().chain(claimed).filter(|other| *other != id) {
        let other = planning.views.record(other)?.filter(|other| !other.is_deleted());
        if let Some(other) = other.filter(|other| other.keys(EXTERNAL_IDS).any(|known| known == external)) {
            return Ok(Some(other));
        }
    }
    Ok(None)
}

/// The living or deleted record that the first fitting key of a row finds; several are a failure that lists them.
pub(super) fn keyed(
    planning: &mut Planning<'_>,
    kind: Kind,
    life: Life,
    keys: &[Key],
) -> Result<Option<Record>, Trouble> {
    for key in keys {
        if let (Key::Name(name), Kind::Pipeline | Kind::Stage, Life::Live) = (key, kind, life) {
            return match planning.layout()?.called(kind, name) {
                Some(id) => planning.views.record(id),
                None => Ok(None),
            };
        }
        let mut ids = saved(planning, kind, life, key)?;
        ids.extend(planning.claims.find(kind, key));
        if let Key::Name(name) = key {
            ids.extend(planning.views.made(kind, name).map(|uuid| RecordId { kind, uuid }));
        }
        ids.sort_unstable();
        ids.dedup();
        let mut found = Vec::new();
        for id in ids {
            let record = planning.views.record(id)?.filter(|record| Life::of(record) == life);
            found.extend(record.filter(|record| holds(record, key) && !is_another(record, key, keys)));
        }
        if found.len() > 1 {
            let candidates = found.iter().take(resolve::MOST_LISTED).map(resolve::candidate).collect();
            let failure = Failure::new(Code::Ambiguous).fact("reference", text(key)).fact("count", found.len());
            return Err(failure.among(candidates).into());
        }
        if let Some(found) = found.pop() {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The records that the saved views have under a key.
fn saved(planning: &Planning<'_>, kind: Kind, life: Life, key: &Key) -> Result<Vec<RecordId>, Trouble> {
    let store = planning.views.store();
    let ids = match key {
        Key::External(id) => store.ids_by_external(kind, life, id)?,
        Key::Email(address) => store.ids_by_email(life, address)?,
        Key::Phone(number) => store.ids_by_phone_suffix(life, number, resolve::MOST_READ)?,
        Key::Domain(domain) => store.ids_by_domain(life, domain)?,
        Key::Name(name) => resolve::ids_by_name(store, life, name)?,
        Key::Row(print) => store.ids_by_row(kind, life, print)?,
    };
    Ok(ids.into_iter().filter(|id| id.kind == kind).collect())
}

/// Whether a record is still called so, after what the command did to it.
fn holds(record: &Record, key: &Key) -> bool {
    let has = |field: &str, wanted: &str| record.keys(field).any(|known| fold(known) == fold(wanted));
    match key {
        Key::External(id) => record.keys(EXTERNAL_IDS).any(|known| known == id),
        Key::Email(address) => has("emails", address),
        Key::Phone(number) => has("phones", number),
        Key::Domain(domain) => store::bare_domain(record.text("domain")) == store::bare_domain(domain),
        Key::Name(name) => resolve::is_called(record, name),
        Key::Row(print) => record.keys(IMPORTED).any(|known| known == print),
    }
}

/// Whether a record that is called alike is another one all the same: the same system has another id for it.
fn is_another(record: &Record, key: &Key, keys: &[Key]) -> bool {
    let is_of = |id: &str| record.keys(EXTERNAL_IDS).any(|known| external::system(known) == external::system(id));
    !matches!(key, Key::External(_)) && keys.iter().any(|key| matches!(key, Key::External(id) if is_of(id)))
}

/// What a key says.
pub(super) fn text(key: &Key) -> &str {
    match key {
        Key::External(text)
        | Key::Email(text)
        | Key::Phone(text)
        | Key::Domain(text)
        | Key::Name(text)
        | Key::Row(text) => text,
    }
}
