//! The field catalogue: which fields the records of a book have. Everything that lists fields lists these.
//!
//! Arguments of `add` and `edit`, forms, columns, filters, CSV mapping, diffs, journal paths and JSON are derived from
//! it: from the [tables](super::tables) of what every book has, and from what people [defined](super::definition).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::field::{Field, Type};
use super::{Definition, Kind, Path, Slot, line};

/// The fields of a book. Cheap to copy: it is passed to whoever reads words that people type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Definition>", into = "Vec<Definition>")]
pub struct Catalogue {
    defined: Arc<[(Kind, &'static Field)]>,
}

impl FromIterator<Definition> for Catalogue {
    fn from_iter<T: IntoIterator<Item = Definition>>(definitions: T) -> Catalogue {
        let defined = definitions.into_iter().map(|definition| (definition.of, definition.field()));
        Catalogue { defined: defined.collect() }
    }
}

impl From<Vec<Definition>> for Catalogue {
    fn from(definitions: Vec<Definition>) -> Catalogue {
        definitions.into_iter().collect()
    }
}

impl From<Catalogue> for Vec<Definition> {
    fn from(catalogue: Catalogue) -> Vec<Definition> {
        catalogue.definitions().cloned().collect()
    }
}

impl Catalogue {
    /// The definitions of the fields that people defined, retired ones too.
    pub fn definitions(&self) -> impl Iterator<Item = &'static Definition> {
        self.defined.iter().filter_map(|(_, field)| field.defined)
    }

    /// The fields that people defined for a kind of record, retired ones too.
    pub fn defined(&self, kind: Kind) -> impl Iterator<Item = &'static Field> {
        self.defined.iter().filter(move |(of, _)| *of == kind).map(|(_, field)| *field)
    }

    /// The fields of a kind of record: those of every book, then those that people defined, retired ones too.
    pub fn fields(&self, kind: Kind) -> impl Iterator<Item = &'static Field> {
        kind.fields().iter().chain(self.defined(kind))
    }

    /// The field whose key is `key`.
    pub fn find(&self, kind: Kind, key: &str) -> Option<&'static Field> {
        Field::find(kind, key).or_else(|| self.defined(kind).find(|field| field.key == key))
    }

    /// The type of the value at `path`, if it is known.
    pub fn type_at(&self, kind: Kind, path: &Path) -> Option<Type> {
        self.find(kind, path.field())?.type_of(path)
    }

    /// Everything that can be asked of a kind of record.
    pub fn slots(&self, kind: Kind) -> impl Iterator<Item = Slot> {
        Slot::all(kind).chain(self.defined(kind).map(Slot::Field))
    }

    /// The slot that is called `word`: by its name, its key, or a synonym.
    pub fn slot(&self, kind: Kind, word: &str) -> Option<Slot> {
        Slot::find(kind, word).or_else(|| {
            let word = line::fold_width(word.trim()).to_lowercase();
            let named = self.defined(kind).find(|field| field.name == word || field.key == word);
            let known = || self.defined(kind).find(|field| field.synonyms.contains(&word.as_str()));
            named.or_else(known).map(Slot::Field)
        })
    }

    /// The same with one more definition, or with another one of the same key.
    #[must_use]
    pub fn with(&self, definition: &Definition) -> Catalogue {
        let others = self.without(definition);
        others.definitions().cloned().chain([definition.clone()]).collect()
    }

    /// The same without the field of that key.
    #[must_use]
    pub fn without(&self, definition: &Definition) -> Catalogue {
        let is_it = |other: &Definition| other.of == definition.of && other.key == definition.key;
        self.definitions().filter(|other| !is_it(other)).cloned().collect()
    }
}
