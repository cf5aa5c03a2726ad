//! The field catalogue: which fields a kind of record has. Everything that lists fields lists these.
//!
//! Arguments of `add` and `edit`, forms, columns, filters, CSV mapping, diffs, journal paths and JSON are derived
//! from it; adding a field is one line in a table below and one message for its label.

use super::consent;
use super::item::Item;
use super::{Invalid, Kind, Path, Reading, Value, address, birthday, email, language, line, phone, tag, zone};

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
    /// Whether people set it; rolo sets the others itself.
    pub editable: bool,
    /// Other words for it, as the heads of columns have them.
    pub synonyms: &'static [&'static str],
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
    /// A list item whose key is of this sort.
    Item(Sort),
    /// A record's handle.
    Handle,
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
    /// The name of a field of another program; the label is its value.
    Extra,
}

impl Sort {
    /// The JSON key of the item's own key.
    pub const fn key_name(self) -> &'static str {
        match self {
            Sort::Email => "address",
            Sort::Phone => "number",
            Sort::Record(_) | Sort::Extra => "name",
            Sort::Link => "url",
        }
    }

    /// The JSON key of the item's label.
    pub const fn label_name(self) -> &'static str {
        match self {
            Sort::Email | Sort::Phone | Sort::Link => "label",
            Sort::Record(_) => "role",
            Sort::Extra => "value",
        }
    }
}

/// The stages of somebody's way from a stranger to a customer.
pub const LIFECYCLES: &[&str] = &["lead", "qualified", "customer", "lapsed"];

/// The path of a record's handle; a record exists while it has one.
pub const HANDLE: &str = "handle";

/// The path of the flag that says that a record was deleted.
pub const DELETED: &str = "deleted";

/// The parts of an address, in the order in which they are shown.
pub const ADDRESS_PARTS: &[Part] = &[
    Part { name: "street", value: Type::Line, synonyms: &["address", "street address", "地址", "街道"] },
    Part { name: "postcode", value: Type::Line, synonyms: &["zip", "zip code", "postal code", "邮编"] },
    Part { name: "city", value: Type::Line, synonyms: &["town", "城市"] },
    Part { name: "region", value: Type::Line, synonyms: &["state", "province", "省份"] },
    Part { name: "country", value: Type::Line, synonyms: &["国家"] },
    Part { name: "position", value: Type::Position, synonyms: &["coordinates", "坐标"] },
];

const fn field(
    key: &'static str,
    name: &'static str,
    arity: Arity,
    value: Type,
    synonyms: &'static [&'static str],
) -> Field {
    Field { key, name, arity, value, personal: true, editable: true, synonyms }
}

/// A field that says nothing about a person.
const fn plain(mut field: Field) -> Field {
    field.personal = false;
    field
}

/// A field that rolo sets itself.
const fn system(mut field: Field) -> Field {
    field.personal = false;
    field.editable = false;
    field
}

/// The fields of a person, in the order in which forms and cards show them.
pub const CONTACT: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    field("name", "name", Arity::One, Type::Line, &["full name", "display name", "姓名"]),
    field("given", "given", Arity::One, Type::Line, &["first name", "given name", "firstname", "名"]),
    field("family", "family", Arity::One, Type::Line, &["last name", "surname", "family name", "lastname", "姓"]),
    field(
        "companies",
        "company",
        Arity::List,
        Type::Item(Sort::Record(Kind::Company)),
        &["organisation", "organization", "account", "公司"],
    ),
    field("emails", "email", Arity::List, Type::Item(Sort::Email), &["e-mail", "email address", "mail", "邮箱"]),
    field(
        "phones",
        "phone",
        Arity::List,
        Type::Item(Sort::Phone),
        &["telephone", "mobile", "tel", "phone number", "电话", "手机"],
    ),
    field("addresses", "address", Arity::Parts(ADDRESS_PARTS), Type::Line, &[]),
    field("links", "link", Arity::List, Type::Item(Sort::Link), &["website", "url", "linkedin", "网址"]),
    plain(field("lifecycle", "lifecycle", Arity::One, Type::Choice(LIFECYCLES), &["status", "客户阶段"])),
    plain(field("owner", "owner", Arity::One, Type::Record(Kind::User), &["sales rep", "负责人"])),
    plain(field("source", "source", Arity::One, Type::Line, &["lead source", "来源"])),
    field("tags", "tag", Arity::Set, Type::Tag, &["labels", "标签"]),
    field("birthday", "birthday", Arity::One, Type::Birthday, &["birth date", "date of birth", "生日"]),
    field("language", "language", Arity::One, Type::Language, &["语言"]),
    field("time_zone", "time-zone", Arity::One, Type::Zone, &["timezone", "时区"]),
    field("do_not_contact", "do-not-contact", Arity::One, Type::Flag, &["opt out", "免打扰"]),
    field("consent", "consent", Arity::Set, Type::Consent, &[]),
    field("needs", "needs", Arity::One, Type::Text, &["需求"]),
    field("preferences", "preferences", Arity::One, Type::Text, &["偏好"]),
    field("notes", "notes", Arity::One, Type::Text, &["note", "comments", "description", "备注"]),
    field("extra", "extra", Arity::List, Type::Item(Sort::Extra), &[]),
];

