//! What is said of each thing of the day: when, what, and with whom.

use jiff::civil::Date;

use super::{Entry, Note, Section};
use crate::domain::{Kind, Money, Record, Value, deal, task};
use crate::ops::query::Whose;
use crate::text::marked;
use crate::tui::model::Model;
use crate::tui::panes::board::totals_line;

/// What stands before a moment that is over.
const OVER: &str = "! ";

/// Minutes of an hour.
const HOUR: u32 = 60;

/// What is said of one record.
pub(super) struct Facts {
    /// When, or for how long.
    pub(super) when: String,
    /// Whether that is over.
    pub(super) is_over: bool,
    /// What.
    pub(super) what: String,
    /// With whom, where, and what else matters.
    pub(super) who: String,
}

/// What is said of a record of the day.
pub(super) fn of(model: &Model, entry: &Entry) -> Facts {
    let record = &entry.record;
    match entry.section {
        Section::Overdue | Section::Day(_) | Section::Ahead => of_task(model, entry),
        Section::Rotten => Facts {
            when: days(model, deal::days_in_stage(record, model.today.from).unwrap_or_default()),
            is_over: true,
            what: marked(record),
            who: joined([worth(model, record), stage(record), company(record)]),
        },
        Section::Quiet => of_quiet(model, entry),
        Section::Birthdays => of_birthday(model, entry),
    }
}

fn of_task(model: &Model, entry: &Entry) -> Facts {
    let record = &entry.record;
    let (today, due) = (model.today.from, task::due(record));
    let date = due.map(|due| due.date_in(model.now.time_zone())).unwrap_or_default();
    let time = due.and_then(|due| due.time_in(model.now.time_zone())).unwrap_or_default();
    let day = match entry.section {
        Section::Overdue => model.text.short_date(date, today),
        Section::Ahead => model.text.weekday(date),
        Section::Day(_) | Section::Rotten | Section::Quiet | Section::Birthdays => String::new(),
    };
    // Beside the day of the week there is no room for how long it takes.
    let (beside, behind) = match entry.section {
        Section::Day(_) => (length(model, record), String::new()),
        Section::Overdue | Section::Ahead | Section::Rotten | Section::Quiet | Section::Birthdays => {
            (String::new(), length(model, record))
        }
    };
    let sort = Some(record.text("type")).filter(|sort| !matches!(*sort, "" | "todo"));
    let sort = sort.map(|sort| format!("{}: ", model.text.choice(sort))).unwrap_or_default();
    let priority = Some(record.text("priority")).filter(|priority| *priority == "high");
    let priority = priority.map(|priority| model.text.choice(priority)).unwrap_or_default();
    Facts {
        when: words([day, time, beside]),
        is_over: task::is_overdue(record, &model.now),
        what: format!("{sort}{}", marked(record)),
        who: joined([priority, concerned(record), record.text("place").to_owned(), behind]),
    }
}

fn of_quiet(model: &Model, entry: &Entry) -> Facts {
    let Note::Quiet(rhythm, last) = &entry.note else { return bare(&entry.record) };
    let today = model.today.from;
    let since = last
        .as_ref()
        .and_then(|last| last.date_in(model.now.time_zone()).until(today).ok())
        .map(|span| days(model, span.get_days()));
    let every = model.text.say("screen-today-rhythm", &[("days", (*rhythm).into())]);
    Facts {
        when: since.unwrap_or_else(|| model.text.get("screen-today-never")),
        who: joined([company(&entry.record), every]),
        ..bare(&entry.record)
    }
}

fn of_birthday(model: &Model, entry: &Entry) -> Facts {
    let Note::Birthday(on) = entry.note else { return bare(&entry.record) };
    let born = match entry.record.value("birthday") {
        Some(Value::Birthday(birthday)) => birthday.year,
        Some(_) | None => None,
    };
    let age = born.map(|born| model.text.say("screen-today-age", &[("age", on.year().saturating_sub(born).into())]));
    let when = if on == model.today.from { model.text.get("screen-today-now") } else { model.text.weekday(on) };
    let who = joined([age.unwrap_or_default(), company(&entry.record)]);
    Facts { when, who, ..bare(&entry.record) }
}

fn bare(record: &Record) -> Facts {
    Facts { when: String::new(), is_over: false, what: marked(record), who: String::new() }
}

impl Facts {
    /// When it is, with a sign before what is over: meaning is never colour alone.
    pub(super) fn when(&self) -> String {
        let sign = if self.is_over { OVER } else { "  " };
        format!("{sign}{}", self.when)
    }
}

