//! Changes: one record's difference, path by path. Undo, history, blame and time travel need nothing else.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::id::Uuid128;
use super::value::AsJson;
use super::{Kind, Path, Record, RecordId, Value};

/// What one command does to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The record.
    pub id: RecordId,
    /// What becomes of each path that it touches.
    pub set: BTreeMap<Path, Delta>,
}

/// What becomes of one value: what the editor saw, and what it shall be. Nothing is absence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delta {
    /// The value that was seen.
    pub old: Option<Value>,
    /// The value that it becomes.
    pub new: Option<Value>,
}

impl Delta {
    /// Whether anything becomes different.
    pub fn is_empty(&self) -> bool {
        self.old == self.new
    }
}

/// What one command does to one record, borrowed from its states before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference<'a> {
    /// The record.
    pub id: RecordId,
    /// The value that was seen and the one that it becomes, in the order of the paths.
    set: Vec<(&'a Path, Option<&'a Value>, Option<&'a Value>)>,
}

impl<'a> Difference<'a> {
    /// The difference between two states of a record; `None` is a record that does not exist.
    pub fn between(id: RecordId, old: Option<&'a Record>, new: &'a Record) -> Difference<'a> {
        let Some(old) = old else {
            return Difference { id, set: new.fields.iter().map(|(path, value)| (path, None, Some(value))).collect() };
        };
        let changed = new.fields.iter().filter_map(|(path, value)| {
            let seen = old.fields.get(path);
            (seen != Some(value)).then_some((path, seen, Some(value)))
        });
        let gone = old.fields.iter().filter(|(path, _)| !new.fields.contains_key(*path));
        let mut set: Vec<_> = changed.chain(gone.map(|(path, value)| (path, Some(value), None))).collect();
        set.sort_unstable_by_key(|(path, ..)| *path);
        Difference { id, set }
    }

    /// Whether nothing becomes different.
    pub fn is_empty(&self) -> bool {
        self.set.is_empty()
    }

    /// The same as a change of its own.
    pub fn to_change(&self) -> Change {
        let deltas = self.set.iter().map(|(path, old, new)| {
            let delta = Delta { old: old.cloned(), new: new.cloned() };
            ((*path).clone(), delta)
        });
        Change { id: self.id, set: deltas.collect() }
    }
}

impl<'a> From<&'a Change> for Difference<'a> {
    fn from(change: &'a Change) -> Self {
        let set = change.set.iter().map(|(path, delta)| (path, delta.old.as_ref(), delta.new.as_ref()));
        Difference { id: change.id, set: set.collect() }
    }
}

impl Change {
    /// A change of nothing yet.
    pub fn of(id: RecordId) -> Change {
        Change { id, set: BTreeMap::new() }
    }

    /// The difference between two states of a record; `None` is a record that does not exist.
    pub fn between(id: RecordId, old: Option<&Record>, new: &Record) -> Change {
        Difference::between(id, old, new).to_change()
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Change {
        let turned = self
            .set
            .iter()
            .map(|(path, delta)| (path.clone(), Delta { old: delta.new.clone(), new: delta.old.clone() }));
        Change { id: self.id, set: turned.collect() }
    }

    /// Whether nothing becomes different.
    pub fn is_empty(&self) -> bool {
        self.set.is_empty()
    }

    /// The paths whose current value is no longer the one that this change saw.
    pub fn conflicts<'a>(&'a self, current: Option<&'a Record>) -> impl Iterator<Item = &'a Path> {
        self.set.iter().filter_map(move |(path, delta)| {
            let now = current.and_then(|record| record.fields.get(path));
            (now != delta.old.as_ref()).then_some(path)
        })
    }
}

impl Serialize for Change {
    /// As [`Difference`].
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Difference::from(self).serialize(serializer)
    }
}

impl Serialize for Difference<'_> {
    /// `{"kind":"contact","id":"…","set":{"given":[null,"Jane"]}}`
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("kind", self.id.kind.as_str())?;
        map.serialize_entry("id", &self.id.uuid)?;
        map.serialize_entry("set", &Deltas(&self.set))?;
        map.end()
    }
}

struct Deltas<'a, 'b>(&'a [(&'b Path, Option<&'b Value>, Option<&'b Value>)]);

