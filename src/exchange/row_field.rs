//! The value of one key of a row: canonical forms are checked, others read as people type them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::json_tree::Json;
use super::pieces::bad;
use super::row::{unexpected, unknown_field};
use crate::domain::consent::{CHANNELS, Consent, ConsentState};
use crate::domain::field::{Arity, Part, SetBy, Sort, Type};
use crate::domain::item::Item;
use crate::domain::position::Position;
use crate::domain::read::{read_item_key, says_no};
use crate::domain::{Field, Invalid, Money, Path, Reading, Value, address, date, file, line, money, phone, tag};
use crate::ops::{Edit, Failure, Reason};

/// The keys and values of an object, in their order.
type Pairs<'a> = [(Cow<'a, str>, Json<'a>)];

/// The most bytes of what was typed in place of an item's key.
const LONGEST_TYPED: usize = line::LONGEST_LINE;

/// The key of the size of a file, and the largest whole number of which JSON knows all before it.
const SIZE: &str = "size";
const MOST_EXACT: f64 = 9_007_199_254_740_992.0;

/// The keys of a link to another record.
const ID: &str = "id";
const NAME: &str = "name";

/// Reads what stands under a field's key into the edits that make the field hold it.
pub(super) fn read_field(field: &'static Field, json: &Json<'_>, reading: &Reading) -> Result<Vec<Edit>, Failure> {
    if field.arity == Arity::Log && *json != Json::Null {
        return read_log(field, json, reading);
    }
    read_whole(field, json, reading).map(|edit| vec![edit])
}

fn read_whole(field: &'static Field, json: &Json<'_>, reading: &Reading) -> Result<Edit, Failure> {
    let path = Path::one(field.key);
    if field.set_by == SetBy::Rolo {
        return Err(unknown_field(field.key, std::iter::empty()));
    }
    if *json == Json::Null {
        return Ok(Edit::Clear(path));
    }
    if let (Type::Record(_), Json::Object(pairs)) = (field.value, json)
        && let Some(edit) = read_link(path.clone(), field.key, pairs)?
    {
        return Ok(edit);
    }
    let values = match (field.arity, field.value) {
        (Arity::One, _) => {
            return Ok(match read_scalar(field.value, field.key, json, reading)? {
                Some(value) => Edit::Put(path, value),
                None => Edit::Clear(path),
            });
        }
        (Arity::List, Type::Item(sort)) => read_items(field, sort, json, reading)?,
        (Arity::Set, Type::Consent) => read_consents(field, json, reading)?,
        (Arity::Parts(parts), _) => read_groups(field, parts, json, reading)?,
        (Arity::List | Arity::Set, Type::External | Type::Choice(_)) => read_each(field, json, reading)?,
        (Arity::List | Arity::Set | Arity::Log, _) => read_labels(field, json)?,
    };
    refuse_twins(field, &values)?;
    Ok(Edit::Replace(path, values))
}

/// Reads one value; none is a flag that is not set.
fn read_scalar(kind: Type, key: &str, json: &Json<'_>, reading: &Reading) -> Result<Option<Value>, Failure> {
    match (kind, json) {
        (Type::Flag, Json::Bool(flag)) => Ok(flag.then_some(Value::Flag)),
        (Type::Flag, Json::Text(text)) if says_no(text) => Ok(None),
        (_, Json::Text(text)) => Ok(Some(kind.read(text, reading)?)),
        (Type::Record(_), Json::Object(pairs)) => read_name(key, pairs).map(Some),
        (Type::Money, Json::Object(pairs)) => read_money(key, pairs).map(Some),
        (Type::Money | Type::Decimal | Type::Number(_) | Type::Remind, Json::Number(number)) => {
            Ok(Some(kind.read(&number.to_string(), reading)?))
        }
        (Type::Position, Json::Object(pairs)) => read_position(key, pairs).map(Some),
        (Type::Flag, other) => Err(unexpected(key, "true or false", other)),
        (_, other) => Err(unexpected(key, "a string", other)),
    }
}

/// Another record by its name: which one it is, the book knows.
fn read_name(key: &str, pairs: &Pairs<'_>) -> Result<Value, Failure> {
    let name = text_at(key, pairs, NAME)?.ok_or_else(|| bad(Reason::NoPart).fact("field", key).fact("part", NAME))?;
    Ok(Value::Text(line::read_line("reference", name)?))
}

/// Another record by its identity, and its name for a book that does not know it.
fn read_link(path: Path, key: &str, pairs: &Pairs<'_>) -> Result<Option<Edit>, Failure> {
    only(key, pairs, &[ID, NAME])?;
    let Some(id) = text_at(key, pairs, ID)? else { return Ok(None) };
    let name = text_at(key, pairs, NAME)?.map(|name| line::read_line("reference", name)).transpose()?;
    Ok(Some(Edit::Link(path, id.parse()?, name.unwrap_or_default())))
}

