//! The values to which fields are compared, read as the field's type demands.

use super::error::Fault;
use super::expr::Operator;
use super::moment::Moment;
use super::when::{When, comes_again};
use crate::domain::activity::ACTIVITIES;
use crate::domain::birthday::Birthday;
use crate::domain::field::{Type, Unit};
use crate::domain::money::{Amount, read_decimal};
use crate::domain::read::says_no;
use crate::domain::slot::Derived;
use crate::domain::stage::OUTCOMES;
use crate::domain::{Invalid, Kind, Slot, line, reminder};
use crate::search::{fold, sort_key};
use rust_decimal::Decimal;

/// A text as typed, with what it is compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// As typed.
    pub typed: String,
    pub(super) folded: String,
    pub(super) key: String,
}

impl Literal {
    pub(super) fn new(typed: &str) -> Literal {
        Literal { typed: typed.to_owned(), folded: fold(typed), key: order_key(typed) }
    }
}

/// The key by which texts are ordered in filters; unlike the collation of lists, it does not tell `José` from `jose`.
pub(super) fn order_key(text: &str) -> String {
    let key = sort_key(text);
    key.split('\0').next().unwrap_or_default().to_owned()
}

/// One value in a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A text.
    Text(Literal),
    /// One of a field's choices, by its place among them.
    Choice(usize, &'static str),
    /// A whole number.
    Number(u64),
    /// A number that need not be whole.
    Decimal(Decimal),
    /// An amount, of any currency where none is named.
    Money(Amount),
    /// A day or a moment.
    When(When),
    /// A day of any year.
    DayOfYear(Birthday),
    /// Yes.
    Yes,
    /// The absence of yes.
    No,
    /// Whoever asks.
    Me,
}

/// As what a slot's values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Text,
    User,
    Choice(&'static [&'static str]),
    Flag,
    Birthday,
    Time,
    /// For how long something has been so.
    Age,
    /// A time, or the sort of activity that was then.
    Contact,
    Date,
    Money,
    Number,
    Decimal,
    Count(Unit),
    Remind,
}

impl Measure {
    pub(super) const fn of(slot: Slot) -> Measure {
        match slot {
            Slot::Derived(Derived::Created | Derived::Updated | Derived::Visited | Derived::Next) => Measure::Time,
            Slot::Derived(Derived::Rev) => Measure::Number,
            Slot::Derived(Derived::Chance) => Measure::Count(Unit::Percent),
            Slot::Derived(Derived::Status) => Measure::Choice(OUTCOMES),
            Slot::Derived(Derived::Weighted | Derived::Amount | Derived::OpenValue) => Measure::Money,
            Slot::Derived(Derived::Since) => Measure::Date,
            Slot::Derived(Derived::Last) => Measure::Contact,
            Slot::Derived(Derived::Overdue) => Measure::Flag,
            Slot::Derived(Derived::Id | Derived::Currency | Derived::NextStep | Derived::Segments) => Measure::Text,
            Slot::Field(field) => Measure::of_type(field.value),
            Slot::Part(_, part) => Measure::of_type(part.value),
        }
    }

    const fn of_type(value: Type) -> Measure {
        match value {
            Type::Choice(choices) => Measure::Choice(choices),
            Type::Flag => Measure::Flag,
            Type::Birthday => Measure::Birthday,
            Type::Record(Kind::User) => Measure::User,
            Type::Money => Measure::Money,
            Type::Date => Measure::Date,
            Type::When => Measure::Time,
            Type::Decimal => Measure::Decimal,
            Type::Number(unit) => Measure::Count(unit),
            Type::Remind => Measure::Remind,
            Type::Line
            | Type::Text
            | Type::Language
            | Type::Zone
            | Type::Position
            | Type::Consent
            | Type::Tag
            | Type::Repeat
            | Type::External
            | Type::Item(_)
            | Type::Record(_)
            | Type::Handle => Measure::Text,
        }
    }

    /// Whether values of this sort can be asked so.
    pub(super) const fn allows(self, operator: Operator) -> bool {
        match self {
            Measure::Text | Measure::User | Measure::Choice(_) => true,
            Measure::Flag => matches!(operator, Operator::Is | Operator::IsNot),
            Measure::Birthday
            | Measure::Time
            | Measure::Age
            | Measure::Contact
            | Measure::Date
            | Measure::Money
            | Measure::Number
            | Measure::Decimal
            | Measure::Count(_)
            | Measure::Remind => !matches!(operator, Operator::Contains),
        }
    }

