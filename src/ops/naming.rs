//! Whether a command names records to which it links, rather than to say their identities.

use super::{Command, Edit};
use crate::domain::field::{Sort, Type};
use crate::domain::id::Uuid128;
use crate::domain::{Field, Kind, Path, Value};

impl Command {
    /// Whether what it says of a record links to one of a kind by a name.
    pub fn names(&self, target: Kind) -> bool {
        self.said().iter().any(|(kind, edits)| edits.iter().any(|edit| is_named(*kind, target, edit)))
    }

    /// What it says of records, with their kinds.
    fn said(&self) -> Vec<(Kind, &[Edit])> {
        let (own, next): ((Kind, &[Edit]), _) = match self {
            Command::Add { kind, edits } | Command::Edit { kind, edits, .. } => ((*kind, edits), None),
            Command::AddDeal { edits, next } | Command::MoveDeals { edits, next, .. } => {
                ((Kind::Deal, edits), next.as_deref())
            }
            Command::Convert { deal, next, .. } => ((Kind::Deal, deal.as_deref().unwrap_or_default()), next.as_deref()),
            Command::Log { edits, next, .. } | Command::FinishTasks { edits, next, .. } => {
                ((Kind::Activity, edits), next.as_deref())
            }
            Command::Despite { edits, .. } => ((Kind::Activity, edits), None),
            Command::AddPipeline { edits, .. } => ((Kind::Pipeline, edits), None),
            Command::AddStage { edits, .. } => ((Kind::Stage, edits), None),
            Command::Delete { .. }
            | Command::MoveStage { .. }
            | Command::Restore { .. }
            | Command::Attach { .. }
            | Command::Detach { .. }
            | Command::Snooze { .. }
            | Command::Apply { .. }
            | Command::Demo { .. }
            | Command::Undo { .. }
            | Command::Redo { .. } => return Vec::new(),
        };
        std::iter::once(own).chain(next.map(|next| (Kind::Task, next))).collect()
    }
}

fn is_named(kind: Kind, target: Kind, edit: &Edit) -> bool {
    match edit {
        Edit::Put(path, value) => is_name(kind, target, path, value),
        Edit::Replace(_, values) => values.iter().any(|(path, value)| is_name(kind, target, path, value)),
        Edit::Link(..) | Edit::PutPart(..) | Edit::Remove(_) | Edit::Clear(_) => false,
    }
}

fn is_name(kind: Kind, target: Kind, path: &Path, value: &Value) -> bool {
    match Field::find(kind, path.field()).map(|field| field.value) {
        Some(Type::Record(linked)) => linked == target && value.as_text().is_some(),
        Some(Type::Item(Sort::Record(linked))) => {
            linked == target && path.item_key().is_some_and(|key| key.parse::<Uuid128>().is_err())
        }
        Some(_) | None => false,
    }
}
