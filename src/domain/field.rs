//! What a field is: the shape of the [catalogue](super::catalogue), from which everything that lists fields is derived.

use super::{Definition, Kind, Path, Value, line, minutes, rhythm};

/// One field of a kind of record.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The key in paths and in JSON: plural for lists.
    pub key: &'static str,
    /// The word for flags, filters and columns: always singular.
    pub name: &'static str,
    /// One value, or a list of them.
    pub arity: Arity,
    /// What each value is.
    pub value: Type,
    /// Whether it says something about a person, so that an export for others may leave it out.
    pub personal: bool,
    /// Who sets it.
    pub set_by: SetBy,
    /// Other words for it, as the heads of columns have them.
    pub synonyms: &'static [&'static str],
    /// How people defined it, if they did.
    pub defined: Option<&'static Definition>,
}

/// Who sets a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetBy {
    /// People do: it is an argument of `add` and `edit`, and stands in forms.
    People,
    /// Rows of bulk input may; else it follows from what is done.
    Rows,
    /// Only rolo itself does.
    Rolo,
}

/// How many values a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// At most one, at the path `key`.
    One,
    /// Any number, each at `key/item`, in an order that people choose.
    List,
    /// Any number, each at `key/item`; the order means nothing.
    Set,
    /// What it became at which time, each at `key/time`: a day, or a moment of the person's clock.
    Log,
    /// Any number of groups of parts, each part at `key/label/part`.
    Parts(&'static [Part]),
}

/// One part of an address.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// The key in the path, in JSON, and the word for flags, filters and columns.
    pub name: &'static str,
    /// What it holds.
    pub value: Type,
    /// Other words for it.
    pub synonyms: &'static [&'static str],
}

/// What a value is: how it is read, checked and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A line of words.
    Line,
    /// Words over several lines.
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Yes or no.
    Flag,
    /// An amount of money.
    Money,
    /// A day of the calendar.
    Date,
    /// A day, or a moment in a time zone.
    When,
    /// How often it comes round.
    Repeat,
    /// A number.
    Decimal,
    /// A whole number of something.
    Number(Unit),
    /// How many minutes before it is due a task rings, or that it never does.
    Remind,
    /// A birthday, perhaps without its year.
    Birthday,
    /// A BCP 47 tag.
    Language,
    /// An IANA time zone.
    Zone,
    /// Another record of this kind.
    Record(Kind),
    /// A point on the globe.
    Position,
    /// Consent over one channel.
    Consent,
    /// A free label.
    Tag,
    /// What another program calls the record.
    External,
    /// A list item whose key is of this sort.
    Item(Sort),
    /// A record's handle.
    Handle,
}

impl Type {
    /// The kind of the records to which its values link, if they do.
    pub const fn target(self) -> Option<Kind> {
        match self {
            Type::Record(kind) | Type::Item(Sort::Record(kind)) => Some(kind),
            Type::Line
            | Type::Text
            | Type::Choice(_)
            | Type::Flag
            | Type::Money
            | Type::Date
            | Type::When
            | Type::Repeat
            | Type::Decimal
            | Type::Number(_)
            | Type::Remind
            | Type::Birthday
            | Type::Language
            | Type::Zone
            | Type::Position
            | Type::Consent
            | Type::Tag
            | Type::External
            | Type::Item(Sort::Email | Sort::Phone | Sort::Link | Sort::File | Sort::Extra | Sort::Choice)
            | Type::Handle => None,
        }
    }

    /// Whether a value is one of it.
    pub const fn takes(self, value: &Value) -> bool {
        match value {
            Value::Text(_) => matches!(
                self,
                Type::Line
                    | Type::Text
                    | Type::Choice(_)
                    | Type::Language
                    | Type::Zone
                    | Type::Repeat
                    | Type::Remind
                    | Type::Handle
            ),
            Value::Flag => matches!(self, Type::Flag | Type::Tag | Type::External),
            Value::Money(_) => matches!(self, Type::Money),
            Value::Date(_) => matches!(self, Type::Date),
            Value::When(_) => matches!(self, Type::When),
            Value::Number(_) => matches!(self, Type::Number(_) | Type::Remind),
            Value::Decimal(_) => matches!(self, Type::Decimal),
            Value::Record(_) => matches!(self, Type::Record(_)),
            Value::Birthday(_) => matches!(self, Type::Birthday),
            Value::Position(_) => matches!(self, Type::Position),
            Value::Item(_) => matches!(self, Type::Item(_)),
            Value::Consent(_) => matches!(self, Type::Consent),
            Value::Opaque(_) => false,
        }
    }

