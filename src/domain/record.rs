//! A record: what is known of one person, company or deal, as a flat map from path to value.

use std::collections::BTreeMap;
use std::ops::Bound;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::consent::Refusal;
use super::deal::Totals;
use super::field::{Arity, DELETED, HANDLE, Sort, Type};
use super::id::Uuid128;
use super::item::Item;
use super::money::Money;
use super::slot::Derived;
use super::stage::Standing;
use super::touch::{Lateness, Touch};
use super::{Change, Field, Path, RecordId, Slot, Value, When, deal, file, name};

/// Living or deleted records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Life {
    /// Those that lists show.
    Live,
    /// Those that were deleted and can be restored.
    Deleted,
}

impl Life {
    /// The half in which a record is.
    pub fn of(record: &Record) -> Life {
        if record.is_deleted() { Life::Deleted } else { Life::Live }
    }

    /// The other half.
    #[must_use]
    pub const fn other(self) -> Life {
        match self {
            Life::Live => Life::Deleted,
            Life::Deleted => Life::Live,
        }
    }
}

/// The current state of one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Who it is.
    pub id: RecordId,
    /// What is known.
    pub fields: BTreeMap<Path, Value>,
    /// The names of the records to which it links, as far as whoever answers has looked them up. Not part of what is
    /// known of this record: they belong to the others, and change with them.
    pub names: BTreeMap<Uuid128, String>,
    /// What those of them do not want who are not to be contacted, looked up with the names.
    pub refusals: BTreeMap<Uuid128, Refusal>,
    /// What a deal takes from its stage, looked up with the names.
    pub standing: Option<Standing>,
    /// The last contact and the next step, where they were asked for. Not part of what is known of this record either.
    pub touch: Option<Box<Touch>>,
    /// What its open deals are worth, where that was asked for.
    #[serde(default)]
    pub open: Option<Box<Totals>>,
    /// The names of the segments in which it is, where that was asked for.
    #[serde(default)]
    pub segments: Vec<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it last changed.
    pub updated: Timestamp,
    /// The number of the last journal entry that changed it.
    pub rev: u64,
}

impl Record {
    /// A record of which nothing is known yet.
    pub fn new(id: RecordId, created: Timestamp) -> Record {
        Record {
            id,
            fields: BTreeMap::new(),
            names: BTreeMap::new(),
            refusals: BTreeMap::new(),
            standing: None,
            touch: None,
            open: None,
            segments: Vec::new(),
            created,
            updated: created,
            rev: 0,
        }
    }

    /// The value at `path`.
    pub fn value(&self, path: &str) -> Option<&Value> {
        self.fields.get(path)
    }

    /// The text at `path`, or nothing.
    pub fn text(&self, path: &str) -> &str {
        self.value(path).and_then(Value::as_text).unwrap_or_default()
    }

    /// The record's handle.
    pub fn handle(&self) -> &str {
        self.text(HANDLE)
    }

    /// Whether it was deleted; it can be restored.
    pub fn is_deleted(&self) -> bool {
        self.fields.contains_key(DELETED)
    }

    /// Whether anything is left of it: undoing its creation leaves nothing.
    pub fn exists(&self) -> bool {
        self.fields.contains_key(HANDLE)
    }

    /// The name by which people know it: as given, else put together, else an e-mail, a phone, the handle.
    pub fn title(&self) -> String {
        let given = self.text("name");
        if !given.is_empty() {
            return given.to_owned();
        }
        let joined = name::join(self.text("given"), self.text("family"));
        if !joined.is_empty() {
            return joined;
        }
        // An activity is known by what was noted of it, or by what it was.
        for key in ["text", "outcome", "type"] {
            if let Some(line) = self.text(key).lines().next() {
                return line.to_owned();
            }
        }
        let first = |key| self.items(key).first().map(|(item, _)| (*item).to_owned());
        first("emails").or_else(|| first("phones")).unwrap_or_else(|| self.handle().to_owned())
    }

    /// The records to which it links, each with the place and the field that does.
    pub fn links(&self) -> impl Iterator<Item = (&Path, &'static Field, RecordId)> {
        self.fields.iter().filter_map(|(path, value)| {
            let field = Field::find(self.id.kind, path.field())?;
            let (kind, uuid) = match (field.value, value) {
                (Type::Record(kind), Value::Record(uuid)) => (kind, *uuid),
                (Type::Item(Sort::Record(kind)), Value::Item(_)) => (kind, path.item_key()?.parse().ok()?),
                _ => return None,
            };
            Some((path, field, RecordId { kind, uuid }))
        })
    }

    /// Its role at a record to which an item of one of its lists links.
    pub fn role_at(&self, uuid: Uuid128) -> &str {
        let key = uuid.to_string();
        let mut items = self.fields.iter().filter(|(path, _)| path.item_key() == Some(key.as_str()));
        items.find_map(|(_, value)| Some(value.as_item()?.label.as_str())).unwrap_or_default()
    }

    /// The name of a record to which it links: as looked up, else its identity.
    pub fn name_of(&self, uuid: Uuid128) -> String {
        self.names.get(&uuid).cloned().unwrap_or_else(|| uuid.to_string())
    }

