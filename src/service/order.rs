//! In which order lists are: by what people name, else by how well words match, else by name.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::failures::Trouble;
use super::list::read_filter;
use crate::domain::field::{Arity, Type};
use crate::domain::{Catalogue, Field, Kind, Money, Record, RecordId, Slot};
use crate::filter::{Direction, Moment};
use crate::ops::{Failure, List, Order};
use crate::search::sort_key;

/// In which order a list is shown, and at most how much of it.
pub(super) struct Arranged {
    pub(super) slots: Vec<(Slot, Order)>,
    pub(super) limit: Option<usize>,
}

/// How a list is shown: as it is asked for itself, else as its filter says.
pub(super) fn arranged(query: &List, moment: &Moment) -> Result<Arranged, Trouble> {
    let find = |word: &str| {
        query.kinds.iter().find_map(|kind| moment.catalogue.slot(*kind, word)).filter(|slot| !slot.is_segments())
    };
    let read = query.sort.iter().map(|sort| match find(&sort.by) {
        Some(slot) => Ok((slot, sort.order)),
        None => Err(unknown_column(&moment.catalogue, query.kinds.first().copied(), &sort.by)),
    });
    let mut arranged = Arranged { slots: read.collect::<Result<_, _>>()?, limit: None };
    let filters = query.kinds.iter().filter_map(|kind| read_filter(query, *kind, moment).ok().flatten());
    if let Some(said) = filters.map(|filter| filter.arrangement().clone()).find(|said| !said.is_empty()) {
        let order = |direction| match direction {
            Direction::Ascending => Order::Ascending,
            Direction::Descending => Order::Descending,
        };
        arranged.limit = said.limit;
        if arranged.slots.is_empty() {
            arranged.slots = said.by.into_iter().map(|(slot, direction)| (slot, order(direction))).collect();
        }
    }
    Ok(arranged)
}

/// That a kind has no column of this name by which it could be sorted, and which it has.
pub(super) fn unknown_column(catalogue: &Catalogue, kind: Option<Kind>, word: &str) -> Failure {
    let slots = kind.into_iter().flat_map(|kind| catalogue.slots(kind));
    let names: Vec<&str> = slots.filter(|slot| !slot.is_segments()).map(Slot::name).collect();
    Failure::unknown_column(word, &names)
}

/// A record that is in the list, with what it is sorted by.
pub(super) struct Found {
    pub(super) place: Place,
    pub(super) name: String,
    pub(super) id: RecordId,
}

/// Where a record stands among those that match.
pub(super) struct Place {
    pub(super) keys: Vec<SortKey>,
    pub(super) points: i64,
}

/// What one slot of a record is sorted by; records without a value come last, whichever way round.
#[derive(PartialEq)]
pub(super) enum SortKey {
    Nothing,
    Number(Decimal),
    Words(String),
}

/// What a record is sorted by.
pub(super) fn keys(record: &Record, slots: &[(Slot, Order)]) -> Vec<SortKey> {
    slots.iter().map(|(slot, _)| sort_value(record, *slot)).collect()
}

fn sort_value(record: &Record, slot: Slot) -> SortKey {
    // Of several currencies, the one of which there is most.
    if let Some(most) = record.amounts(slot).into_iter().map(Money::amount).max() {
        return SortKey::Number(most);
    }
    let keyed = |field: &Field| matches!(field.value, Type::Item(_));
    let first = match slot {
        // By the address, number or name itself, whatever its label.
        Slot::Field(field) if keyed(field) => {
            record.items(field.key).first().map(|(key, _)| record.item_name(key).to_owned())
        }
        // By the place among those between which one chooses.
        Slot::Field(Field { arity: Arity::One, value: Type::Choice(choices), key, .. }) => {
            let place = choices.iter().position(|choice| *choice == record.text(key));
            return place.map_or(SortKey::Nothing, |place| SortKey::Number(place.into()));
        }
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

/// By what was asked for, then by name, then by identity.
pub(super) fn compare(a: &Found, b: &Found, slots: &[(Slot, Order)]) -> Ordering {
    compare_places(&a.place, &b.place, slots).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
}

/// By what was asked for alone: the order, then how well the words match.
pub(super) fn compare_places(a: &Place, b: &Place, slots: &[(Slot, Order)]) -> Ordering {
    let by_keys = a.keys.iter().zip(&b.keys).zip(slots).map(|((a, b), (_, order))| compare_keys(a, b, *order));
    by_keys.fold(Ordering::Equal, Ordering::then).then_with(|| b.points.cmp(&a.points))
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
