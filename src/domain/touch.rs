//! How somebody was last in touch with a contact, a company or a deal, and what comes next. Nothing of it is kept.

use jiff::Zoned;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Record, When, activity, task};

/// The last contact and the next step of a record, as whoever answers has looked them up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touch {
    /// When they were last spoken or written to.
    pub last: Option<Moment>,
    /// When they were last visited.
    pub visited: Option<When>,
    /// The earliest task that is open; one without a day comes last.
    pub next: Option<Step>,
    /// Whether the next step should have been taken by now.
    pub lateness: Lateness,
}

/// Something that happened, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// When.
    pub at: When,
    /// The sort of activity.
    pub sort: &'static str,
}

/// A task that is open, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When it is due.
    pub due: Option<When>,
    /// What is to be done; empty where nobody asked.
    pub name: String,
}

/// Whether something should have been done by now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lateness {
    /// There is time yet, or nothing to do.
    #[default]
    InTime,
    /// Its moment, or its day, is over.
    Overdue,
}

impl<'de> Deserialize<'de> for Moment {
    /// A sort that this version does not know is a note.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Told {
            at: When,
            sort: String,
        }
        let Told { at, sort } = Told::deserialize(deserializer)?;
        let sort = activity::ACTIVITIES.iter().copied().find(|known| *known == sort).unwrap_or(activity::NOTE);
        Ok(Moment { at, sort })
    }
}

impl Lateness {
    /// That of something due at `due` and not done by `now`.
    pub fn of(due: Option<&When>, now: &Zoned) -> Lateness {
        let is_over = due.is_some_and(|due| due.end(now.time_zone()) <= now.timestamp());
        if is_over { Lateness::Overdue } else { Lateness::InTime }
    }
}

impl Touch {
    /// That of a task: only whether it is late.
    pub fn of_task(record: &Record, now: &Zoned) -> Touch {
        let due = task::due(record).filter(|_| task::done(record).is_none());
        Touch { lateness: Lateness::of(due, now), ..Touch::default() }
    }
}
