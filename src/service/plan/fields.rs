//! What has to hold of the fields that people define, and of what records hold in them.

use super::super::failures::Trouble;
use super::Planning;
use crate::domain::definition::{self, TYPES, is_reserved};
use crate::domain::field::{Arity, Field, HANDLE};
use crate::domain::{Definition, Fields, Invalid, Kind, Life, Path, Reading, Record, RecordId, Slot, Value};
use crate::ops::{Code, Edit, Failure};
use crate::store::Glimpse;

/// What stays as it was defined: values would mean something else.
const FIXED: &[&str] = &["key", "of", "type"];

/// A definition that says of what it is, what it holds, and what stands for it.
pub(super) fn settled(planning: &Planning<'_>, mut field: Record) -> Result<Record, Trouble> {
    definition::check_name(field.text("name")).map_err(Failure::from)?;
    for (key, words) in [("of", Kind::DEFINABLE), ("type", TYPES)] {
        if let (true, Some(first)) = (field.text(key).is_empty(), words.first()) {
            field.fields.insert(Path::one(key), Value::Text((*first).to_owned()));
        }
    }
    if field.text("key").is_empty() {
        let key = free_key(planning, &field);
        field.fields.insert(Path::one("key"), Value::Text(key));
    } else if definition::word(field.text("key")) != field.text("key") {
        return Err(Failure::from(Invalid::new("field-name", field.text("key"))).fact("argument", "key").into());
    }
    Ok(field)
}

/// The word for the field, with a number behind it if another one had it first.
fn free_key(planning: &Planning<'_>, field: &Record) -> String {
    let word = definition::word(field.text("name"));
    let is_taken = |key: &String| {
        planning.catalogue.definitions().any(|other| other.of.as_str() == field.text("of") && other.key == *key)
    };
    let numbered = (2_u32..).map(|number| format!("{word}-{number}"));
    std::iter::once(word.clone()).chain(numbered).find(|key| !is_taken(key)).unwrap_or(word)
}

/// Fails if the command would leave a field that cannot be told from another one, or that nothing can be put in.
pub(super) fn check(planning: &Planning<'_>) -> Result<(), Trouble> {
    for id in &planning.fields {
        let old = planning.views.store().record(*id)?;
        let Some(record) = planning.views.record(*id)?.filter(Record::exists) else {
            old.map_or(Ok(()), |old| check_empty(planning, &old))?;
            continue;
        };
        if let Some(old) = old {
            check_fixed(&old, &record)?;
        }
        let Some(definition) = Definition::of(&record) else {
            return Err(Failure::from(Invalid::new("field-definition", record.title())).into());
        };
        check_name(planning, &record, &definition)?;
        check_choices(&definition)?;
        default(&definition, &Reading::at(planning.request.at.clone()))
            .map_err(|invalid| Failure::from(invalid).fact("argument", "--default"))?;
    }
    Ok(())
}

fn check_fixed(old: &Record, new: &Record) -> Result<(), Failure> {
    match FIXED.iter().find(|key| old.text(key) != new.text(key)) {
        None => Ok(()),
        Some(key) => {
            let failure = Failure::new(Code::FieldFixed).fact("field", key).fact("title", old.title());
            Err(failure.fact("handle", old.handle()))
        }
    }
}

/// A definition is taken back only while no record holds anything in its field: nothing would say what that is.
fn check_empty(planning: &Planning<'_>, field: &Record) -> Result<(), Trouble> {
    let Some(definition) = Definition::of(field) else { return Ok(()) };
    let (kind, key) = (definition.of, definition.field().key);
    let asked = Fields::least(kind).and_defined();
    for life in [Life::Live, Life::Deleted] {
        let note = |holding: &mut Vec<RecordId>, glimpse: &Glimpse<'_>| {
            // What cannot be read says so when it is asked for.
            let holds = glimpse.record(asked).is_ok_and(|record| record.under(key).next().is_some());
            holding.extend(holds.then(|| glimpse.id()));
        };
        for id in planning.views.store().survey(kind, life, Vec::new, note)?.concat() {
            if let Some(record) = planning.views.record(id)?.filter(|record| record.under(key).next().is_some()) {
                let failure =
                    Failure::new(Code::FieldUsed).fact("field", field.title()).fact("field-handle", field.handle());
                return Err(failure.fact("title", record.title()).fact("handle", record.handle()).into());
            }
        }
    }
    Ok(())
}

