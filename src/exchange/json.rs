//! Records as JSON: exact, never localised, keys in the order of the catalogue.
//!
//! The format is `rolo/contact/1`: later versions of rolo add keys to it and never change the meaning of one.

use std::collections::BTreeMap;
use std::io;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::plain_json;
use crate::domain::consent::Consent;
use crate::domain::field::{Arity, DELETED, HANDLE, Part, Sort, Type};
use crate::domain::id::Uuid128;
use crate::domain::item::Item;
use crate::domain::path::DEFINED;
use crate::domain::position::Position;
use crate::domain::slot::Derived;
use crate::domain::{Field, Kind, Money, Path, Record, Slot, Value};

/// The key under which stands what fields hold that people defined.
pub(super) const CUSTOM: &str = "custom";

/// Millionths of a degree in one degree.
const MICRO: f64 = 1_000_000.0;

/// Writes a record as one JSON object without a line end.
pub fn write_record(out: &mut impl io::Write, record: &Record) -> io::Result<()> {
    plain_json::write(out, &AsJson { record, only: None })
}

/// Writes who a record is and what these slots hold as one JSON object without a line end.
///
/// A part of an address brings the whole addresses.
pub fn write_slots(out: &mut impl io::Write, record: &Record, slots: &[Slot]) -> io::Result<()> {
    plain_json::write(out, &AsJson { record, only: Some(slots) })
}

/// A record as it stands within another JSON document.
pub fn as_json(record: &Record) -> impl Serialize + '_ {
    AsJson { record, only: None }
}

/// A record as a JSON value; fails only on a kept value of another version that is nested too deeply.
pub fn to_json(record: &Record) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(AsJson { record, only: None })
}

/// The name of the JSON format of a kind of record.
pub fn schema(kind: Kind) -> String {
    format!("rolo/{}/1", kind.as_str())
}

/// A record that serialises as its JSON.
#[derive(Debug)]
pub(super) struct AsJson<'a> {
    record: &'a Record,
    only: Option<&'a [Slot]>,
}

