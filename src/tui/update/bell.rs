//! Reminders: what rang is told and waits for an answer; a new day shows itself.

use jiff::{ToSpan, Zoned};

use super::command;
use crate::domain::{Kind, Record, RecordId, task};
use crate::ops::answer::Reminders;
use crate::ops::{Query, query};
use crate::tui::bell::Wish;
use crate::tui::modals::{Choice, Chosen, Modal, Picker};
use crate::tui::model::{Model, Picture, Status, Tone};
use crate::tui::msg::{Done, Effect, Ticket, Topic};
use crate::tui::widgets::cells;

/// How long after its moment a reminder still counts as on time, in seconds.
const LATE: i64 = 1;

/// The most names in a line of them.
const NAMED: usize = 3;

/// A moment came for which the screen waited, or somebody set the clock.
pub(super) fn moment(model: &mut Model) -> Vec<Effect> {
    wish(model, Wish::Ring);
    new_day(model);
    Vec::new()
}

/// The program was stopped, and goes on.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    wish(model, Wish::Tell);
    new_day(model);
    Vec::new()
}

/// Somebody looks at the screen again: it shows the day that it is, and what no timer told.
pub(super) fn looked(model: &mut Model) -> Vec<Effect> {
    if model.bell.wish == Wish::Nothing {
        wish(model, Wish::Tell);
    }
    new_day(model);
    Vec::new()
}

fn wish(model: &mut Model, wish: Wish) {
    // Until the answer is here nobody knows what rings next, and the moment that came is not waited for again.
    model.bell.next = None;
    model.bell.asked = None;
    model.bell.wish = wish;
}

/// When it is another day than that of the picture, everything is read again.
fn new_day(model: &mut Model) {
    let today = model.now.date();
    if model.bell.day != today {
        model.bell.day = today;
        for list in std::iter::once(&mut model.contacts).chain(&mut model.aside) {
            list.spoil();
        }
        model.board.spoil();
        model.today.spoil();
        model.page.spoil();
        model.picture = Picture::Changed;
    }
}

/// The question what rang and what rings next, if that is not known.
pub(super) fn missing(model: &mut Model) -> Option<Effect> {
    if model.bell.wish == Wish::Nothing || model.bell.asked.is_some() {
        return None;
    }
    let ticket = model.next_ticket();
    let (since, now, me) = (model.bell.since, model.now.clone(), model.me.clone());
    model.bell.asked = Some((ticket, now.timestamp()));
    let rung = model.bell.rung.iter().map(|task| (task.id, task.rev)).collect();
    let query = Query::Reminders(query::Reminders { since, now, me, rung });
    Some(Effect::Ask(ticket, Topic::Reminders, Box::new(query)))
}

/// Takes the answer, or that there is none, if it is the one that is waited for.
pub(super) fn answered(model: &mut Model, ticket: Ticket, answer: Option<Reminders>) -> Vec<Effect> {
    let Some((_, now)) = model.bell.asked.take_if(|(asked, _)| *asked == ticket) else { return Vec::new() };
    let wish = std::mem::replace(&mut model.bell.wish, Wish::Nothing);
    let Some(Reminders { rung, count, next, answered }) = answer else { return Vec::new() };
    model.bell.since = now;
    model.bell.next = next;
    if !answered.is_empty() {
        model.bell.rung.retain(|task| !answered.contains(&task.id));
        model.picture = Picture::Changed;
    }
    let Some(first) = rung.first() else { return Vec::new() };
    let is_on_time = wish == Wish::Ring && now.as_second() - first.at.as_second() <= LATE;
    let names: Vec<String> = rung.iter().take(NAMED).map(|rung| name(&rung.task, &model.now)).collect();
    let names = model.text.list(&names);
    for rung in rung {
        model.bell.rung.retain(|known| known.id != rung.task.id);
        model.bell.rung.push(rung.task);
    }
    let facts = [("count", count.into()), ("more", count.saturating_sub(NAMED).into()), ("names", names.into())];
    let told = model.text.say(if is_on_time { "screen-reminder" } else { "screen-reminders-missed" }, &facts);
    let answer = model.text.get("screen-reminder-answer");
    model.status = Status { words: String::new(), message: format!("{told}  {answer}"), tone: Tone::Good };
    model.picture = Picture::Changed;
    if wish == Wish::Ring { vec![Effect::Ring(told)] } else { Vec::new() }
}

