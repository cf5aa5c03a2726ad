//! One JSON object as a row: which record, and what becomes of it.

use std::borrow::Cow;

use serde_json::error::Category;
use serde_json::value::RawValue;

use super::json::CUSTOM;
use super::json_tree::{Json, Object};
use super::pieces::bad;
use super::row_field::read_field;
use crate::domain::field::{DELETED, EXTERNAL_IDS, SetBy};
use crate::domain::id::Uuid128;
use crate::domain::path::DEFINED;
use crate::domain::slot::Derived;
use crate::domain::{Field, Handle, Invalid, Kind, Path, Reading, RecordId, Value, line};
use crate::ops::{Act, Code, Edit, Failure, Key, Reason, Reference, Row, Target};

/// The keys that say which record is meant and what becomes of it.
const OWN_KEYS: &[&str] = &["kind", "id", "handle", "ref", "op", DELETED];

/// The keys that rolo writes and does not read, beside what follows from other keys.
const PASSED_OVER: &[&str] =
    &["schema", "title", "linked", "timeline", "columns", "last_type", "next_step", "open_value"];

/// Words that are alike enough to be suggested.
const LIKENESS: f64 = 0.7;

/// Reads the text of a row that stands on `line`.
pub(super) fn read(text: &str, line: u64, reading: &Reading) -> Result<Row, Failure> {
    let object: Object<'_> = serde_json::from_str(text.trim_end()).map_err(|error| not_json(&error))?;
    let head = Head::read(&object)?;
    let mut edits = Vec::with_capacity(object.keys.len() + object.unknown.len());
    for (key, json) in &object.keys {
        if key == CUSTOM {
            edits.extend(read_defined(head.kind, json, reading)?);
        } else if !OWN_KEYS.contains(&key.as_ref()) && !is_passed_over(head.kind, key) {
            let field = field_called(head.kind, key)?;
            edits.extend(read_field(field, json, reading).map_err(|failure| at(failure, key))?);
        }
    }
    for (path, json) in &object.unknown {
        edits.push(keep_unknown(head.kind, path, json).map_err(|failure| at(failure, "unknown"))?);
    }
    Ok(Row { line, kind: head.kind, target: head.target, act: head.op.act(edits, head.is_new)?, rev: None })
}

/// What fields are to hold that people defined: `{"budget":{"amount":"10.00","currency":"EUR"},"interests":["golf"]}`.
fn read_defined(kind: Kind, json: &Json<'_>, reading: &Reading) -> Result<Vec<Edit>, Failure> {
    let Json::Object(pairs) = json else { return Err(unexpected(CUSTOM, "an object", json)) };
    let mut edits = Vec::new();
    for (key, json) in pairs {
        let known = || reading.catalogue.defined(kind);
        let field = known().find(|field| field.key.strip_prefix(DEFINED) == Some(key));
        let field = field.or_else(|| known().find(|field| field.name == *key));
        let whole = format!("{CUSTOM}.{key}");
        let field = field.ok_or_else(|| unknown_field(&whole, known().map(|field| field.name)))?;
        edits.extend(read_field(field, json, reading).map_err(|failure| at(failure, &whole))?);
    }
    Ok(edits)
}

fn is_passed_over(kind: Kind, key: &str) -> bool {
    // What is written of one kind beside its fields may be a field of another.
    let is_beside = PASSED_OVER.contains(&key) && Field::find(kind, key).is_none();
    is_beside || Derived::of(kind).iter().any(|derived| derived.name() == key)
}

fn not_json(error: &serde_json::Error) -> Failure {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = error.to_string();
    let text = text.trim_end_matches(&place);
    match error.classify() {
        Category::Data => Failure::new(Code::BadRow).fact("reason", text),
        Category::Eof => bad(Reason::JsonWithoutEnd),
        Category::Syntax | Category::Io => bad(Reason::NoJson).fact("detail", text).fact("column", error.column()),
    }
}

