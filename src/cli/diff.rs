//! What a change does, field by field: `-` is what was, `+` is what comes, `~` is what only moved.

use std::collections::BTreeMap;

use super::Shell;
use super::cells::{lines, one_line};
use super::halt::Halt;
use crate::domain::field::{DELETED, HANDLE};
use crate::domain::id::Uuid128;
use crate::domain::{Change, Path, Record, Slot, Value};
use crate::text::Text;

/// Prints a change, two cells in, with the names of the records to which it links.
pub(super) fn print(
    shell: &mut Shell<'_>,
    names: Option<&BTreeMap<Uuid128, String>>,
    change: &Change,
) -> Result<(), Halt> {
    let mut blank = Record::new(change.id, jiff::Timestamp::UNIX_EPOCH);
    blank.names = names.cloned().unwrap_or_default();
    for line in lines_of(shell.text, &blank, change) {
        let plain = format!("{} {}", line.sign.as_str(), line.text);
        let line = match line.sign {
            Sign::Removed => shell.out.paint.removed(&plain),
            Sign::Added => shell.out.paint.added(&plain),
            Sign::Moved => plain,
        };
        shell.put(&format!("  {line}"))?;
    }
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Removed,
    Added,
    Moved,
}

impl Sign {
    const fn as_str(self) -> &'static str {
        match self {
            Sign::Removed => "-",
            Sign::Added => "+",
            Sign::Moved => "~",
        }
    }
}

struct Line {
    sign: Sign,
    text: String,
}

/// The lines of a change in the order of the catalogue; the handle and the mark of deletion are said otherwise.
fn lines_of(text: &Text, blank: &Record, change: &Change) -> Vec<Line> {
    let mut touched: Vec<_> =
        change.set.iter().filter(|(path, _)| !matches!(path.as_str(), HANDLE | DELETED)).collect();
    touched.sort_by_key(|(path, _)| (text.field_place(change, path), *path));
    let mut found = Vec::new();
    for (path, delta) in touched {
        let told = |value: &Option<Value>| value.as_ref().map(|value| text.value_at(blank, path, value));
        match (told(&delta.old), told(&delta.new)) {
            (Some(old), Some(new)) if old == new => add(&mut found, text, blank, path, (Sign::Moved, &new)),
            (old, new) => {
                if let Some(old) = old {
                    add(&mut found, text, blank, path, (Sign::Removed, &old));
                }
                if let Some(new) = new {
                    add(&mut found, text, blank, path, (Sign::Added, &new));
                }
            }
        }
    }
    found
}

fn add(found: &mut Vec<Line>, text: &Text, record: &Record, path: &Path, (sign, value): (Sign, &str)) {
    let name = match text.catalogue().find(record.id.kind, path.field()) {
        Some(field) => text.label(Slot::Field(field)),
        None => path.to_string(),
    };
    for line in lines(value) {
        let text = format!("{}  {line}", one_line(&name));
        found.push(Line { sign, text });
    }
}