impl Serialize for Deltas<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (path, old, new) in self.0 {
            let at = |value| AsJson::at(path, value);
            map.serialize_entry(path, &(old.map(at), new.map(at)))?;
        }
        map.end()
    }
}

/// A change as JSON has it, of which only the record is known yet: reading the values takes far longer.
#[derive(Clone, Copy, Debug)]
pub struct Unread<'a> {
    /// The record.
    pub id: RecordId,
    /// What becomes of each path, as JSON.
    pub set: &'a str,
}

impl Unread<'_> {
    /// Reads the values.
    pub fn read(&self) -> Result<Change, serde_json::Error> {
        let raw: RawDeltas<'_> = serde_json::from_str(self.set)?;
        let set = raw.0.into_iter().map(|(path, (old, new))| {
            let read = |json: Option<&RawValue>| json.map(|json| Value::from_json_at(self.id.kind, &path, json.get()));
            let delta = Delta { old: read(old), new: read(new) };
            (path, delta)
        });
        Ok(Change { id: self.id, set: set.collect() })
    }

    /// Reads the values that the paths become, whatever they were: what a new record holds.
    pub fn read_new(&self) -> Result<BTreeMap<Path, Value>, serde_json::Error> {
        let raw: RawDeltas<'_> = serde_json::from_str(self.set)?;
        let fields = raw.0.into_iter().filter_map(|(path, (_, new))| {
            let value = Value::from_json_at(self.id.kind, &path, new?.get());
            Some((path, value))
        });
        Ok(fields.collect())
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Unread<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Wire<'a> {
            kind: Kind,
            id: Uuid128,
            #[serde(borrow)]
            set: &'a RawValue,
        }
        let Wire { kind, id, set } = Wire::deserialize(deserializer)?;
        Ok(Unread { id: RecordId { kind, uuid: id }, set: set.get() })
    }
}

impl<'de> Deserialize<'de> for Change {
    /// Reads what [`Change::serialize`] wrote; only from JSON, since a value's type depends on its path.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Unread::deserialize(deserializer)?.read().map_err(de::Error::custom)
    }
}

type RawDelta<'a> = (Option<&'a RawValue>, Option<&'a RawValue>);

struct RawDeltas<'a>(Vec<(Path, RawDelta<'a>)>);

impl<'de: 'a, 'a> Deserialize<'de> for RawDeltas<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;

        impl<'de> Visitor<'de> for Pairs {
            type Value = Vec<(Path, RawDelta<'de>)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map from path to [old, new]")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::with_capacity(map.size_hint().unwrap_or(16));
                while let Some(pair) = map.next_entry::<Path, RawDelta<'de>>()? {
                    pairs.push(pair);
                }
                Ok(pairs)
            }
        }

        deserializer.deserialize_map(Pairs).map(RawDeltas).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::item::Item;

    fn change() -> Change {
        let id = RecordId { kind: Kind::Contact, uuid: Uuid128(7) };
        let mut change = Change::of(id);
        change.set.insert("given".into(), Delta { old: None, new: Some(Value::Text("Jane \"J\"\n".into())) });
        change.set.insert("tags/vip".into(), Delta { old: Some(Value::Flag), new: None });
        let item = Item { label: "work".into(), typed: "030 1".into(), order: 2, size: None };
        change.set.insert("phones/+49301".into(), Delta { old: None, new: Some(Value::Item(item)) });
        let later = Value::Opaque("{\"from\":\"the future\"}".into());
        change.set.insert("aura/left".into(), Delta { old: None, new: Some(later) });
        change
    }

    #[test]
    fn a_change_is_read_back_as_it_was_written() {
        let json = serde_json::to_string(&change()).unwrap();
        assert_eq!(serde_json::from_str::<Change>(&json).unwrap(), change(), "{json}");
    }

    #[test]
    fn a_change_and_its_inverse_cancel_out() {
        let id = change().id;
        let mut record = Record::new(id, jiff::Timestamp::UNIX_EPOCH);
        record.fields.insert("tags/vip".into(), Value::Flag);
        let before = record.clone();
        assert_eq!(change().conflicts(Some(&record)).count(), 0);
        record.apply(&change());
        assert_eq!(Change::between(id, Some(&before), &record), change());
        record.apply(&change().inverse());
        assert_eq!(record, before);
    }
}
