//! How the columns of a table become records: what `import` is told by flags, by a file, or by both.

use std::fmt;
use std::str::FromStr;

use super::OnError;
use crate::domain::{Invalid, Kind, line};

/// The kinds of record that tables are read into.
pub const IMPORTED: &[Kind] = Kind::ALL;

/// What is said about a table. What is not said has its default, which may depend on the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipe {
    /// What each row is.
    pub kind: Option<Kind>,
    /// The words of the fields by which a row finds its record, in the order in which they are tried; empty for none.
    pub key: Option<Vec<String>>,
    /// The kinds of record that are made when a row names one that the book does not know.
    pub make: Option<Vec<Kind>>,
    /// What becomes of columns that go nowhere.
    pub rest: Option<Rest>,
    /// What becomes of the rest when one row cannot be done.
    pub on_error: Option<OnError>,
    /// What stands between two cells.
    pub delimiter: Option<Delimiter>,
    /// The system from which the table comes: its ids are told from those of others by it.
    pub system: Option<String>,
    /// Where columns go; one that goes nowhere is left out.
    pub map: Vec<(String, Vec<String>)>,
    /// What fields hold in every row.
    pub set: Vec<(String, String)>,
}

impl Recipe {
    /// This recipe, with what it does not say taken from another one.
    #[must_use]
    pub fn over(self, below: Recipe) -> Recipe {
        let mut map = below.map;
        map.retain(|(column, _)| !self.map.iter().any(|(own, _)| own == column));
        map.extend(self.map);
        let mut set = below.set;
        set.retain(|(field, _)| !self.set.iter().any(|(own, _)| own == field));
        set.extend(self.set);
        Recipe {
            kind: self.kind.or(below.kind),
            key: self.key.or(below.key),
            make: self.make.or(below.make),
            rest: self.rest.or(below.rest),
            on_error: self.on_error.or(below.on_error),
            delimiter: self.delimiter.or(below.delimiter),
            system: self.system.or(below.system),
            map,
            set,
        }
    }
}

/// What becomes of columns that go nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// They are left out.
    Leave,
    /// They are kept among the other fields of the record.
    Extra,
}

impl Rest {
    /// Every choice.
    pub const ALL: &'static [Rest] = &[Rest::Leave, Rest::Extra];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Rest::Leave => "leave",
            Rest::Extra => "extra",
        }
    }
}

/// The character between two cells of a table: one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delimiter(u8);

impl Delimiter {
    /// `,`
    pub const COMMA: Delimiter = Delimiter(b',');

    /// Those that are told from the line of heads, the most frequent first.
    pub const USUAL: &'static [Delimiter] = &[Delimiter::COMMA, Delimiter(b';'), Delimiter(b'\t'), Delimiter(b'|')];

    /// The byte.
    pub const fn as_byte(self) -> u8 {
        self.0
    }
}

impl FromStr for Delimiter {
    type Err = Invalid;

    /// Reads the character itself, or the word `tab`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let invalid = || Invalid::new("delimiter", text);
        if text.eq_ignore_ascii_case("tab") || text == "\\t" {
            return Ok(Delimiter(b'\t'));
        }
        let plain = line::fold_width(text);
        let [byte] = plain.as_bytes() else { return Err(invalid()) };
        let fits = *byte == b'\t' || byte.is_ascii_punctuation() && *byte != b'"';
        if fits { Ok(Delimiter(*byte)) } else { Err(invalid()) }
    }
}

impl fmt::Display for Delimiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == b'\t' { f.write_str("tab") } else { write!(f, "{}", char::from(self.0)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_win_over_the_recipe_column_by_column() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let mapped = |a: &str, b: &[&str]| (a.to_owned(), b.iter().map(|word| (*word).to_owned()).collect());
        let flags = Recipe {
            kind: Some(Kind::Deal),
            map: vec![mapped("a", &["name"])],
            set: vec![pair("source", "fair")],
            ..Recipe::default()
        };
        let below = Recipe {
            kind: Some(Kind::User),
            rest: Some(Rest::Extra),
            map: vec![mapped("a", &["city"]), mapped("b", &[])],
            set: vec![pair("source", "web"), pair("tag", "x")],
            ..Recipe::default()
        };
        let both = flags.over(below);
        assert_eq!((both.kind, both.rest), (Some(Kind::Deal), Some(Rest::Extra)));
        assert_eq!(both.map, [mapped("b", &[]), mapped("a", &["name"])]);
        assert_eq!(both.set, [pair("tag", "x"), pair("source", "fair")]);
    }

    #[test]
    fn a_delimiter_is_one_sign_or_a_tab() {
        for (text, shown) in [(";", ";"), ("；", ";"), ("tab", "tab"), ("\t", "tab"), ("\\t", "tab"), ("^", "^")] {
            assert_eq!(text.parse::<Delimiter>().unwrap().to_string(), shown, "{text}");
        }
        for bad in ["", "ab", "a", "1", "\"", "\n", " ", "é"] {
            assert!(bad.parse::<Delimiter>().is_err(), "{bad:?}");
        }
    }
}
