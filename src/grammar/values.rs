//! The fields of a record as arguments of `add` and `edit`, derived from the catalogue.

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::error::Error;
use clap::{Arg, ArgAction, Command};

use super::given::{Given, refused};
use super::output::{find_column, items};
use super::signs;
use crate::domain::field::{Arity, Part, Type};
use crate::domain::read::says_no;
use crate::domain::{Field, Kind, Path, Slot, Value, line, name};
use crate::ops::{Code, Edit, Failure};

/// What begins the id of a field's argument.
pub(super) const FIELD: &str = "field-";
/// What begins the id of an argument that adds to a field.
pub(super) const ADD: &str = "add-";
/// What begins the id of an argument that removes from a field.
pub(super) const REMOVE: &str = "remove-";

/// One flag for each field that people set, and for each part of an address.
pub(super) fn value_args(kind: Kind) -> Vec<Arg> {
    let mut args = Vec::new();
    for field in editable(kind) {
        args.push(value_arg(FIELD, field.name, field.value).action(action(field)));
        args.extend(field.parts().iter().map(|part| value_arg(FIELD, part.name, part.value)));
    }
    args
}

/// The flags that add to and remove from lists, and those that empty fields.
pub(super) fn list_value_args(kind: Kind) -> Vec<Arg> {
    let mut args = Vec::new();
    for field in editable(kind).filter(|field| has_items(field)) {
        args.push(value_arg(ADD, field.name, field.value).action(ArgAction::Append));
        args.push(value_arg(REMOVE, field.name, field.value).action(ArgAction::Append));
    }
    args.push(Arg::new("clear").long("clear").action(ArgAction::Append));
    args
}

fn editable(kind: Kind) -> impl Iterator<Item = &'static Field> {
    kind.fields().iter().filter(|field| field.is_editable())
}

/// Whether a field's items are added and removed one by one; tags have signs for that.
fn has_items(field: &Field) -> bool {
    match field.arity {
        Arity::One => false,
        Arity::List | Arity::Log | Arity::Parts(_) => true,
        Arity::Set => field.value != Type::Tag,
    }
}

fn action(field: &Field) -> ArgAction {
    match field.arity {
        Arity::One => ArgAction::Set,
        Arity::List | Arity::Set | Arity::Log | Arity::Parts(_) => ArgAction::Append,
    }
}

fn value_arg(prefix: &str, name: &'static str, value: Type) -> Arg {
    let long = if prefix == FIELD { name.to_owned() } else { format!("{prefix}{name}") };
    let arg = Arg::new(format!("{prefix}{name}")).long(long);
    match value {
        Type::Choice(words) => arg.value_parser(Suggested(words)),
        Type::Flag => arg.value_parser(Suggested(&["yes", "no"])).num_args(0..=1).default_missing_value("yes"),
        Type::Text | Type::Position | Type::Tag | Type::Money | Type::Date | Type::When => {
            arg.allow_hyphen_values(true)
        }
        Type::Line
        | Type::Birthday
        | Type::Language
        | Type::Zone
        | Type::Record(_)
        | Type::Number(_)
        | Type::Repeat
        | Type::External
        | Type::Consent
        | Type::Item(_)
        | Type::Handle => arg,
    }
}

/// Words that help and completion name. Others are let through: the domain reads values, in any case and script.
#[derive(Clone)]
struct Suggested(&'static [&'static str]);

impl TypedValueParser for Suggested {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &std::ffi::OsStr) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(PossibleValue::new)))
    }
}

/// The values with which a record is made. What is empty is left out.
pub(super) fn read_new(kind: Kind, given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    let mut edits = read_name(kind, given)?;
    for field in editable(kind) {
        if field.value == Type::Tag {
            edits.extend(read_field(field, given)?);
            continue;
        }
        let typed = texts(given, field).filter(|text| !text.trim().is_empty());
        edits.extend(typed.map(|text| read_put(field, FIELD, text, given)).collect::<Result<Vec<_>, _>>()?.concat());
        edits.extend(read_parts(field, given)?);
    }
    // A new record has nothing to remove: an empty part, or a flag that is not set.
    edits.retain(|edit| !matches!(edit, Edit::Remove(_)));
    Ok(edits)
}

/// The changes of an edit: what is emptied, what is set, what is removed, what is added, field by field.
pub(super) fn read_edits(kind: Kind, given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    let mut edits = Vec::new();
    for word in items(&given.texts("clear")) {
        edits.push(read_clear(kind, word)?);
    }
    for field in editable(kind) {
        edits.extend(read_field(field, given)?);
        edits.extend(read_parts(field, given)?);
        if has_items(field) {
            for text in given.texts(&format!("{REMOVE}{}", field.name)) {
                let path = field.read_key(text, given.reading);
                edits.push(Edit::Remove(path.map_err(|invalid| refused(invalid, &flag(REMOVE, field.name)))?));
            }
            for text in given.texts(&format!("{ADD}{}", field.name)) {
                edits.extend(read_put(field, ADD, text, given)?);
            }
        }
    }
    Ok(edits)
}

