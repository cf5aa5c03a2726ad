//! The rules of deals: what follows for a deal from what was said of it, however it was said.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::super::failures::Trouble;
use super::layout::{Stage, record_at};
use super::{Planning, pipelines, records, stages};
use crate::domain::deal::{self, MOVES};
use crate::domain::id::Uuid128;
use crate::domain::stage::Outcome;
use crate::domain::{Kind, Path, Record, RecordId, Value};
use crate::ops::{Edit, Warning};
use crate::search::fold;

/// What a command says of a deal.
pub(super) struct Said<'a> {
    /// Its edits, with every name replaced by what it means.
    pub(super) edits: &'a [Edit],
    /// The day on which the deal came to its stage.
    pub(super) on: Option<Date>,
}

impl Said<'_> {
    /// Whether a field gets a value.
    fn puts(&self, field: &str) -> bool {
        self.edits.iter().any(|edit| match edit {
            Edit::Put(path, _) | Edit::Link(path, ..) | Edit::PutPart(path, _) => path.field() == field,
            Edit::Remove(_) | Edit::Clear(_) | Edit::Replace(..) => false,
        })
    }
}

/// When a deal came to its stage.
#[derive(Clone, Copy)]
enum When {
    /// On a day that was said.
    Day(Date),
    /// Now.
    Moment(DateTime),
}

/// Makes a deal what it has to be: in a living stage, with the move that brought it there, closed if that is won or
/// lost, and open otherwise.
pub(super) fn settle(
    planning: &mut Planning<'_>,
    old: Option<&Record>,
    new: &mut Record,
    said: &Said<'_>,
) -> Result<(), Trouble> {
    // A deleted deal may have been in a stage that is gone; it finds another when it is restored.
    if new.is_deleted() && new.value("stage").is_some() {
        return Ok(());
    }
    let stage = stage_of(planning, old, new, said)?;
    let before = old.and_then(|old| record_at(old, "stage"));
    let was = before.map(|before| Ok::<_, Trouble>(planning.layout()?.stage(before).cloned())).transpose()?.flatten();
    new.fields.insert(Path::one("stage"), Value::Record(stage.id.uuid));
    new.fields.insert(Path::one("pipeline"), Value::Record(stage.pipeline));
    if old.is_none() && new.text("name").is_empty() {
        give_name(planning, new)?;
    }
    let now = planning.request.at.datetime();
    let today = now.date();
    let when = when(now, old, new, &stage, said);
    let dropped = record_move(old, new, &stage, said, when);
    if said.on.is_some() && !dropped.is_empty() {
        warn_of_dropped(planning, new, &dropped)?;
    }
    if before != Some(stage.id.uuid) && !said.puts("rank") {
        new.fields.remove("rank");
    }
    let same_outcome = was.is_some_and(|was| was.outcome == stage.outcome);
    close(new, &stage, said, same_outcome, today);
    open(new, said, when, today);
    Ok(())
}

/// The stage in which a deal is from now on.
fn stage_of(
    planning: &mut Planning<'_>,
    old: Option<&Record>,
    new: &Record,
    said: &Said<'_>,
) -> Result<Stage, Trouble> {
    let said_pipeline = record_at(new, "pipeline").filter(|_| said.puts("pipeline"));
    if let Some(wanted) = record_at(new, "stage").filter(|_| said.puts("stage")) {
        let Some(stage) = planning.layout()?.stage(wanted).cloned() else {
            return Err(records::gone(planning, RecordId { kind: Kind::Stage, uuid: wanted })?.into());
        };
        return match said_pipeline {
            Some(pipeline) if pipeline != stage.pipeline => {
                Err(stages::no_stage(planning, Some(pipeline), &stage.name))
            }
            Some(_) | None => Ok(stage),
        };
    }
    let layout = planning.layout()?;
    let last = last_move(new).and_then(|(_, stage)| layout.stage(stage)).filter(|_| said.puts(MOVES));
    let before = old.and_then(|old| record_at(old, "stage"));
    let known = last.or_else(|| before.and_then(|before| layout.stage(before)));
    match (known.cloned(), said_pipeline) {
        (Some(stage), Some(pipeline)) if stage.pipeline != pipeline => counterpart(planning, pipeline, &stage),
        (Some(stage), _) => Ok(stage),
        (None, _) => {
            let pipeline = record_at(new, "pipeline").filter(|uuid| layout.pipeline(*uuid).is_some());
            let pipeline = pipeline.map_or_else(|| pipelines::first(planning), Ok)?;
            pipelines::entry(planning, pipeline)
        }
    }
}