    /// The name of a list item: of the record that its key identifies, else the key itself.
    pub fn item_name<'a>(&'a self, key: &'a str) -> &'a str {
        key.parse().ok().and_then(|uuid| self.names.get(&uuid)).map_or(key, String::as_str)
    }

    /// The items of a list field with their keys, main one first.
    pub fn items(&self, field: &str) -> Vec<(&str, &Item)> {
        let mut items: Vec<_> =
            self.under(field).filter_map(|(path, value)| Some((path.item_key()?, value.as_item()?))).collect();
        items.sort_by_key(|(key, item)| (item.order, *key));
        items
    }

    /// The keys of a set field, in alphabetical order.
    pub fn keys(&self, field: &str) -> impl Iterator<Item = &str> {
        self.under(field).filter_map(|(path, _)| path.item_key())
    }

    /// Everything at or below `field`, in the order of the paths.
    pub fn under(&self, field: &str) -> impl Iterator<Item = (&Path, &Value)> {
        // Other fields that begin alike may stand between a field and its items: `-` and `.` sort before `/`.
        let alike = self.fields.range::<str, _>((Bound::Included(field), Bound::Unbounded));
        let alike = alike.map_while(move |(path, value)| Some((path.as_str().strip_prefix(field)?, path, value)));
        alike.filter(|(rest, ..)| rest.is_empty() || rest.starts_with('/')).map(|(_, path, value)| (path, value))
    }

    /// The labels of the addresses.
    pub fn labels(&self, field: &str) -> Vec<&str> {
        let mut labels: Vec<&str> =
            self.keys(field).filter_map(|key| key.rsplit_once('/').map(|(label, _)| label)).collect();
        labels.dedup();
        labels
    }

    /// What a slot holds, as texts: none, one, or one an item.
    pub fn texts(&self, slot: Slot) -> Vec<String> {
        match slot {
            Slot::Derived(Derived::OpenValue) => self.amounts(slot).iter().map(ToString::to_string).collect(),
            Slot::Derived(Derived::Segments) => self.segments.clone(),
            Slot::Derived(derived) => self.derived(derived).into_iter().collect(),
            Slot::Part(field, part) => self
                .under(field.key)
                .filter(|(path, _)| path.part().is_some_and(|(_, name)| name == part.name))
                .map(|(_, value)| value.to_string())
                .collect(),
            Slot::Field(field) => self.field_texts(field),
        }
    }

    /// What a field holds, as people read it: numbers with their unit, minutes as `1h30`, the moments of a log to the
    /// minute.
    pub fn texts_for_people(&self, field: &'static Field) -> Vec<String> {
        if field.arity == Arity::Log {
            return self.texts(Slot::Field(field)).iter().map(|entry| to_the_minute(entry)).collect();
        }
        let counted = field.value.unit().zip(self.number(Slot::Field(field)));
        counted.map_or_else(|| self.texts(Slot::Field(field)), |(unit, number)| vec![unit.shown(number)])
    }

    fn field_texts(&self, field: &Field) -> Vec<String> {
        match field.arity {
            Arity::One if field.key == "name" => vec![self.title()],
            Arity::One => self.value(field.key).map(|value| self.shown(value)).into_iter().collect(),
            Arity::List => {
                let items = self.items(field.key).into_iter();
                items.map(|(key, item)| show_item(field.value, self.item_name(key), item)).collect()
            }
            Arity::Set if field.value == Type::Consent => self
                .under(field.key)
                .filter_map(|(path, value)| Some(format!("{} {value}", path.item_key()?)))
                .collect(),
            Arity::Set => self.keys(field.key).map(str::to_owned).collect(),
            Arity::Log => self.under(field.key).filter_map(|(path, value)| self.logged(path, value)).collect(),
            Arity::Parts(_) => self.labels(field.key).into_iter().map(|label| self.address(field, label)).collect(),
        }
    }

    /// One entry of a log, as it can be typed again: `2016-10-20 Engaging`.
    fn logged(&self, path: &Path, value: &Value) -> Option<String> {
        Some(format!("{} {}", path.item_key()?, self.shown(value)))
    }

    /// A value of this record as people know it: another record by its name.
    pub fn shown(&self, value: &Value) -> String {
        if let Value::Record(uuid) = value { self.name_of(*uuid) } else { value.to_string() }
    }

    /// One address in one line, as it can be typed again: `work: 12 High St; city=Berlin`.
    fn address(&self, field: &Field, label: &str) -> String {
        let parts = field.parts().iter().filter_map(|part| {
            let value = self.value(&format!("{}/{label}/{}", field.key, part.name))?;
            Some(if part.name == "street" { value.to_string() } else { format!("{}={value}", part.name) })
        });
        format!("{label}: {}", parts.collect::<Vec<_>>().join("; "))
    }

