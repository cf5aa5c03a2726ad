//! The view of roles: which activities, tasks and deals say what somebody is whom they concern.
//!
//! A filter may ask for that in place of a name, and so they belong to every answer that is looked up by links.

use crate::domain::{Kind, Record, RecordId};

use super::key::{View, id_bytes, kind_letter, last_id};
use super::packed::Direction;
use super::{Store, StoreError};

impl Store {
    /// The records of a kind, deleted ones too, that give a role to one to which they link; nothing if that is not
    /// kept of the kind.
    pub fn ids_with_roles(&self, kind: Kind) -> Result<Option<Vec<RecordId>>, StoreError> {
        if !is_kept(kind) {
            return Ok(None);
        }
        let prefix = View::Roles.key(&[&[kind_letter(kind)]]);
        let entries = self.views()?.entries(&prefix, Direction::Forward)?;
        entries.map(|entry| last_id(&entry?.0)).collect::<Result<_, _>>().map(Some)
    }
}

/// Of people nearly everybody has a role at their company.
const fn is_kept(kind: Kind) -> bool {
    match kind {
        Kind::Deal | Kind::Activity | Kind::Task => true,
        Kind::Contact | Kind::Company | Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => {
            false
        }
    }
}

/// The key of a record that gives a role.
pub(super) fn key(record: &Record) -> Option<Vec<u8>> {
    let gives_role =
        |path| record.fields.get(path).and_then(|value| value.as_item()).is_some_and(|it| !it.label.is_empty());
    let is_one = is_kept(record.id.kind) && record.links().any(|(path, ..)| gives_role(path));
    is_one.then(|| View::Roles.key(&[&id_bytes(record.id)]))
}