/// What a section is called.
pub(super) fn heading(model: &Model, section: Section) -> String {
    let count = model.today.count(section);
    let id = match section {
        Section::Overdue => "cli-agenda-overdue",
        Section::Day(date) => return day(model, date),
        Section::Ahead => "screen-today-ahead",
        Section::Rotten => "cli-agenda-rotten",
        Section::Quiet => "screen-today-quiet",
        Section::Birthdays => "cli-agenda-birthdays",
    };
    model.text.say(id, &[("count", count.into())])
}

/// A day in words.
pub(super) fn day(model: &Model, date: Date) -> String {
    let today = model.today.from;
    let which = match date {
        date if date == today => "today",
        date if today.tomorrow().is_ok_and(|tomorrow| tomorrow == date) => "tomorrow",
        _ => "later",
    };
    let facts = [("which", which.into()), ("day", model.text.day(date).into())];
    model.text.say("screen-today-day", &facts)
}

/// What the figures of the month are called.
pub(super) fn month_heading(model: &Model) -> String {
    match model.today.whose {
        Whose::Mine => model.text.get("screen-today-month"),
        Whose::Everybody => model.text.get("screen-today-month-all"),
    }
}

/// The figures of the month.
pub(super) fn month(model: &Model) -> String {
    let month = &model.today.month;
    let worth: Vec<String> = totals_line(&month.value)
        .into_iter()
        .map(|(currency, total)| model.text.short_money(total.sum, currency, usize::MAX))
        .collect();
    let worth = if worth.is_empty() { String::new() } else { format!(" ({})", worth.join(", ")) };
    let won = model.text.say("screen-today-won", &[("count", month.won.into()), ("worth", worth.into())]);
    let lost = model.text.say("screen-today-lost", &[("count", month.lost.into())]);
    let count = |sort: &str| month.activities.get(sort).copied().unwrap_or_default();
    let sorts = crate::domain::activity::ACTIVITIES.iter();
    // Calls and visits are what a month in the field is made of, also where there were none.
    let sorts = sorts.filter(|sort| matches!(**sort, "call" | "visit") || count(sort) > 0).map(|sort| {
        let name = model.text.choice(sort);
        model.text.say("screen-today-count", &[("sort", name.into()), ("count", count(sort).into())])
    });
    [won, lost].into_iter().chain(sorts).collect::<Vec<_>>().join(" · ")
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn words<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whom a task concerns.
fn concerned(task: &Record) -> String {
    let names = ["contacts", "companies", "deals"].into_iter().flat_map(|field| task.items(field));
    names.map(|(key, _)| task.item_name(key).to_owned()).collect::<Vec<_>>().join(", ")
}

/// How long it takes: `45min`, `1h`, `1h30`.
fn length(model: &Model, task: &Record) -> String {
    let Some(minutes) = task.value("duration").and_then(Value::as_number) else { return String::new() };
    match (minutes / HOUR, minutes % HOUR) {
        (0, minutes) => model.text.say("screen-today-minutes", &[("minutes", minutes.into())]),
        (hours, 0) => model.text.say("screen-today-hours", &[("hours", hours.into())]),
        (hours, minutes) => {
            let facts = [("hours", hours.into()), ("minutes", format!("{minutes:02}").into())];
            model.text.say("screen-today-hours-minutes", &facts)
        }
    }
}

fn days(model: &Model, days: i32) -> String {
    model.text.say("cli-agenda-days", &[("days", days.into())])
}

fn worth(model: &Model, deal: &Record) -> String {
    let worth =
        deal::value(deal).map(|Money { currency, minor }| model.text.short_money(minor.into(), currency, usize::MAX));
    worth.unwrap_or_default()
}

/// The stage in which a deal is.
fn stage(deal: &Record) -> String {
    match deal.value("stage") {
        Some(Value::Record(stage)) => deal.name_of(*stage),
        Some(_) | None => String::new(),
    }
}

/// The company to which somebody, or a deal, belongs.
fn company(record: &Record) -> String {
    match record.id.kind {
        Kind::Contact => {
            let companies = record.items("companies");
            companies.first().map(|(key, _)| record.item_name(key).to_owned()).unwrap_or_default()
        }
        Kind::Deal => match record.value("company") {
            Some(Value::Record(company)) => record.name_of(*company),
            Some(_) | None => String::new(),
        },
        Kind::Company
        | Kind::User
        | Kind::Pipeline
        | Kind::Stage
        | Kind::Activity
        | Kind::Task
        | Kind::Segment
        | Kind::Field => String::new(),
    }
}