fn flag(prefix: &str, name: &str) -> String {
    if prefix == FIELD { format!("--{name}") } else { format!("--{prefix}{name}") }
}

fn texts<'a>(given: &Given<'a>, field: &Field) -> impl Iterator<Item = &'a str> {
    let divided = field.value == Type::Tag;
    let texts = given.texts(&format!("{FIELD}{}", field.name)).into_iter();
    texts.flat_map(move |text| if divided { items(&[text]).collect() } else { vec![text] })
}

/// `contact add "Jane Doe"`: the halves of the name. How they are put together again is not for the typist to say.
/// Whatever has no halves is called what is typed.
fn read_name(kind: Kind, given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    let Some(typed) = given.text("name") else { return Ok(Vec::new()) };
    let whole = line::read_line("line", typed).map_err(|invalid| refused(invalid, "NAME"))?;
    if Field::find(kind, "family").is_none() {
        return Ok(vec![Edit::Put(Path::one("name"), Value::Text(whole))]);
    }
    let halves = name::split(&whole);
    let parts = [("given", halves.given), ("family", halves.family)].into_iter().filter(|(_, text)| !text.is_empty());
    Ok(parts.map(|(key, text)| Edit::Put(Path::one(key), Value::Text(text))).collect())
}

fn read_clear(kind: Kind, word: &str) -> Result<Edit, Failure> {
    match find_column(&[kind], word)? {
        Slot::Field(field) if field.is_editable() => Ok(Edit::Clear(Path::one(field.key))),
        Slot::Part(field, part) => Ok(Edit::Remove(Path::item(field.key, part.name))),
        slot @ (Slot::Field(_) | Slot::Derived(_)) => {
            let names: Vec<&str> = editable(kind).map(|field| field.name).collect();
            Err(Failure::new(Code::UnknownColumn)
                .fact("column", slot.name())
                .fact("nearest", "")
                .fact("columns", names.join(", ")))
        }
    }
}

/// What the plain flag of a field says in an edit: it sets, replaces, or empties.
fn read_field(field: &Field, given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    if field.value == Type::Tag {
        return signs::read_signed(field, &given.texts(&format!("{FIELD}{}", field.name)), given.reading);
    }
    let given_texts: Vec<&str> = texts(given, field).collect();
    let typed: Vec<&str> = given_texts.iter().copied().filter(|text| !text.trim().is_empty()).collect();
    let path = Path::one(field.key);
    if given_texts.is_empty() {
        return Ok(Vec::new());
    }
    if typed.is_empty() {
        return Ok(vec![Edit::Clear(path)]);
    }
    let puts = typed.iter().map(|text| read_put(field, FIELD, text, given));
    let puts = puts.collect::<Result<Vec<_>, _>>()?.concat();
    Ok(match field.arity {
        Arity::One => puts,
        Arity::List => vec![Edit::Replace(path, puts.into_iter().filter_map(pair).collect())],
        Arity::Set | Arity::Log | Arity::Parts(_) => [vec![Edit::Clear(path)], puts].concat(),
    })
}

fn pair(edit: Edit) -> Option<(Path, Value)> {
    match edit {
        Edit::Put(path, value) => Some((path, value)),
        Edit::Link(..) | Edit::PutPart(..) | Edit::Remove(_) | Edit::Clear(_) | Edit::Replace(..) => None,
    }
}

fn read_put(field: &Field, prefix: &str, text: &str, given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    if field.value == Type::Flag && says_no(text) {
        return Ok(vec![Edit::Remove(Path::one(field.key))]);
    }
    let read = field.read(text, given.reading).map_err(|invalid| refused(invalid, &flag(prefix, field.name)))?;
    Ok(read.into_iter().map(|(path, value)| Edit::Put(path, value)).collect())
}

fn read_parts(field: &Field, given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    let read = |part: &'static Part| {
        let text = given.text(&format!("{FIELD}{}", part.name))?;
        Some(read_part(field, part, text, given))
    };
    field.parts().iter().filter_map(read).collect()
}

fn read_part(field: &Field, part: &Part, text: &str, given: &Given<'_>) -> Result<Edit, Failure> {
    let path = Path::item(field.key, part.name);
    if text.trim().is_empty() {
        return Ok(Edit::Remove(path));
    }
    let value = part.value.read(text, given.reading).map_err(|invalid| refused(invalid, &flag(FIELD, part.name)))?;
    Ok(Edit::PutPart(path, value))
}
