//! Pictures of the day at the sizes that matter.

use super::monday::{TODAY, monday, on};
use crate::ops::answer::Agenda;

#[test]
fn the_day_on_a_plain_terminal() {
    insta::assert_snapshot!(on(monday(), 80, 24).picture());
}

#[test]
fn below_the_last_thing_of_the_day_stands_the_month() {
    insta::assert_snapshot!(on(monday(), 80, 24).press("G").picture());
}

#[test]
fn the_day_on_a_wide_screen_with_the_card_beside_it() {
    insta::assert_snapshot!(on(monday(), 160, 45).press("j j j").picture());
}

#[test]
fn the_day_at_the_smallest_size() {
    insta::assert_snapshot!(on(monday(), 40, 12).press("j j").picture());
}

#[test]
fn the_week_has_every_task_under_its_day() {
    insta::assert_snapshot!(on(monday(), 80, 24).press("w").picture());
}

#[test]
fn an_empty_day_says_what_one_may_do() {
    insta::assert_snapshot!(on(Agenda { from: TODAY, ..Agenda::default() }, 80, 12).picture());
}

#[test]
fn a_free_day_tells_of_the_week() {
    let days = monday().days.split_off(1);
    insta::assert_snapshot!(on(Agenda { from: TODAY, days, ..Agenda::default() }, 80, 14).picture());
}