/// Says in which key something went wrong, unless that is known more exactly.
fn at(failure: Failure, key: &str) -> Failure {
    if failure.facts.contains_key("argument") { failure } else { failure.fact("argument", key) }
}

/// What a row says about its record.
struct Head {
    kind: Kind,
    target: Target,
    is_new: IsNew,
    op: Op,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum IsNew {
    Yes,
    No,
}

#[derive(Clone, Copy)]
enum Op {
    Upsert,
    UpsertDeleted,
    Delete,
    Restore,
}

impl Head {
    fn read(object: &Object<'_>) -> Result<Head, Failure> {
        let kind = match word(object, "kind")? {
            Some(word) => Kind::from_word(word)
                .ok_or_else(|| Invalid::new("kind", word).among(Kind::ALL.iter().map(|kind| kind.as_str())))?,
            None => Kind::Contact,
        };
        let mut target = read_target(kind, word(object, "id")?, word(object, "handle")?, word(object, "ref")?)?;
        if target == Target::New {
            let keys: Vec<Key> = external_ids(object).map(|id| Key::External(id.to_owned())).collect();
            target = if keys.is_empty() { target } else { Target::Keyed(keys) };
        }
        let is_new = if target == Target::New { IsNew::Yes } else { IsNew::No };
        Ok(Head { kind, target, is_new, op: Op::read(object)? })
    }
}

impl Op {
    fn read(object: &Object<'_>) -> Result<Op, Failure> {
        match (word(object, "op")?, find(object, DELETED)) {
            (Some("upsert"), _) | (None, Some(Json::Bool(false) | Json::Null) | None) => Ok(Op::Upsert),
            (None, Some(Json::Bool(true))) => Ok(Op::UpsertDeleted),
            (Some("delete"), _) => Ok(Op::Delete),
            (Some("restore"), _) => Ok(Op::Restore),
            (Some(other), _) => {
                Err(at(Invalid::new("choice", other).among(["upsert", "delete", "restore"]).into(), "op"))
            }
            (None, Some(other)) => Err(unexpected(DELETED, "true or false", other)),
        }
    }

    fn act(self, edits: Vec<Edit>, is_new: IsNew) -> Result<Act, Failure> {
        match (self, is_new) {
            (Op::Upsert, _) => Ok(Act::Edit(edits)),
            (Op::UpsertDeleted, IsNew::No) => Ok(Act::EditDeleted(edits)),
            (Op::Delete, IsNew::No) => Ok(Act::Delete),
            (Op::Restore, IsNew::No) => Ok(Act::Restore),
            (Op::UpsertDeleted | Op::Delete | Op::Restore, IsNew::Yes) => Err(bad(Reason::NoTarget)),
        }
    }
}

fn read_target(kind: Kind, id: Option<&str>, handle: Option<&str>, other: Option<&str>) -> Result<Target, Failure> {
    match (id, handle, other) {
        (Some(id), handle, None) => {
            let uuid: Uuid128 = id.parse().map_err(|invalid: Invalid| at(invalid.into(), "id"))?;
            let handle = handle.map(|text| read_handle(kind, text)).transpose()?;
            Ok(Target::Id(RecordId { kind, uuid }, handle))
        }
        (None, Some(handle), None) => {
            let handle = read_handle(kind, handle)?;
            Ok(Target::Existing(Reference(handle.to_string())))
        }
        (None, None, Some(text)) => {
            let reference = text.parse().map_err(|invalid: Invalid| at(invalid.into(), "ref"))?;
            Ok(Target::Existing(reference))
        }
        (None, None, None) => Ok(Target::New),
        (Some(_), _, Some(_)) | (None, Some(_), Some(_)) => Err(bad(Reason::TwoTargets)),
    }
}

/// What other programs call the record: by that it is found where nothing else says which one is meant.
fn external_ids<'a>(object: &'a Object<'_>) -> impl Iterator<Item = &'a str> {
    let listed = match find(object, EXTERNAL_IDS) {
        Some(Json::List(items)) => items.as_slice(),
        Some(Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::Object(_)) | None => &[],
    };
    listed.iter().filter_map(|item| if let Json::Text(text) = item { Some(text.trim()) } else { None })
}

fn read_handle(kind: Kind, text: &str) -> Result<Handle, Failure> {
    let handle: Result<Handle, Invalid> = text.parse();
    match handle {
        Ok(handle) if Handle::looks_like(text) == Some(kind) => Ok(handle),
        Ok(_) | Err(_) => Err(at(Invalid::new("handle", text).into(), "handle")),
    }
}

fn field_called(kind: Kind, key: &str) -> Result<&'static Field, Failure> {
    Field::find(kind, key).ok_or_else(|| unknown_field(key, kind.fields().iter().map(|field| field.key)))
}