/// No two fields of a kind of record share a word, retired ones included: filters could not tell them apart.
fn check_name(planning: &Planning<'_>, record: &Record, definition: &Definition) -> Result<(), Trouble> {
    let word = definition.word();
    if is_reserved(&word) || Slot::find(definition.of, &word).is_some() {
        let failure = Failure::new(Code::FieldKnown).fact("name", &word).fact("kind", definition.of.as_str());
        return Err(failure.into());
    }
    let is_namesake =
        |other: &&Definition| other.of == definition.of && other.key != definition.key && other.word() == word;
    let Some(namesake) = planning.catalogue.definitions().find(is_namesake) else { return Ok(()) };
    let failure = Failure::new(Code::NameTaken).fact("name", record.title()).fact("kind", Kind::Field.as_str());
    Err(failure.fact("of", namesake.of.as_str()).fact("retired", if namesake.retired { "yes" } else { "no" }).into())
}

fn check_choices(definition: &Definition) -> Result<(), Failure> {
    if definition.has_choices() == definition.choices.is_empty() {
        return Err(Invalid::new("field-choices", &definition.name).among([definition.holds.as_str()]).into());
    }
    Ok(())
}

/// What a new record holds in a field if nothing is said.
fn default(definition: &Definition, reading: &Reading) -> Result<Vec<(Path, Value)>, Invalid> {
    let Some(text) = &definition.default else { return Ok(Vec::new()) };
    let field = definition.field();
    let items: Vec<&str> = match field.arity {
        Arity::One => vec![text],
        Arity::List | Arity::Set | Arity::Log | Arity::Parts(_) => text.split(',').collect(),
    };
    Ok(items.into_iter().map(|item| field.read(item, reading)).collect::<Result<Vec<_>, _>>()?.concat())
}

/// The edits of a new record, and what it holds where nothing is said. A copy of a record of another book, which
/// brings its handle along, holds what it held there.
pub(super) fn with_defaults(planning: &Planning<'_>, kind: Kind, mut edits: Vec<Edit>) -> Result<Vec<Edit>, Failure> {
    if edits.iter().any(|edit| edit.path().as_str() == HANDLE) {
        return Ok(edits);
    }
    for field in planning.catalogue.defined(kind).filter(|field| field.is_editable()) {
        if !edits.iter().any(|edit| edit.path().field() == field.key)
            && let Some(definition) = field.defined
        {
            let values = default(definition, &Reading::at(planning.request.at.clone()))?;
            edits.extend(values.into_iter().map(|(path, value)| Edit::Put(path, value)));
        }
    }
    Ok(edits)
}

/// Fails if something is put into a field that is not defined, or that holds something else: whoever read the words
/// may have known other fields.
pub(super) fn check_edits(planning: &Planning<'_>, kind: Kind, edits: &[Edit]) -> Result<(), Failure> {
    for edit in edits.iter().filter(|edit| edit.path().is_defined()) {
        let key = edit.path().field();
        let Some(field) = planning.catalogue.find(kind, key) else {
            return Err(Failure::new(Code::UnknownField).fact("field", key).fact("nearest", ""));
        };
        let misfit = edit.values().into_iter().find(|(path, value)| !fits(field, path, value));
        if let Some((_, value)) = misfit {
            return Err(Failure::from(Invalid::new("value", value.to_string())).fact("argument", field.name));
        }
    }
    Ok(())
}

fn fits(field: &Field, path: &Path, value: &Value) -> bool {
    match field.arity {
        Arity::One => field.type_of(path).is_some_and(|expected| expected.takes(value)),
        Arity::List | Arity::Set | Arity::Log | Arity::Parts(_) => path.item_key().is_some() && *value == Value::Flag,
    }
}
