//! What a change does, field by field: `-` is what was, `+` is what comes, `~` is what only moved.

use std::collections::BTreeMap;

use super::Shell;
use super::cells::{lines, one_line};
use super::halt::Halt;
use crate::domain::id::Uuid128;
use crate::domain::{Change, Record};
use crate::text::{Differing, Sign, Text};

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

struct Line {
    sign: Sign,
    text: String,
}

/// The lines of a change; a value of several lines has its label before each.
fn lines_of(text: &Text, blank: &Record, change: &Change) -> Vec<Line> {
    let line = |Differing { sign, label, value }: Differing| {
        let label = one_line(&label);
        let lines: Vec<Line> = lines(&value).map(|line| Line { sign, text: format!("{label}  {line}") }).collect();
        lines
    };
    text.differences(blank, change).into_iter().flat_map(line).collect()
}
