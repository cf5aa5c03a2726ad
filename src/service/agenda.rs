//! What is to be done: tasks by day, deals going stale, people not heard of for too long, birthdays, and what the month
//! has brought so far.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::failures::Trouble;
use super::names::Names;
use super::rhythms::{self, Pace, Rhythms};
use super::touch::Touches;
use crate::domain::birthday::Birthday;
use crate::domain::id::Uuid128;
use crate::domain::stage::Outcome;
use crate::domain::{Fields, Kind, Life, Record, RecordId, Value, When, activity, deal, task};
use crate::filter::{Moment, Segments};
use crate::ops::answer::{Agenda, Celebration, Day, Month, Quiet};
use crate::ops::query;
use crate::store::{Glance, Glimpse, Store};

/// How many records are read in one go.
const PAGE: usize = 256;

/// From so many people on, when they were last spoken to is read of everybody at once.
const MANY: usize = 1_000;

/// Answers an agenda query.
pub(super) fn agenda(store: &Store, query: &query::Agenda) -> Result<Agenda, Trouble> {
    let first = query.now.date();
    let last = first.checked_add((i32::from(query.days.max(1)) - 1).days()).unwrap_or(first);
    let mut agenda = Agenda { from: first, ..Agenda::default() };
    let mut names = Names::new(store);
    add_tasks(store, query, (first, last), &mut names, &mut agenda)?;
    add_deals(store, query, &mut names, &mut agenda)?;
    add_activities(store, query, &mut names, &mut agenda.month)?;
    add_people(store, query, (first, last), &mut names, &mut agenda)?;
    Ok(agenda)
}

/// Whether a record is that of whoever asks: they own it, or nobody does.
fn is_wanted(record: &Record, query: &query::Agenda) -> bool {
    let owner = match record.value("owner") {
        Some(Value::Record(owner)) => Some(*owner),
        Some(_) | None => None,
    };
    query.whose == query::Whose::Everybody || owner.is_none_or(|owner| record.name_of(owner) == query.me)
}

/// The open tasks that are due up to the last day. Lists of tasks begin with those, in the order of their days.
fn add_tasks(
    store: &Store,
    query: &query::Agenda,
    (first, last): (Date, Date),
    names: &mut Names<'_>,
    agenda: &mut Agenda,
) -> Result<(), Trouble> {
    let zone = query.now.time_zone();
    for start in (0..).step_by(PAGE) {
        let ids = store.window(Kind::Task, Life::Live, start, PAGE)?;
        let is_end = ids.len() < PAGE;
        for id in ids {
            let Some(mut record) = store.record(id)? else { continue };
            let Some(due) = task::due(&record).filter(|_| task::done(&record).is_none()) else { return Ok(()) };
            // Days count from midnight in UTC there, so that those of the next day may still come before the last.
            let date = due.start(zone).to_zoned(zone.clone()).date();
            if date > last.checked_add(2.days()).unwrap_or(last) {
                return Ok(());
            }
            names.dress(&mut record)?;
            if date > last || !is_wanted(&record, query) {
                continue;
            }
            if date < first {
                agenda.overdue.push(record);
            } else if let Some(day) = agenda.days.iter_mut().find(|day| day.date == date) {
                day.tasks.push(record);
            } else {
                agenda.days.push(Day { date, tasks: vec![record] });
            }
        }
        if is_end {
            break;
        }
    }
    agenda.days.sort_by_key(|day| day.date);
    for day in &mut agenda.days {
        day.tasks.sort_by(|a, b| match (task::due(a), task::due(b)) {
            (Some(a), Some(b)) => a.compare(b, zone),
            (a, b) => a.cmp(&b),
        });
    }
    Ok(())
}

