//! Values that a change touches in words, the same in the shell and on the screen.

use super::Text;
use crate::domain::{Change, Path, Record, Slot, Value};
use crate::ops::Clash;

/// What two made of the same value at once. Nothing of it is fit for a terminal yet; what is not there is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contested {
    /// Where it stands in the record.
    pub path: Path,
    /// What the field is called.
    pub label: String,
    /// What both saw.
    pub was: String,
    /// What others made of it.
    pub theirs: String,
    /// What the command would make of it.
    pub yours: String,
}

impl Text {
    /// The field in which a path of a change lies.
    pub fn label_at(&self, change: &Change, path: &Path) -> String {
        match self.catalogue().find(change.id.kind, path.field()) {
            Some(field) => self.label(Slot::Field(field)),
            None => path.to_string(),
        }
    }

    /// The value at one path of a record as it can be typed again, with its label; a choice by its name.
    pub fn value_at(&self, record: &Record, path: &Path, value: &Value) -> String {
        let field = self.catalogue().find(record.id.kind, path.field()).filter(|field| field.type_of(path).is_some());
        match (field, value) {
            (None, _) | (Some(_), Value::Opaque(_)) => value.to_string(),
            (Some(field), _) => {
                let mut alone = Record::new(record.id, record.created);
                alone.fields.insert(path.clone(), value.clone());
                alone.names.clone_from(&record.names);
                self.texts(&alone, Slot::Field(field)).join(", ")
            }
        }
    }

    /// The values that two changed at once, in the order of the fields.
    pub fn contested(&self, clash: &Clash) -> Vec<Contested> {
        let told = |path: &Path, value: Option<&Value>| {
            value.map(|value| self.value_at(&clash.now, path, value)).unwrap_or_default()
        };
        let mut contested: Vec<Contested> = clash
            .theirs
            .set
            .iter()
            .map(|(path, theirs)| Contested {
                path: path.clone(),
                label: self.label_at(&clash.theirs, path),
                was: told(path, theirs.old.as_ref()),
                theirs: told(path, theirs.new.as_ref()),
                yours: told(path, clash.yours.set.get(path).and_then(|yours| yours.new.as_ref())),
            })
            .collect();
        contested.sort_by_key(|contested| self.field_place(&clash.theirs, &contested.path));
        contested
    }

    /// Where the field of a path stands among those of its kind.
    pub fn field_place(&self, change: &Change, path: &Path) -> usize {
        let place = self.catalogue().fields(change.id.kind).position(|field| field.key == path.field());
        place.unwrap_or(usize::MAX)
    }
}
