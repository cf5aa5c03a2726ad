//! Plans for tasks that are done: what becomes of them, and when they come round again.

use super::super::failures::Trouble;
use super::{Planning, log, records};
use crate::domain::activity::NOTE;
use crate::domain::repeat::Repeat;
use crate::domain::task::{self, TASKS};
use crate::domain::{Kind, Life, Path, Record, RecordId, Value, When, reminder};
use crate::ops::{Code, Edit, Failure, Targets, Until, Verb, Warning};

/// How tasks were done.
pub(super) struct Finish<'a> {
    /// When.
    pub(super) at: &'a When,
    /// What there is to say of it.
    pub(super) edits: &'a [Edit],
    /// The task that follows.
    pub(super) next: Option<&'a [Edit]>,
}

/// The fields that the next occurrence of a task does not take over.
const OWN: &[&str] = &["handle", "due", "repeat", "done", "external_ids"];

/// Tasks that are done.
pub(super) fn finish(planning: &mut Planning<'_>, targets: &Targets, how: &Finish<'_>) -> Result<(), Trouble> {
    records::each(planning, Kind::Task, targets, Life::Live, |planning, old| finish_one(planning, old, how))
}

fn finish_one(planning: &mut Planning<'_>, old: &Record, how: &Finish<'_>) -> Result<(), Trouble> {
    if task::done(old).is_some() {
        return Err(Failure::new(Code::AlreadyDone).fact("title", old.title()).fact("handle", old.handle()).into());
    }
    let mut new = old.clone();
    new.fields.insert(Path::one("done"), Value::When(how.at.clone()));
    planning.put(None, Verb::Updated, Some(old), new)?;
    note(planning, old, how)?;
    come_round(planning, old, how.at)?;
    how.next.map_or(Ok(()), |next| log::follow(planning, &log::shared(old), next))
}

/// Tasks that are put off. Where the moment to remind of one would be over already, it rings when it is due.
pub(super) fn snooze(planning: &mut Planning<'_>, targets: &Targets, to: &Until) -> Result<(), Trouble> {
    let now = planning.request.at.clone();
    let zone = now.time_zone();
    records::each(planning, Kind::Task, targets, Life::Live, |planning, old| {
        let due = match to {
            Until::Said(to) => task::put_off(task::due(old), to, zone),
            Until::Next(day) => task::put_off_past(task::due(old), *day, zone),
        };
        let mut new = old.clone();
        new.fields.insert(Path::one("due"), Value::When(due));
        if let Some(minutes) = reminder::drop_lead(&mut new, &now) {
            let (handle, title) = (old.handle().to_owned(), old.title());
            planning.warn(Warning::LeadDropped { handle, title, minutes });
        }
        planning.put(None, Verb::Updated, Some(old), new)
    })
}

/// Notes what was done as an activity. A mere reminder of which nothing is said leaves none.
fn note(planning: &mut Planning<'_>, task: &Record, how: &Finish<'_>) -> Result<(), Trouble> {
    let sort = Some(task.text("type")).filter(|sort| !sort.is_empty() && TASKS.first() != Some(sort));
    if sort.is_none() && how.edits.is_empty() {
        return Ok(());
    }
    let mut edits = vec![
        Edit::Put(Path::one("type"), Value::Text(sort.unwrap_or(NOTE).to_owned())),
        Edit::Put(Path::one("at"), Value::When(how.at.clone())),
        Edit::Put(Path::one("text"), Value::Text(task.title())),
        Edit::Put(Path::one("task"), Value::Record(task.id.uuid)),
    ];
    for key in ["duration", "owner"] {
        edits.extend(task.value(key).map(|value| Edit::Put(Path::one(key), value.clone())));
    }
    edits.extend(log::shared(task));
    edits.extend_from_slice(how.edits);
    log::note(planning, edits)
}

/// Makes the next occurrence of a task that repeats.
fn come_round(planning: &mut Planning<'_>, task: &Record, done: &When) -> Result<(), Trouble> {
    let rule = Some(task.text("repeat")).filter(|rule| !rule.is_empty()).and_then(|rule| rule.parse::<Repeat>().ok());
    let last = task::due(task).unwrap_or(done);
    let Some((due, rest)) = rule.and_then(|rule| rule.next(last, done.date())) else { return Ok(()) };
    let kept = task.fields.iter().filter(|(path, _)| !OWN.contains(&path.field()));
    let mut edits: Vec<Edit> = kept.map(|(path, value)| Edit::Put(path.clone(), value.clone())).collect();
    edits.push(Edit::Put(Path::one("due"), Value::When(due)));
    edits.push(Edit::Put(Path::one("repeat"), Value::Text(rest.to_string())));
    let id = RecordId { kind: Kind::Task, uuid: (planning.fresh)().into() };
    records::create(planning, None, id, edits, Verb::Created)
}
