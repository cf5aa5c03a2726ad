//! The values of a field that lie between those that a filter names.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use rust_decimal::Decimal;

use super::birthday::{day_of_year, yearly};
use super::expr::Choice;
use super::moment::Moment;
use super::operand::{Measure, Operand};
use super::sought::Sought;
use super::when::When;
use crate::domain::birthday::Birthday;
use crate::domain::field::Type;
use crate::domain::slot::Derived;
use crate::domain::{Field, Kind, Slot, Span};
use crate::search::fold;

/// What lies between two values, both included; an end that is not named is open.
pub(super) fn between(slot: Slot, from: Option<&Operand>, to: Option<&Operand>, moment: &Moment) -> Option<Sought> {
    match Measure::of(slot) {
        Measure::Choice(_) => {
            let (from, to) = (end(from, 0, place)?, end(to, usize::MAX, place)?);
            places(slot, |own| from <= own && own <= to)
        }
        Measure::Time | Measure::Date => {
            let read = |operand: &Operand| when(operand).map(Some);
            Some(times(slot, end(from, None, read)?, end(to, None, read)?, &moment.now))
        }
        Measure::Money | Measure::Number | Measure::Decimal | Measure::Count(_) | Measure::Remind => {
            let span = Span::Numbers(end(from, Decimal::MIN, number)?, end(to, Decimal::MAX, number)?);
            Some(Sought::Within(measured(slot), span))
        }
        Measure::Text | Measure::User | Measure::Flag | Measure::Birthday | Measure::Age | Measure::Contact => None,
    }
}

/// Those of a field's choices whose places are as asked.
pub(super) fn places(slot: Slot, is_asked: impl Fn(usize) -> bool) -> Option<Sought> {
    let Measure::Choice(choices) = Measure::of(slot) else { return None };
    let asked = choices.iter().enumerate().filter(|(place, _)| is_asked(*place));
    let sought = asked.map(|(_, choice)| match slot {
        Slot::Derived(_) => Sought::Standing(slot, choice),
        Slot::Field(_) | Slot::Part(..) => Sought::Within(slot, Span::Text(fold(choice))),
    });
    Some(Sought::Any(sought.collect()))
}

/// The birthdays that a choice means, if it means days of the year.
pub(super) fn birthdays(slot: Slot, choice: &Choice, now: &Zoned) -> Option<Sought> {
    let (from, to) = match choice {
        Choice::One(Operand::DayOfYear(day)) => (day_of_year(*day), day_of_year(*day)),
        Choice::One(Operand::When(when)) => {
            let days = when.days(now);
            let is_of_any_year = when.is_relative() || days.first == days.last;
            let of_year = |day: Date| day_of_year(Birthday::on(day));
            is_of_any_year.then(|| (of_year(days.first), of_year(days.last)))?
        }
        Choice::Between(from, to) => (yearly(from, now)?, yearly(to, now)?),
        Choice::One(_) | Choice::From(_) | Choice::UpTo(_) => return None,
    };
    let span = |from, to| Sought::Within(slot, Span::Birthdays(from, to));
    // They may lie around the end of the year.
    Some(if from <= to { span(from, to) } else { Sought::Any(vec![span(from, (12, 31)), span((1, 1), to)]) })
}

/// Whether birthdays stand in a slot.
pub(super) fn is_birthday(slot: Slot) -> bool {
    Measure::of(slot) == Measure::Birthday
}

fn end<T>(operand: Option<&Operand>, open: T, read: impl Fn(&Operand) -> Option<T>) -> Option<T> {
    operand.map_or(Some(open), read)
}

fn place(operand: &Operand) -> Option<usize> {
    if let Operand::Choice(place, _) = operand { Some(*place) } else { None }
}

fn when(operand: &Operand) -> Option<When> {
    if let Operand::When(when) = operand { Some(*when) } else { None }
}

fn number(operand: &Operand) -> Option<Decimal> {
    match operand {
        Operand::Number(number) => Some(Decimal::from(*number)),
        Operand::Decimal(number) => Some(*number),
        Operand::Money(amount) => Some(amount.units),
        Operand::Text(_)
        | Operand::Choice(..)
        | Operand::When(_)
        | Operand::DayOfYear(_)
        | Operand::Yes
        | Operand::No
        | Operand::Me => None,
    }
}

/// The days and the moments between two times. Which of both a field has that people defined, its values say.
fn times(slot: Slot, from: Option<When>, to: Option<When>, now: &Zoned) -> Sought {
    let days =
        Span::Days(from.map_or(Date::MIN, |from| from.days(now).first), to.map_or(Date::MAX, |to| to.days(now).last));
    let moments = Span::Moments(
        from.map_or(Timestamp::MIN, |from| from.stretch(now).start.min(from.whole_days(now).start)),
        to.map_or(Timestamp::MAX, |to| to.stretch(now).end.max(to.whole_days(now).end)),
    );
    match slot {
        Slot::Field(Field { value: Type::Date, defined: None, .. }) => Sought::Within(slot, days),
        Slot::Field(Field { value: Type::When, defined: None, .. }) => Sought::Within(slot, moments),
        Slot::Field(_) | Slot::Part(..) | Slot::Derived(_) => {
            Sought::Any(vec![Sought::Within(slot, days), Sought::Within(slot, moments)])
        }
    }
}

/// The slot in which a number is that another one shows.
fn measured(slot: Slot) -> Slot {
    let value = || Slot::find(Kind::Deal, "value");
    if slot == Slot::Derived(Derived::Amount) { value().unwrap_or(slot) } else { slot }
}
