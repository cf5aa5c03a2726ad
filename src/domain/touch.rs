//! How somebody was last in touch with a contact, a company or a deal, and what comes next. Nothing of it is kept.

use std::cmp::Ordering;

use jiff::tz::TimeZone;

use super::{Record, When, activity, task};

/// The last contact and the next step of one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touch {
    /// When they were last spoken or written to.
    pub last: Option<Moment>,
    /// When they were last visited.
    pub visited: Option<When>,
    /// The earliest task that is open; one without a day comes last.
    pub next: Option<Step>,
}

/// Something that happened, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub at: When,
    /// The sort of activity.
    pub sort: String,
}

/// A task that is open, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When it is due.
    pub due: Option<When>,
    /// What is to be done.
    pub name: String,
    /// Its handle.
    pub handle: String,
}

impl Touch {
    /// Takes an activity into account.
    pub fn happened(&mut self, activity: &Record, zone: &TimeZone) {
        let Some(at) = activity::at(activity).filter(|_| activity::is_contact(activity)) else { return };
        let is_later = |known: Option<&When>| known.is_none_or(|known| known.compare(at, zone) == Ordering::Less);
        if is_later(self.last.as_ref().map(|last| &last.at)) {
            self.last = Some(Moment { at: at.clone(), sort: activity.text("type").to_owned() });
        }
        if activity.text("type") == "visit" && is_later(self.visited.as_ref()) {
            self.visited = Some(at.clone());
        }
    }

    /// Takes a task into account.
    pub fn planned(&mut self, task: &Record, zone: &TimeZone) {
        if task::done(task).is_some() {
            return;
        }
        let due = task::due(task);
        let is_earlier = self.next.as_ref().is_none_or(|next| match (due, &next.due) {
            (Some(due), Some(known)) => due.compare(known, zone) == Ordering::Less,
            (due, known) => due.is_some() && known.is_none(),
        });
        if is_earlier {
            let (name, handle) = (task.title(), task.handle().to_owned());
            self.next = Some(Step { due: due.cloned(), name, handle });
        }
    }
}