    fn derived(&self, derived: Derived) -> Option<String> {
        match derived {
            Derived::Id => Some(self.id.to_string()),
            Derived::Created => Some(self.created.to_string()),
            Derived::Updated => Some(self.updated.to_string()),
            Derived::Rev => Some(self.rev.to_string()),
            Derived::Status => self.standing.map(|standing| standing.outcome.as_str().to_owned()),
            Derived::Chance | Derived::Weighted if self.standing.is_none() => None,
            Derived::Chance => Some(deal::chance(self).to_string()),
            Derived::Weighted => deal::weighted(self).map(|money| money.to_string()),
            Derived::Amount => deal::value(self).map(|money| money.amount().to_string()),
            Derived::Currency => deal::value(self).map(|money| money.currency.code().to_owned()),
            Derived::Since => deal::since(self).map(|moved| moved.get(..10).unwrap_or(moved).to_owned()),
            Derived::Last | Derived::Visited | Derived::Next => self.when(derived).map(ToString::to_string),
            Derived::NextStep => self.touch.as_ref()?.next.as_ref().map(|next| next.name.clone()),
            // They are several.
            Derived::OpenValue | Derived::Segments => None,
            Derived::Overdue => self.is_overdue().then(|| Value::Flag.to_string()),
        }
    }

    /// When somebody was last in touch, or will be next.
    pub fn when(&self, derived: Derived) -> Option<&When> {
        let touch = self.touch.as_ref()?;
        if derived == Derived::Last {
            touch.last.as_ref().map(|last| &last.at)
        } else if derived == Derived::Visited {
            touch.visited.as_ref()
        } else if derived == Derived::Next {
            touch.next.as_ref()?.due.as_ref()
        } else {
            None
        }
    }

    /// Whether the next step, as far as it was asked for, should have been taken by now.
    pub fn is_overdue(&self) -> bool {
        self.touch.as_ref().is_some_and(|touch| touch.lateness == Lateness::Overdue)
    }

    /// The amounts that a slot holds, one of each currency at most.
    pub fn amounts(&self, slot: Slot) -> Vec<Money> {
        match slot {
            Slot::Derived(Derived::OpenValue) => self.open.iter().flat_map(|totals| totals.sums()).collect(),
            Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => self.money(slot).into_iter().collect(),
        }
    }

    /// The amount that a slot holds.
    pub fn money(&self, slot: Slot) -> Option<Money> {
        match slot {
            Slot::Field(field) if field.arity == Arity::One => self.value(field.key)?.as_money(),
            Slot::Derived(Derived::Weighted) => deal::weighted(self),
            Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => None,
        }
    }

    /// The day that a slot holds.
    pub fn date(&self, slot: Slot) -> Option<Date> {
        match slot {
            Slot::Field(field) if field.arity == Arity::One => self.value(field.key)?.as_date(),
            Slot::Derived(Derived::Since) => deal::day_of(deal::since(self)?),
            Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => None,
        }
    }

    /// The whole number that a slot holds.
    pub fn number(&self, slot: Slot) -> Option<u64> {
        match slot {
            Slot::Field(field) if field.arity == Arity::One => self.value(field.key)?.as_number().map(u64::from),
            Slot::Derived(Derived::Rev) => Some(self.rev),
            Slot::Derived(Derived::Chance) => self.standing.map(|_| u64::from(deal::chance(self))),
            Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => None,
        }
    }

    /// The number that a slot holds, whole or not.
    pub fn decimal(&self, slot: Slot) -> Option<Decimal> {
        match slot {
            Slot::Field(field) if field.arity == Arity::One => self.value(field.key)?.as_decimal(),
            Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => None,
        }
    }

    /// Takes over the new values of a change, whatever the old ones were.
    pub fn apply(&mut self, change: &Change) {
        for (path, delta) in &change.set {
            match &delta.new {
                Some(value) => self.fields.insert(path.clone(), value.clone()),
                None => self.fields.remove(path),
            };
        }
    }
}

/// A list item as it can be typed again: `work: jane@acme.example`, `Acme as CTO`, `fax=123`.
fn show_item(kind: Type, key: &str, item: &Item) -> String {
    let Type::Item(sort) = kind else { return key.to_owned() };
    match sort {
        Sort::Extra => format!("{key}={}", item.label),
        Sort::Choice => key.to_owned(),
        Sort::File => show_file(key, item),
        Sort::Email | Sort::Phone | Sort::Link | Sort::Record(_) if item.label.is_empty() => key.to_owned(),
        Sort::Email | Sort::Phone | Sort::Link => format!("{}: {key}", item.label),
        Sort::Record(_) => format!("{key} as {}", item.label),
    }
}

/// A file by its name and size: `quote.pdf (1.2 MB)`.
fn show_file(hash: &str, item: &Item) -> String {
    let name = if item.label.is_empty() { hash } else { &item.label };
    item.size.map_or_else(|| name.to_owned(), |size| format!("{name} ({})", file::size(size)))
}

/// An entry of a log, its moment as a clock shows it: to the minute.
fn to_the_minute(entry: &str) -> String {
    match entry.split_once(' ') {
        Some((time, rest)) => match time.split_once('T').and_then(|(day, clock)| Some((day, clock.get(..5)?))) {
            Some((day, clock)) => format!("{day} {clock} {rest}"),
            None => entry.to_owned(),
        },
        None => entry.to_owned(),
    }
}