/// The fields of an organisation.
pub const COMPANY: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    plain(field(
        "name",
        "name",
        Arity::One,
        Type::Line,
        &["company", "account", "organisation", "organization", "公司"],
    )),
    plain(field("domain", "domain", Arity::One, Type::Line, &["website domain", "域名"])),
    plain(field("industry", "industry", Arity::One, Type::Line, &["sector", "行业"])),
    plain(field("size", "size", Arity::One, Type::Line, &["employees", "number of employees", "规模"])),
    plain(field("parent", "parent", Arity::One, Type::Record(Kind::Company), &["subsidiary of", "母公司"])),
    field("emails", "email", Arity::List, Type::Item(Sort::Email), &["e-mail", "email address", "mail", "邮箱"]),
    field("phones", "phone", Arity::List, Type::Item(Sort::Phone), &["telephone", "tel", "phone number", "电话"]),
    field("addresses", "address", Arity::Parts(ADDRESS_PARTS), Type::Line, &[]),
    plain(field("links", "link", Arity::List, Type::Item(Sort::Link), &["website", "url", "网址"])),
    plain(field("lifecycle", "lifecycle", Arity::One, Type::Choice(LIFECYCLES), &["status", "客户阶段"])),
    plain(field("owner", "owner", Arity::One, Type::Record(Kind::User), &["sales rep", "负责人"])),
    plain(field("source", "source", Arity::One, Type::Line, &["lead source", "来源"])),
    plain(field("tags", "tag", Arity::Set, Type::Tag, &["labels", "标签"])),
    plain(field("do_not_contact", "do-not-contact", Arity::One, Type::Flag, &["opt out", "免打扰"])),
    plain(field("needs", "needs", Arity::One, Type::Text, &["需求"])),
    field("preferences", "preferences", Arity::One, Type::Text, &["偏好"]),
    field("notes", "notes", Arity::One, Type::Text, &["note", "comments", "description", "备注"]),
    plain(field("extra", "extra", Arity::List, Type::Item(Sort::Extra), &[])),
];

/// The fields of a salesperson.
pub const USER: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    field("name", "name", Arity::One, Type::Line, &["full name", "sales agent", "姓名"]),
    field("emails", "email", Arity::List, Type::Item(Sort::Email), &["e-mail", "mail", "邮箱"]),
    field("phones", "phone", Arity::List, Type::Item(Sort::Phone), &["telephone", "tel", "电话"]),
    field("manager", "manager", Arity::One, Type::Record(Kind::User), &["经理"]),
    plain(field("team", "team", Arity::One, Type::Line, &["office", "region", "regional office", "团队"])),
    plain(field("tags", "tag", Arity::Set, Type::Tag, &["labels", "标签"])),
    field("notes", "notes", Arity::One, Type::Text, &["note", "备注"]),
];

/// What a word of a filter, a column or a flag refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A whole field.
    Field(&'static Field),
    /// One part of an address.
    Part(&'static Field, &'static Part),
    /// Something that rolo knows about every record without being told.
    Derived(Derived),
}

