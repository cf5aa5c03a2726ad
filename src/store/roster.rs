//! The roster: one row a live record, from which `find` reads everything at once without decoding records.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use crate::domain::{Asker, Kind, Record, RecordId};
use crate::search::{Row, Sheet, Sieve};

use super::held::Held;
use super::key::{View, id_bytes, kind_letter, last_id};
use super::packed::{Packed, go_on};
use super::threads::{lock, on_threads};
use super::{Store, StoreError};

/// How many sheets a thread searches at a time.
const PORTION: usize = 8;

/// The rosters of a book, as one search reads them.
pub struct Rosters<'s> {
    packed: &'s Packed,
    held: &'s Held,
    /// Whether what is read is held for the next search.
    keeps: bool,
}

impl Store {
    /// The rosters, for one search. From the second search on they are held in memory.
    pub fn rosters(&self) -> Result<Rosters<'_>, StoreError> {
        Ok(Rosters { packed: self.views()?, held: &self.held, keeps: self.held.search() })
    }
}

impl Rosters<'_> {
    /// Where they are read.
    pub(super) const fn packed(&self) -> &Packed {
        self.packed
    }

    /// Hands the row of every live record of a kind to `each`, in no order, but for those that `sieve` holds back. Rows
    /// are borrowed: nothing is copied. Large rosters are read by several threads; each begins with what `begin` makes,
    /// and what became of these is the answer.
    pub fn read<T: Send>(
        &self,
        kind: Kind,
        sieve: &Sieve,
        begin: impl Fn() -> T + Sync,
        each: impl Fn(&mut T, RecordId, Row<'_>) + Sync,
    ) -> Result<Vec<T>, StoreError> {
        let sheets = match self.held.get(kind) {
            Some(sheets) => sheets,
            None if self.keeps => self.held.keep(kind, &self.sheets(kind)?),
            None => return self.read_blocks(kind, sieve, begin, each),
        };
        let portions = Mutex::new(sheets.chunks(PORTION));
        let take = || Ok(lock(&portions).next().unwrap_or_default().iter());
        on_threads(PORTION, take, begin, |state, sheet: &Arc<Sheet>| {
            go_on(self.packed.asker())?;
            sheet.sifted(sieve).for_each(|(uuid, row)| each(state, RecordId { kind, uuid }, row));
            Ok(())
        })
    }

    /// The same straight from the blocks, of which nothing is kept.
    fn read_blocks<T: Send>(
        &self,
        kind: Kind,
        sieve: &Sieve,
        begin: impl Fn() -> T + Sync,
        each: impl Fn(&mut T, RecordId, Row<'_>) + Sync,
    ) -> Result<Vec<T>, StoreError> {
        self.packed.share(&prefix(kind), begin, |state, key, bytes| {
            let (mask, starts) = masks(bytes).ok_or_else(damaged)?;
            if sieve.lets_through(mask, starts) {
                each(state, last_id(key)?, read(bytes)?);
            }
            Ok(())
        })
    }

    /// All rows of a kind, in several sheets of which each has its own in order. Whoever asks next needs them as well,
    /// so that they are read to the end.
    fn sheets(&self, kind: Kind) -> Result<Vec<Sheet>, StoreError> {
        self.packed.share_with(&Asker::default(), &prefix(kind), Sheet::default, |sheet, key, bytes| {
            sheet.push(last_id(key)?.uuid, &read(bytes)?);
            Ok(())
        })
    }
}

/// What the keys of a kind's rows begin with.
pub(super) fn prefix(kind: Kind) -> Vec<u8> {
    View::Roster.key(&[&[kind_letter(kind)]])
}

/// The key of a record's row.
pub(super) fn key(id: RecordId) -> Vec<u8> {
    View::Roster.key(&[&id_bytes(id)])
}

/// Bytes of the masks.
const MASKS: usize = 24;

/// The bytes of a record's row: the masks, the lengths of title and companies, then title, companies and terms.
pub(super) fn write(record: &Record) -> Vec<u8> {
    write_row(&Row::of(record))
}

/// The bytes of a row.
pub(super) fn write_row(row: &Row<'_>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(MASKS + 8 + row.title.len() + row.companies.len() + row.terms.len());
    bytes.extend_from_slice(&row.mask.to_le_bytes());
    bytes.extend_from_slice(&row.starts.to_le_bytes());
    bytes.extend_from_slice(&row.alone.to_le_bytes());
    let parts = [row.title.as_bytes(), &row.companies, row.terms.as_bytes()];
    for part in parts.iter().take(2) {
        bytes.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
    }
    bytes.extend(parts.concat());
    bytes
}

/// The row of such bytes.
pub(super) fn read(bytes: &[u8]) -> Result<Row<'_>, StoreError> {
    let parts = || {
        let (mask, starts) = masks(bytes)?;
        let (alone, _) = bytes.get(16..)?.split_first_chunk()?;
        let alone = u64::from_le_bytes(*alone);
        let (title, rest) = bytes.get(MASKS..)?.split_first_chunk()?;
        let (companies, parts) = rest.split_first_chunk()?;
        let (title, parts) = parts.split_at_checked(u32::from_le_bytes(*title) as usize)?;
        let (companies, terms) = parts.split_at_checked(u32::from_le_bytes(*companies) as usize)?;
        let text = |bytes| std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
        let companies = Cow::Borrowed(companies);
        Some(Row { mask, starts, alone, title: text(title)?, companies, terms: text(terms)? })
    };
    parts().ok_or_else(damaged)
}

/// The masks by which rows are held back, without a look at the rest.
fn masks(bytes: &[u8]) -> Option<(u64, u64)> {
    let (mask, rest) = bytes.split_first_chunk()?;
    let (starts, _) = rest.split_first_chunk()?;
    Some((u64::from_le_bytes(*mask), u64::from_le_bytes(*starts)))
}

fn damaged() -> StoreError {
    StoreError::damaged("a row of the roster")
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
        assert!(read(&written[..28]).is_err());
    }
}
