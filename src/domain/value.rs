//! The values that a record holds.

use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::de::DeserializeOwned;
use serde::ser::{Error as _, SerializeMap};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;

use super::birthday::Birthday;
use super::consent::Consent;
use super::field::Type;
use super::id::Uuid128;
use super::item::Item;
use super::money::Money;
use super::position::Position;
use super::reminder;
use super::when::When;
use super::{Field, Kind, Path};

/// One value at one path of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Value {
    /// Words, a choice, a language, a zone, a user: whatever is one text.
    Text(String),
    /// Yes; the absence of the path is no.
    Flag,
    /// An amount of money.
    Money(Money),
    /// A day of the calendar.
    Date(Date),
    /// A day, or a moment in a time zone.
    When(When),
    /// A whole number.
    Number(u32),
    /// A number.
    Decimal(Decimal),
    /// Another record; its kind is the field's.
    Record(Uuid128),
    /// A birthday.
    Birthday(Birthday),
    /// A point on the globe.
    Position(Position),
    /// What a list keeps beside an item's key.
    Item(Item),
    /// Consent over the channel that the path names.
    Consent(Consent),
    /// JSON that this version of rolo does not understand: kept, shown as it is, written back unchanged.
    Opaque(String),
}

impl Value {
    /// The text of a value that is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Flag
            | Value::Money(_)
            | Value::Date(_)
            | Value::When(_)
            | Value::Number(_)
            | Value::Decimal(_)
            | Value::Record(_)
            | Value::Birthday(_)
            | Value::Position(_)
            | Value::Item(_)
            | Value::Consent(_)
            | Value::Opaque(_) => None,
        }
    }

    /// The item of a value that is one.
    pub fn as_item(&self) -> Option<&Item> {
        match self {
            Value::Item(item) => Some(item),
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
            | Value::Consent(_)
            | Value::Opaque(_) => None,
        }
    }

    /// The amount of a value that is one.
    pub const fn as_money(&self) -> Option<Money> {
        if let Value::Money(money) = self { Some(*money) } else { None }
    }

    /// The day of a value that is one.
    pub const fn as_date(&self) -> Option<Date> {
        if let Value::Date(date) = self { Some(*date) } else { None }
    }

    /// The day or moment of a value that is one.
    pub const fn as_when(&self) -> Option<&When> {
        if let Value::When(when) = self { Some(when) } else { None }
    }

    /// The point on the globe of a value that is one.
    pub const fn as_position(&self) -> Option<Position> {
        if let Value::Position(position) = self { Some(*position) } else { None }
    }

    /// The number of a value that is one.
    pub const fn as_number(&self) -> Option<u32> {
        if let Value::Number(number) = self { Some(*number) } else { None }
    }

    /// The number of a value that is one, whole or not.
    pub fn as_decimal(&self) -> Option<Decimal> {
        if let Value::Decimal(number) = self { Some(*number) } else { None }
    }

    /// The value as the journal writes it at a path.
    pub fn to_json(&self, path: &Path) -> Result<String, serde_json::Error> {
        serde_json::to_string(&AsJson::at(path, self))
    }

    /// Reads what the journal wrote at a path of a record.
    ///
    /// What a field that people defined holds says itself what it is: the journal is read without knowing which
    /// fields there were at which time.
    pub fn from_json_at(kind: Kind, path: &Path, json: &str) -> Value {
        if path.is_defined() {
            return read::<Tagged>(json).map_or_else(|| Value::Opaque(json.to_owned()), Value::from);
        }
        Value::from_json(Field::type_at(kind, path), json)
    }

    /// Reads what the journal wrote. What does not fit the type, or has none, becomes [`Value::Opaque`].
    pub fn from_json(kind: Option<Type>, json: &str) -> Value {
        let known = kind.and_then(|kind| match kind {
            Type::Line | Type::Text | Type::Choice(_) | Type::Language | Type::Zone | Type::Repeat | Type::Handle => {
                read(json).map(Value::Text)
            }
            Type::Record(_) => read(json).map(Value::Record),
            Type::Money => read(json).map(Value::Money),
            Type::Date => read(json).map(Value::Date),
            Type::When => read(json).map(Value::When),
            Type::Number(_) => read(json).map(Value::Number),
            Type::Decimal => read(json).map(Value::Decimal),
            Type::Remind => {
                let word = || read::<String>(json).filter(|word| word == reminder::NEVER).map(Value::Text);
                read(json).map(Value::Number).or_else(word)
            }
            Type::Flag | Type::Tag | Type::External => (json == "true").then_some(Value::Flag),
            Type::Birthday => read(json).map(Value::Birthday),
            Type::Position => read::<String>(json)?.parse().ok().map(Value::Position),
            Type::Item(_) => read(json).map(Value::Item),
            Type::Consent => read(json).map(Value::Consent),
        });
        known.unwrap_or_else(|| Value::Opaque(json.to_owned()))
    }
}