impl AsJson<'_> {
    fn wants(&self, field: &Field) -> bool {
        self.only.is_none_or(|slots| {
            slots.iter().any(|slot| match slot {
                Slot::Field(wanted) | Slot::Part(wanted, _) => wanted.key == field.key,
                Slot::Derived(_) => false,
            })
        })
    }

    fn wants_derived(&self, derived: Derived) -> bool {
        self.only.is_none_or(|slots| slots.contains(&Slot::Derived(derived)))
    }

    fn write_head<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let record = self.record;
        map.serialize_entry("schema", &schema(record.id.kind))?;
        map.serialize_entry("kind", record.id.kind.as_str())?;
        map.serialize_entry("id", &record.id.uuid)?;
        if record.exists() {
            map.serialize_entry("handle", record.handle())?;
        }
        if self.wants_derived(Derived::Rev) {
            map.serialize_entry("rev", &record.rev)?;
        }
        if self.wants_derived(Derived::Created) {
            map.serialize_entry("created", &record.created)?;
        }
        if self.wants_derived(Derived::Updated) {
            map.serialize_entry("updated", &record.updated)?;
        }
        map.serialize_entry("title", &record.title())
    }

    /// What follows from a deal's fields and its stage. A whole record has its value once only.
    fn write_derived<M: SerializeMap>(&self, map: &mut M, derived: Derived) -> Result<(), M::Error> {
        let slot = Slot::Derived(derived);
        if !self.wants_derived(derived) {
            return Ok(());
        }
        match derived {
            // They stand at the beginning.
            Derived::Id | Derived::Created | Derived::Updated | Derived::Rev => Ok(()),
            Derived::Amount | Derived::Currency if self.only.is_none() => Ok(()),
            Derived::Chance => {
                self.record.number(slot).map_or(Ok(()), |chance| map.serialize_entry(slot.name(), &chance))
            }
            Derived::Weighted if self.record.standing.is_none() => Ok(()),
            Derived::Weighted => {
                let money = self.record.money(slot).map(Value::Money);
                money.map_or(Ok(()), |money| map.serialize_entry(slot.name(), &Scalar(&money)))
            }
            Derived::Overdue => {
                let is_overdue = self.record.is_overdue();
                if is_overdue { map.serialize_entry(slot.name(), &true) } else { Ok(()) }
            }
            Derived::OpenValue => {
                let sums: Vec<Value> = self.record.amounts(slot).into_iter().map(Value::Money).collect();
                let sums: Vec<Scalar<'_>> = sums.iter().map(Scalar).collect();
                if sums.is_empty() { Ok(()) } else { map.serialize_entry("open_value", &sums) }
            }
            Derived::Segments => {
                let names = &self.record.segments;
                if names.is_empty() { Ok(()) } else { map.serialize_entry(slot.name(), names) }
            }
            Derived::NextStep => {
                self.record.texts(slot).first().map_or(Ok(()), |text| map.serialize_entry("next_step", text))
            }
            Derived::Last if self.only.is_none() => {
                let last = self.record.touch.as_ref().and_then(|touch| touch.last.as_ref());
                last.map_or(Ok(()), |last| {
                    map.serialize_entry(slot.name(), &last.at.to_string())?;
                    map.serialize_entry("last_type", last.sort)
                })
            }
            Derived::Last
            | Derived::Visited
            | Derived::Next
            | Derived::Status
            | Derived::Amount
            | Derived::Currency
            | Derived::Since => {
                self.record.texts(slot).first().map_or(Ok(()), |text| map.serialize_entry(slot.name(), text))
            }
        }
    }

    /// What fields hold that people defined. Their values say themselves what they are.
    fn write_defined<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let wants = |key: &str| {
            self.only
                .is_none_or(|slots| slots.iter().any(|slot| matches!(slot, Slot::Field(field) if field.key == key)))
        };
        let mut defined: BTreeMap<&str, Defined<'_>> = BTreeMap::new();
        for (path, value) in &self.record.fields {
            if let Some(key) = path.field().strip_prefix(DEFINED).filter(|_| wants(path.field()) && says(path, value)) {
                match path.item_key() {
                    None => drop(defined.insert(key, Defined::One(Scalar(value)))),
                    Some(item) => match defined.entry(key).or_insert_with(|| Defined::Set(Vec::new())) {
                        Defined::Set(items) => items.push(item),
                        Defined::One(_) => {}
                    },
                }
            }
        }
        if defined.is_empty() { Ok(()) } else { map.serialize_entry(CUSTOM, &defined) }
    }

    fn write_unknown<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let unknown: Vec<(&Path, &Value)> =
            self.record.fields.iter().filter(|(path, value)| !is_known(self.record.id.kind, path, value)).collect();
        if unknown.is_empty() { Ok(()) } else { map.serialize_entry("unknown", &Unknown(&unknown)) }
    }
}

impl Serialize for AsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.write_head(&mut map)?;
        for field in self.record.id.kind.fields() {
            if field.key != HANDLE && field.key != DELETED && self.wants(field) {
                write_field(&mut map, self.record, field)?;
            }
        }
        self.write_defined(&mut map)?;
        for derived in Derived::of(self.record.id.kind) {
            self.write_derived(&mut map, *derived)?;
        }
        if self.only.is_none() {
            self.write_unknown(&mut map)?;
        }
        if self.record.is_deleted() {
            map.serialize_entry(DELETED, &true)?;
        }
        map.end()
    }
}

