//! What a record becomes when it is edited.

use crate::domain::address::DEFAULT_LABEL;
use crate::domain::field::Arity;
use crate::domain::{Field, Kind, Path, Record, Value};
use crate::ops::{Code, Edit, Failure};

/// The record with all edits made, in their order.
pub(super) fn edited(mut record: Record, edits: Vec<Edit>) -> Result<Record, Failure> {
    for edit in edits {
        match edit {
            Edit::Put(path, value) => put(&mut record, path, value),
            // Settled before: which record it means is known only where the others are.
            Edit::Link(path, uuid, _) => put(&mut record, path, Value::Record(uuid)),
            Edit::PutPart(path, value) => put_part(&mut record, &path, value),
            Edit::Remove(path) => remove(&mut record, &path)?,
            Edit::Clear(path) => clear(&mut record, &path),
            Edit::Replace(path, values) => replace(&mut record, &path, values),
        }
    }
    Ok(record)
}

/// Fails if there is nothing by which people could find the record again.
pub(super) fn check_findable(record: &Record) -> Result<(), Failure> {
    // What happened is found by when, and by whom it concerned.
    if record.id.kind == Kind::Activity {
        return Ok(());
    }
    let named = ["name", "given", "family"].iter().any(|key| !record.text(key).is_empty());
    let listed = ["emails", "phones"].iter().any(|key| record.under(key).next().is_some());
    if named || listed { Ok(()) } else { Err(Failure::new(Code::Nameless).fact("kind", record.id.kind.as_str())) }
}

fn put(record: &mut Record, path: Path, mut value: Value) {
    if let Value::Item(item) = &mut value {
        let there = record.value(path.as_str()).and_then(Value::as_item);
        let orders = record.under(path.field()).filter_map(|(_, value)| Some(value.as_item()?.order));
        item.order = match there {
            Some(known) => known.order,
            None => orders.max().map_or(0, |last| last.saturating_add(1)),
        };
    }
    record.fields.insert(path, value);
}

/// `addresses/city` becomes `addresses/work/city`, or whatever the main address is called.
fn put_part(record: &mut Record, path: &Path, value: Value) {
    let whole = main_part(record, path);
    record.fields.insert(whole, value);
}

fn main_part(record: &Record, path: &Path) -> Path {
    let labels = record.labels(path.field());
    let label = labels.iter().find(|label| **label == DEFAULT_LABEL).or(labels.first()).copied();
    let part = path.item_key().unwrap_or_default();
    Path::item(path.field(), &format!("{}/{part}", label.unwrap_or(DEFAULT_LABEL)))
}

fn remove(record: &mut Record, path: &Path) -> Result<(), Failure> {
    let field = Field::find(record.id.kind, path.field());
    let is_part = field.is_some_and(|field| {
        path.part().is_none() && field.parts().iter().any(|part| Some(part.name) == path.item_key())
    });
    let path = if is_part { main_part(record, path) } else { path.clone() };
    let below = format!("{path}/");
    let before = record.fields.len();
    record.fields.retain(|key, _| *key != path && !key.as_str().starts_with(&below));
    let must_be_there = !is_part
        && match field.map(|field| field.arity) {
            Some(Arity::List | Arity::Log | Arity::Parts(_)) => true,
            Some(Arity::One | Arity::Set) | None => false,
        };
    if must_be_there && record.fields.len() == before {
        let name = field.map_or(path.field(), |field| field.name);
        let failure = Failure::new(Code::NoItem).fact("field", name).fact("item", path.item_key().unwrap_or_default());
        return Err(failure.fact("title", record.title()).fact("handle", record.handle()));
    }
    Ok(())
}

fn clear(record: &mut Record, path: &Path) {
    if record.under(path.as_str()).next().is_none() {
        return;
    }
    let below = format!("{path}/");
    record.fields.retain(|key, _| key != path && !key.as_str().starts_with(&below));
}

fn replace(record: &mut Record, path: &Path, values: Vec<(Path, Value)>) {
    clear(record, path);
    for (path, value) in values {
        put(record, path, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Uuid128;
    use crate::domain::item::Item;
    use crate::domain::{Kind, RecordId};

    fn item(label: &str) -> Value {
        Value::Item(Item { label: label.into(), ..Item::default() })
    }

    fn record() -> Record {
        Record::new(RecordId { kind: Kind::Contact, uuid: Uuid128(1) }, jiff::Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn list_items_keep_the_order_in_which_they_came() {
        let adds = ["z@a.de", "a@a.de"].map(|key| Edit::Put(Path::item("emails", key), item("")));
        let added = edited(record(), adds.to_vec()).unwrap();
        assert_eq!(added.items("emails").iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["z@a.de", "a@a.de"]);
        let relabelled = edited(added, vec![Edit::Put("emails/z@a.de".into(), item("work"))]).unwrap();
        assert_eq!(relabelled.items("emails")[0].1.label, "work");
        assert_eq!(relabelled.items("emails")[0].0, "z@a.de");
    }

    #[test]
    fn a_part_joins_the_main_address() {
        let city = |city: &str| Edit::PutPart("addresses/city".into(), Value::Text(city.into()));
        let first = edited(record(), vec![city("Berlin")]).unwrap();
        assert_eq!(first.text("addresses/work/city"), "Berlin");
        let home = [Edit::Put("addresses/home/city".into(), Value::Text("Bonn".into())), city("Kiel")];
        assert_eq!(edited(record(), home.to_vec()).unwrap().text("addresses/home/city"), "Kiel");
        let gone = edited(first, vec![Edit::Remove("addresses/city".into())]).unwrap();
        assert!(gone.fields.is_empty());
    }

    #[test]
    fn removing_what_is_not_there_is_an_error_for_lists_only() {
        assert!(edited(record(), vec![Edit::Remove("tags/cold".into())]).is_ok());
        assert!(edited(record(), vec![Edit::Remove("given".into())]).is_ok());
        let missing = edited(record(), vec![Edit::Remove("emails/a@b.de".into())]).unwrap_err();
        assert_eq!(missing.code, Code::NoItem);
    }
}
