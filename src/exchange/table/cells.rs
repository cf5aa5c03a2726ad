//! Where the rows of a table come from, whatever its format.

use std::io;

use crate::ops::Failure;

/// The cells of one row, as bytes, without quotes and delimiters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Cells {
    /// Cells whose bytes stand one behind the other, each up to one of these ends.
    pub(crate) const fn new(bytes: Vec<u8>, ends: Vec<usize>) -> Cells {
        Cells { bytes, ends }
    }

    /// How many bytes they have in all.
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// One of them, from 0.
    pub fn at(&self, place: usize) -> Option<&[u8]> {
        let end = *self.ends.get(place)?;
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before).copied()).unwrap_or(0);
        self.bytes.get(start..end)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).filter_map(|place| self.at(place))
    }
}

/// One row as it was cut out.
pub struct Cut {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Its cells, or why it has none.
    pub cells: Result<Cells, Failure>,
}

/// Rows one by one: a format that holds tables.
pub trait Source {
    /// The next row in which something stands.
    fn next(&mut self) -> io::Result<Option<Cut>>;
}
