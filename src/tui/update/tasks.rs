//! Tasks that are selected: done, put off, put on another day; and tasks about whatever is selected.

use jiff::Span;

use super::{command, ready};
use crate::domain::{Handle, Kind, Record, When, task};
use crate::keymap::Action;
use crate::tui::modals::{Choice, Chosen, Free, Modal, Picker, Place, Prompt, TO, told};
use crate::tui::model::{Model, Tone};
use crate::tui::msg::Effect;
use crate::tui::panes::contacts::Marked;
use crate::tui::widgets::cells;

/// What may be said of a task that is done beside what came of it.
const OF_DONE: &[&str] = &["next=", "due=", "text=", "duration="];

/// What may be said of a task that is planned beside its name.
const OF_PLAN: &[&str] = &["due=", "type=", "duration=", "place=", "priority=", "repeat=", "remind="];

/// Until when tasks are put off most often: what it is called, and how the grammar reads it.
const DAYS: &[(&str, &str)] = &[
    ("screen-snooze-hour", "+1h"),
    ("screen-snooze-tomorrow", "tomorrow"),
    ("screen-snooze-days", "+3d"),
    ("screen-snooze-week", "next week"),
    ("screen-snooze-month", "next month"),
];

/// By how many days what is due later than today is put off beside that.
const LATER: &[(&str, i64)] = &[("screen-snooze-day-later", 1), ("screen-snooze-week-later", 7)];

/// Asks what came of the tasks that are selected, which are done then.
pub(super) fn ask_outcome(model: &mut Model) -> Vec<Effect> {
    let Some((tasks, words)) = words_for_tasks(model, "done") else { return no_task(model) };
    let question = model.text.get("screen-done-what");
    let prompt = Prompt::new(question, told(model, &tasks), words, Place::Flag("outcome"));
    model.modals.push(Modal::Prompt(Prompt { flags: OF_DONE, ..prompt }));
    Vec::new()
}

/// Lets one pick until when the tasks that are selected are put off.
pub(super) fn pick_day(model: &mut Model) -> Vec<Effect> {
    let Some((_, words)) = words_for_tasks(model, "snooze") else { return no_task(model) };
    let due = due(model);
    let another = Choice { label: model.text.get("screen-snooze-another"), chosen: Chosen::Act(Action::Reschedule) };
    let choices = days(model, due.as_ref()).into_iter().chain([another]).collect();
    let question = model.text.get("screen-snooze-until");
    model.modals.push(Modal::Picker(Picker { question, choices, words, free: Free::Day(due), ..Picker::default() }));
    Vec::new()
}

/// The days that are offered, the nearest first: what is put off never comes sooner by that, and is not where it was.
fn days(model: &Model, due: Option<&When>) -> Vec<Choice> {
    let usual = DAYS.iter().map(|(id, to)| (*id, (*to).to_owned()));
    let ahead = due.map(When::date).filter(|day| *day > model.now.date());
    let later = LATER.iter().filter_map(|(id, days)| {
        let day = ahead?.checked_add(Span::new().days(*days)).ok()?;
        Some((*id, day.to_string()))
    });
    let mut offered: Vec<(When, Choice)> = Vec::new();
    for (id, to) in later.chain(usual) {
        let Ok(said) = When::read(&to, &model.reading()) else { continue };
        let until = task::put_off(due, &said, model.now.time_zone());
        let label = format!("{}  {}", model.text.get(id), ready::shown(model, &until));
        if due.is_none_or(|due| is_later(&until, due)) && offered.iter().all(|(known, _)| *known != until) {
            offered.push((until, Choice { label, chosen: Chosen::Word(format!("--{TO}={to}")) }));
        }
    }
    if ahead.is_some() {
        offered.sort_by_key(|(until, _)| until.date());
    }
    offered.into_iter().map(|(_, choice)| choice).collect()
}

/// Whether one is after the other; a moment is no sooner than its day.
fn is_later(until: &When, due: &When) -> bool {
    match (until, due) {
        (When::At(until), When::At(due)) => until > due,
        (When::At(_), When::Day(day)) => until.date() >= *day,
        (When::Day(_), When::Day(_) | When::At(_)) => until.date() > due.date(),
    }
}

/// Asks on which day the tasks that are selected are put.
pub(super) fn ask_day(model: &mut Model) -> Vec<Effect> {
    let Some((tasks, words)) = words_for_tasks(model, "snooze") else { return no_task(model) };
    let due = due(model);
    let now = due.as_ref().map(|due| format!("  {}", ready::shown(model, due))).unwrap_or_default();
    let about = format!("{}{now}", told(model, &tasks));
    let prompt = Prompt::new(model.text.get("screen-reschedule-to"), about, words, Place::Flag(TO));
    model.modals.push(Modal::Prompt(Prompt { needed: Some("screen-reschedule-needed"), due, ..prompt }));
    Vec::new()
}

/// Asks what is to be done about whatever is selected.
pub(super) fn plan(model: &mut Model) -> Vec<Effect> {
    let about = model.selected();
    if about.is_empty() {
        return command::nothing_selected(model);
    }
    let mut words = ["task", "add"].map(str::to_owned).to_vec();
    for link in about.iter().flat_map(links) {
        if !words.contains(&link) {
            words.push(link);
        }
    }
    let prompt = Prompt::new(model.text.get("screen-plan-what"), told(model, &about), words, Place::Word);
    model.modals.push(Modal::Prompt(Prompt { needed: Some("screen-plan-needed"), flags: OF_PLAN, ..prompt }));
    Vec::new()
}

/// The flags by which a task concerns what is selected: itself, or those whom a task or an activity concerns.
fn links(marked: &Marked) -> Vec<String> {
    let flag = |kind: Kind, reference: &str| format!("--{}={reference}", kind.as_str());
    match Handle::looks_like(&marked.handle) {
        Some(kind @ (Kind::Contact | Kind::Company | Kind::Deal)) => vec![flag(kind, &marked.handle)],
        Some(Kind::Task | Kind::Activity | Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field)
        | None => marked.concerns.iter().map(|id| flag(id.kind, &id.uuid.to_string())).collect(),
    }
}

/// A record that is selected, if its row is known.
fn known<'a>(model: &'a Model, marked: &Marked) -> Option<&'a Record> {
    model.current().filter(|record| record.handle() == marked.handle)
}

/// The tasks that are selected, and a command about them; nothing where anything else is selected.
fn words_for_tasks(model: &Model, verb: &str) -> Option<(Vec<Marked>, Vec<String>)> {
    let selected = model.selected();
    let are_tasks = selected.iter().all(|marked| Handle::looks_like(&marked.handle) == Some(Kind::Task));
    let words = ["task", verb].map(str::to_owned).into_iter();
    let words = words.chain(selected.iter().map(|marked| marked.handle.clone())).collect();
    (are_tasks && !selected.is_empty()).then_some((selected, words))
}

/// When the task is due that is selected, if it is the only one.
fn due(model: &Model) -> Option<When> {
    match model.selected().as_slice() {
        [only] => known(model, only).and_then(task::due).cloned(),
        _ => None,
    }
}

fn no_task(model: &mut Model) -> Vec<Effect> {
    let message = cells::shown(&model.text.get("screen-no-task"));
    model.say(Tone::Bad, message);
    Vec::new()
}
