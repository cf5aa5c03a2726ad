//! Which fields a filter looks at, so that no more of a record need be read.

use super::expr::{Expr, Filter};
use crate::domain::{Fields, Slot};
use crate::search::Row;

impl Filter {
    /// The fields that the answer depends on.
    pub fn fields(&self) -> Fields {
        self.all().fold(Fields::least(self.kind), |fields, asked| of(asked, fields))
    }

    /// What it asks itself, and what the segments ask that it names.
    fn all(&self) -> impl Iterator<Item = &Expr> {
        self.members.asked().chain([&self.root])
    }

    /// The slots that it asks about.
    pub fn slots(&self) -> impl Iterator<Item = Slot> {
        self.all().flat_map(slots)
    }
}

/// The slots that an expression asks about.
fn slots(expr: &Expr) -> Vec<Slot> {
    match expr {
        Expr::All(terms) | Expr::Any(terms) => terms.iter().flat_map(slots).collect(),
        Expr::Not(term) => slots(term),
        Expr::Has(slots) => slots.clone(),
        Expr::Field(slot, _) => vec![*slot],
        // What segments ask is gone through beside it.
        Expr::Words(_) | Expr::Phrase(_) | Expr::In(_) | Expr::Near(_) => Vec::new(),
    }
}

fn of(expr: &Expr, fields: Fields) -> Fields {
    match expr {
        Expr::All(terms) | Expr::Any(terms) => terms.iter().fold(fields, |fields, term| of(term, fields)),
        Expr::Not(term) => of(term, fields),
        Expr::Words(_) => Row::fields(fields),
        Expr::Phrase(_) => fields.or(Fields::all(fields.kind())),
        Expr::Has(slots) => slots.iter().fold(fields, |fields, slot| fields.and_slot(*slot)),
        // What segments ask is gone through beside it.
        Expr::In(_) => fields,
        Expr::Near(_) => {
            let kind = fields.kind();
            Slot::all(kind).filter(|slot| slot.is_position()).fold(fields, Fields::and_slot)
        }
        Expr::Field(slot, _) => fields.and_slot(*slot),
    }
}

/// A record of which no more is known than these fields, and what belongs to them.
#[cfg(test)]
pub(super) fn only(record: &crate::domain::Record, fields: Fields) -> crate::domain::Record {
    let kind = record.id.kind;
    let place = |key: &str| kind.fields().iter().position(|field| field.key == key);
    let mut known = record.clone();
    known.fields.retain(|path, _| {
        place(path.field()).map_or(fields.are_all(), |place| fields.has(u16::try_from(place).unwrap()))
    });
    let linked: Vec<_> = known.links().map(|(_, _, id)| id.uuid).collect();
    known.names.retain(|uuid, _| linked.contains(uuid));
    known.standing = known.standing.filter(|_| known.value("stage").is_some());
    known
}