/// A value of a field that people defined, as the journal has it: `"retail"`, `true`, `{"money":"10.00 EUR"}`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Tagged {
    Text(String),
    Flag(True),
    Other(Named),
}

/// `true`; the absence of the path is no.
#[derive(Deserialize)]
#[serde(try_from = "bool")]
struct True;

impl TryFrom<bool> for True {
    type Error = &'static str;

    fn try_from(flag: bool) -> Result<True, Self::Error> {
        if flag { Ok(True) } else { Err("a flag that is not set") }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Named {
    Number(Decimal),
    Money(Money),
    Date(Date),
    When(When),
}

impl From<Tagged> for Value {
    fn from(tagged: Tagged) -> Value {
        match tagged {
            Tagged::Text(text) => Value::Text(text),
            Tagged::Flag(True) => Value::Flag,
            Tagged::Other(Named::Number(number)) => Value::Decimal(number),
            Tagged::Other(Named::Money(money)) => Value::Money(money),
            Tagged::Other(Named::Date(date)) => Value::Date(date),
            Tagged::Other(Named::When(when)) => Value::When(when),
        }
    }
}

/// A value as the journal writes it, to be written into JSON only.
pub(super) struct AsJson<'a> {
    value: &'a Value,
    /// Whether it has to say itself what it is.
    tagged: bool,
}

impl<'a> AsJson<'a> {
    /// The value at a path.
    pub(super) fn at(path: &Path, value: &'a Value) -> AsJson<'a> {
        AsJson { value, tagged: path.is_defined() }
    }

    fn put<S: Serializer>(&self, tag: &str, text: &impl fmt::Display, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.tagged {
            return serializer.collect_str(text);
        }
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(tag, &text.to_string())?;
        map.end()
    }
}

impl Serialize for AsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Text(text) => serializer.serialize_str(text),
            Value::Flag => serializer.serialize_bool(true),
            Value::Money(money) => self.put("money", money, serializer),
            Value::Date(date) => self.put("date", date, serializer),
            Value::When(when) => self.put("when", when, serializer),
            Value::Decimal(number) => self.put("number", number, serializer),
            Value::Number(number) => serializer.serialize_u32(*number),
            Value::Record(uuid) => uuid.serialize(serializer),
            Value::Birthday(birthday) => serializer.collect_str(birthday),
            Value::Position(position) => serializer.collect_str(position),
            Value::Item(item) => item.serialize(serializer),
            Value::Consent(consent) => consent.serialize(serializer),
            Value::Opaque(json) => RawValue::from_string(json.clone()).map_err(S::Error::custom)?.serialize(serializer),
        }
    }
}

fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

impl fmt::Display for Value {
    /// The value as people write it; reading it back gives the same value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Text(text) | Value::Opaque(text) => f.write_str(text),
            Value::Flag => f.write_str("yes"),
            Value::Money(money) => money.fmt(f),
            Value::Date(date) => date.fmt(f),
            Value::When(when) => when.fmt(f),
            Value::Number(number) => number.fmt(f),
            Value::Decimal(number) => number.fmt(f),
            Value::Record(uuid) => uuid.fmt(f),
            Value::Birthday(birthday) => birthday.fmt(f),
            Value::Position(position) => position.fmt(f),
            Value::Item(item) => item.fmt(f),
            Value::Consent(consent) => consent.fmt(f),
        }
    }
}
