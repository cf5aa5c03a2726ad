//! What the values of an argument are: those of a field, references to records, or just words. Completion and forms
//! go by it.

use super::lead::LEAD;
use super::task::OF_NEXT;
use super::values::{ADD, FIELD, REMOVE};
use crate::domain::field::Type;
use crate::domain::{Catalogue, Field, Kind};

/// What the values of an argument are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Values of this field.
    Field(&'static Field),
    /// Values of this type that are of no field, or of a part of one.
    Value(Type),
    /// References to records of these kinds.
    Records(Vec<Kind>),
    /// A filter of records of this kind.
    Filter(Kind),
    /// Words.
    Words,
}

/// The kind of record whose fields the arguments of a command set.
pub(super) fn about(path: &[&str]) -> Option<Kind> {
    match path {
        ["log"] | ["task", "done"] => Some(Kind::Activity),
        [noun, ..] if *noun == LEAD => Some(Kind::Deal),
        [noun, ..] => Kind::from_word(noun),
        [] => None,
    }
}

/// What the values of an argument are, given its command and its id.
pub(super) fn holds(path: &[&str], id: &str, catalogue: &Catalogue) -> Holds {
    if let Some(name) = id.strip_prefix(FIELD).or_else(|| id.strip_prefix(ADD)) {
        return about(path).map_or(Holds::Words, |kind| of_name(catalogue, kind, name));
    }
    if let Some(name) = id.strip_prefix(REMOVE) {
        // What names an item is not the whole of it.
        let target = about(path).and_then(|kind| of_name(catalogue, kind, name).target());
        return target.map_or(Holds::Words, |kind| Holds::Records(vec![kind]));
    }
    let kinds = named(path, id);
    if !kinds.is_empty() {
        return Holds::Records(kinds);
    }
    let followed = OF_NEXT.iter().find(|(other, _)| *other == id).and_then(|(_, key)| Field::find(Kind::Task, key));
    let own = about(path).and_then(|kind| Field::find(kind, id)).filter(|field| field.is_editable());
    match (path, id) {
        (["task", "snooze"], "to") => Holds::Value(Type::When),
        (_, "on") => Holds::Value(Type::Date),
        (["board"], "where") => Holds::Filter(Kind::Deal),
        (_, "where" | "filter") => Holds::Filter(about(path).unwrap_or(Kind::Contact)),
        (_, "columns" | "sort") => Holds::Words,
        _ => followed.or(own).map_or(Holds::Words, Holds::Field),
    }
}

/// The kinds of the records that an argument names; none if it names something else.
fn named(path: &[&str], id: &str) -> Vec<Kind> {
    let noun = path.first().copied().unwrap_or_default();
    match (path, id) {
        (["file", "save"] | ["task", "snooze"], "to") | (["history"], "before") => Vec::new(),
        (["deal", "move" | "reopen"], "ref") => vec![Kind::Deal, Kind::Stage],
        (["segment", "run"], "name") | (_, "view") => vec![Kind::Segment],
        (_, "ref") if noun == LEAD => vec![Kind::Contact, Kind::Company],
        (_, "ref" | "before" | "after") => {
            Kind::from_word(noun).map_or_else(|| vec![Kind::Contact, Kind::Company, Kind::Deal], |kind| vec![kind])
        }
        (_, "with") => vec![Kind::Contact, Kind::Company],
        (_, "to") => vec![Kind::Stage],
        (_, "pipeline") => vec![Kind::Pipeline],
        _ => Vec::new(),
    }
}

/// What the flag of a field or of a part of one takes.
fn of_name(catalogue: &Catalogue, kind: Kind, name: &str) -> Holds {
    if let Some(field) = catalogue.fields(kind).find(|field| field.name == name) {
        return Holds::Field(field);
    }
    let mut parts = kind.fields().iter().flat_map(Field::parts);
    parts.find(|part| part.name == name).map_or(Holds::Words, |part| Holds::Value(part.value))
}

impl Holds {
    /// The type of the values, where they have one.
    pub fn value(&self) -> Option<Type> {
        match self {
            Holds::Field(field) => Some(field.value),
            Holds::Value(value) => Some(*value),
            Holds::Records(_) | Holds::Filter(_) | Holds::Words => None,
        }
    }

    /// The kinds of the records that the values name, if they do.
    pub fn kinds(&self) -> Vec<Kind> {
        match self {
            Holds::Records(kinds) => kinds.clone(),
            Holds::Field(_) | Holds::Value(_) | Holds::Filter(_) | Holds::Words => self.target().into_iter().collect(),
        }
    }

    fn target(&self) -> Option<Kind> {
        self.value().and_then(Type::target)
    }
}
