//! Which fields a filter looks at, so that no more of a record need be read.

use super::expr::{Expr, Filter};
use crate::domain::Fields;
use crate::search::Row;

impl Filter {
    /// The fields that the answer depends on.
    pub fn fields(&self) -> Fields {
        self.members.asked().chain([&self.root]).fold(Fields::least(self.kind), |fields, asked| of(asked, fields))
    }
}

fn of(expr: &Expr, fields: Fields) -> Fields {
    match expr {
        Expr::All(terms) | Expr::Any(terms) => terms.iter().fold(fields, |fields, term| of(term, fields)),
        Expr::Not(term) => of(term, fields),
        Expr::Words(_) => Row::fields(fields),
        Expr::Phrase(_) => fields.or(Fields::all(fields.kind())),
        Expr::Has(slots) => slots.iter().fold(fields, |fields, slot| fields.and_slot(*slot)),
        // Those are gone through one by one.
        Expr::In(_) => fields,
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
