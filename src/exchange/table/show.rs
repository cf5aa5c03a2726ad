//! What a record holds, as import reads it back: exact values, items of lists as people type them.

use super::items;
use crate::domain::address::DEFAULT_LABEL;
use crate::domain::field::{Arity, Part, Sort, Type};
use crate::domain::item::Item;
use crate::domain::{Field, Record, Slot, Value, name, phone};

/// How columns that may say the same share it between them.
#[derive(Clone, Copy, Debug)]
pub(in crate::exchange) struct Shares {
    /// The columns of parts hold the main address, and that of addresses only the others.
    pub(in crate::exchange) has_parts_and_addresses: bool,
    /// The halves of a name have columns of their own, so that a name is only what it is beside them.
    pub(in crate::exchange) has_halves: bool,
}

impl Shares {
    /// How these columns share.
    pub(in crate::exchange) fn of(columns: &[Slot]) -> Shares {
        let addresses = columns.iter().find_map(|slot| match slot {
            Slot::Field(field) if !field.parts().is_empty() => Some(*field),
            Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => None,
        });
        let has_all =
            |field: &'static Field| field.parts().iter().all(|part| columns.contains(&Slot::Part(field, part)));
        let is_half = |slot: &Slot| matches!(slot.name(), "given" | "family");
        Shares { has_parts_and_addresses: addresses.is_some_and(has_all), has_halves: columns.iter().any(is_half) }
    }
}

/// What a record holds in a column.
pub(in crate::exchange) fn text(record: &Record, slot: Slot, shares: Shares) -> String {
    match slot {
        Slot::Derived(_) => items::join(record.texts(slot).iter().map(String::as_str)),
        Slot::Part(field, part) => part_text(record, field, part, shares),
        Slot::Field(field) => field_text(record, field, shares),
    }
}

fn part_text(record: &Record, field: &Field, part: &Part, shares: Shares) -> String {
    let labels = record.labels(field.key);
    let main = labels.iter().find(|label| **label == DEFAULT_LABEL);
    let main = if shares.has_parts_and_addresses { main } else { main.or(labels.first()) };
    main.map_or_else(String::new, |label| value_text(record, &format!("{}/{label}/{}", field.key, part.name)))
}

fn value_text(record: &Record, path: &str) -> String {
    record
        .value(path)
        .filter(|value| !matches!(value, Value::Opaque(_)))
        .map(|value| record.shown(value))
        .unwrap_or_default()
}

fn field_text(record: &Record, field: &Field, shares: Shares) -> String {
    match field.arity {
        Arity::One if field.key == "name" && !shares.has_halves => {
            let given = record.text("name").to_owned();
            if given.is_empty() { name::join(record.text("given"), record.text("family")) } else { given }
        }
        Arity::One => value_text(record, field.key),
        Arity::List => {
            let shown = record.items(field.key).into_iter().map(|(key, item)| item_text(record, field, key, item));
            items::join(shown.collect::<Vec<_>>().iter().map(String::as_str))
        }
        Arity::Set | Arity::Log => {
            let shown = record.under(field.key).filter_map(|(path, value)| {
                let key = path.item_key()?;
                match value {
                    Value::Flag => Some(key.to_owned()),
                    Value::Opaque(_) => None,
                    Value::Text(_)
                    | Value::Money(_)
                    | Value::Date(_)
                    | Value::When(_)
                    | Value::Number(_)
                    | Value::Decimal(_)
                    | Value::Record(_)
                    | Value::Birthday(_)
                    | Value::Position(_)
                    | Value::Item(_)
                    | Value::Consent(_) => Some(format!("{key} {}", record.shown(value))),
                }
            });
            let tags = shown.collect::<Vec<_>>();
            items::join(tags.iter().map(String::as_str))
        }
        Arity::Parts(_) => {
            let labels = record.labels(field.key).into_iter();
            let others = labels.filter(|label| !shares.has_parts_and_addresses || *label != DEFAULT_LABEL);
            let shown: Vec<String> = others.map(|label| items::quoted(&address(record, field, label))).collect();
            shown.join("; ")
        }
    }
}

/// One address in one line, as it can be typed: `home: 12 High St; city=Berlin`.
fn address(record: &Record, field: &Field, label: &str) -> String {
    let parts = field.parts().iter().filter_map(|part| {
        let text = value_text(record, &format!("{}/{label}/{}", field.key, part.name));
        (!text.is_empty()).then(|| format!("{}={text}", part.name))
    });
    format!("{label}: {}", parts.collect::<Vec<_>>().join("; "))
}

fn item_text(record: &Record, field: &Field, key: &str, item: &Item) -> String {
    let Type::Item(sort) = field.value else { return key.to_owned() };
    let key = match sort {
        Sort::Phone => number(key, &item.typed),
        Sort::Email | Sort::Record(_) | Sort::Link | Sort::File | Sort::Extra | Sort::Choice => record.item_name(key),
    };
    match sort {
        Sort::Extra => format!("{key}={}", item.label),
        Sort::Choice => key.to_owned(),
        Sort::File => item.label.clone(),
        Sort::Email | Sort::Phone | Sort::Link | Sort::Record(_) if item.label.is_empty() => key.to_owned(),
        Sort::Email | Sort::Phone | Sort::Link => format!("{}: {key}", item.label),
        Sort::Record(_) => format!("{key} as {}", item.label),
    }
}

/// A number as it was typed, if it means the same in every country.
fn number<'a>(key: &'a str, typed: &'a str) -> &'a str {
    let is_clear = typed.starts_with('+') && phone::read_phone(typed, None).is_ok_and(|read| read == key);
    if is_clear { typed } else { key }
}
