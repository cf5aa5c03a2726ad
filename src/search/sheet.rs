//! Rows side by side in memory. Their masks lie in arrays of their own, so that a search passes over most of the rows
//! without touching what they say.

use std::borrow::Cow;

use super::row::Row;
use super::sieve::Sieve;
use crate::domain::id::Uuid128;

/// Rows of one kind in the order of their identities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    ids: Vec<Uuid128>,
    /// Which characters each row has, and with which ones its words begin.
    masks: Vec<[u64; 2]>,
    /// Which ones are words by themselves.
    alone: Vec<u64>,
    ends: Vec<Ends>,
    /// Title and terms of each row, end to end.
    texts: String,
    companies: Vec<u8>,
}

/// Where the parts of a row end, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Ends {
    title: usize,
    terms: usize,
    companies: usize,
}

impl Sheet {
    /// How many rows it has.
    pub const fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The identity of the first row.
    pub fn first(&self) -> Option<Uuid128> {
        self.ids.first().copied()
    }

    /// Adds a row behind all others.
    pub fn push(&mut self, id: Uuid128, row: &Row<'_>) {
        self.ids.push(id);
        self.masks.push([row.mask, row.starts]);
        self.alone.push(row.alone);
        self.texts.push_str(&row.title);
        let title = self.texts.len();
        self.texts.push_str(&row.terms);
        self.companies.extend_from_slice(&row.companies);
        self.ends.push(Ends { title, terms: self.texts.len(), companies: self.companies.len() });
    }

    /// All rows with their identities.
    pub fn rows(&self) -> impl Iterator<Item = (Uuid128, Row<'_>)> {
        (0..self.len()).filter_map(|at| self.row(at))
    }

    /// The rows that a sieve lets through.
    pub fn sifted(&self, sieve: &Sieve) -> impl Iterator<Item = (Uuid128, Row<'_>)> {
        let masks = self.masks.iter().enumerate();
        masks.filter(|(_, [mask, starts])| sieve.lets_through(*mask, *starts)).filter_map(|(at, _)| self.row(at))
    }

    fn row(&self, at: usize) -> Option<(Uuid128, Row<'_>)> {
        let before = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let (id, [mask, starts], ends) = (self.ids.get(at)?, self.masks.get(at)?, self.ends.get(at)?);
        let text = |from: usize, to: usize| self.texts.get(from..to).map(Cow::Borrowed);
        let row = Row {
            mask: *mask,
            starts: *starts,
            alone: *self.alone.get(at)?,
            title: text(before.terms, ends.title)?,
            companies: Cow::Borrowed(self.companies.get(before.companies..ends.companies)?),
            terms: text(ends.title, ends.terms)?,
        };
        Some((*id, row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str, companies: &'static [u8]) -> Row<'static> {
        Row {
            mask: 1,
            starts: 2,
            alone: 3,
            title: text.to_owned().into(),
            companies: companies.into(),
            terms: text.repeat(2).into(),
        }
    }

    #[test]
    fn rows_come_back_as_they_were_pushed() {
        let rows = [row("anna", b"1234"), row("", b""), row("伟", b"5")];
        let mut sheet = Sheet::default();
        for (id, row) in (0..).map(Uuid128).zip(&rows) {
            sheet.push(id, row);
        }
        assert_eq!(sheet.rows().map(|(_, row)| row).collect::<Vec<_>>(), rows);
        assert_eq!((sheet.len(), sheet.first()), (3, Some(Uuid128(0))));
    }
}
