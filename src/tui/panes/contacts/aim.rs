//! Where the lines of a card lead: to the card of another record, or out of the book.

use crate::domain::field::{Arity, Sort, Type};
use crate::domain::{Field, Record, RecordId, Uri, Value};

/// The part of an address that says where it is on the globe.
const POSITION: &str = "position";

/// What a line of a card leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// The card of a record.
    Card(RecordId),
    /// An e-mail, a call, a page, a map.
    Outside(Uri),
}

/// What each value of a field leads to, in the order in which a card shows them.
pub(super) fn aims(record: &Record, field: &Field) -> Vec<Option<Aim>> {
    let keys = || record.items(field.key).into_iter().map(|(key, _)| key);
    match (field.arity, field.value) {
        (Arity::One, Type::Record(kind)) => match record.value(field.key) {
            Some(Value::Record(uuid)) => vec![Some(Aim::Card(RecordId { kind, uuid: *uuid }))],
            Some(_) | None => Vec::new(),
        },
        (Arity::List, Type::Item(Sort::Record(kind))) => {
            keys().map(|key| key.parse().ok().map(|uuid| Aim::Card(RecordId { kind, uuid }))).collect()
        }
        (Arity::List, Type::Item(Sort::Email)) => keys().map(|key| Some(Aim::Outside(Uri::mail(key)))).collect(),
        (Arity::List, Type::Item(Sort::Phone)) => keys().map(|key| Some(Aim::Outside(Uri::phone(key)))).collect(),
        (Arity::List, Type::Item(Sort::Link)) => keys().map(|key| Uri::web(key).map(Aim::Outside)).collect(),
        (Arity::Parts(_), _) => {
            let labels = record.labels(field.key).into_iter();
            labels.map(|label| map(record, field, label).map(Aim::Outside)).collect()
        }
        (Arity::One | Arity::List | Arity::Set | Arity::Log, _) => Vec::new(),
    }
}

/// An address on a map: where it is said to be on the globe, else as the post knows it.
fn map(record: &Record, field: &Field, label: &str) -> Option<Uri> {
    let part = |name: &str| record.value(&format!("{}/{label}/{name}", field.key)).map(ToString::to_string);
    if let Some(point) = part(POSITION).and_then(|position| Uri::point(&position)) {
        return Some(point);
    }
    let names = field.parts().iter().map(|part| part.name).filter(|name| *name != POSITION);
    let parts: Vec<String> = names.filter_map(part).map(|text| text.replace('\n', ", ")).collect();
    (!parts.is_empty()).then(|| Uri::place(&parts.join(", ")))
}
