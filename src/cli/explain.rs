//! How a list was read: in words for people, as JSON for programs.

use super::Shell;
use super::cells::one_line;
use super::halt::Halt;
use crate::exchange::plain_json;
use crate::grammar::{Format, Show};
use crate::ops::Explained;

/// Prints it.
pub(super) fn print(shell: &mut Shell<'_>, told: &Explained, show: &Show) -> Result<(), Halt> {
    if matches!(show.format, Some(Format::Json | Format::Ndjson)) {
        plain_json::write(&mut shell.out.to, told)?;
        return shell.put("");
    }
    for line in shell.text.explained(told) {
        let said = line.trim_start();
        let indent = " ".repeat(line.len() - said.len());
        shell.put_hanging(&indent, &one_line(said))?;
    }
    Ok(())
}