/// Open deals that nobody moved for too long, and those that were closed this month.
fn add_deals(store: &Store, query: &query::Agenda, names: &mut Names<'_>, agenda: &mut Agenda) -> Result<(), Trouble> {
    let (today, month) = (query.now.date(), query.now.date().first_of_month());
    for deal in store.records(Kind::Deal, Life::Live)? {
        let mut record = deal?;
        names.dress(&mut record)?;
        if !is_wanted(&record, query) {
            continue;
        }
        let is_of_month = record.value("closed").and_then(Value::as_date).is_some_and(|closed| closed >= month);
        match deal::outcome(&record) {
            Outcome::Open if deal::is_rotten(&record, today) => agenda.rotten.push(record),
            Outcome::Won if is_of_month => {
                agenda.month.won += 1;
                agenda.month.value.add(&record);
            }
            Outcome::Lost if is_of_month => agenda.month.lost += 1,
            Outcome::Open | Outcome::Won | Outcome::Lost => {}
        }
    }
    agenda.rotten.sort_by_key(|deal| std::cmp::Reverse(deal::days_in_stage(deal, today)));
    Ok(())
}

/// How many activities of each sort the month has had. Lists of activities begin with the newest.
fn add_activities(
    store: &Store,
    query: &query::Agenda,
    names: &mut Names<'_>,
    month: &mut Month,
) -> Result<(), Trouble> {
    let zone = query.now.time_zone();
    let begin = query.now.date().first_of_month();
    for start in (0..).step_by(PAGE) {
        let ids = store.window(Kind::Activity, Life::Live, start, PAGE)?;
        let is_end = ids.len() < PAGE;
        for id in ids {
            let Some(mut record) = store.record(id)? else { continue };
            let date = activity::at(&record).map(|at| at.start(zone).to_zoned(zone.clone()).date());
            if date.is_none_or(|date| date < begin.checked_sub(1.day()).unwrap_or(begin)) {
                return Ok(());
            }
            names.dress(&mut record)?;
            if date >= Some(begin) && is_wanted(&record, query) {
                month.count(record.text("type"));
            }
        }
        if is_end {
            break;
        }
    }
    Ok(())
}

/// Birthdays, and with whom contact is due: both from one look at everybody.
fn add_people(
    store: &Store,
    query: &query::Agenda,
    (first, last): (Date, Date),
    names: &mut Names<'_>,
    agenda: &mut Agenda,
) -> Result<(), Trouble> {
    let Agenda { quiet, birthdays, .. } = agenda;
    for kind in [Kind::Contact, Kind::Company] {
        let all = met(store, query, kind, (first, last))?;
        let lasts = Lasts::of(store, query, kind, &all)?;
        for met in all {
            if let Some(on) = met.birthday
                && let Some(record) = store.record(met.id)?
            {
                birthdays.push(Celebration { on, record });
            }
            if let Some(pace) = met.pace {
                let known = lasts.of_one(store, query, met.id)?;
                quiet.extend(due_by(store, query, (met.id, known), pace, last, names)?);
            }
        }
    }
    birthdays.sort_by_key(|celebration| (celebration.on, celebration.record.id));
    quiet.sort_by_key(|quiet| (quiet.due, quiet.record.id));
    Ok(())
}

/// Somebody with a birthday on one of the days, or with a rhythm.
struct Met {
    id: RecordId,
    birthday: Option<Date>,
    pace: Option<Pace>,
}

/// Those of a kind with a birthday on these days, or with a rhythm.
fn met(store: &Store, query: &query::Agenda, kind: Kind, (first, last): (Date, Date)) -> Result<Vec<Met>, Trouble> {
    let (now, me) = (query.now.clone(), query.me.clone());
    let moment = Moment { now, week_start: query.week_start, me, segments: Segments::default() };
    // Filters stay on their thread.
    let wish = Rhythms::of(store, kind, moment.clone())?.wish();
    let touches = Touches::read(store, kind, wish, &query.now)?;
    let begin = || Look::begin(store, kind, moment.clone(), touches.as_ref());
    let each = |look: &mut Result<Look<'_>, Trouble>, glimpse: &Glimpse<'_>| {
        let Ok(known) = look else { return };
        if let Err(trouble) = known.see(glimpse, (first, last)) {
            *look = Err(trouble);
        }
    };
    let mut all = Vec::new();
    for look in store.survey(kind, Life::Live, begin, each)? {
        all.append(&mut look?.met);
    }
    Ok(all)
}

