//! Birthdays in filters: as dates, and as days that come round every year.

use jiff::Zoned;
use jiff::civil::Date;

use super::expr::{Choice, Order};
use super::operand::Operand;
use super::when::{Days, When};
use crate::domain::birthday::Birthday;

/// Days within which a relative range is about the coming or past birthdays, not about the year of birth: nobody in a
/// book is less than a year old.
const ONE_YEAR: i32 = 366;

/// Whether a birthday is what was asked for.
pub(super) fn is(birthday: Birthday, choice: &Choice, now: &Zoned) -> bool {
    match choice {
        Choice::One(operand) => equals(birthday, operand, now),
        Choice::From(from) => compares(birthday, Order::From, from, now),
        Choice::UpTo(to) => compares(birthday, Order::UpTo, to, now),
        Choice::Between(from, to) => match (yearly(from, now), yearly(to, now)) {
            (Some(from), Some(to)) => comes_round(birthday, from, to),
            (_, _) => compares(birthday, Order::From, from, now) && compares(birthday, Order::UpTo, to, now),
        },
    }
}

/// Whether a birthday stands in an order to a day. Without its year it has no place among dates.
pub(super) fn compares(birthday: Birthday, order: Order, operand: &Operand, now: &Zoned) -> bool {
    match operand {
        Operand::DayOfYear(day) => order.holds(day_of_year(birthday).cmp(&day_of_year(*day))),
        Operand::When(when) => {
            let Days { first, last } = when.days(now);
            let edge = match order {
                Order::Before | Order::From => first,
                Order::UpTo | Order::After => last,
            };
            birthday.date().is_some_and(|date| order.holds(date.cmp(&edge)))
        }
        Operand::Text(_)
        | Operand::Choice(..)
        | Operand::Number(_)
        | Operand::Decimal(_)
        | Operand::Money(_)
        | Operand::Yes
        | Operand::No
        | Operand::Me => false,
    }
}

fn equals(birthday: Birthday, operand: &Operand, now: &Zoned) -> bool {
    match operand {
        Operand::DayOfYear(day) => day_of_year(birthday) == day_of_year(*day),
        Operand::When(when) => {
            let Days { first, last } = when.days(now);
            match birthday.date() {
                Some(date) if !when.is_relative() => (first..=last).contains(&date),
                Some(_) | None if when.is_relative() => {
                    comes_round(birthday, day_of_year(Birthday::on(first)), day_of_year(Birthday::on(last)))
                }
                Some(_) | None => first == last && day_of_year(birthday) == day_of_year(Birthday::on(first)),
            }
        }
        Operand::Text(_)
        | Operand::Choice(..)
        | Operand::Number(_)
        | Operand::Decimal(_)
        | Operand::Money(_)
        | Operand::Yes
        | Operand::No
        | Operand::Me => false,
    }
}

/// The day of the year that an end of a range means, where it means one.
pub(super) fn yearly(operand: &Operand, now: &Zoned) -> Option<(i8, i8)> {
    match operand {
        Operand::DayOfYear(day) => Some(day_of_year(*day)),
        Operand::When(when) if when.is_relative() => near(*when, now).map(|date| day_of_year(Birthday::on(date))),
        Operand::When(_)
        | Operand::Text(_)
        | Operand::Choice(..)
        | Operand::Number(_)
        | Operand::Decimal(_)
        | Operand::Money(_)
        | Operand::Yes
        | Operand::No
        | Operand::Me => None,
    }
}

fn near(when: When, now: &Zoned) -> Option<Date> {
    let date = when.days(now).first;
    let days = (date - now.date()).get_days();
    (days.abs() < ONE_YEAR).then_some(date)
}

/// Whether a birthday lies between two days of the year, perhaps over its end.
fn comes_round(birthday: Birthday, from: (i8, i8), to: (i8, i8)) -> bool {
    let day = day_of_year(birthday);
    if from <= to { from <= day && day <= to } else { from <= day || day <= to }
}

/// The month and the day of a birthday.
pub(super) const fn day_of_year(birthday: Birthday) -> (i8, i8) {
    (birthday.month, birthday.day)
}
