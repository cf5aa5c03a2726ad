//! What is to be done: tasks by day, deals going stale, people not heard of for too long, birthdays, and what the month
//! has brought so far.

use std::cmp::Reverse;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::birthdays::birthdays;
use super::failures::Trouble;
use super::names::Names;
use super::paced::LastPaced;
use super::quiet::quiet;
use crate::domain::stage::{Outcome, Standing};
use crate::domain::{Fields, Kind, Life, Record, RecordId, When, activity, deal, task};
use crate::journal::Journal;
use crate::ops::answer::{Agenda, Day, Month};
use crate::ops::query;
use crate::store::Store;

/// How many records are read in one go.
const PAGE: usize = 256;

/// Lists are in the order of the clocks on the wall where things were said. By another clock, two of them may fall on
/// days that are so far apart the other way round: each is off by at most 26 hours.
const ASTRAY: i32 = 3;

/// What tells whether a task is wanted, and what the month counts of a deal and of an activity.
const OF_TASK: &[&str] = &["due", "done", "owner"];
const OF_DEAL: &[&str] = &["owner", "value", "stage"];
const OF_ACTIVITY: &[&str] = &["at", "type", "owner"];

/// Answers an agenda query.
pub(super) fn agenda(
    (store, journal): (&Store, &Journal),
    query: &query::Agenda,
    known: &mut LastPaced,
) -> Result<Agenda, Trouble> {
    let first = query.now.date();
    let last = first.checked_add((i32::from(query.days.max(1)) - 1).days()).unwrap_or(first);
    let mut agenda = Agenda { from: first, ..Agenda::default() };
    let mut names = Names::new(store);
    add_tasks(store, query, (first, last), &mut names, &mut agenda)?;
    add_deals(store, query, &mut names, &mut agenda)?;
    add_activities(store, query, &mut names, &mut agenda.month)?;
    agenda.birthdays = birthdays(store, first, last, &mut names)?;
    agenda.quiet = quiet((store, journal), query, last, &mut names, known)?;
    Ok(agenda)
}

/// Whether a record is among those that are asked for.
pub(super) fn is_wanted(record: &mut Record, query: &query::Agenda, names: &mut Names<'_>) -> Result<bool, Trouble> {
    match query.whose {
        query::Whose::Everybody => Ok(true),
        query::Whose::Mine => names.is_of(record, &query.me),
    }
}

/// The open tasks that are due up to the last day.
fn add_tasks(
    store: &Store,
    query: &query::Agenda,
    (first, last): (Date, Date),
    names: &mut Names<'_>,
    agenda: &mut Agenda,
) -> Result<(), Trouble> {
    let zone = query.now.time_zone();
    for id in due_until(store, query, last, names)? {
        let Some(mut record) = store.record(id)? else { continue };
        let Some(date) = task::due(&record).map(|due| day_of(due, zone)) else { continue };
        names.dress(&mut record)?;
        if date < first {
            agenda.overdue.push(record);
        } else if let Some(day) = agenda.days.iter_mut().find(|day| day.date == date) {
            day.tasks.push(record);
        } else {
            agenda.days.push(Day { date, tasks: vec![record] });
        }
    }
    agenda.days.sort_by_key(|day| day.date);
    let tasks = agenda.days.iter_mut().map(|day| &mut day.tasks).chain([&mut agenda.overdue]);
    for tasks in tasks {
        tasks.sort_by(|a, b| match (task::due(a), task::due(b)) {
            (Some(a), Some(b)) => a.compare(b, zone),
            (a, b) => a.cmp(&b),
        });
    }
    Ok(())
}

/// Those of whoever asks. Lists of tasks begin with the open ones, in the order of their days, so that no more is read.
fn due_until(
    store: &Store,
    query: &query::Agenda,
    last: Date,
    names: &mut Names<'_>,
) -> Result<Vec<RecordId>, Trouble> {
    let zone = query.now.time_zone();
    let mut found = Vec::new();
    for start in (0..).step_by(PAGE) {
        let ids = store.window(Kind::Task, Life::Live, start, PAGE)?;
        let is_end = ids.len() < PAGE;
        for id in ids {
            let Some(mut record) = store.part(id, Fields::least(Kind::Task).and(OF_TASK))? else { continue };
            let Some(due) = task::due(&record).filter(|_| task::done(&record).is_none()) else { return Ok(found) };
            let date = day_of(due, zone);
            if date > last.checked_add(ASTRAY.days()).unwrap_or(last) {
                return Ok(found);
            }
            if date <= last && is_wanted(&mut record, query, names)? {
                found.push(id);
            }
        }
        if is_end {
            break;
        }
    }
    Ok(found)
}