/// The stage of another pipeline that is most like one: by its name, else by its outcome, else where deals begin.
fn counterpart(planning: &mut Planning<'_>, pipeline: Uuid128, stage: &Stage) -> Result<Stage, Trouble> {
    let layout = planning.layout()?;
    let alike = layout.stage_named(pipeline, &fold(&stage.name)).filter(|alike| alike.outcome == stage.outcome);
    match alike.or_else(|| layout.first_of(pipeline, stage.outcome)).cloned() {
        Some(alike) => Ok(alike),
        None => pipelines::entry(planning, pipeline),
    }
}

/// A deal of which nobody said what it is called goes by its company and product.
fn give_name(planning: &mut Planning<'_>, new: &mut Record) -> Result<(), Trouble> {
    planning.views.dress(new)?;
    let company = record_at(new, "company").and_then(|company| new.names.get(&company).cloned());
    let product = Some(new.text("product").to_owned()).filter(|product| !product.is_empty());
    let external = new.keys("external_ids").next().map(str::to_owned);
    let name = match (company, product) {
        (Some(company), Some(product)) => Some(format!("{company} – {product}")),
        (company, product) => company.or(product).or(external),
    };
    new.fields.extend(name.map(|name| (Path::one("name"), Value::Text(name))));
    Ok(())
}

/// When a deal comes to its stage, if it does.
fn when(now: DateTime, old: Option<&Record>, new: &Record, stage: &Stage, said: &Said<'_>) -> When {
    let day = |field| new.value(field).and_then(Value::as_date).filter(|_| said.puts(field));
    let day = said.on.or_else(|| match stage.outcome {
        Outcome::Won | Outcome::Lost => day("closed"),
        Outcome::Open => day("opened").filter(|_| old.is_none()),
    });
    day.map_or(When::Moment(now), When::Day)
}

/// Says which moves are gone since the deal came to its stage before them.
fn warn_of_dropped(planning: &mut Planning<'_>, deal: &Record, dropped: &[(Path, Value)]) -> Result<(), Trouble> {
    let layout = planning.layout()?;
    let told = |(path, value): &(Path, Value)| {
        let stage = linked(value).and_then(|stage| layout.stage(stage)).map(|stage| stage.name.as_str());
        let day = path.item_key().and_then(deal::day_of).map(|day| day.to_string());
        format!("{} {}", day.unwrap_or_default(), stage.unwrap_or_default()).trim().to_owned()
    };
    let moves = dropped.iter().map(told).collect();
    planning.warn(Warning::MovesDropped { handle: deal.handle().to_owned(), title: deal.title(), moves });
    Ok(())
}

/// Writes the move that brought a deal to its stage, unless the last one did. Returns the moves that are gone by that.
fn record_move(
    old: Option<&Record>,
    new: &mut Record,
    stage: &Stage,
    said: &Said<'_>,
    when: When,
) -> Vec<(Path, Value)> {
    let there = Value::Record(stage.id.uuid);
    if let Some((key, last)) = last_move(new)
        && last == stage.id.uuid
    {
        let (Some(on), false) = (said.on, said.puts(MOVES)) else { return Vec::new() };
        if deal::day_of(&key) == Some(on) {
            return Vec::new();
        }
        // It came there on another day than the book has it.
        new.fields.remove(Path::item(MOVES, &key).as_str());
    } else if let Some((key, _)) = old.and_then(last_move).filter(|(key, to)| {
        *to == stage.id.uuid && deal::since(new).is_none_or(|since| since < key.as_str()) && said.on.is_none()
    }) {
        // Rows that give earlier moves do not take this one away.
        new.fields.insert(Path::item(MOVES, &key), there);
        return Vec::new();
    }
    let key = next_key(deal::since(new), when);
    // What is said to have come later never happened.
    let later: Vec<Path> =
        new.under(MOVES).map(|(path, _)| path).filter(|path| path.item_key() >= Some(&key)).cloned().collect();
    let gone = later.into_iter().filter_map(|path| new.fields.remove_entry(&path)).collect();
    new.fields.insert(Path::item(MOVES, &key), there);
    gone
}

