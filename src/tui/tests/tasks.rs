//! Tasks by keys: done, put off, put on another day, planned.

use insta::assert_snapshot;

use super::book::{people_and_companies, record};
use super::pipeline::deals;
use super::trial::Trial;
use crate::domain::{Kind, Record};

fn week() -> Vec<Record> {
    let tasks: [&[(&str, &str)]; 3] = [
        &[("name", "see the hall"), ("type", "visit"), ("due", "2026-03-03T09:00:00+01:00[Europe/Berlin]")],
        &[("name", "给张伟打电话"), ("type", "call"), ("due", "2026-03-04")],
        &[("name", "order paper")],
    ];
    let tasks = (301..).zip(tasks).map(|(number, values)| record(Kind::Task, number, values));
    people_and_companies().into_iter().chain(tasks).collect()
}

#[test]
fn a_task_is_done_with_what_came_of_it_or_without() {
    let mut trial = Trial::new(80, 24, week());
    trial.press("5 x").write("she's in --next thank them --due +2d").press("enter");
    trial.press("space space x enter y");
    assert_eq!(
        trial.commands(),
        "task done t-00301 '--outcome=she'\\''s in'".replace("'--outcome=she'\\''s in'", "--outcome='she'\\''s in'")
            + " --next='thank them' --due=+2d\ntask done t-00301 t-00302"
    );
}

#[test]
fn a_task_is_put_off_until_a_day_that_is_picked_or_typed() {
    let mut trial = Trial::new(80, 24, week());
    trial.press("5 z");
    assert_snapshot!(trial.picture(), @r"
     rolo  Tasks  1/3                                                           Kim
     Filter: no:done
    >  2026-03-03 09:00  see the hall
       2026-03-04        给张伟打电话
                         order paper


                 ┌ Until when? ───────────────────────────────────────┐
                 │ ▏                                                   │
                 │ > a day later  Wednesday, 2026-03-04 09:00         │
                 │   in three days  Thursday, 2026-03-05 09:00        │
                 │   next week  Monday, 2026-03-09 09:00              │
                 │   a week later  Tuesday, 2026-03-10 09:00          │
                 │   next month  Wednesday, 2026-04-01 09:00          │
                 │   another day, by the calendar …                   │
                 └────────────────────────────────────────────────────┘







     enter ok  esc close
    ");
    trial.press("down enter z").write("下周二上午9点");
    assert!(trial.picture().contains("> until Tuesday, 2026-03-10 09:00"), "{}", trial.picture());
    trial.press("enter");
    assert_snapshot!(trial.commands(), @r"
    task snooze t-00301 --to=+3d
    task snooze t-00301 --to=下周二上午9点
    ");
}

#[test]
fn what_is_due_later_is_put_off_and_never_comes_sooner() {
    let mut trial = Trial::new(80, 24, week());
    trial.press("5 j z");
    let picture = trial.picture();
    let offered = ["> a day later  Thursday, 2026-03-05", "  next week  Monday", "  a week later  Wednesday"];
    assert!(offered.iter().all(|day| picture.contains(day)), "{picture}");
    assert!(!picture.contains("in an hour") && !picture.contains("tomorrow"), "{picture}");
}

#[test]
fn what_was_done_elsewhere_is_not_said_of_another_list() {
    let mut trial = Trial::new(80, 24, week());
    trial.press("z 5");
    assert_eq!(trial.model.status, crate::tui::model::Status::default());
}

#[test]
fn the_new_day_is_shown_while_it_is_typed() {
    let mut trial = Trial::new(80, 24, week());
    trial.press("5 r").write("fri");
    assert_snapshot!(trial.picture(), @r"
     rolo  Tasks  1/3                                                           Kim
     Filter: no:done
    >  2026-03-03 09:00  see the hall
       2026-03-04        给张伟打电话
                         order paper
            ┌ On which day, or when? ──────────────────────────────────────┐
            │ see the hall  Tuesday, 2026-03-03 09:00                      │
            │ fri▏                                                          │
            │ Friday, 2026-03-06 09:00                                     │
            │  March 2026                                                  │
            │  Mo Tu We Th Fr Sa Su                                        │
            │                     1                                        │
            │ ( 2) 3  4  5[ 6] 7  8                                        │
            │   9 10 11 12 13 14 15                                        │
            │  16 17 18 19 20 21 22                                        │
            │  23 24 25 26 27 28 29                                        │
            │  30 31                                                       │
            └──────────────────────────────────────────────────────────────┘





     ctrl-n calendar  enter ok  esc close  ctrl-o editor
    ");
    trial.press("ctrl-u enter");
    assert!(trial.picture().contains("A day is needed"), "{}", trial.picture());
    trial.write("3/4/2026").press("enter");
    assert_eq!(trial.commands(), "");
    trial.press("ctrl-u").write("fri").press("enter");
    assert_eq!(trial.commands(), "task snooze t-00301 --to=fri");
}

#[test]
fn where_no_task_is_there_is_nothing_to_be_done() {
    let mut trial = Trial::new(80, 24, week());
    for keys in ["x", "z", "r"] {
        trial.press(keys);
        assert_eq!(trial.model.status.message, "There is no task here to be done or put off; n plans one.");
        assert!(trial.model.modals.is_empty());
    }
    let mut empty = Trial::new(80, 24, Vec::new());
    empty.press("5 z");
    assert_eq!(empty.model.status.message, "There is no task here to be done or put off; n plans one.");
}

#[test]
fn what_is_to_be_done_is_planned_about_whatever_is_selected() {
    let mut trial = Trial::new(80, 24, week());
    trial.press("n").write("send quote --due=fri").press("enter");
    trial.press("space space n").write("call both").press("enter");
    trial.press("2 n").write("visit --type visit --due next tue 9:00").press("enter");
    trial.press("5 n enter");
    assert!(trial.picture().contains("A task needs a name."), "{}", trial.picture());
    trial.write("look again").press("enter");
    assert_snapshot!(trial.commands(), @r"
    task add 'send quote' --contact=c-00001 --due=fri
    task add 'call both' --contact=c-00001 --contact=c-00002
    task add visit --company=o-00101 --type=visit --due='next tue 9:00'
    task add 'look again'
    ");
    let mut trial = Trial::new(80, 24, deals());
    trial.press("3 n").write("send contract").press("enter");
    assert_eq!(trial.commands(), "task add 'send contract' --deal=d-00001");
}