/// What rolo knows about a record without being told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// The full identity.
    Id,
    /// When the record was made.
    Created,
    /// When it last changed.
    Updated,
    /// The number of the last journal entry that changed it.
    Rev,
}

impl Derived {
    /// All of them.
    pub const ALL: &'static [Derived] = &[Derived::Id, Derived::Created, Derived::Updated, Derived::Rev];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Derived::Id => "id",
            Derived::Created => "created",
            Derived::Updated => "updated",
            Derived::Rev => "rev",
        }
    }
}

impl Slot {
    /// Everything that can be asked of a kind of record: fields, then parts of addresses, then what is derived.
    pub fn all(kind: Kind) -> impl Iterator<Item = Slot> {
        let parts =
            kind.fields().iter().flat_map(|field| field.parts().iter().map(move |part| Slot::Part(field, part)));
        let derived = Derived::ALL.iter().copied().map(Slot::Derived);
        kind.fields().iter().map(Slot::Field).chain(parts).chain(derived)
    }

    /// The slot that is called `word`: by its name, its key, or a synonym.
    pub fn find(kind: Kind, word: &str) -> Option<Slot> {
        let word = line::fold_width(word.trim()).to_lowercase();
        Slot::all(kind)
            .find(|slot| slot.name() == word || matches!(slot, Slot::Field(field) if field.key == word))
            .or_else(|| Slot::all(kind).find(|slot| slot.synonyms().contains(&word.as_str())))
    }

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Slot::Field(field) => field.name,
            Slot::Part(_, part) => part.name,
            Slot::Derived(derived) => derived.name(),
        }
    }

    fn synonyms(self) -> &'static [&'static str] {
        match self {
            Slot::Field(field) => field.synonyms,
            Slot::Part(_, part) => part.synonyms,
            Slot::Derived(_) => &[],
        }
    }
}

impl Field {
    /// The field of `kind` whose key is `key`.
    pub fn find(kind: Kind, key: &str) -> Option<&'static Field> {
        kind.fields().iter().find(|field| field.key == key)
    }

    /// The parts of a field that has some.
    pub const fn parts(&self) -> &'static [Part] {
        match self.arity {
            Arity::Parts(parts) => parts,
            Arity::One | Arity::List | Arity::Set => &[],
        }
    }

    /// The type of the value at `path`, if this version of rolo knows it.
    pub fn type_at(kind: Kind, path: &Path) -> Option<Type> {
        let field = Field::find(kind, path.field())?;
        match field.arity {
            Arity::One => path.item_key().is_none().then_some(field.value),
            Arity::List | Arity::Set => path.item_key().is_some().then_some(field.value),
            Arity::Parts(parts) => {
                let (_, name) = path.part()?;
                parts.iter().find(|part| part.name == name).map(|part| part.value)
            }
        }
    }

    /// Reads one value as people type it, with where it belongs. An address gives a path a part.
    ///
    /// The order of list items is left at 0: it is given when the record that they join is known.
    pub fn read(&self, text: &str, reading: &Reading) -> Result<Vec<(Path, Value)>, Invalid> {
        match self.arity {
            Arity::One => Ok(vec![(Path::one(self.key), self.value.read(text, reading)?)]),
            Arity::List | Arity::Set => {
                let (key, value) = self.value.read_item(text, reading)?;
                Ok(vec![(Path::item(self.key, &key), value)])
            }
            Arity::Parts(_) => {
                let (label, parts) = address::read_address(text)?;
                let read = parts.into_iter().map(|(part, text)| {
                    let value = part.value.read(&text, reading)?;
                    Ok((Path::item(self.key, &format!("{label}/{}", part.name)), value))
                });
                read.collect()
            }
        }
    }

    /// Reads the key of a list item, to say which one is meant.
    pub fn read_key(&self, text: &str, reading: &Reading) -> Result<Path, Invalid> {
        match self.arity {
            Arity::One => Ok(Path::one(self.key)),
            Arity::Parts(_) => address::read_label(text).map(|label| Path::item(self.key, &label)),
            Arity::List | Arity::Set if self.value == Type::Consent => Ok(Path::item(self.key, text.trim())),
            Arity::List | Arity::Set => {
                let (key, _) = self.value.read_item(text, reading)?;
                Ok(Path::item(self.key, &key))
            }
        }
    }
}

