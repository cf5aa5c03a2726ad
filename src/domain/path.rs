//! Where in a record a value stands: `given`, `phones/+4930901820`, `addresses/work/city`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The place of one value in a record: a field's key, and for lists the item's natural key after a slash.
///
/// Two people who each add a phone write to different paths, so their changes do not conflict.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Path(Box<str>);

impl Path {
    /// The path of a field that has one value.
    pub fn one(field: &str) -> Path {
        Path(field.into())
    }

    /// The path of an item of a list field.
    pub fn item(field: &str, item: &str) -> Path {
        Path([field, "/", item].concat().into())
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key of the field: everything before the first slash.
    pub fn field(&self) -> &str {
        self.slash().and_then(|slash| self.0.get(..slash)).unwrap_or(&self.0)
    }

    /// The item's natural key: everything after the first slash, if there is one.
    pub fn item_key(&self) -> Option<&str> {
        self.0.get(self.slash()? + 1..)
    }

    /// Where the first slash stands. Keys of fields are short, so that a plain search is the fastest.
    fn slash(&self) -> Option<usize> {
        self.0.bytes().position(|byte| byte == b'/')
    }

    /// The two halves of a part's path: `addresses/work/city` is (`work`, `city`).
    pub fn part(&self) -> Option<(&str, &str)> {
        self.item_key()?.rsplit_once('/')
    }
}

impl From<String> for Path {
    fn from(text: String) -> Self {
        Path(text.into())
    }
}

impl From<&str> for Path {
    fn from(text: &str) -> Self {
        Path(text.into())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Path {
    fn borrow(&self) -> &str {
        &self.0
    }
}