/// A command was done: what it changed needs no answer any more, and something else may ring next.
pub(super) fn done(model: &mut Model, done: &Done) {
    if done.receipt.entry.is_none() {
        return;
    }
    let bell = &mut model.bell;
    let changed = |id: RecordId| {
        let mut ids = done.outcomes.iter().filter_map(|outcome| outcome.change.as_ref().map(|change| change.id));
        ids.any(|changed| changed == id)
    };
    bell.rung.retain(|task| !changed(task.id));
    stirred(model);
}

/// The book has changed: something else may ring next.
pub(super) fn stirred(model: &mut Model) {
    let now = model.now.timestamp();
    let bell = &mut model.bell;
    if bell.wish == Wish::Nothing {
        // Nothing rang up to now: what is planned for a time that is over is no reminder.
        if bell.next.is_none_or(|next| next > now) {
            bell.since = now;
        }
        bell.wish = Wish::Ring;
    }
    // A question that is under way was asked before.
    bell.asked = None;
}

/// Offers what can be done with what rang.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    match model.bell.rung.as_slice() {
        [] => {
            let message = model.text.get("screen-no-reminder");
            model.say(Tone::Plain, message);
        }
        [task] => {
            let id = task.id;
            offer(model, id);
        }
        several => {
            let mut choices: Vec<Choice> = several
                .iter()
                .map(|task| Choice { label: name(task, &model.now), chosen: Chosen::Reminder(task.id) })
                .collect();
            choices.push(Choice { label: model.text.get("screen-reminders-seen"), chosen: Chosen::Seen(None) });
            let question = model.text.get("screen-pick-reminder");
            pick(model, &question, choices);
        }
    }
    Vec::new()
}

/// Offers what can be done with one task that rang.
pub(super) fn offer(model: &mut Model, id: RecordId) {
    let Some(task) = model.bell.rung.iter().find(|task| task.id == id) else { return };
    let handle = task.handle().to_owned();
    let words = |verb: &str, flags: &[&str]| {
        let words = [Kind::Task.as_str(), verb, handle.as_str()];
        Chosen::Words(words.iter().chain(flags).map(|word| (*word).to_owned()).collect())
    };
    let mut offers = vec![("screen-reminder-done", words("done", &[]))];
    let is_ahead = |minutes: i64| {
        let then = model.now.checked_add(minutes.minutes());
        then.is_ok_and(|then| task::due(task).is_some_and(|due| due.start(then.time_zone()) > then.timestamp()))
    };
    if is_ahead(10) {
        offers.push(("screen-reminder-ten-before", words("edit", &["--remind=10min"])));
    }
    if is_ahead(0) {
        offers.push(("screen-reminder-at-time", words("edit", &["--remind=0"])));
    } else {
        offers.push(("screen-reminder-in-ten", words("edit", &["--due=+10min", "--remind=0"])));
        offers.push(("screen-reminder-in-an-hour", words("edit", &["--due=+1h", "--remind=0"])));
    }
    // What is due tomorrow or later would come sooner, or stay where it is.
    if task::due(task).is_none_or(|due| due.date() <= model.now.date()) {
        offers.push(("screen-reminder-tomorrow", words("snooze", &["--to=tomorrow"])));
    }
    offers.push(("screen-reminder-show", words("show", &[])));
    offers.push(("screen-reminder-seen", Chosen::Seen(Some(id))));
    let question = name(task, &model.now);
    let choices = offers.into_iter().map(|(id, chosen)| Choice { label: model.text.get(id), chosen }).collect();
    pick(model, &question, choices);
}

/// Takes note of what rang, without doing anything about it: one task, or all of them.
pub(super) fn seen(model: &mut Model, id: Option<RecordId>) {
    model.bell.rung.retain(|task| id.is_some_and(|id| task.id != id));
    model.status = Status::default();
}

/// Does the words of an answer.
pub(super) fn answer(model: &mut Model, words: Vec<String>) -> Vec<Effect> {
    command::run(model, words)
}

fn pick(model: &mut Model, question: &str, choices: Vec<Choice>) {
    let question = cells::shown(question);
    let picker = Picker { question, choices, ..Picker::default() };
    model.modals.push(Modal::Picker(picker));
}

/// When a task is due, what it is called and whom it concerns: `14:00 call back · Jane Doe`.
fn name(task: &Record, now: &Zoned) -> String {
    let due = task::due(task).map(|due| match due {
        due if due.date_in(now.time_zone()) == now.date() => due.time_in(now.time_zone()).unwrap_or_default(),
        due => due.shown(now.time_zone()),
    });
    let who = task.items("contacts").first().map(|(key, _)| format!("· {}", task.item_name(key)));
    let parts = [due.unwrap_or_default(), task.title(), who.unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
