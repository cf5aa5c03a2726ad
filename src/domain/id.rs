//! Identities: UUIDs for machines, handles such as `c-7k2fq` for people.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::{Invalid, Kind};

/// Crockford's base32 alphabet, in lower case: no i, l, o, u.
const CROCKFORD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Letters of a handle after the dash when nothing else takes it.
const SHORTEST_HANDLE: usize = 5;

/// Letters that the random bits of a UUID can fill.
pub(crate) const LONGEST_HANDLE: usize = 12;

/// The identity of one record; `UUIDv7`, so that ids of later records sort later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordId {
    /// The kind of record.
    pub kind: Kind,
    /// The universally unique part.
    pub uuid: Uuid128,
}

impl RecordId {
    /// The handles that this id may take, shortest first; the first free one becomes the record's for good.
    pub fn handles(self) -> impl Iterator<Item = Handle> {
        // The low 62 bits of a UUIDv7 are random, whatever its clock and counter hold.
        let mut bits = self.uuid.0 & ((1 << 62) - 1);
        let mut text = format!("{}-", self.kind.letter());
        for _ in 0..LONGEST_HANDLE {
            let digit = usize::try_from(bits & 31).unwrap_or_default();
            text.push(char::from(CROCKFORD.get(digit).copied().unwrap_or(b'0')));
            bits >>= 5;
        }
        (SHORTEST_HANDLE..=LONGEST_HANDLE).map(move |length| Handle(text.chars().take(2 + length).collect()))
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.fmt(f)
    }
}

/// A UUID that is 16 bytes in the store and hyphenated text in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid128(pub u128);

impl Uuid128 {
    /// The bytes, most significant first, so that they sort as the ids do.
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }
}

impl From<Uuid> for Uuid128 {
    fn from(uuid: Uuid) -> Self {
        Uuid128(uuid.as_u128())
    }
}

impl fmt::Display for Uuid128 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Uuid::from_u128(self.0).hyphenated().fmt(f)
    }
}

impl fmt::Debug for Uuid128 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Uuid128 {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Uuid::try_parse(text).map(Uuid128::from).map_err(|_| Invalid::new("uuid", text))
    }
}

impl Serialize for Uuid128 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            self.to_bytes().serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Uuid128 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
            text.parse().map_err(serde::de::Error::custom)
        } else {
            <[u8; 16]>::deserialize(deserializer).map(|bytes| Uuid128(u128::from_be_bytes(bytes)))
        }
    }
}

macro_rules! uuid_newtype {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid128);

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                $name(uuid.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

uuid_newtype! {
    /// The identity of one command, and of the journal entry that it becomes: a request sent twice is done once.
    EntryId
}
uuid_newtype! {
    /// The identity of one installation of rolo; it lives outside the book.
    DeviceId
}
uuid_newtype! {
    /// The identity of one book.
    BookId
}
uuid_newtype! {
    /// The identity of one running program, so that a screen undoes its own commands only.
    SessionId
}

/// What people call a record when its name will not do: `c-7k2fq`. Never changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Handle(String);

impl Handle {
    /// The text of the handle.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `text` has the look of a handle or of the beginning of one: a kind's letter, a dash, base32.
    pub fn looks_like(text: &str) -> Option<Kind> {
        let mut chars = text.chars();
        let kind = Kind::from_letter(chars.next()?)?;
        let rest = chars.as_str().strip_prefix('-')?;
        let fits = rest.bytes().all(|byte| CROCKFORD.contains(&byte));
        (fits && !rest.is_empty() && rest.len() <= LONGEST_HANDLE).then_some(kind)
    }
}

impl FromStr for Handle {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        match Handle::looks_like(text) {
            Some(_) if text.len() >= 2 + SHORTEST_HANDLE => Ok(Handle(text.to_owned())),
            _ => Err(Invalid::new("handle", text)),
        }
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_handle_is_lengthened_by_one_letter() {
        let id = RecordId { kind: Kind::Contact, uuid: Uuid128(0x0123_4567_89ab_7def_8123_4567_89ab_cdef) };
        let handles: Vec<String> = id.handles().map(|handle| handle.to_string()).take(2).collect();
        assert_eq!(handles, ["c-ffkqt", "c-ffkqt4"]);
        assert_eq!(id.handles().count(), LONGEST_HANDLE - SHORTEST_HANDLE + 1);
    }

    #[test]
    fn a_name_with_a_dash_is_no_handle() {
        assert!("c-lou".parse::<Handle>().is_err());
        assert_eq!(Handle::looks_like("c-7k"), Some(Kind::Contact));
        assert_eq!(Handle::looks_like("c-"), None);
        assert_eq!(Handle::looks_like("x-7k2fq"), None);
    }
}
