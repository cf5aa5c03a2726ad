//! Pictures of the day beside those of `screens`.

use super::monday::{TODAY, monday, on};
use crate::ops::answer::Agenda;

#[test]
fn below_the_last_thing_of_the_day_stands_the_month() {
    insta::assert_snapshot!(on(monday(), 80, 24).press("G").picture());
}

#[test]
fn a_free_day_tells_of_the_week() {
    let days = monday().days.split_off(1);
    insta::assert_snapshot!(on(Agenda { from: TODAY, days, ..Agenda::default() }, 80, 14).picture());
}
