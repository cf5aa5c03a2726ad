//! From commands to changes: pure functions of the views, the clock, the ids and the command.

mod apply;
mod claims;
mod column;
mod convert;
mod deals;
mod demo;
mod edit;
mod fields;
mod files;
mod layout;
mod links;
mod log;
mod merge;
mod pipelines;
mod planning;
mod records;
mod reversal;
mod segments;
mod stages;
mod tasks;
mod undo;
mod way;

pub(super) use planning::{Planned, Planning};
pub(super) use reversal::Reversal;

use super::failures::Trouble;
use crate::ops::Command;

/// Plans a command. For an undo or redo it tells which entry it takes back.
pub(super) fn plan(planning: &mut Planning<'_>, command: &Command) -> Result<(), Trouble> {
    merge::check(planning)?;
    follow(planning, command)?;
    segments::check(planning)?;
    fields::check(planning)
}

fn follow(planning: &mut Planning<'_>, command: &Command) -> Result<(), Trouble> {
    match command {
        Command::Add { kind, edits } => records::add(planning, *kind, edits.clone()),
        Command::Edit { kind, targets, edits } => records::edit(planning, *kind, targets, edits),
        Command::Delete { kind, targets, heir } => records::delete(planning, *kind, targets, heir.as_ref()),
        Command::Restore { kind, targets } => records::restore(planning, *kind, targets),
        Command::Apply { on_error, make: _ } => apply::apply(planning, *on_error),
        Command::Demo { seed } => demo::fill(planning, *seed),
        Command::AddDeal { edits, next } => deals::add(planning, edits.clone(), next.as_deref()),
        Command::AddPipeline { edits, stages } => pipelines::add(planning, edits.clone(), stages),
        Command::AddStage { edits, spot } => stages::add(planning, edits.clone(), spot.as_ref()),
        Command::MoveStage { target, spot } => stages::reorder(planning, target, spot),
        Command::MoveDeals { targets, to, spot, on, edits, next } => {
            deals::go(planning, targets, &deals::Way { to, spot: spot.as_ref(), on: *on, edits, next: next.as_deref() })
        }
        Command::Log { about, edits, next } => log::log(planning, about, edits, next.as_deref()),
        Command::Despite { list, purpose, edits } => log::despite(planning, list, *purpose, edits),
        Command::FinishTasks { targets, at, edits, next } => {
            tasks::finish(planning, targets, &tasks::Finish { at, edits, next: next.as_deref() })
        }
        Command::Snooze { targets, to } => tasks::snooze(planning, targets, to),
        Command::Attach { target, files: _ } => files::attach(planning, target),
        Command::Detach { target, names } => files::detach(planning, target, names),
        Command::Convert { targets, deal, next } => {
            convert::convert(planning, targets, deal.as_deref(), next.as_deref())
        }
        Command::Undo { kept, .. } | Command::Redo { kept, .. } => undo::reverse(planning, *kept),
    }
}
