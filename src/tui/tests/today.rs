//! What keys do on the day.

use jiff::civil::date;

use super::monday::{monday, on, task};
use super::trial::Trial;
use crate::ops::answer::Agenda;
use crate::ops::query::Whose;
use crate::ops::{Answer, Code, Counts, Failure, Outcome as Told, Query, Receipt, Verb};
use crate::tui::msg::{Done, Effect, Msg};

/// The handle of the record under the cursor.
fn here(trial: &Trial) -> String {
    trial.model.current().map(|record| record.handle().to_owned()).unwrap_or_default()
}

#[test]
fn the_cursor_goes_over_the_records_of_all_sections() {
    let mut trial = on(monday(), 80, 24);
    let mut met = vec![here(&trial)];
    for _ in 0..20 {
        trial.press("j");
        met.push(here(&trial));
    }
    met.dedup();
    assert_eq!(
        met.join(" "),
        "t-00001 t-00002 t-00003 t-00004 t-00005 t-00008 d-00011 d-00012 o-00021 c-00022 c-00031 c-00032"
    );
    trial.press("g g");
    assert_eq!(here(&trial), "t-00001");
    assert_eq!(trial.model.today.top, 0, "its heading is seen, too");
}

#[test]
fn enter_opens_the_card_and_escape_closes_it() {
    let mut trial = on(monday(), 80, 24);
    trial.press("j enter");
    let asked = |effect: &Effect| matches!(effect, Effect::Ask(_, _, query) if matches!(&**query, Query::Show { reference, .. } if reference.0 == "t-00002"));
    assert!(trial.asked.iter().any(asked), "{:?}", trial.asked);
    assert!(trial.picture().contains("call back  t-00002"), "{}", trial.picture());
    trial.press("esc");
    assert!(trial.picture().contains("2 overdue"), "{}", trial.picture());
}

#[test]
fn the_week_and_everybody_are_asked_for_in_words() {
    let mut trial = on(monday(), 80, 24);
    let words = |trial: &Trial| trial.model.status.words.clone();
    trial.press("w");
    assert_eq!(words(&trial), "agenda --week");
    trial.press("o");
    assert_eq!(words(&trial), "agenda --week --everybody");
    assert!(trial.picture().starts_with(" rolo  This week  Monday, 2026-03-02  everybody's"), "{}", trial.picture());
    trial.press("w o");
    assert_eq!(words(&trial), "agenda");
    trial.press("1 :").write("agenda --everybody").press("enter");
    assert_eq!(trial.model.today.whose, Whose::Everybody);
    assert!(trial.picture().contains("Today  Monday"), "{}", trial.picture());
}

#[test]
fn what_is_done_makes_way_for_the_next_thing() {
    let mut trial = on(monday(), 80, 24);
    trial.press(":").write("task done t-00001").press("enter");
    assert_eq!(trial.commands(), "task done t-00001");
    trial.agenda.overdue.remove(0);
    trial.done(Ok(Done { receipt: receipt(Verb::Updated), outcomes: Vec::new() }));
    assert_eq!(here(&trial), "t-00002");
}

#[test]
fn the_cursor_stays_on_its_record_whatever_comes_before_it() {
    let mut trial = on(monday(), 80, 24);
    trial.press("j j j");
    trial.agenda.overdue.insert(0, task(40, "forgotten", &[("due", "2026-01-01")]));
    trial.press("ctrl-l");
    assert_eq!(here(&trial), "t-00004");
}

#[test]
fn a_task_that_was_added_has_the_cursor() {
    let mut trial = on(monday(), 80, 24);
    trial.press("a").write("buy stamps").press("ctrl-s");
    assert_eq!(trial.commands(), "task add 'buy stamps' --owner=Kim");
    let made = task(41, "buy stamps", &[("due", "2026-03-02")]);
    trial.agenda.days[0].tasks.insert(1, made.clone());
    let told = Told { line: None, verb: Verb::Created, record: Some(made), change: None, failure: None };
    trial.done(Ok(Done { receipt: receipt(Verb::Created), outcomes: vec![told] }));
    assert_eq!(here(&trial), "t-00041");
}