impl Type {
    /// Reads a value that stands alone.
    pub fn read(self, text: &str, reading: &Reading) -> Result<Value, Invalid> {
        match self {
            Type::Line => line::read_line("line", text).map(Value::Text),
            // Which record it is, is known when the book is asked; until then it is a text.
            Type::Record(Kind::User) if text.trim() == "me" => Ok(Value::Text(reading.me.clone())),
            Type::Record(_) => line::read_line("reference", text).map(Value::Text),
            Type::Text => line::read_text("text", text).map(Value::Text),
            Type::Choice(choices) => read_choice(choices, text).map(Value::Text),
            Type::Flag | Type::Tag => read_flag(text),
            Type::Birthday => text.parse::<birthday::Birthday>().map(Value::Birthday),
            Type::Language => language::read_language(text).map(Value::Text),
            Type::Zone => zone::read_zone(text).map(Value::Text),
            Type::Position => text.parse().map(Value::Position),
            Type::Consent | Type::Item(_) => Err(Invalid::new("value", text)),
            Type::Handle => text.parse::<super::Handle>().map(|handle| Value::Text(handle.to_string())),
        }
    }

    /// Reads an item of a list: its natural key, and what is kept beside it.
    fn read_item(self, text: &str, reading: &Reading) -> Result<(String, Value), Invalid> {
        match self {
            Type::Item(sort) => read_list_item(sort, text, reading),
            Type::Tag => tag::read_tag(text).map(|tag| (tag, Value::Flag)),
            Type::Consent => {
                consent::read_consent(text, reading.today).map(|(channel, consent)| (channel, Value::Consent(consent)))
            }
            Type::Line
            | Type::Text
            | Type::Choice(_)
            | Type::Flag
            | Type::Birthday
            | Type::Language
            | Type::Zone
            | Type::Record(_)
            | Type::Position
            | Type::Handle => Err(Invalid::new("item", text)),
        }
    }
}

fn read_choice(choices: &'static [&'static str], text: &str) -> Result<String, Invalid> {
    let word = line::fold_width(text.trim()).to_lowercase();
    let known = choices.iter().find(|choice| **choice == word);
    known.map(|choice| (*choice).to_owned()).ok_or_else(|| Invalid::new("choice", text).among(choices))
}

fn read_flag(text: &str) -> Result<Value, Invalid> {
    match line::fold_width(text.trim()).to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "是" => Ok(Value::Flag),
        _ => Err(Invalid::new("flag", text).among(["yes", "no"])),
    }
}

/// Whether a text says no, which is written as the absence of a flag.
pub fn says_no(text: &str) -> bool {
    matches!(line::fold_width(text.trim()).to_lowercase().as_str(), "no" | "n" | "false" | "0" | "否")
}

/// Reads `jane@acme.example`, or with a label before it: `work: jane@acme.example`. A record has the role there after
/// ` as `: `Acme as CTO`; an extra field its value after `=`.
fn read_list_item(sort: Sort, text: &str, reading: &Reading) -> Result<(String, Value), Invalid> {
    let (label, body) = match sort {
        Sort::Email | Sort::Phone | Sort::Link => split_label(text),
        Sort::Record(_) => match text.rsplit_once(" as ") {
            Some((name, role)) => (line::read_line("role", role)?, name.trim()),
            None => (String::new(), text.trim()),
        },
        Sort::Extra => {
            let (name, value) = text.split_once('=').ok_or_else(|| Invalid::new("extra", text))?;
            (line::read_text("extra", value.trim())?, name.trim())
        }
    };
    let key = read_item_key(sort, body, reading)?;
    let typed = if key == body { String::new() } else { body.to_owned() };
    let typed = if sort == Sort::Phone { typed } else { String::new() };
    Ok((key, Value::Item(Item { label, typed, order: 0 })))
}

