//! The fields of a record as arguments of `add` and `edit`, derived from the catalogue. What they say is read in
//! [`super::edits`].

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::error::Error;
use clap::{Arg, ArgAction, Command};

use super::edits::{add_items, clear, editable, has_items, remove_items, set_field, set_part};
use super::given::{Given, refused};
use super::output::items;
use crate::domain::field::{Arity, Type};
use crate::domain::{Catalogue, Field, Kind, Path, Value, line, name};
use crate::ops::{Edit, Failure};

/// What begins the id of a field's argument.
pub(super) const FIELD: &str = "field-";
/// What begins the id of an argument that adds to a field.
pub(super) const ADD: &str = "add-";
/// What begins the id of an argument that removes from a field.
pub(super) const REMOVE: &str = "remove-";

/// One flag for each field that people set, and for each part of an address.
pub(super) fn value_args(catalogue: &Catalogue, kind: Kind) -> Vec<Arg> {
    let mut args = Vec::new();
    for field in editable(catalogue, kind) {
        args.push(field_arg(field));
        args.extend(field.parts().iter().map(|part| value_arg(FIELD, part.name, part.value)));
    }
    args
}

/// The flag of one field.
pub(super) fn field_arg(field: &'static Field) -> Arg {
    value_arg(FIELD, field.name, field.value).action(action(field))
}

/// The flags that add to and remove from lists, and those that empty fields.
pub(super) fn list_value_args(catalogue: &Catalogue, kind: Kind) -> Vec<Arg> {
    let mut args = Vec::new();
    for field in editable(catalogue, kind).filter(|field| has_items(field)) {
        args.push(value_arg(ADD, field.name, field.value).action(ArgAction::Append));
        args.push(value_arg(REMOVE, field.name, field.value).action(ArgAction::Append));
    }
    args.push(Arg::new("clear").long("clear").action(ArgAction::Append));
    args
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
        Type::Text | Type::Position | Type::Tag | Type::Money | Type::Decimal | Type::Date | Type::When => {
            arg.allow_hyphen_values(true)
        }
        Type::Line
        | Type::Birthday
        | Type::Language
        | Type::Zone
        | Type::Record(_)
        | Type::Number(_)
        | Type::Remind
        | Type::Repeat
        | Type::External
        | Type::Consent
        | Type::Item(_)
        | Type::Handle => arg,
    }
}

/// Words that help and completion name. Others are let through: the domain reads values, in any case and script.
#[derive(Clone)]
pub(super) struct Suggested(pub(super) &'static [&'static str]);

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
    for field in editable(given.catalogue(), kind) {
        edits.extend(read_made(field, given)?);
    }
    Ok(edits)
}

/// The values that the flag of one field gives to a new record.
pub(super) fn read_made(field: &'static Field, given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    let texts = given.texts(&format!("{FIELD}{}", field.name));
    let mut edits = match field.arity {
        Arity::Set if field.value == Type::Tag => set_field(field, &texts, &flag(FIELD, field.name), given.reading)?,
        Arity::One | Arity::List | Arity::Set | Arity::Log | Arity::Parts(_) => {
            add_items(field, &texts, &flag(FIELD, field.name), given.reading)?
        }
    };
    edits.extend(read_parts(field, given)?);
    // A new record has nothing to remove: an empty part, or a flag that is not set.
    edits.retain(|edit| !matches!(edit, Edit::Remove(_) | Edit::Clear(_)));
    Ok(edits)
}

/// The changes of an edit: what is emptied, what is set, what is removed, what is added, field by field.
pub(super) fn read_edits(kind: Kind, given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    let mut edits = Vec::new();
    for word in items(&given.texts("clear")) {
        edits.push(clear(given.catalogue(), kind, word)?);
    }
    for field in editable(given.catalogue(), kind) {
        let texts = |prefix: &str| given.texts(&format!("{prefix}{}", field.name));
        edits.extend(set_field(field, &texts(FIELD), &flag(FIELD, field.name), given.reading)?);
        edits.extend(read_parts(field, given)?);
        if has_items(field) {
            edits.extend(remove_items(field, &texts(REMOVE), &flag(REMOVE, field.name), given.reading)?);
            edits.extend(add_items(field, &texts(ADD), &flag(ADD, field.name), given.reading)?);
        }
    }
    Ok(edits)
}

fn flag(prefix: &str, name: &str) -> String {
    if prefix == FIELD { format!("--{name}") } else { format!("--{prefix}{name}") }
}

/// `contact add "Jane Doe"`: the halves of the name. How they are put together again is not for the typist to say.
/// Whatever has no halves is called what is typed.
pub(super) fn read_name(kind: Kind, given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    let Some(typed) = given.text("name") else { return Ok(Vec::new()) };
    let whole = line::read_line("line", typed).map_err(|invalid| refused(invalid, "NAME"))?;
    if Field::find(kind, "family").is_none() {
        return Ok(vec![Edit::Put(Path::one("name"), Value::Text(whole))]);
    }
    let halves = name::split(&whole);
    let parts = [("given", halves.given), ("family", halves.family)].into_iter().filter(|(_, text)| !text.is_empty());
    Ok(parts.map(|(key, text)| Edit::Put(Path::one(key), Value::Text(text))).collect())
}

fn read_parts(field: &'static Field, given: &Given<'_>) -> Result<Vec<Edit>, Failure> {
    let mut edits = Vec::new();
    for part in field.parts() {
        if let Some(text) = given.text(&format!("{FIELD}{}", part.name)) {
            edits.push(set_part(field, part, text, &flag(FIELD, part.name), given.reading)?);
        }
    }
    Ok(edits)
}