    /// What is counted, if anything is.
    pub const fn unit(self) -> Option<Unit> {
        match self {
            Type::Number(unit) => Some(unit),
            Type::Remind => Some(Unit::Minutes),
            Type::Line
            | Type::Text
            | Type::Choice(_)
            | Type::Flag
            | Type::Money
            | Type::Date
            | Type::When
            | Type::Repeat
            | Type::Decimal
            | Type::Birthday
            | Type::Language
            | Type::Zone
            | Type::Record(_)
            | Type::Position
            | Type::Consent
            | Type::Tag
            | Type::External
            | Type::Item(_)
            | Type::Handle => None,
        }
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Hundredths of the whole, at most 100.
    Percent,
    /// Days, at most ten thousand.
    Days,
    /// Minutes, at most a hundred thousand: ten weeks.
    Minutes,
    /// Metres, at most a million.
    Metres,
    /// Records, at most a hundred thousand.
    Records,
}

impl Unit {
    /// The highest number.
    pub const fn most(self) -> u32 {
        match self {
            Unit::Percent => 100,
            Unit::Days => 10_000,
            Unit::Minutes | Unit::Records => 100_000,
            Unit::Metres => 1_000_000,
        }
    }

    /// What may stand behind the number.
    pub const fn sign(self) -> &'static str {
        match self {
            Unit::Percent => "%",
            Unit::Days => "d",
            Unit::Minutes => "min",
            Unit::Metres => "m",
            Unit::Records => "",
        }
    }

    /// A number of it as people read it: `40%`, `14d`, `1h30`.
    pub fn shown(self, number: u64) -> String {
        match (self, u32::try_from(number)) {
            (Unit::Minutes, Ok(minutes)) => minutes::show_minutes(minutes),
            (Unit::Percent | Unit::Days | Unit::Minutes | Unit::Metres | Unit::Records, _) => {
                format!("{number}{}", self.sign())
            }
        }
    }

    /// Reads a number of it, with its unit behind it if one likes: `40`, `40%`, `14 d`, `2w`, `monthly`, `1h30`.
    pub fn read(self, text: &str) -> Option<u32> {
        let plain = line::fold_width(text.trim()).to_lowercase();
        let number = || plain.strip_suffix(self.sign()).unwrap_or(&plain).trim_end().parse().ok();
        match self {
            Unit::Minutes => minutes::read_minutes(text),
            Unit::Days => rhythm::read_days(&plain).or_else(number),
            Unit::Percent | Unit::Metres | Unit::Records => number(),
        }
    }
}

/// What the key of a list item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// Another record of this kind; the label is the role there.
    Record(Kind),
    /// A web address.
    Link,
    /// The SHA-256 of an attached file, in hexadecimal digits; the label is its name.
    File,
    /// The name of a field of another program; the label is its value.
    Extra,
    /// One of the words between which a field of one's own lets choose.
    Choice,
}

impl Sort {
    /// The JSON key of the item's own key.
    pub const fn key_name(self) -> &'static str {
        match self {
            Sort::Email => "address",
            Sort::Phone => "number",
            Sort::Record(_) | Sort::Extra | Sort::Choice => "name",
            Sort::Link => "url",
            Sort::File => "hash",
        }
    }

    /// The JSON key of the item's label.
    pub const fn label_name(self) -> &'static str {
        match self {
            Sort::Email | Sort::Phone | Sort::Link | Sort::Choice => "label",
            Sort::Record(_) => "role",
            Sort::File => "name",
            Sort::Extra => "value",
        }
    }
}

/// The path of a record's handle; a record exists while it has one.
pub const HANDLE: &str = "handle";

/// The path of the flag that says that a record was deleted.
pub const DELETED: &str = "deleted";

/// The field of what other programs call a record.
pub const EXTERNAL_IDS: &str = "external_ids";

/// The field of the rows of tables by which a record was made or changed that has nothing else to be found by.
pub const IMPORTED: &str = "imported";

/// The fields that are of use to rolo alone: people read nothing of them on cards and in what is said of an edit.
pub const INWARD: &[&str] = &[HANDLE, DELETED, "rank", IMPORTED];

impl Field {
    /// The field of `kind` whose key is `key`, of those that every book has.
    pub fn find(kind: Kind, key: &str) -> Option<&'static Field> {
        kind.fields().iter().find(|field| field.key == key)
    }

    /// Whether people set it.
    pub const fn is_editable(&self) -> bool {
        matches!(self.set_by, SetBy::People)
    }

    /// Whether people say it: as a value, or by attaching a file.
    pub const fn is_said(&self) -> bool {
        self.is_editable() || matches!(self.value, Type::Item(Sort::File))
    }

    /// The parts of a field that has some.
    pub const fn parts(&self) -> &'static [Part] {
        match self.arity {
            Arity::Parts(parts) => parts,
            Arity::One | Arity::List | Arity::Set | Arity::Log => &[],
        }
    }

    /// Whether values are kept in it, but no new ones asked for.
    pub fn is_retired(&self) -> bool {
        self.defined.is_some_and(|definition| definition.retired)
    }

    /// The type of the value at `path`, in a field that every book has, if this version of rolo knows it.
    pub fn type_at(kind: Kind, path: &Path) -> Option<Type> {
        Field::find(kind, path.field())?.type_of(path)
    }

    /// The type of the value at a path of this field.
    pub fn type_of(&self, path: &Path) -> Option<Type> {
        match self.arity {
            Arity::One => path.item_key().is_none().then_some(self.value),
            Arity::List | Arity::Set | Arity::Log => path.item_key().is_some().then_some(self.value),
            Arity::Parts(parts) => {
                let (_, name) = path.part()?;
                parts.iter().find(|part| part.name == name).map(|part| part.value)
            }
        }
    }
}
