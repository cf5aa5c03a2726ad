//! The roster: one row a live record, from which `find` reads everything at once without decoding records.

use std::borrow::Cow;

use crate::domain::{Kind, Record, RecordId};
use crate::search::Row;

use super::key::{View, id_bytes, kind_letter, last_id};
use super::{Store, StoreError};

impl Store {
    /// Hands the row of every live record of a kind to `each`, in no order. Rows borrow from the store's own cache:
    /// nothing is copied. Large rosters are read by several threads; each begins with what `begin` makes, and what
    /// became of these is the answer.
    pub fn roster<T: Send>(
        &self,
        kind: Kind,
        begin: impl Fn() -> T + Sync,
        each: impl Fn(&mut T, RecordId, Row<'_>) + Sync,
    ) -> Result<Vec<T>, StoreError> {
        let prefix = View::Roster.key(&[&[kind_letter(kind)]]);
        let each = |state: &mut T, key: &[u8], bytes: &[u8]| {
            each(state, last_id(key)?, read(bytes)?);
            Ok(())
        };
        self.views()?.share_often(&prefix, begin, each)
    }
}

/// The key of a record's row.
pub(super) fn key(id: RecordId) -> Vec<u8> {
    View::Roster.key(&[&id_bytes(id)])
}

/// The bytes of a record's row: both masks, the lengths of title and companies, then title, companies and terms.
pub(super) fn write(record: &Record) -> Vec<u8> {
    let row = Row::of(record);
    let mut bytes = Vec::with_capacity(24 + row.title.len() + row.companies.len() + row.terms.len());
    bytes.extend_from_slice(&row.mask.to_le_bytes());
    bytes.extend_from_slice(&row.starts.to_le_bytes());
    let parts = [row.title.as_bytes(), &row.companies, row.terms.as_bytes()];
    for part in parts.iter().take(2) {
        bytes.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
    }
    bytes.extend(parts.concat());
    bytes
}

fn read(bytes: &[u8]) -> Result<Row<'_>, StoreError> {
    let parts = || {
        let (mask, rest) = bytes.split_first_chunk()?;
        let (starts, rest) = rest.split_first_chunk()?;
        let (title, rest) = rest.split_first_chunk()?;
        let (companies, parts) = rest.split_first_chunk()?;
        let (title, parts) = parts.split_at_checked(u32::from_le_bytes(*title) as usize)?;
        let (companies, terms) = parts.split_at_checked(u32::from_le_bytes(*companies) as usize)?;
        let text = |bytes| std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
        let (mask, starts) = (u64::from_le_bytes(*mask), u64::from_le_bytes(*starts));
        let companies = Cow::Borrowed(companies);
        Some(Row { mask, starts, title: text(title)?, companies, terms: text(terms)? })
    };
    parts().ok_or_else(|| StoreError::damaged("a row of the roster"))
}

#[cfg(test)]
mod tests {
    use super::super::sample::contact;
    use super::*;

    #[test]
    fn a_row_is_read_back_as_it_was_written() {
        let record = contact(3);
        let written = write(&record);
        assert_eq!(read(&written).unwrap(), Row::of(&record));
        assert!(read(&written[..20]).is_err());
    }
}
