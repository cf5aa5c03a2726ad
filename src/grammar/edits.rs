//! What people write about one field, as steps of an edit.

use super::given::refused;
use super::output::{find_column, items};
use super::signs::read_signed;
use crate::domain::field::{Arity, Part, Type};
use crate::domain::read::says_no;
use crate::domain::{Catalogue, Field, Kind, Path, Reading, Slot, Value};
use crate::ops::{Code, Edit, Failure};

/// The fields that people set.
pub(super) fn editable(catalogue: &Catalogue, kind: Kind) -> impl Iterator<Item = &'static Field> {
    catalogue.fields(kind).filter(|field| field.is_editable())
}

/// The slot of a field that people set, by its name, its key or a synonym.
pub(super) fn find_editable(catalogue: &Catalogue, kind: Kind, word: &str) -> Result<Slot, Failure> {
    match find_column(catalogue, &[kind], word)? {
        slot @ (Slot::Field(field) | Slot::Part(field, _)) if field.is_editable() => Ok(slot),
        slot @ (Slot::Field(_) | Slot::Part(..) | Slot::Derived(_)) => {
            let names: Vec<&str> = editable(catalogue, kind).map(|field| field.name).collect();
            Err(Failure::new(Code::UnknownColumn)
                .fact("column", slot.name())
                .fact("nearest", "")
                .fact("columns", names.join(", ")))
        }
    }
}

/// Whether a field's items are added and removed one by one; tags have signs for that.
pub(super) fn has_items(field: &Field) -> bool {
    match field.arity {
        Arity::One => false,
        Arity::List | Arity::Log | Arity::Parts(_) => true,
        Arity::Set => field.value != Type::Tag,
    }
}

/// Empties what a word names.
pub(super) fn clear(catalogue: &Catalogue, kind: Kind, word: &str) -> Result<Edit, Failure> {
    Ok(match find_editable(catalogue, kind, word)? {
        Slot::Part(field, part) => Edit::Remove(Path::item(field.key, part.name)),
        slot @ (Slot::Field(_) | Slot::Derived(_)) => Edit::Clear(Path::one(key(slot))),
    })
}

fn key(slot: Slot) -> &'static str {
    match slot {
        Slot::Field(field) | Slot::Part(field, _) => field.key,
        Slot::Derived(derived) => derived.name(),
    }
}

/// Sets a field, replaces a list, or empties it where all that is written is empty; nothing where nothing is.
/// `argument` is what a failure names.
pub(super) fn set_field(
    field: &'static Field,
    texts: &[&str],
    argument: &str,
    reading: &Reading,
) -> Result<Vec<Edit>, Failure> {
    if texts.is_empty() {
        return Ok(Vec::new());
    }
    let path = Path::one(field.key);
    let is_empty = texts.iter().all(|text| text.trim().is_empty());
    if field.value == Type::Tag && !is_empty {
        return read_signed(field, texts, argument, reading);
    }
    if is_empty {
        return Ok(vec![Edit::Clear(path)]);
    }
    let puts = add_items(field, texts, argument, reading)?;
    Ok(match field.arity {
        Arity::One => puts,
        Arity::List => vec![Edit::Replace(path, puts.into_iter().filter_map(pair).collect())],
        Arity::Set | Arity::Log | Arity::Parts(_) => [vec![Edit::Clear(path)], puts].concat(),
    })
}

/// Adds items to a list, or sets a field. What is empty is left out.
pub(super) fn add_items(
    field: &Field,
    texts: &[&str],
    argument: &str,
    reading: &Reading,
) -> Result<Vec<Edit>, Failure> {
    let mut edits = Vec::new();
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        if field.value == Type::Flag && says_no(text) {
            edits.push(Edit::Remove(Path::one(field.key)));
            continue;
        }
        let read = field.read(text, reading).map_err(|invalid| refused(invalid, argument))?;
        edits.extend(read.into_iter().map(|(path, value)| Edit::Put(path, value)));
    }
    Ok(edits)
}

/// Removes items of a list by what names them.
pub(super) fn remove_items(
    field: &Field,
    texts: &[&str],
    argument: &str,
    reading: &Reading,
) -> Result<Vec<Edit>, Failure> {
    let remove = |text: &&str| field.read_key(text, reading).map(Edit::Remove);
    texts.iter().map(remove).collect::<Result<_, _>>().map_err(|invalid| refused(invalid, argument))
}

/// Sets a part of the main address, or empties it.
pub(super) fn set_part(
    field: &Field,
    part: &Part,
    text: &str,
    argument: &str,
    reading: &Reading,
) -> Result<Edit, Failure> {
    let path = Path::item(field.key, part.name);
    if text.trim().is_empty() {
        return Ok(Edit::Remove(path));
    }
    let value: Value = part.value.read(text, reading).map_err(|invalid| refused(invalid, argument))?;
    Ok(Edit::PutPart(path, value))
}

/// Reads `city=Berlin`, `notes=` (emptied), `tag=+vip,-cold`, `phone+=0151 23456789`, `email-=old@acme.example`.
pub(super) fn assign(kind: Kind, text: &str, reading: &Reading) -> Result<Vec<Edit>, Failure> {
    let plain = text.replacen('＝', "=", 1);
    let Some((word, value)) = plain.split_once('=') else {
        return Err(refused(crate::domain::Invalid::new("assignment", text), "FIELD=VALUE"));
    };
    let (word, sign) = match word.strip_suffix(['+', '＋']) {
        Some(word) => (word, Sign::Plus),
        None => word.strip_suffix(['-', '－']).map_or((word, Sign::None), |word| (word, Sign::Minus)),
    };
    let slot = find_editable(&reading.catalogue, kind, word)?;
    let argument = slot.name();
    match (slot, sign) {
        (Slot::Part(field, part), Sign::None) => Ok(vec![set_part(field, part, value, argument, reading)?]),
        (Slot::Field(field), Sign::None) => set_field(field, &[value], argument, reading),
        (Slot::Field(field), Sign::Plus) if is_list(field) => {
            add_items(field, &values(field, value), argument, reading)
        }
        (Slot::Field(field), Sign::Minus) if is_list(field) => {
            remove_items(field, &values(field, value), argument, reading)
        }
        (Slot::Field(_) | Slot::Part(..) | Slot::Derived(_), Sign::None | Sign::Plus | Sign::Minus) => {
            Err(refused(crate::domain::Invalid::new("item-assignment", text), argument))
        }
    }
}

/// What stands before the `=`.
#[derive(Clone, Copy)]
enum Sign {
    None,
    Plus,
    Minus,
}

fn is_list(field: &Field) -> bool {
    !matches!(field.arity, Arity::One)
}

/// Tags have no commas, so several may stand between them.
fn values<'a>(field: &Field, value: &'a str) -> Vec<&'a str> {
    if field.value == Type::Tag { items(&[value]).collect() } else { vec![value] }
}

fn pair(edit: Edit) -> Option<(Path, Value)> {
    match edit {
        Edit::Put(path, value) => Some((path, value)),
        Edit::Link(..) | Edit::PutPart(..) | Edit::Remove(_) | Edit::Clear(_) | Edit::Replace(..) => None,
    }
}
