//! Where in a record a value stands: `given`, `phones/+4930901820`, `addresses/work/city`.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The place of one value in a record: a field's key, and for lists the item's natural key after a slash.
///
/// Two people who each add a phone write to different paths, so their changes do not conflict.
#[derive(Clone)]
pub struct Path(Text);

/// What begins the key of a field that people defined: `custom/budget`, `custom/interests/golf`.
pub const DEFINED: &str = "custom/";

/// Most paths are keys of the catalogue, which need no memory of their own.
#[derive(Clone)]
enum Text {
    Key(&'static str),
    Own(Box<str>),
}

impl Path {
    /// The path of a field that has one value.
    pub const fn one(field: &'static str) -> Path {
        Path(Text::Key(field))
    }

    /// The path of an item of a list field.
    pub fn item(field: &str, item: &str) -> Path {
        Path(Text::Own([field, "/", item].concat().into()))
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Text::Key(text) => text,
            Text::Own(text) => text,
        }
    }

    /// The key of the field: everything before the first slash, or `custom/` and everything before the next.
    pub fn field(&self) -> &str {
        self.slash().and_then(|slash| self.as_str().get(..slash)).unwrap_or(self.as_str())
    }

    /// The item's natural key: everything after that slash, if there is one.
    pub fn item_key(&self) -> Option<&str> {
        self.as_str().get(self.slash()? + 1..)
    }

    /// Whether it belongs to a field that people defined.
    pub fn is_defined(&self) -> bool {
        self.as_str().starts_with(DEFINED)
    }

    /// Where the slash stands behind the key of the field. Keys are short, so that a plain search is the fastest.
    fn slash(&self) -> Option<usize> {
        let start = if self.is_defined() { DEFINED.len() } else { 0 };
        let slash = self.as_str().bytes().skip(start).position(|byte| byte == b'/')?;
        Some(start + slash)
    }

    /// The two halves of a part's path: `addresses/work/city` is (`work`, `city`).
    pub fn part(&self) -> Option<(&str, &str)> {
        self.item_key()?.rsplit_once('/')
    }
}

impl From<String> for Path {
    fn from(text: String) -> Self {
        Path(Text::Own(text.into()))
    }
}

impl From<&str> for Path {
    fn from(text: &str) -> Self {
        Path(Text::Own(text.into()))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::borrow::Borrow<str> for Path {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Path {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Path {}

impl PartialOrd for Path {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Path {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Path {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Path {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Path::from)
    }
}
