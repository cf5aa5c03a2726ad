//! The last contact and the next step of a record in words, the same in the shell and on the screen.

use jiff::tz::TimeZone;

use super::Text;
use crate::domain::slot::Derived;
use crate::domain::touch::{Lateness, Step, Touch};
use crate::domain::{Record, Slot};

impl Text {
    /// What is known of them: a label and what stands behind it, each on one line. Nothing of it is fit for a terminal
    /// yet. Moments are as clocks in `zone` show them.
    pub fn touch(&self, record: &Record, zone: &TimeZone) -> Vec<(String, String)> {
        let Some(touch) = &record.touch else { return Vec::new() };
        let label = |derived| self.label(Slot::Derived(derived));
        let last = touch.last.as_ref();
        let last_told = last.map(|last| format!("{}  {}", last.at.shown(zone), self.choice(last.sort)));
        // A visit that was the last contact has been told.
        let visited = touch.visited.as_ref().filter(|at| last.is_none_or(|last| last.at != **at));
        let visited = visited.map(|at| at.shown(zone));
        let next = touch.next.as_ref().map(|step| self.step_of(touch, step, zone));
        let told = [(Derived::Last, last_told), (Derived::Visited, visited), (Derived::NextStep, next)];
        told.into_iter().filter_map(|(derived, told)| Some((label(derived), told?))).collect()
    }

    fn step_of(&self, touch: &Touch, step: &Step, zone: &TimeZone) -> String {
        let due = step.due.as_ref().map(|due| due.shown(zone)).unwrap_or_default();
        let told = format!("{due}  {}", step.name);
        match touch.lateness {
            Lateness::InTime => told.trim().to_owned(),
            Lateness::Overdue => format!("{}  ({})", told.trim(), self.label(Slot::Derived(Derived::Overdue))),
        }
    }
}
