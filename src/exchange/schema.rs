//! What the JSON of records looks like: every key of a kind, derived from the catalogue as the JSON itself is.

use serde_json::{Map, Value, json};

use super::json::{CUSTOM, schema};
use crate::domain::consent::CHANNELS;
use crate::domain::field::{Arity, DELETED, HANDLE, SetBy, Sort, Type, Unit};
use crate::domain::path::DEFINED;
use crate::domain::slot::Derived;
use crate::domain::{Catalogue, Field, Kind};

/// One key of a record's JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// What its value looks like, as a schema of JSON Schema 2020-12.
    pub value: Value,
    /// Whether bulk input may say it; what only rolo says is there to be read.
    pub is_said: bool,
}

/// The keys of a kind of record, in the order in which they are written. Only `schema`, `kind` and `id` are always there.
pub fn keys(catalogue: &Catalogue, kind: Kind) -> Vec<Key> {
    let text = || json!({"type": "string"});
    let key = |name: &str, value: Value, is_said| Key { name: name.to_owned(), value, is_said };
    let mut keys = vec![
        key("schema", json!({"const": schema(kind)}), true),
        key("kind", json!({"const": kind.as_str()}), true),
        key("id", text(), true),
        key(HANDLE, text(), true),
        key("rev", count(), false),
        key("created", moment(), false),
        key("updated", moment(), false),
        key("title", text(), false),
    ];
    let fields = kind.fields().iter().filter(|field| field.key != HANDLE && field.key != DELETED);
    keys.extend(fields.map(|field| key(field.key, of_field(field), field.set_by != SetBy::Rolo)));
    let defined: Map<String, Value> = catalogue
        .defined(kind)
        .map(|field| (field.key.trim_start_matches(DEFINED).to_owned(), of_field(field)))
        .collect();
    keys.push(key(CUSTOM, json!({"type": "object", "properties": defined}), true));
    keys.extend(Derived::of(kind).iter().flat_map(|derived| of_derived(*derived)));
    keys.push(key("unknown", json!({"type": "object"}), true));
    keys.push(key(DELETED, json!({"const": true}), false));
    keys
}

/// The JSON Schema of one record of a kind.
pub fn record_schema(catalogue: &Catalogue, kind: Kind) -> Value {
    let property = |key: Key| {
        let Key { name, mut value, is_said } = key;
        if let (Value::Object(value), false) = (&mut value, is_said) {
            value.insert("readOnly".to_owned(), Value::Bool(true));
        }
        (name, value)
    };
    let properties: Map<String, Value> = keys(catalogue, kind).into_iter().map(property).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": schema(kind),
        "type": "object",
        "properties": properties,
        "required": ["schema", "kind", "id"],
    })
}

/// What a value looks like, in a word or two: `string`, `date`, `call|visit`, `[{address, label}]`.
pub fn shape(value: &Value) -> String {
    if let Some(only) = value.get("const") {
        return only.as_str().map_or_else(|| only.to_string(), str::to_owned);
    }
    if let Some(choices) = value.get("enum") {
        return words(choices).join("|");
    }
    if let Some(items) = value.get("items") {
        return format!("[{}]", shape(items));
    }
    if let Some(format) = value.get("format").and_then(Value::as_str) {
        return format.to_owned();
    }
    if let Some(Value::Object(properties)) = value.get("properties") {
        return format!("{{{}}}", properties.keys().map(String::as_str).collect::<Vec<_>>().join(", "));
    }
    match value.get("type") {
        Some(Value::String(word)) => word.clone(),
        Some(list) => words(list).join("|"),
        None => "any".to_owned(),
    }
}

