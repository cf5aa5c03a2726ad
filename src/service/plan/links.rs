//! Which records the values of an edit mean: what people write is a name, what is kept is an identity.

use super::super::failures::Trouble;
use super::super::resolve;
use super::Planning;
use super::records;
use crate::domain::field::{Sort, Type};
use crate::domain::id::Uuid128;
use crate::domain::item::Item;
use crate::domain::{Field, Kind, Path, Record, RecordId, Value};
use crate::ops::{Code, Edit, Failure, Verb};
use crate::search::fold;

/// The edits of a record of `kind` with every name in place of a link replaced by the identity that it means. A company
/// that the book does not know is made; so is the user who gives the command.
pub(super) fn settle(
    planning: &mut Planning<'_>,
    kind: Kind,
    current: Option<&Record>,
    edits: &[Edit],
) -> Result<Vec<Edit>, Trouble> {
    let settled = edits.iter().map(|edit| match edit {
        Edit::Put(path, value) => put(planning, kind, path, value).map(|(path, value)| Edit::Put(path, value)),
        Edit::Link(path, uuid, name) => link(planning, kind, path, *uuid, name),
        Edit::Replace(path, values) => {
            let values = values.iter().map(|(path, value)| put(planning, kind, path, value));
            Ok(Edit::Replace(path.clone(), values.collect::<Result<_, Trouble>>()?))
        }
        Edit::Remove(path) => Ok(Edit::Remove(removed(kind, current, path))),
        Edit::PutPart(..) | Edit::Clear(_) => Ok(edit.clone()),
    });
    settled.collect()
}

/// A value that is to be put, as it is kept.
fn put(planning: &mut Planning<'_>, kind: Kind, path: &Path, value: &Value) -> Result<(Path, Value), Trouble> {
    let field = Field::find(kind, path.field());
    match (field.map(|field| field.value), value) {
        (Some(Type::Record(kind)), Value::Text(name)) => {
            Ok((path.clone(), Value::Record(named(planning, kind, name)?)))
        }
        (Some(Type::Record(kind)), Value::Record(uuid)) => {
            Ok((path.clone(), Value::Record(identified(planning, RecordId { kind, uuid: *uuid }, "")?)))
        }
        (Some(Type::Item(Sort::Record(kind))), Value::Item(item)) => {
            let key = path.item_key().unwrap_or_default();
            let uuid = match key.parse() {
                Ok(uuid) => identified(planning, RecordId { kind, uuid }, &item.typed)?,
                Err(_) => named(planning, kind, key)?,
            };
            let item = Item { typed: String::new(), ..item.clone() };
            Ok((Path::item(path.field(), &uuid.to_string()), Value::Item(item)))
        }
        (Some(_) | None, _) => Ok((path.clone(), value.clone())),
    }
}

/// A link with an identity that came from elsewhere, and the name that goes along with it.
fn link(planning: &mut Planning<'_>, kind: Kind, path: &Path, uuid: Uuid128, name: &str) -> Result<Edit, Trouble> {
    let Some(Type::Record(kind)) = Field::find(kind, path.field()).map(|field| field.value) else {
        return Err(Failure::new(Code::NoMatch).fact("reference", name).fact("kind", "record").into());
    };
    Ok(Edit::Put(path.clone(), Value::Record(identified(planning, RecordId { kind, uuid }, name)?)))
}

/// The path of a list item that is to be removed and was named as people know it.
fn removed(kind: Kind, current: Option<&Record>, path: &Path) -> Path {
    let is_link =
        Field::find(kind, path.field()).is_some_and(|field| matches!(field.value, Type::Item(Sort::Record(_))));
    let (Some(current), Some(name), true) = (current, path.item_key(), is_link) else { return path.clone() };
    let wanted = fold(name);
    let key = current.keys(path.field()).find(|key| fold(current.item_name(key)) == wanted);
    key.map_or_else(|| path.clone(), |key| Path::item(path.field(), key))
}

/// The record that a name means; one that may be made is made.
fn named(planning: &mut Planning<'_>, kind: Kind, name: &str) -> Result<Uuid128, Trouble> {
    if let Some(uuid) = planning.views.made(kind, name) {
        return Ok(uuid);
    }
    match resolve::exactly(planning.views.store(), kind, name)? {
        Some(record) => Ok(record.id.uuid),
        None if may_be_made(planning, kind, name) => {
            let id = RecordId { kind, uuid: (planning.fresh)().into() };
            make(planning, id, name)
        }
        None => Err(Failure::new(Code::NoMatch).fact("reference", name).fact("kind", kind.as_str()).into()),
    }
}

/// The record with an identity that came from elsewhere; if the book does not know it, it goes by its name.
fn identified(planning: &mut Planning<'_>, id: RecordId, name: &str) -> Result<Uuid128, Trouble> {
    if planning.views.exists(id)? {
        return Ok(id.uuid);
    }
    if name.is_empty() {
        return Err(Failure::new(Code::NoMatch).fact("reference", id).fact("kind", id.kind.as_str()).into());
    }
    match resolve::exactly(planning.views.store(), id.kind, name)? {
        Some(record) => Ok(record.id.uuid),
        None => make(planning, id, name),
    }
}

/// A record that links to another and is there when the command is done, with the path at which it does.
pub(super) fn holder(planning: &Planning<'_>, target: RecordId) -> Result<Option<(RecordId, Path)>, Trouble> {
    for kind in Kind::ALL {
        for id in planning.views.store().linking_to(target, *kind)? {
            let id = id?;
            // What was put back to how it was before cannot link to what was made only then.
            if planning.views.is_forgotten(id) {
                continue;
            }
            let Some(record) = planning.views.record(id)? else { continue };
            let link = record.links().find(|(_, _, linked)| *linked == target);
            if let Some((path, _, _)) = link {
                return Ok(Some((id, path.clone())));
            }
        }
    }
    Ok(None)
}

fn may_be_made(planning: &Planning<'_>, kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Company => true,
        Kind::User => name == planning.request.actor,
        Kind::Contact | Kind::Deal | Kind::Pipeline | Kind::Stage | Kind::Activity | Kind::Task => false,
    }
}

fn make(planning: &mut Planning<'_>, id: RecordId, name: &str) -> Result<Uuid128, Trouble> {
    let edits = [Edit::Put(Path::one("name"), Value::Text(name.to_owned()))];
    records::create(planning, None, id, &edits, Verb::Made)?;
    Ok(id.uuid)
}