/// One thread's look at the records of a kind.
struct Look<'a> {
    met: Vec<Met>,
    rhythms: Rhythms,
    names: Names<'a>,
    touches: Option<&'a Touches<'a>>,
    wanted: Fields,
}

impl<'a> Look<'a> {
    fn begin(
        store: &'a Store,
        kind: Kind,
        moment: Moment,
        touches: Option<&'a Touches<'a>>,
    ) -> Result<Look<'a>, Trouble> {
        let rhythms = Rhythms::of(store, kind, moment)?;
        let wanted = rhythms.fields().and(&["birthday"]);
        Ok(Look { met: Vec::new(), rhythms, names: Names::new(store), touches, wanted })
    }

    fn see(&mut self, glimpse: &Glimpse<'_>, (first, last): (Date, Date)) -> Result<(), Trouble> {
        let mut record = glimpse.record(self.wanted)?;
        let (id, birthday) = (record.id, birthday(&record, first, last));
        if let Some(touches) = self.touches {
            touches.dress(&mut record);
        }
        let pace = self.rhythms.pace(&mut record, &mut self.names)?;
        if birthday.is_some() || pace.is_some() {
            self.met.push(Met { id, birthday, pace });
        }
        Ok(())
    }
}

/// When people were last spoken or written to: read in one go where there are many.
enum Lasts {
    Many(HashMap<Uuid128, Glance>),
    Few,
}

impl Lasts {
    fn of(store: &Store, query: &query::Agenda, kind: Kind, met: &[Met]) -> Result<Lasts, Trouble> {
        if met.iter().filter(|met| met.pace.is_some()).count() < MANY {
            return Ok(Lasts::Few);
        }
        Ok(Lasts::Many(store.glances(kind, query.now.time_zone())?))
    }

    fn of_one(&self, store: &Store, query: &query::Agenda, id: RecordId) -> Result<Option<When>, Trouble> {
        match self {
            Lasts::Many(known) => Ok(known.get(&id.uuid).and_then(|glance| Some(glance.last.as_ref()?.at.clone()))),
            Lasts::Few => rhythms::last_contact(store, id, &query.now),
        }
    }
}

/// Somebody of whoever asks with whom contact is due by the last day.
fn due_by(
    store: &Store,
    query: &query::Agenda,
    (id, last): (RecordId, Option<When>),
    Pace { days, segment: _ }: Pace,
    last_day: Date,
    names: &mut Names<'_>,
) -> Result<Option<Quiet>, Trouble> {
    let Some(mut record) = store.record(id)? else { return Ok(None) };
    let due = rhythms::due(&record, last.as_ref(), days, &query.now);
    if due > last_day {
        return Ok(None);
    }
    names.dress(&mut record)?;
    Ok(is_wanted(&record, query).then_some(Quiet { record, rhythm: days, last, due }))
}

/// The day of somebody's birthday, if it is one of these.
fn birthday(record: &Record, first: Date, last: Date) -> Option<Date> {
    match record.value("birthday") {
        Some(Value::Birthday(birthday)) => celebrated(*birthday, first).filter(|on| *on <= last),
        Some(_) | None => None,
    }
}

/// The first day from `first` on on which a birthday is celebrated; that of a leap day on 28 February in other years.
fn celebrated(birthday: Birthday, first: Date) -> Option<Date> {
    let in_year = |year| {
        Date::new(year, birthday.month, birthday.day)
            .or_else(|_| Date::new(year, birthday.month, birthday.day - 1))
            .ok()
    };
    let days = [first.year(), first.year().checked_add(1)?].map(in_year);
    days.into_iter().flatten().find(|day| *day >= first)
}
