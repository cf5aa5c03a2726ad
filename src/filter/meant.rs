//! What the values of a filter mean here and now: `30d` is a day, `me` is somebody.

use jiff::Zoned;

use super::moment::Moment;
use super::operand::{Measure, Operand};
use super::when::{Days, Stretch, When};
use crate::domain::Slot;

/// What a value means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The value in the language of filters.
    pub said: String,
    /// What it means where that is something else.
    pub means: Option<String>,
    /// The end of what it means where that is a stretch.
    pub until: Option<String>,
}

/// Which part of a stretch of time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// All of it.
    Whole,
    /// Where it begins.
    First,
    /// Where it ends.
    Last,
}

/// As what the values of a field are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// As days or moments.
    Time,
    /// As numbers.
    Amount,
    /// As texts, or by their place among choices.
    Text,
}

impl Scale {
    /// That of a slot.
    pub const fn of(slot: Slot) -> Scale {
        match Measure::of(slot) {
            Measure::Birthday | Measure::Time | Measure::Age | Measure::Contact | Measure::Date => Scale::Time,
            Measure::Money | Measure::Number | Measure::Decimal | Measure::Count(_) | Measure::Remind => Scale::Amount,
            Measure::Text | Measure::User | Measure::Choice(_) | Measure::Flag => Scale::Text,
        }
    }
}

impl Operand {
    /// What it means where it is asked of a slot.
    pub fn meant(&self, slot: Slot, edge: Edge, moment: &Moment) -> Meant {
        // Quotes belong to the language, not to what is meant.
        let said = if let Operand::Text(text) = self { text.typed.clone() } else { self.to_string() };
        let (means, until) = match self {
            Operand::Me => (Some(moment.me.clone()), None),
            Operand::When(when) => time(*when, Measure::of(slot), edge, &moment.now),
            Operand::Text(_)
            | Operand::Choice(..)
            | Operand::Number(_)
            | Operand::Decimal(_)
            | Operand::Money(_)
            | Operand::DayOfYear(_)
            | Operand::Yes
            | Operand::No => (None, None),
        };
        let is_said = until.is_none() && means.as_ref() == Some(&said);
        Meant { said, means: means.filter(|_| !is_said), until }
    }
}

/// The days or the moment that a time means.
fn time(when: When, measure: Measure, edge: Edge, now: &Zoned) -> (Option<String>, Option<String>) {
    let Stretch { start, end } = when.stretch(now);
    if matches!(measure, Measure::Time | Measure::Contact) && edge != Edge::Whole && start == end {
        return (Some(start.to_zoned(now.time_zone().clone()).strftime("%Y-%m-%d %H:%M").to_string()), None);
    }
    let Days { first, last } = when.days(now);
    // A birthday comes round.
    let is_yearly = measure == Measure::Birthday && when.is_relative() && edge == Edge::Whole;
    let shown = |day: jiff::civil::Date| if is_yearly { day.strftime("%m-%d").to_string() } else { day.to_string() };
    match edge {
        Edge::First => (Some(shown(first)), None),
        Edge::Last => (Some(shown(last)), None),
        Edge::Whole => (Some(shown(first)), (first != last).then(|| shown(last))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::expr::{Choice, Expr, Order, Test};
    use super::super::parse;
    use super::*;
    use crate::domain::{Catalogue, Kind};

    fn told(text: &str, kind: Kind) -> String {
        let now = "2026-03-02T12:00[Europe/Berlin]".parse().unwrap();
        let moment = Moment::new(now, jiff::civil::Weekday::Monday, "Kim", &Catalogue::default());
        let filter = parse(text, kind, &moment).unwrap();
        let Expr::Field(slot, asked) = filter.explain() else { panic!("{text}") };
        let (operand, edge) = match asked {
            Test::Is(choices) => match &choices[0] {
                Choice::One(operand) => (operand, Edge::Whole),
                Choice::From(operand) => (operand, Edge::First),
                Choice::UpTo(operand) | Choice::Between(_, operand) => (operand, Edge::Last),
            },
            Test::Compare(Order::Before | Order::From, operand) => (operand, Edge::First),
            Test::Compare(Order::UpTo | Order::After, operand) => (operand, Edge::Last),
            Test::IsNot(_) | Test::Contains(_) => panic!("{text}"),
        };
        let Meant { said, means, until } = operand.meant(*slot, edge, &moment);
        [Some(said), means, until].into_iter().flatten().collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn a_value_means_days_a_moment_or_somebody() {
        for (text, meant) in [
            ("close<30d", "30d | 2026-04-01"),
            ("close:2026-03", "2026-03 | 2026-03-01 | 2026-03-31"),
            ("close<=2026-03", "2026-03 | 2026-03-31"),
            ("close:2026-03-20", "2026-03-20"),
            ("close:this-week", "this-week | 2026-03-02 | 2026-03-08"),
            ("stage-age>30d", "-30d | 2026-01-31"),
            ("updated<-60d", "-60d | 2026-01-01 12:00"),
            ("updated<today", "today | 2026-03-02"),
            ("created:-3d", "-3d | 2026-02-27"),
            ("owner:me", "me | Kim"),
            ("company:\"Acme, Inc.\"", "Acme, Inc."),
            ("value>10k", "10000"),
        ] {
            assert_eq!(told(text, Kind::Deal), meant, "{text}");
        }
        assert_eq!(told("birthday:next-week", Kind::Contact), "next-week | 03-09 | 03-15");
        assert_eq!(told("last:call", Kind::Contact), "call");
        assert_eq!(told("last<-30d", Kind::Contact), "-30d | 2026-01-31 12:00");
    }
}
