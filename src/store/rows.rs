//! Keys and values of the views, laid end to end: a record has a dozen of them, a large load millions.

/// Keys with their values, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    bytes: Vec<u8>,
    laid: Vec<Laid>,
}

/// A row among the bytes: how long its key is, and its value behind that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Laid {
    key: usize,
    value: usize,
}

impl Rows {
    /// Whether there are none.
    #[cfg(test)]
    pub(super) const fn is_empty(&self) -> bool {
        self.laid.is_empty()
    }

    /// Adds a row.
    pub(super) fn push(&mut self, key: &[u8], value: &[u8]) {
        self.bytes.extend_from_slice(key);
        self.bytes.extend_from_slice(value);
        self.laid.push(Laid { key: key.len(), value: value.len() });
    }

    /// Adds the rows of `others` behind these.
    pub(super) fn append(&mut self, others: &Rows) {
        self.bytes.extend_from_slice(&others.bytes);
        self.laid.extend_from_slice(&others.laid);
    }

    /// The rows.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let mut rest = self.bytes.as_slice();
        self.laid.iter().map_while(move |laid| {
            let (key, behind) = rest.split_at_checked(laid.key)?;
            let (value, behind) = behind.split_at_checked(laid.value)?;
            rest = behind;
            Some((key, value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_they_went_in() {
        let (mut rows, mut others) = (Rows::default(), Rows::default());
        assert!(rows.is_empty());
        rows.push(b"na", b"");
        others.push(b"", b"1");
        rows.append(&others);
        let read: Vec<(&[u8], &[u8])> = rows.iter().collect();
        assert_eq!(read, [(b"na".as_slice(), b"".as_slice()), (b"", b"1")]);
    }
}