/// A key that nobody knows, with the nearest of those that are known.
pub(super) fn unknown_field<'a>(key: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let leaf = key.rsplit_once('.').map_or(key, |(_, leaf)| leaf);
    let likeness = known.map(|word| (strsim::jaro_winkler(leaf, word), word));
    let nearest = likeness.filter(|(score, _)| *score > LIKENESS).max_by(|a, b| a.0.total_cmp(&b.0));
    Failure::new(Code::UnknownField)
        .fact("field", key)
        .fact("nearest", nearest.map_or_else(String::new, |(_, word)| word.to_owned()))
}

/// Keeps a value of another version of rolo; a path that this version knows has to stand under its own key.
fn keep_unknown(kind: Kind, path: &str, json: &RawValue) -> Result<Edit, Failure> {
    let invalid = || Invalid::new("path", path);
    let plain = !path.is_empty() && path.len() <= line::LONGEST_LINE && !path.chars().any(line::is_hidden);
    let path = Path::from(path);
    let is_ours = Field::find(kind, path.field()).is_some_and(|field| field.set_by == SetBy::Rolo);
    if !plain || is_ours || json.get().len() > line::LONGEST_TEXT {
        return Err(invalid().into());
    }
    let json = compact(json.get());
    match Value::from_json_at(kind, &path, &json) {
        value @ Value::Opaque(_) => Ok(Edit::Put(path, value)),
        Value::Text(_)
        | Value::Flag
        | Value::Money(_)
        | Value::Date(_)
        | Value::When(_)
        | Value::Number(_)
        | Value::Decimal(_)
        | Value::Record(_)
        | Value::Birthday(_)
        | Value::Position(_)
        | Value::Item(_)
        | Value::Consent(_) => Err(invalid().into()),
    }
}

/// The same JSON without blanks between its parts, so that it stands in one line; numbers and order are kept.
fn compact(json: &str) -> String {
    let mut inside = false;
    let mut escaped = false;
    let kept = json.chars().filter(|char| {
        let keep = inside || !char.is_ascii_whitespace();
        if *char == '"' && !escaped {
            inside = !inside;
        }
        escaped = inside && *char == '\\' && !escaped;
        keep
    });
    kept.collect()
}

fn find<'a>(object: &'a Object<'_>, key: &str) -> Option<&'a Json<'a>> {
    object.keys.iter().find(|(name, _)| name == key).map(|(_, json)| json)
}

fn word<'a>(object: &'a Object<'_>, key: &str) -> Result<Option<&'a str>, Failure> {
    match find(object, key) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::Text(Cow::Borrowed(text))) => Ok(Some(text)),
        Some(Json::Text(Cow::Owned(text))) => Ok(Some(text)),
        Some(other @ (Json::Bool(_) | Json::Number(_) | Json::List(_) | Json::Object(_))) => {
            Err(unexpected(key, "a string", other))
        }
    }
}

/// A value of the wrong sort.
pub(super) fn unexpected(key: &str, expected: &str, found: &Json<'_>) -> Failure {
    at(bad(Reason::WrongType).fact("field", key).fact("found", found.sort()).fact("expected", expected), key)
}