/// `{"amount":"1234.50","currency":"EUR"}`, the amount also as a number.
fn read_money(key: &str, pairs: &Pairs<'_>) -> Result<Value, Failure> {
    only(key, pairs, &["amount", "currency"])?;
    let missing = |part| bad(Reason::NoPart).fact("field", key).fact("part", part);
    let code = text_at(key, pairs, "currency")?.ok_or_else(|| missing("currency"))?;
    let amount = match find(pairs, "amount") {
        Some(Json::Number(number)) => number.to_string(),
        Some(other) => as_text(&format!("{key}.amount"), other)?.to_owned(),
        None => return Err(missing("amount")),
    };
    Ok(Value::Money(Money::read(&amount, Some(money::read_currency(code)?))?))
}

/// `[{"at":"2016-10-20","to":…}]`, each of them also as one types it: `"2016-10-20 Engaging"`.
fn read_log(field: &'static Field, json: &Json<'_>, reading: &Reading) -> Result<Vec<Edit>, Failure> {
    let Json::List(elements) = json else { return Err(unexpected(field.key, "an array", json)) };
    let mut edits = vec![Edit::Clear(Path::one(field.key))];
    for element in elements {
        let Json::Object(pairs) = element else {
            let read = field.read(as_text(field.key, element)?, reading)?;
            edits.extend(read.into_iter().map(|(path, value)| Edit::Put(path, value)));
            continue;
        };
        only(field.key, pairs, &["at", "to"])?;
        let missing = |part| bad(Reason::NoPart).fact("field", field.key).fact("part", part);
        let at = text_at(field.key, pairs, "at")?.ok_or_else(|| missing("at"))?;
        // A second move on one day has a number behind the day.
        let path = match at.split_once('.') {
            Some((day, place)) if place.parse::<u32>().is_ok() => {
                Path::item(field.key, &format!("{}.{place}", date::read_iso(day)?))
            }
            Some(_) | None => field.at(at, reading)?,
        };
        edits.push(match find(pairs, "to").ok_or_else(|| missing("to"))? {
            Json::Object(to) => read_link(path.clone(), field.key, to)?
                .map_or_else(|| read_name(field.key, to).map(|name| Edit::Put(path, name)), Ok)?,
            to @ (Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::List(_)) => {
                Edit::Put(path, field.value.read(as_text(field.key, to)?, reading)?)
            }
        });
    }
    Ok(edits)
}

fn read_position(key: &str, pairs: &Pairs<'_>) -> Result<Value, Failure> {
    only(key, pairs, &["latitude", "longitude"])?;
    let degrees = |name| match find(pairs, name) {
        Some(Json::Number(number)) => Ok(*number),
        Some(other) => Err(unexpected(&format!("{key}.{name}"), "a number", other)),
        None => Err(bad(Reason::NoPart).fact("field", key).fact("part", name)),
    };
    let text = format!("{},{}", degrees("latitude")?, degrees("longitude")?);
    Ok(Value::Position(text.parse::<Position>()?))
}

type Values = Vec<(Path, Value)>;

fn read_items(field: &'static Field, sort: Sort, json: &Json<'_>, reading: &Reading) -> Result<Values, Failure> {
    let mut values = Vec::new();
    match (sort, json) {
        (Sort::Extra, Json::Object(pairs)) => {
            for (name, value) in pairs {
                let label = line::read_text("extra", as_text(&format!("{}.{name}", field.key), value)?)?;
                let key = read_item_key(sort, name, reading)?;
                values.push((Path::item(field.key, &key), Value::Item(Item { label, ..Item::default() })));
            }
        }
        (_, Json::List(elements)) => {
            for element in elements {
                match element {
                    Json::Text(text) => values.extend(read_typed(field, sort, text, reading)?),
                    Json::Object(pairs) => values.push(read_item(field, sort, pairs, reading)?),
                    other @ (Json::Null | Json::Bool(_) | Json::Number(_) | Json::List(_)) => {
                        return Err(unexpected(field.key, "an array of objects or strings", other));
                    }
                }
            }
        }
        (_, other) => return Err(unexpected(field.key, "an array", other)),
    }
    number_items(&mut values);
    Ok(values)
}

/// The order of an array is the order of the list.
fn number_items(values: &mut Values) {
    for (place, (_, value)) in (0..).zip(values) {
        if let Value::Item(item) = value {
            item.order = place;
        }
    }
}