fn write_field<M: SerializeMap>(map: &mut M, record: &Record, field: &'static Field) -> Result<(), M::Error> {
    match (field.arity, field.value) {
        (Arity::One, _) => match record.value(field.key) {
            Some(Value::Record(uuid)) => map.serialize_entry(field.key, &Link { record, uuid: *uuid }),
            Some(value) if field.value.takes(value) => map.serialize_entry(field.key, &Scalar(value)),
            Some(_) | None => Ok(()),
        },
        (Arity::List, Type::Item(sort)) => {
            let items = record.items(field.key);
            match (items.is_empty(), sort) {
                (true, _) => Ok(()),
                (false, Sort::Extra) => map.serialize_entry(field.key, &Extras(&items)),
                (false, Sort::Choice) => {
                    let choices: Vec<&str> = items.iter().map(|(choice, _)| *choice).collect();
                    map.serialize_entry(field.key, &choices)
                }
                (false, Sort::Email | Sort::Phone | Sort::Record(_) | Sort::Link | Sort::File) => {
                    map.serialize_entry(field.key, &Items { record, list: &items, sort })
                }
            }
        }
        (Arity::Set, Type::Consent) => {
            let consents: Vec<(&str, &Consent)> = record.under(field.key).filter_map(consent_at).collect();
            if consents.is_empty() { Ok(()) } else { map.serialize_entry(field.key, &Consents(&consents)) }
        }
        (Arity::Log, _) => {
            let log: Vec<(&str, Link<'_>)> =
                record.under(field.key).filter_map(|entry| logged(record, entry)).collect();
            if log.is_empty() { Ok(()) } else { map.serialize_entry(field.key, &Log(&log)) }
        }
        (Arity::List | Arity::Set, _) => {
            let flags = record.under(field.key).filter(|(_, value)| **value == Value::Flag);
            let keys: Vec<&str> = flags.filter_map(|(path, _)| path.item_key()).collect();
            if keys.is_empty() { Ok(()) } else { map.serialize_entry(field.key, &keys) }
        }
        (Arity::Parts(parts), _) => {
            let groups = Groups { record, field, parts };
            if groups.labels().is_empty() { Ok(()) } else { map.serialize_entry(field.key, &groups) }
        }
    }
}

/// Whether a value can stand in a field that people defined: one alone, or one of a set.
const fn may_be_defined(value: &Value) -> bool {
    matches!(
        value,
        Value::Text(_) | Value::Flag | Value::Money(_) | Value::Date(_) | Value::When(_) | Value::Decimal(_)
    )
}

fn says(path: &Path, value: &Value) -> bool {
    if path.item_key().is_some() { *value == Value::Flag } else { may_be_defined(value) }
}

fn is_known(kind: Kind, path: &Path, value: &Value) -> bool {
    if path.is_defined() {
        return says(path, value);
    }
    Field::type_at(kind, path).is_some_and(|expected| expected.takes(value))
}

fn consent_at<'a>((path, value): (&'a Path, &'a Value)) -> Option<(&'a str, &'a Consent)> {
    match value {
        Value::Consent(consent) => Some((path.item_key()?, consent)),
        Value::Text(_)
        | Value::Flag
        | Value::Money(_)
        | Value::Date(_)
        | Value::When(_)
        | Value::Number(_)
        | Value::Decimal(_)
        | Value::Record(_)
        | Value::Birthday(_)
        | Value::Position(_)
        | Value::Item(_)
        | Value::Opaque(_) => None,
    }
}

/// What a log says of one time.
fn logged<'a>(record: &'a Record, (path, value): (&'a Path, &'a Value)) -> Option<(&'a str, Link<'a>)> {
    if let Value::Record(uuid) = value { Some((path.item_key()?, Link { record, uuid: *uuid })) } else { None }
}

/// A log: `[{"at":"2016-10-20","to":{"id":…,"name":…}}]`.
struct Log<'a>(&'a [(&'a str, Link<'a>)]);

impl Serialize for Log<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|(at, to)| Logged { at, to }))
    }
}

#[derive(Serialize)]
struct Logged<'a> {
    at: &'a str,
    to: &'a Link<'a>,
}

/// What a field holds that people defined.
#[derive(Serialize)]
#[serde(untagged)]
enum Defined<'a> {
    One(Scalar<'a>),
    Set(Vec<&'a str>),
}

struct Scalar<'a>(&'a Value);

impl Serialize for Scalar<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) => serializer.serialize_str(text),
            Value::Flag => serializer.serialize_bool(true),
            Value::Money(money) => write_money(*money, serializer),
            Value::Date(date) => serializer.collect_str(date),
            Value::When(when) => serializer.collect_str(when),
            Value::Number(number) => serializer.serialize_u32(*number),
            // A text, since numbers of JSON are often read inexactly.
            Value::Decimal(number) => serializer.collect_str(number),
            Value::Record(uuid) => uuid.serialize(serializer),
            Value::Birthday(birthday) => birthday.serialize(serializer),
            Value::Position(position) => write_position(*position, serializer),
            Value::Item(item) => item.serialize(serializer),
            Value::Consent(consent) => AsConsent(consent).serialize(serializer),
            Value::Opaque(json) => raw(json)?.serialize(serializer),
        }
    }
}