/// The key of a move: behind the last one, where that is of the same day.
fn next_key(last: Option<&str>, when: When) -> String {
    let key = match when {
        When::Day(day) => day.to_string(),
        When::Moment(moment) => written(moment),
    };
    let Some(last) = last.filter(|last| *last >= key.as_str()) else { return key };
    let (Some(last_day), Some(day)) = (deal::day_of(last), deal::day_of(&key)) else { return key };
    let is_near = match when {
        When::Day(_) => last_day == day,
        // A day that somebody said is that of their place; a moment has none.
        When::Moment(_) => day.tomorrow().is_ok_and(|tomorrow| last_day <= tomorrow),
    };
    if is_near { behind(last) } else { key }
}

/// The next key after one: the next second of a moment, or the next place on a day.
fn behind(last: &str) -> String {
    if let Some(moment) = last.parse::<DateTime>().ok().filter(|_| last.contains('T')) {
        return moment.checked_add(1.second()).map_or_else(|_| last.to_owned(), written);
    }
    match last.split_once('.') {
        None => format!("{last}.1"),
        // The places sort as texts: `.9` is followed by `.91`.
        Some((day, place)) => match place.strip_suffix('9') {
            Some(_) => format!("{last}1"),
            None => format!("{day}.{}", place.parse::<u32>().unwrap_or_default().saturating_add(1)),
        },
    }
}

fn written(moment: DateTime) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

/// A deal that is won or lost was closed on a day; an open one was not.
fn close(new: &mut Record, stage: &Stage, said: &Said<'_>, same_outcome: bool, today: Date) {
    let closed = new.value("closed").and_then(Value::as_date);
    let moved = deal::since(new).and_then(deal::day_of).unwrap_or(today);
    let closed = match stage.outcome {
        Outcome::Open => None,
        Outcome::Won | Outcome::Lost if said.puts("closed") => closed,
        Outcome::Won | Outcome::Lost => said.on.or(closed.filter(|_| same_outcome)).or(Some(moved)),
    };
    match closed {
        Some(closed) => new.fields.insert(Path::one("closed"), Value::Date(closed)),
        None => new.fields.remove("closed"),
    };
    match stage.outcome {
        Outcome::Open | Outcome::Won => drop(new.fields.remove("lost_reason")),
        Outcome::Lost => {}
    }
}

/// A deal was opened on the day that was said, else on that of its first move; never after a move of a day that was
/// said.
fn open(new: &mut Record, said: &Said<'_>, when: When, today: Date) {
    let opened = new.value("opened").and_then(Value::as_date);
    let first = new.keys(MOVES).min().and_then(deal::day_of);
    let opened = match (opened, when) {
        (Some(opened), _) if said.puts("opened") => opened,
        (Some(opened), When::Day(_)) => first.map_or(opened, |first| first.min(opened)),
        (Some(opened), When::Moment(_)) => opened,
        (None, _) => first.unwrap_or(today),
    };
    new.fields.insert(Path::one("opened"), Value::Date(opened));
}

/// The time and the stage of a deal's last move.
fn last_move(deal: &Record) -> Option<(String, Uuid128)> {
    let (path, value) = deal.under(MOVES).max_by_key(|(path, _)| path.item_key())?;
    Some((path.item_key()?.to_owned(), linked(value)?))
}

/// The record to which a value links.
pub(super) fn linked(value: &Value) -> Option<Uuid128> {
    if let Value::Record(uuid) = value { Some(*uuid) } else { None }
}