fn read_typed(field: &'static Field, sort: Sort, text: &str, reading: &Reading) -> Result<Values, Failure> {
    if sort == Sort::Phone && phone::is_e164(text) {
        return Ok(vec![(Path::item(field.key, text), Value::Item(Item::default()))]);
    }
    Ok(field.read(text, reading)?)
}

fn read_item(
    field: &'static Field,
    sort: Sort,
    pairs: &Pairs<'_>,
    reading: &Reading,
) -> Result<(Path, Value), Failure> {
    let beside = if sort == Sort::File { SIZE } else { "typed" };
    only(field.key, pairs, &[ID, sort.key_name(), sort.label_name(), beside])?;
    // A record is meant by its identity where that is given, else by its name.
    let id = match sort {
        Sort::Record(_) => text_at(field.key, pairs, ID)?,
        Sort::Email | Sort::Phone | Sort::Link | Sort::File | Sort::Extra | Sort::Choice => None,
    };
    let named = text_at(field.key, pairs, sort.key_name())?;
    let text =
        id.or(named).ok_or_else(|| bad(Reason::NoPart).fact("field", field.key).fact("part", sort.key_name()))?;
    let label = match text_at(field.key, pairs, sort.label_name())?.filter(|label| !label.is_empty()) {
        Some(label) => read_label(sort, label)?,
        None => String::new(),
    };
    let (key, read_as) = match sort {
        Sort::Phone if phone::is_e164(text) => (text.to_owned(), ""),
        Sort::Phone => (phone::read_phone(text, reading.country)?, text.trim()),
        // Its name goes along with an identity, for a book that does not know the record yet.
        Sort::Record(_) => (read_item_key(sort, text, reading)?, id.and(named).unwrap_or_default()),
        Sort::Email | Sort::Link | Sort::File | Sort::Extra | Sort::Choice => (read_item_key(sort, text, reading)?, ""),
    };
    let typed = text_at(field.key, pairs, "typed")?.unwrap_or(read_as);
    if typed.len() > LONGEST_TYPED || typed.chars().any(line::is_hidden) {
        return Err(Invalid::new("line", typed).into());
    }
    let size = if sort == Sort::File { Some(read_size(field, pairs)?) } else { None };
    Ok((Path::item(field.key, &key), Value::Item(Item { label, typed: typed.to_owned(), size, ..Item::default() })))
}

/// The size of a file in bytes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number in these bounds is exact")]
fn read_size(field: &'static Field, pairs: &Pairs<'_>) -> Result<u64, Failure> {
    match find(pairs, SIZE) {
        Some(Json::Number(number)) if number.fract() == 0.0 && (0.0..=MOST_EXACT).contains(number) => {
            Ok(*number as u64)
        }
        Some(other) => Err(unexpected(&format!("{}.{SIZE}", field.key), "a number of bytes", other)),
        None => Err(bad(Reason::NoPart).fact("field", field.key).fact("part", SIZE)),
    }
}

fn read_label(sort: Sort, text: &str) -> Result<String, Invalid> {
    match sort {
        Sort::Email | Sort::Phone | Sort::Link => address::read_label(text),
        Sort::Record(_) => line::read_line("role", text),
        Sort::File => Ok(file::harmless(text)),
        Sort::Extra => line::read_text("extra", text),
        Sort::Choice => Err(Invalid::new("choice-word", text)),
    }
}

fn read_labels(field: &'static Field, json: &Json<'_>) -> Result<Values, Failure> {
    let Json::List(elements) = json else { return Err(unexpected(field.key, "an array", json)) };
    let read = elements.iter().map(|element| {
        let tag = tag::read_tag(as_text(field.key, element)?)?;
        Ok((Path::item(field.key, &tag), Value::Flag))
    });
    read.collect()
}

fn read_each(field: &'static Field, json: &Json<'_>, reading: &Reading) -> Result<Values, Failure> {
    let Json::List(elements) = json else { return Err(unexpected(field.key, "an array", json)) };
    let mut values = Vec::new();
    for element in elements {
        values.extend(field.read(as_text(field.key, element)?, reading)?);
    }
    Ok(values)
}

