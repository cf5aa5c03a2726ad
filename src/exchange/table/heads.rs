//! The heads of a table's columns, and how people name them.

use std::collections::BTreeMap;

use super::cells::Cells;
use crate::domain::line;
use crate::ops::{Code, Failure, Reason};

/// The head of the column with the reasons why rows could not be done; import passes over it.
pub(crate) const ERROR: &str = "rolo:error";

/// Below this, Jaro-Winkler likeness is chance.
const LIKE: f64 = 0.75;

/// What stands over the columns of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    names: Vec<String>,
}

impl Heads {
    /// Reads the first row of a table. A column without a head is called by its place: `#3`.
    pub(super) fn read(cells: &Cells, line: u64) -> Result<Heads, Failure> {
        let bad = |reason| Failure::new(Code::BadHeads).fact("line", line).because(reason);
        let mut names: Vec<String> = Vec::with_capacity(cells.len());
        let mut seen = BTreeMap::new();
        for (place, cell) in (1..).zip(cells.iter()) {
            let text = std::str::from_utf8(cell).ok().filter(|text| !text.contains('\0'));
            let text = text.ok_or_else(|| bad(Reason::RowNotUtf8))?;
            let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let name = if name.is_empty() { format!("#{place}") } else { name };
            if let Some(first) = seen.insert(name.clone(), place) {
                let twice = bad(Reason::ColumnTwice).fact("column", &name);
                return Err(twice.fact("first", first).fact("second", place));
            }
            names.push(name);
        }
        Ok(Heads { names })
    }

    /// All of them, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// How many there are.
    pub(in crate::exchange) fn len(&self) -> usize {
        self.names.len()
    }

    /// The head of a column, from 0.
    pub(in crate::exchange) fn at(&self, place: usize) -> &str {
        self.names.get(place).map(String::as_str).unwrap_or_default()
    }

    /// The place of the column that is called so: exactly, else whatever its case, width, `_`, `-` and blanks.
    pub(super) fn find(&self, word: &str) -> Result<usize, Failure> {
        let exact = self.names.iter().position(|name| name == word.trim());
        let alike = || self.names.iter().position(|name| fold(name) == fold(word));
        exact.or_else(alike).ok_or_else(|| {
            let names: Vec<&str> = self.names().filter(|name| *name != ERROR).collect();
            let nearest = nearest(&fold(word), names.iter().copied()).unwrap_or_default();
            Failure::new(Code::UnknownColumn)
                .fact("column", word)
                .fact("nearest", nearest)
                .fact("columns", names.join(", "))
        })
    }
}

/// A head as it is compared: small letters of plain width, one blank between words.
pub(super) fn fold(head: &str) -> String {
    let plain = line::fold_width(head).to_lowercase().replace(['_', '-'], " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The word that was probably meant, if one is close enough.
pub(super) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.map(|name| (strsim::jaro_winkler(word, &fold(name)), name));
    scored.filter(|(score, _)| *score >= LIKE).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}