/// Reads the natural key of a list item.
pub fn read_item_key(sort: Sort, text: &str, reading: &Reading) -> Result<String, Invalid> {
    match sort {
        Sort::Email => email::read_email(text),
        Sort::Phone => phone::read_phone(text, reading.country),
        Sort::Record(_) => line::read_line("reference", text),
        Sort::Link => {
            let link = line::read_line("link", text)?;
            if link.contains('.') && !link.contains(' ') { Ok(link) } else { Err(Invalid::new("link", text)) }
        }
        Sort::Extra => line::read_line("extra", text),
    }
}

fn split_label(text: &str) -> (String, &str) {
    let body = text.trim();
    match body.split_once([':', '：']) {
        Some((label, rest)) if !rest.starts_with("//") => match address::read_label(label) {
            Ok(read)
                if read.len() <= 30
                    && !read.contains(['@', '.', '+'])
                    && !read.starts_with(|char: char| char.is_ascii_digit()) =>
            {
                (read, rest.trim())
            }
            Ok(_) | Err(_) => (String::new(), body),
        },
        Some(_) | None => (String::new(), body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading() -> Reading {
        Reading { country: "DE".parse().ok(), today: jiff::civil::date(2026, 3, 2), me: "Kim".into() }
    }

    fn read(key: &str, text: &str) -> String {
        let field = Field::find(Kind::Contact, key).unwrap();
        match field.read(text, &reading()) {
            Ok(values) => values.iter().map(|(path, value)| format!("{path} = {value}")).collect::<Vec<_>>().join("; "),
            Err(invalid) => format!("no {}", invalid.what),
        }
    }

    #[test]
    fn every_key_name_and_synonym_is_unambiguous() {
        let mut words: Vec<&str> = Slot::all(Kind::Contact).map(Slot::name).collect();
        words.extend(Slot::all(Kind::Contact).flat_map(|slot| slot.synonyms().iter().copied()));
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        // `address` is both the field and what other programs call the street: the field wins.
        assert_eq!(words.len(), count - 1);
        assert_eq!(Slot::find(Kind::Contact, "手机").map(Slot::name), Some("phone"));
        assert_eq!(Slot::find(Kind::Contact, "emails").map(Slot::name), Some("email"));
    }

    #[test]
    fn values_are_read_as_people_write_them() {
        assert_eq!(read("emails", "work: Jane@Acme.example"), "emails/jane@acme.example = work");
        assert_eq!(read("phones", "mobile: 0151 23456789"), "phones/+4915123456789 = mobile");
        assert_eq!(read("companies", "Acme as CTO"), "companies/Acme = CTO");
        assert_eq!(read("links", "https://acme.example/x"), "links/https://acme.example/x = ");
        assert_eq!(read("lifecycle", "LEAD"), "lifecycle = lead");
        assert_eq!(read("lifecycle", "leed"), "no choice");
        assert_eq!(read("owner", "me"), "owner = Kim");
        assert_eq!(read("do_not_contact", "是"), "do_not_contact = yes");
        assert_eq!(
            read("addresses", "home: 12 High St; city=Berlin; position=52.5,13.4"),
            "addresses/home/street = 12 High St; addresses/home/city = Berlin; addresses/home/position = 52.5,13.4"
        );
        assert_eq!(read("addresses", "12 High St"), "addresses/work/street = 12 High St");
        assert_eq!(read("extra", "fax = +49 30 1"), "extra/fax = +49 30 1");
    }

    #[test]
    fn the_journal_reads_back_what_it_writes() {
        for (key, text) in [
            ("given", "Jane"),
            ("emails", "work: a@b.de"),
            ("tags", "vip"),
            ("birthday", "--02-29"),
            ("consent", "email given 2026-01-01 fair"),
            ("addresses", "position=1,2"),
            ("notes", "a\nb"),
        ] {
            let field = Field::find(Kind::Contact, key).unwrap();
            for (path, value) in field.read(text, &reading()).unwrap() {
                let json = value.to_json().unwrap();
                assert_eq!(Value::from_json(Field::type_at(Kind::Contact, &path), &json), value, "{json}");
            }
        }
        assert_eq!(Value::from_json(None, "[1,2]"), Value::Opaque("[1,2]".to_owned()));
    }
}
