//! By what a row is found again that has nothing else to be found by: a hash of all that it says.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::domain::field::IMPORTED;
use crate::domain::{Kind, Path, Value};
use crate::ops::{Act, Edit, Key, Row, Target};

/// How many bytes of the hash are kept.
const KEPT: usize = 8;

/// The hash of what a row says: where each of its texts goes, and the text.
pub(super) fn print<'a>(kind: Kind, said: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut hash = Sha256::new_with_prefix(kind.as_str());
    for (goal, text) in said {
        for part in [goal, text] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    let mut print = String::with_capacity(2 * KEPT);
    for digit in hash.finalize().iter().take(KEPT).flat_map(|byte| [byte >> 4, byte & 15]) {
        print.extend(char::from_digit(digit.into(), 16));
    }
    print
}

/// The rows of a table that were known by their hash so far: of several that say the same each is one of its own.
#[derive(Default)]
pub(super) struct Prints {
    seen: HashMap<String, u32>,
}

impl Prints {
    /// Numbers a row that says what another one said, and has the record keep by what it was found.
    pub(super) fn settled(&mut self, mut row: Row) -> Row {
        if let (Target::Keyed(keys), Act::Edit(edits)) = (&mut row.target, &mut row.act)
            && let [Key::Row(print)] = keys.as_mut_slice()
        {
            let count = self.seen.entry(print.clone()).or_default();
            *count += 1;
            if *count > 1 {
                *print = format!("{print}.{count}");
            }
            edits.push(Edit::Put(Path::item(IMPORTED, print), Value::Flag));
        }
        row
    }
}
