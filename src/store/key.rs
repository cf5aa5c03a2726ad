//! The keys of the views: one letter for the view, then parts that sort as they should.

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::domain::id::Uuid128;
use crate::domain::{Kind, Life, RecordId};

use super::StoreError;

/// Bytes of a record's id in a key: the kind's letter and the UUID.
const ID: usize = 17;

/// Bytes of a day in a key.
pub(super) const DAY: usize = 4;

/// Texts in keys are at most this long, in bytes.
const LONGEST_TEXT: usize = 200;

/// Which view a key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    Records,
    Reminders,
    Handles,
    Links,
    Timeline,
    Names,
    ExactNames,
    Emails,
    Phones,
    Domains,
    Externals,
    Values,
    Roster,
    Birthdays,
    Rhythms,
    Stays,
    Texts,
    Trail,
    Entries,
    EntryIds,
}

impl View {
    /// Every view.
    pub(super) const ALL: &'static [View] = &[
        View::Birthdays,
        View::Reminders,
        View::Texts,
        View::Domains,
        View::Emails,
        View::Roster,
        View::Handles,
        View::EntryIds,
        View::Entries,
        View::Links,
        View::Timeline,
        View::Names,
        View::Phones,
        View::Rhythms,
        View::Records,
        View::Stays,
        View::Trail,
        View::Externals,
        View::Values,
        View::ExactNames,
    ];

    /// The first byte of its keys.
    pub(super) const fn letter(self) -> u8 {
        match self {
            View::Birthdays => b'a',
            View::Reminders => b'b',
            View::Texts => b'c',
            View::Domains => b'd',
            View::Emails => b'e',
            View::Roster => b'f',
            View::Handles => b'h',
            View::EntryIds => b'i',
            View::Entries => b'j',
            View::Links => b'l',
            View::Timeline => b'm',
            View::Names => b'n',
            View::Phones => b'p',
            View::Rhythms => b'q',
            View::Records => b'r',
            View::Stays => b's',
            View::Trail => b't',
            View::Externals => b'u',
            View::Values => b'v',
            View::ExactNames => b'x',
        }
    }

    /// A key of the view.
    pub(super) fn key(self, parts: &[&[u8]]) -> Vec<u8> {
        let mut key = Vec::with_capacity(1 + parts.iter().map(|part| part.len()).sum::<usize>());
        key.push(self.letter());
        for part in parts {
            key.extend_from_slice(part);
        }
        key
    }
}

/// The byte that stands for living or deleted records in keys.
pub(super) const fn life_letter(life: Life) -> u8 {
    match life {
        Life::Live => b'+',
        Life::Deleted => b'-',
    }
}

/// The byte that stands for a kind in keys.
pub(super) fn kind_letter(kind: Kind) -> u8 {
    // The letters of handles are ASCII.
    u8::try_from(kind.letter()).unwrap_or_default()
}

/// An id as part of a key.
pub(super) fn id_bytes(id: RecordId) -> [u8; ID] {
    let mut bytes = [kind_letter(id.kind); ID];
    if let Some(uuid) = bytes.last_chunk_mut::<16>() {
        *uuid = id.uuid.to_bytes();
    }
    bytes
}

/// The id of exactly these bytes.
pub(super) fn read_id(bytes: &[u8]) -> Result<RecordId, StoreError> {
    let read = || {
        let (letter, uuid) = bytes.split_first()?;
        let uuid = Uuid128(u128::from_be_bytes(uuid.try_into().ok()?));
        Some(RecordId { kind: Kind::from_letter(char::from(*letter))?, uuid })
    };
    read().ok_or_else(|| StoreError::damaged("an id"))
}

/// The id at the end of a key.
pub(super) fn last_id(key: &[u8]) -> Result<RecordId, StoreError> {
    read_id(key.last_chunk::<ID>().map_or(&[], |id| id.as_slice()))
}

/// A text as part of a key that is looked up whole: as it is, or if it is too long, its beginning and a hash.
pub(super) fn text_bytes(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    if bytes.len() <= LONGEST_TEXT {
        return bytes.to_vec();
    }
    let hash = Sha256::digest(bytes);
    [bytes.get(..LONGEST_TEXT - hash.len()).unwrap_or_default(), hash.as_slice()].concat()
}

/// The beginning of a text, as far as it matters for the order.
pub(super) fn text_start(text: &str) -> &[u8] {
    text.as_bytes().get(..LONGEST_TEXT).unwrap_or(text.as_bytes())
}

/// A day as part of a key: later ones are greater.
pub(super) fn day_bytes(day: Date) -> [u8; DAY] {
    let [high, low] = day.year().wrapping_sub(i16::MIN).to_be_bytes();
    [high, low, day.month().unsigned_abs(), day.day().unsigned_abs()]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_view_has_its_own_letter() {
        let mut letters: Vec<u8> = View::ALL.iter().map(|view| view.letter()).collect();
        assert!(letters.is_sorted());
        letters.dedup();
        assert_eq!(letters.len(), View::ALL.len());
    }

    #[test]
    fn two_long_texts_with_the_same_beginning_have_different_keys() {
        let (one, two) = (format!("{}1", "a".repeat(999)), format!("{}2", "a".repeat(999)));
        assert_ne!(text_bytes(&one), text_bytes(&two));
        assert_eq!(text_bytes(&one).len(), LONGEST_TEXT);
    }

    #[test]
    fn a_day_is_any_day() {
        assert!(day_bytes(Date::MIN) < day_bytes(date(0, 1, 1)) && day_bytes(date(9999, 1, 1)) < day_bytes(Date::MAX));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn later_days_have_greater_keys(a in -9_999_i16..9_999, b in -9_999_i16..9_999, c in 1_i8..=12, d in 1_i8..=12) {
            let (one, other) = (date(a, c, 28), date(b, d, 1));
            prop_assert_eq!(one.cmp(&other), day_bytes(one).cmp(&day_bytes(other)));
        }
    }
}