    /// Reads a value; what stood in quotes is never a word such as `me`.
    pub(super) fn read(self, written: &Written, moment: &Moment) -> Result<Operand, Fault> {
        let text = written.text.as_str();
        let read = match self {
            Measure::User if written.quoting == Quoting::Bare && text.eq_ignore_ascii_case("me") => Some(Operand::Me),
            Measure::Text | Measure::User => Some(Operand::Text(Literal::new(text))),
            Measure::Choice(choices) => return read_choice(choices, text).map_err(Fault::BadValue),
            Measure::Flag => read_flag(text),
            Measure::Birthday => return read_birthday(text, moment),
            Measure::Time | Measure::Date => return read_when(text, moment),
            Measure::Age => return When::ago(text).map(Operand::When).map_err(Fault::BadValue),
            Measure::Contact => return read_choice(ACTIVITIES, text).or_else(|_| read_when(text, moment)),
            Measure::Money => return Amount::read(text).map(Operand::Money).map_err(Fault::BadValue),
            Measure::Decimal => return read_decimal(text).map(Operand::Decimal).map_err(Fault::BadValue),
            Measure::Count(unit) => unit.read(text).map(|number| Operand::Number(number.into())),
            Measure::Remind => return read_remind(text).map_err(Fault::BadValue),
            Measure::Number => line::fold_width(text).parse().ok().map(Operand::Number),
        };
        read.ok_or_else(|| Fault::BadValue(self.invalid(text)))
    }

    fn invalid(self, text: &str) -> Invalid {
        match self {
            Measure::Flag => Invalid::new("flag", text).among(["yes", "no"]),
            Measure::Number | Measure::Decimal | Measure::Count(_) | Measure::Remind => Invalid::new("number", text),
            Measure::Money => Invalid::new("money", text),
            Measure::Choice(choices) => Invalid::new("choice", text).among(choices),
            Measure::Birthday | Measure::Time | Measure::Age | Measure::Contact | Measure::Date => {
                Invalid::new("when", text)
            }
            Measure::Text | Measure::User => Invalid::new("line", text),
        }
    }
}

/// A value as it stands in a filter.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) quoting: Quoting,
}

/// Whether a value stood in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoting {
    Bare,
    Quoted,
}

fn read_choice(choices: &'static [&'static str], text: &str) -> Result<Operand, Invalid> {
    let folded = fold(text);
    let known = choices.iter().enumerate().find(|(_, choice)| fold(choice) == folded);
    known
        .map(|(place, choice)| Operand::Choice(place, choice))
        .ok_or_else(|| Invalid::new("choice", text).among(choices))
}

fn read_remind(text: &str) -> Result<Operand, Invalid> {
    let read = reminder::read_remind(text)?;
    let minutes = read.as_number().map(|minutes| Operand::Number(minutes.into()));
    Ok(minutes.unwrap_or_else(|| Operand::Text(Literal::new(&read.to_string()))))
}

fn read_flag(text: &str) -> Option<Operand> {
    match fold(text).as_str() {
        "yes" | "y" | "true" | "1" | "是" => Some(Operand::Yes),
        _ if says_no(text) => Some(Operand::No),
        _ => None,
    }
}

fn read_when(text: &str, moment: &Moment) -> Result<Operand, Fault> {
    When::read(text, moment).map(Operand::When).map_err(Fault::BadValue)
}

fn read_birthday(text: &str, moment: &Moment) -> Result<Operand, Fault> {
    if let Ok(birthday) = text.parse::<Birthday>() {
        let date = birthday.date().map(When::Date).map(Operand::When);
        return Ok(date.unwrap_or(Operand::DayOfYear(birthday)));
    }
    let when = When::read(text, moment).map_err(Fault::BadValue)?;
    Ok(match when {
        When::Date(day) if comes_again(text, moment) => {
            Operand::DayOfYear(Birthday { year: None, ..Birthday::on(day) })
        }
        When::Now
        | When::Day(_)
        | When::Date(_)
        | When::Month(_)
        | When::Year(_)
        | When::Period(_)
        | When::At(_)
        | When::Moment(_)
        | When::Relative(..) => Operand::When(when),
    })
}