/// The day on which something falls for whoever asks.
fn day_of(when: &When, zone: &TimeZone) -> Date {
    when.start(zone).to_zoned(zone.clone()).date()
}

/// Open deals that nobody moved for too long, and those that were closed this month; one that is to be closed
/// later has not been closed yet. Only those are read.
fn add_deals(store: &Store, query: &query::Agenda, names: &mut Names<'_>, agenda: &mut Agenda) -> Result<(), Trouble> {
    let today = query.now.date();
    for stage in store.records(Kind::Stage, Life::Live)? {
        let stage = stage?;
        let Standing { outcome, rot, .. } = Standing::of(&stage);
        match (outcome, rot) {
            (Outcome::Open, Some(rot)) => add_rotten(store, query, (stage.id, rot), names, &mut agenda.rotten)?,
            (Outcome::Open, None) => {}
            (Outcome::Won | Outcome::Lost, _) => {
                for id in store.stays(stage.id, today.first_of_month(), today)? {
                    let Some(deal) = deal_in_short(store, id?, query, names)? else { continue };
                    if outcome == Outcome::Won {
                        agenda.month.won += 1;
                        agenda.month.value.add(&deal);
                    } else {
                        agenda.month.lost += 1;
                    }
                }
            }
        }
    }
    agenda.rotten.sort_by_cached_key(|deal| (Reverse(deal::days_in_stage(deal, today)), deal.id));
    Ok(())
}

/// The deals that have been in a stage for more than `rot` days.
fn add_rotten(
    store: &Store,
    query: &query::Agenda,
    (stage, rot): (RecordId, u32),
    names: &mut Names<'_>,
    rotten: &mut Vec<Record>,
) -> Result<(), Trouble> {
    let Ok(last) = query.now.date().checked_sub((i64::from(rot) + 1).days()) else { return Ok(()) };
    for id in store.stays(stage, Date::MIN, last)? {
        let id = id?;
        if deal_in_short(store, id, query, names)?.is_none() {
            continue;
        }
        let Some(mut deal) = store.record(id)? else { continue };
        names.dress(&mut deal)?;
        rotten.push(deal);
    }
    Ok(())
}

/// What the month counts of a deal, if it is wanted.
fn deal_in_short(
    store: &Store,
    id: RecordId,
    query: &query::Agenda,
    names: &mut Names<'_>,
) -> Result<Option<Record>, Trouble> {
    let Some(mut deal) = store.part(id, Fields::least(Kind::Deal).and(OF_DEAL))? else { return Ok(None) };
    names.stand(&mut deal)?;
    Ok(is_wanted(&mut deal, query, names)?.then_some(deal))
}

/// How many activities of each sort the month has had until today. Lists of activities begin with the newest.
fn add_activities(
    store: &Store,
    query: &query::Agenda,
    names: &mut Names<'_>,
    month: &mut Month,
) -> Result<(), Trouble> {
    let zone = query.now.time_zone();
    let today = query.now.date();
    let begin = today.first_of_month();
    for start in (0..).step_by(PAGE) {
        let ids = store.window(Kind::Activity, Life::Live, start, PAGE)?;
        let is_end = ids.len() < PAGE;
        for id in ids {
            let Some(mut record) = store.part(id, Fields::least(Kind::Activity).and(OF_ACTIVITY))? else { continue };
            let date = activity::at(&record).map(|at| day_of(at, zone));
            if date.is_none_or(|date| date < begin.checked_sub(ASTRAY.days()).unwrap_or(begin)) {
                return Ok(());
            }
            if date.is_some_and(|date| (begin..=today).contains(&date)) && is_wanted(&mut record, query, names)? {
                month.count(record.text("type"));
            }
        }
        if is_end {
            break;
        }
    }
    Ok(())
}