fn words(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn count() -> Value {
    json!({"type": "integer", "minimum": 0})
}

fn moment() -> Value {
    json!({"type": "string", "format": "date-time"})
}

fn link() -> Value {
    json!({"type": "object", "properties": {"id": {"type": "string"}, "name": {"type": "string"}}})
}

fn list(items: &Value) -> Value {
    json!({"type": "array", "items": items})
}

fn of_field(field: &Field) -> Value {
    match (field.arity, field.value) {
        (Arity::One, value) => of_type(value),
        (Arity::List | Arity::Set, Type::Item(Sort::Extra)) => {
            json!({"type": "object", "additionalProperties": {"type": "string"}})
        }
        (Arity::List | Arity::Set, Type::Consent) => {
            let channels: Map<String, Value> =
                CHANNELS.iter().map(|channel| ((*channel).to_owned(), of_type(Type::Consent))).collect();
            json!({"type": "object", "properties": channels})
        }
        (Arity::List | Arity::Set, Type::Tag | Type::External | Type::Item(Sort::Choice)) => {
            list(&json!({"type": "string"}))
        }
        (Arity::List | Arity::Set, value) => list(&of_type(value)),
        (Arity::Log, _) => list(&json!({"type": "object", "properties": {"at": {"type": "string"}, "to": link()}})),
        (Arity::Parts(parts), _) => {
            let label = ("label".to_owned(), json!({"type": "string"}));
            let parts = parts.iter().map(|part| (part.name.to_owned(), of_type(part.value)));
            let properties: Map<String, Value> = parts.chain([label]).collect();
            list(&json!({"type": "object", "properties": properties}))
        }
    }
}

fn of_type(value: Type) -> Value {
    match value {
        Type::Line
        | Type::Text
        | Type::Language
        | Type::Zone
        | Type::Repeat
        | Type::Birthday
        | Type::When
        | Type::Handle => json!({"type": "string"}),
        Type::Choice(words) => json!({"type": "string", "enum": words}),
        Type::Flag | Type::Tag | Type::External => json!({"const": true}),
        Type::Money => {
            let amount = json!({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"});
            json!({"type": "object", "properties": {"amount": amount, "currency": {"type": "string"}},
                "required": ["amount", "currency"]})
        }
        Type::Decimal => json!({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}),
        Type::Date => json!({"type": "string", "format": "date"}),
        Type::Number(unit) => json!({"type": "integer", "minimum": 0, "maximum": unit.most()}),
        Type::Remind => json!({"type": ["integer", "string"]}),
        Type::Record(_) => link(),
        Type::Position => {
            json!({"type": "object", "properties": {"latitude": {"type": "number"}, "longitude": {"type": "number"}},
                "required": ["latitude", "longitude"]})
        }
        Type::Consent => {
            let state = json!({"type": "string", "enum": ["given", "withdrawn"]});
            json!({"type": "object", "properties": {"state": state, "on": {"type": "string", "format": "date"},
                "source": {"type": "string"}}, "required": ["state"]})
        }
        Type::Item(sort) => of_item(sort),
    }
}

fn of_item(sort: Sort) -> Value {
    let text = || json!({"type": "string"});
    let mut properties = Map::from_iter([(sort.key_name().to_owned(), text()), (sort.label_name().to_owned(), text())]);
    let more = match sort {
        Sort::Record(_) => Some(("id", text())),
        Sort::Phone => Some(("typed", text())),
        Sort::File => Some(("size", count())),
        Sort::Email | Sort::Link | Sort::Extra | Sort::Choice => None,
    };
    properties.extend(more.map(|(key, value)| (key.to_owned(), value)));
    json!({"type": "object", "properties": properties, "required": [sort.key_name()]})
}

/// What follows from a record's fields, and from what concerns it.
fn of_derived(derived: Derived) -> Vec<Key> {
    let key = |name: &str, value: Value| Key { name: name.to_owned(), value, is_said: false };
    let text = || json!({"type": "string"});
    match derived {
        // They stand at the beginning.
        Derived::Id | Derived::Created | Derived::Updated | Derived::Rev => Vec::new(),
        Derived::Chance => vec![key(derived.name(), of_type(Type::Number(Unit::Percent)))],
        Derived::Weighted => vec![key(derived.name(), of_type(Type::Money))],
        Derived::Overdue => vec![key(derived.name(), of_type(Type::Flag))],
        Derived::OpenValue => {
            vec![key("open_value", json!({"type": "array", "items": of_type(Type::Money)}))]
        }
        Derived::Segments => vec![key(derived.name(), json!({"type": "array", "items": text()}))],
        Derived::NextStep => vec![key("next_step", text())],
        Derived::Last => vec![key(derived.name(), text()), key("last_type", text())],
        Derived::Visited | Derived::Next | Derived::Status | Derived::Amount | Derived::Currency | Derived::Since => {
            vec![key(derived.name(), text())]
        }
    }
}