fn receipt(verb: Verb) -> Receipt {
    let mut counts = Counts::default();
    counts.add(verb);
    Receipt { entry: Some(1), counts, ..Receipt::default() }
}

#[test]
fn what_is_marked_is_of_one_kind() {
    let mut trial = on(monday(), 80, 24);
    trial.press("space space G space");
    assert!(trial.model.status.message.starts_with("Only things of one kind"), "{}", trial.model.status.message);
    let marked: Vec<String> = trial.model.selected().into_iter().map(|marked| marked.handle).collect();
    assert_eq!(marked, ["t-00001", "t-00002"]);
    trial.press("d y");
    assert_eq!(trial.commands(), "task delete t-00001 t-00002");
    trial.press("esc d y");
    assert!(trial.commands().ends_with("\ncontact delete c-00032"), "{}", trial.commands());
}

#[test]
fn what_is_not_on_the_agenda_any_more_is_not_marked() {
    let mut trial = on(monday(), 80, 24);
    trial.press("space space");
    trial.agenda.overdue.remove(0);
    trial.press("ctrl-l");
    assert_eq!(trial.model.selected().len(), 1);
}

#[test]
fn a_click_goes_to_a_record_and_never_to_a_heading() {
    let mut trial = on(monday(), 80, 24);
    trial.click(10, 3);
    assert_eq!(here(&trial), "t-00002");
    trial.click(10, 1);
    assert_eq!(here(&trial), "t-00002");
    trial.wheel(3);
    assert_eq!(here(&trial), "t-00005");
}

#[test]
fn after_midnight_the_day_is_another_one() {
    let mut trial = on(monday(), 80, 24);
    trial.agenda = Agenda { from: date(2026, 3, 3), ..Agenda::default() };
    trial.model.now = "2026-03-03T00:00:00+01:00[Europe/Berlin]".parse().unwrap();
    // Whatever happens next will do.
    trial.wheel(0);
    assert!(trial.picture().contains("Tuesday, 2026-03-03"), "{}", trial.picture());
    assert!(trial.picture().contains("Nothing is due today:"), "{}", trial.picture());
}

#[test]
fn an_agenda_that_cannot_be_read_is_asked_for_once() {
    let mut trial = Trial::new(80, 24, Vec::new());
    trial.held = Some(Vec::new());
    trial.press("7");
    let held = trial.held.take().unwrap();
    let [(ticket, Query::Agenda(_))] = held.as_slice() else { panic!("{held:?}") };
    trial.held = Some(Vec::new());
    trial.tell(Msg::Answered(*ticket, Err(Failure::new(Code::StoreFailed)))).press("j j");
    assert!(trial.held.as_ref().is_some_and(Vec::is_empty));
    trial.press("ctrl-l");
    assert_eq!(trial.held.as_ref().map(Vec::len), Some(1));
}

#[test]
fn keys_that_come_before_the_day_wait_for_it() {
    let mut trial = Trial::new(80, 24, Vec::new());
    trial.agenda = monday();
    trial.held = Some(Vec::new());
    trial.press("7 e");
    assert!(trial.model.modals.is_empty());
    trial.release();
    assert_eq!(trial.model.modals.len(), 1);
}

#[test]
fn an_answer_that_came_too_late_changes_nothing() {
    let mut trial = on(monday(), 80, 24);
    let late = Answer::Agenda(Box::default());
    trial.tell(Msg::Answered(crate::tui::msg::Ticket(1), Ok(late)));
    assert_eq!(here(&trial), "t-00001");
}

#[test]
fn somebody_is_looked_for_in_the_list() {
    let mut trial = on(monday(), 80, 24);
    trial.press("/").write("jane");
    assert!(trial.picture().contains("Search: jane"), "{}", trial.picture());
}

#[test]
fn nothing_panics_at_any_size() {
    for width in (0..=60).step_by(4).chain([41, 80, 99, 100]) {
        for height in [0, 3, 11, 12, 13, 16, 20] {
            let mut trial = on(monday(), width, height);
            for keys in ["G", "g g", "space", "enter j", "esc w", "?", "esc o"] {
                trial.press(keys).picture();
            }
        }
    }
}
