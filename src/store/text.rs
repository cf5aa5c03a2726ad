//! What was noted at length, for whoever is not found by the roster: rows of their own, so that the roster stays short.

use crate::domain::{Kind, Record, RecordId};
use crate::search::Noted;

use super::key::{View, id_bytes, kind_letter, last_id};
use super::{Rosters, StoreError, roster};

impl Rosters<'_> {
    /// Hands what was noted in every live record of a kind to `each`, as [`Rosters::read`] does with rows.
    pub fn read_texts<T: Send>(
        &self,
        kind: Kind,
        begin: impl Fn() -> T + Sync,
        each: impl Fn(&mut T, RecordId, Noted<'_>) + Sync,
    ) -> Result<Vec<T>, StoreError> {
        let prefix = View::Texts.key(&[&[kind_letter(kind)]]);
        self.packed().share(&prefix, begin, |state, key, bytes| {
            each(state, last_id(key)?, read(bytes)?);
            Ok(())
        })
    }
}

/// The key and the bytes of what was noted in a record: how long its row is, the row, the text.
pub(super) fn row(record: &Record) -> Option<(Vec<u8>, Vec<u8>)> {
    let noted = Noted::of(record)?;
    let row = roster::write_row(&noted.row);
    let mut bytes = u32::try_from(row.len()).unwrap_or(u32::MAX).to_le_bytes().to_vec();
    bytes.extend(row);
    bytes.extend_from_slice(noted.text.as_bytes());
    Some((View::Texts.key(&[&id_bytes(record.id)]), bytes))
}

fn read(bytes: &[u8]) -> Result<Noted<'_>, StoreError> {
    let damaged = || StoreError::damaged("a text");
    let (length, rest) = bytes.split_first_chunk().ok_or_else(damaged)?;
    let (row, text) = rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(damaged)?;
    let text = std::str::from_utf8(text).map_err(|_| damaged())?;
    Ok(Noted { row: roster::read(row)?, text: text.into() })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::domain::Value;
    use crate::domain::id::Uuid128;

    #[test]
    fn what_was_noted_is_read_back_and_kept_where_its_first_line_does_not_say_it_all() {
        let noted = |text: &str| {
            let mut record = Record::new(RecordId { kind: Kind::Activity, uuid: Uuid128(7) }, Timestamp::UNIX_EPOCH);
            record.fields.insert("text".into(), Value::Text(text.to_owned()));
            record
        };
        let record = noted("saw the hall\nWants 40 Ventile für Müller");
        let (_, bytes) = row(&record).unwrap();
        let read = read(&bytes).unwrap();
        assert_eq!(Some(&read), Noted::of(&record).as_ref());
        assert_eq!(read.text, "saw the hall wants 40 ventile fur muller");
        assert_eq!(row(&noted("saw the hall")), None);
        assert!(row(&noted(&"saw the hall ".repeat(20))).is_some());
        assert!(super::read(&bytes[..20]).is_err());
    }
}
