//! What the screen makes of reminders: told, heard, answered; and what a new day does to it.

use jiff::{Timestamp, ToSpan};

use super::book::{contact, people};
use super::trial::Trial;
use crate::domain::id::Uuid128;
use crate::domain::{Change, Field, Kind, Path, Reading, Record, RecordId, Value};
use crate::ops::answer::{Reminders, Rung};
use crate::ops::{Counts, Outcome, Receipt, Verb};
use crate::tui::bell::Wish;
use crate::tui::model::Picture;
use crate::tui::msg::{Done, Effect, Msg};

fn task(number: u128, name: &str, due: &str) -> Record {
    let mut task = Record::new(RecordId { kind: Kind::Task, uuid: Uuid128(number) }, Timestamp::UNIX_EPOCH);
    task.fields.insert(Path::one("handle"), Value::Text(format!("t-0000{number}")));
    let reading = Reading::at("2026-03-02T10:00:00+01:00[Europe/Berlin]".parse().unwrap());
    for (key, text) in [("name", name.to_owned()), ("due", format!("2026-03-02T{due}"))] {
        task.fields.extend(Field::find(Kind::Task, key).unwrap().read(&text, &reading).unwrap());
    }
    task
}

/// A screen on which these ring now; `next` rings next.
fn ringing(tasks: &[Record], next: Option<&str>) -> Trial {
    let mut trial = Trial::new(80, 24, people());
    let at = trial.model.now.timestamp();
    let rung: Vec<Rung> = tasks.iter().map(|task| Rung { at, task: task.clone() }).collect();
    let next = next.map(|next| next.parse().unwrap());
    trial.reminders = Reminders { count: rung.len(), rung, next, answered: Vec::new() };
    trial
}

fn rings(trial: &Trial) -> Vec<&str> {
    let rings = trial
        .asked
        .iter()
        .filter_map(|effect| if let Effect::Ring(reminder) = effect { Some(reminder.as_str()) } else { None });
    rings.collect()
}

fn changed(task: &Record) -> Done {
    let mut counts = Counts::default();
    counts.add(Verb::Updated);
    let change = Some(Change::of(task.id));
    let outcome = Outcome { line: None, verb: Verb::Updated, record: Some(task.clone()), change, failure: None };
    Done { receipt: Receipt { entry: Some(1), counts, ..Receipt::default() }, outcomes: vec![outcome] }
}

#[test]
fn a_reminder_is_heard_and_told_with_when_it_is_due() {
    let mut trial = ringing(&[task(1, "call back", "10:00")], Some("2026-03-02T12:00:00Z"));
    trial.tell(Msg::Moment);
    assert_eq!(rings(&trial), ["Reminder: 10:00 call back"]);
    let picture = trial.picture();
    assert!(picture.contains(" Reminder: 10:00 call back  (! answers)") && picture.contains("!1  Kim"), "{picture}");
    assert_eq!(trial.model.bell.deadline(&trial.model.now), "2026-03-02T12:00:00Z".parse().ok());
}

#[test]
fn what_was_missed_is_told_in_one_line_and_not_heard() {
    let names = ["one", "two", "three", "four", "five"];
    let tasks: Vec<Record> = (1..).zip(names).map(|(number, name)| task(number, name, "10:00")).collect();
    let mut trial = ringing(&tasks, None);
    trial.tell(Msg::Back);
    assert!(rings(&trial).is_empty());
    let told = "5 reminders rang meanwhile: 10:00 one, 10:00 two, 10:00 three and 2 more  (! answers)";
    assert_eq!(trial.model.status.message, told);
    assert_eq!(trial.press("!").picture().matches("10:00").count(), 5 + 3);
}

#[test]
fn who_is_calling_comes_before_what_rang_meanwhile() {
    let mut trial = ringing(&[task(1, "call back", "10:00")], None);
    trial.book.extend([contact(40, &[("name", "Ada Brandt"), ("phones", "+49301234567")])]);
    trial.tell(Msg::Back);
    assert!(trial.picture().contains("call back"));
    let calling = trial.press("/ 2 3 4 5 6 7").picture();
    assert!(calling.contains(" Ada Brandt · c-00040") && !calling.contains("call back"), "{calling}");
    assert!(trial.press("esc").picture().contains("call back"), "it is still to be answered");
}