fn read_consents(field: &'static Field, json: &Json<'_>, reading: &Reading) -> Result<Values, Failure> {
    let mut values = Vec::new();
    match json {
        Json::Object(pairs) => {
            for (channel, value) in pairs {
                let at = format!("{}.{channel}", field.key);
                match value {
                    Json::Object(pairs) => values.push(read_consent(field, channel, &at, pairs)?),
                    Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::List(_) => {
                        values.extend(field.read(&format!("{channel} {}", as_text(&at, value)?), reading)?);
                    }
                }
            }
        }
        Json::List(elements) => {
            for element in elements {
                values.extend(field.read(as_text(field.key, element)?, reading)?);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) => {
            return Err(unexpected(field.key, "an object", json));
        }
    }
    Ok(values)
}

fn read_consent(field: &'static Field, channel: &str, at: &str, pairs: &Pairs<'_>) -> Result<(Path, Value), Failure> {
    only(at, pairs, &["state", "on", "source"])?;
    if !CHANNELS.contains(&channel) {
        return Err(Invalid::new("consent", channel).among(CHANNELS).into());
    }
    let state = match text_at(at, pairs, "state")? {
        Some("given") => ConsentState::Given,
        Some("withdrawn") => ConsentState::Withdrawn,
        other => return Err(Invalid::new("choice", other.unwrap_or_default()).among(["given", "withdrawn"]).into()),
    };
    let on = text_at(at, pairs, "on")?.map(read_date).transpose()?;
    let source = text_at(at, pairs, "source")?.filter(|source| !source.is_empty());
    let source = source.map(|source| line::read_line("consent", source)).transpose()?.unwrap_or_default();
    Ok((Path::item(field.key, channel), Value::Consent(Consent { state, on, source })))
}

fn read_date(text: &str) -> Result<Date, Invalid> {
    let date = text.parse::<Date>().map_err(|_| Invalid::new("date", text))?;
    if text.len() == "2026-01-01".len() { Ok(date) } else { Err(Invalid::new("date", text)) }
}

fn read_groups(
    field: &'static Field,
    parts: &'static [Part],
    json: &Json<'_>,
    reading: &Reading,
) -> Result<Values, Failure> {
    let Json::List(elements) = json else { return Err(unexpected(field.key, "an array", json)) };
    let mut values = Vec::new();
    for element in elements {
        match element {
            Json::Text(text) => values.extend(field.read(text, reading)?),
            Json::Object(pairs) => values.extend(read_group(field, parts, pairs, reading)?),
            other @ (Json::Null | Json::Bool(_) | Json::Number(_) | Json::List(_)) => {
                return Err(unexpected(field.key, "an array of objects or strings", other));
            }
        }
    }
    Ok(values)
}

fn read_group(
    field: &'static Field,
    parts: &'static [Part],
    pairs: &Pairs<'_>,
    reading: &Reading,
) -> Result<Values, Failure> {
    let names: Vec<&str> = std::iter::once("label").chain(parts.iter().map(|part| part.name)).collect();
    only(field.key, pairs, &names)?;
    let label = match text_at(field.key, pairs, "label")? {
        Some(label) => address::read_label(label)?,
        None => address::DEFAULT_LABEL.to_owned(),
    };
    let mut values = Vec::new();
    for part in parts {
        let Some(json) = find(pairs, part.name).filter(|json| **json != Json::Null) else { continue };
        let at = format!("{}.{}", field.key, part.name);
        if let Some(value) = read_scalar(part.value, &at, json, reading)? {
            values.push((Path::item(field.key, &format!("{label}/{}", part.name)), value));
        }
    }
    Ok(values)
}

fn refuse_twins(field: &Field, values: &Values) -> Result<(), Failure> {
    if values.len() < 2 {
        return Ok(());
    }
    let mut seen = BTreeSet::new();
    match values.iter().find(|(path, _)| !seen.insert(path)) {
        Some((path, _)) => {
            let item = path.item_key().unwrap_or_default();
            Err(bad(Reason::Twice).fact("field", field.key).fact("item", item))
        }
        None => Ok(()),
    }
}

fn only(at: &str, pairs: &Pairs<'_>, known: &[&str]) -> Result<(), Failure> {
    match pairs.iter().find(|(key, _)| !known.contains(&key.as_ref())) {
        Some((key, _)) => Err(unknown_field(&format!("{at}.{key}"), known.iter().copied())),
        None => Ok(()),
    }
}

fn find<'a>(pairs: &'a Pairs<'_>, key: &str) -> Option<&'a Json<'a>> {
    pairs.iter().find(|(name, _)| name == key).map(|(_, json)| json)
}

fn text_at<'a>(at: &str, pairs: &'a Pairs<'_>, key: &str) -> Result<Option<&'a str>, Failure> {
    match find(pairs, key) {
        None | Some(Json::Null) => Ok(None),
        Some(json) => as_text(&format!("{at}.{key}"), json).map(Some),
    }
}

fn as_text<'a>(at: &str, json: &'a Json<'_>) -> Result<&'a str, Failure> {
    match json {
        Json::Text(text) => Ok(text),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::List(_) | Json::Object(_) => {
            Err(unexpected(at, "a string", json))
        }
    }
}
