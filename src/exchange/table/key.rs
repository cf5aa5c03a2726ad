//! By what a row of a table finds the record that it is about.

use super::goal::slot_called;
use crate::domain::{Catalogue, Invalid, Kind, Path, Slot, Value, name};
use crate::ops::{Edit, Failure, Key};

/// What stands in place of fields where every row makes a record of its own.
pub(super) const NONE: &str = "none";

/// A field by which records are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyBy {
    External,
    Domain,
    Email,
    Phone,
    Name,
}

impl KeyBy {
    const ALL: &'static [KeyBy] = &[KeyBy::External, KeyBy::Domain, KeyBy::Email, KeyBy::Phone, KeyBy::Name];

    /// The key of its field.
    const fn field(self) -> &'static str {
        match self {
            KeyBy::External => "external_ids",
            KeyBy::Domain => "domain",
            KeyBy::Email => "emails",
            KeyBy::Phone => "phones",
            KeyBy::Name => "name",
        }
    }

    /// Whether rows that fill these fields have something to be found by.
    fn is_among(self, fields: &[&str]) -> bool {
        fields.contains(&self.field())
            || self == KeyBy::Name && fields.iter().any(|key| matches!(*key, "given" | "family"))
    }
}

/// The keys of a table whose columns fill these fields: those that are named, else those that are usual.
pub(super) fn choose(kind: Kind, named: Option<&[String]>, fields: &[&str]) -> Result<Vec<KeyBy>, Failure> {
    if let Some(words) = named {
        return words.iter().filter(|word| *word != NONE).map(|word| read(kind, word, fields)).collect();
    }
    let usual = [KeyBy::External].iter().chain(usual(kind));
    Ok(usual.copied().filter(|key| key.is_among(fields)).collect())
}

const fn usual(kind: Kind) -> &'static [KeyBy] {
    match kind {
        Kind::Company => &[KeyBy::Domain, KeyBy::Name],
        Kind::Contact => &[KeyBy::Email],
        Kind::User => &[KeyBy::Email, KeyBy::Name],
        Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => &[KeyBy::Name],
        Kind::Deal | Kind::Activity | Kind::Task => &[],
    }
}

fn read(kind: Kind, word: &str, fields: &[&str]) -> Result<KeyBy, Failure> {
    // Keys are fields that every book has.
    let catalogue = Catalogue::default();
    let slot = slot_called(&catalogue, kind, word);
    let called = |key: &&KeyBy| matches!(slot, Some(Slot::Field(field)) if field.key == key.field());
    let key = KeyBy::ALL.iter().find(called).filter(|key| key.is_among(fields)).copied();
    key.ok_or_else(|| {
        let there = KeyBy::ALL.iter().filter(|key| key.is_among(fields));
        let names = there.filter_map(|key| Some(slot_called(&catalogue, kind, key.field())?.name()));
        Failure::from(Invalid::new("choice", word).among(names.chain([NONE]))).fact("argument", "--key")
    })
}

/// Whether a row that has nothing to be found by is known by all that it says: unless no key is wanted, and of what has
/// no name that tells it from others.
pub(super) fn has_prints(kind: Kind, named: Option<&[String]>) -> bool {
    let is_unwanted = named.is_some_and(|words| words.iter().all(|word| word == NONE));
    match kind {
        Kind::Contact | Kind::Deal | Kind::Activity | Kind::Task => !is_unwanted,
        Kind::Company | Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => false,
    }
}

/// What a row with these edits is found by, in the order of the keys.
pub(super) fn of_row(kind: Kind, keys: &[KeyBy], edits: &[Edit]) -> Vec<Key> {
    let mut found = Vec::new();
    for key in keys {
        let items =
            || puts(edits).filter(|(path, _)| path.field() == key.field()).filter_map(|(path, _)| path.item_key());
        match key {
            KeyBy::External => found.extend(items().map(|item| Key::External(item.to_owned()))),
            KeyBy::Email => found.extend(items().map(|item| Key::Email(item.to_owned()))),
            KeyBy::Phone => found.extend(items().map(|item| Key::Phone(item.to_owned()))),
            KeyBy::Domain => found.extend(text(edits, "domain").map(|domain| Key::Domain(domain.to_owned()))),
            KeyBy::Name => found.extend(name_of(edits).map(|name| Key::Name(whole_name(kind, name, edits)))),
        }
    }
    found
}

/// A name that tells a record from others: that of a stage begins with its pipeline's.
fn whole_name(kind: Kind, name: String, edits: &[Edit]) -> String {
    match text(edits, "pipeline").filter(|_| kind == Kind::Stage) {
        Some(pipeline) => format!("{pipeline}/{name}"),
        None => name,
    }
}

/// The name by which a row's record is known.
pub(super) fn name_of(edits: &[Edit]) -> Option<String> {
    let half = |key| text(edits, key).unwrap_or_default();
    let joined = || name::join(half("given"), half("family"));
    Some(text(edits, "name").map_or_else(joined, str::to_owned)).filter(|name| !name.is_empty())
}

/// The text that edits put at a path.
pub(super) fn text<'a>(edits: &'a [Edit], path: &str) -> Option<&'a str> {
    puts(edits).find(|(at, _)| at.as_str() == path).and_then(|(_, value)| value.as_text())
}

fn puts(edits: &[Edit]) -> impl Iterator<Item = (&Path, &Value)> {
    edits.iter().filter_map(|edit| match edit {
        Edit::Put(path, value) => Some((path, value)),
        Edit::Link(..) | Edit::PutPart(..) | Edit::Remove(_) | Edit::Clear(_) | Edit::Replace(..) => None,
    })
}
