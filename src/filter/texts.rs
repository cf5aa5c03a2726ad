//! The texts of a field by which it equals, contains, or is ordered.

use crate::domain::field::{Arity, Sort, Type};
use crate::domain::slot::Derived;
use crate::domain::{Record, Slot, Value};

/// Every text that a value may be asked to equal: of a list its keys and labels, of an address its parts.
pub(super) fn equals(record: &Record, slot: Slot) -> Vec<String> {
    let mut texts = record.texts(slot);
    let Slot::Field(field) = slot else { return texts };
    match field.arity {
        Arity::One if field.key == "name" => texts.push(record.text("name").to_owned()),
        Arity::One | Arity::Set if field.value != Type::Consent => {}
        Arity::List => {
            for (key, item) in record.items(field.key) {
                texts.extend([record.item_name(key).to_owned(), item.label.clone()]);
            }
        }
        Arity::One | Arity::Set => {
            for text in record.texts(slot) {
                let mut words = text.split(' ');
                let (channel, state) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
                texts.extend([channel.to_owned(), format!("{channel} {state}")]);
            }
        }
        Arity::Log => texts.extend(record.under(field.key).map(|(_, value)| record.shown(value))),
        Arity::Parts(_) => {
            texts.extend(record.labels(field.key).into_iter().map(str::to_owned));
            texts.extend(record.under(field.key).map(|(_, value)| value.to_string()));
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// The texts by which a value is ordered: of a list only the keys.
pub(super) fn ordered(record: &Record, slot: Slot) -> Vec<String> {
    match slot {
        Slot::Field(field) if field.value == Type::Item(Sort::File) => {
            record.items(field.key).into_iter().map(|(_, item)| item.label.clone()).collect()
        }
        Slot::Field(field) if field.arity == Arity::List => {
            record.items(field.key).into_iter().map(|(key, _)| record.item_name(key).to_owned()).collect()
        }
        Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => record.texts(slot),
    }
}

/// The numbers of a field that holds some.
pub(super) fn numbers(record: &Record, slot: Slot) -> Vec<&str> {
    match slot {
        Slot::Field(field) if field.value == Type::Item(Sort::Phone) => {
            record.items(field.key).into_iter().map(|(key, _)| key).collect()
        }
        Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => Vec::new(),
    }
}

/// Every text of a record that people wrote.
pub(super) fn everything(record: &Record) -> impl Iterator<Item = String> {
    let written = record.fields.iter().flat_map(|(path, value)| {
        // The hash of a file is nothing that people wrote.
        let is_hash = value.as_item().is_some_and(|item| item.size.is_some());
        let key = path.item_key().filter(|_| !is_hash).map(|key| record.item_name(key).to_owned());
        let text = match value {
            Value::Flag => None,
            Value::Record(uuid) => Some(record.name_of(*uuid)),
            Value::Text(_)
            | Value::Money(_)
            | Value::Date(_)
            | Value::When(_)
            | Value::Number(_)
            | Value::Decimal(_)
            | Value::Birthday(_)
            | Value::Position(_)
            | Value::Item(_)
            | Value::Consent(_)
            | Value::Opaque(_) => Some(value.to_string()),
        };
        key.into_iter().chain(text)
    });
    std::iter::once(record.title()).chain(written)
}

/// Whether anything is known in a field.
pub(super) fn has(record: &Record, slot: Slot) -> bool {
    match slot {
        // Every record has a title, not every one a name.
        Slot::Field(field) if field.key == "name" => {
            ["name", "given", "family"].iter().any(|key| !record.text(key).is_empty())
        }
        // A next step may have no day.
        Slot::Derived(Derived::Next) => record.touch.as_ref().is_some_and(|touch| touch.next.is_some()),
        Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => !record.texts(slot).is_empty(),
    }
}