/// Another record: its identity, and its name where that is known.
struct Link<'a> {
    record: &'a Record,
    uuid: Uuid128,
}

impl Serialize for Link<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.uuid)?;
        if let Some(name) = self.record.names.get(&self.uuid) {
            map.serialize_entry("name", name)?;
        }
        map.end()
    }
}

/// `{"amount":"1234.50","currency":"EUR"}`: a text, since numbers of JSON are often read inexactly.
fn write_money<S: Serializer>(money: Money, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("amount", &money.amount().to_string())?;
    map.serialize_entry("currency", money.currency.code())?;
    map.end()
}

fn write_position<S: Serializer>(position: Position, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("latitude", &(f64::from(position.latitude) / MICRO))?;
    map.serialize_entry("longitude", &(f64::from(position.longitude) / MICRO))?;
    map.end()
}

fn raw<E: serde::ser::Error>(json: &str) -> Result<Box<RawValue>, E> {
    RawValue::from_string(json.to_owned()).map_err(E::custom)
}

struct Items<'a> {
    record: &'a Record,
    list: &'a [(&'a str, &'a Item)],
    sort: Sort,
}

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let as_items = self.list.iter().map(|(key, item)| AsItem { record: self.record, key, item, sort: self.sort });
        serializer.collect_seq(as_items)
    }
}

struct AsItem<'a> {
    record: &'a Record,
    key: &'a str,
    item: &'a Item,
    sort: Sort,
}

impl Serialize for AsItem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let AsItem { record, key, item, sort } = *self;
        let mut map = serializer.serialize_map(None)?;
        let name = record.item_name(key);
        if name != key {
            map.serialize_entry("id", key)?;
        }
        map.serialize_entry(sort.key_name(), name)?;
        if !item.label.is_empty() {
            map.serialize_entry(sort.label_name(), &item.label)?;
        }
        if !item.typed.is_empty() {
            map.serialize_entry("typed", &item.typed)?;
        }
        if let Some(size) = item.size {
            map.serialize_entry("size", &size)?;
        }
        map.end()
    }
}

struct Extras<'a>(&'a [(&'a str, &'a Item)]);

impl Serialize for Extras<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, item)| (name, &item.label)))
    }
}

struct Consents<'a>(&'a [(&'a str, &'a Consent)]);

impl Serialize for Consents<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(channel, consent)| (channel, AsConsent(consent))))
    }
}

struct AsConsent<'a>(&'a Consent);

impl Serialize for AsConsent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Consent { state, on, source } = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("state", state)?;
        if let Some(on) = on {
            map.serialize_entry("on", on)?;
        }
        if !source.is_empty() {
            map.serialize_entry("source", source)?;
        }
        map.end()
    }
}

/// The addresses of a record.
struct Groups<'a> {
    record: &'a Record,
    field: &'static Field,
    parts: &'static [Part],
}

impl Groups<'_> {
    fn labels(&self) -> Vec<&str> {
        let known = |label: &&str| self.parts.iter().any(|part| self.part(label, part).is_some());
        self.record.labels(self.field.key).into_iter().filter(known).collect()
    }

    fn part(&self, label: &str, part: &Part) -> Option<&Value> {
        let value = self.record.value(&format!("{}/{label}/{}", self.field.key, part.name))?;
        part.value.takes(value).then_some(value)
    }
}

impl Serialize for Groups<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.labels().into_iter().map(|label| Group { groups: self, label }))
    }
}

struct Group<'a> {
    groups: &'a Groups<'a>,
    label: &'a str,
}

impl Serialize for Group<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("label", self.label)?;
        for part in self.groups.parts {
            if let Some(value) = self.groups.part(self.label, part) {
                map.serialize_entry(part.name, &Scalar(value))?;
            }
        }
        map.end()
    }
}

struct Unknown<'a>(&'a [(&'a Path, &'a Value)]);

impl Serialize for Unknown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (path, value) in self.0 {
            let json = value.to_json(path).map_err(serde::ser::Error::custom)?;
            map.serialize_entry(path, &raw::<S::Error>(&json)?)?;
        }
        map.end()
    }
}
