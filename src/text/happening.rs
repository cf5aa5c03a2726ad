//! Happenings of a timeline in words, the same in the shell and on the screen.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::{Text, with_marks};
use crate::domain::deal::MOVES;
use crate::domain::field::{Arity, DELETED, HANDLE, INWARD};
use crate::domain::id::Uuid128;
use crate::domain::{Change, Field, Record, RecordId, Slot, Value};
use crate::ops::answer::{Happening, Move, Part, Timeline, What};
use crate::ops::{Linked, Past, PastChange};

/// Whether an edit has nothing to say of a field.
pub(super) fn is_silent(field: &str) -> bool {
    field == MOVES || INWARD.contains(&field)
}

/// A line of a timeline. Nothing of it is fit for a terminal yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HappeningLine {
    /// When: a day, or a moment as a clock shows it.
    pub at: String,
    /// What kind of thing it is, in a word.
    pub sort: String,
    /// What it is.
    pub what: String,
    /// The handle of the record behind it; of an edit the number of the command.
    pub handle: String,
}

impl Text {
    /// The heading of records that link to another: `id` is that of all of a kind; deals say what they are worth.
    pub fn linked(&self, linked: &Linked, id: &str) -> String {
        let id = match linked.part {
            Part::All => id,
            Part::Open => "linked-open-deals",
            Part::Past => "linked-past-deals",
        };
        let worth: Vec<String> = linked.worth.sums().map(|sum| self.money(sum)).collect();
        let any = if worth.is_empty() { "no" } else { "yes" };
        let facts = [
            ("kind", linked.kind.as_str().into()),
            ("total", linked.total.into()),
            ("worth", worth.join(" + ").into()),
            ("any", any.into()),
        ];
        self.say(id, &facts)
    }

    /// The heading of a timeline, with the filter that was asked for.
    pub fn timeline(&self, timeline: &Timeline) -> String {
        let heading = self.get("happening-heading");
        if timeline.filter.is_empty() { heading } else { format!("{heading}  {}", timeline.filter) }
    }

    /// A happening of the timeline of `of`, its moment as clocks in `zone` show it.
    pub fn happening(&self, happening: &Happening, of: RecordId, zone: &TimeZone) -> HappeningLine {
        let at = happening.at.as_ref().map(|at| at.shown(zone)).unwrap_or_default();
        let line = match &happening.what {
            What::ToDo(task) => self.task(task, of),
            What::Done(task) => HappeningLine { sort: self.get("happening-done"), ..self.task(task, of) },
            What::Activity(activity) => self.activity(activity, of),
            What::Move(step) => self.step(step, of),
            What::Edit(past) => self.edit(past),
        };
        HappeningLine { at, ..line }
    }

    fn task(&self, task: &Record, of: RecordId) -> HappeningLine {
        let sort = Some(task.text("type")).filter(|sort| !sort.is_empty()).unwrap_or("todo");
        let what = join([task.title(), task.text("place").to_owned(), others(task, of)]);
        HappeningLine { sort: self.choice(sort), what, handle: task.handle().to_owned(), ..HappeningLine::default() }
    }

    fn activity(&self, activity: &Record, of: RecordId) -> HappeningLine {
        let title = activity.title();
        let outcome = activity.text("outcome").lines().next().filter(|outcome| *outcome != title);
        let what = join([title.clone(), outcome.unwrap_or_default().to_owned(), others(activity, of)]);
        let sort = self.choice(activity.text("type"));
        HappeningLine { sort, what, handle: activity.handle().to_owned(), ..HappeningLine::default() }
    }

    fn step(&self, step: &Move, of: RecordId) -> HappeningLine {
        let way = if step.from.is_empty() { step.to.clone() } else { format!("{} → {}", step.from, step.to) };
        let deal = if step.deal.id == of { String::new() } else { step.deal.title() };
        HappeningLine {
            sort: self.get("happening-stage"),
            what: join([way, deal]),
            handle: step.deal.handle().to_owned(),
            ..HappeningLine::default()
        }
    }

    fn edit(&self, past: &Past) -> HappeningLine {
        let Some(PastChange { change, names, .. }) = past.changes.first() else { return HappeningLine::default() };
        let (id, fields) = match (delta(change, HANDLE), delta(change, DELETED)) {
            (Some((None, _)), _) => ("happening-added", String::new()),
            (_, Some((None, Some(_)))) => ("happening-deleted", String::new()),
            (_, Some((Some(_), None))) => ("happening-restored", String::new()),
            _ => ("happening-edited", self.difference(change, names)),
        };
        let what = join([fields, past.actor.clone()]);
        HappeningLine { sort: self.get(id), what, handle: format!("#{}", past.seq), ..HappeningLine::default() }
    }

    /// The fields that a change touched; of one alone, how.
    fn difference(&self, change: &Change, names: &BTreeMap<Uuid128, String>) -> String {
        let mut fields: Vec<&'static Field> = Vec::new();
        for path in change.set.keys().filter(|path| !is_silent(path.field())) {
            let field = self.catalogue().find(change.id.kind, path.field());
            fields.extend(field.filter(|field| !fields.iter().any(|known| known.key == field.key)));
        }
        let labels: Vec<String> = fields.iter().map(|field| self.label(Slot::Field(field))).collect();
        let one = match fields.as_slice() {
            [field] if field.arity == Arity::One => {
                delta(change, field.key).and_then(|both| self.turn(field, both, names))
            }
            _ => None,
        };
        let labels = self.list(&labels);
        one.map_or(labels.clone(), |turn| format!("{labels}: {turn}"))
    }

    /// What a short value was and what it became; nothing of identities without names, which say nothing to people.
    fn turn(&self, field: &Field, (old, new): Both<'_>, names: &BTreeMap<Uuid128, String>) -> Option<String> {
        let told = |value: Option<&Value>| match value {
            None => Some(String::new()),
            Some(Value::Record(uuid)) => names.get(uuid).cloned(),
            Some(Value::Opaque(_)) => None,
            Some(value) => value.to_string().lines().next().map(|line| self.called(field, line.to_owned())),
        };
        let (old, new) = (told(old)?, told(new)?);
        Some(if old.is_empty() { new } else { format!("{old} → {new}") })
    }
}

type Both<'a> = (Option<&'a Value>, Option<&'a Value>);

fn delta<'a>(change: &'a Change, key: &str) -> Option<Both<'a>> {
    let (_, delta) = change.set.iter().find(|(path, _)| path.as_str() == key)?;
    Some((delta.old.as_ref(), delta.new.as_ref()))
}

/// The people and deals that something concerns besides `of`.
fn others(record: &Record, of: RecordId) -> String {
    let record = with_marks(record);
    let items = ["contacts", "deals"].into_iter().flat_map(|field| record.items(field));
    let own = of.uuid.to_string();
    let names = items.filter(|(key, _)| *key != own).map(|(key, _)| record.item_name(key).to_owned());
    names.collect::<Vec<_>>().join(", ")
}

fn join<const N: usize>(parts: [String; N]) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
