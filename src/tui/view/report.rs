//! What was done, in words.

use crate::domain::{Kind, Record, Slot, task};
use crate::grammar;
use crate::ops::{Outcome, Verb};
use crate::tui::model::Model;
use crate::tui::msg::Done;
use crate::tui::widgets::cells;

/// The most records of several kinds that are named one by one.
const MOST_NAMED: usize = 4;

/// What a command did, in one sentence.
pub(crate) fn receipt(model: &Model, words: &[String], done: &Done) -> String {
    let counts = done.receipt.counts;
    let made: Vec<String> = done.made().map(|record| cells::shown(&record.title())).collect();
    if let Some(reversed) = &done.receipt.reversed {
        let is_redo = words.first().is_some_and(|word| word == "redo");
        let id = if is_redo { "screen-done-redone" } else { "screen-done-undone" };
        let undone = model.text.say(id, &[("words", grammar::quote(reversed).into())]);
        let kept = (counts.kept > 0).then(|| model.text.say("screen-done-kept", &[("kept", counts.kept.into())]));
        return std::iter::once(undone).chain(kept).collect::<Vec<_>>().join(" ");
    }
    if let Some(said) = moved(model, done).or_else(|| put_on(model, done)) {
        return said;
    }
    let said = [
        ("screen-done-created", Verb::Created, counts.created),
        ("screen-done-updated", Verb::Updated, counts.updated),
        ("screen-done-deleted", Verb::Deleted, counts.deleted),
        ("screen-done-restored", Verb::Restored, counts.restored),
        ("screen-done-failed", Verb::Failed, counts.failed),
    ];
    let said = said.into_iter().filter(|(_, _, count)| *count > 0);
    let said = said.map(|(id, verb, count)| sentence(model, id, &Became { done, verb, count }));
    let also =
        (!made.is_empty()).then(|| model.text.say("screen-done-made", &[("who", model.text.list(&made).into())]));
    let said: Vec<String> = said.chain(also).collect();
    if said.is_empty() { model.text.get("screen-nothing-changed") } else { said.join(" ") }
}

/// What became of some of the records of a command.
struct Became<'a> {
    done: &'a Done,
    verb: Verb,
    count: u64,
}

/// That so many records became something: of a few of several kinds which ones, else how many of their kind.
fn sentence(model: &Model, id: &str, became: &Became<'_>) -> String {
    let records: Vec<&Outcome> = became.done.about().filter(|outcome| outcome.verb == became.verb).collect();
    let kinds: Vec<Kind> = records.iter().copied().filter_map(kind).collect();
    let first = kinds.first().copied().unwrap_or_else(|| model.kind());
    let are_mixed = kinds.len() <= MOST_NAMED && kinds.iter().any(|kind| *kind != first);
    let names = records.iter().filter_map(|outcome| outcome.record.as_ref());
    let names: Vec<String> = if became.count == 1 || are_mixed {
        names.map(|record| format!("{} ({})", cells::shown(&record.title()), record.handle())).collect()
    } else {
        Vec::new()
    };
    let count = if are_mixed { 1 } else { became.count };
    let kind = if kinds.iter().all(|kind| *kind == first) { first.as_str() } else { "mixed" };
    let facts = [("count", count.into()), ("who", model.text.list(&names).into()), ("kind", kind.into())];
    model.text.say(id, &facts)
}

/// That a task is due at another time.
fn put_on(model: &Model, done: &Done) -> Option<String> {
    let task = done.record().filter(|record| record.id.kind == Kind::Task)?;
    let outcome = done.about().next().filter(|outcome| outcome.verb == Verb::Updated)?;
    outcome.change.as_ref()?.set.get("due")?;
    let due = model.text.when(task::due(task)?, model.now.time_zone());
    let facts = [("who", cells::shown(&task.title()).into()), ("handle", task.handle().into()), ("due", due.into())];
    Some(model.text.say("screen-done-put", &facts))
}

/// That a deal came to another stage.
fn moved(model: &Model, done: &Done) -> Option<String> {
    let record = done.record().filter(|record| record.id.kind == Kind::Deal)?;
    let outcome = done.about().next().filter(|outcome| outcome.verb == Verb::Updated)?;
    outcome.change.as_ref()?.set.get("stage")?;
    let stage = record.texts(Slot::find(Kind::Deal, "stage")?).into_iter().next()?;
    let [who, stage] = [record.title(), stage].map(|text| cells::shown(&text).into());
    Some(model.text.say("screen-done-moved", &[("who", who), ("handle", record.handle().into()), ("stage", stage)]))
}

fn kind(outcome: &Outcome) -> Option<Kind> {
    let id = outcome.record.as_ref().map(|record| record.id);
    id.or(outcome.change.as_ref().map(|change| change.id)).map(|id| id.kind)
}

/// What a command would do, record by record and field by field.
pub(crate) fn outcomes(model: &Model, outcomes: &[Outcome]) -> String {
    let mut lines = vec![model.text.get("screen-dry-run"), String::new()];
    for outcome in outcomes {
        let title = outcome.record.as_ref().map(|record| format!("{} ({})", record.title(), record.handle()));
        lines.push(format!("{} {}", outcome.verb.as_str(), title.unwrap_or_default()));
        for (path, delta) in outcome.change.iter().flat_map(|change| &change.set) {
            lines.extend(delta.old.iter().map(|old| format!("  - {path}: {old}")));
            lines.extend(delta.new.iter().map(|new| format!("  + {path}: {new}")));
        }
        lines.extend(outcome.failure.iter().map(|failure| format!("  {}", model.text.tell(failure).message)));
    }
    lines.join("\n")
}

/// Everything that is known of a record.
pub(crate) fn record(model: &Model, record: &Record) -> String {
    let mut lines = vec![format!("{} ({})", record.title(), record.handle()), String::new()];
    let fields = model.text.catalogue().fields(record.id.kind);
    for field in fields.filter(|field| (field.is_said() && field.key != "name") || field.is_retired()) {
        let label = model.text.label(Slot::Field(field));
        lines.extend(record.texts(Slot::Field(field)).into_iter().map(|text| format!("{label}: {text}")));
    }
    lines.join("\n")
}