#[test]
fn a_reminder_is_answered_in_words() {
    for (due, typed, words) in [
        ("10:00", "done", "task done t-00001"),
        ("10:00", "ten", "task edit t-00001 --due=+10min --remind=0"),
        ("10:00", "hour", "task edit t-00001 --due=+1h --remind=0"),
        ("10:30", "before", "task edit t-00001 --remind=10min"),
        ("10:30", "its", "task edit t-00001 --remind=0"),
        ("10:00", "tomorrow", "task snooze t-00001 --to=tomorrow"),
    ] {
        let rung = task(1, "call back", due);
        let mut trial = ringing(std::slice::from_ref(&rung), None);
        trial.tell(Msg::Moment).press("!").write(typed).press("enter");
        assert_eq!(trial.commands(), words);
        trial.reminders = Reminders::default();
        trial.done(Ok(changed(&rung)));
        assert!(trial.model.bell.rung.is_empty());
        trial.press("!");
        assert_eq!(trial.model.status.message, "No reminder waits for an answer.");
    }
}

#[test]
fn what_was_noted_waits_no_more() {
    let mut trial = ringing(&[task(1, "one", "10:00"), task(2, "two", "10:00")], None);
    trial.tell(Msg::Moment).press("!").write("two").press("enter").write("noted").press("enter");
    let left: Vec<String> = trial.model.bell.rung.iter().map(Record::title).collect();
    assert_eq!((left, trial.commands()), (vec!["one".to_owned()], String::new()));
}

#[test]
fn a_reminder_does_not_disturb_who_types() {
    let mut trial = ringing(&[task(1, "call back", "10:00")], None);
    trial.press("a").write("Jane!").tell(Msg::Moment).write("!");
    let picture = trial.picture();
    assert!(picture.contains("Jane!!") && picture.contains("Reminder: 10:00 call back"), "{picture}");
}

#[test]
fn an_answer_that_comes_too_late_rings_nothing() {
    let mut trial = ringing(&[task(1, "call back", "10:00")], None);
    let (ticket, _) = (trial.model.ticket, trial.press("j"));
    trial.reminders.rung.clear();
    trial.tell(Msg::Moment);
    let late = Reminders { count: 1, rung: Vec::new(), next: Some(Timestamp::UNIX_EPOCH), answered: Vec::new() };
    trial.tell(Msg::Answered(ticket, Ok(crate::ops::Answer::Reminders(late))));
    assert_eq!((rings(&trial).len(), trial.model.bell.next), (0, None));
}

#[test]
fn at_midnight_another_day_is_read_and_the_next_midnight_waited_for() {
    let mut trial = Trial::new(80, 24, people());
    let midnight = trial.model.bell.deadline(&trial.model.now).unwrap();
    assert_eq!(midnight, "2026-03-02T23:00:00Z".parse().unwrap());
    trial.held = Some(Vec::new());
    trial.tell(Msg::Moment);
    assert!(trial.held.as_ref().unwrap().is_empty(), "the same day needs no new look");
    trial.model.now = midnight.to_zoned(trial.model.now.time_zone().clone());
    trial.tell(Msg::Moment);
    assert_eq!(trial.held.as_ref().unwrap().len(), 1);
    assert_eq!(trial.model.bell.deadline(&trial.model.now), Some(midnight + 24.hours()));
}

#[test]
fn whoever_looks_at_the_screen_again_sees_the_day_that_it_is_and_what_no_timer_told() {
    let mut trial = ringing(&[task(1, "call back", "10:00")], None);
    trial.model.picture = Picture::Same;
    trial.tell(Msg::Looked);
    assert!(rings(&trial).is_empty(), "whoever sees it need not hear it");
    assert!(trial.picture().contains("call back"));
    let mut trial = Trial::new(80, 24, people());
    trial.model.picture = Picture::Same;
    trial.tell(Msg::Looked);
    assert_eq!(trial.model.picture, Picture::Same, "nothing is drawn, since nothing is another way");
    trial.model.now = trial.model.now.checked_add(1.day()).unwrap();
    trial.tell(Msg::Looked);
    assert_eq!(trial.model.picture, Picture::Changed);
}

#[test]
fn what_is_about_to_ring_is_heard_though_somebody_looks() {
    let mut trial = ringing(&[task(1, "call back", "10:00")], None);
    trial.model.bell.wish = Wish::Ring;
    trial.tell(Msg::Looked);
    assert_eq!(rings(&trial), ["Reminder: 10:00 call back"]);
}
