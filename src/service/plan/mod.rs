//! From commands to changes: pure functions of the views, the clock, the ids and the command.

mod apply;
mod edit;
mod links;
mod planning;
mod records;
mod undo;

pub(super) use planning::{Planned, Planning};
pub(super) use undo::Reversal;

use super::failures::Trouble;
use crate::journal::Journal;
use crate::ops::Command;

/// Plans a command. For an undo or redo it tells which entry it takes back.
pub(super) fn plan(planning: &mut Planning<'_>, journal: &Journal, command: &Command) -> Result<(), Trouble> {
    match command {
        Command::Add { kind, edits } => records::add(planning, *kind, edits.clone()),
        Command::Edit { kind, targets, edits } => records::edit(planning, *kind, targets, edits),
        Command::Delete { kind, targets } => records::delete(planning, *kind, targets),
        Command::Restore { kind, targets } => records::restore(planning, *kind, targets),
        Command::Apply { on_error } => apply::apply(planning, *on_error),
        Command::Undo { kept, .. } | Command::Redo { kept, .. } => undo::reverse(planning, journal, *kept),
    }
}
