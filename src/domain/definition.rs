//! Fields that the people of a book define for themselves.
//!
//! A definition is a record like any other, so that it has a history and is undone, exported and imported as they
//! are. A field that is no longer wanted is retired, which is what deleting its definition means: values stay.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::field::{Arity, SetBy, Type};
use super::path::DEFINED;
use super::{Field, Invalid, Kind, Record, line};

/// What such a field can hold, as people call it; the first where nothing is said.
pub const TYPES: &[&str] = &["text", "notes", "number", "money", "date", "time", "choice", "choices", "flag"];

/// Words that mean something else where the names of fields stand: in filters, and as flags of commands that fill them.
const RESERVED: &[&str] = &[
    "after",
    "and",
    "at",
    "before",
    "book",
    "clear",
    "color",
    "columns",
    "deal",
    "debug",
    "dry-run",
    "explain",
    "due",
    "first",
    "force",
    "has",
    "help",
    "idempotency-key",
    "if-rev",
    "in",
    "lang",
    "last",
    "next",
    "next-type",
    "no",
    "no-deal",
    "now",
    "or",
    "output",
    "quiet",
    "stage",
    "text",
    "version",
    "wait",
    "where",
    "with",
    "yes",
];

/// The most characters of a name.
const LONGEST_NAME: usize = 40;

/// How people defined a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Definition {
    /// The kind of the records that have it.
    pub of: Kind,
    /// What stands for it in paths and in JSON; it never changes.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// What it holds: one of [`TYPES`].
    pub holds: String,
    /// Between what one chooses, in this order.
    pub choices: Vec<String>,
    /// What a new record holds in it, as one types it.
    pub default: Option<String>,
    /// What it is for.
    pub notes: String,
    /// Whether values are kept in it, but no new ones asked for.
    pub retired: bool,
}

impl Definition {
    /// The definition in a record; nothing if it is incomplete.
    pub fn of(record: &Record) -> Option<Definition> {
        let text = |key: &str| Some(record.text(key).to_owned()).filter(|text| !text.is_empty());
        Some(Definition {
            of: Kind::from_word(record.text("of"))?,
            key: text("key")?,
            name: text("name")?,
            holds: text("type")?,
            choices: record.items("choices").into_iter().map(|(choice, _)| choice.to_owned()).collect(),
            default: text("default"),
            notes: record.text("notes").to_owned(),
            retired: record.is_deleted(),
        })
    }

    /// The word for flags, filters and columns.
    pub fn word(&self) -> String {
        word(&self.name)
    }

    /// The field that it makes.
    ///
    /// Equal definitions make one and the same field, which stays as long as the program runs: like those of the
    /// tables it can then be named from everywhere, and a person defines few.
    pub fn field(&self) -> &'static Field {
        static MADE: Mutex<BTreeMap<Definition, &'static Field>> = Mutex::new(BTreeMap::new());
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(field) = made.get(self) {
            return field;
        }
        let field: &'static Field = Box::leak(Box::new(self.make()));
        made.insert(self.clone(), field);
        field
    }

    fn make(&self) -> Field {
        let (arity, value) = self.shape();
        let name = self.word();
        let label = line::fold_width(&self.name).to_lowercase();
        let synonyms = [label, self.key.clone()].into_iter().filter(|other| *other != name).map(kept);
        Field {
            key: kept(format!("{DEFINED}{}", self.key)),
            arity,
            value,
            personal: false,
            set_by: if self.retired { SetBy::Rows } else { SetBy::People },
            synonyms: Vec::leak(synonyms.collect()),
            defined: Some(Box::leak(Box::new(self.clone()))),
            name: kept(name),
        }
    }

    fn shape(&self) -> (Arity, Type) {
        let choice = || Type::Choice(Vec::leak(self.choices.iter().cloned().map(kept).collect()));
        match self.holds.as_str() {
            "notes" => (Arity::One, Type::Text),
            "number" => (Arity::One, Type::Decimal),
            "money" => (Arity::One, Type::Money),
            "date" => (Arity::One, Type::Date),
            "time" => (Arity::One, Type::When),
            "choice" => (Arity::One, choice()),
            "choices" => (Arity::Set, choice()),
            "flag" => (Arity::One, Type::Flag),
            _ => (Arity::One, Type::Line),
        }
    }

    /// Whether it lets choose between words.
    pub fn has_choices(&self) -> bool {
        matches!(self.shape().1, Type::Choice(_))
    }
}

/// A text that stays.
fn kept(text: String) -> &'static str {
    String::leak(text)
}

/// The word for what people call `name`: `Annual budget` is `annual-budget`.
pub fn word(name: &str) -> String {
    line::fold_width(name)
        .to_lowercase()
        .split([' ', '_', '-'])
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// Whether a word means something else where the names of fields stand.
pub fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word) || ["add-", "remove-"].iter().any(|prefix| word.starts_with(prefix))
}

/// Checks what somebody calls a field: a few words of letters and digits, the first character a letter.
pub fn check_name(name: &str) -> Result<(), Invalid> {
    let word = word(name);
    let is_plain = word.chars().all(|char| char.is_alphanumeric() || char == '-');
    let begins_well = word.chars().next().is_some_and(char::is_alphabetic);
    if is_plain && begins_well && word.chars().count() <= LONGEST_NAME {
        Ok(())
    } else {
        Err(Invalid::new("field-name", name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definition(name: &str, holds: &str) -> Definition {
        Definition {
            of: Kind::Deal,
            key: word(name),
            name: name.to_owned(),
            holds: holds.to_owned(),
            choices: vec!["Gold".into(), "银牌".into()],
            default: None,
            notes: String::new(),
            retired: false,
        }
    }

    #[test]
    fn a_field_is_called_by_one_word_made_of_its_name() {
        for (name, expected) in [
            ("Annual budget", "annual-budget"),
            (" Annual_Budget ", "annual-budget"),
            ("客户等级", "客户等级"),
            ("ＮＰＳ", "nps"),
        ] {
            assert_eq!(word(name), expected);
            assert!(check_name(name).is_ok(), "{name}");
        }
        for bad in ["", "-", "2nd", "a/b", "a:b", "a=b", "a,b", &"x".repeat(41)] {
            assert!(check_name(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn equal_definitions_make_one_field() {
        let (first, again) = (definition("Level", "choice").field(), definition("Level", "choice").field());
        assert!(std::ptr::eq(first, again));
        assert_eq!((first.key, first.name, first.arity), ("custom/level", "level", Arity::One));
        assert_eq!(first.value, Type::Choice(&["Gold", "银牌"]));
        let retired = Definition { retired: true, ..definition("Level", "choice") }.field();
        assert!(first.is_editable() && !retired.is_editable() && retired.is_retired());
    }
}
